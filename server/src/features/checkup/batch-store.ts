import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import type { ReadEntry } from './inputs';

/** A person with what their checkups of some weeks hold. */
export interface PersonCheckups {
  /** Whose record counts, with every record that was merged into it. */
  residentId: string;
  siteId: string | null;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  entries: (ReadEntry & { sensitive: string | null })[];
}

/** The entries of people that a clause names, in one statement. */
const batch = (which: string): string => `
  SELECT r.resident_id AS "residentId", r.site_id AS "siteId", r.sex, r.birth_date AS "birthDate",
         json_agg(json_build_object('entryId', e.entry_id, 'kind', e.kind, 'version', e.version, 'happenedOn', e.happened_on,
           'institution', e.institution, 'practitioner', e.practitioner, 'sensitive', e.sensitive, 'payload', e.payload)) AS entries
    FROM (SELECT DISTINCT COALESCE(o.merged_into, o.resident_id) AS id FROM resident o
           WHERE o.county_code = $1 AND o.resident_id = ANY($2::uuid[])) t
    JOIN resident r ON r.county_code = $1 AND r.resident_id = t.id
    JOIN record_entry e ON e.county_code = $1 AND e.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id]))
   WHERE ${which} AND e.sensitive IS NULL AND NOT e.entered_in_error
     AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id)
   GROUP BY r.county_code, r.resident_id`;

const CHECKUPS = batch(
  `(e.kind IN ('checkup', 'lab-report') OR e.kind = 'observation' AND e.payload->>'category' = 'laboratory')
     AND e.happened_on >= $3`,
);
const ILLNESSES = batch("e.kind IN ('condition', 'basic-information', 'follow-up')");

/** The ordinary checkups and laboratory reports of many people since a day, in one statement. */
export async function listCheckupsOf(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  asked: { residentIds: readonly string[]; since: PlainDate },
): Promise<PersonCheckups[]> {
  const { rows } = await db.query<PersonCheckups>({
    name: 'checkups-of-people',
    text: CHECKUPS,
    values: [countyCode, asked.residentIds, asked.since],
  });
  return rows;
}

/** What names the ordinary illnesses of people, in one statement. */
export async function listIllnessesOf(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Pick<PersonCheckups, 'residentId' | 'entries'>[]> {
  const { rows } = await db.query<PersonCheckups>({
    name: 'illnesses-of-people',
    text: ILLNESSES,
    values: [countyCode, residentIds],
  });
  return rows;
}
