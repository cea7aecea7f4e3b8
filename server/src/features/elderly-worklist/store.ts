import type { CheckupContact, NotComeStanding } from '@kangban/contract/checkup/not-come';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

/** The area a list is about, on a day. */
export interface Area {
  countyCode: string;
  siteId: string;
  /** The latest birthday with the right. */
  bornUntil: PlainDate;
  today: PlainDate;
  year: number;
}

const valuesOf = ({ countyCode, siteId, bornUntil, today, year }: Area): unknown[] => [
  countyCode,
  siteId,
  bornUntil,
  today,
  year,
];

// Everybody of the area who has the right, with the newest checkup under any of their records, the place they hold for this year and the
// newest contact of this year. What a resident wrote down themself does not count as a checkup.
const STANDING = `
  WITH area AS MATERIALIZED (
    SELECT r.resident_id, r.village, COALESCE(r.same_person, ARRAY[r.resident_id]) AS ids FROM resident r
     WHERE r.county_code = $1 AND r.site_id = $2 AND r.birth_date <= $3::date AND r.merged_into IS NULL),
  ids AS MATERIALIZED (SELECT a.resident_id, u.id FROM area a CROSS JOIN LATERAL unnest(a.ids) AS u (id)),
  done AS (
    SELECT i.resident_id, e.happened_on AS done_on
      FROM ids i JOIN record_entry e ON e.county_code = $1 AND e.resident_id = i.id AND e.kind = 'checkup'
     WHERE e.source <> 'resident' AND NOT e.entered_in_error AND e.happened_on <= $4::date
       AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = $1 AND n.replaces_id = e.entry_id)
    UNION ALL
    SELECT i.resident_id, s.day
      FROM ids i
      JOIN appointment_dose d ON d.county_code = $1 AND d.resident_id = i.id AND d.series = 'elderly-checkup'
      JOIN appointment a ON a.county_code = $1 AND a.appointment_id = d.appointment_id AND a.state = 'fulfilled'
      JOIN slot s ON s.county_code = $1 AND s.slot_id = a.slot_id),
  last AS (SELECT resident_id, max(done_on) AS last_on FROM done GROUP BY resident_id),
  booked AS (
    SELECT i.resident_id, min(s.day) AS booked_for
      FROM ids i
      JOIN appointment_dose d ON d.county_code = $1 AND d.resident_id = i.id AND d.series = 'elderly-checkup' AND d.dose = $5 AND d.active
      JOIN appointment a ON a.county_code = $1 AND a.appointment_id = d.appointment_id
      JOIN slot s ON s.county_code = $1 AND s.slot_id = a.slot_id AND s.day >= $4::date
     GROUP BY i.resident_id),
  contacts AS (
    SELECT i.resident_id, count(*)::int AS contacts,
           (array_agg(c.contact_id ORDER BY c.contacted_at DESC, c.contact_id DESC))[1] AS contact_id,
           (array_agg(c.outcome ORDER BY c.contacted_at DESC, c.contact_id DESC))[1] AS outcome
      FROM ids i JOIN checkup_contact c ON c.county_code = $1 AND c.resident_id = i.id AND c.year = $5
     GROUP BY i.resident_id),
  standing AS MATERIALIZED (
    SELECT a.resident_id, a.village, l.last_on, b.booked_for, COALESCE(c.contacts, 0) AS contacts, c.contact_id,
           extract(year FROM l.last_on) IS NOT DISTINCT FROM $5 AS came,
           CASE WHEN b.booked_for IS NOT NULL THEN 'booked'
                WHEN c.outcome IN ('invited', 'refused', 'cannot-move', 'moved-away', 'checked-elsewhere') THEN c.outcome
                WHEN l.last_on IS NULL THEN 'never'
                WHEN extract(year FROM l.last_on) = $5 - 1 THEN 'last-year'
                ELSE 'earlier' END AS standing
      FROM area a LEFT JOIN last l USING (resident_id) LEFT JOIN booked b USING (resident_id)
      LEFT JOIN contacts c USING (resident_id))`;

export interface CountRow {
  village: string;
  standing: NotComeStanding;
  came: boolean;
  people: number;
}

/** How many people of the area stand where, by village. */
export async function countStanding(db: Database, area: Area): Promise<CountRow[]> {
  const { rows } = await db.pool.query<CountRow>({
    name: 'not-come-counts',
    text: `${STANDING} SELECT village, standing, came, count(*)::int AS people FROM standing GROUP BY village, standing, came ORDER BY village`,
    values: valuesOf(area),
  });
  return rows;
}

export interface PersonRow {
  residentId: string;
  name: string;
  sex: 'female' | 'male';
  birthDate: PlainDate;
  village: string;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  standing: NotComeStanding;
  lastOn: PlainDate | null;
  bookedFor: PlainDate | null;
  reachable: boolean;
  contacts: number;
  contactedAt: Date | null;
  way: CheckupContact['way'] | null;
  outcome: CheckupContact['outcome'] | null;
  note: string | null;
  staffName: string | null;
}

export interface Page {
  village: string | undefined;
  standing: NotComeStanding | undefined;
  after: { village: string; residentId: string } | undefined;
  limit: number;
}

/** A page of the people who have not come, village by village. */
export async function listPeople(db: Database, area: Area, page: Page): Promise<PersonRow[]> {
  const { rows } = await db.pool.query<PersonRow>({
    name: 'not-come-page',
    text: `${STANDING},
      page AS (
        SELECT * FROM standing s
         WHERE NOT s.came AND ($6::text IS NULL OR s.village = $6) AND ($7::text IS NULL OR s.standing = $7)
           AND ($9::uuid IS NULL OR (s.village, s.resident_id) > ($8::text, $9::uuid))
         ORDER BY s.village, s.resident_id LIMIT $10)
      SELECT r.resident_id AS "residentId", r.name, r.sex, r.birth_date AS "birthDate", p.village, r.phone_cipher AS "phoneCipher",
             r.phone_key_id AS "phoneKeyId", p.standing, p.last_on AS "lastOn", p.booked_for AS "bookedFor",
             EXISTS (SELECT FROM family_link l JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
                      WHERE l.county_code = $1 AND l.resident_id = r.resident_id AND l.state = 'active'
                        AND 'booking' = ANY(l.scope)) AS reachable,
             p.contacts, c.contacted_at AS "contactedAt", c.way, c.outcome, c.note, t.name AS "staffName"
        FROM page p
        JOIN resident r ON r.county_code = $1 AND r.resident_id = p.resident_id
        LEFT JOIN checkup_contact c ON c.county_code = $1 AND c.contact_id = p.contact_id
        LEFT JOIN staff t ON t.county_code = $1 AND t.staff_id = c.staff_id
       ORDER BY p.village, p.resident_id`,
    values: [
      ...valuesOf(area),
      page.village ?? null,
      page.standing ?? null,
      page.after?.village ?? null,
      page.after?.residentId ?? null,
      page.limit,
    ],
  });
  return rows;
}

/** Somebody of the area who has the right; undefined for anybody else. */
export async function findOfArea(db: Database, area: Area, residentId: string): Promise<{ name: string } | undefined> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT name FROM resident
      WHERE county_code = $1 AND site_id = $2 AND birth_date <= $3 AND resident_id = $4 AND merged_into IS NULL`,
    [area.countyCode, area.siteId, area.bornUntil, residentId],
  );
  return rows[0];
}

export interface NewContact {
  countyCode: string;
  contactId: string;
  residentId: string;
  siteId: string;
  staffId: string;
  year: number;
  way: CheckupContact['way'];
  outcome: CheckupContact['outcome'];
  note: string;
  at: Date;
}

/** Writes down that somebody was asked to come. */
export async function insertContact(client: Transaction, contact: NewContact): Promise<void> {
  const { countyCode, contactId, residentId, siteId, staffId, year, way, outcome, note, at } = contact;
  await client.query(
    `INSERT INTO checkup_contact (county_code, contact_id, resident_id, site_id, staff_id, year, way, outcome, note, contacted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [countyCode, contactId, residentId, siteId, staffId, year, way, outcome, note, at],
  );
}
