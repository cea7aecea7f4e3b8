import { useState } from 'react';

export interface Page<T> {
  items: readonly T[];
  nextCursor: string | null;
}

interface Further<T> extends Page<T> {
  /** The first page these go on from: another one begins anew. */
  after: string | null;
}

export interface Paged<T> {
  items: readonly T[];
  hasMore: boolean;
  state: 'ready' | 'loading' | 'failed';
  more: () => Promise<void>;
}

/** A list of pages: the first known like every answer, the further ones asked for one by one. */
export function usePaged<T>(first: Page<T> | undefined, fetchPage: (cursor: string) => Promise<Page<T>>): Paged<T> {
  const [further, setFurther] = useState<Further<T>>();
  const [state, setState] = useState<Paged<T>['state']>('ready');
  const after = first?.nextCursor ?? null;
  const own = further?.after === after ? further : undefined;
  const nextCursor = own ? own.nextCursor : after;
  const more = async (): Promise<void> => {
    if (nextCursor === null || state === 'loading') return;
    setState('loading');
    try {
      const page = await fetchPage(nextCursor);
      setFurther({ after, items: [...(own?.items ?? []), ...page.items], nextCursor: page.nextCursor });
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return { items: [...(first?.items ?? []), ...(own?.items ?? [])], hasMore: nextCursor !== null, state, more };
}
