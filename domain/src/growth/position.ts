import { LYING_UNTIL_MONTHS } from './age';
import { LYING_MINUS_STANDING_CM } from './standards';
import type { Measurement, Position } from './types';

/** How a child of this age is measured: lying before the second birthday, standing from it on. */
export const expectedPosition = (ageMonths: number): Position =>
  ageMonths < LYING_UNTIL_MONTHS ? 'lying' : 'standing';

export interface ComparedLength {
  lengthCm: number;
  converted: boolean;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** The length a table of `wanted` position needs: 0.7 cm more than standing, or 0.7 cm less than lying. */
export function lengthAs(wanted: Position, { lengthCm, position }: Measurement): ComparedLength | undefined {
  if (lengthCm === undefined) return undefined;
  if (position === undefined || position === wanted) return { lengthCm, converted: false };
  const moved = wanted === 'lying' ? lengthCm + LYING_MINUS_STANDING_CM : lengthCm - LYING_MINUS_STANDING_CM;
  return { lengthCm: round(moved), converted: true };
}
