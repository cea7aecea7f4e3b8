import type { Holder, LedgerAnswer, LedgerOrder, PointBalance } from '@kangban/domain/points/types';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { type DayOfLots, findBalance, type Queryable } from './balance-store';
import { lineOf } from './line';
import { type OrdersOfCounty, post } from './post';

export { retried } from './again';

const SOON_DAYS = 30;

export interface HolderBalance extends PointBalance {
  /** Zero or above: what is owed; `active` is less by it. */
  debt: number;
  /** What lapses first, however far away; undefined without points. */
  nextExpiry: DayOfLots | undefined;
  /** What lapses in the next 30 days, by the last day it can be used. */
  expiringSoon: DayOfLots[];
}

/**
 * Carries out orders, each for itself, and answers in their order when all are durable. Orders of everybody in the county go together; a
 * serialization failure, a deadlock or a lost connection is tried again inside.
 */
export async function postOrders(
  deps: Deps,
  countyCode: string,
  orders: readonly LedgerOrder[],
): Promise<LedgerAnswer[]> {
  return orders.length === 0 ? [] : lineOf(deps, countyCode).join(orders);
}

/**
 * The same inside a transaction of the caller. The county's ledger is locked until that ends, so: lock and read everything else first, post
 * last, commit at once. An error (a serialization failure among them) is the caller's transaction's: see `retried`.
 */
export const postWithin = (client: Transaction, deps: Deps, scene: OrdersOfCounty): Promise<LedgerAnswer[]> =>
  post(client, deps, scene);

/** What a holder has on `today`, as of what `db` sees: lots whose last day has passed are not counted, swept or not. */
export async function balanceOf(
  db: Queryable,
  { countyCode, today }: { countyCode: string; today: PlainDate },
  holder: Holder,
): Promise<HolderBalance> {
  const { active, days, debt, locked, pending } = await findBalance(db, countyCode, holder);
  const usable = days.filter(({ on }) => on >= today);
  const lapsed = days.reduce((sum, { on, points }) => (on < today ? sum + points : sum), 0);
  const soon = addDays(today, SOON_DAYS);
  return {
    active: active - lapsed + debt,
    locked,
    pending,
    debt: 0 - debt,
    nextExpiry: usable[0],
    expiringSoon: usable.filter(({ on }) => on <= soon),
  };
}
