import type { Transaction } from '../../../plugins/db';

/** Whose resources: every system has its own. */
export interface Owner {
  countyCode: string;
  clientId: string;
}

/** The present state of a resource with its body. */
export interface HeadRow {
  type: string;
  id: string;
  version: number;
  deleted: boolean;
  residentId: string | null;
  patientId: string | null;
  identifiers: string[];
  partOf: string[];
  createdKey: string | null;
  contentKey: string;
  rowKey: string | null;
  entryId: string | null;
  immunizationId: string | null;
  updatedAt: Date;
  body: unknown;
  sealed: Buffer | null;
  sealedKeyId: string | null;
}

const HEAD = `h.resource_type AS type, h.id, h.version, h.deleted, h.resident_id AS "residentId", h.patient_id AS "patientId",
  h.identifiers, h.part_of AS "partOf", h.created_key AS "createdKey", h.content_key AS "contentKey", h.row_key AS "rowKey",
  h.entry_id AS "entryId", h.immunization_id AS "immunizationId", h.updated_at AS "updatedAt", v.body, v.sealed,
  v.sealed_key_id AS "sealedKeyId"`;

/** One write of a system at a time: what it looked up stays true until it has written. */
export async function lockOwner(client: Transaction, { countyCode, clientId }: Owner): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`fhir ${countyCode} ${clientId}`]);
}

/** What heads are looked up by: any of these. */
export interface Wanted {
  keys: readonly { type: string; id: string }[];
  identifiers?: readonly string[];
  createdKeys?: readonly string[];
  /** Reports one of whose lines is one of these Observations. */
  lines?: readonly string[];
}

const lineKey = (name: string): string => `line:${name}`;

const WANTED = `
  WITH wanted AS (
    SELECT h.resource_type, h.id
      FROM unnest($3::text[], $4::text[]) AS w(type, id)
      JOIN fhir_resource h ON h.county_code = $1 AND h.client_id = $2 AND h.resource_type = w.type AND h.id = w.id
    UNION
    SELECT l.resource_type, l.id
      FROM unnest($5::text[]) AS k(key)
      JOIN fhir_lookup l ON l.county_code = $1 AND l.client_id = $2 AND l.key = k.key
    UNION
    SELECT h.resource_type, h.id
      FROM unnest($6::text[]) AS c(key)
      JOIN fhir_resource h ON h.county_code = $1 AND h.client_id = $2 AND NOT h.deleted AND h.created_key = c.key)
  SELECT ${HEAD}
    FROM wanted w
    JOIN fhir_resource h ON h.county_code = $1 AND h.client_id = $2 AND h.resource_type = w.resource_type AND h.id = w.id
    JOIN fhir_version v ON v.county_code = $1 AND v.client_id = $2 AND v.resource_type = h.resource_type AND v.id = h.id
     AND v.version = h.version`;

/** Heads of a system, also deleted ones when named by id: one query. */
export async function findHeads(client: Transaction, owner: Owner, wanted: Wanted): Promise<HeadRow[]> {
  const { rows } = await client.query<HeadRow>({
    name: 'fhir-find-heads',
    text: WANTED,
    values: [
      owner.countyCode,
      owner.clientId,
      wanted.keys.map(({ type }) => type),
      wanted.keys.map(({ id }) => id),
      [...(wanted.identifiers ?? []), ...(wanted.lines ?? []).map(lineKey)],
      wanted.createdKeys ?? [],
    ],
  });
  return rows;
}

/** Of these patients, those who still have living resources of their own. */
export async function patientsInUse(
  client: Transaction,
  owner: Owner,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ patient: string; names: string[] }>(
    `SELECT patient_id AS patient, array_agg(resource_type || '/' || id) AS names FROM fhir_resource
      WHERE county_code = $1 AND client_id = $2 AND NOT deleted AND patient_id = ANY($3::text[]) AND resource_type <> 'Patient'
      GROUP BY patient_id`,
    [owner.countyCode, owner.clientId, ids],
  );
  return new Map(rows.map(({ patient, names }) => [patient, names]));
}

/** A head as it is to stand; the version's columns beside it. */
export interface SavedHead {
  type: string;
  id: string;
  version: number;
  deleted: boolean;
  residentId: string | null;
  patientId: string | null;
  identifiers: readonly string[];
  partOf: readonly string[];
  createdKey: string | null;
  contentKey: string;
  rowKey: string | null;
  entryId: string | null;
  immunizationId: string | null;
  sensitive: string | null;
  body: unknown;
  /** Hex. */
  sealed: string | null;
  sealedKeyId: string | null;
}

const SAVE_HEADS = `
  INSERT INTO fhir_resource (county_code, client_id, resource_type, id, version, deleted, resident_id, patient_id, identifiers, part_of,
    created_key, content_key, row_key, entry_id, immunization_id, sensitive, updated_at)
  SELECT $1, $2, s.type, s.id, s.version, s.deleted, s."residentId", s."patientId", s.identifiers, s."partOf", s."createdKey",
    s."contentKey", s."rowKey", s."entryId", s."immunizationId", s.sensitive, $4
    FROM json_to_recordset($3::json) AS s(type text, id text, version int, deleted boolean, "residentId" uuid, "patientId" text,
      identifiers text[], "partOf" text[], "createdKey" text, "contentKey" text, "rowKey" text, "entryId" uuid,
      "immunizationId" uuid, sensitive text)
  ON CONFLICT (county_code, client_id, resource_type, id) DO UPDATE SET version = EXCLUDED.version, deleted = EXCLUDED.deleted,
    resident_id = EXCLUDED.resident_id, patient_id = EXCLUDED.patient_id, identifiers = EXCLUDED.identifiers,
    part_of = EXCLUDED.part_of, created_key = EXCLUDED.created_key, content_key = EXCLUDED.content_key, row_key = EXCLUDED.row_key, entry_id = EXCLUDED.entry_id,
    immunization_id = EXCLUDED.immunization_id, sensitive = EXCLUDED.sensitive, updated_at = EXCLUDED.updated_at`;

const SAVE_VERSIONS = `
  INSERT INTO fhir_version (county_code, client_id, resource_type, id, version, deleted, body, sealed, sealed_key_id, entry_id,
    immunization_id, recorded_at)
  SELECT $1, $2, s.type, s.id, s.version, s.deleted, s.body, decode(s.sealed, 'hex'), s."sealedKeyId", s."entryId", s."immunizationId", $4
    FROM json_to_recordset($3::json) AS s(type text, id text, version int, deleted boolean, body jsonb, sealed text,
      "sealedKeyId" text, "entryId" uuid, "immunizationId" uuid)`;

const SAVE_LOOKUPS = `
  INSERT INTO fhir_lookup (county_code, client_id, key, resource_type, id)
  SELECT $1, $2, l.key, l.type, l.id FROM json_to_recordset($3::json) AS l(key text, type text, id text)
  ON CONFLICT DO NOTHING`;

/** What stands beside a version, not in it. */
const headOf = ({ body: _body, sealed: _sealed, sealedKeyId: _key, ...head }: SavedHead) => head;

const versionOf = (head: SavedHead) => {
  const { type, id, version, deleted, body, sealed, sealedKeyId, entryId, immunizationId } = head;
  return { type, id, version, deleted, body, sealed, sealedKeyId, entryId, immunizationId };
};

const lookupsOf = ({ type, id, identifiers, partOf }: SavedHead) =>
  [...new Set([...identifiers, ...partOf.map(lineKey)])].map((key) => ({ key, type, id }));

/** Statements stay small enough to be planned and logged, however large the Bundle. */
const CHUNK = 2000;

/** Writes heads and their new versions: three statements a chunk, each with what it writes and no more. */
export async function saveVersions(
  client: Transaction,
  owner: Owner,
  { heads, at }: { heads: readonly SavedHead[]; at: Date },
): Promise<void> {
  for (let from = 0; from < heads.length; from += CHUNK) {
    const some = heads.slice(from, from + CHUNK);
    const ours = [owner.countyCode, owner.clientId];
    await client.query(SAVE_HEADS, [...ours, JSON.stringify(some.map(headOf)), at]);
    await client.query(SAVE_VERSIONS, [...ours, JSON.stringify(some.map(versionOf)), at]);
    await client.query(SAVE_LOOKUPS, [...ours, JSON.stringify(some.flatMap(lookupsOf))]);
  }
}

/** Notes where resources stand in the record that were not written themselves: lines that moved into a report or out of it. */
export async function saveRows(
  client: Transaction,
  owner: Owner,
  rows: readonly {
    type: string;
    id: string;
    rowKey: string | null;
    entryId: string | null;
    sensitive: string | null;
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `UPDATE fhir_resource h SET row_key = s."rowKey", entry_id = s."entryId", sensitive = s.sensitive
       FROM jsonb_to_recordset($3::jsonb) AS s(type text, id text, "rowKey" text, "entryId" uuid, sensitive text)
      WHERE h.county_code = $1 AND h.client_id = $2 AND h.resource_type = s.type AND h.id = s.id`,
    [owner.countyCode, owner.clientId, JSON.stringify(rows)],
  );
}
