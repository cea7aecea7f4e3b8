import { useState } from 'react';
import { listRecordTimeline } from '@kangban/contract/record/record';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { TimelineGroup, TimelineItem } from '@kangban/contract/record/timeline';
import { call } from '@/platform/request';
import { knownOf, type Remote, useRemote } from '@/platform/use-remote';

type Page = AnswerOf<typeof listRecordTimeline>;

interface Further {
  /** The first page these go on from: another one begins anew. */
  after: string | null;
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

/** The timeline under a filter: the first page kept like every answer, the further ones asked for one by one. */
export function useTimeline(residentId: string, group: TimelineGroup | undefined): Timeline {
  const input = { params: { residentId }, query: group ? { group } : {} };
  const remote = useRemote({ endpoint: listRecordTimeline, input });
  const first = knownOf(remote);
  const [further, setFurther] = useState<Further>();
  const [state, setState] = useState<Timeline['state']>('ready');
  const own = further && first && further.after === `${group ?? ''} ${first.nextCursor}` ? further : undefined;
  const nextCursor = own ? own.nextCursor : (first?.nextCursor ?? null);
  const more = async (): Promise<void> => {
    if (nextCursor === null || state === 'loading' || !first) return;
    setState('loading');
    try {
      const page = await call(listRecordTimeline, { ...input, query: { ...input.query, cursor: nextCursor } });
      setFurther({
        after: `${group ?? ''} ${first.nextCursor}`,
        items: [...(own?.items ?? []), ...page.items],
        nextCursor: page.nextCursor,
      });
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return { remote, items: [...(first?.items ?? []), ...(own?.items ?? [])], hasMore: nextCursor !== null, state, more };
}
