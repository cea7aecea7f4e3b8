import type { Deps } from '../../deps';
import { batchHash, CHAIN_START, entryHash } from './chain';
import { type BatchRow, listBatches, listEntries, type StoredEntry } from './store';

/** What is wrong with a link of the chain. */
export type ChainFault =
  'link-missing' | 'link-edited' | 'entry-missing' | 'entry-added' | 'entry-edited' | 'kept-head-missing';

export interface ChainReport {
  links: number;
  entries: number;
  /** The first fault; undefined when every row is as it was written. */
  fault?: { kind: ChainFault; batchNo: number; entryNo?: number };
  /** Hash of the last link, hex: kept elsewhere, it shows a chain that was cut off at the end. */
  head: string;
}

/** A head that was kept elsewhere: the hash of a link, and which link it was, where that was kept with it. */
interface KeptHead {
  hash: string;
  batchNo?: number | undefined;
}

/** Links read at once, of at most 500 rows each: a chain of any length is walked in the same memory. */
const PAGE = 40;

type VerifyDeps = Pick<Deps, 'db' | 'cipher'>;
type Fault = NonNullable<ChainReport['fault']>;

function entryFault(deps: VerifyDeps, batch: BatchRow, entries: readonly StoredEntry[]): Fault | undefined {
  const { batchNo } = batch;
  if (entries.length < batch.entries) return { kind: 'entry-missing', batchNo };
  if (entries.length > batch.entries) return { kind: 'entry-added', batchNo };
  const edited = entries.find(
    (entry, index) => entry.entryNo !== index + 1 || !entryHash(deps.cipher, entry).equals(entry.entryHash),
  );
  return edited && { kind: 'entry-edited', batchNo, entryNo: edited.entryNo };
}

function linkFault(
  deps: VerifyDeps,
  batch: BatchRow,
  around: { previous: Buffer; entries: StoredEntry[] },
): Fault | undefined {
  const { batchNo } = batch;
  if (!batch.previousHash.equals(around.previous)) return { kind: 'link-edited', batchNo };
  const fault = entryFault(deps, batch, around.entries);
  if (fault) return fault;
  const hash = batchHash(
    deps.cipher,
    batch,
    around.entries.map((entry) => entry.entryHash),
  );
  return hash.equals(batch.batchHash) ? undefined : { kind: 'link-edited', batchNo };
}

function byLink(entries: readonly StoredEntry[]): Map<number, StoredEntry[]> {
  const links = new Map<number, StoredEntry[]>();
  for (const entry of entries) links.set(entry.batchNo, [...(links.get(entry.batchNo) ?? []), entry]);
  return links;
}

type Walked = (link: number, hash: string) => void;

/** Walks the chain from its first link, page by page, and stops at the first fault. */
async function walk(deps: VerifyDeps, countyCode: string, told: Walked): Promise<ChainReport> {
  const report: ChainReport = { links: 0, entries: 0, head: CHAIN_START.toString('hex') };
  let previous: Buffer = CHAIN_START;
  for (;;) {
    const from = report.links + 1;
    const batches = await listBatches(deps.db, countyCode, { from, limit: PAGE });
    const last = batches.at(-1);
    if (!last) return report;
    const entries = byLink(await listEntries(deps.db, countyCode, { from, to: last.batchNo }));
    for (const batch of batches) {
      const batchNo = report.links + 1;
      if (batch.batchNo !== batchNo) return { ...report, fault: { kind: 'link-missing', batchNo } };
      const own = entries.get(batchNo) ?? [];
      const fault = linkFault(deps, batch, { previous, entries: own });
      if (fault) return { ...report, fault };
      previous = batch.batchHash;
      report.links = batchNo;
      report.entries += own.length;
      report.head = previous.toString('hex');
      told(batchNo, report.head);
    }
  }
}

/**
 * Proves a county's chain: every row as it was written, none missing, none in another place. With a head that was kept elsewhere it also
 * shows a chain whose end was cut off, or that was written anew with the key: then the kept link is not in it any more.
 */
export async function verifyChain(deps: VerifyDeps, countyCode: string, kept?: KeptHead): Promise<ChainReport> {
  const start = CHAIN_START.toString('hex');
  let found = kept === undefined || (kept.hash === start && (kept.batchNo ?? 0) === 0);
  const report = await walk(deps, countyCode, (link, hash) => {
    if (hash === kept?.hash && (kept.batchNo ?? link) === link) found = true;
  });
  if (report.fault || found) return report;
  return { ...report, fault: { kind: 'kept-head-missing', batchNo: kept?.batchNo ?? report.links } };
}
