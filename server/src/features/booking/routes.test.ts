import { Appointment, createAppointments, listAppointments, rescheduleAppointment } from '@kangban/contract/booking';
import { Problem } from '@kangban/contract/errors';
import { LIMITS } from '@kangban/domain/shared/limits';
import { addDays } from '@kangban/domain/shared/plain-date';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aParentOf,
  anAccount,
  aResident,
  aSite,
  type Person,
  signedIn,
  type SignedInAccount,
  type Site,
} from '../../../test/factories';
import { aGivenDose, aPart, aSlot, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

type Bound = SignedInAccount & { person: Person };
type Response = Awaited<ReturnType<typeof post>>;

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

async function aPerson(told: Parameters<typeof aResident>[1] = {}): Promise<Bound> {
  const person = await aResident(app, told);
  return { ...(await signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`)), person };
}
const bookFor = (who: SignedInAccount, person: Person, slot: Slot): Promise<Response> =>
  post(app, '/appointments', { who, body: { parts: [aPart(app, { slot, person })] } });
const cardsIn = (answer: Response): Appointment[] => createAppointments.answer.parse(answer.json()).appointments;
const cardIn = (answer: Response): Appointment => cardsIn(answer)[0]!;
const problemIn = (answer: Response): Problem => Problem.parse(answer.json());
const query = (sql: string, values: unknown[] = []) => rowsOf(app, sql, values);
const taken = async (slot: Slot): Promise<unknown> =>
  (await query('SELECT online_taken FROM slot WHERE slot_id = $1', [slot.slotId]))[0]?.online_taken;

/** A child of 19 months whose record is complete so far: DTaP 4 and HepA are due, as in the mock-ups. */
const HISTORY: readonly (readonly [string, string])[] = [
  ['BCG', '2025-04-11'],
  ['HepB', '2025-04-11'],
  ['HepB', '2025-05-12'],
  ['IPV', '2025-06-12'],
  ['DTaP', '2025-06-12'],
  ['IPV', '2025-07-14'],
  ['DTaP', '2025-08-15'],
  ['bOPV', '2025-08-15'],
  ['HepB', '2025-10-13'],
  ['DTaP', '2025-10-13'],
  ['MPSV-A', '2025-10-13'],
  ['MMR', '2025-12-15'],
  ['JE-L', '2025-12-15'],
  ['MPSV-A', '2026-01-14'],
];
const DTAP4 = { series: 'DTaP', vaccine: 'DTaP', dose: 4 };
const HEPA1 = { series: 'HepA', vaccine: 'HepA-L', dose: 1 };

async function motherAndChild(): Promise<SignedInAccount & { child: Person }> {
  const mother = await aParentOf(app, { name: '陈安安', birthDate: '2025-04-10' });
  const child = mother.children[0]!;
  for (const [vaccine, on] of HISTORY) await aGivenDose(app, child, { vaccine, on });
  return { ...mother, child };
}

describe('booking', () => {
  test('a mother books both due doses of her child: ticket, queue, health, reminder, audit', async () => {
    const mother = await motherAndChild();
    const slot = await aSlot(app, { at: site, ticketBase: 15, online: 12, onsite: 3 });
    const part = aPart(app, { slot, person: mother.child, doses: [DTAP4, HEPA1] });
    const answers = part.answers.map((answer) =>
      answer.question === 'allergy' ? { ...answer, answer: 'yes', details: ['鸡蛋', '起疹子'] } : answer,
    );
    const answer = await post(app, '/appointments', { who: mother, body: { parts: [{ ...part, answers }] } });
    expect(answer.statusCode).toBe(201);
    expect(cardIn(answer)).toMatchObject({
      state: 'booked',
      pool: 'online',
      resident: { residentId: mother.child.residentId, label: '安安', name: '陈安安' },
      site: { siteId: site.siteId, name: '柳溪镇卫生院' },
      day: '2026-11-25',
      startsAt: '09:00',
      endsAt: '09:30',
      ticketNo: 'A016',
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/),
      queue: { position: 1, total: 1, aboutAt: '09:00' },
      health: { outcome: 'tell-doctor', yes: 1, no: 7, noted: ['鸡蛋过敏', '起疹子'] },
      changeUntil: '2026-11-24T10:00:00.000Z',
      changeable: true,
      remindAt: '2026-11-24T12:00:00.000Z',
      endReason: null,
    });
    expect(cardIn(answer).doses).toEqual([
      { ...DTAP4, name: '百白破疫苗', free: true },
      { ...HEPA1, name: '甲肝疫苗', free: true },
    ]);
    expect(await query('SELECT template, send_after, subject_id FROM outbox')).toEqual([
      {
        template: 'appointment-reminder',
        send_after: new Date('2026-11-24T12:00:00Z'),
        subject_id: cardIn(answer).appointmentId,
      },
    ]);
    expect(await query('SELECT action, right_kind, resident_id FROM audit_entry')).toEqual([
      { action: 'appointment-booked', right_kind: 'guardian', resident_id: mother.child.residentId },
    ]);
  });

  test('two children side by side: places of one act follow each other, in the same or the next slot', async () => {
    const family = await aParentOf(app, { bornMonthsAgo: 90 }, { bornMonthsAgo: 130 });
    const nine = await aSlot(app, { at: site });
    const half = await aSlot(app, { at: site, startsAt: '09:30' });
    const parts = [
      aPart(app, { slot: half, person: family.children[0]! }),
      aPart(app, { slot: nine, person: family.children[1]! }),
    ];
    const answer = await post(app, '/appointments', { who: family, body: { parts } });
    expect(cardsIn(answer).map((card) => [card.startsAt, card.queue.position])).toEqual([
      ['09:30', 1],
      ['09:00', 1],
    ]);
    expect(await query('SELECT count(DISTINCT group_id)::int AS groups FROM appointment')).toEqual([{ groups: 1 }]);
  });

  test('slots apart, or one part refused: nobody gets a place', async () => {
    const family = await aParentOf(app, { bornMonthsAgo: 90 }, { bornMonthsAgo: 130 });
    const [one, two] = [family.children[0]!, family.children[1]!];
    const [nine, ten, last] = [
      await aSlot(app, { at: site }),
      await aSlot(app, { at: site, startsAt: '10:00' }),
      await aSlot(app, { at: site, startsAt: '09:30', online: 1 }),
    ];
    const both = (a: Slot, b: Slot) =>
      post(app, '/appointments', {
        who: family,
        body: { parts: [aPart(app, { slot: a, person: one }), aPart(app, { slot: b, person: two })] },
      });
    expect(problemIn(await both(nine, ten)).code).toBe('slots-not-neighbouring');
    const full = problemIn(await both(last, last));
    expect(full).toMatchObject({ code: 'slot-full', details: { residentId: two.residentId } });
    // Another slot must have room for both.
    expect(full.details?.freeSlots?.map((free) => free.slotId)).toEqual([ten.slotId, nine.slotId]);
    expect([await taken(nine), await taken(ten), await taken(last)]).toEqual([0, 0, 0]);
  });

  test.each([
    ['slot-not-released', { releasedDaysBefore: 1 }, { releasedAt: '2026-11-24T00:00:00.000Z' }],
    ['slot-closed', { closed: true }, { freeSlots: [] }],
    ['slot-past-cutoff', { inDays: 0, startsAt: '08:30' }, { freeSlots: [] }],
    ['slot-full', { online: 0 }, { freeSlots: [] }],
  ])('%s', async (code, told, details) => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site, ...told });
    const problem = problemIn(await bookFor(who, who.person, slot));
    expect(problem).toMatchObject({ code, details });
    expect(problem.status).toBe(409);
  });

  test('a full slot names the next free ones: that day later, that day earlier, then other days, three at most', async () => {
    const who = await aPerson();
    const full = await aSlot(app, { at: site, startsAt: '10:00', online: 0 });
    const early = await aSlot(app, { at: site, startsAt: '08:30', online: 4 });
    const late = await aSlot(app, { at: site, startsAt: '11:00' });
    await aSlot(app, { at: site, startsAt: '10:30', online: 0 });
    const tomorrow = await aSlot(app, { at: site, inDays: 3, startsAt: '08:30' });
    await aSlot(app, { at: site, inDays: 4 });
    await aSlot(app, { at: await aSite(app), startsAt: '10:30' });
    const { details } = problemIn(await bookFor(who, who.person, full));
    expect(details?.freeSlots?.map((slot) => slot.slotId)).toEqual([late.slotId, early.slotId, tomorrow.slotId]);
    expect(details?.freeSlots?.[1]?.remaining).toBe(4);
  });

  test('consent, answers and doses are the person’s to put right', async () => {
    const mother = await motherAndChild();
    const slot = await aSlot(app, { at: site });
    const part = aPart(app, { slot, person: mother.child, doses: [DTAP4] });
    const send = (told: object) => post(app, '/appointments', { who: mother, body: { parts: [{ ...part, ...told }] } });
    expect(problemIn(await send({ consent: undefined })).code).toBe('consent-missing');
    expect(problemIn(await send({ consent: { version: 'long ago' } })).code).toBe('consent-missing');
    expect(problemIn(await send({ answers: part.answers.slice(1) })).code).toBe('answers-incomplete');
    const dtap5 = { ...DTAP4, dose: 5 };
    expect(problemIn(await send({ doses: [HEPA1, dtap5] }))).toMatchObject({
      code: 'dose-not-eligible',
      details: { doses: [{ ...dtap5, residentId: mother.child.residentId, reason: 'too-early' }] },
    });
    expect(await taken(slot)).toBe(0);
  });

  test('the same dose is booked once, by whichever parent and in whichever slot', async () => {
    const mother = await motherAndChild();
    const father = await aPerson({ sex: 'male' });
    await aLink(app, father, { over: mother.child, right: 'guardian' });
    const [first, second] = [await aSlot(app, { at: site }), await aSlot(app, { at: site, startsAt: '14:00' })];
    const part = (slot: Slot) => aPart(app, { slot, person: mother.child, doses: [DTAP4] });
    const booked = cardIn(await post(app, '/appointments', { who: mother, body: { parts: [part(first)] } }));
    expect(problemIn(await post(app, '/appointments', { who: father, body: { parts: [part(second)] } }))).toMatchObject(
      {
        code: 'appointment-duplicate',
        details: { appointmentId: booked.appointmentId, residentId: mother.child.residentId },
      },
    );
  });

  test('one installation books only so many times a day, and an account holds only so many', async () => {
    const slot = await aSlot(app, { at: site, online: 60 });
    const who = await aPerson();
    const relatives: Person[] = [];
    for (let count = 0; count < LIMITS.activeAppointmentsPerAccountMax; count += 1) {
      const relative = await aResident(app);
      await aLink(app, who, { over: relative, right: 'proxy' });
      relatives.push(relative);
    }
    for (const relative of relatives) {
      app.clock.advance(5000);
      expect((await bookFor(who, relative, slot)).statusCode).toBe(201);
    }
    app.clock.advance(5000);
    expect(problemIn(await bookFor(who, who.person, slot)).code).toBe('appointment-too-many');
    const sameDevice = await signedIn(
      app,
      await anAccount(app, { of: await aResident(app) }),
      `phone of ${who.person.residentId}`,
    );
    expect(problemIn(await bookFor(sameDevice, sameDevice.person!, slot)).code).toBe('device-too-many');
    app.clock.set('2026-11-24T00:00:01+08:00');
    const nextDay = await signedIn(app, sameDevice, `phone of ${who.person.residentId}`);
    expect((await bookFor(nextDay, sameDevice.person!, slot)).statusCode).toBe(201);
  });

  test('an account that presses faster than a person is asked to wait', async () => {
    const slot = await aSlot(app, { at: site, online: 0 });
    const who = await aPerson();
    const answers: number[] = [];
    for (let count = 0; count <= LIMITS.bookingBurst; count += 1)
      answers.push((await bookFor(who, who.person, slot)).statusCode);
    expect(answers).toEqual([...new Array<number>(LIMITS.bookingBurst).fill(409), 429]);
    const slowedDown = await bookFor(who, who.person, slot);
    expect(slowedDown.headers['retry-after']).toBe(String(LIMITS.bookingRefillSeconds));
    app.clock.advance(LIMITS.bookingRefillSeconds * 1000);
    expect((await bookFor(who, who.person, slot)).statusCode).toBe(409);
  });

  test('the same person or dose twice is no booking', async () => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site });
    const part = aPart(app, { slot, person: who.person });
    for (const parts of [[part, part], [{ ...part, doses: [INFLUENZA, INFLUENZA] }], [], [{ ...part, doses: [] }]])
      expect(problemIn(await post(app, '/appointments', { who, body: { parts } })).code).toBe('bad-input');
  });

  test('a write without a key is not done', async () => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site });
    const body = { parts: [aPart(app, { slot, person: who.person })] };
    for (const key of ['', 'short', 'with spaces in it'])
      expect(problemIn(await post(app, '/appointments', { who, body, key })).code).toBe('idempotency-key-missing');
  });

  test('a refusal is not kept: the same key gets the place that came free', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    const slot = await aSlot(app, { at: site, online: 1 });
    const { appointmentId } = cardIn(await bookFor(first, first.person, slot));
    const body = { parts: [aPart(app, { slot, person: second.person })] };
    const key = 'kept-by-the-phone';
    expect((await post(app, '/appointments', { who: second, body, key })).statusCode).toBe(409);
    await post(app, `/appointments/${appointmentId}/cancel`, { who: first });
    const answer = await post(app, '/appointments', { who: second, body, key });
    expect([answer.statusCode, cardIn(answer).ticketNo]).toEqual([201, 'A001']);
  });

  test('who books after eight of the evening before gets no reminder', async () => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '15:00' });
    expect(cardIn(await bookFor(who, who.person, slot))).toMatchObject({ remindAt: null, changeable: false });
    expect(await query('SELECT 1 FROM outbox')).toEqual([]);
  });
});

describe('looking', () => {
  const listIn = (answer: Response) => listAppointments.answer.parse(answer.json());

  test('upcoming ones come the next first, past and ended ones the latest first, page by page', async () => {
    const mother = await aParentOf(app, { bornMonthsAgo: 90 });
    const child = mother.children[0]!;
    const slots: Slot[] = [];
    for (let inDays = 1; inDays <= 2; inDays += 1)
      for (const startsAt of ['09:00', '14:00']) slots.push(await aSlot(app, { at: site, inDays, startsAt }));
    const doses = ['Flu-IIV', 'Varicella'].map((vaccine) => ({ series: vaccine, vaccine, dose: 1 }));
    const booked: string[] = [];
    for (const [index, slot] of [slots[3]!, slots[0]!].entries()) {
      const part = aPart(app, { slot, person: child, doses: [doses[index]!] });
      const answer = await post(app, '/appointments', { who: mother, body: { parts: [part] } });
      booked.push(cardIn(answer).appointmentId);
    }
    booked.push(cardIn(await bookFor(mother, mother.person, slots[2]!)).appointmentId);
    const upcoming = listIn(await get(app, '/appointments', { who: mother }));
    expect(upcoming.items.map((card) => card.appointmentId)).toEqual([booked[1], booked[2], booked[0]]);
    expect(upcoming.nextCursor).toBeNull();
    expect(upcoming.items.map((card) => card.resident.label)).toEqual([child.name.slice(1), '我', child.name.slice(1)]);
    await post(app, `/appointments/${booked[1]}/cancel`, { who: mother, body: { reason: '孩子病了' } });
    app.clock.set('2026-11-26T08:00:00+08:00');
    const later = await signedIn(app, mother);
    const past = listIn(await get(app, '/appointments?when=past', { who: later }));
    expect(past.items.map((card) => card.appointmentId)).toEqual([booked[0], booked[2], booked[1]]);
    expect(past.items[2]).toMatchObject({ state: 'cancelled', endReason: '孩子病了', changeable: false });
    const ofChild = listIn(await get(app, `/appointments?when=past&residentId=${child.residentId}`, { who: later }));
    expect(ofChild.items).toHaveLength(2);
  });

  test('a long list comes in pages that neither repeat nor skip', async () => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site });
    await app.deps.db.pool.query(
      `INSERT INTO appointment (county_code, appointment_id, slot_id, site_id, resident_id, pool, state, place, ticket_no, code,
              booked_by_account, health_outcome, health_answers, consent_version)
       SELECT county_code, gen_random_uuid(), slot_id, site_id, $2, 'online', 'cancelled', n, 'A' || n, 'C' || n, $3, 'go-on', '[]', 'x'
         FROM slot, generate_series(1, 45) n WHERE slot_id = $1`,
      [slot.slotId, who.person.residentId, who.accountId],
    );
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page += 1) {
      const { items, nextCursor } = listIn(await get(app, `/appointments?when=past${cursor}`, { who }));
      seen.push(...items.map((card) => card.appointmentId));
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    }
    expect(cursor).toBe('');
    expect(new Set(seen).size).toBe(45);
    expect(problemIn(await get(app, '/appointments?cursor=nonsense', { who })).code).toBe('bad-input');
    await app.deps.db.pool.query(
      `INSERT INTO appointment_dose (county_code, appointment_id, resident_id, series, vaccine, dose, active)
       SELECT county_code, appointment_id, resident_id, 'x', 'x', 1, false FROM appointment`,
    );
  });

  test('one booking tells its place in the queue as it is now', async () => {
    const slot = await aSlot(app, { at: site, online: 5, onsite: 0 });
    const crowd = [await aPerson(), await aPerson(), await aPerson()];
    const cards: Appointment[] = [];
    for (const who of crowd) cards.push(cardIn(await bookFor(who, who.person, slot)));
    expect(cards.map((card) => card.queue.position)).toEqual([1, 2, 3]);
    await post(app, `/appointments/${cards[0]!.appointmentId}/cancel`, { who: crowd[0]! });
    const last = Appointment.parse(
      (await get(app, `/appointments/${cards[2]!.appointmentId}`, { who: crowd[2]! })).json(),
    );
    expect(last.queue).toEqual({ position: 2, total: 2, aboutAt: '09:10' });
  });
});

describe('changing', () => {
  test('cancelling gives the place, the dose and the reminder back, and tells the same again', async () => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site, online: 1 });
    const { appointmentId } = cardIn(await bookFor(who, who.person, slot));
    const cancel = (key: string) =>
      post(app, `/appointments/${appointmentId}/cancel`, { who, body: { reason: '有事' }, key });
    const answer = await cancel('cancel-key-1');
    expect(Appointment.parse(answer.json())).toMatchObject({
      state: 'cancelled',
      changeable: false,
      endReason: '有事',
      remindAt: null,
    });
    expect(await taken(slot)).toBe(0);
    expect(await query('SELECT state FROM outbox')).toEqual([{ state: 'dropped' }]);
    const again = await cancel('cancel-key-1');
    expect([again.headers['idempotency-hit'], again.body]).toEqual(['true', answer.body]);
    expect(problemIn(await cancel('cancel-key-2')).code).toBe('appointment-not-changeable');
    expect((await bookFor(who, who.person, slot)).statusCode).toBe(201);
  });

  test('until the site’s hour of the day before, not a moment later', async () => {
    const who = await aPerson();
    const [slot, other] = [await aSlot(app, { at: site }), await aSlot(app, { at: site, startsAt: '10:00' })];
    const { appointmentId } = cardIn(await bookFor(who, who.person, slot));
    app.clock.set('2026-11-24T18:00:00.001+08:00');
    const late = await signedIn(app, who);
    expect(problemIn(await post(app, `/appointments/${appointmentId}/cancel`, { who: late })).code).toBe(
      'change-past-cutoff',
    );
    const move = () =>
      post(app, `/appointments/${appointmentId}/reschedule`, { who: late, body: { slotId: other.slotId } });
    expect(problemIn(await move()).code).toBe('change-past-cutoff');
    app.clock.set('2026-11-24T18:00:00+08:00');
    expect((await move()).statusCode).toBe(200);
  });

  test('moving keeps the booking and its code, gives a new ticket, and replaces the reminder', async () => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site });
    const target = await aSlot(app, { at: site, inDays: 4, startsAt: '10:00', ticketBase: 30 });
    const before = cardIn(await bookFor(who, who.person, slot));
    const answer = await post(app, `/appointments/${before.appointmentId}/reschedule`, {
      who,
      body: { slotId: target.slotId },
      key: 'move-key-1',
    });
    const after = rescheduleAppointment.answer.parse(answer.json());
    expect(after).toMatchObject({
      appointmentId: before.appointmentId,
      code: before.code,
      day: addDays(slot.day, 2),
      startsAt: '10:00',
      ticketNo: 'A031',
      remindAt: '2026-11-26T12:00:00.000Z',
    });
    expect([await taken(slot), await taken(target)]).toEqual([0, 1]);
    expect(await query('SELECT state, send_after FROM outbox ORDER BY send_after')).toEqual([
      { state: 'dropped', send_after: new Date('2026-11-24T12:00:00Z') },
      { state: 'queued', send_after: new Date('2026-11-26T12:00:00Z') },
    ]);
    const again = await post(app, `/appointments/${before.appointmentId}/reschedule`, {
      who,
      body: { slotId: target.slotId },
      key: 'move-key-1',
    });
    expect([again.headers['idempotency-hit'], again.body]).toEqual(['true', answer.body]);
    const other = { slotId: slot.slotId };
    expect(
      problemIn(
        await post(app, `/appointments/${before.appointmentId}/reschedule`, { who, body: other, key: 'move-key-1' }),
      ).code,
    ).toBe('idempotency-body-differs');
  });

  test('who finds the new slot full, closed, unreleased or too early keeps the old place', async () => {
    const mother = await motherAndChild();
    const slot = await aSlot(app, { at: site, inDays: 3 });
    const part = aPart(app, { slot, person: mother.child, doses: [DTAP4] });
    const { appointmentId } = cardIn(await post(app, '/appointments', { who: mother, body: { parts: [part] } }));
    const move = async (told: object) => {
      const target = await aSlot(app, { at: site, startsAt: '14:00', inDays: 4, ...told });
      app.clock.advance(10_000);
      return problemIn(
        await post(app, `/appointments/${appointmentId}/reschedule`, { who: mother, body: { slotId: target.slotId } }),
      );
    };
    expect(await move({ online: 0 })).toMatchObject({ code: 'slot-full', details: { freeSlots: [] } });
    expect(await move({ startsAt: '14:30', closed: true })).toMatchObject({ code: 'slot-closed' });
    expect(await move({ startsAt: '15:00', releasedDaysBefore: 1 })).toMatchObject({ code: 'slot-not-released' });
    await aGivenDose(app, mother.child, { vaccine: 'DTaP', on: '2026-11-20' });
    expect(await move({ startsAt: '15:30' })).toMatchObject({ code: 'dose-not-eligible' });
    expect(await taken(slot)).toBe(1);
  });

  test('moving to where it is changes nothing', async () => {
    const who = await aPerson();
    const slot = await aSlot(app, { at: site });
    const before = cardIn(await bookFor(who, who.person, slot));
    const answer = await post(app, `/appointments/${before.appointmentId}/reschedule`, {
      who,
      body: { slotId: slot.slotId },
    });
    expect(Appointment.parse(answer.json())).toEqual(before);
  });
});
