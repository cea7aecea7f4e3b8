import type { Cipher } from '../../crypto/cipher';
import type { BatchRow, EntryRow } from './store';

/** Before the first link of a county. */
export const CHAIN_START = Buffer.alloc(32);

/** JSON with sorted keys: the database gives `details` back in an order of its own. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, part]) => [key, canonical(part)]));
}

/** Keyed hash over every column of a row: without the key nobody can write a row that fits. */
export function entryHash(cipher: Cipher, row: EntryRow): Buffer {
  const parts = [
    row.countyCode,
    row.batchNo,
    row.entryNo,
    row.entryId,
    row.at.toISOString(),
    row.actorKind,
    row.actorId,
    row.residentId,
    row.action,
    row.rightKind,
    row.siteId,
    canonical(row.details),
  ];
  return cipher.lookup('audit', JSON.stringify(parts));
}

/** Hash of a link: the link before it, its number and the hashes of all its rows in order. */
export function batchHash(cipher: Cipher, batch: Omit<BatchRow, 'batchHash'>, entryHashes: readonly Buffer[]): Buffer {
  const parts = [
    batch.countyCode,
    batch.batchNo,
    batch.entries,
    batch.previousHash.toString('hex'),
    ...entryHashes.map((hash) => hash.toString('hex')),
  ];
  return cipher.lookup('audit', JSON.stringify(parts));
}
