import type { CareTask, getCareTask, listCareTasks } from '@kangban/contract/care-task';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { HomeTask } from '@kangban/contract/home';
import { compareTasks, isTestedFasting } from '@kangban/domain/care-task/kinds';
import { isOpenTask } from '@kangban/domain/care-task/states';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecordFor, type RecordView } from '../access/open-record';
import { referralsById } from '../referral/service';
import { lockTask } from './lock-store';
import { findOfPerson, listForHome, listOpenOfPerson, listOverOfPerson, type TaskRow } from './read-store';
import { insertTaskEvents } from './write-store';
import { taskView } from './view';

const PAGE = 20;
/** More than anybody is ever asked at once. */
const OPEN_MAX = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const open = (deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> =>
  openRecordFor(deps, who, { residentId, area: 'care-task' });

async function viewsOf(deps: Deps, view: RecordView, rows: readonly TaskRow[]): Promise<CareTask[]> {
  const papers = await referralsById(
    deps,
    view.countyCode,
    rows.flatMap(({ referralId }) => referralId ?? []),
  );
  const { label, opened, right } = view;
  const seen = { label, today: deps.clock.today(), opened, mayTick: right !== 'proxy', papers };
  return rows.map((row) => ({ ...taskView(row, seen), residentId: view.residentId }));
}

const bookedDay = (bookedFor: Date | null): PlainDate | null => (bookedFor === null ? null : dayOf(bookedFor));

const inOrder = (rows: readonly TaskRow[]): TaskRow[] =>
  [...rows].sort((a, b) =>
    compareTasks({ ...a, bookedOn: bookedDay(a.bookedFor) }, { ...b, bookedOn: bookedDay(b.bookedFor) }),
  );

/** What is to be done for a person, the first first; or a page of what is over. Reading about another person is written down. */
export async function readTasks(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; over: boolean; cursor: string | undefined },
): Promise<AnswerOf<typeof listCareTasks> | Refused> {
  const view = await open(deps, who, asked.residentId);
  if (isRefused(view)) return view;
  const { cursor, over } = asked;
  if (cursor !== undefined && !UUID.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const today = deps.clock.today();
  const of = { ...view, today };
  const rows = over
    ? await listOverOfPerson(deps.db.pool, { ...of, before: cursor, limit: PAGE + 1 })
    : inOrder(await listOpenOfPerson(deps.db.pool, { ...of, limit: OPEN_MAX }));
  const page = over ? rows.slice(0, PAGE) : rows;
  noteRead(deps, view, { action: 'task-read' });
  return {
    label: view.label,
    today,
    items: await viewsOf(deps, view, page),
    nextCursor: over && rows.length > PAGE ? (page.at(-1)?.taskId ?? null) : null,
  };
}

async function showTask(deps: Deps, view: RecordView, taskId: string): Promise<CareTask | Refused> {
  const row = await findOfPerson(deps.db.pool, { ...view, today: deps.clock.today(), taskId });
  const [task] = row ? await viewsOf(deps, view, [row]) : [];
  return task ?? refuse('not-found');
}

/** One task with its steps. */
export async function readTask(
  deps: Deps,
  who: AccountSession,
  { residentId, taskId }: { residentId: string; taskId: string },
): Promise<AnswerOf<typeof getCareTask> | Refused> {
  const view = await open(deps, who, residentId);
  if (isRefused(view)) return view;
  const task = await showTask(deps, view, taskId);
  if (isRefused(task)) return task;
  noteRead(deps, view, { action: 'task-read', details: { taskId } });
  return { label: view.label, today: deps.clock.today(), task };
}

/** A habit was kept today or yesterday, or was not after all: said by the person (or a child's guardian), never by a proxy. */
export async function tickTask(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; taskId: string; on: PlainDate; kept: boolean },
): Promise<CareTask | Refused> {
  const { residentId, taskId, on, kept } = asked;
  const view = await openRecordFor(deps, who, { residentId, area: 'care-task-tick' });
  if (isRefused(view)) return view;
  const { countyCode, residentIds } = view;
  const today = deps.clock.today();
  if (on > today || on < addDays(today, -1))
    return refuse('bad-input', { fields: [{ path: '/on', message: 'is neither today nor yesterday' }] });
  const done = await deps.db.transaction(async (client): Promise<Refused | undefined> => {
    const task = await lockTask(client, countyCode, taskId);
    if (!task || !residentIds.includes(task.residentId)) return refuse('not-found');
    if (task.kind !== 'lifestyle' || !isOpenTask(task.state)) return refuse('task-not-changeable');
    if (on < task.openedOn)
      return refuse('bad-input', { fields: [{ path: '/on', message: 'is before the task was opened' }] });
    const row = await findOfPerson(client, { countyCode, residentIds, today, taskId });
    if (row?.ticks.includes(on) === kept) return undefined;
    const event = {
      ...{ event_id: uuidV7(), task_id: taskId, move: kept ? ('tick' as const) : ('untick' as const), happened_on: on },
      ...{ by_staff: null, by_account: who.accountId, details: {} },
    };
    await insertTaskEvents(client, countyCode, { events: [event], at: deps.clock.now() });
    return undefined;
  });
  if (done) return done;
  noteRead(deps, view, { action: 'task-ticked', details: { taskId } });
  return showTask(deps, view, taskId);
}

/** The next task of each of these people for the first page: nothing that is shown only after unlocking. One query. */
export async function homeTasks(
  deps: Pick<Deps, 'db' | 'clock'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<HomeTask[]> {
  if (residentIds.length === 0) return [];
  const rows = await listForHome(deps.db.pool, countyCode, residentIds);
  const today = deps.clock.today();
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const known = first.get(row.residentId);
    if (row.sensitive === null && (!known || compareTasks(row, known) < 0)) first.set(row.residentId, row);
  }
  return [...first.values()].sort(compareTasks).map((row) => ({
    taskId: row.taskId,
    residentId: row.residentId,
    title: row.title,
    urgent: row.kind === 'call-now',
    dueOn: row.dueOn,
    late: row.dueOn < today,
    bookedFor: row.bookedFor?.toISOString() ?? null,
    place: row.place,
    fasting: isTestedFasting(row.kind, row.items),
  }));
}
