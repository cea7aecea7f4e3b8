import { createAppointments } from '@kangban/contract/booking';
import { Availability } from '@kangban/contract/site';
import { listWaitlist } from '@kangban/contract/waitlist';
import { Client } from 'pg';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../test/build-app';
import {
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  anAccount,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../test/factories';
import { allNo, aPart, aSlot, INFLUENZA, type Slot } from '../../test/factories/slots';
import { get, post } from '../../test/requests';
import { rowsOf } from '../../test/rows';
import { everyMinute, releaseOnsitePlaces } from './every-minute';
import { cleanUp, closeCheckedIn, markMissed, nightly } from './nightly';

let app: TestApp;
let site: Site;

beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app);
});
afterEach(() => app.stop());

const query = (sql: string, values: unknown[] = []) => rowsOf(app, sql, values);
const slotRow = async (slot: Slot) =>
  (
    await query(
      `SELECT online_capacity, online_taken, onsite_capacity, onsite_taken, onsite_released FROM slot WHERE slot_id = $1`,
      [slot.slotId],
    )
  )[0];
const bookFor = async (slot: Slot) => {
  const person = await aResident(app, { site });
  const who = await signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`);
  const made = await post(app, '/appointments', { who, body: { parts: [aPart(app, { slot, person })] } });
  const appointments = made.statusCode === 201 ? createAppointments.answer.parse(made.json()).appointments : [];
  return { person, who, made, appointmentId: appointments[0]?.appointmentId };
};

describe('on-site places nobody came for', () => {
  test('go to the online pool at the stated time, once, and can be booked', async () => {
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '10:00', online: 1, onsite: 3 });
    await app.deps.db.pool.query(`UPDATE slot SET onsite_released_at = online_until - interval '30 minutes'`);
    const nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
    const walker = await aResident(app);
    await post(app, '/desk/walk-ins', {
      who: nurse,
      body: {
        residentId: walker.residentId,
        slotId: slot.slotId,
        pool: 'onsite',
        doses: [INFLUENZA],
        answers: allNo(app, walker),
      },
    });
    await bookFor(slot);
    expect((await bookFor(slot)).made.json()).toMatchObject({ code: 'slot-full' });
    app.clock.set('2026-11-23T08:59:59+08:00');
    expect(await releaseOnsitePlaces(app.deps, TEST_COUNTY)).toBe(0);
    app.clock.set('2026-11-23T09:00:00+08:00');
    expect(await releaseOnsitePlaces(app.deps, TEST_COUNTY)).toBe(2);
    expect(await slotRow(slot)).toEqual({
      online_capacity: 3,
      online_taken: 1,
      onsite_capacity: 1,
      onsite_taken: 1,
      onsite_released: true,
    });
    expect(await releaseOnsitePlaces(app.deps, TEST_COUNTY)).toBe(0);
    expect((await bookFor(slot)).made.statusCode).toBe(201);
    app.clock.advance(1000);
    const { days } = Availability.parse((await get(app, `/sites/${site.siteId}/slots?days=1`)).json());
    expect(days[0]?.slots[0]).toMatchObject({
      online: { capacity: 3, taken: 2, remaining: 1 },
      onsite: { capacity: 1, taken: 1, remaining: 0 },
    });
  });

  test('go to those who wait before anybody else, and their message goes out', async () => {
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '10:00', online: 1, onsite: 1 });
    await app.deps.db.pool.query(`UPDATE slot SET onsite_released_at = online_until - interval '30 minutes'`);
    await bookFor(slot);
    const waiting = await aSignedInResident(app, { site });
    const { slotId: _slot, ...wanted } = aPart(app, { slot, person: waiting.person });
    const joined = await post(app, '/waitlist', {
      who: waiting,
      body: { ...wanted, siteId: site.siteId, day: slot.day, half: 'any' },
    });
    expect(joined.statusCode).toBe(201);
    app.clock.set('2026-11-23T09:00:30+08:00');
    await everyMinute(app.deps);
    expect((await bookFor(slot)).made.json()).toMatchObject({ code: 'slot-full' });
    const entries = async () =>
      listWaitlist.answer.parse((await get(app, '/waitlist', { who: await signedIn(app, waiting, 'later') })).json())
        .items;
    const [entry] = await entries();
    expect(entry).toMatchObject({ state: 'offered', offer: { slotId: slot.slotId } });
    expect(await query(`SELECT template, state FROM outbox WHERE template = 'waitlist-offer'`)).toEqual([
      { template: 'waitlist-offer', state: 'sent' },
    ]);
    app.clock.set('2026-11-23T09:45:00+08:00');
    await everyMinute(app.deps);
    expect((await entries())[0]?.state).not.toBe('offered');
    expect(await slotRow(slot)).toMatchObject({ online_taken: 1 });
  });

  test('of a closed slot stay where they are, and other counties are served, too', async () => {
    const closed = await aSlot(app, { at: site, inDays: 0, startsAt: '09:00', onsite: 3, closed: true });
    app.clock.set('2026-11-23T09:00:00+08:00');
    await everyMinute(app.deps);
    expect(await slotRow(closed)).toMatchObject({ online_capacity: 12, onsite_capacity: 3, onsite_released: true });
  });

  test('many slots at once and many runs at once give each place over once', async () => {
    for (let no = 0; no < 12; no += 1)
      await aSlot(app, { at: await aSite(app), inDays: 0, startsAt: '10:00', online: 5, onsite: 2 });
    app.clock.set('2026-11-23T09:30:00+08:00');
    const counts = await Promise.all([1, 2, 3, 4].map(() => releaseOnsitePlaces(app.deps, TEST_COUNTY)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(24);
    expect(await query('SELECT DISTINCT online_capacity, onsite_capacity FROM slot')).toEqual([
      { online_capacity: 7, onsite_capacity: 0 },
    ]);
  });
});

describe('at night', () => {
  test('who never came missed it, who was checked in is done, and the dose can be booked again', async () => {
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '09:00' });
    const missed = await bookFor(slot);
    const came = await bookFor(slot);
    const nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
    await post(app, `/desk/appointments/${came.appointmentId}/check-in`, { who: nurse });
    app.clock.set('2026-11-23T23:59:00+08:00');
    expect([await markMissed(app.deps, TEST_COUNTY), await closeCheckedIn(app.deps, TEST_COUNTY)]).toEqual([0, 0]);
    app.clock.set('2026-11-24T00:05:00+08:00');
    expect([await markMissed(app.deps, TEST_COUNTY), await closeCheckedIn(app.deps, TEST_COUNTY)]).toEqual([1, 1]);
    expect([await markMissed(app.deps, TEST_COUNTY), await closeCheckedIn(app.deps, TEST_COUNTY)]).toEqual([0, 0]);
    const states = await query('SELECT appointment_id, state, active FROM appointment ORDER BY state');
    expect(states).toEqual([
      { appointment_id: came.appointmentId, state: 'fulfilled', active: false },
      { appointment_id: missed.appointmentId, state: 'noshow', active: false },
    ]);
    expect(
      await query('SELECT move FROM appointment_event WHERE happened_at >= $1 ORDER BY move', [app.clock.now()]),
    ).toEqual([{ move: 'fulfil' }, { move: 'no-show' }]);
    const tomorrow = await aSlot(app, { at: site, inDays: 1 });
    const again = await signedIn(app, missed.who, 'another phone');
    const made = await post(app, '/appointments', {
      who: again,
      body: { parts: [aPart(app, { slot: tomorrow, person: missed.person })] },
    });
    expect(made.statusCode).toBe(201);
  });

  test('the coming four weeks get their slots, once', async () => {
    app.clock.set('2026-11-24T00:05:00+08:00');
    await nightly(app.deps);
    const count = async () => (await query('SELECT count(*)::int AS n, max(day) AS last FROM slot'))[0];
    const first = await count();
    expect(first).toMatchObject({ last: expect.stringMatching(/^2026-12-(19|2\d)$/) });
    expect(Number(first?.n)).toBeGreaterThan(100);
    await nightly(app.deps);
    expect(await count()).toEqual(first);
    app.clock.set('2026-11-25T00:05:00+08:00');
    await nightly(app.deps);
    expect(Number((await count())?.n)).toBeGreaterThanOrEqual(Number(first?.n));
  });

  test('what has served its time is deleted, what has not stays', async () => {
    await bookFor(await aSlot(app, { at: site, inDays: 2 }));
    const code = `INSERT INTO one_time_code (subject_hash, purpose, code_hash, tries_left, expires_at) VALUES ($1, 'sign-in', '\\x00', 5, $2)`;
    await app.deps.db.pool.query(code, [Buffer.from('old'), '2026-11-22T00:00:00+08:00']);
    await app.deps.db.pool.query(code, [Buffer.from('new'), '2026-11-23T08:10:00+08:00']);
    expect(await cleanUp(app.deps, TEST_COUNTY)).toBe(0);
    await nightly(app.deps);
    expect(await query('SELECT subject_hash FROM one_time_code')).toEqual([{ subject_hash: Buffer.from('new') }]);
    await everyMinute(app.deps);
    app.clock.set('2026-11-30T08:04:00+08:00');
    expect(await cleanUp(app.deps, TEST_COUNTY)).toBe(0);
    app.clock.set('2026-11-30T08:06:00+08:00');
    expect(await cleanUp(app.deps, TEST_COUNTY)).toBe(1);
    // The reminder of the evening before has not gone out: it waits however old it gets.
    expect(await query('SELECT state FROM outbox')).toEqual([{ state: 'queued' }]);
    await everyMinute(app.deps);
    app.clock.set('2027-01-30T08:06:00+08:00');
    expect(await cleanUp(app.deps, TEST_COUNTY)).toBe(1);
    expect(await query('SELECT state FROM outbox')).toEqual([]);
  });
});

test('a step that fails undoes its own work only and is done by the next round', async () => {
  const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '10:30', online: 5, onsite: 2 });
  await app.deps.db.pool.query(`UPDATE slot SET onsite_released_at = online_until - interval '30 minutes'`);
  await app.deps.db.pool.query(
    `INSERT INTO county (county_code, name, health_bureau, hotline, loaded_on) VALUES ('990100', '前县', '', '', '2026-01-01')`,
  );
  const owner = new Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query('ALTER TABLE waitlist_entry RENAME TO waitlist_entry_gone');
  app.clock.set('2026-11-23T09:30:00+08:00');
  await expect(everyMinute(app.deps)).rejects.toThrow('steps failed');
  await owner.query('ALTER TABLE waitlist_entry_gone RENAME TO waitlist_entry');
  await owner.end();
  // The release rolled back with the offers that failed: the next minute does both.
  expect(await slotRow(slot)).toMatchObject({ onsite_released: false });
  await everyMinute(app.deps);
  expect(await slotRow(slot)).toMatchObject({ onsite_released: true });
});
