import type { LotTerms, Move, TxFacts } from './facts';
import { applyPaying, countyMove, debtMove, lotMove, opening, takeFrom, totalOf } from './moves';
import { type Outcome, refusal, sameHolder, type Scene } from './scene';
import type { AdjustOrder, ExpireOrder, ReverseOrder, TransferOrder } from './types';

type Award = { refused: 'no-such-tx' | 'not-reversible' | 'already-reversed' } | { award: TxFacts };

function awardToReverse({ book }: Scene, { note, txId }: ReverseOrder): Award {
  const award = book.txOf(txId);
  if (!award) return { refused: 'no-such-tx' };
  const stands = !award.pending || award.settledBy === 'post-pending';
  if (award.type !== 'earn' || !stands || note.length === 0) return { refused: 'not-reversible' };
  return award.reversed ? { refused: 'already-reversed' } : { award };
}

/**
 * Takes an award back: what lapsed of it was never used and costs nothing; the rest from its own lot, then from those that lapse first; then a
 * debt; what is deeper is written off.
 */
export function planReverse(scene: Scene, order: ReverseOrder): Outcome {
  const { book, facts } = scene;
  const found = awardToReverse(scene, order);
  if ('refused' in found) return found;
  const { award } = found;
  const { caps, holder, points, residentId, title } = award;
  award.reversed = true;
  const ownId = award.moves.find((move) => move.opens)?.lot?.lotId ?? '';
  const lapsed = Math.min(points, book.lapsedOf(ownId));
  const lots = book.lotsOf(holder);
  const own = lots.filter(({ lotId }) => lotId === ownId);
  const parts = takeFrom([...own, ...lots.filter(({ lotId }) => lotId !== ownId)], points - lapsed);
  const missing = points - lapsed - totalOf(parts);
  const owed = Math.min(missing, Math.max(0, facts.policy.debtMax - book.debtOf(holder)));
  const moves: Move[] = [
    ...parts.map(({ lot, points: taken }) => lotMove(holder, 'active', { lot, delta: -taken })),
    ...(owed > 0 ? [debtMove(holder, -owed)] : []),
    ...(missing > owed ? [countyMove('write-off', owed - missing)] : []),
    ...(lapsed > 0 ? [countyMove('expired', -lapsed)] : []),
    countyMove('clawback', points),
  ];
  book.apply(moves);
  book.count({ caps, holder, residentId }, -points);
  return { holder, residentId, points, moves, reverses: award.txId, caps, title, note: order.note, day: facts.today };
}

function planGift({ book, facts, newId }: Scene, order: AdjustOrder): Outcome {
  const { expiresOn, holder, note, points, residentId } = order;
  if (expiresOn === null || expiresOn < facts.today) return refusal('bad-order');
  const lot: LotTerms = { lotId: newId(), expiresOn, usableUntil: expiresOn };
  const moves = applyPaying(book, holder, [
    countyMove('correction', -points),
    opening(holder, 'active', { lot, delta: points }),
  ]);
  return { holder, residentId, points, moves, note, expiresOn };
}

/** A correction by hand, up or down; down to nothing and no further. */
export function planAdjust(scene: Scene, order: AdjustOrder): Outcome {
  const { book, facts } = scene;
  const { holder, note, residentId } = order;
  if (note.length === 0) return refusal('bad-order');
  if (order.points > 0) return planGift(scene, order);
  const points = -order.points;
  const parts = takeFrom(book.lotsOf(holder, facts.today), points);
  if (totalOf(parts) < points) return refusal('not-enough-points');
  const moves = [
    ...parts.map(({ lot, points: taken }) => lotMove(holder, 'active', { lot, delta: -taken })),
    countyMove('correction', points),
  ];
  book.apply(moves);
  return { holder, residentId, points, moves, note };
}

/** Points change hands inside a family, or between the records of a person, and keep their last day. */
export function planTransfer({ book, facts, newId }: Scene, order: TransferOrder): Outcome {
  const { from, note = null, points, residentId, title = null, to } = order;
  if (sameHolder(from, to)) return refusal('bad-order');
  if (book.debtOf(from) > 0) return refusal('in-debt');
  const parts = takeFrom(book.lotsOf(from, facts.today), points);
  if (totalOf(parts) < points) return refusal('not-enough-points');
  const moves = parts.flatMap(({ lot, points: taken }) => [
    lotMove(from, 'active', { lot, delta: -taken }),
    opening(to, 'active', { lot: { ...lot, lotId: newId() }, delta: taken }),
  ]);
  const given = moves.filter((move) => move.delta < 0);
  book.apply(given);
  const got = applyPaying(
    book,
    to,
    moves.filter((move) => move.delta > 0),
  );
  return { holder: from, residentId, points, moves: [...given, ...got], to, title, note };
}

/** What could be used no later than the day before `on` lapses; held points are nobody's to take. */
export function planExpire({ book, facts }: Scene, { holder, on }: ExpireOrder): Outcome {
  if (on > facts.today) return refusal('bad-order');
  const lots = book.lotsOf(holder).filter((lot) => lot.usableUntil < on);
  const points = lots.reduce((sum, lot) => sum + lot.active, 0);
  if (points === 0) return refusal('nothing-to-expire');
  const moves = [
    ...lots.map((lot) => lotMove(holder, 'active', { lot, delta: -lot.active })),
    countyMove('expired', points),
  ];
  for (const lot of lots) book.lapse(lot.lotId, lot.active);
  book.apply(moves);
  return { holder, residentId: holder.kind === 'resident' ? holder.id : null, points, moves, day: on };
}
