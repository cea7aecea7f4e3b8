import { addDays } from '../shared/plain-date';
import type { SentenceRef } from '../shared/sentence';
import type { Whose } from './band';
import { numbersOf } from './mean';
import { sayReading } from './say';
import { spanOf } from './span';
import { changeOf, changeWords, controlWords, harmWords, meanWords, partWords, shareWords } from './span-words';
import type { GlucoseTime, ReadingFact, ReadingItem, Trend, TrendDays } from './types';

const UNITS: Readonly<Record<ReadingItem, string>> = {
  'blood-pressure': 'mmHg',
  glucose: 'mmol/L',
  weight: 'kg',
  waist: 'cm',
};

export interface TrendInput extends Whose {
  item: ReadingItem;
  /** Of glucose: which time of day; null for everything else. */
  time: GlucoseTime | null;
  /** Any readings; those of other items and days are left out. Weights of the ninety days before are looked at for the pace. */
  facts: readonly ReadingFact[];
  days: TrendDays;
}

/**
 * The last 7, 30 or 90 days up to `on` as picture, table and words (units as in `ReadingValue`). Sittings count once in the share; a mean is
 * of all readings, whole mmHg or one decimal; the change is against as many days before. Of control nothing is said before three days.
 */
export function trendOf({ item, time, facts, days, person, config, on }: TrendInput): Trend {
  const whose = { person, config, on };
  const kind = { item, time };
  const from = addDays(on, 1 - days);
  const now = spanOf({ kind, facts, from, to: on, whose });
  const past = spanOf({ kind, facts, from: addDays(from, -days), to: addDays(from, -1), whose });
  const span = sayReading({ id: 'span.days', values: { days: String(days) } });
  const before = sayReading({ id: 'before.days', values: { days: String(days) } });
  const change = changeOf(now.mean, past.mean);
  const words: SentenceRef[] =
    now.sittings.length === 0
      ? [{ id: 'trend.nothing', values: { span } }]
      : [
          ...harmWords(kind, facts, whose),
          ...controlWords(item, now, span),
          ...meanWords(item, now, span),
          ...shareWords(now),
          ...partWords(item, now),
          ...changeWords(item, change, before),
        ];
  return {
    item,
    time,
    days,
    from,
    to: on,
    unit: UNITS[item],
    band: now.band.band,
    noBand: now.band.why,
    count: now.sittings.length,
    share: now.share,
    mean: now.mean && numbersOf(now.mean),
    morning: now.morning,
    evening: now.evening,
    change,
    control: now.control,
    table: now.days,
    words,
  };
}
