import type { Reward } from '@kangban/contract/reward';

const nearest = ({ places }: Reward): number =>
  Math.min(...places.map(({ distanceKm }) => distanceKm ?? Number.POSITIVE_INFINITY));

/** By the nearest place it is given at; what has no place we know of comes last. */
export function byDistance(one: Reward, other: Reward): number {
  const [a, b] = [nearest(one), nearest(other)];
  return a === b ? 0 : a - b;
}

/** Health services before goods, each in the county's own order. */
export const grouping = (items: readonly Reward[]): { services: Reward[]; goods: Reward[] } => ({
  services: items.filter(({ kind }) => kind === 'service'),
  goods: items.filter(({ kind }) => kind === 'goods'),
});
