import type { Pool } from 'pg';
import type { Transaction } from '../../../plugins/db';
import type { Owner } from '../transaction/resource-store';

/** A version as it is served. */
export interface VersionRow {
  type: string;
  id: string;
  version: number;
  deleted: boolean;
  residentId: string | null;
  recordedAt: Date;
  body: unknown;
  sealed: Buffer | null;
  sealedKeyId: string | null;
}

type Reader = Pool | Transaction;

const VERSION = `v.resource_type AS type, v.id, v.version, v.deleted, h.resident_id AS "residentId", v.recorded_at AS "recordedAt",
  v.body, v.sealed, v.sealed_key_id AS "sealedKeyId"`;
const JOINED = `fhir_resource h JOIN fhir_version v ON v.county_code = h.county_code AND v.client_id = h.client_id
  AND v.resource_type = h.resource_type AND v.id = h.id`;

/** The present version of a resource, or a version of it. */
export async function findVersion(
  db: Reader,
  owner: Owner,
  told: { type: string; id: string; version?: number | undefined },
): Promise<VersionRow | undefined> {
  const { rows } = await db.query<VersionRow>({
    name: 'fhir-find-version',
    text: `SELECT ${VERSION} FROM ${JOINED}
            WHERE h.county_code = $1 AND h.client_id = $2 AND h.resource_type = $3 AND h.id = $4 AND v.version = COALESCE($5::int, h.version)`,
    values: [owner.countyCode, owner.clientId, told.type, told.id, told.version ?? null],
  });
  return rows[0];
}

/** Versions of a resource, newest first, older than one when it is told. */
export async function listVersions(
  db: Reader,
  owner: Owner,
  told: { type: string; id: string; before?: number | undefined; limit: number },
): Promise<VersionRow[]> {
  const { rows } = await db.query<VersionRow>({
    name: 'fhir-list-versions',
    text: `SELECT ${VERSION} FROM ${JOINED}
            WHERE h.county_code = $1 AND h.client_id = $2 AND h.resource_type = $3 AND h.id = $4 AND ($5::int IS NULL OR v.version < $5)
            ORDER BY v.version DESC LIMIT $6`,
    values: [owner.countyCode, owner.clientId, told.type, told.id, told.before ?? null, told.limit],
  });
  return rows;
}

/** What a search asks for; everything that is told has to fit. */
export interface Search {
  type: string;
  ids: readonly string[] | null;
  patientId: string | null;
  /** Keyed hashes, any of which fits. */
  identifiers: readonly string[] | null;
  from: Date | null;
  /** Excluded. */
  until: Date | null;
  after: { at: string; id: string } | null;
  limit: number;
}

// Microseconds as text: a Date would cut the place in the list to milliseconds.
const PAGE = `
  SELECT ${VERSION}, to_char(h.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place
    FROM ${JOINED} AND v.version = h.version
   WHERE h.county_code = $1 AND h.client_id = $2 AND h.resource_type = $3 AND NOT h.deleted
     AND ($4::text[] IS NULL OR h.id = ANY($4::text[]))
     AND ($5::text IS NULL OR h.patient_id = $5)
     AND ($6::text[] IS NULL OR h.identifiers && $6::text[] AND h.id IN (SELECT l.id FROM fhir_lookup l
       WHERE l.county_code = $1 AND l.client_id = $2 AND l.resource_type = $3 AND l.key = ANY($6::text[])))
     AND ($7::timestamptz IS NULL OR h.updated_at >= $7) AND ($8::timestamptz IS NULL OR h.updated_at < $8)
     AND ($9::timestamptz IS NULL OR (h.updated_at, h.id) > ($9::timestamptz, $10::text))
   ORDER BY h.updated_at, h.id
   LIMIT $11`;

/** A page of living resources of one type, in the order they were last changed. */
export async function findPage(db: Reader, owner: Owner, search: Search): Promise<(VersionRow & { place: string })[]> {
  const { rows } = await db.query<VersionRow & { place: string }>({
    text: PAGE, // without a name: planned for what this search tells, not for every search at once
    values: [
      owner.countyCode,
      owner.clientId,
      search.type,
      search.ids,
      search.patientId,
      search.identifiers,
      search.from,
      search.until,
      search.after?.at ?? null,
      search.after?.id ?? null,
      search.limit,
    ],
  });
  return rows;
}
