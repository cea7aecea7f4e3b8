import type { ContactOutcome } from '@kangban/contract/worklist';
import type { GivenDose } from '@kangban/domain/immunization/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';
import { type FactsRow, readDoses, STANDING_DOSE } from '../immunization/facts';

export interface ChildRow extends Omit<FactsRow, 'given'> {
  given: GivenDose[];
}

// Corrected and joined records are rare: only they pay for finding out which rows stand. A record that counts under another is nobody.
const CHILDREN = `
  SELECT r.resident_id, r.name, r.sex, r.birth_date, r.site_id, r.birth_weight_g, r.gestation_weeks, r.conditions,
         c.vaccine_options, COALESCE(g.given, (
           SELECT COALESCE(string_agg(i.vaccine || E'\\x1f' || i.given_on, E'\\x1e'), '')
             FROM immunization i WHERE i.county_code = r.county_code AND ${STANDING_DOSE})) AS given
    FROM resident r JOIN county c USING (county_code)
    CROSS JOIN LATERAL (
      SELECT CASE WHEN r.same_person IS NOT NULL OR count(i.replaces_id) > 0 OR bool_or(i.entered_in_error) THEN NULL
                  ELSE COALESCE(string_agg(i.vaccine || E'\\x1f' || i.given_on, E'\\x1e'), '') END AS given
        FROM immunization i WHERE i.county_code = r.county_code AND i.resident_id = r.resident_id) g
   WHERE r.county_code = $1 AND r.site_id = $2 AND r.birth_date > $3 AND r.merged_into IS NULL`;

/** Rows of one portion: a few milliseconds of forecasts. */
const PORTION = 200;

/**
 * Every child of a clinic's area with the doses that stand, by one query whose rows are handed on in portions: at no time is the
 * whole area in memory.
 */
export async function readChildren(
  db: Database,
  area: { countyCode: string; siteId: string; bornAfter: PlainDate },
  take: (rows: ChildRow[]) => Promise<void>,
): Promise<void> {
  await db.transaction(async (client) => {
    await client.query(`DECLARE late_children NO SCROLL CURSOR FOR ${CHILDREN}`, [
      area.countyCode,
      area.siteId,
      area.bornAfter,
    ]);
    let next = fetchPortion(client);
    for (;;) {
      const rows = await next;
      const isLast = rows.length < PORTION;
      // PostgreSQL works on the next portion while this one is judged.
      if (!isLast) next = fetchPortion(client);
      await take(rows.map((row) => ({ ...row, given: readDoses(row.given) ?? [] })));
      if (isLast) return;
    }
  });
}

type TextRow = Omit<ChildRow, 'given'> & { given: string };

function fetchPortion(client: Transaction): Promise<TextRow[]> {
  const fetched = client.query<TextRow>(`FETCH FORWARD ${PORTION} FROM late_children`).then(({ rows }) => rows);
  // Whoever stops reading early leaves it unread; a failure is told by the one who waits for it.
  fetched.catch(() => undefined);
  return fetched;
}

export interface LineRow {
  residentId: string;
  name: string;
  sex: 'female' | 'male';
  birthDate: PlainDate;
  village: string;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  contactedAt: Date | null;
  outcome: ContactOutcome | null;
  staffName: string | null;
}

/** What a line of the list shows of some children of a clinic: the child's own phone or a guardian's, and the newest call. */
export async function listLines(
  db: Database,
  { countyCode, siteId }: { countyCode: string; siteId: string },
  residentIds: readonly string[],
): Promise<LineRow[]> {
  const { rows } = await db.pool.query<LineRow>({
    name: 'overdue-lines',
    text: `
      SELECT r.resident_id AS "residentId", r.name, r.sex, r.birth_date AS "birthDate", r.village,
             p.phone_cipher AS "phoneCipher", p.phone_key_id AS "phoneKeyId",
             l.contacted_at AS "contactedAt", l.outcome, l.staff_name AS "staffName"
        FROM resident r
        LEFT JOIN LATERAL (
          SELECT q.phone_cipher, q.phone_key_id
            FROM (SELECT 0 AS rank, r.phone_cipher, r.phone_key_id
                  UNION ALL
                  SELECT array_position(ARRAY['mother', 'father', 'grandparent', 'other'], g.relation),
                         a.phone_cipher, a.phone_key_id
                    FROM resident_guardian g
                    JOIN resident a ON a.county_code = g.county_code AND a.resident_id = g.guardian_id
                   WHERE g.county_code = r.county_code AND g.child_id = r.resident_id) q
           WHERE q.phone_cipher IS NOT NULL ORDER BY q.rank LIMIT 1) p ON true
        LEFT JOIN LATERAL (
          SELECT o.contacted_at, o.outcome, s.name AS staff_name
            FROM overdue_contact o JOIN staff s USING (county_code, staff_id)
           WHERE o.county_code = r.county_code AND o.resident_id = r.resident_id
           ORDER BY o.contacted_at DESC, o.contact_id DESC LIMIT 1) l ON true
       WHERE r.county_code = $1 AND r.site_id = $2 AND r.resident_id = ANY($3::uuid[])`,
    values: [countyCode, siteId, residentIds],
  });
  return rows;
}

/** Whether a person belongs to a clinic's area. */
export async function isOfArea(
  db: Database,
  { countyCode, siteId }: { countyCode: string; siteId: string },
  residentId: string,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    'SELECT FROM resident WHERE county_code = $1 AND site_id = $2 AND resident_id = $3',
    [countyCode, siteId, residentId],
  );
  return rowCount === 1;
}

export interface NewContact {
  countyCode: string;
  contactId: string;
  residentId: string;
  siteId: string;
  staffId: string;
  outcome: ContactOutcome;
  at: Date;
}

/** Writes down a call. */
export async function insertContact(client: Transaction, contact: NewContact): Promise<void> {
  const { countyCode, contactId, residentId, siteId, staffId, outcome, at } = contact;
  await client.query(
    `INSERT INTO overdue_contact (county_code, contact_id, resident_id, site_id, staff_id, outcome, contacted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [countyCode, contactId, residentId, siteId, staffId, outcome, at],
  );
}
