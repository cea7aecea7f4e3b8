import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

/** What a file said last of a form that a batch speaks of. */
export interface KnownForm {
  entry_id: string;
  resident_id: string;
  happened_on: PlainDate;
  institution: string;
  site_id: string | null;
  practitioner: string | null;
  source_key: string | null;
  payload: { form: string; fields: Readonly<Record<string, unknown>> };
  /** A clinic has set it right or struck it out since: no file undoes that. */
  corrected: boolean;
}

const KNOWN = `
  SELECT e.entry_id, e.resident_id, e.happened_on, e.institution, e.site_id, e.practitioner, e.source_key, e.payload,
         EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id) AS corrected
    FROM record_entry e
   WHERE e.county_code = $1 AND e.kind = $2 AND e.source = 'import' AND NOT e.entered_in_error
     AND (e.resident_id = ANY($3::uuid[]) OR (e.source_system = $4 AND e.source_key = ANY($5::text[])))
     AND NOT EXISTS (SELECT FROM record_entry n
                      WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id AND n.source = 'import')
   ORDER BY e.recorded_at`;

/** The last imported version of each form of a kind: of these people, and under these record numbers. */
export async function findKnownForms(
  client: Transaction,
  countyCode: string,
  wish: { kind: string; residentIds: readonly string[]; system: string; keys: readonly string[] },
): Promise<KnownForm[]> {
  const { rows } = await client.query<KnownForm>(KNOWN, [
    countyCode,
    wish.kind,
    wish.residentIds,
    wish.system,
    wish.keys,
  ]);
  return rows;
}

/** One file at a time writes a county's forms: two of them would each add what the other has not committed. */
export async function lockForms(client: Transaction, countyCode: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('import forms'), hashtext($1))`, [countyCode]);
}
