import { meanPressure } from '../blood-pressure/mean';
import { meanOf, roundTo } from '../shared/rounding';
import type { GlucoseTime, ReadingItem, ReadingValue, TrendNumbers } from './types';

const DECIMALS = 1;

/** What a reading is of: glucose before breakfast and after a meal are two things. */
export interface ReadingKind {
  item: ReadingItem;
  /** Only of glucose. */
  time: GlucoseTime | null;
}

/** What a reading is of. */
export const kindOf = (value: ReadingValue): ReadingKind => ({
  item: value.item,
  time: value.item === 'glucose' ? value.time : null,
});

/** Whether a reading is of a kind. */
export const isOfKind = (value: ReadingValue, { item, time }: ReadingKind): boolean =>
  value.item === item && (value.item !== 'glucose' || value.time === time);

/** One number of each reading, for items that have one. */
const numberOf = (value: ReadingValue): number[] => {
  switch (value.item) {
    case 'blood-pressure':
      return [];
    case 'glucose':
      return [value.mmolL];
    case 'weight':
      return [value.kg];
    case 'waist':
      return [value.cm];
  }
};

function valueOf({ item, time }: ReadingKind, number: number): ReadingValue | undefined {
  if (item === 'glucose') return time === null ? undefined : { item, time, mmolL: number };
  if (item === 'weight') return { item, kg: number };
  return item === 'waist' ? { item, cm: number } : undefined;
}

/**
 * The mean of readings of one kind as it is shown and judged: whole mmHg, one decimal of everything else. Undefined of nothing; readings of
 * another kind do not count.
 */
export function meanReading(values: readonly ReadingValue[], kind: ReadingKind): ReadingValue | undefined {
  const own = values.filter((value) => isOfKind(value, kind));
  const pressure = meanPressure(own.flatMap((value) => (value.item === 'blood-pressure' ? [value] : [])));
  if (pressure) return { item: 'blood-pressure', ...pressure };
  const mean = meanOf(own.flatMap(numberOf));
  return mean === undefined ? undefined : valueOf(kind, roundTo(mean, DECIMALS));
}

/** Its numbers for pictures. */
export const numbersOf = (value: ReadingValue): TrendNumbers =>
  value.item === 'blood-pressure'
    ? { first: value.systolic, second: value.diastolic }
    : { first: numberOf(value)[0] ?? 0, second: null };

const WORDS: Readonly<Record<ReadingItem, (numbers: TrendNumbers) => string>> = {
  'blood-pressure': ({ first, second }) => `${first}/${second ?? ''}`,
  glucose: ({ first }) => first.toFixed(1),
  weight: ({ first }) => `${first.toFixed(1)} 公斤`,
  waist: ({ first }) => `${first} 厘米`,
};

/** 136/82, 6.1, 64.5 公斤, 86 厘米. */
export const textOf = (item: ReadingItem, numbers: TrendNumbers): string => WORDS[item](numbers);
