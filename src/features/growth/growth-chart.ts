/** A child's measurings and the standard's curve as the chart kit wants them. Pure: no component, no clock. */
import type { GrowthCurve, GrowthIndicator, GrowthMeasurement, GrowthValue } from '@kangban/contract/growth';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { endWords, growth as words, indicatorName, unitName } from '@/copy/growth';
import { ageWords } from '@/copy/when';
import type { ChartBand, ChartGuide, ChartPoint, ChartTick } from '@/ui/chart/chart-model';
import type { ChartZoom } from '@/ui/chart/line-chart';

const SEVEN_YEARS = 84;
const JUST_BEFORE = 0.01;

/** 118.9 厘米; weights as they were weighed, one decimal at least. */
export function amountWords(indicator: GrowthIndicator, value: number): string {
  const kg = indicator === 'weight-for-age' || indicator === 'weight-for-length';
  const digits = kg && Math.round(value * 10) / 10 !== value ? 2 : 1;
  return [value.toFixed(digits), unitName[indicator]].filter(Boolean).join(' ');
}

/** One dot: the measuring and its value of the indicator shown. */
export interface Dot {
  x: number;
  measurement: GrowthMeasurement;
  value: GrowthValue;
}

const lengthOf = ({ values }: GrowthMeasurement): number | undefined =>
  values.find(({ indicator }) => indicator === 'length-for-age')?.value;

/** Under two a child is compared lying. */
export const isLying = ({ ageMonths }: GrowthMeasurement): boolean => ageMonths < 24;

const placeOf = (measurement: GrowthMeasurement, indicator: GrowthIndicator): number | undefined =>
  indicator === 'weight-for-length' ? lengthOf(measurement) : measurement.comparedMonths;

/** The dots of an indicator from left to right. */
export const dotsOf = (items: readonly GrowthMeasurement[], indicator: GrowthIndicator): Dot[] =>
  items
    .flatMap((measurement) => {
      const value = measurement.values.find((one) => one.indicator === indicator);
      const x = placeOf(measurement, indicator);
      return value && x !== undefined ? [{ x, measurement, value }] : [];
    })
    .sort((a, b) => a.x - b.x);

/** 6岁3个月: as exact as a curve needs it. */
const ageAt = (birthDate: PlainDate, { measurement }: Dot): string => ageWords(birthDate, measurement.measuredOn);

export const pointsOf = (dots: readonly Dot[], birthDate: PlainDate): ChartPoint[] =>
  dots.map((dot) => {
    const { x, value } = dot;
    const amount = amountWords(value.indicator, value.value);
    const label = words.point(ageAt(birthDate, dot), amount, value.text);
    return { x, y: value.value, value: amount, label, ...(value.attention && { state: 'out' as const }) };
  });

/** The step of a value in words: 中, else the range, else that there is nothing to compare with. */
export const stepWords = ({ grade, status }: GrowthValue): string => grade ?? status ?? words.noGrade;

/** The same as lines of a table, newest first. */
export const tableRows = (dots: readonly Dot[]): string[][] =>
  [...dots]
    .sort((a, b) => (a.measurement.measuredOn < b.measurement.measuredOn ? 1 : -1))
    .map((dot) => [
      dot.measurement.measuredOn,
      amountWords(dot.value.indicator, dot.value.value),
      stepWords(dot.value),
    ]);

type Places = GrowthCurve['points'];
type Side = readonly [low: number, high: number];
const OUTER: Side = [0, 4];
const INNER: Side = [1, 3];

const between = (places: Places, [low, high]: Side) =>
  places.map(({ x, values }) => ({ x, low: values[low] ?? 0, high: values[high] ?? 0 }));

/** ±2 and ±1 standard deviations; the stairs of the school years are bands of their own. */
export function bandsOf({ points, stairs }: GrowthCurve): ChartBand[] {
  const [outer, inner] = [
    { id: 'outer', tone: 'outer', label: words.bandOuter },
    { id: 'inner', tone: 'inner', label: words.bandInner },
  ] as const;
  const later = (id: string, tone: ChartBand['tone'], side: Side): ChartBand[] =>
    stairs.length > 0 ? [{ id, tone, stepped: true, points: between(stairs, side) }] : [];
  return [
    { ...outer, points: between(points, OUTER) },
    { ...inner, points: between(points, INNER) },
    ...later('outer-stairs', 'outer', OUTER),
    ...later('inner-stairs', 'inner', INNER),
  ];
}

/** Leans a step a little, so that a picture that ends on it does not show its edge. */
const LEAN_MONTHS = 0.5;

/** Stairs as a line: each value until just before the next. */
const stairLine = (stairs: Places, column: number) =>
  stairs.flatMap(({ x, values }) => {
    const y = values[column] ?? 0;
    return [
      { x: x + LEAN_MONTHS, y },
      { x: x + 12 - JUST_BEFORE, y },
    ];
  });

/** The middle, the two edges with their words, and for BMI from 7 years on the two cut-offs. */
export function guidesOf({ points, stairs, lines }: GrowthCurve, indicator: GrowthIndicator): ChartGuide[] {
  const [top, foot] = endWords[indicator];
  const line = (column: number) => [
    ...points.map(({ x, values }) => ({ x, y: values[column] ?? 0 })),
    ...stairLine(stairs, column),
  ];
  return [
    { id: 'top', label: top, points: line(4) },
    { id: 'middle', label: words.middle, dashed: true, strong: true, points: line(2) },
    { id: 'foot', label: foot, points: line(0) },
    ...lines.map((cut) => ({ id: cut.id, label: words[cut.id], dashed: true, points: cut.points })),
  ];
}

type ZoomKey = keyof typeof words.zoomName;
const MONTHS: Readonly<Record<ZoomKey, number>> = {
  '0-1': 12,
  '0-2': 24,
  '0-3': 36,
  '0-6': SEVEN_YEARS - JUST_BEFORE,
  all: 228,
};
const TICKS: Readonly<Record<ZoomKey, readonly number[]>> = {
  '0-1': [0, 6, 12],
  '0-2': [0, 12, 24],
  '0-3': [0, 12, 24, 36],
  '0-6': [0, 24, 48, 72],
  all: [0, 72, 144, 216],
};
const ZOOMS: Readonly<Record<Exclude<GrowthIndicator, 'weight-for-length'>, readonly ZoomKey[]>> = {
  'length-for-age': ['0-1', '0-2', '0-6', 'all'],
  'weight-for-age': ['0-1', '0-2', '0-6'],
  'bmi-for-age': ['0-1', '0-2', '0-6', 'all'],
  'head-for-age': ['0-1', '0-2', '0-3'],
};

/** The shortest stretch that holds the newest dot comes first, then outwards for the young and inwards for the older. */
export function zoomKeys(indicator: keyof typeof ZOOMS, newest: number): ZoomKey[] {
  const keys = ZOOMS[indicator];
  const found = keys.findIndex((key) => newest <= MONTHS[key]);
  const at = found === -1 ? keys.length - 1 : found;
  const first = keys.slice(at, at + 1);
  const shorter = keys.slice(0, at).reverse();
  // Seven to eighteen is far away from a small child's picture.
  const longer = keys.slice(at + 1).filter((key) => key !== 'all' || newest > 60);
  return at === 0 ? [...first, ...longer] : [...first, ...shorter, ...longer];
}

const STEPS = [0.5, 1, 2, 5, 10, 20, 50];
const TICKS_MAX = 6;

/** Round numbers for the upright edge, six at most. */
export function roundTicks(low: number, high: number): ChartTick[] {
  const step = STEPS.find((one) => (high - low) / one <= TICKS_MAX) ?? 100;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, index) => {
    const at = (first + index) * step;
    return { at, text: String(at) };
  });
}

/** Lowest and highest value of the standard between two places, with a little air. */
function heightsBetween({ points, stairs, lines }: GrowthCurve, [from, to]: Side): Side {
  // A stair that begins at the very end is not in the picture.
  const inside = [...points.filter(({ x }) => x <= to), ...stairs.filter(({ x }) => x < to)];
  const seen = inside.filter(({ x }) => x >= from).flatMap(({ values }) => values);
  const cuts = lines.flatMap((line) => line.points.filter(({ x }) => x >= from && x <= to).map(({ y }) => y));
  const all = [...seen, ...cuts];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = (high - low) * 0.05;
  return [low - air, high + air];
}

function zoomOf(curve: GrowthCurve, key: ZoomKey): ChartZoom {
  const x = [0, Math.min(MONTHS[key], curve.x[1])] as const;
  const y = heightsBetween(curve, x);
  const xTicks = TICKS[key].filter((at) => at <= x[1]).map((at) => ({ at, text: words.tick(at) }));
  return { key, text: words.zoomName[key], x, y, xTicks, yTicks: roundTicks(...y) };
}

/** Weight by length: the centimetres around the child's own. */
function lengthView(curve: GrowthCurve, dots: readonly Pick<Dot, 'x'>[]): ChartZoom {
  const xs = dots.map(({ x }) => x);
  const [least, most] = curve.x;
  const from = Math.max(least, Math.min(...xs, most - 20) - 5);
  const to = Math.min(most, Math.max(...xs, least + 20) + 5);
  const x = [Math.floor(from / 5) * 5, Math.ceil(to / 5) * 5] as const;
  const y = heightsBetween(curve, x);
  return {
    key: 'length',
    text: indicatorName['weight-for-length'],
    x,
    y,
    xTicks: roundTicks(...x),
    yTicks: roundTicks(...y),
  };
}

/** The views one may switch between, the fitting one first. */
export function zoomsOf(
  curve: GrowthCurve,
  indicator: GrowthIndicator,
  dots: readonly Pick<Dot, 'x'>[],
): [ChartZoom, ...ChartZoom[]] {
  if (indicator === 'weight-for-length') return [lengthView(curve, dots)];
  const newest = Math.max(0, ...dots.map(({ x }) => x));
  const [first = '0-1', ...rest] = zoomKeys(indicator, newest);
  return [zoomOf(curve, first), ...rest.map((key) => zoomOf(curve, key))];
}
