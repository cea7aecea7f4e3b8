import { useMemo } from 'react';
import type { ReadingItem } from '@kangban/contract/reading/reading';
import type { ReadingTrend } from '@kangban/contract/reading/trend';
import { itemName, readings as words, trend as trendWords } from '@/copy/reading';
import { dayWords } from '@/copy/when';
import { TargetChart, type TargetChartProps } from '@/ui/target-chart/target-chart';
import { isByWeek, pictureOf } from './trend-model';

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

/** A low value is not over anything. */
const outWords = ({ item, points, band }: ReadingTrend): string =>
  item === 'glucose' && points.some(({ a, state }) => state === 'below' || (state === 'urgent' && isLow(a, band)))
    ? trendWords.outEither
    : trendWords.out;

const cell = (text: string): string => (text === '' ? trendWords.noCell : text);

/** Rows of the table, newest first. */
const rowsOf = ({ table, to }: ReadingTrend): string[][] =>
  [...table]
    .sort((a, b) => b.on.localeCompare(a.on))
    .map(({ on, morning, evening, other }) => [dayWords(on, to), cell(morning), cell(evening), cell(other)]);

/** The point and what is seen, as one text. */
const summaryOf = ({ words: [point = '', ...lines] }: ReadingTrend): string => `${point}。${lines.join('')}`;

/** The picture of some days, its marks explained, and the same as a table. Nothing where nothing was measured. */
export function TrendPicture({ trend }: { trend: ReadingTrend }) {
  const model = useMemo(() => pictureOf(trend), [trend]);
  if (!model) return null;
  const out: Legend = isAnyOut(trend) ? [{ look: 'out', text: outWords(trend) }] : [];
  return (
    <TargetChart
      model={model}
      summary={summaryOf(trend)}
      legend={[...markLegend(trend.item, isByWeek(trend)), ...out]}
      table={{ show: words.table, hide: words.hideTable, head: trendWords.tableHead, rows: rowsOf(trend) }}
    />
  );
}
