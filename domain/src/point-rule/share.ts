import { addMonths, partsOf, type PlainDate, toPlainDate } from '../shared/plain-date';
import type { ExpiryPolicy, Scheme } from './types';

const ALL = 100;

/**
 * Points of a rule by what its sources count: `weights` in hundredths, one for each day or thing that was asked for, of which the mean is taken.
 * Whole points only, rounded as the document says: down, or to the nearest with halves up. 10 points, three days of 100 and two of 50 → 8.
 */
export function shareOf(points: number, weights: readonly number[], rounding: Scheme['rounding']): number {
  if (weights.length === 0) return 0;
  const all = weights.length * ALL;
  const part = points * weights.reduce((sum, weight) => sum + weight, 0);
  return rounding === 'down' ? Math.floor(part / all) : Math.floor((2 * part + all) / (2 * all));
}

/** The last day of the calendar this program knows: points that never lapse. */
const NEVER = toPlainDate('2199-12-31');

/**
 * The last day on which points earned on `day` can be used: so many months later (the last day of a shorter month), at the end of that year or of
 * one after it, or never.
 */
export function lastDayOf(expiry: ExpiryPolicy, day: PlainDate): PlainDate {
  if (expiry.kind === 'never') return NEVER;
  if (expiry.kind === 'months') return addMonths(day, expiry.months);
  return toPlainDate(`${partsOf(day).year + expiry.years}-12-31`);
}
