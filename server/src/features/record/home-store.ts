import type { EntryKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';
import { forPeople } from '../../plugins/people-statement';
import type { EntryRow } from './entry-store';

/** The person a record is about, as the registry has them. */
export interface RecordPersonRow {
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  gestationWeeks: number | null;
  birthWeightG: number | null;
  idCipher: Buffer | null;
  idKeyId: string | null;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  /** Somebody to call was named on the emergency page. */
  hasContacts: boolean;
  /** Standing entries of categories that are not open. */
  hidden: number;
}

const PERSON = `
  SELECT r.resident_id AS "residentId", r.name, r.sex, r.birth_date AS "birthDate", r.gestation_weeks AS "gestationWeeks",
         r.birth_weight_g AS "birthWeightG", r.id_cipher AS "idCipher", r.id_key_id AS "idKeyId",
         r.phone_cipher AS "phoneCipher", r.phone_key_id AS "phoneKeyId",
         EXISTS (SELECT FROM emergency_contacts c
                  WHERE c.county_code = r.county_code AND c.resident_id = ANY($2::uuid[])) AS "hasContacts",
         (SELECT count(*) FROM record_entry e
           WHERE e.county_code = r.county_code AND e.resident_id = ANY($2::uuid[]) AND e.sensitive IS NOT NULL
             AND NOT (e.sensitive = ANY($4::text[])) AND NOT e.entered_in_error
             AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id)
         ) AS hidden
    FROM resident r
   WHERE r.county_code = $1 AND r.resident_id = $3`;

export interface PersonWish {
  countyCode: string;
  residentId: string;
  residentIds: readonly string[];
  opened: readonly SensitiveCategory[];
}

/** The person and how many entries stay hidden, in one query; undefined when the county does not know them. */
export async function findRecordPerson(
  db: Pick<Database, 'pool'>,
  wish: PersonWish,
): Promise<RecordPersonRow | undefined> {
  const { rows } = await db.pool.query<RecordPersonRow>({
    ...forPeople({ name: 'record-person', text: PERSON }, wish.residentIds),
    values: [wish.countyCode, wish.residentIds, wish.residentId, wish.opened],
  });
  return rows[0];
}

/** Newest of each sort; sorts are told apart where one kind holds several (what was measured, which form). */
export type HomeEntryRow = EntryRow & { sitePhone: string | null };

const HOME = `
  SELECT e.entry_id AS "entryId", e.resident_id AS "residentId", e.kind, e.version, e.happened_on AS "happenedOn",
         e.happened_at AS "happenedAt", e.site_id AS "siteId", e.institution, e.practitioner, e.sensitive, e.source,
         e.source_system AS "sourceSystem", e.source_key AS "sourceKey",
         CASE WHEN e.rank <= e.whole THEN e.payload
              ELSE jsonb_build_object('form', e.payload->'form', 'fields', '{}'::jsonb) END AS payload,
         e.replaces_id AS "replacesId", e.entered_in_error AS "enteredInError", e.recorded_by_staff AS "recordedByStaff",
         e.recorded_by_account AS "recordedByAccount", e.recorded_at AS "recordedAt", s.phone AS "sitePhone"
    FROM (
      SELECT d.*, l.rows, l.whole, row_number() OVER (
               PARTITION BY d.kind, CASE d.kind
                 WHEN 'observation' THEN d.payload #>> '{main,what,text}'
                 WHEN 'lab-report' THEN d.payload #>> '{name,text}'
                 ELSE d.payload ->> 'form' END
               ORDER BY d.happened_on DESC, d.entry_id DESC) AS rank
        FROM record_entry d
        JOIN unnest($4::text[], $5::int[], $6::int[]) AS l (kind, rows, whole) ON l.kind = d.kind
       WHERE d.county_code = $1 AND d.resident_id = ANY($2::uuid[]) AND NOT d.entered_in_error
         AND (d.sensitive IS NULL OR d.sensitive = ANY($3::text[]))
         AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = d.county_code AND n.replaces_id = d.entry_id)
    ) e
    LEFT JOIN site s ON s.county_code = e.county_code AND s.site_id = e.site_id
   WHERE e.rank <= e.rows
   ORDER BY e.happened_on DESC, e.entry_id DESC`;

/** How many of a kind the first page needs: rows in all, and of them whole ones (the rest only say which form it was). */
export interface HomeNeed {
  kind: EntryKind;
  rows: number;
  whole: number;
}

/** What the first page needs of the entries, whatever else the record holds: one query. */
export async function findHomeEntries(
  db: Pick<Database, 'pool'>,
  wish: Omit<PersonWish, 'residentId'> & { needs: readonly HomeNeed[] },
): Promise<HomeEntryRow[]> {
  const { needs } = wish;
  const { rows } = await db.pool.query<HomeEntryRow>({
    ...forPeople({ name: 'record-home-entries', text: HOME }, wish.residentIds),
    values: [
      wish.countyCode,
      wish.residentIds,
      wish.opened,
      needs.map(({ kind }) => kind),
      needs.map((need) => need.rows),
      needs.map(({ whole }) => whole),
    ],
  });
  return rows;
}
