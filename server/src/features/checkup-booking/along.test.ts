import { type Appointment, createAppointments } from '@kangban/contract/booking';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anAccount,
  aResident,
  aSite,
  aStaffMember,
  type Person,
  signedIn,
  type SignedInAccount,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aSlot, type Slot } from '../../../test/factories/slots';
import { post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { markNoShows } from '../booking/desk-service';
import { openTasks } from '../care-task/open';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
});
afterEach(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
  await app.stop();
});

type Elder = SignedInAccount & { person: Person };
type Answer = Awaited<ReturnType<typeof post>>;

let phones = 0;
async function anElder(): Promise<Elder> {
  phones += 1;
  const person = await aResident(app, { birthDate: '1955-03-12', site });
  return { ...(await signedIn(app, await anAccount(app, { of: person }), `phone-of-task-${phones}`)), person };
}

/** Something to be tested once more; the clinic wants it. */
async function aTask({ person }: Elder, item = 'fastingGlucose'): Promise<string> {
  const opening = {
    countyCode: COUNTY,
    residentId: person.residentId,
    siteId: site.siteId,
    subject: null,
    tasks: [
      {
        kind: 'recheck' as const,
        items: [item],
        title: '早上空着肚子再查一次血糖',
        reason: '早上的血糖偏高，再查一次才知道。',
        dueOn: toPlainDate('2026-12-07'),
      },
    ],
    by: { staffId: null, name: null },
  };
  const [taskId] = await app.deps.db.transaction((client) => openTasks(app.deps, client, opening));
  if (taskId === undefined) throw new Error('not opened');
  return taskId;
}

const aRecheckAt = (told: Partial<Parameters<typeof aSlot>[1]> = {}): Promise<Slot> =>
  aSlot(app, { at: site, service: 'recheck', startsAt: '09:30', ...told });

const book = (elder: Elder, { slotId }: Slot, taskId?: string): Promise<Answer> => {
  const checkup = { service: 'recheck', ...(taskId !== undefined && { taskId }) };
  const part = { slotId, residentId: elder.person.residentId, doses: [], answers: [], checkup };
  return post(app, '/appointments', { who: elder, body: { parts: [part] } });
};
const cardIn = (answer: Answer): Appointment => createAppointments.answer.parse(answer.json()).appointments[0]!;

async function taskOf(taskId: string) {
  const [row] = await rowsOf(app, 'SELECT state, appointment_id, booked_for, place FROM care_task WHERE task_id = $1', [
    taskId,
  ]);
  return row;
}
const movesOf = async (taskId: string): Promise<unknown[]> =>
  (await rowsOf(app, 'SELECT move FROM care_task_event WHERE task_id = $1 ORDER BY event_id', [taskId])).map(
    ({ move }) => move,
  );
const OPEN = { state: 'open', appointment_id: null, booked_for: null, place: null };
const bookedAs = ({ appointmentId }: Appointment, at: string) => ({
  state: 'booked',
  appointment_id: appointmentId,
  booked_for: new Date(`${at}+08:00`),
  place: '柳溪镇卫生院',
});

test('a booked recheck moves its task with day and place; a new time follows; cancelled, the task is open again', async () => {
  const elder = await anElder();
  const taskId = await aTask(elder);
  const answer = await book(elder, await aRecheckAt(), taskId);
  expect(answer.statusCode).toBe(201);
  const card = cardIn(answer);
  expect(card.checkup).toEqual({ service: 'recheck', name: '复查', taskId });
  expect(await taskOf(taskId)).toEqual(bookedAs(card, '2026-11-25T09:30'));

  const path = `/appointments/${card.appointmentId}`;
  const later = await aRecheckAt({ inDays: 4, startsAt: '10:00' });
  const moved = await post(app, `${path}/reschedule`, { who: elder, body: { slotId: later.slotId } });
  expect(moved.statusCode).toBe(200);
  expect(await taskOf(taskId)).toEqual(bookedAs(card, '2026-11-27T10:00'));

  expect((await post(app, `${path}/cancel`, { who: elder })).statusCode).toBe(200);
  expect(await taskOf(taskId)).toEqual(OPEN);
  expect(await movesOf(taskId)).toEqual(['open', 'book', 'book', 'unbook']);

  const again = cardIn(await book(elder, later, taskId));
  expect(await taskOf(taskId)).toEqual(bookedAs(again, '2026-11-27T10:00'));
});

test('one place a task; two tasks of one person have a place each, and each moves alone', async () => {
  const elder = await anElder();
  const [sugar, pressure] = [await aTask(elder), await aTask(elder, 'leftSystolic')];
  const [first, second] = [await aRecheckAt(), await aRecheckAt({ startsAt: '10:00' })];
  const card = cardIn(await book(elder, first, sugar));
  const twice = await book(elder, second, sugar);
  expect(twice.json()).toMatchObject({ code: 'appointment-duplicate' });
  expect(await taskOf(sugar)).toEqual(bookedAs(card, '2026-11-25T09:30'));
  expect(await taskOf(pressure)).toEqual(OPEN);
  const other = cardIn(await book(elder, second, pressure));
  expect((await post(app, `/appointments/${card.appointmentId}/cancel`, { who: elder })).statusCode).toBe(200);
  expect(await taskOf(sugar)).toEqual(OPEN);
  expect(await taskOf(pressure)).toEqual(bookedAs(other, '2026-11-25T10:00'));
});

test('a recheck without a task, a refused place and somebody else’s task leave the task alone', async () => {
  const [elder, neighbour] = [await anElder(), await anElder()];
  const taskId = await aTask(elder);
  const slot = await aRecheckAt({ online: 2, onsite: 0 });
  expect((await book(elder, slot)).statusCode).toBe(201);
  expect(await taskOf(taskId)).toEqual(OPEN);
  await book(neighbour, slot, taskId);
  expect(await taskOf(taskId)).toEqual(OPEN);
  const full = await aRecheckAt({ startsAt: '10:30', online: 0, onsite: 0 });
  expect((await book(elder, full, taskId)).json()).toMatchObject({ code: 'slot-full' });
  expect(await taskOf(taskId)).toEqual(OPEN);
  expect(await movesOf(taskId)).toEqual(['open']);
});

test('at the desk: whoever is here waits for the result; whoever is marked as missed books anew', async () => {
  const staff = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const slot = await aRecheckAt({ inDays: 0, startsAt: '14:00' });
  const [came, missed] = [await anElder(), await anElder()];
  const tasks = { came: await aTask(came), missed: await aTask(missed) };
  const [here, gone] = [cardIn(await book(came, slot, tasks.came)), cardIn(await book(missed, slot, tasks.missed))];
  const atDesk = async (id: string, move: string): Promise<number> =>
    (await post(app, `/desk/appointments/${id}/${move}`, { who: staff })).statusCode;
  expect(await atDesk(here.appointmentId, 'check-in')).toBe(200);
  expect(await taskOf(tasks.came)).toMatchObject({ state: 'seen', appointment_id: here.appointmentId });
  expect(await atDesk(gone.appointmentId, 'no-show')).toBe(200);
  expect(await taskOf(tasks.missed)).toEqual(OPEN);
  expect((await book(missed, await aRecheckAt({ inDays: 3 }), tasks.missed)).statusCode).toBe(201);
});

test('the round at the end of the day gives the tasks of all who never came back', async () => {
  const slot = await aRecheckAt({ inDays: 0, startsAt: '14:00' });
  const later = await aRecheckAt({ inDays: 3 });
  const [missed, waiting] = [await anElder(), await anElder()];
  const tasks = { missed: await aTask(missed), waiting: await aTask(waiting) };
  await book(missed, slot, tasks.missed);
  const card = cardIn(await book(waiting, later, tasks.waiting));
  expect(await markNoShows(app.deps, COUNTY, app.deps.clock.today())).toBe(1);
  expect(await taskOf(tasks.missed)).toEqual(OPEN);
  expect(await taskOf(tasks.waiting)).toEqual(bookedAs(card, '2026-11-26T09:30'));
});
