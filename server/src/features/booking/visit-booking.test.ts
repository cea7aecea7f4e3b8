import { Appointment, createAppointments, listAppointments } from '@kangban/contract/booking';
import { DeskPerson, getDeskDay } from '@kangban/contract/desk';
import { Problem } from '@kangban/contract/errors';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aParentOf, aSite, aStaffMember, type Site, staffSignedIn } from '../../../test/factories';
import { aPart, aSlot, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

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

type Family = Awaited<ReturnType<typeof aParentOf>>;
type Response = Awaited<ReturnType<typeof post>>;

/** Eight months old on the slot's day, 25 November 2026. */
const aFamily = (birthDate = '2026-03-25'): Promise<Family> => aParentOf(app, { name: '陈安安', birthDate });
const aVisitSlot = (told: Partial<Parameters<typeof aSlot>[1]> = {}): Promise<Slot> =>
  aSlot(app, { at: site, service: 'child-health', ...told });
const bookVisit = (family: Family, slot: Slot, visit = 'm8', key?: string): Promise<Response> => {
  const part = { slotId: slot.slotId, residentId: family.children[0]!.residentId, doses: [], visit, answers: [] };
  return post(app, '/appointments', { who: family, body: { parts: [part] }, ...(key && { key }) });
};
const cardIn = (answer: Response): Appointment => createAppointments.answer.parse(answer.json()).appointments[0]!;
const problemIn = (answer: Response): Problem => Problem.parse(answer.json());

test('a check-up is booked like a vaccine: place, ticket, reminder, without questions and consent', async () => {
  const family = await aFamily();
  const slot = await aVisitSlot();
  const answer = await bookVisit(family, slot);
  expect(answer.statusCode).toBe(201);
  const card = cardIn(answer);
  expect(card).toMatchObject({
    state: 'booked',
    visit: { code: 'm8', name: '8个月体检' },
    doses: [],
    health: { outcome: 'go-on', yes: 0, no: 0, noted: [] },
    changeable: true,
  });
  expect(card.remindAt).not.toBeNull();
  expect(await rowsOf(app, 'SELECT template FROM outbox WHERE subject_id = $1', [card.appointmentId])).toEqual([
    { template: 'appointment-reminder' },
  ]);
  const read = await get(app, `/appointments/${card.appointmentId}`, { who: family });
  expect(Appointment.parse(read.json())).toMatchObject({ visit: card.visit, doses: [], health: card.health });
  const list = listAppointments.answer.parse((await get(app, '/appointments', { who: family })).json());
  expect(list.items.map(({ visit }) => visit?.code)).toEqual(['m8']);
});

test('the same key again gives the same answer, and one visit is held once', async () => {
  const family = await aFamily();
  const slot = await aVisitSlot();
  const first = await bookVisit(family, slot, 'm8', 'a-key-of-its-own');
  const again = await bookVisit(family, slot, 'm8', 'a-key-of-its-own');
  expect(again.body).toBe(first.body);
  const other = await bookVisit(family, await aVisitSlot({ startsAt: '10:00' }));
  expect(problemIn(other)).toMatchObject({
    code: 'appointment-duplicate',
    details: { appointmentId: cardIn(first).appointmentId },
  });
});

test.each([
  ['m6', 'visit-not-eligible'],
  ['m12', 'visit-not-eligible'],
  ['home', 'visit-not-eligible'],
])('%s at eight months is %s', async (visit, code) => {
  const family = await aFamily();
  expect(problemIn(await bookVisit(family, await aVisitSlot(), visit)).code).toBe(code);
});

test('a visit of the record is not booked again', async () => {
  const family = await aFamily();
  await rowsOf(
    app,
    `INSERT INTO child_visit (county_code, visit_id, resident_id, visit, visited_on, findings, summary, source)
     VALUES ('990101', gen_random_uuid(), $1, 'm8', '2026-11-20', '{"version": 1}', '', 'registry')`,
    [family.children[0]!.residentId],
  );
  const refused = problemIn(await bookVisit(family, await aVisitSlot()));
  expect(refused).toMatchObject({ code: 'visit-not-eligible', details: { reason: '8个月体检已经做过了。' } });
});

test('services do not mix: a visit in a vaccination slot, a vaccine in a check-up slot, neither, both', async () => {
  const family = await aFamily();
  const child = family.children[0]!;
  const vaccination = await aSlot(app, { at: site });
  const checkUp = await aVisitSlot({ startsAt: '10:00' });
  expect(problemIn(await bookVisit(family, vaccination)).code).toBe('not-found');
  const vaccine = aPart(app, { slot: checkUp, person: child, doses: [INFLUENZA] });
  expect(problemIn(await post(app, '/appointments', { who: family, body: { parts: [vaccine] } })).code).toBe(
    'not-found',
  );
  for (const wrong of [
    { ...vaccine, doses: [] },
    { ...vaccine, visit: 'm8' },
    { ...vaccine, doses: [{ series: 'child-visit', vaccine: 'm8', dose: 5 }] },
  ]) {
    const answer = await post(app, '/appointments', { who: family, body: { parts: [wrong] } });
    expect(problemIn(answer).code).toBe('bad-input');
  }
});

test('the last place goes to one of two, and the other is told the next free time of the same service', async () => {
  const slot = await aVisitSlot({ online: 1, onsite: 0 });
  const next = await aVisitSlot({ startsAt: '10:00' });
  await aSlot(app, { at: site, startsAt: '09:30' });
  const [one, other] = [await aFamily(), await aFamily()];
  const answers = await Promise.all([bookVisit(one, slot), bookVisit(other, slot)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  const refused = problemIn(answers.find(({ statusCode }) => statusCode === 409)!);
  expect(refused.code).toBe('slot-full');
  expect(refused.details?.freeSlots?.map(({ slotId }) => slotId)).toEqual([next.slotId]);
});

test('moved, cancelled and booked anew', async () => {
  const family = await aFamily();
  const card = cardIn(await bookVisit(family, await aVisitSlot()));
  const path = `/appointments/${card.appointmentId}`;
  const tooEarly = await aVisitSlot({ inDays: 1 });
  const refused = await post(app, `${path}/reschedule`, { who: family, body: { slotId: tooEarly.slotId } });
  expect(problemIn(refused).code).toBe('visit-not-eligible');
  const later = await aVisitSlot({ inDays: 3 });
  const moved = await post(app, `${path}/reschedule`, { who: family, body: { slotId: later.slotId } });
  expect(Appointment.parse(moved.json())).toMatchObject({ slotId: later.slotId, visit: { code: 'm8' } });
  expect((await post(app, `${path}/cancel`, { who: family })).statusCode).toBe(200);
  expect((await bookVisit(family, later)).statusCode).toBe(201);
});

test('the desk sees what it is for, checks the child in, and gives a walk-in a place', async () => {
  const family = await aFamily('2026-03-23');
  const slot = await aVisitSlot({ inDays: 0, startsAt: '14:00' });
  const staff = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const booked = cardIn(await bookVisit(family, slot));
  const day = getDeskDay.answer.parse((await get(app, '/desk/day', { who: staff })).json());
  expect(day.appointments).toMatchObject([{ visit: { code: 'm8', name: '8个月体检' }, doses: [] }]);
  const checkedIn = await post(app, `/desk/appointments/${booked.appointmentId}/check-in`, { who: staff });
  expect(DeskPerson.parse(checkedIn.json())).toMatchObject({ state: 'checked-in', refusals: [], noted: [] });
  const other = await aFamily('2026-03-23');
  const body = {
    residentId: other.children[0]!.residentId,
    slotId: slot.slotId,
    pool: 'onsite',
    doses: [],
    answers: [],
  };
  const walkIn = await post(app, '/desk/walk-ins', { who: staff, body: { ...body, visit: 'm8' } });
  expect(walkIn.statusCode).toBe(201);
  expect(DeskPerson.parse(walkIn.json())).toMatchObject({ pool: 'onsite', visit: { code: 'm8' } });
});

test('who waits for a vaccine is never offered a check-up place', async () => {
  const family = await aFamily();
  const full = await aSlot(app, { at: site, online: 0, onsite: 1 });
  const child = family.children[0]!;
  const wish = { ...aPart(app, { slot: full, person: child, doses: [{ series: 'MMR', vaccine: 'MMR', dose: 1 }] }) };
  const { slotId: _, ...rest } = wish;
  const body = { ...rest, siteId: site.siteId, day: full.day, half: 'any' };
  expect((await post(app, '/waitlist', { who: family, body })).statusCode).toBe(201);
  const visits = await aVisitSlot({ online: 1, onsite: 0, startsAt: '10:00' });
  const other = await aFamily();
  const card = cardIn(await bookVisit(other, visits));
  await post(app, `/appointments/${card.appointmentId}/cancel`, { who: other });
  expect(await rowsOf(app, "SELECT FROM waitlist_entry WHERE state = 'offered'")).toEqual([]);
});
