import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Runner = Pick<Transaction, 'query'>;

export interface PersonRow {
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  siteId: string | null;
  /** The family whose points they may use; null for none. */
  familyId: string | null;
  pointsOff: boolean;
}

const PERSON = `
  SELECT r.resident_id AS "residentId", r.name, r.sex, r.birth_date AS "birthDate", r.site_id AS "siteId",
         (SELECT m.family_id FROM family_point_member m
           WHERE m.county_code = $1 AND m.resident_id = ANY(p.records) AND m.left_at IS NULL ORDER BY m.joined_at LIMIT 1) AS "familyId",
         COALESCE((SELECT o.is_off FROM point_opt o WHERE o.county_code = $1 AND o.resident_id = ANY(p.records)
                    ORDER BY o.at DESC, o.opt_id DESC LIMIT 1), false) AS "pointsOff"
    FROM resident r CROSS JOIN LATERAL (SELECT COALESCE(r.same_person, ARRAY[r.resident_id]) AS records) p
   WHERE r.county_code = $1 AND r.resident_id = $2`;

/** Somebody with what decides whether they may redeem. */
export async function findPerson(db: Runner, countyCode: string, residentId: string): Promise<PersonRow | undefined> {
  return (await db.query<PersonRow>(PERSON, [countyCode, residentId])).rows[0];
}

/** Lets a person redeem one thing after the other: two phones at once are two turns. */
export async function lockPerson(client: Transaction, countyCode: string, residentId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`redeem ${countyCode} ${residentId}`]);
}

export interface UseRow {
  itemId: string;
  held: boolean;
  usedOn: PlainDate | null;
}

const USES = `
  SELECT item_id AS "itemId", bool_or(state = 'held') AS held, max(confirmed_on) FILTER (WHERE state = 'committed') AS "usedOn"
    FROM redemption WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) GROUP BY item_id`;

/** What a person holds now and used last, by item. */
export async function listUses(db: Runner, countyCode: string, residentIds: readonly string[]): Promise<UseRow[]> {
  return (await db.query<UseRow>(USES, [countyCode, residentIds])).rows;
}
