// The invented county in a real PostgreSQL: the same each time, and nothing in it contradicts anything else.
import { Client } from 'pg';
import { planVisits, windowOf } from '../../domain/src/child-visit/plan-visits';
import { refuseVisit } from '../../domain/src/child-visit/visit-booking';
import { isVisitCode, VISIT_CODES } from '../../domain/src/child-visit/visit-code';
import { getVisit } from '../../domain/src/child-visit/visit-table';
import { checkPlausible } from '../../domain/src/growth/check-plausible';
import { decideDoses } from '../../domain/src/immunization/decide-doses';
import { forecast } from '../../domain/src/immunization/forecast';
import type { ForecastInput } from '../../domain/src/immunization/types';
import { toPlainDate } from '../../domain/src/shared/plain-date';
import { makeTestClock } from '../../server/src/clock';
import { makeCipher } from '../../server/src/crypto/cipher';
import { verifyPassword } from '../../server/src/crypto/password';
import { extendSlots } from '../../server/src/features/slot-plan/service';
import { openDatabase } from '../../server/src/plugins/db';
import { createTestDatabase, type TestDatabase } from '../../server/test/database';
import { type HeldPostgres, holdTestPostgres } from '../lib/postgres-process';
import { type Loaded, loadCounty } from './load';
import { demoLogins } from './logins';
import { VACCINE_OPTIONS } from './record';

jest.setTimeout(180_000);

/** A Wednesday, so that the demo clinic's closed weekdays are not those of the mock-ups. */
const TODAY = toPlainDate('2026-11-25');
/** Records a hospital's system told of anew: they wait at the desk to be compared. */
const TOLD_ANEW = 3;
const OPTIONS = { countyCode: '990101', residents: 1600, today: TODAY };
const cipher = makeCipher({ keyId: 'k1', keys: { k1: Buffer.alloc(32, 1) }, lookupKey: Buffer.alloc(32, 2) });

let held: HeldPostgres | undefined;
let first: TestDatabase;
let second: TestDatabase;
let loaded: Loaded;
let client: Client;

async function load(database: TestDatabase, seed: string): Promise<Loaded> {
  const result = await loadCounty({ ...OPTIONS, seed, databaseUrl: database.url, cipher });
  if (!result) throw new Error('the county was there already');
  return result;
}

beforeAll(async () => {
  if (!process.env.TEST_DATABASE_URL) {
    held = await holdTestPostgres();
    process.env.TEST_DATABASE_URL = held.url;
  }
  [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  loaded = await load(first, 'seven');
  await load(second, 'seven');
  client = new Client({ connectionString: first.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await Promise.all([first.drop(), second.drop()]);
  await held?.stop();
});

const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await client.query<Row>(sql, values)).rows;
/** Rows that should not be there. */
const wrong = (sql: string): Promise<object[]> => rows(`${sql} LIMIT 5`);

/** Sealed bytes and unknown passwords are drawn anew each time. */
const NOT_REPEATED = /_cipher$|^password_hash$/;

async function fingerprint(url: string): Promise<Record<string, string>> {
  const db = new Client({ connectionString: url });
  await db.connect();
  const columns = await db.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  );
  const prints: Record<string, string> = {};
  for (const table of Object.keys(loaded.rows)) {
    const own = columns.rows.filter((one) => one.table_name === table && !NOT_REPEATED.test(one.column_name));
    const list = own.map(({ column_name }) => column_name).join(', ');
    const { rows: found } = await db.query<{ print: string }>(
      `SELECT md5(string_agg(line, '|' ORDER BY line)) AS print FROM (SELECT (${list})::text AS line FROM ${table}) lines`,
    );
    prints[table] = found[0]?.print ?? '';
  }
  await db.end();
  return prints;
}

test('the same seed loads the same county', async () => {
  const [one, two] = await Promise.all([fingerprint(first.url), fingerprint(second.url)]);
  expect(Object.values(one)).not.toContain('');
  expect(one).toEqual(two);
});

test('a county that is there already is left alone', async () => {
  const before = await fingerprint(first.url);
  expect(await loadCounty({ ...OPTIONS, seed: 'another', databaseUrl: first.url, cipher })).toBeUndefined();
  expect(await fingerprint(first.url)).toEqual(before);
});

test('as many people as asked for, and every table has rows', async () => {
  expect(await rows('SELECT count(*)::int FROM resident')).toEqual([{ count: OPTIONS.residents + TOLD_ANEW }]);
  expect(Object.entries(loaded.rows).filter(([, count]) => count === 0)).toEqual([]);
});

describe('places and appointments agree', () => {
  test('counters are what the appointments say', async () => {
    expect(
      await wrong(`
        SELECT s.slot_id FROM slot s LEFT JOIN appointment a ON a.slot_id = s.slot_id AND a.state <> 'cancelled'
         GROUP BY s.county_code, s.slot_id
        HAVING count(*) FILTER (WHERE a.pool = 'online') <> s.online_taken
            OR count(*) FILTER (WHERE a.pool = 'onsite') <> s.onsite_taken
            OR count(*) FILTER (WHERE a.pool = 'staff') <> s.staff_taken
            OR COALESCE(max(a.place), 0) <> s.places_issued`),
    ).toEqual([]);
  });

  test('ticket numbers are base plus place, and no two of a clinic and day are the same', async () => {
    expect(
      await wrong(`SELECT a.ticket_no FROM appointment a JOIN slot s USING (county_code, slot_id)
                    WHERE substr(a.ticket_no, 2)::int <> s.ticket_base + a.place OR (a.pool = 'online') <> (left(a.ticket_no, 1) = 'A')`),
    ).toEqual([]);
    expect(
      await wrong(`SELECT s.site_id, s.day, a.ticket_no FROM appointment a JOIN slot s USING (county_code, slot_id)
                    WHERE a.state <> 'cancelled' GROUP BY 1, 2, 3 HAVING count(*) > 1`),
    ).toEqual([]);
  });

  test('only days whose numbers are released are booked, each before the loading day began', async () => {
    expect(
      await wrong(`SELECT s.day FROM appointment a JOIN slot s USING (county_code, slot_id) JOIN county c USING (county_code)
                    WHERE a.created_at >= (c.loaded_on::timestamp AT TIME ZONE 'Asia/Shanghai')
                       OR (a.pool = 'online' AND a.created_at < s.released_at) OR s.closed`),
    ).toEqual([]);
  });

  test('whoever booked online holds the right to', async () => {
    expect(
      await wrong(`SELECT a.appointment_id FROM appointment a WHERE a.booked_by_account IS NOT NULL AND NOT EXISTS (
                     SELECT FROM family_link l WHERE l.account_id = a.booked_by_account AND l.resident_id = a.resident_id
                        AND l.state = 'active' AND 'booking' = ANY(l.scope))`),
    ).toEqual([]);
    expect(
      await wrong(`SELECT l.link_id FROM family_link l JOIN account c USING (account_id) WHERE l.right_kind = 'guardian' AND NOT EXISTS (
                     SELECT FROM resident_guardian g WHERE g.child_id = l.resident_id AND g.guardian_id = c.resident_id)`),
    ).toEqual([]);
  });

  test('whoever was served has the injections of that day, and each dose is held once', async () => {
    expect(
      await wrong(`SELECT a.appointment_id FROM appointment a JOIN slot s USING (county_code, slot_id)
                     JOIN appointment_dose d USING (county_code, appointment_id)
                    WHERE a.state = 'fulfilled' AND d.series <> 'child-visit' AND NOT EXISTS (SELECT FROM immunization i
                          WHERE i.resident_id = a.resident_id AND i.given_on = s.day AND i.vaccine = d.vaccine)`),
    ).toEqual([]);
    expect(
      await wrong(
        `SELECT FROM appointment_dose d JOIN appointment a USING (county_code, appointment_id) WHERE d.active <> a.active`,
      ),
    ).toEqual([]);
  });

  test('the server’s own plan finds nothing to add or change', async () => {
    const db = openDatabase(first.url, 2);
    const planned = await extendSlots({ db, clock: makeTestClock(`${TODAY}T09:00:00+08:00`) }, OPTIONS.countyCode);
    await db.close();
    expect(planned).toEqual({ added: 0, changed: 0, kept: 0 });
  });
});

interface Facts {
  name: string;
  birth_date: string;
  sex: 'female' | 'male';
  conditions: object;
  birth_weight_g: number | null;
  gestation_weeks: number | null;
  given: { vaccine: string; date: string }[] | null;
  day: string;
  wanted: { series: string; vaccine: string; dose: number }[];
}

const FACTS = `r.name, r.birth_date::text, r.sex, r.conditions, r.birth_weight_g, r.gestation_weeks,
  (SELECT json_agg(json_build_object('vaccine', i.vaccine, 'date', i.given_on)) FROM immunization i WHERE i.resident_id = r.resident_id) AS given`;

const inputOf = (facts: Facts, today: string): ForecastInput => ({
  birthDate: toPlainDate(facts.birth_date),
  sex: facts.sex,
  given: (facts.given ?? []).map(({ vaccine, date }) => ({ vaccine, date: toPlainDate(date) })),
  today: toPlainDate(today),
  options: VACCINE_OPTIONS,
  conditions: {
    ...facts.conditions,
    ...(facts.birth_weight_g !== null && { birthWeightG: facts.birth_weight_g }),
    ...(facts.gestation_weeks !== null && { gestationWeeks: facts.gestation_weeks }),
  },
});

describe('the rules read every record', () => {
  test('histories of children are what families live: mostly done, some late, few odd', async () => {
    const children = await rows<Facts>(
      `SELECT ${FACTS} FROM resident r WHERE r.birth_date > $1::date - interval '14 years' AND r.birth_date < $1::date - interval '1 year'`,
      [TODAY],
    );
    expect(children.length).toBeGreaterThan(150);
    const results = children.map((child) => forecast(inputOf(child, TODAY)));
    const share = (test: (one: (typeof results)[number]) => boolean) => results.filter(test).length / results.length;
    expect(share(({ doses }) => doses.some(({ status }) => status === 'overdue'))).toBeGreaterThan(0.02);
    expect(share(({ doses }) => doses.some(({ status }) => status === 'overdue'))).toBeLessThan(0.25);
    expect(share(({ doses }) => doses.filter(({ status }) => status === 'given').length >= 8)).toBeGreaterThan(0.85);
    const flags = new Set(results.flatMap((one) => one.flags.map(({ rule }) => rule)));
    expect([...flags].filter((rule) => rule !== 'early-dose')).toEqual([]);
    expect(share((one) => one.flags.length > 0)).toBeLessThan(0.05);
    const combined = children.filter(({ given }) => given?.some(({ vaccine }) => vaccine === 'DTaP-IPV/Hib'));
    expect(combined.length / children.length).toBeGreaterThan(0.03);
  });

  test('every booked dose may be given on its day', async () => {
    const booked = await rows<Facts>(
      `SELECT ${FACTS}, s.day::text, (SELECT json_agg(json_build_object('series', d.series, 'vaccine', d.vaccine, 'dose', d.dose))
                 FROM appointment_dose d WHERE d.appointment_id = a.appointment_id) AS wanted
         FROM appointment a JOIN slot s USING (county_code, slot_id) JOIN resident r USING (county_code, resident_id)
        WHERE a.active AND s.service = 'immunization'`,
    );
    expect(booked.length).toBeGreaterThan(350);
    const refused = booked.filter(
      (one) => decideDoses({ input: inputOf(one, one.day), wanted: one.wanted }).kind !== 'ok',
    );
    expect(refused.map(({ name, day, wanted }) => [name, day, wanted])).toEqual([]);
  });
});

interface Growing {
  birth_date: string;
  visit: string;
  visited_on: string;
  day: string;
}

describe('six years of check-ups', () => {
  test('the plan of visits reads every record: mostly done, some missed', async () => {
    const children = await rows<{ birth_date: string; done: { visit: string; visitedOn: string }[] | null }>(
      `SELECT r.birth_date::text, (SELECT json_agg(json_build_object('visit', v.visit, 'visitedOn', v.visited_on))
                 FROM child_visit v WHERE v.resident_id = r.resident_id) AS done
         FROM resident r WHERE r.birth_date > $1::date - interval '10 years' AND r.birth_date < $1::date - interval '1 year'`,
      [TODAY],
    );
    const plans = children.flatMap(({ birth_date, done }) => {
      const known = (done ?? []).flatMap(({ visit, visitedOn }) =>
        isVisitCode(visit) ? [{ visit, visitedOn: toPlainDate(visitedOn) }] : [],
      );
      return planVisits({ birthDate: toPlainDate(birth_date), today: TODAY, done: known }).visits;
    });
    const share = (...statuses: string[]): number => {
      const past = plans.filter(({ status }) => status !== 'not-yet');
      return past.filter(({ status }) => statuses.includes(status)).length / past.length;
    };
    expect(share('done')).toBeGreaterThan(0.75);
    expect(share('missed')).toBeGreaterThan(0.03);
    expect(share('missed', 'overdue')).toBeLessThan(0.25);
  });

  test('no visit lies before its window or after the day of loading, and each was measured', async () => {
    const all = await rows<Growing>(
      `SELECT r.birth_date::text, v.visit, v.visited_on::text FROM child_visit v JOIN resident r USING (county_code, resident_id)`,
    );
    expect(all.length).toBeGreaterThan(1000);
    const odd = all.filter(({ birth_date, visit, visited_on }) => {
      const from = isVisitCode(visit) ? windowOf(getVisit(visit), toPlainDate(birth_date)).from : null;
      return visited_on >= TODAY || (from !== null && visited_on < from);
    });
    expect(odd).toEqual([]);
    expect(
      await wrong(`SELECT v.visit_id FROM child_visit v WHERE NOT EXISTS (
                     SELECT FROM growth_measurement g WHERE g.visit_id = v.visit_id AND g.measured_on = v.visited_on)`),
    ).toEqual([]);
  });

  test('nobody shrinks, and numbers are likely', async () => {
    expect(
      await wrong(`SELECT resident_id FROM (
                     SELECT resident_id, length_mm - lag(length_mm) OVER w AS grown, position, lag(position) OVER w AS before,
                            head_mm - lag(head_mm) OVER w AS head
                       FROM growth_measurement WINDOW w AS (PARTITION BY resident_id ORDER BY measured_on)) g
                    WHERE (grown < 0 AND position = before) OR grown < -15 OR head < 0`),
    ).toEqual([]);
    const measured = await rows<{ birth_date: string; sex: 'male' | 'female'; on: string; kg: number; cm: number }>(
      `SELECT r.birth_date::text, r.sex, g.measured_on::text AS on, g.weight_g / 1000.0 AS kg, g.length_mm / 10.0 AS cm
         FROM growth_measurement g JOIN resident r USING (county_code, resident_id)
        WHERE weight_g IS NOT NULL AND length_mm IS NOT NULL ORDER BY g.measurement_id LIMIT 800`,
    );
    const unlikely = measured.filter(({ birth_date, sex, on, kg, cm }) => {
      const measurement = { measuredOn: toPlainDate(on), weightKg: kg, lengthCm: cm };
      return checkPlausible({ sex, birthDate: toPlainDate(birth_date) }, measurement, []).length > 0;
    });
    expect(unlikely).toEqual([]);
  });

  test('every booked check-up may be made on its day, and who was served has it in the record', async () => {
    const booked = await rows<Growing & { done: { visit: string; visitedOn: string }[] | null }>(
      `SELECT r.birth_date::text, d.vaccine AS visit, s.day::text, (SELECT json_agg(json_build_object('visit', v.visit, 'visitedOn', v.visited_on))
                 FROM child_visit v WHERE v.resident_id = r.resident_id) AS done
         FROM appointment a JOIN slot s USING (county_code, slot_id) JOIN resident r USING (county_code, resident_id)
         JOIN appointment_dose d USING (county_code, appointment_id) WHERE a.active AND s.service = 'child-health'`,
    );
    expect(booked.length).toBeGreaterThan(5);
    const refused = booked.filter(({ birth_date, visit, day, done }) => {
      const known = (done ?? []).flatMap((one) =>
        isVisitCode(one.visit) ? [{ visit: one.visit, visitedOn: toPlainDate(one.visitedOn) }] : [],
      );
      if (!isVisitCode(visit)) return true;
      const facts = { birthDate: toPlainDate(birth_date), done: known, day: toPlainDate(day) };
      return refuseVisit(visit, facts) !== undefined;
    });
    expect(refused).toEqual([]);
    expect(
      await wrong(`SELECT a.appointment_id FROM appointment a JOIN slot s USING (county_code, slot_id)
                     JOIN appointment_dose d USING (county_code, appointment_id)
                    WHERE a.state = 'fulfilled' AND s.service = 'child-health' AND NOT EXISTS (SELECT FROM child_visit v
                          WHERE v.resident_id = a.resident_id AND v.visited_on = s.day AND v.visit = d.vaccine)`),
    ).toEqual([]);
  });

  test('一鸣 was at every visit; his left eye fell to 0.6, was measured again, and waits for the eye doctor', async () => {
    const visits = await rows<{ visit: string; length_mm: number }>(
      `SELECT v.visit, g.length_mm FROM child_visit v JOIN resident r USING (county_code, resident_id)
         JOIN growth_measurement g ON g.visit_id = v.visit_id WHERE r.name = '陈一鸣' AND r.village = '新桥村3组' ORDER BY v.visited_on`,
    );
    expect(visits.map(({ visit }) => visit)).toEqual([...VISIT_CODES]);
    expect(visits.at(-1)?.length_mm).toBe(1189);
    expect(
      await rows(
        `SELECT x.right_naked, x.left_naked FROM vision_examination x JOIN resident r USING (county_code, resident_id)
          WHERE r.name = '陈一鸣' AND x.left_naked IS NOT NULL AND r.village = '新桥村3组' ORDER BY x.examined_on`,
      ),
    ).toEqual([
      { right_naked: 49, left_naked: 49 },
      { right_naked: 50, left_naked: 49 },
      { right_naked: 50, left_naked: 48 },
      { right_naked: 50, left_naked: 48 },
    ]);
    expect(
      await rows(
        `SELECT f.kind, f.state, f.to_institution, to_char(f.booked_for AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at
           FROM referral f JOIN resident r USING (county_code, resident_id) WHERE r.name = '陈一鸣' AND r.village = '新桥村3组'`,
      ),
    ).toEqual([{ kind: 'vision', state: 'booked', to_institution: '县妇幼保健院眼科', at: '12-05 09:00' }]);
  });

  test('安安 was at every visit so far, and that of eighteen months is open', async () => {
    const [anan] = await rows<{ birth_date: string; visits: string[] }>(
      `SELECT r.birth_date::text, (SELECT array_agg(v.visit ORDER BY v.visited_on) FROM child_visit v
                 WHERE v.resident_id = r.resident_id) AS visits FROM resident r WHERE r.name = '陈安安' AND r.village = '新桥村3组'`,
    );
    expect(anan?.visits).toEqual(['home', 'm1', 'm3', 'm6', 'm8', 'm12']);
  });
});

describe('the demo as the pictures show it', () => {
  test('days and slots of 柳溪镇卫生院', async () => {
    const days = await rows<{ ahead: number; remaining: number }>(
      `SELECT s.day - c.loaded_on AS ahead, sum(online_capacity - online_taken)::int AS remaining
         FROM slot s JOIN site t USING (county_code, site_id) JOIN county c USING (county_code)
        WHERE t.code = 'LX01' AND s.service = 'immunization' AND s.day BETWEEN c.loaded_on AND c.loaded_on + 6
        GROUP BY 1 ORDER BY 1`,
    );
    expect(days.map(({ ahead, remaining }) => [ahead, remaining])).toEqual([
      [0, 0],
      [1, 3],
      [2, 18],
      [4, 31],
      [5, 12],
    ]);
    const slots = await rows<Record<string, number>>(
      `SELECT online_taken, onsite_taken, ticket_base, places_issued FROM slot JOIN site t USING (county_code, site_id)
        WHERE t.code = 'LX01' AND service = 'immunization' AND day = $1::date + 2 ORDER BY starts_at LIMIT 2`,
      [TODAY],
    );
    expect(slots.map(Object.values)).toEqual([
      [12, 1, 0, 13],
      [6, 0, 19, 6],
    ]);
  });

  test('林晓梅 sees herself, two children and her father, who holds one booking', async () => {
    const links = await rows<{ label: string; right_kind: string }>(
      `SELECT l.label, l.right_kind FROM login g JOIN family_link l USING (account_id) WHERE g.subject_hash = $1 ORDER BY l.label`,
      [cipher.lookup('phone', '19900000001')],
    );
    expect(links.map(({ label, right_kind }) => `${label} ${right_kind}`).sort()).toEqual(
      ['安安 guardian', '一鸣 guardian', '爸爸 proxy', '我 self'].sort(),
    );
    expect(
      await rows(
        `SELECT r.name, s.day - $1::date AS ahead, to_char(s.starts_at, 'HH24:MI') AS at, t.short_name, o.state
           FROM appointment a JOIN resident r USING (county_code, resident_id) JOIN slot s USING (county_code, slot_id)
           JOIN site t ON t.site_id = a.site_id LEFT JOIN outbox o ON o.subject_id = a.appointment_id
          WHERE r.name IN ('林晓梅', '林国强', '陈安安', '陈一鸣') AND r.village = '新桥村3组'`,
        [TODAY],
      ),
    ).toEqual([{ name: '林国强', ahead: 3, at: '08:30', short_name: '县医院', state: 'queued' }]);
  });

  test('every printed login leads somewhere', async () => {
    const logins = demoLogins(loaded.county);
    const staff = await rows<{ login_name: string; password_hash: string }>(
      'SELECT login_name, password_hash FROM staff',
    );
    for (const { login, secret, totpSecret } of logins) {
      if (totpSecret === undefined) {
        const found = await rows('SELECT FROM resident WHERE phone_hmac = $1', [cipher.lookup('phone', login)]);
        expect([login, found.length]).toEqual([login, 1]);
        continue;
      }
      const member = staff.find(({ login_name }) => login_name === login);
      expect(await verifyPassword(secret, member?.password_hash ?? '')).toBe(true);
    }
    expect(logins.map(({ login }) => login)).toEqual(
      expect.arrayContaining(['19900000001', '19900000002', '0217', '0105', 'admin']),
    );
  });
});

test('a second county stands beside the first', async () => {
  const other = await loadCounty({ ...OPTIONS, countyCode: '990102', seed: 'seven', databaseUrl: second.url, cipher });
  expect(other?.rows.resident).toBe(OPTIONS.residents + TOLD_ANEW);
  expect(other && demoLogins(other.county)[0]?.login).toBe('19910000001');
});
