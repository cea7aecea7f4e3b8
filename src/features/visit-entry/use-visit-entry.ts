import { useState } from 'react';
import { recordChildVisit, type FindingLine } from '@kangban/contract/child-visit';
import type { PlainDate } from '@kangban/contract/common';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { entryOf, requestOf, wrongFields, type DeskVisit, type Entry, type Text } from './entry';

export interface VisitEntry {
  entry: Entry;
  wrong: ReadonlySet<Text>;
  busy: boolean;
  problem: ProblemError | undefined;
  set: (change: Partial<Entry>) => void;
  /** The lines of the findings once they are kept; undefined when refused. */
  save: () => Promise<readonly FindingLine[] | undefined>;
}

/** Writing one visit down: what is typed stays until it is kept. An unlikely number is asked about once and then kept as it is. */
export function useVisitEntry(residentId: string, visit: DeskVisit, today: PlainDate): VisitEntry {
  const [entry, setEntry] = useState(() => entryOf(visit, today));
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<readonly FindingLine[] | undefined> => {
    const body = requestOf(entry, visit, problem?.code === 'measurement-unlikely');
    if (!body) return undefined;
    setBusy(true);
    setProblem(undefined);
    try {
      const params = { residentId };
      const what = { residentId, body };
      const done = await sendOnce({ name: 'child-visit', what }, (idempotencyKey) =>
        call(recordChildVisit, { params, body, idempotencyKey }),
      );
      return done.lines;
    } catch (reason) {
      setProblem(asProblem(reason));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const set = (change: Partial<Entry>): void => {
    setProblem(undefined);
    setEntry((before) => ({ ...before, ...change }));
  };
  return { entry, wrong: wrongFields(entry), busy, problem, set, save };
}
