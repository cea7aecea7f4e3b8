import type { Database, Transaction } from '../../plugins/db';

export interface OnceKey {
  countyCode: string;
  ownerId: string;
  key: string;
  hash: Buffer;
}

export interface StoredOnce {
  body_hash: Buffer;
  status: number;
  answer: string;
}

/** The first answer to a key, if there is one. */
export async function findOnce(db: Database, { countyCode, ownerId, key }: OnceKey): Promise<StoredOnce | undefined> {
  const { rows } = await db.pool.query<StoredOnce>(
    'SELECT body_hash, status, answer FROM idempotency WHERE county_code = $1 AND owner_id = $2 AND key = $3',
    [countyCode, ownerId, key],
  );
  return rows[0];
}

/** Keeps the first answer; false when another request with the key was faster. */
export async function insertOnce(
  client: Transaction,
  { countyCode, ownerId, key, hash }: OnceKey,
  answer: { status: number; text: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO idempotency (county_code, owner_id, key, body_hash, status, answer, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [countyCode, ownerId, key, hash, answer.status, answer.text, answer.at],
  );
  return rowCount === 1;
}

/** Locks one account's reminders until the transaction ends, so that two at once see each other. */
export async function lockReminders(client: Transaction, accountId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`reminders ${accountId}`]);
}

/** Whether a message about a subject was queued for an account at a time and not taken back. */
export async function isQueued(
  client: Transaction,
  message: { countyCode: string; accountId: string; subjectId: string; sendAfter: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM outbox WHERE county_code = $1 AND account_id = $2 AND subject_id = $3 AND send_after = $4
        AND state = 'queued'`,
    [message.countyCode, message.accountId, message.subjectId, message.sendAfter],
  );
  return rowCount !== 0;
}
