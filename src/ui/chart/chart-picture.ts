import type { ChartColors } from './chart-colors';
import { layoutOf, tapCells, type ChartLayout, type ChartSize, type TapCell } from './chart-layout';
import { bandShapes, guideLines } from './chart-ground';
import { bubble, differenceLine, endLabels, seriesMarks } from './chart-marks';
import { measuredAt, type ChartModel, type ChartView } from './chart-model';
import { tag, words } from './svg';

export interface ChartTask {
  model: ChartModel;
  view: ChartView;
  size: ChartSize;
  /** Resolved colours: a style sheet's variables do not reach inside an image. */
  colors: ChartColors;
  fontFamily: string;
  /** The measurement that was tapped. */
  picked: number | undefined;
}

export interface ChartPicture {
  svg: string;
  cells: TapCell[];
}

function grid({ view, colors }: ChartTask, { plot, place, size }: ChartLayout): string {
  const lines = view.yTicks.map(({ at, text }) => {
    const [, y] = place(view.x[0], at);
    return (
      tag('path', { d: `M${plot.left},${y}H${plot.right}`, stroke: colors.chartGrid }) +
      words(text, {
        x: plot.left - size.fontPx * 0.45,
        y: y + size.fontPx * 0.36,
        fill: colors.ink3,
        'text-anchor': 'end',
      })
    );
  });
  const ticks = view.xTicks.map(({ at, text }) =>
    words(text, {
      x: place(at, view.y[0])[0],
      y: size.height - size.fontPx * 0.4,
      fill: colors.ink2,
      'text-anchor': at === view.x[0] ? 'start' : 'middle',
    }),
  );
  return [...lines, ...ticks].join('');
}

/** What lies over the edge of a zoomed plot is cut off there, with room for the marks on the edge. */
const CLIP = 'plot';

function clip({ plot, size }: ChartLayout): string {
  const room = size.fontPx / 2;
  const d = `M${plot.left},${plot.top - room}H${plot.right}V${plot.bottom}H${plot.left}z`;
  return tag('clipPath', { id: CLIP }, tag('path', { d }));
}

/**
 * Draws a line chart: grid, bands, guides, series, words, in this order. Pure: the same task gives the same text. The result is an
 * SVG document for an image (WeChat knows no inline SVG) and the strips of it that answer a tap.
 */
export function drawChart(task: ChartTask): ChartPicture {
  const { model, view, size, fontFamily } = task;
  const layout = layoutOf(model, view, size);
  const ground = bandShapes(task, layout) + guideLines(task, layout);
  const parts = [
    clip(layout),
    grid(task, layout),
    tag('g', { 'clip-path': `url(#${CLIP})` }, ground),
    differenceLine(task, layout),
    ...model.series.map((series) => seriesMarks(series, task, layout)),
    endLabels(task, layout),
    bubble(task, layout),
  ];
  const svg = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: size.width,
      height: size.height,
      viewBox: `0 0 ${size.width} ${size.height}`,
      fill: 'none',
      'font-family': fontFamily,
      'font-size': size.fontPx,
    },
    parts.join(''),
  );
  return { svg, cells: tapCells(measuredAt(model, view), layout) };
}
