import type { Book } from './book';
import type { CountyPocket, LotFacts, LotTerms, Move, Pocket } from './facts';
import type { Holder } from './types';

/** Into or out of one of the county's accounts. */
export const countyMove = (pocket: CountyPocket, delta: number): Move => ({
  holder: null,
  pocket,
  lot: null,
  opens: false,
  delta,
});

/** Into or out of a lot in a pocket of its holder. */
export const lotMove = (holder: Holder, pocket: Pocket, { lot, delta }: { lot: LotTerms; delta: number }): Move => ({
  holder,
  pocket,
  lot: { lotId: lot.lotId, expiresOn: lot.expiresOn, usableUntil: lot.usableUntil },
  opens: false,
  delta,
});

/** The first entry of a new lot. */
export const opening = (holder: Holder, pocket: Pocket, part: { lot: LotTerms; delta: number }): Move => ({
  ...lotMove(holder, pocket, part),
  opens: true,
});

/** Deeper into debt (below zero) or out of it. */
export const debtMove = (holder: Holder, delta: number): Move => ({
  holder,
  pocket: 'debt',
  lot: null,
  opens: false,
  delta,
});

export interface Part {
  lot: LotTerms;
  points: number;
}

/** So many points from lots in the order given, as far as they reach. */
export function takeFrom(lots: readonly LotFacts[], points: number): Part[] {
  const parts: Part[] = [];
  let left = points;
  for (const lot of lots) {
    if (left === 0) break;
    const taken = Math.min(left, lot.active);
    if (taken > 0) parts.push({ lot, points: taken });
    left -= taken;
  }
  return parts;
}

/** Points of all parts together. */
export const totalOf = (parts: readonly Part[]): number => parts.reduce((sum, { points }) => sum + points, 0);

/** Applies moves and then pays what is owed from what they brought: a debt and points to use never stand beside each other. */
export function applyPaying(book: Book, holder: Holder, moves: readonly Move[]): Move[] {
  book.apply(moves);
  const parts = takeFrom(book.lotsOf(holder), book.debtOf(holder));
  const paid = totalOf(parts);
  if (paid === 0) return [...moves];
  const paying = [
    ...parts.map(({ lot, points }) => lotMove(holder, 'active', { lot, delta: -points })),
    debtMove(holder, paid),
  ];
  book.apply(paying);
  return [...moves, ...paying];
}
