import type { RightKind } from '@kangban/domain/identity/rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

export interface LinkRow {
  accountId: string;
  linkId: string;
  countyCode: string;
  residentId: string;
  right: RightKind;
  state: 'pending' | 'active' | 'ended';
  label: string;
  scope: string[];
  startsOn: PlainDate;
  endsOn: PlainDate | null;
}

const LINK = `l.account_id AS "accountId", l.link_id AS "linkId", l.county_code AS "countyCode",
  l.resident_id AS "residentId", l.right_kind AS "right", l.state, l.label, l.scope, l.starts_on AS "startsOn",
  l.ends_on AS "endsOn"`;

export type AgreedBy = 'self' | 'registry' | 'elder-code' | 'desk';

/** Who agreed, how, and when. */
export interface Agreement {
  by: AgreedBy;
  at: Date;
  staffId: string | null;
}

/** Every link of an account that has not ended, in the order they were made; locks the account against a second writer. */
export async function lockLinks(client: Transaction, accountId: string): Promise<LinkRow[]> {
  await client.query('SELECT FROM account WHERE account_id = $1 FOR UPDATE', [accountId]);
  const { rows } = await client.query<LinkRow>(
    `SELECT ${LINK} FROM family_link l WHERE l.account_id = $1 AND l.state <> 'ended' ORDER BY l.link_id`,
    [accountId],
  );
  return rows;
}

export async function insertLink(client: Transaction, link: LinkRow, agreement: Agreement | null): Promise<void> {
  await client.query(
    `INSERT INTO family_link (account_id, link_id, county_code, resident_id, right_kind, state, label, scope, starts_on,
                              ends_on, agreed_by, agreed_at, agreed_staff_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      link.accountId,
      link.linkId,
      link.countyCode,
      link.residentId,
      link.right,
      link.state,
      link.label,
      link.scope,
      link.startsOn,
      link.endsOn,
      agreement?.by ?? null,
      agreement?.at ?? null,
      agreement?.staffId ?? null,
    ],
  );
}

/** Makes a pending link a right. */
export async function agree(
  client: Transaction,
  link: Pick<LinkRow, 'accountId' | 'linkId'> & { startsOn: PlainDate; endsOn: PlainDate },
  agreement: Agreement,
): Promise<void> {
  await client.query(
    `UPDATE family_link SET state = 'active', starts_on = $3, ends_on = $4, agreed_by = $5, agreed_at = $6,
            agreed_staff_id = $7
      WHERE account_id = $1 AND link_id = $2 AND state = 'pending'`,
    [link.accountId, link.linkId, link.startsOn, link.endsOn, agreement.by, agreement.at, agreement.staffId],
  );
}

/** Ends a link; the row stays. False when it had ended already. */
export async function endLink(
  client: Transaction,
  link: Pick<LinkRow, 'accountId' | 'linkId'>,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE family_link SET state = 'ended', ended_at = $3 WHERE account_id = $1 AND link_id = $2 AND state <> 'ended'`,
    [link.accountId, link.linkId, now],
  );
  return rowCount === 1;
}

/** Ends every link of an account. */
export async function endAllLinks(client: Transaction, accountId: string, now: Date): Promise<void> {
  await client.query(
    `UPDATE family_link SET state = 'ended', ended_at = $2 WHERE account_id = $1 AND state <> 'ended'`,
    [accountId, now],
  );
}

/** A link of this account, or another account's link over this person; undefined when it ended or is neither. */
export async function findLink(
  db: Database,
  linkId: string,
  side: { accountId: string; countyCode: string; residentId: string | null },
): Promise<LinkRow | undefined> {
  const { rows } = await db.pool.query<LinkRow>(
    `SELECT ${LINK} FROM family_link l
      WHERE l.link_id = $1 AND l.county_code = $3 AND l.state <> 'ended' AND l.account_id = $2
     UNION ALL
     SELECT ${LINK} FROM family_link l
      WHERE l.link_id = $1 AND l.county_code = $3 AND l.state <> 'ended' AND l.resident_id = $4 AND l.account_id <> $2`,
    [linkId, side.accountId, side.countyCode, side.residentId],
  );
  return rows[0];
}

export interface ActingRow extends LinkRow {
  actorResidentId: string | null;
}

/** Other accounts' active links over a person, with whom each account belongs to. */
export async function listOver(
  db: Database,
  countyCode: string,
  over: { residentId: string; exceptAccountId: string },
): Promise<ActingRow[]> {
  const { rows } = await db.pool.query<ActingRow>(
    `SELECT ${LINK}, a.resident_id AS "actorResidentId"
       FROM family_link l JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
      WHERE l.county_code = $1 AND l.resident_id = $2 AND l.account_id <> $3 AND l.state = 'active'
        AND l.right_kind <> 'self'
      ORDER BY l.link_id LIMIT 50`,
    [countyCode, over.residentId, over.exceptAccountId],
  );
  return rows;
}

/** The open account bound to a person. */
export async function findAccountOf(
  db: Database,
  countyCode: string,
  residentId: string,
): Promise<{ accountId: string; phoneHmac: Buffer | null } | undefined> {
  const { rows } = await db.pool.query<{ accountId: string; phoneHmac: Buffer | null }>(
    `SELECT account_id AS "accountId", phone_hmac AS "phoneHmac" FROM account
      WHERE county_code = $1 AND resident_id = $2 AND closed_at IS NULL`,
    [countyCode, residentId],
  );
  return rows[0];
}
