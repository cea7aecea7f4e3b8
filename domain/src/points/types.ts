import type { PlainDate } from '../shared/plain-date';

/** Whose points: a person's own, or those a family keeps together. */
export interface Holder {
  kind: 'resident' | 'family';
  id: string;
}

/** Who writes: never nobody. `system` is a job of the server. */
export interface WrittenBy {
  kind: 'account' | 'staff' | 'device' | 'system';
  id: string | null;
}

/** The most that may be earned under one name in one period, first and last day included; counted for the person, or for the whole holder. */
export interface Cap {
  id: string;
  per: 'resident' | 'holder';
  from: PlainDate;
  to: PlainDate;
  max: number;
}

interface OrderBase {
  /** Made by the one who asks and kept before asking: the same key is the same order, whatever happens on the way (8–300 characters). */
  key: string;
  by: WrittenBy;
}

/** Points for something that was done. Awards what the caps leave of `points`; with nothing left it is refused as `capped`. */
export interface EarnOrder extends OrderBase {
  type: 'earn';
  holder: Holder;
  residentId: string;
  points: number;
  /** `pending`: held for review, neither spent nor expiring until somebody decides. */
  state: 'posted' | 'pending';
  rule: { id: string; version: number };
  evidence: { kind: string; id: string };
  /** The rule's name for residents as published that day: 记血压满 5 天. */
  title: string;
  /** What it was for in few neutral words: 记了 6 天. Never a result of a sensitive screen. */
  detail?: string | null;
  /** The day that was earned on; only a pending award may be of a day that has not come. */
  on: PlainDate;
  /** The last day these points can be used. */
  expiresOn: PlainDate;
  caps: readonly Cap[];
}

/** What somebody decided on an award that was held for review: `txId` is the award. */
export interface DecidePendingOrder extends OrderBase {
  type: 'post-pending' | 'void-pending';
  txId: string;
  note?: string | null;
}

/** Sets points aside for a reward, those that expire soonest first. */
export interface HoldOrder extends OrderBase {
  type: 'hold';
  holder: Holder;
  residentId: string;
  points: number;
  purpose: { kind: 'reward'; id: string };
  /** What they are held for: 骨密度检查 1 次. */
  title: string;
  timesOutAt: Date;
}

/** Spends a hold, or gives it back to the lots it came from. */
export interface SettleHoldOrder extends OrderBase {
  type: 'commit' | 'void';
  holdTxId: string;
  note?: string | null;
}

/** Takes an award back that was made on wrong evidence: once, linked to it, always whole. `txId` is the award. */
export interface ReverseOrder extends OrderBase {
  type: 'reverse';
  txId: string;
  note: string;
}

/** Gives a spent hold back to the lots it came from. `commitTxId` is the spending. */
export interface RefundOrder extends OrderBase {
  type: 'refund';
  commitTxId: string;
  note: string;
}

/** A correction by hand: `points` above zero gives (and needs `expiresOn`), below zero takes that many of what can be used. */
export interface AdjustOrder extends OrderBase {
  type: 'adjust';
  holder: Holder;
  residentId: string | null;
  points: number;
  expiresOn: PlainDate | null;
  note: string;
}

/**
 * Gives points of a person to their family or back, or of one record of a person to the other; they keep their last day. Who may, and how many,
 * is decided before.
 */
export interface TransferOrder extends OrderBase {
  type: 'transfer-family';
  from: Holder;
  to: Holder;
  residentId: string | null;
  points: number;
  /** What residents read instead of 家人转来的. */
  title?: string;
  note?: string | null;
}

/** Lets lapse what the holder could use no later than the day before `on`; what is held is left alone. */
export interface ExpireOrder extends OrderBase {
  type: 'expire';
  holder: Holder;
  on: PlainDate;
}

export type LedgerOrder =
  | EarnOrder
  | DecidePendingOrder
  | HoldOrder
  | SettleHoldOrder
  | ReverseOrder
  | RefundOrder
  | AdjustOrder
  | TransferOrder
  | ExpireOrder;

/** The kinds of transactions there are: one name for the order and for what it leaves in the ledger. */
export const TX_TYPES = [
  'earn',
  'post-pending',
  'void-pending',
  'hold',
  'commit',
  'void',
  'reverse',
  'refund',
  'adjust',
  'transfer-family',
  'expire',
] as const satisfies readonly LedgerOrder['type'][];
export type TxType = (typeof TX_TYPES)[number];

/** What somebody has: `active` can be used and is below zero while a debt stands; `locked` is held; `pending` waits for review. */
export interface PointBalance {
  active: number;
  locked: number;
  pending: number;
}

/** Why an order was not carried out. Nothing of it is written, and the same key may ask again. */
export const LEDGER_REFUSALS = [
  'capped',
  'not-enough-points',
  'in-debt',
  'no-such-tx',
  'not-pending',
  'not-held',
  'already-settled',
  'already-reversed',
  'not-reversible',
  'timed-out',
  'expired-already',
  'nothing-to-expire',
  'key-differs',
  'bad-order',
] as const;
export type LedgerRefusal = (typeof LEDGER_REFUSALS)[number];

/** The answer to an order. `hit`: it was carried out before under the same key, and this is that answer. */
export type LedgerAnswer =
  | { ok: true; txId: string; points: number; hit: boolean; balance: PointBalance }
  | { ok: false; refused: LedgerRefusal };
