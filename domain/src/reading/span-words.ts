/** What a span says in sentences; trends and letters share them. */
import { differenceOf } from '../shared/rounding';
import type { SentenceRef } from '../shared/sentence';
import { paceOf, weightHarm } from '../weight/pace';
import { ageOn, type Whose } from './band';
import { numbersOf, type ReadingKind, textOf } from './mean';
import { sayReading } from './say';
import type { Span } from './span';
import type { ReadingFact, ReadingItem, ReadingValue, TrendNumbers } from './types';

const DECIMALS: Readonly<Record<ReadingItem, number>> = { 'blood-pressure': 0, glucose: 1, weight: 1, waist: 1 };

/** Sentence ids of more and less, and what changed, by item. */
const CHANGE_WORDS: Readonly<Record<ReadingItem, readonly [less: string, more: string]>> = {
  'blood-pressure': ['trend.lower', 'trend.higher'],
  glucose: ['trend.lower', 'trend.higher'],
  weight: ['trend.lighter', 'trend.heavier'],
  waist: ['trend.slimmer', 'trend.wider'],
};

/** These days less the days before, number by number; null where one of them has nothing. */
export function changeOf(now: ReadingValue | null, before: ReadingValue | null): TrendNumbers | null {
  if (!now || !before) return null;
  const [a, b] = [numbersOf(now), numbersOf(before)];
  const decimals = DECIMALS[now.item];
  return {
    first: differenceOf(a.first, b.first, decimals),
    second: a.second === null || b.second === null ? null : differenceOf(a.second, b.second, decimals),
  };
}

const ref = (id: string, values: SentenceRef['values']): SentenceRef => ({ id, values });

function changeWord(item: ReadingItem, what: string, told: { change: number; before: string }): SentenceRef {
  const { change, before } = told;
  if (change === 0) return ref('trend.same', { what, before });
  const [less, more] = CHANGE_WORDS[item];
  return ref(change < 0 ? less : more, { what, before, change: String(Math.abs(change)) });
}

/** 高压比前 7 天低 5。 */
export function changeWords(item: ReadingItem, change: TrendNumbers | null, before: string): SentenceRef[] {
  if (!change) return [];
  if (change.second === null)
    return [changeWord(item, sayReading({ id: `what.${item}` }), { change: change.first, before })];
  return [
    changeWord(item, sayReading({ id: 'what.systolic' }), { change: change.first, before }),
    changeWord(item, sayReading({ id: 'what.diastolic' }), { change: change.second, before }),
  ];
}

/** Whether it is controlled, in the words of the item. */
export function controlWords(item: ReadingItem, { control, few }: Span, span: string): SentenceRef[] {
  if (control === 'too-few') return [{ id: few === 'values' ? 'trend.too-few-values' : 'trend.too-few' }];
  if (control === 'unjudged') return [ref('trend.unjudged', { span })];
  return [ref(`trend.${control}-${item}`, { span })];
}

/** The mean, and what it is compared with. */
export function meanWords(item: ReadingItem, { mean, band }: Span, span: string): SentenceRef[] {
  if (!mean) return [];
  const target = band.band ? ref('trend.target', { target: band.band.text }) : band.why;
  return [ref('trend.mean', { span, mean: textOf(item, numbersOf(mean)) }), target];
}

/** How many sittings were in target, of those that can be judged. */
export function shareWords({ share }: Span): SentenceRef[] {
  if (!share) return [];
  return [ref('trend.share', { judged: String(share.judged), good: String(share.inTarget) })];
}

/** Morning and evening, where there are both. */
export function partWords(item: ReadingItem, { morning, evening }: Span): SentenceRef[] {
  if (!morning || !evening) return [];
  return [ref('trend.morning', { mean: textOf(item, morning) }), ref('trend.evening', { mean: textOf(item, evening) })];
}

const weighedOf = (facts: readonly ReadingFact[]): { on: ReadingFact['on']; kg: number }[] =>
  facts.flatMap(({ on, value }) => (value.item === 'weight' ? [{ on, kg: value.kg }] : []));

/** What speaks against being glad of a weight; it comes first and is never softened. Nothing is said of a child's or in pregnancy. */
export function harmWords({ item }: ReadingKind, facts: readonly ReadingFact[], whose: Whose): SentenceRef[] {
  const ageYears = ageOn(whose);
  if (item !== 'weight' || whose.person.pregnant || ageYears < 18) return [];
  const weighed = weighedOf(facts);
  const harm = weightHarm(weighed, { on: whose.on, ageYears, heightCm: whose.person.heightCm });
  const isFast = harm === 'too-thin' && paceOf(weighed, whose.on)?.isTooFast === true;
  return [...(harm ? [{ id: `harm.${harm}` }] : []), ...(isFast ? [{ id: 'harm.too-fast' }] : [])];
}
