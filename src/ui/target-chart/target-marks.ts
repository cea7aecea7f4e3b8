import type { ChartColors } from '../chart/chart-colors';
import { textWidth } from '../chart/chart-layout';
import { areaPath, linePath, tag, words, type Spot } from '../chart/svg';
import type { TargetDot } from './target-model';
import type { Plan, TargetTask } from './target-plan';

interface Mark {
  spot: Spot;
  radius: number;
  colors: ChartColors;
}

const circle = ({ spot: [cx, cy], radius, colors }: Mark): string =>
  tag('circle', { cx, cy, r: radius, fill: colors.chartLine, stroke: colors.surface, 'stroke-width': 1 });

/** Hollow, so that it is told from a circle at any size. */
function diamond({ spot: [x, y], radius, colors }: Mark): string {
  const size = radius * 1.3;
  const d = areaPath([
    [x, y - size],
    [x + size, y],
    [x, y + size],
    [x - size, y],
  ]);
  return tag('path', { d, fill: colors.surface, stroke: colors.chartLine, 'stroke-width': 2 });
}

/** Larger than the others: it must be found at a glance and without colour. */
function triangle({ spot: [x, y], radius, colors }: Mark): string {
  const size = radius * 1.5;
  const d = areaPath([
    [x, y - size],
    [x + size, y + size * 0.8],
    [x - size, y + size * 0.8],
  ]);
  return tag('path', {
    d,
    fill: colors.attnMark,
    stroke: colors.surface,
    'stroke-width': 1,
    'stroke-linejoin': 'round',
  });
}

export function spansOf({ model: { spans = [] }, colors }: TargetTask, { x, y, radius }: Plan): string {
  const bars = spans.map(({ x: day, low, high }) =>
    tag('path', { d: `M${x(day)},${y(high)}V${y(low)}`, stroke: colors.chartBar, 'stroke-width': radius * 1.35 }),
  );
  const ends = spans.flatMap(({ x: day, low, high, lowOut, highOut }) => [
    { spot: [x(day), y(high)] as const, out: highOut },
    { spot: [x(day), y(low)] as const, out: lowOut },
  ]);
  const marks = ends.map(({ spot, out }) => (out ? triangle : circle)({ spot, radius, colors }));
  return [...bars, ...marks].join('');
}

const SHAPES = { circle, diamond };

function lastWords({ model: { dots = [], last }, colors, fontPx }: TargetTask, { plot, x, y, radius }: Plan): string {
  const newest = dots[dots.length - 1];
  if (!newest || last === undefined) return '';
  const half = textWidth(last, fontPx * 1.25) / 2;
  return words(last, {
    x: Math.min(x(newest.x), plot.right - half),
    y: Math.max(y(newest.y) - radius - fontPx * 0.6, plot.top + fontPx * 0.6),
    fill: newest.out ? colors.attnText : colors.ink,
    'text-anchor': 'middle',
    'font-weight': 600,
    'font-size': fontPx * 1.25,
  });
}

export function dotsOf(task: TargetTask, plan: Plan): string {
  const { dots = [], line } = task.model;
  const { colors } = task;
  const spotOf = ({ x, y }: TargetDot): Spot => [plan.x(x), plan.y(y)];
  const joined =
    line && dots.length > 1
      ? tag('path', {
          d: linePath(dots.map(spotOf)),
          stroke: colors.chartLine,
          'stroke-width': 2.2,
          'stroke-linejoin': 'round',
        })
      : '';
  const marks = dots.map((dot, index) => {
    const newest = index === dots.length - 1 && task.model.last !== undefined;
    const mark = { spot: spotOf(dot), radius: plan.radius * (newest ? 1.4 : 1), colors };
    return dot.out ? triangle(mark) : SHAPES[dot.shape](mark);
  });
  return joined + marks.join('') + lastWords(task, plan);
}
