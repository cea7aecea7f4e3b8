import type { Holder, LedgerAnswer, LedgerOrder, PointBalance } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';

export interface HolderBalance extends PointBalance {
  /** What lapses in the next 30 days, by the last day it can be used. */
  expiringSoon: { on: PlainDate; points: number }[];
}

/**
 * Carries out orders, each for itself, and answers in their order when all are durable. Orders of everybody in the county go together; a
 * serialization failure, a deadlock or a lost connection is tried again inside.
 */
export function postOrders(deps: Deps, countyCode: string, orders: readonly LedgerOrder[]): Promise<LedgerAnswer[]> {
  void deps;
  void countyCode;
  void orders;
  return Promise.reject(new Error('not built yet'));
}

/**
 * The same inside a transaction of the caller. The county's ledger is locked until that ends, so: lock and read everything else first, post
 * last, commit at once. An error (a serialization failure among them) is the caller's transaction's: see `retried`.
 */
export function postWithin(
  client: Transaction,
  deps: Deps,
  scene: { countyCode: string; orders: readonly LedgerOrder[] },
): Promise<LedgerAnswer[]> {
  void client;
  void deps;
  void scene;
  return Promise.reject(new Error('not built yet'));
}

/** Runs a transaction again when PostgreSQL refused it for what others did at the same time. */
export function retried<T>(deps: Deps, work: (client: Transaction) => Promise<T>): Promise<T> {
  return deps.db.transaction(work);
}

/** What a holder has, as of what `client` sees. */
export function balanceOf(client: Transaction, countyCode: string, holder: Holder): Promise<HolderBalance> {
  void client;
  void countyCode;
  void holder;
  return Promise.reject(new Error('not built yet'));
}
