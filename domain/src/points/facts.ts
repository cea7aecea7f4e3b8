import type { PlainDate } from '../shared/plain-date';
import type { Cap, Holder, LedgerOrder, PointBalance, TxType, WrittenBy } from './types';

/** Pockets of a holder, and the county's accounts on the other side. */
export const HOLDER_POCKETS = ['pending', 'active', 'locked', 'spent', 'debt'] as const;
export const COUNTY_POCKETS = ['issuer', 'clawback', 'expired', 'write-off', 'correction'] as const;
export type HolderPocket = (typeof HOLDER_POCKETS)[number];
export type CountyPocket = (typeof COUNTY_POCKETS)[number];
export type Pocket = HolderPocket | CountyPocket;

/** One lot: points of one award with one last day. */
export interface LotTerms {
  lotId: string;
  /** The last day as awarded; never changes. */
  expiresOn: PlainDate;
  /** The last day they can be used: later than `expiresOn` by the grace alone. */
  usableUntil: PlainDate;
}

/** One side of a transaction: `delta` into (above zero) or out of a pocket. Without a holder the pocket is the county's. */
export interface Move {
  holder: Holder | null;
  pocket: Pocket;
  /** Null for a debt and for the county's accounts. */
  lot: LotTerms | null;
  /** The first entry of its lot. */
  opens: boolean;
  delta: number;
}

/** What a holder has in every pocket that counts; `debt` is zero or below. */
export interface HolderFacts {
  holder: Holder;
  pending: number;
  active: number;
  locked: number;
  debt: number;
}

export interface LotFacts extends LotTerms {
  holder: Holder;
  active: number;
}

/** A transaction that an order speaks of, and what became of it. */
export interface TxFacts {
  txId: string;
  type: TxType;
  holder: Holder;
  residentId: string | null;
  points: number;
  pending: boolean;
  timesOutAtMs: number | null;
  title: string | null;
  caps: readonly Cap[];
  settledBy: TxType | null;
  reversed: boolean;
  /** Of an award: points of its own lot that lapsed unused. */
  lapsed: number;
  moves: readonly Move[];
}

/** A transaction that was made under a key before. */
export interface KnownTx {
  key: string;
  hash: string;
  txId: string;
  points: number;
  balance: PointBalance;
}

export interface CapUse {
  subjectId: string;
  capId: string;
  from: PlainDate;
  to: PlainDate;
  used: number;
}

/** Everything a batch of orders is decided from, as one moment saw it. Who is not named has nothing. */
export interface LedgerFacts {
  today: PlainDate;
  nowMs: number;
  policy: { debtMax: number; graceDays: number };
  holders: readonly HolderFacts[];
  /** Lots with active points of whoever spends, and all lots of the transactions spoken of. */
  lots: readonly LotFacts[];
  txs: readonly TxFacts[];
  known: readonly KnownTx[];
  caps: readonly CapUse[];
}

/** An order with the hash of what it asks (`fingerprintOf`), by which the same key with another wish is told apart. */
export interface AskedOrder {
  order: LedgerOrder;
  hash: string;
}

/** A transaction ready to be written. */
export interface PlannedTx {
  txId: string;
  type: TxType;
  key: string;
  hash: string;
  holder: Holder;
  residentId: string | null;
  points: number;
  pending: boolean;
  rule: { id: string; version: number } | null;
  evidence: { kind: string; id: string } | null;
  purpose: { kind: string; id: string } | null;
  settles: string | null;
  reverses: string | null;
  to: Holder | null;
  title: string | null;
  detail: string | null;
  note: string | null;
  day: PlainDate;
  bookedOn: PlainDate;
  expiresOn: PlainDate | null;
  timesOutAt: Date | null;
  caps: readonly Cap[];
  by: WrittenBy;
  after: PointBalance;
  moves: readonly Move[];
}
