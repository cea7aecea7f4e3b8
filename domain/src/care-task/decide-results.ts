/** What results that came into the record, or were set right there, do to a task. */
import type { PlainDate } from '../shared/plain-date';
import { answeredItems, type ResultEntry, type Waiting } from './answers';
import { isOpenTask, type TaskState } from './states';

/** Results that stand, by item. */
export type Answers = Readonly<Record<string, { entryId: string; on: PlainDate }>>;

export interface TaskWithAnswers extends Waiting {
  state: TaskState;
  answers: Answers;
}

export interface ResultsTold {
  /** New entries of this person, in the order they came. */
  entries: readonly ResultEntry[];
  /** Entries that were replaced or struck out. */
  replaced: readonly string[];
}

export interface ResultsDecision {
  answers: Answers;
  /** Items answered now, with the entry. */
  answered: readonly { item: string; entryId: string }[];
  /** Items whose result was taken back. */
  withdrawn: readonly { item: string; entryId: string }[];
  /** `close`: every item is answered; `reopen`: it was over by results that no longer stand. */
  then: 'close' | 'reopen' | 'nothing';
}

const isComplete = (items: readonly string[], answers: Answers): boolean =>
  items.length > 0 && items.every((item) => answers[item] !== undefined);

interface Found {
  answers: Answers;
  answered: { item: string; entryId: string }[];
}

/** What these entries answer of what is not answered yet; the first one counts. */
function answersIn(task: Waiting, entries: readonly ResultEntry[], known: Answers): Found {
  const pairs = entries.flatMap((entry) => answeredItems(task, entry).map((item) => ({ item, entry })));
  const firsts = new Map(pairs.reverse().flatMap(({ item, entry }) => (known[item] ? [] : [[item, entry] as const])));
  const added = [...firsts].map(([item, { entryId, happenedOn: on }]) => [item, { entryId, on }] as const);
  return {
    answers: { ...known, ...Object.fromEntries(added) },
    answered: added.map(([item, { entryId }]) => ({ item, entryId })),
  };
}

function thenOf(state: TaskState, was: boolean, is: boolean): ResultsDecision['then'] {
  if (isOpenTask(state)) return is ? 'close' : 'nothing';
  return state === 'done' && was && !is ? 'reopen' : 'nothing';
}

/**
 * Takes back what no longer stands, adds what answers, and says whether the task is over or lives again. A task that is over by something else
 * than its results stays over; undefined when nothing changes.
 */
export function decideResults(task: TaskWithAnswers, told: ResultsTold): ResultsDecision | undefined {
  const { items, state } = task;
  const [gone, kept] = [true, false].map((isGone) =>
    Object.entries(task.answers).filter(([, { entryId }]) => told.replaced.includes(entryId) === isGone),
  );
  const withdrawn = (gone ?? []).map(([item, { entryId }]) => ({ item, entryId }));
  const standing = Object.fromEntries(kept ?? []);
  const wasComplete = isComplete(items, task.answers);
  const listens = isOpenTask(state) || (state === 'done' && wasComplete);
  const { answers, answered } = listens ? answersIn(task, told.entries, standing) : { answers: standing, answered: [] };
  if (answered.length === 0 && withdrawn.length === 0) return undefined;
  return { answers, answered, withdrawn, then: thenOf(state, wasComplete, isComplete(items, answers)) };
}
