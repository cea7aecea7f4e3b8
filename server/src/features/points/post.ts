import { hash } from 'node:crypto';
import type { AskedOrder } from '@kangban/domain/points/facts';
import { fingerprintOf, planOrders } from '@kangban/domain/points/plan';
import type { Holder, LedgerAnswer, LedgerOrder } from '@kangban/domain/points/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Queryable } from './balance-store';
import { CHAIN_START, linkHash, txHash } from './chain';
import { commitLink, type HashedTx, linkValues, type LinkValues } from './commit-store';
import { type Head, loadFacts, lockLedger, type StoredFacts as FactsAndHead, type Wanted } from './facts-store';

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

/** Orders decided, and the link that would be written for them. */
export interface Decided {
  answers: LedgerAnswer[];
  /** The link it follows; undefined at the beginning of a chain. */
  follows: Head | undefined;
  /** The last link once this is written: `follows` itself where there was nothing to write. */
  head: Head | undefined;
  /** Whose accounts, caps and keys it read or moves. */
  names: ReadonlySet<string>;
  /** The link to write; undefined where nothing is to be written. */
  link: LinkValues | undefined;
}

const asked = (order: LedgerOrder): AskedOrder => ({ order, hash: hash('sha256', fingerprintOf(order), 'hex') });

const namesOf = ({ caps, holders, keys, txIds }: Wanted): Set<string> =>
  new Set([...keys, ...txIds, ...holders.map(({ id }) => id), ...caps.map(({ subjectId }) => subjectId)]);

type StoredFacts = Omit<FactsAndHead, 'head'>;

interface Ground {
  wanted: Wanted;
  facts: StoredFacts;
  follows: Head | undefined;
}

function decide(deps: PostDeps, { countyCode, orders }: OrdersOfCounty, { facts, follows, wanted }: Ground): Decided {
  const createdAt = deps.clock.now();
  const today = deps.clock.today();
  const plan = planOrders({ ...facts, today, nowMs: createdAt.getTime() }, orders.map(asked), deps.newId ?? uuidV7);
  const { answers } = plan;
  const names = namesOf(wanted);
  if (plan.txs.length === 0) return { answers, follows, head: follows, names, link: undefined };
  const linkNo = (follows?.linkNo ?? 0) + 1;
  const txs = plan.txs.map((tx, index): HashedTx => {
    const row = { ...tx, txNo: index + 1, bodyHash: Buffer.from(tx.hash, 'hex'), createdAt };
    return Object.assign(row, { txHash: txHash(deps.cipher, { countyCode, linkNo }, row) });
  });
  const row = {
    countyCode,
    linkNo,
    txs: txs.length,
    previousHash: follows ? Buffer.from(follows.hash, 'hex') : CHAIN_START,
  };
  const hashes = txs.map((tx) => tx.txHash);
  const link = { ...row, linkHash: linkHash(deps.cipher, row, hashes), writtenAt: createdAt };
  return {
    answers,
    follows,
    head: { linkNo, hash: link.linkHash.toString('hex') },
    names,
    link: linkValues(link, txs),
  };
}

const isSame = (one: Head | undefined, other: Head | undefined): boolean =>
  one?.linkNo === other?.linkNo && one?.hash === other?.hash;

/**
 * Decides orders without a lock, while the batch `before` may still be on its way: on what `before` will leave, which is known where both
 * speak of other accounts, caps and keys. Undefined where that cannot be told; whether it still holds is for `writeDecided` to see.
 */
export async function decideAhead(
  db: Queryable,
  deps: PostDeps,
  scene: OrdersOfCounty & { before: Decided | undefined },
): Promise<Decided | undefined> {
  const { before, countyCode, orders } = scene;
  const wanted = wantedBy(orders);
  // Whose transactions are spoken of is not known yet.
  if (before && (wanted.txIds.length > 0 || [...namesOf(wanted)].some((name) => before.names.has(name))))
    return undefined;
  const { head, ...facts } = await loadFacts(db, countyCode, wanted);
  if (before && !isSame(head, before.follows) && !isSame(head, before.head)) return undefined;
  return decide(deps, scene, { wanted, facts, follows: before ? before.head : head });
}

/** Writes what was decided ahead, in one statement that locks the county's ledger; false, with nothing written, where somebody else wrote since. */
export const writeDecided = async (client: Queryable, { link }: Decided): Promise<boolean> =>
  link === undefined || (await commitLink(client, link));

/** Decides and writes orders of one county in the caller's transaction; the county's ledger stays locked until that ends. */
export async function post(client: Queryable, deps: PostDeps, scene: OrdersOfCounty): Promise<LedgerAnswer[]> {
  await lockLedger(client, scene.countyCode);
  const wanted = wantedBy(scene.orders);
  const { head, ...facts } = await loadFacts(client, scene.countyCode, wanted);
  const decided = decide(deps, scene, { wanted, facts, follows: head });
  if (!(await writeDecided(client, decided))) throw new Error('the ledger moved under its lock');
  return decided.answers;
}
