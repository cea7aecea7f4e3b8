import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

/** Locks an open account and its sessions' row; false when it is closed already or this session has ended. */
export async function lockAccount(
  client: Transaction,
  key: { accountId: string; sessionId: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM account a JOIN session s ON s.account_id = a.account_id
      WHERE a.account_id = $1 AND a.closed_at IS NULL AND s.session_id = $2 AND s.revoked_at IS NULL AND s.expires_at > $3
      FOR UPDATE OF a`,
    [key.accountId, key.sessionId, key.now],
  );
  return rowCount === 1;
}

/** Ends every way in, and where messages went. Whom the account belonged to stays, so that the audit can still say who looked. */
export async function closeAccount(client: Transaction, accountId: string, now: Date): Promise<void> {
  await client.query('UPDATE session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
    accountId,
    now,
  ]);
  await client.query('DELETE FROM login WHERE account_id = $1', [accountId]);
  await client.query(
    `UPDATE account SET closed_at = $2, phone_cipher = NULL, phone_key_id = NULL, phone_hmac = NULL, wechat_cipher = NULL,
            wechat_key_id = NULL
      WHERE account_id = $1`,
    [accountId, now],
  );
}

/** What the account left lying in the county: messages not sent yet, answers kept for retries, places it waits for, proofs. */
export async function clearCounty(
  client: Transaction,
  countyCode: string,
  { accountId, now }: { accountId: string; now: Date },
): Promise<void> {
  await client.query(`DELETE FROM outbox WHERE county_code = $1 AND account_id = $2 AND state = 'queued'`, [
    countyCode,
    accountId,
  ]);
  await client.query('DELETE FROM idempotency WHERE county_code = $1 AND owner_id = $2', [countyCode, accountId]);
  await client.query(
    `UPDATE waitlist_entry SET state = 'withdrawn' WHERE county_code = $1 AND account_id = $2 AND state = 'waiting'`,
    [countyCode, accountId],
  );
  // A place that is held for the account goes to the next one with the next round of offers.
  await client.query(
    `UPDATE waitlist_entry SET offer_expires_at = $3 WHERE county_code = $1 AND account_id = $2 AND state = 'offered'`,
    [countyCode, accountId, now],
  );
  await client.query(
    'UPDATE entry_proof SET revoked_at = $3 WHERE county_code = $1 AND account_id = $2 AND revoked_at IS NULL',
    [countyCode, accountId, now],
  );
}

/** Appointments ahead of the people an account acts for. */
export async function countAppointmentsAhead(
  db: Database,
  countyCode: string,
  asked: { residentIds: readonly string[]; today: PlainDate },
): Promise<number> {
  const { rows } = await db.pool.query<{ ahead: number }>(
    `SELECT count(*)::int AS ahead FROM appointment a
       JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
      WHERE a.county_code = $1 AND a.resident_id = ANY($2::uuid[]) AND a.state = 'booked' AND s.day >= $3`,
    [countyCode, asked.residentIds, asked.today],
  );
  return rows[0]?.ahead ?? 0;
}
