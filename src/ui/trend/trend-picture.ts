/** Three points or so over a band: every one labelled, nothing to tap. Pure: the same task gives the same text. */
import type { ChartColors } from '../chart/chart-colors';
import { areaPath, linePath, tag, words, type Spot } from '../chart/svg';

export interface TrendPoint {
  /** Under the point: 2024年 */
  label: string;
  /** null: nothing was measured, the line stops and begins again. */
  value: number | null;
  /** Over the point: 5.8, or 没做 in the place of one. */
  text: string;
  out: boolean;
}

export interface TrendBand {
  low: number | null;
  high: number | null;
  /** 正常 3.9–6.1 */
  text: string;
}

export interface TrendTask {
  points: readonly TrendPoint[];
  band?: TrendBand | undefined;
  colors: ChartColors;
  width: number;
  height: number;
  fontPx: number;
  fontFamily: string;
}

const bare = (value: number | null | undefined): value is number => value !== null && value !== undefined;

interface Scale {
  top: number;
  bottom: number;
  x: (index: number) => number;
  y: (value: number) => number;
}

/** The values fill the plot, with the edge of the band that is nearest to them in sight. */
function scaleOf({ points, band, width, height, fontPx }: TrendTask): Scale {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const highest = Math.max(...values);
  const lowest = Math.min(...values);
  const edges = [band?.low, band?.high].filter(bare);
  const nearest = edges.sort((a, b) => distance(a) - distance(b)).slice(0, 1);
  const [from, to] = [Math.min(lowest, ...nearest), Math.max(highest, ...nearest)];
  const air = to > from ? 0 : 1;
  // Over the highest point stands its number; under the lowest edge a strip of the band with its words.
  const top = fontPx * 2;
  const bottom = height - fontPx * 2;
  const low = bottom - fontPx * 1.9;
  const side = Math.max(fontPx * 2.2, width * 0.1);
  const step = points.length > 1 ? (width - 2 * side) / (points.length - 1) : 0;
  function distance(edge: number): number {
    return edge > highest ? edge - highest : edge < lowest ? lowest - edge : 0;
  }
  return {
    top,
    bottom,
    x: (index) => side + index * step,
    y: (value) => low - ((value - from + air / 2) / (to - from + air)) * (low - top),
  };
}

function bandShape({ band, width, colors, fontPx }: TrendTask, { y, bottom }: Scale): string {
  if (!band) return '';
  const inside = (at: number): number => Math.min(Math.max(at, 0), bottom);
  const top = bare(band.high) ? inside(y(band.high)) : 0;
  const foot = bare(band.low) ? inside(y(band.low)) : bottom;
  if (foot - top < 1) return '';
  const edge = (at: number): string =>
    tag('path', { d: `M0,${at.toFixed(1)}H${width}`, stroke: colors.normalMark, 'stroke-dasharray': '5,4' });
  return (
    tag('rect', { x: 0, y: top, width, height: foot - top, fill: colors.normalTint }) +
    (bare(band.high) && top > 0 ? edge(top) : '') +
    (bare(band.low) && foot < bottom ? edge(foot) : '') +
    words(band.text, { x: width - fontPx / 2, y: foot - fontPx * 0.5, fill: colors.normalText, 'text-anchor': 'end' })
  );
}

function lines({ points, colors }: TrendTask, { x, y }: Scale): string {
  const runs: Spot[][] = [[]];
  points.forEach(({ value }, index) => {
    if (value === null) runs.push([]);
    else runs[runs.length - 1]?.push([x(index), y(value)]);
  });
  return runs
    .filter((run) => run.length > 1)
    .map((run) => tag('path', { d: linePath(run), stroke: colors.chartRef, 'stroke-width': 2 }))
    .join('');
}

function mark([x, y]: Spot, { out }: TrendPoint, { colors, fontPx }: TrendTask): string {
  const size = fontPx * 0.5;
  if (!out)
    return tag('circle', {
      cx: x,
      cy: y,
      r: size * 0.9,
      fill: colors.normalMark,
      stroke: colors.surface,
      'stroke-width': 2,
    });
  const d = areaPath([
    [x, y - size * 1.2],
    [x + size * 1.3, y + size],
    [x - size * 1.3, y + size],
  ]);
  return tag('path', {
    d,
    fill: colors.attnMark,
    stroke: colors.surface,
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
  });
}

function pointOf(point: TrendPoint, index: number, { task, scale }: { task: TrendTask; scale: Scale }): string {
  const { colors, height, fontPx } = task;
  const x = scale.x(index);
  const foot = words(point.label, { x, y: height - fontPx * 0.4, fill: colors.ink2, 'text-anchor': 'middle' });
  if (point.value === null)
    return foot + words(point.text, { x, y: scale.bottom - fontPx * 0.5, fill: colors.ink2, 'text-anchor': 'middle' });
  const y = scale.y(point.value);
  const number = words(point.text, {
    x,
    y: y - fontPx * 0.85,
    fill: point.out ? colors.attnText : colors.ink,
    'text-anchor': 'middle',
    'font-weight': 600,
    'font-size': fontPx * 1.15,
  });
  return foot + mark([x, y], point, task) + number;
}

export function drawTrend(task: TrendTask): string {
  const { points, width, height, fontPx, fontFamily } = task;
  const scale = scaleOf(task);
  const parts = [
    bandShape(task, scale),
    lines(task, scale),
    ...points.map((point, index) => pointOf(point, index, { task, scale })),
  ];
  const viewBox = `0 0 ${width} ${height}`;
  const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox, fill: 'none' };
  return tag('svg', { ...root, 'font-family': fontFamily, 'font-size': fontPx }, parts.join(''));
}
