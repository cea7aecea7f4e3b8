import type { Move, TxFacts } from './facts';
import { graced } from './plan-award';
import { applyPaying, lotMove, takeFrom, totalOf } from './moves';
import { type Outcome, refusal, type Scene } from './scene';
import type { HoldOrder, RefundOrder, SettleHoldOrder } from './types';

/** Sets points aside: those that lapse first, and only what can be used today. A debt stands before everything. */
export function planHold({ book, facts }: Scene, order: HoldOrder): Outcome {
  const { holder, points, purpose, residentId, timesOutAt, title } = order;
  if (timesOutAt.getTime() <= facts.nowMs || title.length === 0) return refusal('bad-order');
  if (book.debtOf(holder) > 0) return refusal('in-debt');
  const parts = takeFrom(book.lotsOf(holder, facts.today), points);
  if (totalOf(parts) < points) return refusal('not-enough-points');
  const moves = parts.flatMap(({ lot, points: taken }) => [
    lotMove(holder, 'active', { lot, delta: -taken }),
    lotMove(holder, 'locked', { lot, delta: taken }),
  ]);
  book.apply(moves);
  return { holder, residentId, points, moves, purpose, timesOutAt, title };
}

/** The parts of lots a transaction put into a pocket, taken out of it again into another one. */
const carried = (tx: TxFacts, from: 'locked' | 'spent', into: (move: Move) => Move[]): Move[] =>
  tx.moves
    .filter((move) => move.pocket === from && move.delta > 0)
    .flatMap((move) =>
      move.lot ? [lotMove(tx.holder, from, { lot: move.lot, delta: -move.delta }), ...into(move)] : [],
    );

/** Back to the same lots with their last day; what lapsed meanwhile can be used for the days of grace. */
const backToLots =
  (scene: Scene, { holder }: TxFacts) =>
  ({ delta, lot }: Move): Move[] =>
    lot ? [lotMove(holder, 'active', { lot: graced(scene.book.lotOf(holder, lot), scene), delta })] : [];

/** A void gives grace once: who sets aside and takes back again cannot carry points from year to year. */
const backFromHold =
  (scene: Scene, hold: TxFacts) =>
  (move: Move): Move[] => {
    if (!move.lot) return [];
    const lot = scene.book.lotOf(hold.holder, move.lot);
    if (lot.usableUntil === lot.expiresOn) return backToLots(scene, hold)(move);
    return [lotMove(hold.holder, 'active', { lot, delta: move.delta })];
  };

type Open = { refused: 'no-such-tx' | 'not-held' | 'already-settled' | 'timed-out' } | { hold: TxFacts };

function openHold({ book, facts }: Scene, { holdTxId, type }: SettleHoldOrder): Open {
  const hold = book.txOf(holdTxId);
  if (!hold) return { refused: 'no-such-tx' };
  if (hold.type !== 'hold') return { refused: 'not-held' };
  if (hold.settledBy !== null) return { refused: 'already-settled' };
  if (type === 'commit' && hold.timesOutAtMs !== null && facts.nowMs > hold.timesOutAtMs)
    return { refused: 'timed-out' };
  return { hold };
}

/** A hold is spent at the counter, or goes back to the lots it came from; once. */
export function planSettleHold(scene: Scene, order: SettleHoldOrder): Outcome {
  const open = openHold(scene, order);
  if ('refused' in open) return open;
  const { hold } = open;
  const { holder, points, residentId, title } = hold;
  hold.settledBy = order.type;
  const spend = ({ delta, lot }: Move): Move[] => (lot ? [lotMove(holder, 'spent', { lot, delta })] : []);
  const moves = carried(hold, 'locked', order.type === 'commit' ? spend : backFromHold(scene, hold));
  return {
    holder,
    residentId,
    points,
    moves: applyPaying(scene.book, holder, moves),
    settles: hold.txId,
    title,
    note: order.note ?? null,
  };
}

/** What was spent comes back to its lots: once, and always whole. */
export function planRefund(scene: Scene, { commitTxId, note }: RefundOrder): Outcome {
  const spending = scene.book.txOf(commitTxId);
  if (!spending) return refusal('no-such-tx');
  if (spending.type !== 'commit' || note.length === 0) return refusal('not-reversible');
  if (spending.reversed) return refusal('already-reversed');
  spending.reversed = true;
  const { holder, points, residentId, title } = spending;
  const moves = carried(spending, 'spent', backToLots(scene, spending));
  return {
    holder,
    residentId,
    points,
    moves: applyPaying(scene.book, holder, moves),
    reverses: commitTxId,
    title,
    note,
  };
}
