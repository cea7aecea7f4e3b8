import { hash } from 'node:crypto';
import type { AskedOrder, PlannedTx } from '@kangban/domain/points/facts';
import { fingerprintOf, planOrders } from '@kangban/domain/points/plan';
import type { Holder, LedgerAnswer, LedgerOrder } from '@kangban/domain/points/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Queryable } from './balance-store';
import { CHAIN_START, linkHash, txHash } from './chain';
import { commitLink, type HashedTx } from './commit-store';
import { type Head, loadFacts, lockLedger, type Wanted } from './facts-store';

type PostDeps = Pick<Deps, 'cipher'> & {
  clock: Pick<Deps['clock'], 'now' | 'today'>;
  /** Ids of transactions and lots; a seed has its own. */
  newId?: () => string;
};

export interface OrdersOfCounty {
  countyCode: string;
  orders: readonly LedgerOrder[];
}

const TAKES_FROM_LOTS = new Set<LedgerOrder['type']>(['hold', 'adjust', 'transfer-family', 'expire']);

const holdersOf = (order: LedgerOrder): Holder[] =>
  'holder' in order ? [order.holder] : 'from' in order ? [order.from, order.to] : [];

const txIdsOf = (order: LedgerOrder): string[] => {
  if ('txId' in order) return [order.txId];
  if ('holdTxId' in order) return [order.holdTxId];
  return 'commitTxId' in order ? [order.commitTxId] : [];
};

/** Every name once. */
function unique<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [nameOf(item), item])).values()];
}

function wantedBy(orders: readonly LedgerOrder[]): Wanted {
  const caps = orders.flatMap((order) =>
    order.type === 'earn'
      ? order.caps.map((cap) => ({ ...cap, subjectId: cap.per === 'holder' ? order.holder.id : order.residentId }))
      : [],
  );
  return {
    keys: [...new Set(orders.map(({ key }) => key))],
    txIds: [...new Set(orders.flatMap(txIdsOf))],
    holders: orders.flatMap((order) =>
      holdersOf(order).map((holder) => ({ ...holder, lots: TAKES_FROM_LOTS.has(order.type) })),
    ),
    caps: unique(caps, ({ subjectId, id, from, to }) => `${subjectId} ${id} ${from} ${to}`),
  };
}

interface Link {
  countyCode: string;
  head: Head | undefined;
  createdAt: Date;
  planned: readonly PlannedTx[];
}

async function write(client: Queryable, deps: PostDeps, { countyCode, createdAt, head, planned }: Link): Promise<void> {
  const linkNo = (head?.linkNo ?? 0) + 1;
  const txs = planned.map(({ hash: bodyHash, ...tx }, index): HashedTx => {
    const row = { ...tx, txNo: index + 1, bodyHash: Buffer.from(bodyHash, 'hex'), createdAt };
    return { ...row, txHash: txHash(deps.cipher, { countyCode, linkNo }, row) };
  });
  const previousHash = head ? Buffer.from(head.hash, 'hex') : CHAIN_START;
  const row = { countyCode, linkNo, txs: txs.length, previousHash };
  const hashes = txs.map((tx) => tx.txHash);
  await commitLink(client, { ...row, linkHash: linkHash(deps.cipher, row, hashes), writtenAt: createdAt }, txs);
}

const asked = (order: LedgerOrder): AskedOrder => ({ order, hash: hash('sha256', fingerprintOf(order), 'hex') });

/** Decides and writes orders of one county in the caller's transaction; the county's ledger stays locked until that ends. */
export async function post(
  client: Queryable,
  deps: PostDeps,
  { countyCode, orders }: OrdersOfCounty,
): Promise<LedgerAnswer[]> {
  await lockLedger(client, countyCode);
  const { head, ...stored } = await loadFacts(client, countyCode, wantedBy(orders));
  const createdAt = deps.clock.now();
  const facts = { ...stored, today: deps.clock.today(), nowMs: createdAt.getTime() };
  const { answers, txs } = planOrders(facts, orders.map(asked), deps.newId ?? uuidV7);
  if (txs.length > 0) await write(client, deps, { countyCode, head, createdAt, planned: txs });
  return answers;
}
