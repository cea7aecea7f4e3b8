import type { DeskMove, listOpenTasks, moveTask, setTaskTarget, TaskLine } from '@kangban/contract/care-task';
import type { AnswerOf, BodyOf, QueryOf } from '@kangban/contract/endpoint';
import { serviceOf } from '@kangban/domain/care-task/kinds';
import { targetFault } from '@kangban/domain/care-task/lifestyle';
import { isOpenTask, taskAfter, type TaskMove, type TaskNote } from '@kangban/domain/care-task/states';
import { type DeskAction, staffMay } from '@kangban/domain/identity/staff-rights';
import { ageInYears, parsePlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { moveOpenReferral } from '../referral/desk-service';
import { type LockedTask, lockTask } from './lock-store';
import { findLine, type LinePlace, listLinesOfSite } from './read-store';
import { lineView } from './view';
import { findBody, insertEnrolment, insertTaskEvents, type TaskChange, updateTasks } from './write-store';

const PAGE = 50;
const CURSOR = /^(call|due)\|(\d{4}-\d{2}-\d{2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const cursorOf = ({ kind, dueOn, taskId }: TaskLine): string =>
  `${kind === 'call-now' ? 'call' : 'due'}|${dueOn}|${taskId}`;

function readCursor(cursor: string): LinePlace | undefined {
  const [, when, day = '', taskId = ''] = CURSOR.exec(cursor) ?? [];
  const dueOn = parsePlainDate(day);
  return when === undefined || dueOn === undefined ? undefined : { later: when === 'due', dueOn, taskId };
}

/** Open tasks of the people of the own clinic, names masked: calls that cannot wait, then the longest due. */
export async function readOpenTasks(
  deps: Deps,
  who: StaffSession,
  { kind, cursor }: QueryOf<typeof listOpenTasks>,
): Promise<AnswerOf<typeof listOpenTasks> | Refused> {
  const member = await memberFor(deps, who, 'follow-referrals');
  if (isRefused(member)) return member;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !after)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const { countyCode, siteId } = member;
  const rows = await listLinesOfSite(deps.db.pool, countyCode, { siteId, kind, after, limit: PAGE + 1 });
  const today = deps.clock.today();
  const items = rows.slice(0, PAGE).map((row) => lineView(row, { cipher: deps.cipher, today }));
  for (const { residentId } of items) deps.auditor.record(deskEntry(member, 'task-read', { residentId }));
  const last = items.at(-1);
  return { today, items, nextCursor: last && rows.length > PAGE ? cursorOf(last) : null };
}

/** The line as it stands after a change. */
export async function showLine(
  deps: Pick<Deps, 'cipher' | 'clock'>,
  db: Pick<Transaction, 'query'>,
  { countyCode, taskId }: { countyCode: string; taskId: string },
): Promise<TaskLine | Refused> {
  const row = await findLine(db, countyCode, taskId);
  return row ? lineView(row, { cipher: deps.cipher, today: deps.clock.today() }) : refuse('not-found');
}

/** A task of the own clinic, locked; another clinic's is refused as such. */
export async function holdTask(
  client: Transaction,
  member: Member,
  { taskId, action }: { taskId: string; action: DeskAction },
): Promise<LockedTask | Refused> {
  const task = await lockTask(client, member.countyCode, taskId);
  if (!task) return refuse('not-found');
  const may = staffMay(member, action, task.siteId);
  return may === 'allowed' ? task : refuse(may);
}

export interface Noted {
  member: Member;
  taskId: string;
  move: TaskMove | TaskNote;
  details: object;
}

/** Writes what a member of staff did, today. */
export const noteByStaff = (deps: Pick<Deps, 'clock'>, client: Transaction, noted: readonly Noted[]): Promise<void> =>
  insertTaskEvents(client, noted[0]?.member.countyCode ?? '', {
    at: deps.clock.now(),
    events: noted.map(({ member, taskId, move, details }) => ({
      ...{ event_id: uuidV7(), task_id: taskId, move, happened_on: deps.clock.today() },
      ...{ by_staff: member.staffId, by_account: null, details },
    })),
  });

const NEEDS_NOTE: readonly DeskMove[] = ['finish', 'decline', 'cancel'];

function bodyProblem({ move, bookedFor, note }: BodyOf<typeof moveTask>): Refused | undefined {
  if (move === 'book' && bookedFor === undefined)
    return refuse('bad-input', { fields: [{ path: '/bookedFor', message: 'when?' }] });
  return NEEDS_NOTE.includes(move) && note === undefined
    ? refuse('bad-input', { fields: [{ path: '/note', message: 'why?' }] })
    : undefined;
}

interface Moving {
  member: Member;
  taskId: string;
  body: BodyOf<typeof moveTask>;
}

async function enrol(deps: Deps, client: Transaction, { task, member }: { task: LockedTask; member: Member }) {
  const service = serviceOf(task.kind);
  if (service === undefined) return;
  const { countyCode, siteId, staffId: byStaff } = member;
  const { residentId, taskId } = task;
  const on = deps.clock.today();
  const row = { countyCode, enrolmentId: uuidV7(), residentId, service, siteId, taskId, on, byStaff };
  await insertEnrolment(client, { ...row, at: deps.clock.now() });
}

/** Moves a task that has no paper. Answers the paper's id where it has one. */
async function moveOwn(
  deps: Deps,
  client: Transaction,
  { member, taskId, body }: Moving,
): Promise<Refused | { residentId: string; referralId: string | null }> {
  const action = body.move === 'accept' ? 'record-findings' : 'follow-referrals';
  const task = await holdTask(client, member, { taskId, action });
  if (isRefused(task)) return task;
  const { residentId, referralId } = task;
  const { move, bookedFor, institution, phone, note } = body;
  const state = taskAfter(task.kind, task.state, move);
  if (state === undefined) return refuse('task-not-changeable', { reason: task.state });
  if (referralId !== null) return { residentId, referralId };
  const place: Partial<TaskChange> =
    move === 'book' ? { bookedFor: bookedFor ?? null, place: institution ?? null, appointmentId: null } : {};
  await updateTasks(client, member.countyCode, [{ taskId, state, ...place }]);
  if (move === 'accept') await enrol(deps, client, { task, member });
  await noteByStaff(deps, client, [{ member, taskId, move, details: { bookedFor, institution, phone, note } }]);
  return { residentId, referralId: null };
}

/** A paper goes by the rules of referrals, and its tasks with it. */
async function movePaper(
  deps: Deps,
  who: StaffSession,
  { referralId, body }: { referralId: string; body: BodyOf<typeof moveTask> },
): Promise<Refused | undefined> {
  const { move } = body;
  if (move === 'accept' || move === 'finish') return refuse('task-not-changeable');
  const moved = await moveOpenReferral(deps, who, { referralId, body: { ...body, move } });
  if (!isRefused(moved)) return undefined;
  return moved.refused === 'referral-not-changeable' ? refuse('task-not-changeable') : moved;
}

/** A place was booked, the paper sent, the person seen or taken into care, or the task ended with a reason. */
export async function moveByStaff(
  deps: Deps,
  who: StaffSession,
  { taskId, body }: { taskId: string; body: BodyOf<typeof moveTask> },
): Promise<TaskLine | Refused> {
  const member = await memberFor(deps, who, body.move === 'accept' ? 'record-findings' : 'follow-referrals');
  if (isRefused(member)) return member;
  const problem = bodyProblem(body);
  if (problem) return problem;
  const { countyCode } = member;
  const done = await deps.db.transaction((client) => moveOwn(deps, client, { member, taskId, body }));
  if (isRefused(done)) return done;
  const { residentId, referralId } = done;
  if (referralId !== null) {
    const refused = await movePaper(deps, who, { referralId, body });
    if (refused) return refused;
  } else
    await deps.auditor.recordNow({
      ...deskEntry(member, 'task-moved', { residentId }),
      details: { taskId, move: body.move },
    });
  return showLine(deps, deps.db.pool, { countyCode, taskId });
}

/** Sets the goal of a habit. Refuses what could harm: too thin, too fast, or nobody knows the present weight. */
export async function setTarget(
  deps: Deps,
  who: StaffSession,
  { taskId, body }: { taskId: string; body: BodyOf<typeof setTaskTarget> },
): Promise<TaskLine | Refused> {
  const member = await memberFor(deps, who, 'record-findings');
  if (isRefused(member)) return member;
  const { countyCode } = member;
  const done = await deps.db.transaction(async (client): Promise<Refused | string> => {
    const task = await holdTask(client, member, { taskId, action: 'record-findings' });
    if (isRefused(task)) return task;
    const { kind, state, residentId } = task;
    if (kind !== 'lifestyle' || !isOpenTask(state)) return refuse('task-not-changeable', { reason: state });
    const known = await findBody(client, countyCode, residentId);
    const ageYears = known ? ageInYears(known.birthDate, deps.clock.today()) : 0;
    const fault = targetFault(body, { ageYears, weightKg: null, heightCm: null, ...known });
    if (fault) return refuse('task-target-harmful', { reason: fault });
    await updateTasks(client, countyCode, [{ taskId, target: body }]);
    await noteByStaff(deps, client, [{ member, taskId, move: 'target', details: body }]);
    return residentId;
  });
  if (isRefused(done)) return done;
  await deps.auditor.recordNow({
    ...deskEntry(member, 'task-moved', { residentId: done }),
    details: { taskId, move: 'target' },
  });
  return showLine(deps, deps.db.pool, { countyCode, taskId });
}
