import { addDays, toPlainDate as d } from '@kangban/domain/shared/plain-date';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { makeSite } from '../../../test/factories/site';
import { extendSlots, SLOT_DAYS } from './service';

/** Monday. A clinic of the factory vaccinates 08:30–11:30 on every day but Thursday and Sunday: 12 online, 3 and 3. */
const MONDAY = d('2026-11-23');
const WEDNESDAY = d('2026-11-25');
const HALF_HOURS = 6;

let app: TestApp;
let site: string;

beforeAll(async () => {
  app = await buildTestApp({ now: `${MONDAY}T08:05:00+08:00` });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(`${MONDAY}T08:05:00+08:00`);
  const { pool } = app.deps.db;
  // Tests share one county; each looks at its own clinic alone.
  await pool.query(`UPDATE session_template SET valid_to = '2026-01-02'`);
  site = await makeSite(pool);
  await extend();
});

const extend = () => extendSlots(app.deps, TEST_COUNTY);
const sql = (text: string, ...values: unknown[]) => app.deps.db.pool.query(text, values);

interface SlotRow {
  at: string;
  pools: string;
  base: number;
  closed: string | null;
}

/** `08:30 12+3+3 from 0`, with the reason where a slot is closed. */
async function linesOf(day: string = WEDNESDAY): Promise<string[]> {
  const { rows } = await app.deps.db.pool.query<SlotRow>(
    `SELECT to_char(starts_at, 'HH24:MI') AS at, concat_ws('+', online_capacity, onsite_capacity, staff_capacity) AS pools,
            ticket_base AS base, CASE WHEN closed THEN closed_reason END AS closed
       FROM slot WHERE county_code = $1 AND site_id = $2 AND day = $3 ORDER BY starts_at`,
    [TEST_COUNTY, site, day],
  );
  return rows.map(({ at, pools, base, closed }) => `${at} ${pools} from ${base}${closed === null ? '' : ` ${closed}`}`);
}

const ORDINARY = [
  '08:30 12+3+3 from 0',
  '09:00 12+3+3 from 18',
  '09:30 12+3+3 from 36',
  '10:00 12+3+3 from 54',
  '10:30 12+3+3 from 72',
  '11:00 12+3+3 from 90',
];

const template = (changes: string) =>
  sql(`UPDATE session_template SET ${changes} WHERE site_id = $1 AND weekday = 3`, site);

/** Somebody holds the first online place of 09:00. */
const takeOne = () =>
  sql(
    `UPDATE slot SET online_taken = 1, places_issued = 1 WHERE site_id = $1 AND day = $2 AND starts_at = '09:00'`,
    site,
    WEDNESDAY,
  );

test('four weeks of slots, with their release and cut-off', async () => {
  expect(await linesOf()).toEqual(ORDINARY);
  const { rows } = await sql(
    `SELECT count(DISTINCT day)::int AS days, max(day)::text AS last, min(released_at) AS released,
            min(online_until) AS until FROM slot WHERE site_id = $1`,
    site,
  );
  expect(rows[0]).toEqual({
    days: 20,
    last: addDays(MONDAY, SLOT_DAYS - 2), // the 28th day is a Sunday
    released: new Date('2026-11-16T08:00:00+08:00'),
    until: new Date('2026-11-23T08:00:00+08:00'),
  });
});

test('doing it again changes nothing; the next day adds a day', async () => {
  expect(await extend()).toEqual({ added: 0, changed: 0, kept: 0 });
  app.clock.set(`${addDays(MONDAY, 1)}T00:05:00+08:00`);
  expect(await extend()).toEqual({ added: HALF_HOURS, changed: 0, kept: 0 });
});

test('a clinic that releases earlier than four weeks ahead has its slots in time', async () => {
  await sql('UPDATE site_policy SET release_days_ahead = 40 WHERE site_id = $1', site);
  await extend();
  const { rows } = await sql('SELECT max(day)::text AS last FROM slot WHERE site_id = $1', site);
  expect(rows[0]).toEqual({ last: addDays(MONDAY, 40) });
});

test('a closed day says why and opens again', async () => {
  await sql(
    `INSERT INTO session_exception (county_code, exception_id, site_id, service, day, kind, reason)
     VALUES ($1, gen_random_uuid(), $2, 'immunization', $3, 'closed', '停电')`,
    TEST_COUNTY,
    site,
    WEDNESDAY,
  );
  expect(await extend()).toMatchObject({ changed: HALF_HOURS });
  expect(await linesOf()).toEqual(ORDINARY.map((line) => `${line} 停电`));
  await sql(`UPDATE session_exception SET kind = 'capacity', stations = 3 WHERE site_id = $1`, site);
  await extend();
  expect(await linesOf()).toEqual(ORDINARY);
});

test('a new size counts at once where no number is out', async () => {
  await template('stations = 4');
  expect(await extend()).toMatchObject({ kept: 0 });
  expect((await linesOf()).slice(0, 2)).toEqual(['08:30 18+3+3 from 0', '09:00 18+3+3 from 24']);
});

describe('on a day whose numbers are out', () => {
  beforeEach(takeOne);

  test('a slot may shrink, its numbers stay', async () => {
    await template('stations = 2');
    expect(await extend()).toMatchObject({ kept: 0 });
    expect((await linesOf()).slice(0, 3)).toEqual(['08:30 6+3+3 from 0', '09:00 6+3+3 from 18', '09:30 6+3+3 from 36']);
  });

  test('never below what is taken', async () => {
    await template('stations = 1');
    await extend();
    const [, second] = await linesOf();
    expect(second).toBe('09:00 1+3+3 from 18');
  });

  test('it does not grow, and the answer says so', async () => {
    await template('stations = 4');
    expect(await extend()).toMatchObject({ kept: HALF_HOURS });
    expect(await linesOf()).toEqual(ORDINARY);
  });

  test('a slot the week no longer has takes nobody new and keeps who is there', async () => {
    await template(`starts_at = '14:00', ends_at = '15:00'`);
    await extend();
    expect(await linesOf()).toEqual([
      ...ORDINARY.map((line) => `${line} 这个时段不开了`),
      '14:00 12+3+3 from 108',
      '14:30 12+3+3 from 126',
    ]);
    const { rows } = await sql('SELECT sum(online_taken)::int AS held FROM slot WHERE site_id = $1', site);
    expect(rows[0]).toEqual({ held: 1 });
  });
});

test('on-site places given to the online pool stay there', async () => {
  await sql(
    `UPDATE slot SET online_capacity = 15, onsite_capacity = 0, onsite_released = true
      WHERE site_id = $1 AND day = $2 AND starts_at = '08:30'`,
    site,
    WEDNESDAY,
  );
  await template('stations = 2');
  await extend();
  expect((await linesOf())[0]).toBe('08:30 15+0+3 from 0');
});

test('days before today are never touched', async () => {
  app.clock.set(`${addDays(WEDNESDAY, 1)}T09:00:00+08:00`);
  await template('stations = 1');
  await extend();
  expect(await linesOf()).toEqual(ORDINARY);
});

test('two rounds at once make one set of slots', async () => {
  app.clock.set(`${addDays(MONDAY, 7)}T00:05:00+08:00`);
  const rounds = await Promise.all([extend(), extend(), extend()]);
  expect(rounds.reduce((sum, { added }) => sum + added, 0)).toBe(5 * HALF_HOURS);
});
