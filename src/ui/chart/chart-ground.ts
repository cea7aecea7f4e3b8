import type { ChartColors } from './chart-colors';
import type { ChartLayout } from './chart-layout';
import { untilEnd, type ChartBand } from './chart-model';
import type { ChartTask } from './chart-picture';
import { areaPath, linePath, tag, words, type Spot } from './svg';

type Edge = readonly { x: number; y: number }[];

/** A stepped edge holds its height until the next step begins. */
function edgeSpots(edge: Edge, end: number | undefined, { place }: ChartLayout): Spot[] {
  if (end === undefined) return edge.map(({ x, y }) => place(x, y));
  return edge.flatMap(({ x, y }, index) => [place(x, y), place(edge[index + 1]?.x ?? end, y)]);
}

interface BandLook {
  fill: string;
  line: string;
  text: string;
  dash?: string;
}

const lookOf = (tone: ChartBand['tone'], colors: ChartColors): BandLook => {
  switch (tone) {
    case 'outer':
      return { fill: colors.chartBand1, line: colors.chartBar, text: colors.ink2 };
    case 'inner':
      return { fill: colors.chartBand2, line: 'none', text: colors.ink2 };
    case 'normal':
      return { fill: colors.normalTint, line: colors.normalMark, text: colors.normalText, dash: '4,4' };
  }
};

function bandShape(band: ChartBand, task: ChartTask, layout: ChartLayout): string {
  const look = lookOf(band.tone, task.colors);
  const end = band.stepped ? task.view.x[1] : undefined;
  const edgeOf = (side: 'low' | 'high'): Spot[] =>
    edgeSpots(
      band.points.map((point) => ({ x: point.x, y: point[side] })),
      end,
      layout,
    );
  const [low, high] = [edgeOf('low'), edgeOf('high')];
  const line = (d: string): string =>
    look.line === 'none'
      ? ''
      : tag('path', { d, stroke: look.line, 'stroke-width': 1.2, 'stroke-dasharray': look.dash });
  const lines = band.tone === 'normal' ? line(linePath(low)) : line(linePath(low)) + line(linePath(high));
  return tag('path', { d: areaPath([...high, ...[...low].reverse()]), fill: look.fill }) + lines;
}

/** Where a band's own words stand: at its upper left, inside. */
function bandWords(band: ChartBand, task: ChartTask, layout: ChartLayout): string {
  const first = band.points[0];
  if (!band.inside || !band.label || !first) return '';
  const { fontPx } = layout.size;
  const [x, y] = layout.place(Math.max(first.x, task.view.x[0]), first.high);
  return words(band.label, {
    x: x + fontPx * 0.4,
    y: Math.max(y, layout.plot.top) + fontPx * 1.15,
    fill: lookOf(band.tone, task.colors).text,
  });
}

export function bandShapes(task: ChartTask, layout: ChartLayout): string {
  const bands = (task.model.bands ?? []).filter(({ points }) => points.length > 0);
  return bands.map((band) => bandShape(band, task, layout) + bandWords(band, task, layout)).join('');
}

export function guideLines({ model, view, colors }: ChartTask, { place }: ChartLayout): string {
  return (model.guides ?? [])
    .map(({ points, dashed, strong }) =>
      tag('path', {
        d: linePath(untilEnd(points, view).map(({ x, y }) => place(x, y))),
        stroke: strong ? colors.chartLine : colors.chartRef,
        'stroke-width': strong ? 1.6 : 1.2,
        'stroke-dasharray': dashed ? '5,4' : undefined,
      }),
    )
    .join('');
}
