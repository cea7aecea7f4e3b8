import { useState } from 'react';
import { listRecordTimeline } from '@kangban/contract/record/record';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { TimelineGroup, TimelineItem } from '@kangban/contract/record/timeline';
import { call } from '@/platform/request';
import { knownOf, type Remote, useRemote } from '@/platform/use-remote';

type Page = AnswerOf<typeof listRecordTimeline>;

interface Further {
  /** The first page these go on from: another one begins anew. */
  after: string;
  items: TimelineItem[];
  nextCursor: string | null;
}

export interface Timeline {
  remote: Remote<Page> & { reload: () => Promise<void> };
  items: TimelineItem[];
  hasMore: boolean;
  state: 'ready' | 'loading' | 'failed';
  more: () => Promise<void>;
}

/** Further pages go on from one first page; where that changed meanwhile they are asked for anew. */
function joined(first: Page | undefined, further: Further | undefined, after: string) {
  const own = further?.after === after ? further : undefined;
  if (!first) return { items: [], nextCursor: null };
  if (!own) return { items: first.items, nextCursor: first.nextCursor };
  return { items: [...first.items, ...own.items], nextCursor: own.nextCursor };
}

/** The timeline under a filter: the first page known like every answer, the further ones asked for one by one. */
export function useTimeline(residentId: string, group: TimelineGroup | undefined): Timeline {
  const query = group ? { group } : {};
  const remote = useRemote({ endpoint: listRecordTimeline, input: { params: { residentId }, query } });
  const first = knownOf(remote);
  const [further, setFurther] = useState<Further>();
  const [state, setState] = useState<Timeline['state']>('ready');
  const after = `${group ?? ''} ${first?.nextCursor ?? ''}`;
  const { items, nextCursor } = joined(first, further, after);
  const more = async (): Promise<void> => {
    if (nextCursor === null || state === 'loading') return;
    setState('loading');
    try {
      const page = await call(listRecordTimeline, { params: { residentId }, query: { ...query, cursor: nextCursor } });
      const earlier = further?.after === after ? further.items : [];
      setFurther({ after, items: [...earlier, ...page.items], nextCursor: page.nextCursor });
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return { remote, items, hasMore: nextCursor !== null, state, more };
}
