/** A trend as the picture wants it: days become numbers, long spans become weeks. Pure. */
import type { ReadingItem, ReadingState } from '@kangban/contract/reading/reading';
import type { ReadingTrend } from '@kangban/contract/reading/trend';
import { addDays, daysBetween, type PlainDate } from '@kangban/domain/shared/plain-date';
import { meanOf, roundTo } from '@kangban/domain/shared/rounding';
import { readings, trend as words } from '@/copy/reading';
import { dayWords } from '@/copy/when';
import type { TargetDot, TargetModel, TargetSpan, TargetTick } from '@/ui/target-chart/target-model';

type Point = ReadingTrend['points'][number];
type Band = NonNullable<ReadingTrend['band']>;

const WEEK = 7;
/** Above so many days a capsule a day is thinner than a line: weeks are drawn then. */
const DAYS_EACH_MAX = 45;
const DECIMALS: Readonly<Record<ReadingItem, number>> = { 'blood-pressure': 0, glucose: 1, weight: 1, waist: 0 };
/** Air over and under the values, and how far apart the numbers of the scale stand at least. */
const AIR: Readonly<Record<ReadingItem, number>> = { 'blood-pressure': 10, glucose: 0.8, weight: 1.5, waist: 2 };
/** Of the height of the values: room for the number of the last one. */
const NAME_SHARE = 0.15;
const STEPS = [0.5, 1, 2, 4, 5, 10, 20, 50, 100];
const TICKS_MAX = 4;

export const amount = (item: ReadingItem, value: number): string => value.toFixed(DECIMALS[item]);

export const isByWeek = ({ from, to }: Pick<ReadingTrend, 'from' | 'to'>): boolean =>
  daysBetween(from, to) > DAYS_EACH_MAX;

const isOut = (state: ReadingState): boolean => state === 'above' || state === 'below' || state === 'urgent';

/** Beyond an end of the band: low ends are inside, high ends are not; one that is open has nothing beyond. */
const over = (value: number, high: number | null | undefined): boolean =>
  high !== null && high !== undefined && value >= high;
const under = (value: number, low: number | null | undefined): boolean =>
  low !== null && low !== undefined && value < low;

interface Mark {
  on: PlainDate;
  a: number;
  b: number | null;
  out: boolean;
}

/** The mean of some days by the days' own means, drawn in the middle of them. */
function together(points: readonly Point[], { item, band }: ReadingTrend): Mark[] {
  const [first] = points;
  if (!first) return [];
  const last = points[points.length - 1] ?? first;
  const lowerMean = meanOf(points.flatMap(({ b }) => b ?? []));
  const a = roundTo(meanOf(points.map((point) => point.a)) ?? first.a, DECIMALS[item]);
  const on = addDays(first.on, Math.floor(daysBetween(first.on, last.on) / 2));
  const outside = over(a, band?.high) || under(a, band?.low);
  return [{ on, a, b: lowerMean === undefined ? null : roundTo(lowerMean, DECIMALS[item]), out: outside }];
}

function marksOf(trend: ReadingTrend): Mark[] {
  const { points, to } = trend;
  if (!isByWeek(trend)) return points.map((point) => ({ ...point, out: isOut(point.state) }));
  const weeks = new Map<number, Point[]>();
  for (const point of points) {
    const week = Math.floor(daysBetween(point.on, to) / WEEK);
    weeks.set(week, [...(weeks.get(week) ?? []), point]);
  }
  return [...weeks].sort(([one], [other]) => other - one).flatMap(([, days]) => together(days, trend));
}

const spanOf = (mark: Mark, x: number, band: Band | null): TargetSpan => ({
  x,
  low: mark.b ?? mark.a,
  high: mark.a,
  highOut: over(mark.a, band?.high),
  lowOut: mark.b !== null && over(mark.b, band?.lowerHigh),
});

const edgesOf = ({ band }: ReadingTrend): number[] =>
  band === null ? [] : [band.high, band.low, band.lowerHigh].flatMap((edge) => edge ?? []);

function heights({ item }: ReadingTrend, marks: readonly Mark[], edges: readonly number[]): readonly [number, number] {
  const values = [...marks.flatMap(({ a, b }) => (b === null ? [a] : [a, b])), ...edges];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isNamed = item === 'weight' || item === 'waist';
  // The last number stands over its dot, which may be the highest.
  const above = isNamed ? Math.max(AIR[item], (most - least) * NAME_SHARE) : AIR[item];
  return [least - AIR[item], most + above];
}

function scale([low, high]: readonly [number, number]): TargetTick[] {
  const step = STEPS.find((each) => (high - low) / each <= TICKS_MAX) ?? high - low;
  const first = Math.ceil(low / step) * step;
  const count = Math.floor((high - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => first + index * step).map((at) => ({
    at,
    text: at.toFixed(step < 1 ? 1 : 0),
  }));
}

/** A dashed line where the band ends; nothing where it is open. */
const lineAt = (item: ReadingItem, at: number | null, name?: string): TargetModel['targets'] =>
  at === null ? [] : [{ at, text: amount(item, at), ...(name !== undefined && { name }) }];

function targetsOf({ item, band }: ReadingTrend): TargetModel['targets'] {
  if (!band || item === 'weight' || item === 'waist') return [];
  if (item === 'blood-pressure')
    return [...lineAt(item, band.high, words.high), ...lineAt(item, band.lowerHigh, words.low)];
  return [...lineAt(item, band.high), ...lineAt(item, band.low)];
}

/**
 * 4.4–6.9, 10.0 以下: a band between two numbers is told by the last one inside, as in every sentence; one open below by where it ends. Empty
 * where no target is for the person.
 */
export function goalOf({ item, band }: Pick<ReadingTrend, 'item' | 'band'>): string {
  if (!band) return '';
  const { low, high } = band;
  if (high === null) return words.above(low === null ? '' : amount(item, low));
  if (low === null) return words.below(amount(item, high));
  return words.range(amount(item, low), amount(item, high - 10 ** -DECIMALS[item]));
}

function groundOf({ item, band }: ReadingTrend, [low, high]: readonly [number, number]): TargetModel['band'] {
  if (!band || item === 'blood-pressure') return undefined;
  const tone = item === 'glucose' ? 'target' : 'normal';
  const text = tone === 'normal' ? words.goal(goalOf({ item, band })) : words.goalShort;
  return { low: band.low ?? low, high: band.high ?? high, tone, text };
}

function datesOf({ from, to }: ReadingTrend): TargetTick[] {
  const days = daysBetween(from, to);
  const middle = Math.round(days / 2);
  return [
    { at: 0, text: dayWords(from, to) },
    { at: middle, text: dayWords(addDays(from, middle), to) },
    { at: days, text: readings.today },
  ];
}

/** The picture of a trend; undefined where nothing was measured. */
export function pictureOf(trend: ReadingTrend): TargetModel | undefined {
  const { item, from, to, band, marks: notes } = trend;
  const marks = marksOf(trend);
  const newest = marks[marks.length - 1];
  if (!newest) return undefined;
  const y = heights(trend, marks, edgesOf(trend));
  const days = daysBetween(from, to);
  const place = (on: PlainDate): number => daysBetween(from, on);
  const change = notes[notes.length - 1];
  const isPressure = item === 'blood-pressure';
  // Weight and waist are a way, not hits and misses: the band says what is aimed at.
  const isWay = item === 'weight' || item === 'waist';
  const dots = marks.map((mark): TargetDot => ({
    x: place(mark.on),
    y: mark.a,
    out: mark.out && !isWay,
    shape: 'circle',
  }));
  return {
    x: [0, days],
    y,
    xTicks: datesOf(trend),
    // The ends of the band are the scale of glucose.
    yTicks: item === 'glucose' && band ? [] : scale(y),
    targets: targetsOf(trend),
    band: groundOf(trend, y),
    shade: isPressure && days >= 2 * WEEK ? { from: days - WEEK + 1, to: days, text: words.week } : undefined,
    change: change && { at: place(change.on), text: `${dayWords(change.on, to)} ${change.text}` },
    ...(isPressure ? { spans: marks.map((mark) => spanOf(mark, place(mark.on), band)) } : { dots }),
    ...(isWay ? { line: true, last: amount(item, newest.a) } : {}),
  };
}

/** Two times of one glucose over the same days. */
export interface GlucosePair {
  fasting: ReadingTrend;
  afterMeal: ReadingTrend;
}

/** The line above has its name: a word in the band would lie over that. */
function wordless(ground: TargetModel['band']): TargetModel['band'] {
  return ground && { low: ground.low, high: ground.high, tone: ground.tone };
}

function pairTargets({ fasting, afterMeal }: GlucosePair): TargetModel['targets'] {
  const [top, ...foot] = targetsOf(fasting);
  const above = lineAt('glucose', afterMeal.band?.high ?? null, words.afterMeal);
  return [...above, ...(top ? [{ ...top, name: words.fasting }] : []), ...foot];
}

/**
 * Fasting as circles in their band, two hours after a meal as diamonds under their own line (ux.md §8). Undefined where one of them was not
 * measured: then the other is drawn alone.
 */
export function pairPicture({ fasting, afterMeal }: GlucosePair): TargetModel | undefined {
  const [alone, other] = [pictureOf(fasting), pictureOf(afterMeal)];
  if (!alone?.dots || !other?.dots) return undefined;
  const y = heights(fasting, [...marksOf(fasting), ...marksOf(afterMeal)], [fasting, afterMeal].flatMap(edgesOf));
  return {
    ...alone,
    y,
    yTicks: (fasting.band ?? afterMeal.band) ? [] : scale(y),
    targets: pairTargets({ fasting, afterMeal }),
    band: wordless(groundOf(fasting, y)),
    dots: [...alone.dots, ...other.dots.map((dot) => ({ ...dot, shape: 'diamond' as const }))],
  };
}
