import { addDays, type PlainDate } from '../shared/plain-date';
import type { LotTerms, TxFacts } from './facts';
import { applyPaying, countyMove, lotMove, opening } from './moves';
import { type Outcome, refusal, type Scene } from './scene';
import type { DecidePendingOrder, EarnOrder } from './types';

const capNames = ({ caps }: EarnOrder): Set<string> => new Set(caps.map(({ id, per, from }) => `${id} ${per} ${from}`));
const isSound = (order: EarnOrder, today: PlainDate): boolean =>
  (order.on <= today || order.state === 'pending') &&
  order.on <= order.expiresOn &&
  order.title.length > 0 &&
  order.evidence.id.length > 0 &&
  capNames(order).size === order.caps.length &&
  order.caps.every(({ from, max, to }) => from <= order.on && order.on <= to && Number.isSafeInteger(max) && max >= 0);

/** An award: as many points as the caps leave, in a lot of their own, active or held for review. */
export function planEarn({ book, facts, newId }: Scene, order: EarnOrder): Outcome {
  const { caps, detail = null, evidence, expiresOn, holder, on, residentId, rule, title } = order;
  if (!isSound(order, facts.today)) return refusal('bad-order');
  if (expiresOn < facts.today) return refusal('expired-already');
  const points = Math.min(order.points, book.roomFor(order));
  if (points <= 0) return refusal('capped');
  book.count(order, points);
  const pending = order.state === 'pending';
  const lot: LotTerms = { lotId: newId(), expiresOn, usableUntil: expiresOn };
  const moves = applyPaying(book, holder, [
    countyMove('issuer', -points),
    opening(holder, pending ? 'pending' : 'active', { lot, delta: points }),
  ]);
  return { holder, residentId, points, moves, pending, rule, evidence, title, detail, day: on, expiresOn, caps };
}

/** The day to which points that come to be usable again can be used: their last day, or the grace where it has passed. */
export const graced = (lot: LotTerms, { facts: { policy, today } }: Scene): LotTerms =>
  lot.usableUntil >= today ? lot : { ...lot, usableUntil: addDays(today, policy.graceDays) };

type Open = { refused: 'no-such-tx' | 'not-pending' | 'already-settled' } | { award: TxFacts };

function openAward({ book }: Scene, { txId }: DecidePendingOrder): Open {
  const award = book.txOf(txId);
  if (!award) return { refused: 'no-such-tx' };
  if (award.type !== 'earn' || !award.pending) return { refused: 'not-pending' };
  return award.settledBy === null ? { award } : { refused: 'already-settled' };
}

/** A decided award: its points can be used from now on, or go back to the county and leave their room in the caps. */
export function planDecision(scene: Scene, order: DecidePendingOrder): Outcome {
  const { book } = scene;
  const open = openAward(scene, order);
  if ('refused' in open) return open;
  const { award } = open;
  const { caps, holder, points, residentId, title } = award;
  const lot = award.moves.find((move) => move.pocket === 'pending')?.lot;
  if (!lot) return refusal('not-pending');
  award.settledBy = order.type;
  const leaving = lotMove(holder, 'pending', { lot, delta: -points });
  const said = { holder, residentId, points, title, settles: award.txId, note: order.note ?? null };
  if (order.type === 'post-pending') {
    const usable = graced(lot, scene);
    const moves = applyPaying(book, holder, [leaving, lotMove(holder, 'active', { lot: usable, delta: points })]);
    return { ...said, moves, expiresOn: lot.expiresOn };
  }
  book.count({ caps, holder, residentId }, -points);
  const moves = applyPaying(book, holder, [leaving, countyMove('issuer', points)]);
  return { ...said, moves, caps };
}
