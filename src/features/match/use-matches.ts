import { useState } from 'react';
import { decideMatch, getMatch, listMatches, undoMatch, type Match, type MatchLine } from '@kangban/contract/match';
import type { ProblemError } from '@/platform/problem';
import { newId } from '@/platform/random-id';
import { call } from '@/platform/request';
import { useDeskPages } from '@/platform/use-desk-pages';

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
  const { items, change, ...list } = useDeskPages(state, (cursor) =>
    call(listMatches, { query: { state, ...(cursor && { cursor }) } }),
  );
  const [pair, setPair] = useState<Match>();
  const { act } = list;
  /** What was decided shows at once, and the pair leaves the list it stood in. */
  const settle = (now: Match | undefined): boolean => {
    if (!now) return false;
    setPair(now);
    change((before) => before.filter(({ reviewId }) => reviewId !== now.reviewId));
    return true;
  };
  const params = { reviewId: pair?.reviewId ?? '' };
  return {
    lines: items,
    hasMore: list.hasMore,
    pair,
    busy: list.busy,
    problem: list.problem,
    more: list.more,
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
