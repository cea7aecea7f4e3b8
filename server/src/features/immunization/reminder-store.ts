import type { Transaction } from '../../plugins/db';

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
