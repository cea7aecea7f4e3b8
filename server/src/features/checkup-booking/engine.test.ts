import { Appointment, createAppointments } from '@kangban/contract/booking';
import { DeskPerson, getDeskDay } from '@kangban/contract/desk';
import { Problem } from '@kangban/contract/errors';
import type { App } from '../../app';
import { anotherServer } from '../../../test/another-server';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anAccount,
  anEntry,
  aResident,
  aSite,
  aStaffMember,
  payloads,
  type Person,
  signedIn,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { aStop } from '../../../test/factories/checkups';
import { aPart, aSlot, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

let app: TestApp;
let other: App;
let site: Site;
beforeEach(async () => {
  app = await buildTestApp();
  other = await anotherServer(app);
  site = await aSite(app, { name: '柳溪镇卫生院' });
});
afterEach(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
  await other.server.close();
  await app.stop();
});

type Elder = SignedInAccount & { person: Person };
type Response = Awaited<ReturnType<typeof post>>;

let phones = 0;
async function anElder(birthDate = '1955-03-12'): Promise<Elder> {
  phones += 1;
  const person = await aResident(app, { birthDate });
  return { ...(await signedIn(app, await anAccount(app, { of: person }), `phone-of-elder-${phones}`)), person };
}
const aDay = (told: Partial<Parameters<typeof aSlot>[1]> = {}): Promise<Slot> =>
  aSlot(app, { at: site, service: 'elderly-checkup', startsAt: '08:00', ...told });
const partOf = (elder: Elder, slot: Slot, checkup: object = { service: 'elderly-checkup' }) => ({
  slotId: slot.slotId,
  residentId: elder.person.residentId,
  doses: [],
  checkup,
  answers: [],
});
interface Asked {
  key?: string;
  checkup?: object;
  on?: Pick<App, 'server'>;
}
const book = (elder: Elder, slot: Slot, { key, checkup, on = app }: Asked = {}): Promise<Response> =>
  post(on, '/appointments', { who: elder, body: { parts: [partOf(elder, slot, checkup)] }, ...(key && { key }) });
const cardIn = (answer: Response): Appointment => createAppointments.answer.parse(answer.json()).appointments[0]!;
const aCheckup = (elder: Elder, on: string): Promise<string> =>
  anEntry(app, elder.person, ['checkup', on, payloads.form('checkup-3', {})]);
const problemIn = (answer: Response): Problem => Problem.parse(answer.json());

test('the checkup is booked like a vaccine: place, ticket, a reminder with how to come, no questions and no consent', async () => {
  const elder = await anElder();
  const answer = await book(elder, await aDay());
  expect(answer.statusCode).toBe(201);
  const card = cardIn(answer);
  expect(card).toMatchObject({
    state: 'booked',
    checkup: { service: 'elderly-checkup', name: '老年人体检', taskId: null },
    doses: [],
    changeable: true,
  });
  expect(card.site.room).toBe('');
  expect(await rowsOf(app, 'SELECT template FROM outbox WHERE subject_id = $1', [card.appointmentId])).toEqual([
    { template: 'checkup-reminder' },
  ]);
  expect(await rowsOf(app, 'SELECT series, dose FROM appointment_dose')).toEqual([
    { series: 'elderly-checkup', dose: 2026 },
  ]);
  const read = Appointment.parse((await get(app, `/appointments/${card.appointmentId}`, { who: elder })).json());
  expect(read).toMatchObject({ checkup: card.checkup, doses: [] });
});

test('200 people for the 5 places of the vehicle through two servers: 5 win, each with a number of its own', async () => {
  const vehicle = await aSite(app, { name: '流动体检车' });
  const stopId = await aStop(app, { at: vehicle });
  const slot = await aDay({ at: vehicle, online: 5, onsite: 0, stopId });
  const crowd = await Promise.all(Array.from({ length: 200 }, () => anElder()));
  const answers = await Promise.all(crowd.map((who, no) => book(who, slot, { on: no % 2 === 0 ? app : other })));
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(5);
  expect(new Set(answers.map((answer) => (answer.statusCode === 201 ? '' : problemIn(answer).code)))).toEqual(
    new Set(['', 'slot-full']),
  );
  const cards = answers.filter(({ statusCode }) => statusCode === 201).map(cardIn);
  expect(cards.map(({ ticketNo }) => ticketNo).sort()).toEqual(['A001', 'A002', 'A003', 'A004', 'A005']);
  expect(cards[0]!.site).toMatchObject({ room: '石桥村村委会', address: '石桥镇石桥村1号', latitude: 28.58 });
});

test('one person asks for many places at once and gets one; the same key again gives the same answer', async () => {
  const elder = await anElder();
  const days = await Promise.all(
    Array.from({ length: 10 }, (_, no) => aDay({ inDays: no + 2, releasedDaysBefore: 20 })),
  );
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, no) => book(elder, days[no % 10]!, { on: no % 2 === 0 ? app : other })),
  );
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
  const refused = new Set(answers.filter(({ statusCode }) => statusCode !== 201).map((one) => problemIn(one).code));
  expect([...refused]).toEqual(['appointment-duplicate']);
  const another = await anElder();
  const first = await book(another, days[0]!, { key: 'a-key-of-its-own' });
  expect((await book(another, days[0]!, { key: 'a-key-of-its-own' })).body).toBe(first.body);
});

test('two races: the checkup and a vaccination of two people at one clinic do not take from each other', async () => {
  const checkup = await aDay({ online: 1, onsite: 0 });
  const vaccines = await aSlot(app, { at: site, startsAt: '09:00', online: 1, onsite: 0 });
  const crowd = await Promise.all(Array.from({ length: 12 }, () => anElder()));
  const answers = await Promise.all(
    crowd.map((who, no) =>
      no % 2 === 0
        ? book(who, checkup)
        : post(app, '/appointments', { who, body: { parts: [aPart(app, { slot: vaccines, person: who.person })] } }),
    ),
  );
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(2);
});

test('services do not mix, and exactly one kind of thing is asked for', async () => {
  const elder = await anElder();
  const [checkup, vaccines] = [await aDay(), await aSlot(app, { at: site, startsAt: '10:00' })];
  expect(problemIn(await book(elder, vaccines)).code).toBe('not-found');
  expect(problemIn(await book(elder, checkup, { checkup: { service: 'recheck' } })).code).toBe('not-found');
  const shot = aPart(app, { slot: checkup, person: elder.person });
  const ask = async (part: object): Promise<string> =>
    problemIn(await post(app, '/appointments', { who: elder, body: { parts: [part] } })).code;
  expect(await ask(shot)).toBe('not-found');
  expect(await ask({ ...partOf(elder, checkup), doses: [INFLUENZA] })).toBe('bad-input');
  expect(await ask({ ...partOf(elder, checkup), checkup: undefined })).toBe('bad-input');
  expect(await ask({ ...shot, doses: [{ series: 'elderly-checkup', vaccine: 'x', dose: 2026 }] })).toBe('bad-input');
  expect(await ask({ ...shot, doses: [{ series: 'recheck:x', vaccine: 'x', dose: 1 }] })).toBe('bad-input');
});

test('too young on the slot’s day is told the first day; on the birthday it may', async () => {
  const elder = await anElder('1961-11-25');
  const refused = problemIn(await book(elder, await aDay({ inDays: 1 })));
  expect(refused).toMatchObject({ code: 'checkup-not-eligible', details: { nextPossibleOn: '2026-11-25' } });
  expect((await book(elder, await aDay({ inDays: 2 }))).statusCode).toBe(201);
});

test('a checkup of this year in the record is told; last year’s is not in the way; next year it may again', async () => {
  const elder = await anElder();
  await aCheckup(elder, '2025-12-31');
  const slot = await aDay();
  expect((await book(elder, slot)).statusCode).toBe(201);
  const done = await anElder();
  await aCheckup(done, '2026-01-01');
  const refused = problemIn(await book(done, slot));
  expect(refused).toMatchObject({ code: 'checkup-not-eligible', details: { nextPossibleOn: '2027-01-01' } });
  expect(refused.details?.reason).toBe('2026年的体检，2026年1月1日做过了。一年一次，明年再来。');
  const nextYear = await aDay({ inDays: 42, releasedDaysBefore: 60 });
  expect(nextYear.day).toBe('2027-01-04');
  expect((await book(done, nextYear)).statusCode).toBe(201);
});

test('one active booking a year, two across the year boundary; none is moved into another year', async () => {
  const elder = await anElder();
  const [thisYear, nextYear] = [await aDay(), await aDay({ inDays: 42, releasedDaysBefore: 60 })];
  const first = cardIn(await book(elder, thisYear));
  expect((await book(elder, nextYear)).statusCode).toBe(201);
  const third = await anElder();
  const card = cardIn(await book(third, thisYear));
  const path = `/appointments/${card.appointmentId}/reschedule`;
  const refused = problemIn(await post(app, path, { who: third, body: { slotId: nextYear.slotId } }));
  expect(refused).toMatchObject({ code: 'checkup-not-eligible' });
  const later = await aDay({ inDays: 9, releasedDaysBefore: 14 });
  const moved = await post(app, `/appointments/${first.appointmentId}/reschedule`, {
    who: elder,
    body: { slotId: later.slotId },
  });
  expect(Appointment.parse(moved.json())).toMatchObject({ slotId: later.slotId, checkup: first.checkup });
  expect((await post(app, `/appointments/${first.appointmentId}/cancel`, { who: elder })).statusCode).toBe(200);
  expect((await book(elder, thisYear)).statusCode).toBe(201);
});

async function atDesk(role: 'desk' | 'nurse' = 'nurse'): Promise<SignedInStaff> {
  return staffSignedIn(app, await aStaffMember(app, { role, site }));
}
const walkIn = (staff: SignedInStaff, body: object): Promise<Response> =>
  post(app, '/desk/walk-ins', { who: staff, body });

test('the desk sees what it is for, checks in, gives a walk-in a place, and overrides with a reason', async () => {
  const [elder, slot, staff] = [await anElder(), await aDay({ inDays: 0, startsAt: '14:00' }), await atDesk()];
  const booked = cardIn(await book(elder, slot));
  const day = getDeskDay.answer.parse((await get(app, '/desk/day', { who: staff })).json());
  expect(day.appointments).toMatchObject([{ checkup: { name: '老年人体检' }, doses: [] }]);
  const here = await post(app, `/desk/appointments/${booked.appointmentId}/check-in`, { who: staff });
  expect(DeskPerson.parse(here.json())).toMatchObject({ state: 'checked-in', refusals: [], noted: [] });
  const done = await anElder();
  await aCheckup(done, '2026-05-06');
  const body = { ...partOf(done, slot), pool: 'onsite' };
  expect(problemIn(await walkIn(staff, body)).code).toBe('checkup-not-eligible');
  const overridden = await walkIn(staff, { ...body, overrideReason: '上次没抽成血，补查' });
  expect(overridden.statusCode).toBe(201);
  const { appointmentId } = DeskPerson.parse(overridden.json());
  expect(await rowsOf(app, 'SELECT appointment_id, reason, by_staff FROM checkup_override')).toEqual([
    { appointment_id: appointmentId, reason: '上次没抽成血，补查', by_staff: staff.staffId },
  ]);
});

test('a reason is for a checkup only and does not make room', async () => {
  const [staff, full] = [await atDesk(), await aDay({ inDays: 0, startsAt: '14:00', online: 5, onsite: 0 })];
  const young = await anElder('1980-01-01');
  const why = { overrideReason: '村里统一来查' };
  expect(problemIn(await walkIn(staff, { ...partOf(young, full), ...why, pool: 'onsite' })).code).toBe('onsite-full');
  const shot = { ...aPart(app, { slot: full, person: young.person }), ...why, pool: 'onsite' };
  expect(problemIn(await walkIn(staff, shot)).code).toBe('bad-input');
  expect(await rowsOf(app, 'SELECT FROM checkup_override')).toEqual([]);
});

test('a seen-through booking counts before its form arrives', async () => {
  const elder = await anElder();
  const card = cardIn(await book(elder, await aDay()));
  await rowsOf(app, "UPDATE appointment SET state = 'fulfilled' WHERE appointment_id = $1", [card.appointmentId]);
  await rowsOf(app, 'UPDATE appointment_dose SET active = false WHERE appointment_id = $1', [card.appointmentId]);
  const refused = problemIn(await book(elder, await aDay({ inDays: 5 })));
  expect(refused.details?.reason).toContain('2026年11月25日做过了');
});
