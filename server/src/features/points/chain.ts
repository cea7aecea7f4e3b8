import type { Cap, Holder } from '@kangban/domain/points/types';
import type { Move } from '@kangban/domain/points/facts';
import type { Cipher } from '../../crypto/cipher';
import type { LinkRow, TxRow } from './commit-store';

/** Before the first link of a county. */
export const CHAIN_START = Buffer.alloc(32);

const holderPart = (holder: Holder | null): string | null => holder && `${holder.kind}:${holder.id}`;
const capPart = ({ from, id, max, per, to }: Cap): unknown[] => [id, per, from, to, max];
const movePart = ({ delta, holder, lot, opens, pocket }: Move): unknown[] => [
  holderPart(holder),
  pocket,
  lot && [lot.lotId, lot.expiresOn, lot.usableUntil],
  opens,
  delta,
];

/** Keyed hash over every column of a transaction and of its entries in order: without the key nobody can write one that fits. */
export function txHash(cipher: Cipher, place: { countyCode: string; linkNo: number }, tx: TxRow): Buffer {
  const parts = [
    place.countyCode,
    place.linkNo,
    tx.txNo,
    tx.txId,
    tx.type,
    tx.key,
    tx.bodyHash.toString('hex'),
    holderPart(tx.holder),
    tx.residentId,
    tx.points,
    tx.pending,
    tx.rule && [tx.rule.id, tx.rule.version],
    tx.evidence && [tx.evidence.kind, tx.evidence.id],
    tx.purpose && [tx.purpose.kind, tx.purpose.id],
    tx.settles,
    tx.reverses,
    holderPart(tx.to),
    tx.title,
    tx.detail,
    tx.note,
    tx.day,
    tx.bookedOn,
    tx.expiresOn,
    tx.timesOutAt?.toISOString() ?? null,
    tx.caps.map(capPart),
    [tx.by.kind, tx.by.id],
    tx.createdAt.toISOString(),
    [tx.after.active, tx.after.locked, tx.after.pending],
    tx.moves.map(movePart),
  ];
  return cipher.lookup('points', JSON.stringify(parts));
}

/** Hash of a link: the link before it, its number and the hashes of all its transactions in order. */
export function linkHash(cipher: Cipher, link: Omit<LinkRow, 'linkHash'>, txHashes: readonly Buffer[]): Buffer {
  const parts = [
    link.countyCode,
    link.linkNo,
    link.txs,
    link.previousHash.toString('hex'),
    ...txHashes.map((hash) => hash.toString('hex')),
  ];
  return cipher.lookup('points', JSON.stringify(parts));
}
