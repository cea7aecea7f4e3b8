import { meanPressure } from './mean';
import type { Pressure } from './types';

/** Two readings further apart than this, mmHg, in either number, ask for a third (M: the guideline says "differ much"). */
export const SESSION_GAP_MMHG = 10;
/** Readings of one sitting at most. */
export const SESSION_READINGS_MAX = 3;

/** `one-more` says why; `so-far` is the mean of what there is, for somebody who stops there. */
export type Session =
  | { state: 'one-more'; why: 'first' | 'second' | 'differs'; soFar: Pressure | null }
  | { state: 'done'; mean: Pressure; of: number };

const differ = (a: Pressure, b: Pressure): boolean =>
  Math.abs(a.systolic - b.systolic) > SESSION_GAP_MMHG || Math.abs(a.diastolic - b.diastolic) > SESSION_GAP_MMHG;

/**
 * One sitting at home or at a clinic, mmHg, in the order of measuring: two readings a minute apart, a third if they differ much, the mean of
 * them all, in whole numbers (国家基层高血压防治管理指南2025版, fact sheet §3.3). Readings after the third do not count.
 */
export function sessionOf(readings: readonly Pressure[]): Session {
  const counted = readings.slice(0, SESSION_READINGS_MAX);
  const [first, second] = counted;
  const mean = meanPressure(counted);
  if (!first || !mean) return { state: 'one-more', why: 'first', soFar: null };
  if (!second) return { state: 'one-more', why: 'second', soFar: mean };
  if (counted.length < SESSION_READINGS_MAX && differ(first, second))
    return { state: 'one-more', why: 'differs', soFar: mean };
  return { state: 'done', mean, of: counted.length };
}
