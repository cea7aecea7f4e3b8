import type { ConsentBy, ConsentKind } from '@kangban/domain/access/consent-kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface NewConsent {
  countyCode: string;
  consentId: string;
  residentId: string;
  kind: ConsentKind;
  version: string;
  given: boolean;
  by: ConsentBy;
  accountId: string;
  endsOn: PlainDate | null;
  at: Date;
}

/** Writes one word down; nothing is ever changed or taken away. */
export async function insertConsent(client: Queryable, row: NewConsent): Promise<void> {
  await client.query(
    `INSERT INTO record_consent (county_code, consent_id, resident_id, kind, version, given, said_by, account_id, ends_on, said_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.countyCode,
      row.consentId,
      row.residentId,
      row.kind,
      row.version,
      row.given,
      row.by,
      row.accountId,
      row.endsOn,
      row.at,
    ],
  );
}

export interface UnlockKey {
  countyCode: string;
  residentId: string;
  accountId: string;
  sessionId: string;
}

export async function insertUnlock(
  client: Queryable,
  key: UnlockKey,
  { unlockId, at, expiresAt }: { unlockId: string; at: Date; expiresAt: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO record_unlock (county_code, unlock_id, resident_id, account_id, session_id, unlocked_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [key.countyCode, unlockId, key.residentId, key.accountId, key.sessionId, at, expiresAt],
  );
}

/** Ends what this session unlocked of a person. */
export async function lockUnlocks(db: Database, key: UnlockKey, now: Date): Promise<void> {
  await db.pool.query(
    `UPDATE record_unlock SET locked_at = $4
      WHERE county_code = $1 AND session_id = $2 AND resident_id = $3 AND locked_at IS NULL AND expires_at > $4`,
    [key.countyCode, key.sessionId, key.residentId, now],
  );
}
