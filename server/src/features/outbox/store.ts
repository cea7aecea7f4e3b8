import type { PoolClient } from 'pg';
import type { Database } from '../../plugins/db';

export type Channel = 'sms' | 'wechat';

/** A message ready to insert: sealed and masked. Made by outbox.ts alone. */
export interface OutboxRow {
  countyCode: string;
  messageId: string;
  channel: Channel;
  accountId: string | null;
  toCipher: Buffer | null;
  toMasked: string;
  template: string;
  paramsCipher: Buffer;
  keyId: string;
  subjectId: string | null;
  sendAfter: Date;
  createdAt: Date;
}

/** A row as the sender and the demo page read it, with the account's ways to be reached. */
export interface StoredMessage extends OutboxRow {
  state: string;
  tries: number;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  wechatCipher: Buffer | null;
  wechatKeyId: string | null;
}

const INSERT = `INSERT INTO outbox (county_code, message_id, channel, account_id, to_cipher, to_masked, template,
    params_cipher, key_id, subject_id, send_after, created_at, try_after)
  SELECT m.*, m.send_after FROM unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::bytea[], $6::text[], $7::text[],
    $8::bytea[], $9::text[], $10::uuid[], $11::timestamptz[], $12::timestamptz[])
    AS m (county_code, message_id, channel, account_id, to_cipher, to_masked, template, params_cipher, key_id,
          subject_id, send_after, created_at)`;

const COLUMNS: readonly (keyof OutboxRow)[] = [
  'countyCode',
  'messageId',
  'channel',
  'accountId',
  'toCipher',
  'toMasked',
  'template',
  'paramsCipher',
  'keyId',
  'subjectId',
  'sendAfter',
  'createdAt',
];

/** Writes messages in the transaction that causes them; one statement however many. */
export async function insertMessages(client: PoolClient, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = COLUMNS.map((column) => rows.map((row) => row[column]));
  await client.query({ name: 'outbox-insert', text: INSERT, values });
}

/** Takes back what is still waiting about a subject (a cancelled appointment's reminder). */
export async function dropMessages(client: PoolClient, countyCode: string, subjectId: string): Promise<void> {
  await client.query(
    `UPDATE outbox SET state = 'dropped' WHERE county_code = $1 AND subject_id = $2 AND state = 'queued'`,
    [countyCode, subjectId],
  );
}

const STORED = `o.county_code AS "countyCode", o.message_id AS "messageId", o.channel, o.account_id AS "accountId",
  o.to_cipher AS "toCipher", o.to_masked AS "toMasked", o.template, o.params_cipher AS "paramsCipher",
  o.key_id AS "keyId", o.subject_id AS "subjectId", o.send_after AS "sendAfter", o.created_at AS "createdAt",
  o.state, o.tries, a.phone_cipher AS "phoneCipher", a.phone_key_id AS "phoneKeyId",
  a.wechat_cipher AS "wechatCipher", a.wechat_key_id AS "wechatKeyId"`;

/**
 * Takes up to `limit` messages that are due. Taking one counts a try and puts its time off by the back-off of that try
 * (1, 2, 4 … minutes), so a sender that dies loses nothing and two senders never take the same one.
 */
export async function takeDue(db: Database, now: Date, limit: number): Promise<StoredMessage[]> {
  const { rows } = await db.pool.query<StoredMessage>(
    `WITH taken AS (
       UPDATE outbox SET tries = tries + 1, try_after = $1::timestamptz + interval '1 minute' * (2 ^ least(tries, 8))
        WHERE (county_code, message_id) IN (
          SELECT county_code, message_id FROM outbox WHERE state = 'queued' AND try_after <= $1
           ORDER BY try_after LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING *)
     SELECT ${STORED} FROM taken o LEFT JOIN account a ON a.account_id = o.account_id ORDER BY o.message_id`,
    [now, limit],
  );
  return rows;
}

export interface Outcome {
  countyCode: string;
  messageId: string;
  state: 'sent' | 'queued' | 'failed';
  channel: Channel;
  error: string | null;
  at: Date;
}

/** Writes how the sending went, one statement for the whole batch. */
export async function saveOutcomes(db: Database, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const column = <K extends keyof Outcome>(key: K): Outcome[K][] => outcomes.map((outcome) => outcome[key]);
  await db.pool.query(
    `UPDATE outbox o SET state = r.state, channel = r.channel, last_error = r.error,
            sent_at = CASE WHEN r.state = 'sent' THEN r.at END
       FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
            AS r (county_code, message_id, state, channel, error, at)
      WHERE o.county_code = r.county_code AND o.message_id = r.message_id AND o.state = 'queued'`,
    [column('countyCode'), column('messageId'), column('state'), column('channel'), column('error'), column('at')],
  );
}

/** The newest messages of a county, whatever their state. */
export async function listNewest(db: Database, countyCode: string, limit: number): Promise<StoredMessage[]> {
  const { rows } = await db.pool.query<StoredMessage>(
    `SELECT ${STORED} FROM outbox o LEFT JOIN account a ON a.account_id = o.account_id
      WHERE o.county_code = $1 ORDER BY o.message_id DESC LIMIT $2`,
    [countyCode, limit],
  );
  return rows;
}
