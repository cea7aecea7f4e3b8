import type { Grade, GrowthStatus, Indicator } from './types';

/** Below the range: strictly under −2 (and −3) standard deviations. */
const LOW: Readonly<Record<Indicator, (z: number) => GrowthStatus | undefined>> = {
  'weight-for-age': (z) => (z < -3 ? 'severe-underweight' : z < -2 ? 'underweight' : undefined),
  'length-for-age': (z) => (z < -2 ? 'stunting' : undefined),
  'weight-for-length': (z) => (z < -2 ? 'wasting' : undefined),
  'bmi-for-age': (z) => (z < -2 ? 'wasting' : undefined),
  'head-for-age': () => undefined,
};

/** Above the range: from +1, +2 and +3 standard deviations on, the value itself included. */
function highOf(z: number): GrowthStatus | undefined {
  if (z >= 3) return 'severe-obesity';
  if (z >= 2) return 'obesity';
  return z >= 1 ? 'overweight' : undefined;
}

const SAYS_OVERWEIGHT: readonly Indicator[] = ['weight-for-length', 'bmi-for-age'];

/**
 * The word of WS/T 423-2022 for a z-score under 7 years. Weight for age says nothing about overweight, head circumference has no word at
 * all: null.
 */
export function statusUnderSeven(indicator: Indicator, z: number): GrowthStatus | null {
  if (indicator === 'head-for-age') return null;
  const high = SAYS_OVERWEIGHT.includes(indicator) ? highOf(z) : undefined;
  return LOW[indicator](z) ?? high ?? 'in-range';
}

/** The word of WS/T 586-2018 for a BMI with one decimal: each cut-off belongs to the word it begins. */
export function statusOfBmi(bmi: number, cutOffs: { overweight: number; obesity: number }): GrowthStatus {
  if (bmi >= cutOffs.obesity) return 'obesity';
  return bmi >= cutOffs.overweight ? 'overweight' : 'not-overweight';
}

const FINE: readonly GrowthStatus[] = ['in-range', 'not-overweight'];

/** Whether a doctor should look: any word of the standards but the normal ones, a short child, a head at either end. */
export function needsAttention(indicator: Indicator, status: GrowthStatus | null, grade: Grade | null): boolean {
  if (status !== null && !FINE.includes(status)) return true;
  if (indicator === 'head-for-age') return grade === 'lower' || grade === 'upper';
  return indicator === 'length-for-age' && grade === 'lower';
}
