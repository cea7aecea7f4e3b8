import { useEffect, useRef, useState } from 'react';
import { type Acting, useActing } from './use-acting';

interface PageAnswer<T> {
  items: readonly T[];
  nextCursor: string | null;
}

export interface DeskPages<T, A> extends Acting {
  /** Everything loaded so far; undefined until the first page is there. */
  items: readonly T[] | undefined;
  /** The last page as it came, for what stands beside its items. */
  answer: A | undefined;
  hasMore: boolean;
  more: () => Promise<void>;
  change: (how: (items: readonly T[]) => readonly T[]) => void;
}

interface Loaded<T, A> {
  items: readonly T[];
  answer: A;
}

/**
 * A list of the desk page by page, with what is done to its lines. Another `key` (the filter) starts anew; an answer to an earlier
 * one comes too late and is dropped.
 */
export function useDeskPages<T, A extends PageAnswer<T>>(
  key: string,
  ask: (cursor: string | undefined) => Promise<A & PageAnswer<T>>,
): DeskPages<T, A> {
  const [loaded, setLoaded] = useState<Loaded<T, A>>();
  const acting = useActing();
  const wanted = useRef(key);

  const load = async (cursor: string | undefined, known: readonly T[]): Promise<void> => {
    wanted.current = key;
    const answer = await acting.act(() => ask(cursor));
    if (!answer || wanted.current !== key) return;
    setLoaded({ items: [...known, ...answer.items], answer });
  };
  useEffect(() => {
    setLoaded(undefined);
    void load(undefined, []);
    // The key decides; `load` is made anew with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  const cursor = loaded?.answer.nextCursor ?? undefined;
  return {
    ...acting,
    items: loaded?.items,
    answer: loaded?.answer,
    hasMore: cursor !== undefined,
    more: () => load(cursor, loaded?.items ?? []),
    change: (how) => setLoaded((now) => now && { ...now, items: how(now.items) }),
  };
}

/** Every page of a list, one after the other: for a file. */
export async function everyPage<T>(ask: (cursor: string | undefined) => Promise<PageAnswer<T>>): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await ask(cursor);
    found.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return found;
}
