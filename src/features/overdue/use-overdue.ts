import { listOverdue, recordOverdueContact, type ContactOutcome, type OverdueChild } from '@kangban/contract/worklist';
import type { ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { everyPage, useDeskPages } from '@/platform/use-desk-pages';

export interface Filter {
  vaccine?: string;
  minDays?: number;
}

export interface OverdueList {
  children: readonly OverdueChild[] | undefined;
  hasMore: boolean;
  busy: boolean;
  problem: ProblemError | undefined;
  more: () => Promise<void>;
  note: (residentId: string, outcome: ContactOutcome) => Promise<boolean>;
  /** Every child of the filter, for the table; undefined when it failed. */
  all: () => Promise<OverdueChild[] | undefined>;
}

/** Rows of one question, and of one page of the file: the most the server gives. */
const PAGE = 50;
const FILE_PAGE = 200;

const ask = (filter: Filter, limit: number) => (cursor: string | undefined) =>
  call(listOverdue, { query: { ...filter, limit, ...(cursor && { cursor }) } });

/** The late children under a filter, page by page, with the calls noted here. */
export function useOverdue(filter: Filter): OverdueList {
  const { items, change, act, ...list } = useDeskPages(
    JSON.stringify([filter.vaccine, filter.minDays]),
    ask(filter, PAGE),
  );
  return {
    children: items,
    hasMore: list.hasMore,
    busy: list.busy,
    problem: list.problem,
    more: list.more,
    note: async (residentId, outcome) => {
      const what = { residentId, outcome };
      const noted = await act(() =>
        sendOnce({ name: `contact.${residentId}`, what }, (idempotencyKey) =>
          call(recordOverdueContact, { params: { residentId }, body: { outcome }, idempotencyKey }),
        ),
      );
      if (!noted) return false;
      change((now) => now.map((one) => (one.residentId === residentId ? { ...one, lastContact: noted } : one)));
      return true;
    },
    all: () => act(() => everyPage(ask(filter, FILE_PAGE))),
  };
}
