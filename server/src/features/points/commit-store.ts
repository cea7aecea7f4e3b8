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
 * Locks the county's ledger and writes one link with everything it covers, by itself a transaction of one statement; false, with nothing
 * written, where the chain does not end with the link it follows. Constraint violations throw, and then nothing of it is written.
 */
export async function commitLink(client: Queryable, values: LinkValues): Promise<boolean> {
  const { rows } = await client.query<{ written: boolean }>({
    name: 'points-write',
    text: 'SELECT write_points($1, $2, $3, $4, $5, $6, $7, $8) AS written',
    values: [...values],
  });
  return rows[0]?.written === true;
}
