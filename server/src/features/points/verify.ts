import type { Deps } from '../../deps';
import { CHAIN_START, linkHash, txHash } from './chain';
import type { LinkRow } from './commit-store';
import { type BooksDifference, findDifferences } from './rebuild-store';
import { listLinks, listTxs, type VerifiedTx, type WrittenLink } from './verify-store';

export type { BooksFault } from './rebuild-store';

/** What is wrong with a link of the chain. */
export type LedgerChainFault =
  'link-missing' | 'link-edited' | 'tx-missing' | 'tx-added' | 'tx-edited' | 'kept-head-missing';

export interface LedgerReport {
  links: number;
  txs: number;
  entries: number;
  /** The first fault of the chain; undefined when every row is as it was written. */
  fault?: { kind: LedgerChainFault; linkNo: number; txNo?: number };
  /** Where the books themselves do not hold, whatever the chain says. */
  differences: BooksDifference[];
  /** Hash of the last link, hex: kept elsewhere, it shows a ledger that was cut off at its end. */
  head: string;
}

/** A head that was kept elsewhere. */
interface KeptLedgerHead {
  hash: string;
  linkNo?: number | undefined;
}

type VerifyDeps = Pick<Deps, 'db' | 'cipher'>;
type Fault = NonNullable<LedgerReport['fault']>;

/** Links read at once: a ledger of any length is walked in the same memory. */
const PAGE = 40;

function txFault({ cipher }: VerifyDeps, link: LinkRow, txs: readonly VerifiedTx[]): Fault | undefined {
  const { linkNo } = link;
  if (txs.length < link.txs) return { kind: 'tx-missing', linkNo };
  if (txs.length > link.txs) return { kind: 'tx-added', linkNo };
  const edited = txs.find(
    (tx, index) =>
      tx.txNo !== index + 1 || tx.moves.length !== tx.entries || !txHash(cipher, link, tx).equals(tx.txHash),
  );
  return edited && { kind: 'tx-edited', linkNo, txNo: edited.txNo };
}

function linkFault(
  deps: VerifyDeps,
  link: WrittenLink,
  around: { previous: Buffer; txs: readonly VerifiedTx[] },
): Fault | undefined {
  const { linkNo } = link;
  if (!link.previousHash.equals(around.previous)) return { kind: 'link-edited', linkNo };
  const fault = txFault(deps, link, around.txs);
  if (fault) return fault;
  const hash = linkHash(
    deps.cipher,
    link,
    around.txs.map((tx) => tx.txHash),
  );
  const isThen = around.txs.every(({ createdAt }) => createdAt.getTime() === link.writtenAt.getTime());
  return isThen && hash.equals(link.linkHash) ? undefined : { kind: 'link-edited', linkNo };
}

type Chain = Omit<LedgerReport, 'differences'>;

function byLink(txs: readonly VerifiedTx[]): Map<number, VerifiedTx[]> {
  const links = new Map<number, VerifiedTx[]>();
  for (const tx of txs) {
    const of = links.get(tx.linkNo) ?? [];
    of.push(tx);
    links.set(tx.linkNo, of);
  }
  return links;
}

/** Walks the chain from its first link, page by page, and stops at the first fault. */
async function walk(
  deps: VerifyDeps,
  countyCode: string,
  told: (linkNo: number, hash: string) => void,
): Promise<Chain> {
  const report: Chain = { links: 0, txs: 0, entries: 0, head: CHAIN_START.toString('hex') };
  let previous: Buffer = CHAIN_START;
  for (;;) {
    const from = report.links + 1;
    const links = await listLinks(deps.db.pool, countyCode, { from, limit: PAGE });
    const last = links.at(-1);
    if (!last) return report;
    const txs = byLink(await listTxs(deps.db.pool, countyCode, { from, to: last.linkNo }));
    for (const link of links) {
      const linkNo = report.links + 1;
      if (link.linkNo !== linkNo) return { ...report, fault: { kind: 'link-missing', linkNo } };
      const own = txs.get(linkNo) ?? [];
      const fault = linkFault(deps, link, { previous, txs: own });
      if (fault) return { ...report, fault };
      previous = link.linkHash;
      report.links = linkNo;
      report.txs += own.length;
      report.entries += own.reduce((sum, tx) => sum + tx.moves.length, 0);
      report.head = previous.toString('hex');
      told(linkNo, report.head);
    }
  }
}

/**
 * Proves a county's ledger: every transaction and entry as it was written, none missing, none in another place; and the books: sums of
 * nothing, balances, lots and caps as the entries make them, nothing settled or reversed twice. A head that was kept elsewhere also shows a
 * ledger whose end was cut off.
 */
export async function verifyLedger(deps: VerifyDeps, countyCode: string, kept?: KeptLedgerHead): Promise<LedgerReport> {
  const start = CHAIN_START.toString('hex');
  let found = kept === undefined || (kept.hash === start && (kept.linkNo ?? 0) === 0);
  const chain = await walk(deps, countyCode, (linkNo, hash) => {
    if (hash === kept?.hash && (kept.linkNo ?? linkNo) === linkNo) found = true;
  });
  const differences = await findDifferences(deps.db, countyCode);
  const report: LedgerReport = { ...chain, differences };
  if (report.fault || found) return report;
  return { ...report, fault: { kind: 'kept-head-missing', linkNo: kept?.linkNo ?? report.links } };
}
