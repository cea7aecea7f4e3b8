/** Far below a digit that anybody sees: what binary fractions take away from a half (6.95 is 6.9499…). */
const TINY = 1e-9;

/** `value` with so many digits after the point, halves up: what the person sees is what rules compare. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale + TINY) / scale;
}

/** `value` less `other` with so many digits, its size rounded like every number: 1.05 lost is 1.1 lost. */
export function differenceOf(value: number, other: number, decimals: number): number {
  const size = roundTo(Math.abs(value - other), decimals);
  return value < other && size !== 0 ? -size : size;
}

/** The mean, not rounded; undefined of nothing. */
export const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
