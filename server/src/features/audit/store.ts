import type { PoolClient } from 'pg';
import type { Database } from '../../plugins/db';

/** One row of the chain as it is hashed: every column except the hash itself. */
export interface EntryRow {
  countyCode: string;
  batchNo: number;
  entryNo: number;
  entryId: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  residentId: string;
  action: string;
  rightKind: string;
  siteId: string | null;
  details: Readonly<Record<string, unknown>>;
}

export interface StoredEntry extends EntryRow {
  entryHash: Buffer;
}

export interface BatchRow {
  countyCode: string;
  batchNo: number;
  batchHash: Buffer;
  previousHash: Buffer;
  entries: number;
}

/** Any fixed number: the chain of a county grows by one process at a time. */
const CHAIN_LOCK = 7_300_178;

/** Locks the county's chain for this transaction and reads its last link; undefined before the first. */
export async function lockHead(client: PoolClient, countyCode: string): Promise<BatchRow | undefined> {
  await client.query('SELECT pg_advisory_xact_lock($1, $2::int)', [CHAIN_LOCK, countyCode]);
  const { rows } = await client.query<BatchRow>(
    `SELECT county_code AS "countyCode", batch_no AS "batchNo", batch_hash AS "batchHash",
            previous_hash AS "previousHash", entries
       FROM audit_batch WHERE county_code = $1 ORDER BY batch_no DESC LIMIT 1`,
    [countyCode],
  );
  return rows[0];
}

/** Writes one link and its rows. */
export async function insertBatch(
  client: PoolClient,
  batch: BatchRow & { writtenAt: Date },
  entries: readonly StoredEntry[],
): Promise<void> {
  await client.query(
    `INSERT INTO audit_batch (county_code, batch_no, batch_hash, previous_hash, entries, written_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [batch.countyCode, batch.batchNo, batch.batchHash, batch.previousHash, batch.entries, batch.writtenAt],
  );
  const column = <K extends keyof StoredEntry>(key: K): StoredEntry[K][] => entries.map((entry) => entry[key]);
  await client.query(
    `INSERT INTO audit_entry (county_code, batch_no, entry_no, entry_id, at, actor_kind, actor_id, resident_id, action,
                              right_kind, site_id, details, entry_hash)
     SELECT $1, $2, * FROM unnest($3::int[], $4::uuid[], $5::timestamptz[], $6::text[], $7::uuid[], $8::uuid[],
                                  $9::text[], $10::text[], $11::uuid[], $12::jsonb[], $13::bytea[])`,
    [
      batch.countyCode,
      batch.batchNo,
      column('entryNo'),
      column('entryId'),
      column('at'),
      column('actorKind'),
      column('actorId'),
      column('residentId'),
      column('action'),
      column('rightKind'),
      column('siteId'),
      entries.map((entry) => JSON.stringify(entry.details)),
      column('entryHash'),
    ],
  );
}

/** Links of a county from `fromBatch` on, in order, at most `limit`. */
export async function listBatches(
  db: Database,
  countyCode: string,
  page: { from: number; limit: number },
): Promise<BatchRow[]> {
  const { rows } = await db.pool.query<BatchRow>(
    `SELECT county_code AS "countyCode", batch_no AS "batchNo", batch_hash AS "batchHash",
            previous_hash AS "previousHash", entries
       FROM audit_batch WHERE county_code = $1 AND batch_no >= $2 ORDER BY batch_no LIMIT $3`,
    [countyCode, page.from, page.limit],
  );
  return rows;
}

/** Rows of the links `from` to `to`, in the order of the chain. */
export async function listEntries(
  db: Database,
  countyCode: string,
  span: { from: number; to: number },
): Promise<StoredEntry[]> {
  const { rows } = await db.pool.query<StoredEntry>(
    `SELECT county_code AS "countyCode", batch_no AS "batchNo", entry_no AS "entryNo", entry_id AS "entryId", at,
            actor_kind AS "actorKind", actor_id AS "actorId", resident_id AS "residentId", action,
            right_kind AS "rightKind", site_id AS "siteId", details, entry_hash AS "entryHash"
       FROM audit_entry WHERE county_code = $1 AND batch_no BETWEEN $2 AND $3 ORDER BY batch_no, entry_no`,
    [countyCode, span.from, span.to],
  );
  return rows;
}
