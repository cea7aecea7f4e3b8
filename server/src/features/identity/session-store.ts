import type { Database, Transaction } from '../../plugins/db';

export interface SessionRow {
  accountId: string;
  sessionId: string;
  countyCode: string;
  residentId: string | null;
  deviceHash: Buffer | null;
  refreshHash: Buffer;
  previousRefreshHash: Buffer | null;
  successorSalt: Buffer | null;
  refreshedAt: Date;
}

const COLUMNS = `s.account_id AS "accountId", s.session_id AS "sessionId", a.county_code AS "countyCode",
  a.resident_id AS "residentId", s.device_hash AS "deviceHash", s.refresh_hash AS "refreshHash",
  s.previous_refresh_hash AS "previousRefreshHash", s.successor_salt AS "successorSalt",
  s.refreshed_at AS "refreshedAt"`;
const LIVES = `s.revoked_at IS NULL AND a.closed_at IS NULL`;

export interface NewSession {
  accountId: string;
  sessionId: string;
  refreshHash: Buffer;
  deviceHash: Buffer;
  now: Date;
  expiresAt: Date;
}

export async function insertSession(client: Transaction, session: NewSession): Promise<void> {
  await client.query(
    `INSERT INTO session (account_id, session_id, refresh_hash, device_hash, created_at, refreshed_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $5, $6)`,
    [session.accountId, session.sessionId, session.refreshHash, session.deviceHash, session.now, session.expiresAt],
  );
}

/** A session that lives, with what a token needs of its account. */
export async function findSession(
  db: Database,
  key: { accountId: string; sessionId: string },
  now: Date,
): Promise<SessionRow | undefined> {
  const { rows } = await db.pool.query<SessionRow>(
    `SELECT ${COLUMNS} FROM session s JOIN account a ON a.account_id = s.account_id
      WHERE s.account_id = $1 AND s.session_id = $2 AND s.expires_at > $3 AND ${LIVES}`,
    [key.accountId, key.sessionId, now],
  );
  return rows[0];
}

/** Puts the next refresh token in place of the present one, once; undefined when the present one is another. */
export async function rotate(
  db: Database,
  key: { accountId: string; sessionId: string; presentHash: Buffer },
  next: { hash: Buffer; salt: Buffer; now: Date; expiresAt: Date },
): Promise<SessionRow | undefined> {
  const { rows } = await db.pool.query<SessionRow>(
    `UPDATE session s SET refresh_hash = $4, previous_refresh_hash = s.refresh_hash, successor_salt = $5,
            refreshed_at = $6, expires_at = $7
       FROM account a
      WHERE a.account_id = s.account_id AND s.account_id = $1 AND s.session_id = $2 AND s.refresh_hash = $3
        AND s.expires_at > $6 AND ${LIVES}
      RETURNING ${COLUMNS}`,
    [key.accountId, key.sessionId, key.presentHash, next.hash, next.salt, next.now, next.expiresAt],
  );
  return rows[0];
}

/** Ends one session of an account, or all of them when `sessionId` is null. */
export async function revoke(
  client: Transaction | Database['pool'],
  accountId: string,
  { sessionId, now }: { sessionId: string | null; now: Date },
): Promise<void> {
  await client.query(
    `UPDATE session SET revoked_at = $3
      WHERE account_id = $1 AND ($2::uuid IS NULL OR session_id = $2) AND revoked_at IS NULL`,
    [accountId, sessionId, now],
  );
}
