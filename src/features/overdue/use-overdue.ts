import { useEffect, useRef, useState } from 'react';
import { listOverdue, recordOverdueContact, type ContactOutcome, type OverdueChild } from '@kangban/contract/worklist';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';

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

async function everyPage(filter: Filter): Promise<OverdueChild[]> {
  const found: OverdueChild[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: FILE_PAGE, ...(cursor && { cursor }) };
    const page = await call(listOverdue, { query });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

/** The late children under a filter, page by page, with the calls noted here. */
export function useOverdue(filter: Filter): OverdueList {
  const [children, setChildren] = useState<readonly OverdueChild[]>();
  const [cursor, setCursor] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const wanted = useRef('');

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
  const load = async (after: string | undefined, known: readonly OverdueChild[]): Promise<void> => {
    const asked = JSON.stringify(filter);
    wanted.current = asked;
    const page = await act(() =>
      call(listOverdue, { query: { ...filter, limit: PAGE, ...(after && { cursor: after }) } }),
    );
    // An answer to an earlier filter comes too late.
    if (!page || wanted.current !== asked) return;
    setChildren([...known, ...page.items]);
    setCursor(page.nextCursor ?? undefined);
  };
  useEffect(() => {
    setChildren(undefined);
    void load(undefined, []);
    // The filter decides; `load` is made anew with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [filter.vaccine, filter.minDays]);

  return {
    children,
    hasMore: cursor !== undefined,
    busy,
    problem,
    more: () => load(cursor, children ?? []),
    note: async (residentId, outcome) => {
      const what = { residentId, outcome };
      const noted = await act(() =>
        sendOnce({ name: `contact.${residentId}`, what }, (idempotencyKey) =>
          call(recordOverdueContact, { params: { residentId }, body: { outcome }, idempotencyKey }),
        ),
      );
      if (!noted) return false;
      setChildren((now) => now?.map((one) => (one.residentId === residentId ? { ...one, lastContact: noted } : one)));
      return true;
    },
    all: () => act(() => everyPage(filter)),
  };
}
