// A county to book in, made by a handful of statements: parents with a session each and a child of 19 months whose record is
// complete so far, so that two doses are due.
import { createHmac, randomUUID } from 'node:crypto';
import { addDays, addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type pg from 'pg';

export const COUNTY = '990101';

export interface Family {
  accountId: string;
  sessionId: string;
  parentId: string;
  childId: string;
}

/** What a child of 19 months has had: vaccine and age in months. */
const HISTORY: readonly (readonly [string, number])[] = [
  ['BCG', 0],
  ['HepB', 0],
  ['HepB', 1],
  ['IPV', 2],
  ['DTaP', 2],
  ['IPV', 3],
  ['DTaP', 4],
  ['bOPV', 4],
  ['HepB', 6],
  ['DTaP', 6],
  ['MPSV-A', 6],
  ['MMR', 8],
  ['JE-L', 8],
  ['MPSV-A', 10],
];

const CHILD_MONTHS = 19;
/** The two doses that child can be given now. */
export const DUE = [
  { series: 'DTaP', vaccine: 'DTaP', dose: 4 },
  { series: 'HepA', vaccine: 'HepA-L', dose: 1 },
];

const column = <K extends keyof Family>(families: readonly Family[], key: K): string[] =>
  families.map((family) => family[key]);

export async function insertSite(client: pg.Client, siteId: string): Promise<void> {
  await client.query(
    `INSERT INTO county (county_code, name, health_bureau, hotline, loaded_on) VALUES ($1, '基准县', '基准县卫生健康局', '12320', current_date)`,
    [COUNTY],
  );
  await client.query(
    `INSERT INTO site (county_code, site_id, code, name, short_name, kind, address, room, latitude, longitude, phone, services, opening_hours)
     VALUES ($1, $2, 'B001', '基准镇卫生院', '基准镇卫生院', 'township-center', '基准镇一号', '一楼', 30, 104, '12320', '{immunization}', '{}')`,
    [COUNTY, siteId],
  );
  await client.query('INSERT INTO site_policy (county_code, site_id) VALUES ($1, $2)', [COUNTY, siteId]);
}

async function insertPeople(client: pg.Client, families: readonly Family[], today: PlainDate): Promise<void> {
  const born = addMonths(today, -CHILD_MONTHS);
  await client.query(
    `INSERT INTO resident (county_code, resident_id, name, sex, birth_date)
     SELECT $1, parent, '测试', 'female', $4::date - interval '30 years' FROM unnest($2::uuid[]) AS parent
     UNION ALL SELECT $1, child, '测小试', 'male', $4::date FROM unnest($3::uuid[]) AS child`,
    [COUNTY, column(families, 'parentId'), column(families, 'childId'), born],
  );
  await client.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, source)
     SELECT $1, gen_random_uuid(), child, h.vaccine, h.given_on, 'registry'
       FROM unnest($2::uuid[]) AS child, unnest($3::text[], $4::date[]) AS h (vaccine, given_on)`,
    [
      COUNTY,
      column(families, 'childId'),
      HISTORY.map(([vaccine]) => vaccine),
      HISTORY.map(([, months]) => addDays(addMonths(born, months), 1)),
    ],
  );
}

async function insertAccounts(client: pg.Client, families: readonly Family[], today: PlainDate): Promise<void> {
  await client.query(
    `INSERT INTO account (account_id, county_code, resident_id) SELECT a, $1, r FROM unnest($2::uuid[], $3::uuid[]) AS x (a, r)`,
    [COUNTY, column(families, 'accountId'), column(families, 'parentId')],
  );
  await client.query(
    `INSERT INTO session (account_id, session_id, refresh_hash, expires_at)
     SELECT a, s, '\\x00', now() + interval '1 day' FROM unnest($1::uuid[], $2::uuid[]) AS x (a, s)`,
    [column(families, 'accountId'), column(families, 'sessionId')],
  );
  await client.query(
    `INSERT INTO family_link (account_id, link_id, county_code, resident_id, right_kind, label, scope, state, starts_on, ends_on,
            agreed_by)
     SELECT a, gen_random_uuid(), $1, r, k, l, '{record,immunization,booking}', 'active', $5::date - 30, e, 'registry'
       FROM (SELECT a, p AS r, 'self' AS k, '我' AS l, NULL::date AS e FROM unnest($2::uuid[], $3::uuid[]) AS x (a, p)
             UNION ALL SELECT a, c, 'guardian', '小试', $5::date + 3650 FROM unnest($2::uuid[], $4::uuid[]) AS y (a, c)) links`,
    [COUNTY, column(families, 'accountId'), column(families, 'parentId'), column(families, 'childId'), today],
  );
}

export interface County {
  siteId: string;
  families: Family[];
}

/** Makes the county with so many families. */
export async function makeCounty(client: pg.Client, families: number, today: PlainDate): Promise<County> {
  const siteId = randomUUID();
  const made = Array.from({ length: families }, () => ({
    accountId: randomUUID(),
    sessionId: randomUUID(),
    parentId: randomUUID(),
    childId: randomUUID(),
  }));
  await insertSite(client, siteId);
  await insertPeople(client, made, today);
  await insertAccounts(client, made, today);
  await client.query('VACUUM ANALYZE');
  return { siteId, families: made };
}

/** A released slot two days from now with so many online places. */
export async function makeSlot(
  client: pg.Client,
  { siteId, day, startsAt, places }: { siteId: string; day: PlainDate; startsAt: string; places: number },
): Promise<string> {
  const slotId = randomUUID();
  await client.query(
    `INSERT INTO slot (county_code, slot_id, site_id, service, day, starts_at, ends_at, ticket_base, released_at, online_until,
            onsite_released_at, online_capacity)
     VALUES ($1, $2, $3, 'immunization', $4, $5, $5::time + interval '30 minutes', 0, now() - interval '1 day',
             now() + interval '1 day', now() + interval '1 day', $6)`,
    [COUNTY, slotId, siteId, day, startsAt, places],
  );
  return slotId;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = base64url({ alg: 'HS256', typ: 'JWT' });

/** The access token the server would have given this family's phone. */
export function tokenOf(family: Family, key: Buffer, nowMs: number): string {
  const session = {
    kind: 'account',
    accountId: family.accountId,
    sessionId: family.sessionId,
    countyCode: COUNTY,
    residentId: family.parentId,
    device: createHmac('sha256', key).update(family.accountId).digest('base64url'),
  };
  const signed = `${HEADER}.${base64url({ s: session, exp: Math.floor(nowMs / 1000) + 3600 })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
