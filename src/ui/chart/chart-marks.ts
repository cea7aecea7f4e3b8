import type { ChartColors } from './chart-colors';
import { spread, textWidth, type ChartLayout } from './chart-layout';
import { shownPoints, untilEnd, type ChartGuide, type ChartSeries, type ShownPoint } from './chart-model';
import type { ChartTask } from './chart-picture';
import { areaPath, linePath, tag, words, type Spot } from './svg';

const POINT_PX = 3.6;
const LAST_PX = 6.2;
const HEAVY = 1.3;

const colorOf = ({ shape, tone }: ChartSeries, colors: ChartColors): string =>
  (tone ?? (shape === 'circle' ? 'line' : 'ink')) === 'line' ? colors.chartLine : colors.ink;

/** The runs of a line between its gaps. A gap just outside the view still parts what is inside. */
function runs({ points }: ChartSeries, place: ChartLayout['place']): Spot[][] {
  const parts: Spot[][] = [[]];
  for (const { x, y } of points) {
    if (y === null) parts.push([]);
    else parts[parts.length - 1]?.push(place(x, y));
  }
  return parts.filter((run) => run.length > 1);
}

interface MarkTask {
  spot: Spot;
  radius: number;
  fill: string;
  edge: string;
}

function circle({ spot: [cx, cy], radius, fill, edge }: MarkTask): string {
  return tag('circle', { cx, cy, r: radius, fill, stroke: edge, 'stroke-width': radius / 3 });
}

function square({ spot: [x, y], radius, fill, edge }: MarkTask): string {
  const half = radius * 0.9;
  return tag('rect', {
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
    fill,
    stroke: edge,
    'stroke-width': radius / 3,
  });
}

/** Larger than the others: it must be found at a glance and without colour. */
function triangle({ spot: [x, y], radius, fill, edge }: MarkTask): string {
  const size = radius * 1.45;
  const d = areaPath([
    [x, y - size],
    [x + size, y + size * 0.8],
    [x - size, y + size * 0.8],
  ]);
  return tag('path', { d, fill, stroke: edge, 'stroke-width': radius / 3, 'stroke-linejoin': 'round' });
}

const SHAPES = { circle, square };

export function seriesMarks(series: ChartSeries, task: ChartTask, layout: ChartLayout): string {
  const { colors, view, picked } = task;
  const weight = layout.size.heavy ? HEAVY : 1;
  const fill = colorOf(series, colors);
  const lines = runs(series, layout.place).map((run) =>
    tag('path', {
      d: linePath(run),
      stroke: fill,
      'stroke-width': 2.2 * weight,
      'stroke-dasharray': series.dashed ? '6,5' : undefined,
      'stroke-linejoin': 'round',
    }),
  );
  const points = shownPoints(series, view);
  const last = points[points.length - 1];
  const marks = points.map((point) => {
    const large = point === last || point.x === picked;
    const mark = {
      spot: layout.place(point.x, point.y),
      radius: (large ? LAST_PX : POINT_PX) * weight,
      edge: colors.surface,
    };
    return point.state === 'out'
      ? triangle({ ...mark, fill: colors.attnMark })
      : SHAPES[series.shape]({ ...mark, fill });
  });
  return tag('g', { 'clip-path': 'url(#plot)' }, lines.join('')) + marks.join('');
}

const lastPoint = (series: ChartSeries, task: ChartTask): ShownPoint | undefined =>
  shownPoints(series, task.view).slice(-1)[0];

/** The two newest measurements of a chart with two series, when both lie in view. */
function lastSpots(task: ChartTask, { place }: ChartLayout): [Spot, Spot] | undefined {
  const [first, second] = task.model.series.map((series) => lastPoint(series, task));
  return first && second ? [place(first.x, first.y), place(second.x, second.y)] : undefined;
}

export function differenceLine(task: ChartTask, layout: ChartLayout): string {
  const spots = task.model.difference === undefined ? undefined : lastSpots(task, layout);
  if (!spots) return '';
  const d = linePath(spots);
  return tag('path', { d, stroke: task.colors.attnMark, 'stroke-width': 2, 'stroke-dasharray': '2,3' });
}

interface EndLabel {
  y: number;
  text: string;
  fill: string;
  bold: boolean;
}

function seriesLabel(series: ChartSeries, task: ChartTask, layout: ChartLayout): EndLabel[] {
  const last = lastPoint(series, task);
  if (!last || !series.endLabel) return [];
  const fill = last.state === 'out' ? task.colors.attnText : colorOf(series, task.colors);
  return [{ y: layout.place(last.x, last.y)[1], text: series.endLabel, fill, bold: true }];
}

function guideLabel({ label, strong, points }: ChartGuide, task: ChartTask, layout: ChartLayout): EndLabel[] {
  const last = untilEnd(points, task.view).slice(-1)[0];
  if (!label || !last) return [];
  const fill = strong ? task.colors.brandText : task.colors.ink2;
  return [{ y: layout.place(last.x, last.y)[1], text: label, fill, bold: strong ?? false }];
}

function differenceLabel(task: ChartTask, layout: ChartLayout): EndLabel[] {
  const spots = lastSpots(task, layout);
  const text = task.model.difference;
  if (!spots || text === undefined) return [];
  return [{ y: (spots[0][1] + spots[1][1]) / 2, text, fill: task.colors.attnText, bold: false }];
}

/** The words at the right: what each line is and where it ended, pushed apart where they meet. */
export function endLabels(task: ChartTask, layout: ChartLayout): string {
  const { series, guides = [] } = task.model;
  const labels = [
    ...series.flatMap((each) => seriesLabel(each, task, layout)),
    ...guides.flatMap((each) => guideLabel(each, task, layout)),
    ...differenceLabel(task, layout),
  ];
  const { plot, size } = layout;
  const heights = spread(
    labels.map(({ y }) => y),
    size.fontPx * 1.3,
    plot,
  );
  return labels
    .map(({ text, fill, bold }, index) =>
      words(text, {
        x: plot.right + size.fontPx * 0.6,
        y: (heights[index] ?? 0) + size.fontPx * 0.36,
        fill,
        'font-weight': bold ? 600 : undefined,
      }),
    )
    .join('');
}

/** The value of the tapped (else the newest) point of a single line, on a dark label beside it. */
export function bubble(task: ChartTask, layout: ChartLayout): string {
  const [series, ...others] = task.model.series;
  if (!series || others.length > 0) return '';
  const points = shownPoints(series, task.view);
  const point = points.find(({ x }) => x === task.picked) ?? points[points.length - 1];
  if (!point) return '';
  const { fontPx, width } = layout.size;
  const box = { width: textWidth(point.value, fontPx) + fontPx * 1.3, height: fontPx * 1.9 };
  const [x, y] = layout.place(point.x, point.y);
  const beside = x - box.width - fontPx * 0.7;
  const left = beside >= 0 ? beside : Math.min(x + fontPx * 0.7, width - box.width);
  const top = Math.max(0, y - box.height - fontPx * 0.6);
  return (
    tag('rect', { x: left, y: top, width: box.width, height: box.height, rx: 8, fill: task.colors.ink }) +
    words(point.value, {
      x: left + box.width / 2,
      y: top + box.height / 2 + fontPx * 0.36,
      fill: task.colors.surface,
      'text-anchor': 'middle',
      'font-weight': 600,
    })
  );
}
