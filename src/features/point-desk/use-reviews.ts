import { decidePointReview, listPointReviews, type PointReview } from '@kangban/contract/point-rule-desk';
import { call } from '@/platform/request';
import type { ProblemError } from '@/platform/problem';
import { useDeskPages } from '@/platform/use-desk-pages';

export type ReviewState = 'open' | 'decided';
export type Decision = 'award' | 'refuse';

export interface Reviews {
  items: readonly PointReview[] | undefined;
  hasMore: boolean;
  busy: boolean;
  problem: ProblemError | undefined;
  more: () => Promise<void>;
  /** True when it was decided; the line goes with it. */
  decide: (reviewId: string, told: { what: Decision; note: string }) => Promise<boolean>;
}

/** Awards that wait for somebody, or those that were looked at, page by page. */
export function useReviews(state: ReviewState): Reviews {
  const pages = useDeskPages(state, (cursor) =>
    call(listPointReviews, { query: { state, ...(cursor !== undefined && { cursor }) } }),
  );
  const { items, hasMore, busy, problem, more, act, change } = pages;
  return {
    items,
    hasMore,
    busy,
    problem,
    more,
    decide: async (reviewId, body) => {
      const done = await act(() => call(decidePointReview, { params: { reviewId }, body }));
      if (done) change((all) => all.filter((one) => one.reviewId !== reviewId));
      return done !== undefined;
    },
  };
}
