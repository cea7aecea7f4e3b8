import { roundTo } from './read/amounts';
import type { ItemRow } from './items-table';
import { rankOf } from './judge/judged';
import type { Change, ChangeMark, ItemRange, YearValue } from './types';

const isJudged = ({ level }: YearValue): boolean => level !== 'unjudged' && level !== 'missing';
const isOff = ({ level }: YearValue): boolean => rankOf(level) > rankOf('fine');

/** How far a value lies outside of its own year's range; 0 inside. */
function outside(value: number, { low, high }: Pick<ItemRange, 'low' | 'high'>): number {
  if (low !== null && value < low) return low - value;
  return high !== null && value > high ? value - high : 0;
}

/** Both off at the same level: farther out is worse. */
function drift(now: Compared, before: Compared): ChangeMark {
  if (now.year.value === null || before.year.value === null) return 'same';
  const moved = outside(now.year.value, now.range) - outside(before.year.value, before.range);
  const isSided = now.year.direction === before.year.direction && now.year.direction !== 'none';
  if (!isSided || roundTo(moved, 4) === 0) return 'same';
  return moved > 0 ? 'worse' : 'better';
}

/** A year's value with the range it was judged by. */
export interface Compared {
  year: YearValue;
  range: Pick<ItemRange, 'low' | 'high'>;
}

function markOf(now: Compared, before: Compared): ChangeMark {
  if (!isJudged(now.year) || !isJudged(before.year)) return 'same';
  if (isOff(now.year) && !isOff(before.year)) return 'new';
  if (!isOff(now.year) && isOff(before.year)) return 'back-to-normal';
  if (!isOff(now.year)) return 'same';
  const [a, b] = [rankOf(now.year.level), rankOf(before.year.level)];
  if (a !== b) return a > b ? 'worse' : 'better';
  return drift(now, before);
}

function sizeOf(item: ItemRow, now: YearValue, before: YearValue): Pick<Change, 'direction' | 'size'> {
  if (now.value === null || before.value === null) return { direction: 'level', size: null };
  const moved = roundTo(now.value - before.value, 4);
  if (moved === 0) return { direction: 'level', size: `0 ${item.unit}`.trim() };
  return { direction: moved > 0 ? 'up' : 'down', size: `${Math.abs(moved)} ${item.unit}`.trim() };
}

/**
 * This year against the newest earlier year that has a value, each judged by its own year's range and age. 新出现 and 恢复正常 only where both years
 * could be judged; a value without a range has a direction and a size and no verdict. Years between without a value are a gap.
 */
export function changeOf(item: ItemRow, now: Compared, earlier: readonly Compared[]): Change {
  const before = earlier.at(-1);
  if (!before) return { mark: 'first', direction: 'level', size: null, sinceYear: null };
  return { mark: markOf(now, before), ...sizeOf(item, now.year, before.year), sinceYear: before.year.year };
}
