import { createAppointments } from '@kangban/contract/booking';
import { Problem } from '@kangban/contract/errors';
import { acceptOffer, joinWaitlist, listWaitlist, type WaitlistEntry } from '@kangban/contract/waitlist';
import { anotherServer } from '../../../test/another-server';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anAccount,
  aResident,
  aSite,
  type Person,
  signedIn,
  type SignedInAccount,
  type Site,
} from '../../../test/factories';
import { aGivenDose, allNo, aPart, aSlot, consentNow, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { get, post, remove } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { expireOffers, offerFreedPlaces } from './offer-service';

jest.setTimeout(60_000);

type Bound = SignedInAccount & { person: Person };
type Response = Awaited<ReturnType<typeof post>>;

let app: TestApp;
let site: Site;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app);
});
afterEach(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
  await app.stop();
});

async function aPerson(): Promise<Bound> {
  const person = await aResident(app);
  return { ...(await signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`)), person };
}
const bookFor = (who: Bound, slot: Slot): Promise<Response> =>
  post(app, '/appointments', { who, body: { parts: [aPart(app, { slot, person: who.person })] } });
const idIn = (answer: Response): string =>
  createAppointments.answer.parse(answer.json()).appointments[0]!.appointmentId;
const wish = (person: Person, slot: Slot, told: object = {}) => ({
  siteId: site.siteId,
  day: slot.day,
  half: 'any',
  residentId: person.residentId,
  doses: [INFLUENZA],
  answers: allNo(app, person),
  consent: consentNow(app),
  ...told,
});
const join = (who: Bound, slot: Slot, told: object = {}): Promise<Response> =>
  post(app, '/waitlist', { who, body: wish(who.person, slot, told) });
const entryIn = (answer: Response): WaitlistEntry => joinWaitlist.answer.parse(answer.json());
const codeIn = (answer: Response): string => Problem.parse(answer.json()).code;
async function waitingOf(who: Bound): Promise<WaitlistEntry> {
  const renewed = await signedIn(app, who, `phone of ${who.person.residentId}`);
  const { items } = listWaitlist.answer.parse((await get(app, '/waitlist', { who: renewed })).json());
  return items[0]!;
}
const accept = (who: Bound, entry: WaitlistEntry, key?: string) =>
  post(app, `/waitlist/${entry.entryId}/accept`, { who, ...(key && { key }) });
const cancel = (who: Bound, appointmentId: string) => post(app, `/appointments/${appointmentId}/cancel`, { who });

/** A full slot of one place and who holds it. */
async function aFullSlot(told: object = {}): Promise<{ slot: Slot; holder: Bound; appointmentId: string }> {
  const slot = await aSlot(app, { at: site, online: 1, onsite: 0, ...told });
  const holder = await aPerson();
  return { slot, holder, appointmentId: idIn(await bookFor(holder, slot)) };
}

describe('joining', () => {
  test('a full day: one waits in order of arrival', async () => {
    const { slot } = await aFullSlot();
    const [first, second] = [await aPerson(), await aPerson()];
    expect(entryIn(await join(first, slot))).toMatchObject({
      state: 'waiting',
      ahead: 0,
      offer: null,
      appointmentId: null,
      half: 'any',
    });
    expect(entryIn(await join(second, slot, { half: 'morning' }))).toMatchObject({ ahead: 1 });
    expect(codeIn(await join(first, slot))).toBe('waitlist-exists');
  });

  test('the same key gives the same place in line', async () => {
    const { slot } = await aFullSlot();
    const who = await aPerson();
    const body = wish(who.person, slot);
    const [one, two] = await Promise.all([0, 1].map(() => post(app, '/waitlist', { who, body, key: 'wait-key-1' })));
    expect([one!.statusCode, two!.statusCode, one!.body === two!.body]).toEqual([201, 201, true]);
    expect(await rowsOf(app, 'SELECT count(*)::int AS n FROM waitlist_entry')).toEqual([{ n: 1 }]);
  });

  test('only where there is nothing to book: another half, an open slot, a day not released, closed or over', async () => {
    const who = await aPerson();
    const { slot } = await aFullSlot();
    const free = await aSlot(app, { at: site, startsAt: '14:00', online: 2 });
    expect((await join(who, slot, { half: 'morning' })).statusCode).toBe(201);
    const other = await aPerson();
    const open = Problem.parse((await join(other, slot)).json());
    expect(open).toMatchObject({
      code: 'waitlist-not-needed',
      details: { freeSlots: [{ slotId: free.slotId, remaining: 2 }] },
    });
    expect(codeIn(await join(other, slot, { half: 'afternoon' }))).toBe('waitlist-not-needed');
    const unreleased = await aSlot(app, { at: site, inDays: 5, releasedDaysBefore: 1, online: 0 });
    expect(Problem.parse((await join(other, unreleased)).json())).toMatchObject({
      code: 'slot-not-released',
      details: { releasedAt: '2026-11-27T00:00:00.000Z' },
    });
    expect(codeIn(await join(other, await aSlot(app, { at: site, inDays: 3, closed: true, online: 0 })))).toBe(
      'slot-closed',
    );
    expect(codeIn(await join(other, await aSlot(app, { at: site, inDays: 0, startsAt: '08:00', online: 0 })))).toBe(
      'slot-past-cutoff',
    );
    expect(codeIn(await join(other, slot, { day: '2027-06-01' }))).toBe('slot-closed');
  });

  test('the person is decided as for a booking', async () => {
    const { slot, holder } = await aFullSlot();
    const who = await aPerson();
    expect(codeIn(await join(who, slot, { consent: undefined }))).toBe('consent-missing');
    expect(codeIn(await join(who, slot, { answers: [] }))).toBe('answers-incomplete');
    expect(codeIn(await join(who, slot, { doses: [{ ...INFLUENZA, dose: 8 }] }))).toBe('dose-not-eligible');
    expect(codeIn(await join(holder, slot))).toBe('appointment-duplicate');
  });
});

describe('a freed place', () => {
  test('goes to the first in order, is held for them, and nobody else sees it', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const [first, second, passerBy] = [await aPerson(), await aPerson(), await aPerson()];
    await join(first, slot);
    await join(second, slot);
    await cancel(holder, appointmentId);
    expect((await waitingOf(first)).offer).toEqual({
      slotId: slot.slotId,
      startsAt: '09:00',
      endsAt: '09:30',
      expiresAt: '2026-11-23T00:35:00.000Z',
    });
    expect(await waitingOf(second)).toMatchObject({ state: 'waiting', ahead: 0, offer: null });
    expect(codeIn(await bookFor(passerBy, slot))).toBe('slot-full');
    const messages = await rowsOf(app, `SELECT account_id FROM outbox WHERE template = 'waitlist-offer'`);
    expect(messages).toEqual([{ account_id: first.accountId }]);
  });

  test('taken: a booking with its ticket, once however often it is asked', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const who = await aPerson();
    const entry = entryIn(await join(who, slot));
    expect(codeIn(await accept(who, entry))).toBe('waitlist-offer-gone');
    await cancel(holder, appointmentId);
    const answers = await Promise.all([accept(who, entry, 'accept-key-1'), accept(who, entry, 'accept-key-1')]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201]);
    expect(answers[0].body).toBe(answers[1].body);
    const card = acceptOffer.answer.parse(answers[0].json()).appointments[0]!;
    expect(card).toMatchObject({
      state: 'booked',
      ticketNo: 'A001',
      slotId: slot.slotId,
      queue: { position: 1, total: 1 },
    });
    expect(await waitingOf(who)).toMatchObject({ state: 'accepted', appointmentId: card.appointmentId });
    expect(codeIn(await accept(who, entry))).toBe('waitlist-offer-gone');
    expect((await rowsOf(app, `SELECT state FROM outbox WHERE template = 'waitlist-offer'`))[0]).toEqual({
      state: 'dropped',
    });
  });

  test('not taken in time: the next in order; nobody left: back to everybody', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const [first, second] = [await aPerson(), await aPerson()];
    const entry = entryIn(await join(first, slot));
    await join(second, slot);
    await cancel(holder, appointmentId);
    app.clock.set('2026-11-23T08:35:00+08:00');
    expect(await expireOffers(app.deps, '990101')).toBe(1);
    const firstLater = { ...(await signedIn(app, first)), person: first.person };
    expect(codeIn(await accept(firstLater, entry))).toBe('waitlist-offer-gone');
    expect(await waitingOf(second)).toMatchObject({
      state: 'offered',
      offer: { expiresAt: '2026-11-23T01:05:00.000Z' },
    });
    app.clock.set('2026-11-23T09:05:00+08:00');
    expect(await expireOffers(app.deps, '990101')).toBe(1);
    expect(await expireOffers(app.deps, '990101')).toBe(0);
    const third = await aPerson();
    expect((await bookFor(third, slot)).statusCode).toBe(201);
  });

  test('an offer ends with the slot’s cut-off at the latest', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const who = await aPerson();
    await join(who, slot);
    app.clock.set('2026-11-24T17:59:00+08:00');
    await app.deps.db.pool.query(`UPDATE slot SET online_until = '2026-11-24T18:10:00+08:00'`);
    await cancel({ ...(await signedIn(app, holder)), person: holder.person }, appointmentId);
    expect((await waitingOf(who)).offer?.expiresAt).toBe('2026-11-24T10:10:00.000Z');
  });

  test('left: the offered place goes to the next; leaving twice is leaving', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const [first, second] = [await aPerson(), await aPerson()];
    const entry = entryIn(await join(first, slot));
    await join(second, slot);
    await cancel(holder, appointmentId);
    expect((await remove(app, `/waitlist/${entry.entryId}`, { who: first })).statusCode).toBe(200);
    expect((await remove(app, `/waitlist/${entry.entryId}`, { who: first })).statusCode).toBe(200);
    expect((await waitingOf(second)).state).toBe('offered');
    expect(codeIn(await accept(first, entry))).toBe('waitlist-offer-gone');
  });

  test('of the afternoon does not go to who waits for the morning', async () => {
    const morning = await aFullSlot();
    const afternoon = await aFullSlot({ startsAt: '14:00' });
    const [early, late] = [await aPerson(), await aPerson()];
    await join(early, morning.slot, { half: 'morning' });
    await join(late, morning.slot, { half: 'afternoon' });
    await cancel(afternoon.holder, afternoon.appointmentId);
    expect([(await waitingOf(early)).state, (await waitingOf(late)).state]).toEqual(['waiting', 'offered']);
  });

  test('passes over who has booked the dose elsewhere meanwhile', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const [first, second] = [await aPerson(), await aPerson()];
    await join(first, slot);
    await join(second, slot);
    expect((await bookFor(first, await aSlot(app, { at: site, inDays: 3 }))).statusCode).toBe(201);
    await cancel(holder, appointmentId);
    expect((await waitingOf(second)).state).toBe('offered');
  });

  test('moved away frees a place, too; more capacity is offered in order by the job', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const [first, second, third] = [await aPerson(), await aPerson(), await aPerson()];
    for (const who of [first, second, third]) await join(who, slot);
    const target = await aSlot(app, { at: site, inDays: 4 });
    await post(app, `/appointments/${appointmentId}/reschedule`, { who: holder, body: { slotId: target.slotId } });
    expect((await waitingOf(first)).state).toBe('offered');
    await app.deps.db.pool.query('UPDATE slot SET online_capacity = 2 WHERE slot_id = $1', [slot.slotId]);
    expect(await offerFreedPlaces(app.deps, { countyCode: '990101' })).toBe(1);
    expect(await offerFreedPlaces(app.deps, { countyCode: '990101' })).toBe(0);
    expect([(await waitingOf(second)).state, (await waitingOf(third)).state]).toEqual(['offered', 'waiting']);
  });

  test('is decided again when it is taken', async () => {
    const { slot, holder, appointmentId } = await aFullSlot();
    const who = await aPerson();
    const entry = entryIn(await join(who, slot));
    await cancel(holder, appointmentId);
    await aGivenDose(app, who.person, { vaccine: 'Flu-IIV', on: '2026-11-22' });
    expect(codeIn(await accept(who, entry))).toBe('dose-not-eligible');
    expect((await waitingOf(who)).state).toBe('offered');
  });

  test('days gone by are waited for no more', async () => {
    const { slot } = await aFullSlot();
    const who = await aPerson();
    await join(who, slot);
    app.clock.set('2026-11-26T00:01:00+08:00');
    await expireOffers(app.deps, '990101');
    expect(await rowsOf(app, 'SELECT state FROM waitlist_entry')).toEqual([{ state: 'lapsed' }]);
  });
});

test('cancelling, joining, accepting and expiring at once through two servers lose and double nothing', async () => {
  const other = await anotherServer(app);
  const slot = await aSlot(app, { at: site, online: 3, onsite: 0 });
  const holders = await Promise.all(Array.from({ length: 3 }, aPerson));
  const ids = await Promise.all(holders.map(async (who) => idIn(await bookFor(who, slot))));
  const crowd = await Promise.all(Array.from({ length: 8 }, aPerson));
  const joined = await Promise.all([
    ...crowd.map((who, index) => post(index % 2 ? app : other, '/waitlist', { who, body: wish(who.person, slot) })),
    ...ids.map((id, index) => post(index % 2 ? other : app, `/appointments/${id}/cancel`, { who: holders[index]! })),
    ...crowd.slice(0, 4).map((who, index) =>
      post(index % 2 ? app : other, '/appointments', {
        who,
        body: { parts: [aPart(app, { slot, person: who.person })] },
      }),
    ),
  ]);
  expect(joined.every((answer) => answer.statusCode < 500)).toBe(true);
  await offerFreedPlaces(app.deps, { countyCode: '990101' });
  expect(await brokenInvariants(app)).toEqual([]);
  app.clock.advance(29 * 60_000);
  const renewed = await Promise.all(crowd.map((who) => signedIn(app, who, `phone of ${who.person.residentId}`)));
  const entries = await rowsOf(app, `SELECT entry_id, account_id FROM waitlist_entry WHERE state = 'offered'`);
  app.clock.advance(60_000);
  await Promise.all([
    ...entries.map((entry, index) => {
      const who = renewed.find((one) => one.accountId === entry.account_id)!;
      return post(index % 2 ? app : other, `/waitlist/${String(entry.entry_id)}/accept`, { who });
    }),
    expireOffers(app.deps, '990101'),
    expireOffers(other.deps, '990101'),
  ]);
  await other.server.close();
});

describe('for others', () => {
  test('a guardian waits for a child; the act is written down', async () => {
    const { slot } = await aFullSlot();
    const child = await aResident(app, { bornMonthsAgo: 100 });
    const mother = await aPerson();
    await aLink(app, mother, { over: child, right: 'guardian' });
    expect((await post(app, '/waitlist', { who: mother, body: wish(child, slot) })).statusCode).toBe(201);
    expect(await rowsOf(app, 'SELECT action, right_kind, resident_id FROM audit_entry')).toEqual([
      { action: 'waitlist-joined', right_kind: 'guardian', resident_id: child.residentId },
    ]);
  });
});
