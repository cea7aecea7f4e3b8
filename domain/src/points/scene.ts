import type { Book } from './book';
import type { LedgerFacts, PlannedTx } from './facts';
import type { Holder, LedgerRefusal } from './types';

/** Where one order of a batch is decided. */
export interface Scene {
  facts: Pick<LedgerFacts, 'today' | 'nowMs' | 'policy'>;
  book: Book;
  /** Makes an id for a transaction or a lot. */
  newId: () => string;
}

/** What an order comes to, before it is given its key, its writer and the balance it leaves. */
export type Outcome =
  | { refused: LedgerRefusal }
  | (Pick<PlannedTx, 'holder' | 'residentId' | 'points' | 'moves'> &
      Partial<Omit<PlannedTx, 'holder' | 'residentId' | 'points' | 'moves'>>);

/** Nothing of the order is done. */
export const refusal = (refused: LedgerRefusal): { refused: LedgerRefusal } => ({ refused });

/** Whether two names are one holder. */
export const sameHolder = (a: Holder, b: Holder): boolean => a.kind === b.kind && a.id === b.id;
