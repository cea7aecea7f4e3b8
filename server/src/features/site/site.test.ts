import { gunzipSync } from 'node:zlib';
import { Availability, type DayCard, listSites, SiteDetail } from '@kangban/contract/site';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { makeSite } from '../../../test/factories/site';
import { uuidV7 } from '../../crypto/uuid-v7';

// Monday 2026-11-23 08:05; the clinic is closed on Thursday and Sunday and releases a day seven days ahead at 08:00.
let app: TestApp;
let siteId: string;

const insertSlots = (day: string, times: readonly string[], more: Record<string, unknown> = {}): Promise<unknown> =>
  app.deps.db.pool.query(
    `INSERT INTO slot (county_code, slot_id, site_id, service, day, starts_at, ends_at, ticket_base, released_at,
                       online_until, onsite_released_at, online_capacity, online_taken, onsite_capacity, closed,
                       closed_reason, places_issued)
     SELECT $1, gen_random_uuid(), $2, 'immunization', $3::date, t, t + interval '30 min', 0,
            $3::timestamptz - interval '7 days' + interval '8 hours', $3::date + t - interval '30 min',
            $3::date + t - interval '30 min', 12, $4, 3, $5, $6, $4
       FROM unnest($7::time[]) AS t`,
    [TEST_COUNTY, siteId, day, more.taken ?? 0, more.closed ?? false, more.reason ?? null, times],
  );

const at = (path: string, headers: Record<string, string> = {}) =>
  app.server.inject({ url: `/api/v1${path}`, headers });
const later = (): void => app.clock.advance(1000);
async function daysOf(query = ''): Promise<Map<string, DayCard>> {
  const answer = await at(`/sites/${siteId}/slots${query}`);
  expect(answer.statusCode).toBe(200);
  return new Map(Availability.parse(answer.json()).days.map((day) => [day.day, day]));
}

beforeAll(async () => {
  app = await buildTestApp();
  siteId = await makeSite(app.deps.db.pool, { name: '柳溪镇卫生院接种门诊' });
  await insertSlots('2026-11-23', ['08:30', '09:00'], { taken: 12 });
  await insertSlots('2026-11-24', ['08:30', '09:00'], { taken: 9 });
  await insertSlots('2026-11-25', ['08:30', '11:30', '12:00', '14:00'], { taken: 2 });
  await insertSlots('2026-11-27', ['08:30'], { closed: true, reason: '设备检修' });
  await insertSlots('2026-11-30', ['08:30']);
  await insertSlots('2026-12-01', ['08:30']);
  await app.deps.db.pool.query(
    `INSERT INTO session_exception (county_code, exception_id, site_id, service, day, kind, reason)
     VALUES ($1, gen_random_uuid(), $2, 'immunization', '2026-11-28', 'closed', '消毒')`,
    [TEST_COUNTY, siteId],
  );
  await app.deps.db.pool.query(`INSERT INTO holiday (county_code, day, name) VALUES ($1, '2026-12-02', '县庆日')`, [
    TEST_COUNTY,
  ]);
});
afterAll(() => app.stop());

describe('availability of a clinic', () => {
  test('names the state of every day of the week, closed days with their reason', async () => {
    const days = await daysOf('?days=11');
    const said = [...days.values()].map((day) => [
      day.day,
      day.weekday,
      day.state,
      day.remainingOnline,
      day.closedReason,
    ]);
    expect(said).toEqual([
      ['2026-11-23', 1, 'full', 0, null],
      ['2026-11-24', 2, 'open', 6, null],
      ['2026-11-25', 3, 'open', 40, null],
      ['2026-11-26', 4, 'closed', 0, '周四不打疫苗'],
      ['2026-11-27', 5, 'closed', 0, '设备检修'],
      ['2026-11-28', 6, 'closed', 0, '消毒'],
      ['2026-11-29', 7, 'closed', 0, '周日不打疫苗'],
      ['2026-11-30', 1, 'open', 12, null],
      ['2026-12-01', 2, 'not-released', 0, null],
      ['2026-12-02', 3, 'closed', 0, '县庆日'],
      ['2026-12-03', 4, 'closed', 0, '周四不打疫苗'],
    ]);
    expect(days.get('2026-12-01')?.releasedAt).toBe('2026-11-24T00:00:00.000Z');
    expect(days.get('2026-11-26')?.releasedAt).toBeNull();
  });

  test('splits the day at noon and counts the pools', async () => {
    const slots = (await daysOf()).get('2026-11-25')?.slots ?? [];
    expect(slots.map((slot) => [slot.startsAt, slot.endsAt, slot.half, slot.state])).toEqual([
      ['08:30', '09:00', 'morning', 'open'],
      ['11:30', '12:00', 'morning', 'open'],
      ['12:00', '12:30', 'afternoon', 'open'],
      ['14:00', '14:30', 'afternoon', 'open'],
    ]);
    expect(slots[0]?.online).toEqual({ capacity: 12, taken: 2, remaining: 10 });
    expect(slots[0]?.onsite).toEqual({ capacity: 3, taken: 0, remaining: 3 });
  });

  test('days no slot was made for yet are announced with their release, and a week is the default', async () => {
    const days = await daysOf('?from=2026-12-08&days=1');
    expect([...days.values()]).toEqual([
      {
        day: '2026-12-08',
        weekday: 2,
        state: 'not-released',
        remainingOnline: 0,
        releasedAt: '2026-12-01T00:00:00.000Z',
        closedReason: null,
        slots: [],
      },
    ]);
    expect((await daysOf()).size).toBe(7);
  });

  test('check-ups have days of their own', async () => {
    await app.deps.db.pool.query(
      `INSERT INTO slot (county_code, slot_id, site_id, service, day, starts_at, ends_at, ticket_base, released_at, online_until,
                         onsite_released_at, online_capacity, places_issued)
       VALUES ($1, gen_random_uuid(), $2, 'child-health', '2026-11-26', '14:00', '14:30', 0, '2026-11-20', '2026-11-26',
               '2026-11-26', 3, 0)`,
      [TEST_COUNTY, siteId],
    );
    later();
    const days = await daysOf('?service=child-health');
    expect(days.get('2026-11-26')).toMatchObject({ state: 'open', remainingOnline: 3, slots: [{ startsAt: '14:00' }] });
    expect(days.get('2026-11-25')).toMatchObject({ state: 'closed', closedReason: '周三没有儿童体检' });
    expect((await daysOf()).get('2026-11-26')).toMatchObject({ state: 'closed', closedReason: '周四不打疫苗' });
    const sites = listSites.answer.parse((await at('/sites?service=child-health')).json());
    expect(sites.items).toEqual([]);
    expect((await at(`/sites/${siteId}/slots?service=dentist`)).statusCode).toBe(400);
  });

  test('days gone by and days beyond the window are left out', async () => {
    expect([...(await daysOf('?from=2026-11-20&days=2')).keys()]).toEqual(['2026-11-23', '2026-11-24']);
    expect((await daysOf('?from=2026-12-26&days=35')).size).toBe(2);
    expect((await daysOf('?from=2027-05-01')).size).toBe(0);
  });

  test('counts again after a second, not before', async () => {
    later();
    await daysOf();
    await app.deps.db.pool.query(
      `UPDATE slot SET online_taken = 3, places_issued = 3 WHERE site_id = $1 AND day = '2026-11-30'`,
      [siteId],
    );
    app.clock.advance(999);
    expect((await daysOf('?days=8')).get('2026-11-30')?.remainingOnline).toBe(12);
    app.clock.advance(1);
    expect((await daysOf('?days=8')).get('2026-11-30')?.remainingOnline).toBe(9);
  });

  test('many who ask at once cost one count', async () => {
    later();
    await daysOf();
    const query = jest.spyOn(app.deps.db.pool, 'query');
    await Promise.all(Array.from({ length: 50 }, () => daysOf()));
    expect(query).toHaveBeenCalledTimes(0);
    later();
    await Promise.all(Array.from({ length: 50 }, () => daysOf()));
    expect(query.mock.calls.length).toBeLessThanOrEqual(5);
    query.mockRestore();
  });

  test('an unchanged answer is 304, a changed one is not', async () => {
    const first = await at(`/sites/${siteId}/slots`);
    const etag = String(first.headers.etag);
    later();
    for (const header of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await at(`/sites/${siteId}/slots`, { 'if-none-match': header });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await at(`/sites/${siteId}/slots?days=3`, { 'if-none-match': etag })).statusCode).toBe(200);
    await app.deps.db.pool.query(
      `UPDATE slot SET online_taken = 4, places_issued = 4 WHERE site_id = $1 AND day = '2026-11-25'`,
      [siteId],
    );
    later();
    expect((await at(`/sites/${siteId}/slots`, { 'if-none-match': etag })).statusCode).toBe(200);
  });

  test('goes out compressed to those who ask for it', async () => {
    const plain = await at(`/sites/${siteId}/slots`, { 'accept-encoding': 'gzip;q=0' });
    const packed = await at(`/sites/${siteId}/slots`, { 'accept-encoding': 'br, gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('a clinic nobody knows is not found and asks the database for nothing', async () => {
    await daysOf();
    const query = jest.spyOn(app.deps.db.pool, 'query');
    expect((await at(`/sites/${uuidV7()}/slots`)).json()).toMatchObject({ code: 'not-found' });
    expect((await at(`/sites/${siteId}/slots?county=110101`)).statusCode).toBe(404);
    expect(query).toHaveBeenCalledTimes(0);
    query.mockRestore();
  });

  test.each(['?days=0', '?days=36', '?days=x', '?from=2026-02-30', '?county=99', '?county=99010x'])(
    'refuses %s',
    async (query) => {
      expect((await at(`/sites/${siteId}/slots${query}`)).json()).toMatchObject({ code: 'bad-input', status: 400 });
    },
  );

  test('today turns into past-cutoff and the release hour opens a day', async () => {
    app.clock.set('2026-11-24T08:31:00+08:00');
    const days = await daysOf('?days=8');
    expect(days.get('2026-11-24')?.state).toBe('past-cutoff');
    expect(days.get('2026-12-01')?.state).toBe('open');
    app.clock.set('2026-11-23T08:05:00+08:00');
  });
});

describe('clinics', () => {
  test('a clinic tells hours and release rules', async () => {
    later();
    const site = SiteDetail.parse((await at(`/sites/${siteId}`)).json());
    expect(site).toMatchObject({
      name: '柳溪镇卫生院接种门诊',
      closedWeekdays: [4, 7],
      releaseDaysAhead: 7,
      releaseAt: '08:00',
      onsiteReleasedMinutesBefore: 60,
      bookingCutoffMinutes: 30,
      changeCutoffAt: '18:00',
      nextFreeDay: '2026-11-24',
      openingHours: { '1': [['08:30', '11:30']] },
    });
    expect((await at(`/sites/${uuidV7()}`)).statusCode).toBe(404);
    expect((await at(`/sites/${siteId}?county=110101`)).statusCode).toBe(404);
  });

  test('come by distance or by who has room, in pages, of one service', async () => {
    const { pool } = app.deps.db;
    const far = await makeSite(pool, { latitude: 30.5, longitude: 104, name: '远处' });
    const near = await makeSite(pool, { latitude: 30.01, longitude: 104, name: '近处' });
    const other = await makeSite(pool, { latitude: 30.005, longitude: 104, services: ['checkup'], name: '体检' });
    for (let index = 0; index < 20; index += 1) await makeSite(pool, { latitude: 29 - index / 100, longitude: 104 });
    later();
    const list = async (query: string) =>
      listSites.answer.parse((await at(`/sites?service=immunization&${query}`)).json());
    const first = await list('latitude=30.008&longitude=104');
    const second = await list(`latitude=30.008&longitude=104&cursor=${first.nextCursor}`);
    const ids = [...first.items, ...second.items].map((site) => site.siteId);
    expect(ids.slice(0, 3)).toEqual([near, siteId, far]);
    expect(first.items.map((site) => site.distanceKm).slice(0, 2)).toEqual([0.22, 0.89]);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, null]);
    expect(new Set(ids).size).toBe(23);
    expect(ids).not.toContain(other);
    const byRoom = await list('order=room');
    expect(byRoom.items[0]).toMatchObject({ siteId, distanceKm: null, nextFreeDay: '2026-11-24' });
    expect(byRoom.items[1]).toMatchObject({ nextFreeDay: null, remainingOnline: 0 });
  });

  test('half a place is refused, and a county that is not served has no clinics', async () => {
    expect((await at('/sites?latitude=30')).json()).toMatchObject({ code: 'bad-input' });
    expect((await at('/sites?latitude=91&longitude=0')).statusCode).toBe(400);
    expect((await at('/sites?county=110101')).json()).toEqual({ items: [], nextCursor: null });
  });
});
