import type { Columns } from './standards';
import type { Grade } from './types';

export interface ZScore {
  z: number;
  extrapolated: boolean;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * Standard deviations of a value from the median: in proportion between two columns, and past the outermost column at the pace of the last
 * step (`extrapolated`). A value that equals a column gives that column's whole number.
 */
export function zOf(value: number, { lowest, values }: Columns): ZScore {
  const last = values.length - 1;
  const above = values.findIndex((column) => value < column);
  const index = above === -1 ? last - 1 : Math.max(0, Math.min(above - 1, last - 1));
  const [from = 0, to = 1] = [values[index], values[index + 1]];
  const z = round(lowest + index + (value - from) / (to - from));
  return { z, extrapolated: z < lowest || z > lowest + last };
}

/** The value at `z` standard deviations, by the same proportion; the reverse of `zOf`. */
export function valueAt(z: number, { lowest, values }: Columns): number {
  const last = values.length - 1;
  const index = Math.max(0, Math.min(Math.floor(z) - lowest, last - 1));
  const [from = 0, to = 0] = [values[index], values[index + 1]];
  return from + (to - from) * (z - lowest - index);
}

/**
 * How many of 100 children lie below, by the normal distribution (the standard's tables are of standard deviations). Abramowitz and Stegun
 * 26.2.17, error below 1e-7.
 */
export function percentBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return 100 * (z < 0 ? tail : 1 - tail);
}

/** The step of a z-score: ≥ +2 上, +1 to under +2 中上, −1 to under +1 中, −2 to under −1 中下, under −2 下. */
export function gradeOf(z: number): Grade {
  if (z >= 2) return 'upper';
  if (z >= 1) return 'upper-middle';
  if (z >= -1) return 'middle';
  return z >= -2 ? 'lower-middle' : 'lower';
}
