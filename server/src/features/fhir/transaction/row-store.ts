import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../../plugins/db';

const TIPS = (table: 'record_entry' | 'immunization', id: string): string => `
  WITH RECURSIVE chain AS (
    SELECT ${id} AS first, ${id} AS last FROM ${table} WHERE county_code = $1 AND ${id} = ANY($2::uuid[])
    UNION ALL
    SELECT c.first, n.${id} FROM chain c JOIN ${table} n ON n.county_code = $1 AND n.replaces_id = c.last)
  SELECT c.first, c.last FROM chain c
   WHERE NOT EXISTS (SELECT FROM ${table} n WHERE n.county_code = $1 AND n.replaces_id = c.last)`;

interface Tip {
  first: string;
  last: string;
}

async function tipsOf(
  client: Transaction,
  text: string,
  values: [string, readonly string[]],
): Promise<Map<string, string>> {
  if (values[1].length === 0) return new Map();
  const { rows } = await client.query<Tip>(text, values);
  return new Map(rows.map(({ first, last }) => [first, last]));
}

/** The newest row of each entry: somebody may have corrected it since. */
export const entryTips = (client: Transaction, county: string, ids: readonly string[]): Promise<Map<string, string>> =>
  tipsOf(client, TIPS('record_entry', 'entry_id'), [county, ids]);

/** The newest row of each dose. */
export const doseTips = (client: Transaction, county: string, ids: readonly string[]): Promise<Map<string, string>> =>
  tipsOf(client, TIPS('immunization', 'immunization_id'), [county, ids]);

/** Says of entries that they were never so: a replacing row with the same content, in one statement. */
export async function retractEntries(
  client: Transaction,
  county: string,
  { rows, at }: { rows: readonly { id: string; newId: string }[]; at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, happened_at, site_id, institution,
       practitioner, sensitive, source, source_system, source_key, payload, replaces_id, entered_in_error, recorded_at)
     SELECT county_code, r."newId", resident_id, kind, version, happened_on, happened_at, site_id, institution, practitioner, sensitive,
       'fhir', source_system, source_key, payload, entry_id, true, $3
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "newId" uuid)
       JOIN record_entry e ON e.county_code = $1 AND e.entry_id = r.id AND NOT e.entered_in_error`,
    [county, JSON.stringify(rows), at],
  );
}

/** Says of doses that they were never given; only of those a system of ours brought. */
export async function retractDoses(
  client: Transaction,
  county: string,
  { rows, at }: { rows: readonly { id: string; newId: string }[]; at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, dose_label, lot, manufacturer, site_id,
       site_name, source, source_key, replaces_id, entered_in_error, recorded_at)
     SELECT county_code, r."newId", resident_id, vaccine, given_on, dose_label, lot, manufacturer, site_id, site_name, 'fhir', source_key,
       immunization_id, true, $3
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "newId" uuid)
       JOIN immunization i ON i.county_code = $1 AND i.immunization_id = r.id AND NOT i.entered_in_error AND i.source = 'fhir'`,
    [county, JSON.stringify(rows), at],
  );
}

/** How many living resources tell each of these doses. */
export async function doseUsers(
  client: Transaction,
  county: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; users: number }>(
    `SELECT immunization_id AS id, count(*)::int AS users FROM fhir_resource
      WHERE county_code = $1 AND immunization_id = ANY($2::uuid[]) AND NOT deleted GROUP BY immunization_id`,
    [county, ids],
  );
  return new Map(rows.map(({ id, users }) => [id, users]));
}

/** A dose the registry has of these people. */
export interface KnownDose {
  id: string;
  residentId: string;
  vaccine: string;
  givenOn: PlainDate;
  doseLabel: string | null;
  source: string;
  replacesId: string | null;
  enteredInError: boolean;
}

/** Every row of doses of these people, also replaced ones: what a dose told again is found among. */
export async function findDoses(
  client: Transaction,
  county: string,
  residentIds: readonly string[],
): Promise<KnownDose[]> {
  if (residentIds.length === 0) return [];
  const { rows } = await client.query<KnownDose>(
    `SELECT immunization_id AS id, resident_id AS "residentId", vaccine, given_on AS "givenOn", dose_label AS "doseLabel", source,
            replaces_id AS "replacesId", entered_in_error AS "enteredInError"
       FROM immunization WHERE county_code = $1 AND resident_id = ANY($2::uuid[])`,
    [county, residentIds],
  );
  return rows;
}

/** A dose to be written. */
export interface NewDose {
  id: string;
  residentId: string;
  vaccine: string;
  givenOn: PlainDate;
  doseLabel: string | null;
  lot: string | null;
  manufacturer: string | null;
  siteId: string | null;
  siteName: string | null;
  sourceKey: string;
  replacesId: string | null;
}

/** Writes doses in one statement. */
export async function insertDoses(
  client: Transaction,
  county: string,
  { doses, at }: { doses: readonly NewDose[]; at: Date },
): Promise<void> {
  if (doses.length === 0) return;
  await client.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, dose_label, lot, manufacturer, site_id,
       site_name, source, source_key, replaces_id, recorded_at)
     SELECT $1, d.id, d."residentId", d.vaccine, d."givenOn", d."doseLabel", d.lot, d.manufacturer, d."siteId", d."siteName", 'fhir',
       d."sourceKey", d."replacesId", $3
       FROM jsonb_to_recordset($2::jsonb) AS d(id uuid, "residentId" uuid, vaccine text, "givenOn" date, "doseLabel" text, lot text,
         manufacturer text, "siteId" uuid, "siteName" text, "sourceKey" text, "replacesId" uuid)`,
    [county, JSON.stringify(doses), at],
  );
}
