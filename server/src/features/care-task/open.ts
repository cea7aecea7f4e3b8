import { dueDayOf, serviceOf, type TaskKind } from '@kangban/domain/care-task/kinds';
import { targetFault, type Target } from '@kangban/domain/care-task/lifestyle';
import { sensitiveOfTask } from '@kangban/domain/care-task/sensitive-items';
import { ageInYears, type PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { givePapers } from './papers';
import { findBody, insertTasks, type NewTaskRow } from './write-store';

/** One thing to be done. All of `items` must be answered before a recheck or referral is over: one task per thing to be tested. */
export interface NewTask {
  kind: TaskKind;
  /** Items of the report, by domain/checkup or the fields of the checkup form. */
  items: readonly string[];
  /** What to do, in a few plain words: 去县医院复查血糖. At most 100 characters. */
  title: string;
  /** A sentence for the family; never a diagnosis. At most 300 characters. */
  reason: string;
  /** What was found, in a few words: 体检发现空腹血糖高. */
  finding?: string | undefined;
  dueOn: PlainDate;
  /** Of a habit; one that could harm this body is left out. */
  target?: Target | undefined;
}

export interface Opening {
  countyCode: string;
  residentId: string;
  /** The clinic the task belongs to: whose list it stands on. */
  siteId: string | null;
  /** The record entry with the finding; null when there is none. */
  subject: { entryId: string } | null;
  tasks: readonly NewTask[];
  /** Who asks for it: a member of staff, or nobody (a rule). `name` is the doctor's, for the family. */
  by: { staffId: string | null; name: string | null };
  /** The day it is opened on; today when left out. */
  on?: PlainDate | undefined;
}

type OpenDeps = Pick<Deps, 'clock' | 'cipher'>;

const keyOf = (items: readonly string[]): string => [...new Set(items)].sort().join(' ');

async function harmlessTargets(client: Transaction, opening: Opening, today: PlainDate): Promise<Map<NewTask, Target>> {
  const wished = opening.tasks.flatMap((task) => (task.target ? [{ task, target: task.target }] : []));
  if (wished.length === 0) return new Map();
  const body = await findBody(client, opening.countyCode, opening.residentId);
  if (!body) return new Map();
  const facts = { ...body, ageYears: ageInYears(body.birthDate, today) };
  return new Map(
    wished.flatMap(({ task, target }) => (targetFault(target, facts) === undefined ? [[task, target] as const] : [])),
  );
}

const rowOf = (task: NewTask, { openedOn, target }: { openedOn: PlainDate; target: Target | null }): NewTaskRow => ({
  task_id: uuidV7(),
  event_id: uuidV7(),
  kind: task.kind,
  service: serviceOf(task.kind) ?? null,
  items: task.items,
  items_key: keyOf(task.items),
  title: task.title,
  reason: task.reason,
  finding: task.finding ?? null,
  sensitive: sensitiveOfTask({ items: task.items, words: [task.title, task.reason] }),
  due_on: dueDayOf(task.kind, task.dueOn, openedOn),
  target,
});

/**
 * Opens what a report or a doctor asks for, in the caller's transaction. Doing it again opens nothing: one task ever for the same finding,
 * kind and items, one open for the same kind and items whatever found it, none for a service the person is in. Answers the ids that
 * were opened. Nobody is told here: whoever opens tasks tells the family of the report.
 */
export async function openTasks(deps: OpenDeps, client: Transaction, opening: Opening): Promise<readonly string[]> {
  if (opening.tasks.length === 0) return [];
  const openedOn = opening.on ?? deps.clock.today();
  const targets = await harmlessTargets(client, opening, openedOn);
  const rows = opening.tasks.map((task) => rowOf(task, { openedOn, target: targets.get(task) ?? null }));
  const opened = await insertTasks(client, {
    countyCode: opening.countyCode,
    residentId: opening.residentId,
    siteId: opening.siteId,
    subjectId: opening.subject?.entryId ?? null,
    doctor: opening.by.name,
    byStaff: opening.by.staffId,
    openedOn,
    at: deps.clock.now(),
    rows,
  });
  const { countyCode, residentId, siteId, subject, by } = opening;
  const referrals = rows
    .filter((row) => row.kind === 'referral' && opened.includes(row.task_id))
    .map((row) => ({ ...row, taskId: row.task_id, dueOn: row.due_on }));
  const of = { countyCode, residentId, siteId, subjectId: subject?.entryId ?? null, byStaff: by.staffId, openedOn };
  await givePapers(client, of, referrals);
  return rows.flatMap(({ task_id: taskId }) => (opened.includes(taskId) ? [taskId] : []));
}
