import type { App } from '../../app';
import { anotherServer } from '../../../test/another-server';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anAccount,
  aParentOf,
  aResident,
  aSite,
  type Person,
  signedIn,
  type SignedInAccount,
} from '../../../test/factories';
import { aPart, aSlot, type Slot } from '../../../test/factories/slots';
import { post } from '../../../test/requests';

jest.setTimeout(60_000);

let app: TestApp;
let other: App;
beforeAll(async () => {
  app = await buildTestApp();
  other = await anotherServer(app);
});
afterEach(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
});
afterAll(async () => {
  await other.server.close();
  await app.stop();
});

type Bound = SignedInAccount & { person: Person };

const several = async <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
let phones = 0;
/** Somebody with an account, each on a phone of their own. */
async function aPerson(): Promise<Bound> {
  phones += 1;
  const device = `phone-number-${phones}`;
  const person = await aResident(app);
  return { ...(await signedIn(app, await anAccount(app, { of: person }), device)), person };
}
const people = (count: number): Promise<Bound[]> => several(count, aPerson);
/** One server for the even, the other for the odd. */
const serverFor = (index: number): Pick<App, 'server'> => (index % 2 === 0 ? app : other);
const bookingOf = (person: Person, slot: Slot) => ({ parts: [aPart(app, { slot, person })] });
const statuses = (answers: readonly { statusCode: number }[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const { statusCode } of answers) counts[statusCode] = (counts[statusCode] ?? 0) + 1;
  return counts;
};
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await app.deps.db.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`, values)).rows[0]?.n);

test('50 people for 1 place: one wins, 49 hear that it is full and where there is room', async () => {
  const site = await aSite(app);
  const slot = await aSlot(app, { at: site, online: 1 });
  const later = await aSlot(app, { at: site, startsAt: '09:30', online: 60 });
  const crowd = await people(50);
  const answers = await Promise.all(
    crowd.map((who) => post(app, '/appointments', { who, body: bookingOf(who.person, slot) })),
  );
  expect(statuses(answers)).toEqual({ 201: 1, 409: 49 });
  const loser = answers.find((answer) => answer.statusCode === 409)!;
  expect(loser.json()).toMatchObject({
    code: 'slot-full',
    details: { freeSlots: [{ slotId: later.slotId, startsAt: '09:30', remaining: 60 }] },
  });
  expect(await count('appointment WHERE slot_id = $1', [slot.slotId])).toBe(1);
});

test('200 people for 20 places through two servers: 20 win, each with a number of its own', async () => {
  const slot = await aSlot(app, { at: await aSite(app), online: 20, ticketBase: 100 });
  const crowd = await people(200);
  const answers = await Promise.all(
    crowd.map((who, index) => post(serverFor(index), '/appointments', { who, body: bookingOf(who.person, slot) })),
  );
  expect(statuses(answers)).toEqual({ 201: 20, 409: 180 });
  const tickets = answers
    .filter((answer) => answer.statusCode === 201)
    .map((answer) => answer.json().appointments[0].ticketNo);
  expect(tickets.sort()).toEqual(Array.from({ length: 20 }, (_, index) => `A${101 + index}`));
});

test('who came first is served first within a batch', async () => {
  const slot = await aSlot(app, { at: await aSite(app), online: 3 });
  const crowd = await people(12);
  const answers = await Promise.all(
    crowd.map((who) => post(app, '/appointments', { who, body: bookingOf(who.person, slot) })),
  );
  expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201, ...new Array<number>(9).fill(409)]);
});

test('families get both places or none', async () => {
  const site = await aSite(app);
  const first = await aSlot(app, { at: site, startsAt: '09:00', online: 11 });
  const second = await aSlot(app, { at: site, startsAt: '09:30', online: 15 });
  const families = await several(24, async (index) => {
    const parent = await aParentOf(app, { bornMonthsAgo: 90 }, { bornMonthsAgo: 120 });
    return { ...(await signedIn(app, parent, `family-phone-${index}`)), children: parent.children };
  });
  const answers = await Promise.all(
    families.map((family, index) => {
      const [one, two] = [family.children[0]!, family.children[1]!];
      const slots = index % 3 === 0 ? [first, first] : [first, second];
      const parts = [aPart(app, { slot: slots[0]!, person: one }), aPart(app, { slot: slots[1]!, person: two })];
      return post(serverFor(index), '/appointments', { who: family, body: { parts } });
    }),
  );
  const held = await Promise.all(
    families.map((family) =>
      count('appointment WHERE resident_id = ANY($1)', [family.children.map((child) => child.residentId)]),
    ),
  );
  expect(held).toEqual(answers.map((answer) => (answer.statusCode === 201 ? 2 : 0)));
  expect(await count('appointment WHERE slot_id = $1', [first.slotId])).toBeGreaterThanOrEqual(10);
});

test('mother and father book the same dose at once: one of them does', async () => {
  const site = await aSite(app);
  const slots = await several(8, (index) =>
    aSlot(app, { at: site, startsAt: `${String(9 + index).padStart(2, '0')}:00` }),
  );
  for (let round = 0; round < 5; round += 1) {
    const child = await aChild(app, { bornMonthsAgo: 80 });
    const [mother, father] = await people(2);
    for (const parent of [mother!, father!]) await aLink(app, parent, { over: child, right: 'guardian' });
    const answers = await Promise.all(
      slots.map((slot, index) => {
        const who = index % 2 === 0 ? mother! : father!;
        return post(serverFor(index), '/appointments', { who, body: bookingOf(child, slot) });
      }),
    );
    expect(statuses(answers)).toEqual({ 201: 1, 409: 7 });
    const winner = answers.find((answer) => answer.statusCode === 201)!.json().appointments[0];
    for (const loser of answers.filter((answer) => answer.statusCode === 409))
      expect(loser.json()).toMatchObject({
        code: 'appointment-duplicate',
        details: { appointmentId: winner.appointmentId },
      });
  }
});

test('a booking sent many times over two servers is one booking and one answer', async () => {
  const slot = await aSlot(app, { at: await aSite(app) });
  const who = await aPerson();
  const body = bookingOf(who.person, slot);
  const key = 'the-phone-keeps-this-key';
  const answers = await several(18, (index) => post(serverFor(index), '/appointments', { who, body, key }));
  expect(statuses(answers)).toEqual({ 201: 18 });
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect(answers.filter((answer) => answer.headers['idempotency-hit'] === undefined)).toHaveLength(1);
  expect(await count('appointment WHERE resident_id = $1', [who.person.residentId])).toBe(1);
});

test('an answer that was lost on the way is given again by asking again', async () => {
  const slot = await aSlot(app, { at: await aSite(app) });
  const who = await aPerson();
  const body = bookingOf(who.person, slot);
  const key = 'lost-on-the-way-0001';
  const lost = await post(app, '/appointments', { who, body, key });
  const again = await post(other, '/appointments', { who, body, key });
  expect(again.headers['idempotency-hit']).toBe('true');
  expect([again.statusCode, again.body]).toEqual([lost.statusCode, lost.body]);
  const moved = { parts: [{ ...body.parts[0], slotId: (await aSlot(app, { at: await aSite(app) })).slotId }] };
  expect((await post(other, '/appointments', { who, body: moved, key })).json()).toMatchObject({
    status: 422,
    code: 'idempotency-body-differs',
  });
});

test('whatever is wrong with one member of a batch stays with that one', async () => {
  const site = await aSite(app);
  const good = await aSlot(app, { at: site, online: 20 });
  const bad = await aSlot(app, { at: site, startsAt: '14:00', online: 20 });
  const crowd = await people(12);
  // A row nobody should have written holds number 1 of the bad slot behind the counters' back.
  const [ghost] = await people(1);
  await app.deps.db.pool.query(
    `INSERT INTO appointment (county_code, appointment_id, slot_id, site_id, resident_id, pool, state, place, ticket_no, code,
            booked_by_account, health_outcome, health_answers, consent_version)
     SELECT county_code, gen_random_uuid(), slot_id, site_id, $2, 'online', 'noshow', 1, 'A001', 'GHOST', $3, 'go-on', '[]', 'x'
       FROM slot WHERE slot_id = $1`,
    [bad.slotId, ghost!.person.residentId, ghost!.accountId],
  );
  const answers = await Promise.all(
    crowd.map((who, index) =>
      post(app, '/appointments', { who, body: bookingOf(who.person, index === 5 ? bad : good) }),
    ),
  );
  expect(answers.map((answer) => answer.statusCode)).toEqual(crowd.map((_, index) => (index === 5 ? 500 : 201)));
  await app.deps.db.pool.query(`UPDATE appointment SET state = 'cancelled' WHERE code = 'GHOST'`);
  await app.deps.db.pool.query(
    `INSERT INTO appointment_dose (county_code, appointment_id, resident_id, series, vaccine, dose, active)
     SELECT county_code, appointment_id, resident_id, 'Flu-IIV', 'Flu-IIV', 1, false FROM appointment WHERE code = 'GHOST'`,
  );
});

test('cancel and book at once, over and over: the place is never lost and never given twice', async () => {
  const slot = await aSlot(app, { at: await aSite(app), online: 1 });
  const crowd = await people(6);
  let holder: { who: Bound; appointmentId: string } | undefined;
  for (let round = 0; round < 25; round += 1) {
    const held = holder;
    const others = crowd.filter((who) => who !== held?.who);
    const rivals = [others[round % others.length]!, others[(round + 1) % others.length]!];
    app.clock.advance(10_000);
    const [left, ...tries] = await Promise.all([
      held ? post(serverFor(round), `/appointments/${held.appointmentId}/cancel`, { who: held.who }) : undefined,
      ...rivals.map((who, index) =>
        post(serverFor(index), '/appointments', { who, body: bookingOf(who.person, slot) }),
      ),
    ]);
    if (held) expect(left!.statusCode).toBe(200);
    const winners = rivals.flatMap((who, index) => {
      const answer = tries[index]!;
      return answer.statusCode === 201
        ? [{ who, appointmentId: answer.json().appointments[0].appointmentId as string }]
        : [];
    });
    expect(winners.length).toBeLessThanOrEqual(1);
    holder = winners[0];
    expect(await brokenInvariants(app)).toEqual([]);
  }
});

test('two people swap slots at once: nobody loses a place', async () => {
  const site = await aSite(app);
  const [a, b] = [
    await aSlot(app, { at: site, online: 2 }),
    await aSlot(app, { at: site, startsAt: '10:00', online: 2 }),
  ];
  const [one, two] = await people(2);
  const bookedAt = async (who: Bound, slot: Slot): Promise<string> =>
    (await post(app, '/appointments', { who, body: bookingOf(who.person, slot) })).json().appointments[0].appointmentId;
  const ids = [await bookedAt(one!, a), await bookedAt(two!, b)];
  for (let round = 0; round < 20; round += 1) {
    app.clock.advance(10_000);
    const targets = round % 2 === 0 ? [b, a] : [a, b];
    const answers = await Promise.all(
      [one!, two!].map((who, index) =>
        post(serverFor(index + round), `/appointments/${ids[index]}/reschedule`, {
          who,
          body: { slotId: targets[index]!.slotId },
        }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200]);
    expect(answers.map((answer) => answer.json().slotId)).toEqual(targets.map((slot) => slot.slotId));
    expect(await brokenInvariants(app)).toEqual([]);
  }
});

test('many move into one last place: one gets it, the others keep what they had', async () => {
  const site = await aSite(app);
  const wide = await aSlot(app, { at: site, online: 12 });
  const last = await aSlot(app, { at: site, startsAt: '11:00', online: 1 });
  const crowd = await people(12);
  const booked = await Promise.all(
    crowd.map((who) => post(app, '/appointments', { who, body: bookingOf(who.person, wide) })),
  );
  const answers = await Promise.all(
    crowd.map((who, index) =>
      post(serverFor(index), `/appointments/${booked[index]!.json().appointments[0].appointmentId}/reschedule`, {
        who,
        body: { slotId: last.slotId },
      }),
    ),
  );
  expect(statuses(answers)).toEqual({ 200: 1, 409: 11 });
  expect(await count('appointment WHERE slot_id = $1 AND active', [wide.slotId])).toBe(11);
  expect(await count('appointment WHERE slot_id = $1 AND active', [last.slotId])).toBe(1);
});
