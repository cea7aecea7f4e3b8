import type { PoolClient } from 'pg';

export interface CodeKey {
  subjectHash: Buffer;
  purpose: string;
}

/**
 * Puts a new code in place of an older one. Undefined when it was written; the time of the last one when that is younger
 * than `notBefore`.
 */
export async function putCode(
  client: PoolClient,
  key: CodeKey,
  code: { hash: Buffer; tries: number; now: Date; expiresAt: Date; notBefore: Date },
): Promise<Date | undefined> {
  const written = await client.query(
    `INSERT INTO one_time_code AS c (subject_hash, purpose, code_hash, tries_left, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (subject_hash, purpose) DO UPDATE
       SET code_hash = excluded.code_hash, tries_left = excluded.tries_left, created_at = excluded.created_at,
           expires_at = excluded.expires_at
     WHERE c.created_at <= $7`,
    [key.subjectHash, key.purpose, code.hash, code.tries, code.now, code.expiresAt, code.notBefore],
  );
  if (written.rowCount === 1) return undefined;
  const { rows } = await client.query<{ created_at: Date }>(
    'SELECT created_at FROM one_time_code WHERE subject_hash = $1 AND purpose = $2',
    [key.subjectHash, key.purpose],
  );
  return rows[0]?.created_at ?? code.now;
}

/** Uses up one try of a code that still lives, atomically; undefined when there is none or no try is left. */
export async function spendTry(
  client: PoolClient,
  key: CodeKey,
  now: Date,
): Promise<{ hash: Buffer; triesLeft: number } | undefined> {
  const { rows } = await client.query<{ hash: Buffer; triesLeft: number }>(
    `UPDATE one_time_code SET tries_left = tries_left - 1
      WHERE subject_hash = $1 AND purpose = $2 AND expires_at > $3 AND tries_left > 0
      RETURNING code_hash AS hash, tries_left AS "triesLeft"`,
    [key.subjectHash, key.purpose, now],
  );
  return rows[0];
}

/** Whether a code still lives although no try is left. */
export async function isUsedUp(client: PoolClient, key: CodeKey, now: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT 1 FROM one_time_code WHERE subject_hash = $1 AND purpose = $2 AND expires_at > $3 AND tries_left = 0',
    [key.subjectHash, key.purpose, now],
  );
  return rowCount === 1;
}

/** Takes the code away; false when somebody else just did: a code works once. */
export async function takeCode(client: PoolClient, key: CodeKey, hash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    'DELETE FROM one_time_code WHERE subject_hash = $1 AND purpose = $2 AND code_hash = $3',
    [key.subjectHash, key.purpose, hash],
  );
  return rowCount === 1;
}
