/** What is offered on a day: the price in force, what is left at a place, and when there is more. */
import type { PlainDate } from '../shared/plain-date';
import type { RewardPrice, RewardStock } from './types';

/** The price of a day: of the versions valid then the highest; undefined when none is. Days are of Asia/Shanghai. */
export const priceOn = (prices: readonly RewardPrice[], day: PlainDate): RewardPrice | undefined =>
  prices
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
    .reduce<RewardPrice | undefined>((best, price) => (best && best.version > price.version ? best : price), undefined);

/** The next price that will come into force after a day; undefined when none is planned. */
export const nextPriceAfter = (prices: readonly RewardPrice[], day: PlainDate): RewardPrice | undefined =>
  prices
    .filter(({ validFrom, validTo }) => validFrom > day && (validTo === null || validTo >= validFrom))
    .reduce<RewardPrice | undefined>(
      (first, price) => (first && first.validFrom <= price.validFrom ? first : price),
      undefined,
    );

const roomOf = ({ capacity, taken }: RewardStock): number => Math.max(0, capacity - taken);

/** The stock of a day: the period it lies in. Periods of one place do not overlap. */
export const stockOn = (stock: readonly RewardStock[], day: PlainDate): RewardStock | undefined =>
  stock.find(({ from, to }) => from <= day && day <= to);

export interface Standing {
  /** Pieces left today. */
  left: number;
  /** The first day there is one again; null when there is one today, or none is planned. */
  againOn: PlainDate | null;
}

/** How many are left at a place on a day, and when there are some again. */
export function standingOn(stock: readonly RewardStock[], day: PlainDate): Standing {
  const now = stockOn(stock, day);
  const left = now ? roomOf(now) : 0;
  if (left > 0) return { left, againOn: null };
  const later = stock.filter((period) => period.from > day && roomOf(period) > 0).map(({ from }) => from);
  return { left: 0, againOn: later.length === 0 ? null : later.reduce((a, b) => (a <= b ? a : b)) };
}

/** Whether two periods have a day in common; both ends belong to them. */
export const overlaps = (a: { from: PlainDate; to: PlainDate }, b: { from: PlainDate; to: PlainDate }): boolean =>
  a.from <= b.to && b.from <= a.to;
