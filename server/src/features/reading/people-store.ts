import type { TargetValue } from '@kangban/contract/reading/desk';
import type { TypedEntry } from '@kangban/domain/record/payloads';
import type { ReadingItem } from '@kangban/domain/reading/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export type PersonEntry = TypedEntry & { entryId: string; happenedOn: PlainDate };

/** Who somebody is to the tables: age, sex, known illnesses, height, whether a child is expected. */
export interface PersonRow {
  residentId: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: string[];
  siteId: string | null;
  siteName: string | null;
  sitePhone: string | null;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  entries: PersonEntry[];
}

// Of a checkup only the height is asked for, of a follow-up only of what it was one; visits of a pregnancy are read for the rules alone and
// never shown. What is sensitive in any other way is no fact here.
const PEOPLE = `
  SELECT r.resident_id AS "residentId", COALESCE(r.same_person, ARRAY[r.resident_id]) AS "residentIds", r.site_id AS "siteId",
         s.short_name AS "siteName", s.phone AS "sitePhone", r.sex, r.birth_date AS "birthDate",
         COALESCE((SELECT json_agg(json_build_object('entryId', e.entry_id, 'kind', e.kind, 'version', e.version,
             'happenedOn', e.happened_on, 'payload',
             CASE e.kind WHEN 'checkup' THEN jsonb_build_object('form', e.payload->'form', 'fields',
                 jsonb_strip_nulls(jsonb_build_object('heightCm', e.payload->'fields'->'heightCm')))
               WHEN 'follow-up' THEN jsonb_build_object('form', e.payload->'form', 'fields', '{}'::jsonb)
               ELSE e.payload END))
           FROM record_entry e
          WHERE e.county_code = $1 AND e.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id]))
            AND e.kind IN ('condition', 'basic-information', 'follow-up', 'care-plan', 'checkup', 'maternal-visit')
            AND (e.sensitive IS NULL OR e.kind = 'maternal-visit') AND NOT e.entered_in_error
            AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id)
         ), '[]') AS entries
    FROM (SELECT DISTINCT COALESCE(o.merged_into, o.resident_id) AS id FROM resident o
           WHERE o.county_code = $1 AND o.resident_id = ANY($2::uuid[])) t
    JOIN resident r ON r.county_code = $1 AND r.resident_id = t.id
    LEFT JOIN site s ON s.county_code = r.county_code AND s.site_id = r.site_id`;

/** What the rules ask of people, in one statement however many there are. */
export async function listPeopleRows(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<PersonRow[]> {
  const values = [countyCode, residentIds];
  const { rows } = await db.query<PersonRow>({ name: 'reading-people', text: PEOPLE, values });
  return rows;
}

export interface TargetRow {
  residentId: string;
  item: ReadingItem;
  value: TargetValue | null;
  validFrom: PlainDate;
  note: string | null;
  doctorName: string;
  siteName: string;
  setAt: Date;
}

const TARGETS = `
  SELECT t.resident_id AS "residentId", t.item, t.value, t.valid_from AS "validFrom", t.note, m.name AS "doctorName",
         s.short_name AS "siteName", t.set_at AS "setAt"
    FROM reading_target t
    JOIN staff m ON m.county_code = t.county_code AND m.staff_id = t.staff_id
    JOIN site s ON s.county_code = t.county_code AND s.site_id = t.site_id
   WHERE t.county_code = $1 AND t.resident_id = ANY($2::uuid[])
   ORDER BY t.valid_from DESC, t.set_at DESC, t.target_id DESC`;

/** Every personal target that was ever set for these records, the newest first. */
export async function listTargets(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<TargetRow[]> {
  const values = [countyCode, residentIds];
  const { rows } = await db.query<TargetRow>({ name: 'reading-targets', text: TARGETS, values });
  return rows;
}

export interface ProfileRow {
  validFrom: PlainDate;
  pressureProfile: string;
  homeProtocol: string;
}

/** What the county chose, from which day on; the newest first. */
export async function listProfiles(db: Queryable, countyCode: string): Promise<ProfileRow[]> {
  const { rows } = await db.query<ProfileRow>({
    name: 'reading-profiles',
    text: `SELECT valid_from AS "validFrom", pressure_profile AS "pressureProfile", home_protocol AS "homeProtocol"
             FROM reading_profile WHERE county_code = $1 ORDER BY valid_from DESC`,
    values: [countyCode],
  });
  return rows;
}

export interface NewTargetRow {
  targetId: string;
  residentId: string;
  item: ReadingItem;
  value: TargetValue | null;
  validFrom: PlainDate;
  note: string | null;
  staffId: string;
  siteId: string;
  at: Date;
}

export async function insertTarget(db: Queryable, countyCode: string, row: NewTargetRow): Promise<void> {
  const value = row.value === null ? null : JSON.stringify(row.value);
  const { targetId, residentId, item, validFrom, note, staffId, siteId, at } = row;
  await db.query({
    name: 'reading-insert-target',
    text: `INSERT INTO reading_target (county_code, target_id, resident_id, item, value, valid_from, note, staff_id, site_id, set_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [countyCode, targetId, residentId, item, value, validFrom, note, staffId, siteId, at],
  });
}
