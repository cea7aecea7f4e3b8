import { useRef, useState } from 'react';
import type { AnswerOf } from '@kangban/contract/endpoint';
import {
  type DeskRecord,
  getDeskEntry,
  getDeskRecord,
  listDeskTimeline,
  type StaffPurpose,
} from '@kangban/contract/record/desk-record';
import type { RecordEntryDetail } from '@kangban/contract/record/record';
import type { TimelineGroup } from '@kangban/contract/record/timeline';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';

type Page = Pick<AnswerOf<typeof listDeskTimeline>, 'items' | 'nextCursor'>;

export interface DeskProblem {
  problem: ProblemError;
  purpose: StaffPurpose;
}

export interface DeskReading {
  record: DeskRecord | undefined;
  group: TimelineGroup | undefined;
  page: Page | undefined;
  entry: RecordEntryDetail | undefined;
  busy: boolean;
  problem: DeskProblem | undefined;
  open: (purpose: StaffPurpose) => Promise<void>;
  filter: (group: TimelineGroup | undefined) => Promise<void>;
  more: () => Promise<void>;
  openEntry: (entryId: string) => Promise<void>;
  closeEntry: () => void;
  /** Back to the question what for. */
  close: () => void;
}

type Run = <T>(purpose: StaffPurpose, work: () => Promise<T>) => Promise<T | undefined>;

/** One question at a time; the answer to one that was overtaken by another is dropped. */
function useQuestions() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<DeskProblem>();
  const asked = useRef(0);
  const run: Run = async (purpose, work) => {
    const mine = (asked.current += 1);
    setBusy(true);
    setProblem(undefined);
    const done = await work().catch((reason: unknown) => {
      if (mine === asked.current) setProblem({ problem: asProblem(reason), purpose });
      return undefined;
    });
    if (mine !== asked.current) return undefined;
    setBusy(false);
    return done;
  };
  const drop = (): void => {
    asked.current += 1;
    setBusy(false);
    setProblem(undefined);
  };
  return { busy, problem, run, drop };
}

interface Shown {
  record: DeskRecord;
  group: TimelineGroup | undefined;
  page: Page;
  entry: RecordEntryDetail | undefined;
}

const pageOf = (
  residentId: string,
  query: { purpose: StaffPurpose; group?: TimelineGroup; cursor?: string },
): Promise<Page> => call(listDeskTimeline, { params: { residentId }, query });

/** The record, and the list that belongs to the opening that was written down before it. */
async function openingOf(residentId: string, purpose: StaffPurpose): Promise<Shown> {
  const record = await call(getDeskRecord, { params: { residentId }, query: { purpose } });
  return { record, page: await pageOf(residentId, { purpose }), group: undefined, entry: undefined };
}

/** A record on the screen of a desk: asked for once, kept nowhere, and gone with the page. */
export function useDeskRecord(residentId: string): DeskReading {
  const [shown, setShown] = useState<Shown>();
  const { busy, problem, run, drop } = useQuestions();
  /** Asks within the opened record, and puts the answer beside what is shown. */
  const add = async (ask: (known: Shown, purpose: StaffPurpose) => Promise<Partial<Shown>>): Promise<void> => {
    if (!shown) return;
    const { purpose } = shown.record;
    const found = await run(purpose, () => ask(shown, purpose));
    if (found) setShown((known) => known && { ...known, ...found });
  };
  return {
    record: shown?.record,
    group: shown?.group,
    page: shown?.page,
    entry: shown?.entry,
    busy,
    problem,
    open: async (purpose) => {
      const opened = await run(purpose, () => openingOf(residentId, purpose));
      if (opened) setShown(opened);
    },
    filter: (group) =>
      add(async (_, purpose) => ({ group, page: await pageOf(residentId, { purpose, ...(group && { group }) }) })),
    more: () =>
      add(async ({ group, page }, purpose) => {
        const { nextCursor: cursor } = page;
        if (cursor === null) return {};
        const next = await pageOf(residentId, { purpose, cursor, ...(group && { group }) });
        return { page: { items: [...page.items, ...next.items], nextCursor: next.nextCursor } };
      }),
    openEntry: (entryId) =>
      add(async (_, purpose) => ({
        entry: await call(getDeskEntry, { params: { residentId, entryId }, query: { purpose } }),
      })),
    closeEntry: () => setShown((known) => known && { ...known, entry: undefined }),
    close: () => {
      drop();
      setShown(undefined);
    },
  };
}
