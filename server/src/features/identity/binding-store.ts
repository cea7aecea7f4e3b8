import type { Transaction } from '../../plugins/db';

/** Binds an account that is bound to nobody; false when it was bound meanwhile or closed. */
export async function bindAccount(client: Transaction, accountId: string, residentId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'UPDATE account SET resident_id = $2 WHERE account_id = $1 AND resident_id IS NULL AND closed_at IS NULL',
    [accountId, residentId],
  );
  return rowCount === 1;
}

/** The account bound to a person, locked together with the person, so that two bindings at once see each other. */
export async function lockBinding(
  client: Transaction,
  countyCode: string,
  residentId: string,
): Promise<{ accountId: string; phoneHmac: Buffer | null } | undefined> {
  await client.query('SELECT FROM resident WHERE county_code = $1 AND resident_id = $2 FOR NO KEY UPDATE', [
    countyCode,
    residentId,
  ]);
  const { rows } = await client.query<{ accountId: string; phoneHmac: Buffer | null }>(
    `SELECT account_id AS "accountId", phone_hmac AS "phoneHmac" FROM account
      WHERE county_code = $1 AND resident_id = $2 AND closed_at IS NULL`,
    [countyCode, residentId],
  );
  return rows[0];
}

/** Takes a person away from an account and ends its sessions: whoever holds it has to prove themselves again. */
export async function releaseAccount(client: Transaction, accountId: string, now: Date): Promise<void> {
  await client.query('UPDATE account SET resident_id = NULL WHERE account_id = $1', [accountId]);
  await client.query('UPDATE session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
    accountId,
    now,
  ]);
}
