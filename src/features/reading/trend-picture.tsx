import { useMemo } from 'react';
import type { ReadingItem } from '@kangban/contract/reading/reading';
import type { ReadingTrend } from '@kangban/contract/reading/trend';
import { glucoseTimes, itemName, readings as words, trend as trendWords } from '@/copy/reading';
import { dayWords } from '@/copy/when';
import { TargetChart, type TargetChartProps } from '@/ui/target-chart/target-chart';
import { goalOf, isByWeek, pairPicture, pictureOf, type GlucosePair } from './trend-model';

type Legend = TargetChartProps['legend'];

function markLegend(item: ReadingItem, byWeek: boolean): Legend {
  if (item === 'blood-pressure')
    return [{ look: 'span', text: byWeek ? trendWords.weekCapsule : trendWords.dayCapsule }];
  // One line alone needs no name.
  if (item === 'weight' || item === 'waist') return byWeek ? [{ look: 'circle', text: trendWords.weekCircle }] : [];
  return [{ look: 'circle', text: byWeek ? trendWords.weekCircle : itemName[item] }];
}

const isLow = (value: number, band: ReadingTrend['band']): boolean =>
  band !== null && band.high !== null && value < band.high;

const isAnyOut = ({ item, points }: ReadingTrend): boolean =>
  (item === 'blood-pressure' || item === 'glucose') &&
  points.some(({ state }) => state === 'above' || state === 'urgent' || state === 'below');

const isAnyLow = ({ item, points, band }: ReadingTrend): boolean =>
  item === 'glucose' && points.some(({ a, state }) => state === 'below' || (state === 'urgent' && isLow(a, band)));

/** What the triangles are, where there are any. A low value is not over anything. */
function outLegend(trends: readonly ReadingTrend[]): Legend {
  if (!trends.some(isAnyOut)) return [];
  return [{ look: 'out', text: trends.some(isAnyLow) ? trendWords.outEither : trendWords.out }];
}

const cell = (text: string): string => (text === '' ? trendWords.noCell : text);

/** Rows of the table, newest first. */
const rowsOf = ({ table, to }: ReadingTrend): string[][] =>
  [...table]
    .sort((a, b) => b.on.localeCompare(a.on))
    .map(({ on, morning, evening, other }) => [dayWords(on, to), cell(morning), cell(evening), cell(other)]);

/** The point and what is seen, as one text. */
const summaryOf = ({ words: [point = '', ...lines] }: ReadingTrend): string => `${point}。${lines.join('')}`;

const values = ({ morning, evening, other }: ReadingTrend['table'][number]): string =>
  [morning, evening, other].filter((text) => text !== '').join(' ');

/** A row a day on which either was measured, newest first. */
function pairRows({ fasting, afterMeal }: GlucosePair): string[][] {
  const of = (trend: ReadingTrend) => new Map(trend.table.map((row) => [row.on, values(row)]));
  const [before, after] = [of(fasting), of(afterMeal)];
  const days = [...new Set([...before.keys(), ...after.keys()])].sort().reverse();
  return days.map((on) => [dayWords(on, fasting.to), cell(before.get(on) ?? ''), cell(after.get(on) ?? '')]);
}

/** Both times of a glucose in one picture, each with its own mark, goal and column; the one that was asked for where the other has nothing. */
export function GlucosePicture({ pair, asked }: { pair: GlucosePair; asked: ReadingTrend }) {
  const model = useMemo(() => pairPicture(pair), [pair]);
  if (!model) return <TrendPicture trend={asked} />;
  const { fasting, afterMeal } = pair;
  const byWeek = isByWeek(fasting);
  const [first, second] = [glucoseTimes.fasting, glucoseTimes['two-hours']];
  return (
    <TargetChart
      model={model}
      summary={trendWords.ofTime(first, summaryOf(fasting)) + trendWords.ofTime(second, summaryOf(afterMeal))}
      legend={[
        { look: 'circle', text: trendWords.legend(first, goalOf(fasting), byWeek) },
        { look: 'diamond', text: trendWords.legend(second, goalOf(afterMeal), byWeek) },
        ...outLegend([fasting, afterMeal]),
      ]}
      table={{
        show: words.table,
        hide: words.hideTable,
        head: [trendWords.tableHead[0], first, second],
        rows: pairRows(pair),
      }}
    />
  );
}

/** The picture of some days, its marks explained, and the same as a table. Nothing where nothing was measured. */
export function TrendPicture({ trend }: { trend: ReadingTrend }) {
  const model = useMemo(() => pictureOf(trend), [trend]);
  if (!model) return null;
  return (
    <TargetChart
      model={model}
      summary={summaryOf(trend)}
      legend={[...markLegend(trend.item, isByWeek(trend)), ...outLegend([trend])]}
      table={{ show: words.table, hide: words.hideTable, head: trendWords.tableHead, rows: rowsOf(trend) }}
    />
  );
}
