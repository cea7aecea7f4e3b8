import type { Move, PlannedTx } from '@kangban/domain/points/facts';
import type { Queryable } from './balance-store';

/** A transaction as it stands in the ledger: every column but its hash and its entries' number, which follows from them. */
export interface TxRow extends Omit<PlannedTx, 'hash'> {
  bodyHash: Buffer;
  txNo: number;
  createdAt: Date;
}

export interface HashedTx extends TxRow {
  txHash: Buffer;
}

/** One link of the chain: the transactions of one group commit. */
export interface LinkRow {
  countyCode: string;
  linkNo: number;
  txs: number;
  previousHash: Buffer;
  linkHash: Buffer;
}

// One statement writes the link, its transactions and their entries, or nothing where the chain ends with another link; the triggers move
// accounts, lots and caps with it.
const COMMIT = `
WITH last AS (
  SELECT link_no, link_hash FROM point_link WHERE county_code = $1 ORDER BY link_no DESC LIMIT 1),
link AS (
  INSERT INTO point_link (county_code, link_no, txs, previous_hash, link_hash, written_at)
  SELECT $1, $2::bigint, $3::int, $4::bytea, $5::bytea, $6::timestamptz
   WHERE $2 = 1 AND NOT EXISTS (SELECT FROM last) OR EXISTS (SELECT FROM last WHERE link_no = $2 - 1 AND link_hash = $4)
  RETURNING link_no),
put_txs AS (
  INSERT INTO point_tx (county_code, tx_id, link_no, tx_no, type, idem_key, body_hash, holder_kind, holder_id, resident_id, points,
         pending, rule_id, rule_version, evidence_kind, evidence_id, purpose_kind, purpose_id, settles, reverses, to_kind, to_id, title,
         detail, note, day, booked_on, expires_on, times_out_at, caps, by_kind, by_id, created_at, active_after, locked_after,
         pending_after, entries, tx_hash)
  SELECT $1, t.tx_id, $2, t.tx_no, t.type, t.idem_key, decode(t.body_hash, 'hex'), t.holder_kind, t.holder_id, t.resident_id, t.points,
         t.pending, t.rule_id, t.rule_version, t.evidence_kind, t.evidence_id, t.purpose_kind, t.purpose_id, t.settles, t.reverses,
         t.to_kind, t.to_id, t.title, t.detail, t.note, t.day, t.booked_on, t.expires_on, t.times_out_at, t.caps, t.by_kind, t.by_id,
         $6, t.active_after, t.locked_after, t.pending_after, t.entries, decode(t.tx_hash, 'hex')
    FROM json_to_recordset($7) AS t (tx_id uuid, tx_no int, type text, idem_key text, body_hash text, holder_kind text, holder_id uuid,
         resident_id uuid, points bigint, pending boolean, rule_id text, rule_version int, evidence_kind text, evidence_id text,
         purpose_kind text, purpose_id text, settles uuid, reverses uuid, to_kind text, to_id uuid, title text, detail text, note text,
         day date, booked_on date, expires_on date, times_out_at timestamptz, caps jsonb, by_kind text, by_id text,
         active_after bigint, locked_after bigint, pending_after bigint, entries int, tx_hash text)
   WHERE EXISTS (SELECT FROM link))
INSERT INTO point_entry (county_code, link_no, tx_no, entry_no, holder_kind, holder_id, pocket, lot_id, opens, expires_on, usable_until,
       delta)
SELECT $1, $2, e.tx_no, e.entry_no, e.holder_kind, e.holder_id, e.pocket, e.lot_id, e.opens, e.expires_on, e.usable_until, e.delta
  FROM json_to_recordset($8) AS e (tx_no int, entry_no int, holder_kind text, holder_id uuid, pocket text, lot_id uuid, opens boolean,
       expires_on date, usable_until date, delta bigint)
 WHERE EXISTS (SELECT FROM link)`;

const txColumns = (tx: HashedTx) => ({
  tx_id: tx.txId,
  tx_no: tx.txNo,
  type: tx.type,
  idem_key: tx.key,
  body_hash: tx.bodyHash.toString('hex'),
  holder_kind: tx.holder.kind,
  holder_id: tx.holder.id,
  resident_id: tx.residentId,
  points: tx.points,
  pending: tx.pending,
  rule_id: tx.rule?.id,
  rule_version: tx.rule?.version,
  evidence_kind: tx.evidence?.kind,
  evidence_id: tx.evidence?.id,
  purpose_kind: tx.purpose?.kind,
  purpose_id: tx.purpose?.id,
  settles: tx.settles,
  reverses: tx.reverses,
  to_kind: tx.to?.kind,
  to_id: tx.to?.id,
  title: tx.title,
  detail: tx.detail,
  note: tx.note,
  day: tx.day,
  booked_on: tx.bookedOn,
  expires_on: tx.expiresOn,
  times_out_at: tx.timesOutAt,
  caps: tx.caps,
  by_kind: tx.by.kind,
  by_id: tx.by.id,
  active_after: tx.after.active,
  locked_after: tx.after.locked,
  pending_after: tx.after.pending,
  entries: tx.moves.length,
  tx_hash: tx.txHash.toString('hex'),
});

const entryColumns = (txNo: number, { delta, holder, lot, opens, pocket }: Move, index: number) => ({
  tx_no: txNo,
  entry_no: index + 1,
  holder_kind: holder?.kind,
  holder_id: holder?.id,
  pocket,
  lot_id: lot?.lotId,
  opens,
  expires_on: lot?.expiresOn,
  usable_until: lot?.usableUntil,
  delta,
});

/** JSON as it goes over the wire: made while the batch before is being written, not when it is this one's turn. */
const asBytes = (rows: readonly object[]): Buffer => Buffer.from(JSON.stringify(rows));

/** A link with everything it covers, ready to be sent. */
export type LinkValues = readonly unknown[];

export const linkValues = (link: LinkRow & { writtenAt: Date }, txs: readonly HashedTx[]): LinkValues => [
  link.countyCode,
  link.linkNo,
  link.txs,
  link.previousHash,
  link.linkHash,
  link.writtenAt,
  asBytes(txs.map(txColumns)),
  asBytes(txs.flatMap((tx) => tx.moves.map((move, index) => entryColumns(tx.txNo, move, index)))),
];

/**
 * Writes one link with everything it covers; false, with nothing written, where the chain does not end with the link it follows. The county's
 * ledger is locked by the caller. Constraint violations throw, and then nothing of it is written.
 */
export async function commitLink(client: Queryable, values: LinkValues): Promise<boolean> {
  const { rowCount } = await client.query({ name: 'points-commit', text: COMMIT, values: [...values] });
  return rowCount !== 0;
}
