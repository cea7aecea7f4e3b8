import { useEffect, useState } from 'react';
import { decideMatch, getMatch, listMatches, undoMatch, type Match, type MatchLine } from '@kangban/contract/match';
import { asProblem, type ProblemError } from '@/platform/problem';
import { newId } from '@/platform/random-id';
import { call } from '@/platform/request';

export type Shown = 'waiting' | 'decided';

export interface Matches {
  lines: readonly MatchLine[] | undefined;
  hasMore: boolean;
  /** The pair that is open. */
  pair: Match | undefined;
  busy: boolean;
  problem: ProblemError | undefined;
  more: () => Promise<void>;
  open: (reviewId: string) => Promise<void>;
  close: () => void;
  decide: (same: boolean, reason: string) => Promise<boolean>;
  undo: (reason: string) => Promise<boolean>;
}

/** The pairs of the own clinic and the one being compared. A decision that was made elsewhere meanwhile is refused and shown. */
export function useMatches(state: Shown): Matches {
  const [lines, setLines] = useState<readonly MatchLine[]>();
  const [cursor, setCursor] = useState<string>();
  const [pair, setPair] = useState<Match>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();

  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    const done = await work().catch((reason: unknown) => {
      setProblem(asProblem(reason));
      return undefined;
    });
    setBusy(false);
    return done;
  };
  const load = async (after: string | undefined, known: readonly MatchLine[]): Promise<void> => {
    const page = await act(() => call(listMatches, { query: { state, ...(after && { cursor: after }) } }));
    if (!page) return;
    setLines([...known, ...page.items]);
    setCursor(page.nextCursor ?? undefined);
  };
  useEffect(() => {
    setLines(undefined);
    void load(undefined, []);
    // The list decides; `load` is made anew with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  /** What was decided shows at once, and the pair leaves the list it stood in. */
  const settle = (now: Match | undefined): boolean => {
    if (!now) return false;
    setPair(now);
    setLines((before) => before?.filter(({ reviewId }) => reviewId !== now.reviewId));
    return true;
  };
  const params = { reviewId: pair?.reviewId ?? '' };
  return {
    lines,
    hasMore: cursor !== undefined,
    pair,
    busy,
    problem,
    more: () => load(cursor, lines ?? []),
    open: async (reviewId) => setPair(await act(() => call(getMatch, { params: { reviewId } }))),
    close: () => setPair(undefined),
    decide: async (same, reason) =>
      settle(
        await act(async () => call(decideMatch, { params, body: { same, reason }, idempotencyKey: await newId() })),
      ),
    undo: async (reason) =>
      settle(await act(async () => call(undoMatch, { params, body: { reason }, idempotencyKey: await newId() }))),
  };
}
