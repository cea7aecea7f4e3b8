import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface PersonRow {
  /** The id asked for. */
  askedId: string;
  /** The record it counts under, and all records of the person. */
  residentId: string;
  residentIds: string[];
  birthDate: PlainDate;
  township: string;
  off: boolean;
  familyId: string | null;
}

const PEOPLE = `
  SELECT a.resident_id AS "askedId", r.resident_id AS "residentId", COALESCE(r.same_person, ARRAY[r.resident_id]) AS "residentIds",
         r.birth_date AS "birthDate", r.township,
         COALESCE((SELECT o.is_off FROM point_opt o
                    WHERE o.county_code = $1 AND o.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id]))
                    ORDER BY o.at DESC, o.opt_id DESC LIMIT 1), false) AS off,
         (SELECT m.family_id FROM family_point_member m
           WHERE m.county_code = $1 AND m.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id])) AND m.left_at IS NULL
           ORDER BY m.joined_at LIMIT 1) AS "familyId"
    FROM resident a
    JOIN resident r ON r.county_code = a.county_code AND r.resident_id = COALESCE(a.merged_into, a.resident_id)
   WHERE a.county_code = $1 AND a.resident_id = ANY($2::uuid[])`;

/** Who these people are to the rules of points. */
export async function listPeople(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>({
    name: 'point-people',
    text: PEOPLE,
    values: [countyCode, residentIds],
  });
  return rows;
}

// A household is who is joined by the registry's guardians and by family links that hold, two steps far: brothers and sisters
// through a parent, grandparents through their child's account.
const HOUSEHOLD = `
  WITH RECURSIVE reached (start, id, steps) AS (
    SELECT asked.id, asked.id, 0 FROM unnest($2::uuid[]) AS asked(id)
    UNION
    SELECT r.start, n.id, r.steps + 1
      FROM reached r CROSS JOIN LATERAL (
        SELECT g.guardian_id AS id FROM resident_guardian g WHERE g.county_code = $1 AND g.child_id = r.id
        UNION SELECT g.child_id FROM resident_guardian g WHERE g.county_code = $1 AND g.guardian_id = r.id
        UNION SELECT l.resident_id FROM account c JOIN family_link l ON l.account_id = c.account_id
               WHERE c.county_code = $1 AND c.resident_id = r.id AND c.closed_at IS NULL AND l.county_code = $1
                 AND l.state = 'active' AND (l.ends_on IS NULL OR l.ends_on >= $3::date)
        UNION SELECT c.resident_id FROM family_link l JOIN account c ON c.account_id = l.account_id
               WHERE l.county_code = $1 AND l.resident_id = r.id AND l.state = 'active' AND c.resident_id IS NOT NULL
                 AND c.county_code = $1 AND (l.ends_on IS NULL OR l.ends_on >= $3::date)) n
     WHERE r.steps < 2)
  SELECT start AS "residentId", array_agg(DISTINCT COALESCE(p.merged_into, p.resident_id)) AS members
    FROM reached JOIN resident p ON p.county_code = $1 AND p.resident_id = reached.id
   GROUP BY start`;

/** Everybody of the household of each of these people, themselves among them. */
export async function listHouseholds(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; today: PlainDate },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await db.query<{ residentId: string; members: string[] }>({
    name: 'point-households',
    text: HOUSEHOLD,
    values: [countyCode, asked.residentIds, asked.today],
  });
  return new Map(rows.map(({ residentId, members }) => [residentId, members]));
}

/** Which resident each of these members of staff is, where somebody said so. */
export async function listStaffPeople(
  db: Queryable,
  countyCode: string,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ staffId: string; residentId: string | null }>({
    name: 'point-staff-people',
    text: `SELECT DISTINCT ON (s.staff_id) s.staff_id AS "staffId", COALESCE(r.merged_into, r.resident_id) AS "residentId"
             FROM staff_person s
             LEFT JOIN resident r ON r.county_code = s.county_code AND r.resident_id = s.resident_id
            WHERE s.county_code = $1 AND s.staff_id = ANY($2::uuid[])
            ORDER BY s.staff_id, s.told_at DESC, s.told_id DESC`,
    values: [countyCode, staffIds],
  });
  return new Map(
    rows.flatMap(({ staffId, residentId }) => (residentId === null ? [] : [[staffId, residentId] as const])),
  );
}

/** Says which resident a member of staff is, or that nobody knows. */
export async function insertStaffPerson(
  db: Queryable,
  countyCode: string,
  row: { toldId: string; staffId: string; residentId: string | null; toldBy: string; at: Date },
): Promise<void> {
  await db.query({
    name: 'point-staff-person',
    text: `INSERT INTO staff_person (county_code, told_id, staff_id, resident_id, told_by, told_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [countyCode, row.toldId, row.staffId, row.residentId, row.toldBy, row.at],
  });
}

/** Whether the county has such a member and such a resident (null: none is asked for). */
export async function areKnown(
  db: Queryable,
  countyCode: string,
  asked: { staffId: string; residentId: string | null },
): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>({
    name: 'point-staff-known',
    text: `SELECT EXISTS (SELECT FROM staff WHERE county_code = $1 AND staff_id = $2)
              AND ($3::uuid IS NULL OR EXISTS (SELECT FROM resident WHERE county_code = $1 AND resident_id = $3)) AS known`,
    values: [countyCode, asked.staffId, asked.residentId],
  });
  return rows[0]?.known ?? false;
}

/** Turns points off or on; the newest word counts. */
export async function insertOpt(
  db: Queryable,
  countyCode: string,
  row: { optId: string; residentId: string; off: boolean; accountId: string; at: Date },
): Promise<void> {
  await db.query({
    name: 'point-opt-insert',
    text: `INSERT INTO point_opt (county_code, opt_id, resident_id, is_off, by_account, at) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [countyCode, row.optId, row.residentId, row.off, row.accountId, row.at],
  });
}
