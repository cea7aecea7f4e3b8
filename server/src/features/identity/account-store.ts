import type { Database, Transaction } from '../../plugins/db';

export type LoginKind = 'phone' | 'wechat';

/** A proof of who is there: its look-up hash and, sealed, the number or openid itself. */
export interface Proof {
  kind: LoginKind;
  hash: Buffer;
  cipher: Buffer;
  keyId: string;
}

export interface LoginRow {
  kind: LoginKind;
  accountId: string;
  countyCode: string;
  residentId: string | null;
}

export interface AccountRow {
  accountId: string;
  countyCode: string;
  residentId: string | null;
  elderMode: boolean;
  phoneHmac: Buffer | null;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
}

/** Two sign-ins with one proof wait for each other, so that one person never gets two accounts. */
export async function lockProofs(client: Transaction, proofs: readonly Proof[]): Promise<void> {
  const keys = proofs.map((proof) => proof.hash.readBigInt64BE(0)).sort((a, b) => (a < b ? -1 : 1));
  for (const key of keys) await client.query('SELECT pg_advisory_xact_lock($1)', [key.toString()]);
}

/** Where these proofs lead: first the logins by their hash, then their open accounts. */
export async function findLogins(client: Transaction, proofs: readonly Proof[]): Promise<LoginRow[]> {
  const logins = await client.query<{ kind: LoginKind; accountId: string }>(
    'SELECT kind, account_id AS "accountId" FROM login WHERE subject_hash = ANY($1::bytea[])',
    [proofs.map((proof) => proof.hash)],
  );
  if (logins.rows.length === 0) return [];
  const accounts = await client.query<Omit<LoginRow, 'kind'>>(
    `SELECT account_id AS "accountId", county_code AS "countyCode", resident_id AS "residentId"
       FROM account WHERE account_id = ANY($1::uuid[]) AND closed_at IS NULL`,
    [logins.rows.map((login) => login.accountId)],
  );
  const byId = new Map(accounts.rows.map((account) => [account.accountId, account]));
  return logins.rows.flatMap((login) => {
    const account = byId.get(login.accountId);
    return account ? [{ ...account, kind: login.kind }] : [];
  });
}

export async function insertAccount(
  client: Transaction,
  account: { accountId: string; countyCode: string; now: Date },
): Promise<void> {
  await client.query('INSERT INTO account (account_id, county_code, created_at) VALUES ($1, $2, $3)', [
    account.accountId,
    account.countyCode,
    account.now,
  ]);
}

const CONTACT = {
  phone: 'phone_cipher = $2, phone_key_id = $3, phone_hmac = $4',
  wechat: 'wechat_cipher = $2, wechat_key_id = $3',
} as const;

/** From now on the proof leads to this account, and messages go there. */
export async function takeProof(
  client: Transaction,
  accountId: string,
  { proof, now }: { proof: Proof; now: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO login (subject_hash, kind, account_id, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (subject_hash) DO UPDATE SET account_id = excluded.account_id`,
    [proof.hash, proof.kind, accountId, now],
  );
  const values = [accountId, proof.cipher, proof.keyId];
  await client.query(
    `UPDATE account SET ${CONTACT[proof.kind]} WHERE account_id = $1`,
    proof.kind === 'phone' ? [...values, proof.hash] : values,
  );
}

const NO_CONTACT = {
  phone: 'phone_cipher = NULL, phone_key_id = NULL, phone_hmac = NULL',
  wechat: 'wechat_cipher = NULL, wechat_key_id = NULL',
} as const;

/** A proof has gone to another account: no message goes there from here, and an account nobody can enter is closed. */
export async function loseProof(
  client: Transaction,
  accountId: string,
  { kind, now }: { kind: LoginKind; now: Date },
): Promise<void> {
  await client.query(`UPDATE account SET ${NO_CONTACT[kind]} WHERE account_id = $1`, [accountId]);
  const closed = await client.query(
    `UPDATE account SET closed_at = $2
      WHERE account_id = $1 AND NOT EXISTS (SELECT FROM login WHERE account_id = $1)`,
    [accountId, now],
  );
  if (closed.rowCount !== 1) return;
  await client.query('UPDATE session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
    accountId,
    now,
  ]);
}

const ACCOUNT = `account_id AS "accountId", county_code AS "countyCode", resident_id AS "residentId",
  elder_mode AS "elderMode", phone_hmac AS "phoneHmac", phone_cipher AS "phoneCipher", phone_key_id AS "phoneKeyId"`;

export async function findAccount(db: Database, accountId: string): Promise<AccountRow | undefined> {
  const { rows } = await db.pool.query<AccountRow>(
    `SELECT ${ACCOUNT} FROM account WHERE account_id = $1 AND closed_at IS NULL`,
    [accountId],
  );
  return rows[0];
}

export interface CountyRow {
  name: string;
  healthBureau: string;
  hotline: string;
}

export async function findCounty(db: Database, countyCode: string): Promise<CountyRow | undefined> {
  const { rows } = await db.pool.query<CountyRow>(
    'SELECT name, health_bureau AS "healthBureau", hotline FROM county WHERE county_code = $1',
    [countyCode],
  );
  return rows[0];
}

/** Remembers 大字版; false when the session does not live any more. */
export async function saveElderMode(
  db: Database,
  session: { accountId: string; sessionId: string; now: Date },
  elderMode: boolean,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE account a SET elder_mode = $4 FROM session s
      WHERE a.account_id = $1 AND a.closed_at IS NULL AND s.account_id = a.account_id AND s.session_id = $2
        AND s.revoked_at IS NULL AND s.expires_at > $3`,
    [session.accountId, session.sessionId, session.now, elderMode],
  );
  return rowCount === 1;
}
