import type { Database, Transaction } from '../../../plugins/db';
import type { PersonRecords } from '../load-resources';

type Queries = Pick<Transaction, 'query'>;

export interface ExportRow {
  exportId: string;
  clientId: string;
  request: string;
  types: string[] | null;
  since: Date | null;
  sensitive: boolean;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  residentsDone: number;
  residents: number | null;
  askedAt: Date;
  finishedAt: Date | null;
  expiresAt: Date;
}

const COLUMNS = `export_id AS "exportId", client_id AS "clientId", request, types, since, sensitive, state,
  residents_done AS "residentsDone", residents, asked_at AS "askedAt", finished_at AS "finishedAt", expires_at AS "expiresAt"`;

/** Asks for an export; false while the same client has one under way. */
export async function insertExport(
  db: Queries,
  countyCode: string,
  row: Pick<ExportRow, 'exportId' | 'clientId' | 'request' | 'types' | 'since' | 'sensitive' | 'askedAt' | 'expiresAt'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO county_export (county_code, export_id, client_id, request, types, since, sensitive, state, asked_at, expires_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9
      WHERE NOT EXISTS (SELECT FROM county_export
                         WHERE county_code = $1 AND client_id = $3 AND state IN ('queued', 'running'))`,
    [
      countyCode,
      row.exportId,
      row.clientId,
      row.request,
      row.types,
      row.since,
      row.sensitive,
      row.askedAt,
      row.expiresAt,
    ],
  );
  return rowCount === 1;
}

/** An export of a client that is not over. */
export async function findExport(
  db: Queries,
  countyCode: string,
  { exportId, clientId, now }: { exportId: string; clientId: string; now: Date },
): Promise<ExportRow | undefined> {
  const { rows } = await db.query<ExportRow>(
    `SELECT ${COLUMNS} FROM county_export
      WHERE county_code = $1 AND export_id = $2 AND client_id = $3 AND expires_at > $4 AND state <> 'cancelled'`,
    [countyCode, exportId, clientId, now],
  );
  return rows[0];
}

/** The oldest export that is to be made; one that was begun and left is begun anew. */
export async function claimExport(db: Queries, countyCode: string, now: Date): Promise<ExportRow | undefined> {
  const { rows } = await db.query<ExportRow>(
    `UPDATE county_export SET state = 'running', residents_done = 0,
            residents = (SELECT count(*) FROM resident WHERE county_code = $1 AND merged_into IS NULL)
      WHERE county_code = $1 AND export_id = (
        SELECT export_id FROM county_export WHERE county_code = $1 AND state IN ('queued', 'running') AND expires_at > $2
         ORDER BY asked_at LIMIT 1)
     RETURNING ${COLUMNS}`,
    [countyCode, now],
  );
  return rows[0];
}

/** Says how far it is; false when it was cancelled meanwhile. */
export async function noteProgress(
  client: Queries,
  countyCode: string,
  { exportId, more }: { exportId: string; more: number },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE county_export SET residents_done = residents_done + $3
      WHERE county_code = $1 AND export_id = $2 AND state = 'running'`,
    [countyCode, exportId, more],
  );
  return rowCount === 1;
}

export async function endExport(
  db: Queries,
  countyCode: string,
  told: { exportId: string; state: 'done' | 'failed' | 'cancelled'; at: Date },
): Promise<void> {
  await db.query(
    `UPDATE county_export SET state = $3, finished_at = $4
      WHERE county_code = $1 AND export_id = $2 AND state <> 'cancelled'`,
    [countyCode, told.exportId, told.state, told.at],
  );
}

export interface NewPart {
  resourceType: string;
  partNo: number;
  resources: number;
  sealed: Buffer;
  keyId: string;
}

export async function insertParts(
  client: Queries,
  countyCode: string,
  { exportId, parts }: { exportId: string; parts: readonly NewPart[] },
): Promise<void> {
  if (parts.length === 0) return;
  await client.query(
    `INSERT INTO county_export_part (county_code, export_id, resource_type, part_no, resources, sealed, key_id)
     SELECT $1, $2, * FROM unnest($3::text[], $4::int[], $5::int[], $6::bytea[], $7::text[])`,
    [
      countyCode,
      exportId,
      parts.map(({ resourceType }) => resourceType),
      parts.map(({ partNo }) => partNo),
      parts.map(({ resources }) => resources),
      parts.map(({ sealed }) => sealed),
      parts.map(({ keyId }) => keyId),
    ],
  );
}

/** Throws the files of one export away. */
export async function deleteParts(db: Queries, countyCode: string, exportId: string): Promise<void> {
  await db.query('DELETE FROM county_export_part WHERE county_code = $1 AND export_id = $2', [countyCode, exportId]);
}

/** Throws away the files of exports whose day is over. */
export async function deleteOverdue(db: Queries, countyCode: string, now: Date): Promise<void> {
  await db.query(
    `DELETE FROM county_export_part p USING county_export e
      WHERE p.county_code = $1 AND e.county_code = p.county_code AND e.export_id = p.export_id AND e.expires_at <= $2`,
    [countyCode, now],
  );
}

export interface PartName {
  resourceType: string;
  partNo: number;
  resources: number;
}

export async function listParts(db: Queries, countyCode: string, exportId: string): Promise<PartName[]> {
  const { rows } = await db.query<PartName>(
    `SELECT resource_type AS "resourceType", part_no AS "partNo", resources FROM county_export_part
      WHERE county_code = $1 AND export_id = $2 ORDER BY resource_type, part_no`,
    [countyCode, exportId],
  );
  return rows;
}

export async function findPart(
  db: Queries,
  countyCode: string,
  { exportId, resourceType, partNo }: { exportId: string; resourceType: string; partNo: number },
): Promise<{ sealed: Buffer; keyId: string } | undefined> {
  const { rows } = await db.query<{ sealed: Buffer; keyId: string }>(
    `SELECT sealed, key_id AS "keyId" FROM county_export_part
      WHERE county_code = $1 AND export_id = $2 AND resource_type = $3 AND part_no = $4`,
    [countyCode, exportId, resourceType, partNo],
  );
  return rows[0];
}

// Who took back the opening is left out; who was never asked is reported as before there was a portal.
const PEOPLE = `
  SELECT r.resident_id AS "residentId", COALESCE(r.same_person, ARRAY[r.resident_id]) AS "residentIds"
    FROM resident r
   WHERE r.county_code = $1 AND r.merged_into IS NULL AND ($2::uuid IS NULL OR r.resident_id > $2)
     AND COALESCE((SELECT c.given FROM record_consent c
                    WHERE c.county_code = r.county_code AND c.kind = 'open-record'
                      AND c.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id]))
                    ORDER BY c.said_at DESC, c.consent_id DESC LIMIT 1), true)
   ORDER BY r.resident_id LIMIT $3`;

/** The next people of the county, in the order of their ids. */
export async function listPeople(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<PersonRecords[]> {
  const { rows } = await db.pool.query<PersonRecords>({
    name: 'export-people',
    text: PEOPLE,
    values: [countyCode, after ?? null, limit],
  });
  return rows;
}
