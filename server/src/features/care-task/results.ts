import { mayAnswer } from '@kangban/domain/care-task/answers';
import { decideResults, type ResultsDecision } from '@kangban/domain/care-task/decide-results';
import { KINDS_BY_RESULT } from '@kangban/domain/care-task/kinds';
import { taskAfter, type TaskMove, type TaskNote, type TaskState } from '@kangban/domain/care-task/states';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import type { NewEntry } from '../record/entry';
import { tellWatchers } from '../referral/service';
import { type LockedTask, lockTasksForResults } from './lock-store';
import { endPapers } from './paper-end';
import { givePapers } from './papers';
import { insertTaskEvents, type TaskChange, type TaskEventRow, updateTasks } from './write-store';

type Entry = Pick<
  NewEntry,
  | 'entryId'
  | 'residentId'
  | 'kind'
  | 'happenedOn'
  | 'source'
  | 'institution'
  | 'payload'
  | 'replacesId'
  | 'enteredInError'
>;

export interface ResultsWritten {
  countyCode: string;
  /** What was written, in its order; a row that replaces another takes that one's answers back first. */
  entries: readonly Entry[];
  /** Entries that were struck out without a row in `entries`. */
  gone?: readonly string[];
}

interface Decided {
  task: LockedTask;
  decision: ResultsDecision;
  state: TaskState | undefined;
}

function decide(task: LockedTask, { entries, gone = [] }: ResultsWritten): Decided | undefined {
  const told = {
    entries: entries.filter((entry) => !entry.enteredInError && task.people.includes(entry.residentId)),
    replaced: [...gone, ...entries.flatMap(({ replacesId }) => replacesId ?? [])],
  };
  const subject = task.subject && task.subjectId !== null ? { ...task.subject, entryId: task.subjectId } : null;
  const decision = decideResults({ ...task, subject }, told);
  if (!decision) return undefined;
  const move: TaskMove | undefined =
    decision.then === 'close' ? 'answer' : decision.then === 'reopen' && !task.twin ? 'reopen' : undefined;
  return { task, decision, state: move && taskAfter(task.kind, task.state, move) };
}

function eventsOf({ task, decision, state }: Decided, entries: readonly Entry[], on: PlainDate): TaskEventRow[] {
  const { answered, withdrawn, then } = decision;
  const reopened = then === 'reopen' && state !== undefined;
  const row = (move: TaskMove | TaskNote, details: object = {}): TaskEventRow => ({
    event_id: uuidV7(),
    task_id: task.taskId,
    move,
    happened_on: on,
    by_staff: null,
    by_account: null,
    details,
  });
  const isOver = then === 'close' || (then === 'nothing' && task.state === 'done');
  const institution = entries.find(({ entryId }) => entryId === answered.at(-1)?.entryId)?.institution ?? null;
  return [
    { when: withdrawn.length > 0, row: row('withdraw', { results: withdrawn }) },
    { when: answered.length > 0, row: row(isOver ? 'answer' : 'part-answer', { results: answered, institution }) },
    { when: state === 'done', row: row('tell') },
    { when: reopened, row: row('reopen') },
  ].flatMap((one) => (one.when ? [one.row] : []));
}

const changeOf = ({ task, decision, state }: Decided): TaskChange => ({
  taskId: task.taskId,
  answers: decision.answers,
  ...(state !== undefined && { state }),
  // Lives again: the place that was booked is over.
  ...(state === 'open' && { bookedFor: null, place: null, appointmentId: null }),
});

/** The papers of referrals that ended are closed; one that lives again gets a new paper, the old one stays as it was. */
async function followPapers(
  client: Transaction,
  countyCode: string,
  told: { decided: readonly Decided[]; on: PlainDate },
) {
  const { decided, on } = told;
  const closed = decided.flatMap(({ task, state }) => (state === 'done' ? (task.referralId ?? []) : []));
  await endPapers(client, countyCode, { referralIds: closed, on });
  for (const { task, state } of decided)
    if (state === 'open' && task.kind === 'referral') {
      const { residentId, siteId, subjectId } = task;
      await givePapers(client, { countyCode, residentId, siteId, subjectId, byStaff: null, openedOn: on }, [task]);
    }
}

/**
 * What results do to what is to be done, in the transaction that writes them to the record: a recheck or a referral whose items are all answered is
 * over and the family is told (without a finding); a result that is set right or struck out opens it again. Costs one query when
 * nothing waits, none when nothing written could be a result.
 */
export async function noteResults(
  deps: Pick<Deps, 'clock' | 'cipher'>,
  client: Transaction,
  written: ResultsWritten,
): Promise<void> {
  const { countyCode, entries, gone = [] } = written;
  const results = entries.filter((entry) => !entry.enteredInError && mayAnswer(entry));
  const replaced = [...gone, ...entries.flatMap(({ replacesId }) => replacesId ?? [])];
  if (results.length === 0 && replaced.length === 0) return;
  const residentIds = [...new Set(results.map(({ residentId }) => residentId))];
  const tasks = await lockTasksForResults(client, countyCode, { residentIds, kinds: KINDS_BY_RESULT, replaced });
  const decided = tasks.flatMap((task) => decide(task, written) ?? []);
  if (decided.length === 0) return;
  const on = deps.clock.today();
  await updateTasks(client, countyCode, decided.map(changeOf));
  const events = decided.flatMap((one) => eventsOf(one, entries, on));
  await insertTaskEvents(client, countyCode, { events, at: deps.clock.now() });
  await followPapers(client, countyCode, { decided, on });
  const told = decided.filter(({ state }) => state !== undefined).flatMap(({ task }) => task.people);
  await tellWatchers(deps, client, { countyCode, residentIds: [...new Set(told)] });
}
