import { type Appointment, createAppointments } from '@kangban/contract/booking';
import { Availability, SiteDetail } from '@kangban/contract/site';
import { DeskPerson } from '@kangban/contract/desk';
import { type Redemption, redeemReward, getRedemption } from '@kangban/contract/reward';
import { type CounterRedemption, findRedemption } from '@kangban/contract/reward-desk';
import pg from 'pg';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aResident,
  aSite,
  aStaffMember,
  signedIn,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { aSlot, type Slot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { aReward, aRichPerson, aService, brokenRewards, redeemAs, type Rich } from '../../../test/rewards';
import { rowsOf } from '../../../test/rows';
import { markNoShows } from '../booking/desk-service';
import { COUNTY } from '../../../test/factories/context';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let service: string;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  service = await aService(app, { name: '中医理疗', prepare: '穿宽松的衣服' });
});
afterEach(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
  expect(await brokenRewards(app)).toEqual([]);
  await app.stop();
});

type Answer = Awaited<ReturnType<typeof post>>;
type Held = { who: Rich; redemption: Redemption };

const aTime = (told: Partial<Parameters<typeof aSlot>[1]> = {}): Promise<Slot> =>
  aSlot(app, { at: site, service, releasedDaysBefore: 30, ...told });
async function aHeld(told: { useWithinDays?: number } = {}): Promise<Held> {
  const who = await aRichPerson(app, { site });
  const thing = await aReward(app, { at: site, booking: 'slot', service, name: '中医艾灸', ...told });
  const answer = await redeemAs(app, who, thing);
  return { who, redemption: redeemReward.answer.parse(answer.json()) };
}
const book = ({ who, redemption }: Held, slot: Slot, told: { key?: string; reward?: object } = {}): Promise<Answer> => {
  const { redemptionId, residentId } = redemption;
  const { reward = { service, redemptionId }, key } = told;
  const part = { slotId: slot.slotId, residentId, doses: [], answers: [], reward };
  return post(app, '/appointments', { who, body: { parts: [part] }, ...(key !== undefined && { key }) });
};
const cardIn = (answer: Answer): Appointment => createAppointments.answer.parse(answer.json()).appointments[0]!;
const pathOf = ({ who, redemption }: Held, rest = ''): string =>
  `/residents/${who.person.residentId}/redemptions/${redemption.redemptionId}${rest}`;
const shown = async (held: Held): Promise<Redemption> =>
  getRedemption.answer.parse((await get(app, pathOf(held), { who: held.who })).json());
const cancelBooking = ({ who }: Held, { appointmentId }: Appointment): Promise<Answer> =>
  post(app, `/appointments/${appointmentId}/cancel`, { who });
const move = ({ who }: Held, { appointmentId }: Appointment, { slotId }: Slot): Promise<Answer> =>
  post(app, `/appointments/${appointmentId}/reschedule`, { who, body: { slotId } });
const takenOf = async ({ slotId }: Slot): Promise<unknown> =>
  (await rowsOf(app, 'SELECT online_taken AS taken FROM slot WHERE slot_id = $1', [slotId]))[0]?.taken;
const statesOf = (): Promise<unknown[]> => rowsOf(app, 'SELECT state FROM appointment ORDER BY appointment_id');
const aDesk = async (): Promise<SignedInStaff> => staffSignedIn(app, await aStaffMember(app, { role: 'desk', site }));
/** Finds by number and ID card: whoever shows nothing else. */
const find = async (desk: SignedInStaff, { who, redemption }: Held): Promise<CounterRedemption> => {
  const body = { typed: redemption.number, idNumber: who.person.idNumber };
  return findRedemption.answer.parse((await post(app, '/desk/redemptions/find', { who: desk, body })).json());
};
const confirm = (desk: SignedInStaff, { redemptionId, proof, warnings }: CounterRedemption): Promise<Answer> =>
  post(app, `/desk/redemptions/${redemptionId}/confirm`, {
    who: desk,
    body: { proof: proof ?? '', seen: warnings.map(({ code }) => code) },
  });

test('what was redeemed goes straight on to a slot: ticket with its own name and room, a reminder, and the counter sees the time', async () => {
  const slot = await aTime({ startsAt: '15:00' });
  const held = await aHeld();
  expect(held.redemption.booking).toEqual({ how: 'slot', service, appointment: null, canJoin: null });
  const answer = await book(held, slot);
  expect(answer.statusCode).toBe(201);
  const card = cardIn(answer);
  const { redemptionId } = held.redemption;
  expect(card).toMatchObject({
    state: 'booked',
    doses: [],
    reward: { service, name: '中医理疗', redemptionId, prepare: '穿宽松的衣服' },
    site: { room: '2楼 眼科' },
    changeable: true,
  });
  expect(card.checkup ?? card.visit).toBeUndefined();
  const [message] = await rowsOf(app, 'SELECT template FROM outbox WHERE subject_id = $1', [card.appointmentId]);
  expect(message).toEqual({ template: 'service-reminder' });
  expect((await shown(held)).booking).toMatchObject({
    how: 'slot',
    appointment: { appointmentId: card.appointmentId, day: slot.day, startsAt: '15:00' },
  });
  const desk = await aDesk();
  app.clock.set(`${slot.day}T15:05:00+08:00`);
  const later = await staffSignedIn(app, desk);
  const person = await post(app, '/desk/tickets/find', { who: later, body: { code: card.code } });
  expect(DeskPerson.parse(person.json())).toMatchObject({ reward: { name: '中医理疗' }, refusals: [] });
  const found = await find(later, held);
  expect(found).toMatchObject({
    appointment: { day: slot.day, startsAt: '15:00' },
    warnings: [],
    refusal: null,
  });
  expect((await confirm(later, found)).statusCode).toBe(200);
  expect(await statesOf()).toEqual([{ state: 'checked-in' }]);
  expect(await takenOf(slot)).toBe(1);
});

test('availability and the clinic are told by the service; one the county does not have is not there', async () => {
  const slot = await aTime();
  const path = `/sites/${site.siteId}`;
  const read = Availability.parse((await get(app, `${path}/slots?service=${service}&days=7`)).json());
  expect(read.days.flatMap(({ slots }) => slots.map(({ slotId }) => slotId))).toEqual([slot.slotId]);
  expect(read.days.find(({ state }) => state === 'closed')?.closedReason).toMatch(/^周.没有号$/);
  expect(SiteDetail.parse((await get(app, `${path}?service=${service}`)).json()).nextFreeDay).toBe(slot.day);
  const plain = Availability.parse((await get(app, `${path}/slots?days=7`)).json());
  expect(plain.days.flatMap(({ slots }) => slots)).toEqual([]);
  expect((await get(app, `${path}/slots?service=no-such-thing`)).json()).toMatchObject({ code: 'bad-input' });
  expect((await get(app, `${path}?service=no-such-thing`)).json()).toMatchObject({ code: 'bad-input' });
});

test.each([
  ['none', {}],
  ['closed ones', { closed: true }],
  ['none for the web', { online: 0 }],
  ['only after its last day', { inDays: 4 }],
  ['only gone by', { inDays: -1 }],
  ['of another service', { service: 'recheck' }],
])('a place with %s published: used in the opening hours, with words and phone', async (what, told) => {
  if (what !== 'none') await aTime(told);
  const { redemption } = await aHeld({ useWithinDays: 3 });
  expect(redemption.booking).toEqual({ how: 'walk-in', service: null, appointment: null, canJoin: null });
});

test('giving the redemption up gives the place back and takes the reminder with it; once for a key', async () => {
  const slot = await aTime({ online: 1 });
  const held = await aHeld();
  const card = cardIn(await book(held, slot));
  expect(await takenOf(slot)).toBe(1);
  const give = (): Promise<Answer> => post(app, pathOf(held, '/cancel'), { who: held.who, key: 'give-up-once' });
  const answer = await give();
  expect(answer.json()).toMatchObject({ state: 'voided', activeLeft: 1280, booking: { appointment: null } });
  const hit = await give();
  expect([hit.body, hit.headers['idempotency-hit']]).toEqual([answer.body, 'true']);
  expect(await takenOf(slot)).toBe(0);
  expect((await get(app, `/appointments/${card.appointmentId}`, { who: held.who })).json()).toMatchObject({
    state: 'cancelled',
    endReason: '积分兑换退掉了',
  });
  const messages = await rowsOf(app, 'SELECT state FROM outbox WHERE subject_id = $1', [card.appointmentId]);
  expect(messages).toEqual([{ state: 'dropped' }]);
  expect((await book(held, slot)).json()).toMatchObject({ code: 'redemption-not-bookable' });
  expect((await book(await aHeld(), slot)).statusCode).toBe(201);
});

test('a cancelled appointment leaves the redemption to be used: another time, or none', async () => {
  const [first, second] = [await aTime({ online: 1 }), await aTime({ inDays: 3 })];
  const held = await aHeld();
  const card = cardIn(await book(held, first));
  expect((await cancelBooking(held, card)).statusCode).toBe(200);
  expect(await takenOf(first)).toBe(0);
  expect(await shown(held)).toMatchObject({ state: 'held', booking: { how: 'slot', appointment: null } });
  const again = cardIn(await book(held, second));
  expect((await shown(held)).booking.appointment).toMatchObject({ appointmentId: again.appointmentId });
});

test('whoever was missed keeps the redemption, and what was missed holds it no longer', async () => {
  const slot = await aTime();
  const held = await aHeld();
  await book(held, slot);
  app.clock.set(`${slot.day}T23:00:00+08:00`);
  expect(await markNoShows(app.deps, COUNTY, slot.day)).toBe(1);
  const later = { ...held, who: { ...(await signedIn(app, held.who)), person: held.who.person } };
  expect(await shown(later)).toMatchObject({ state: 'held', mayCancel: true, booking: { appointment: null } });
});

test('a move keeps the redemption; its place and its last day bind every move', async () => {
  const elsewhere = await aSite(app, { name: '双河镇卫生院' });
  const from = await aTime({ online: 1 });
  const to = await aTime({ inDays: 5 });
  const late = await aTime({ inDays: 6 });
  const there = await aTime({ at: elsewhere });
  const held = await aHeld({ useWithinDays: 5 });
  const card = cardIn(await book(held, from));
  expect((await move(held, card, late)).json()).toMatchObject({
    code: 'redemption-not-bookable',
    details: { reason: expect.stringContaining('前有效') },
  });
  expect((await move(held, card, there)).json()).toMatchObject({
    code: 'redemption-not-bookable',
    details: { reason: expect.stringContaining('柳溪镇卫生院') },
  });
  expect((await move(held, card, to)).json()).toMatchObject({ appointmentId: card.appointmentId, day: to.day });
  expect(await takenOf(from)).toBe(0);
  const { appointmentId } = card;
  expect(await shown(held)).toMatchObject({ state: 'held', booking: { appointment: { appointmentId, day: to.day } } });
  // Moved to the last day the redemption is good for: it lapses the night after, never before.
  expect(held.redemption.useBy).toBe(to.day);
});

test('used earlier than agreed: said at the counter, and the time that nobody will come to goes back', async () => {
  const slot = await aTime({ inDays: 3, online: 1 });
  const held = await aHeld();
  await book(held, slot);
  const desk = await aDesk();
  const found = await find(desk, held);
  expect(found.warnings.map(({ code }) => code)).toContain('other-day');
  expect((await confirm(desk, { ...found, warnings: [] })).json()).toMatchObject({ code: 'redemption-warning-unseen' });
  expect(await takenOf(slot)).toBe(1);
  expect((await confirm(desk, found)).statusCode).toBe(200);
  expect(await takenOf(slot)).toBe(0);
  expect(await statesOf()).toEqual([{ state: 'cancelled' }]);
});

test('who is checked in cannot give it up any more', async () => {
  const slot = await aTime({ inDays: 0, startsAt: '18:00' });
  const held = await aHeld();
  const card = cardIn(await book(held, slot));
  const desk = await aDesk();
  await post(app, `/desk/appointments/${card.appointmentId}/check-in`, { who: desk });
  expect((await shown(held)).mayCancel).toBe(false);
  expect((await post(app, pathOf(held, '/cancel'), { who: held.who })).json()).toMatchObject({
    code: 'redemption-not-changeable',
  });
});

test('one time a redemption; another service, a place elsewhere, too late or nobody’s redemption: none', async () => {
  const [slot, other] = [await aTime(), await aTime({ inDays: 3 })];
  const late = await aTime({ inDays: 6 });
  const elsewhere = await aTime({ at: await aSite(app) });
  const held = await aHeld({ useWithinDays: 5 });
  const code = async (at: Slot, reward?: object): Promise<unknown> =>
    (await book(held, at, reward ? { reward } : {})).json<{ code?: string }>().code;
  const { redemptionId } = held.redemption;
  expect(await code(slot, { service: 'immunization', redemptionId })).toBe('not-found');
  const second = await aService(app);
  expect(await code(await aTime({ service: second }), { service: second, redemptionId })).toBe(
    'redemption-not-bookable',
  );
  expect(await code(slot, { service, redemptionId: '019a0000-0000-7000-8000-000000000001' })).toBe('not-found');
  expect(await code(slot, { service, redemptionId: (await aHeld()).redemption.redemptionId })).toBe('not-found');
  expect(await code(late)).toBe('redemption-not-bookable');
  expect(await code(elsewhere)).toBe('redemption-not-bookable');
  expect(await code(await aSlot(app, { at: site }))).toBe('not-found');
  const first = await book(held, slot, { key: 'booked-once' });
  expect(first.statusCode).toBe(201);
  expect((await book(held, slot, { key: 'booked-once' })).body).toBe(first.body);
  expect(await code(other)).toBe('appointment-duplicate');
  // A redemption is never slipped in among doses, and never asked for twice in one part.
  const dose = { series: `reward:${redemptionId}`, vaccine: service, dose: 1 };
  const part = { slotId: other.slotId, residentId: held.redemption.residentId, answers: [] };
  const parts = [
    { ...part, doses: [dose] },
    { ...part, doses: [], reward: { service, redemptionId }, checkup: { service: 'recheck' } },
  ];
  for (const one of parts)
    expect((await post(app, '/appointments', { who: held.who, body: { parts: [one] } })).statusCode).toBe(400);
});

test('what was redeemed under another record of the person goes on to a slot like any other', async () => {
  const slot = await aTime();
  const held = await aHeld();
  const { residentId } = held.who.person;
  const other = await aResident(app, { site });
  const owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query('UPDATE resident SET same_person = $1 WHERE resident_id = ANY($1)', [
    [residentId, other.residentId],
  ]);
  await owner.query('UPDATE resident SET merged_into = $1 WHERE resident_id = $2', [residentId, other.residentId]);
  await owner.query('UPDATE redemption SET resident_id = $1', [other.residentId]);
  await owner.end();
  const redemption = await shown(held);
  expect(redemption.residentId).toBe(residentId);
  expect((await book({ ...held, redemption }, slot)).statusCode).toBe(201);
  expect((await shown(held)).booking.appointment).toMatchObject({ day: slot.day });
});
