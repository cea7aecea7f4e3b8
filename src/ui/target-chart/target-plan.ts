import type { ChartColors } from '../chart/chart-colors';
import { textWidth, type Box } from '../chart/chart-layout';
import type { TargetModel, TargetSpan } from './target-model';

export interface TargetTask {
  model: TargetModel;
  colors: ChartColors;
  width: number;
  height: number;
  fontPx: number;
  fontFamily: string;
  /** The large-type layout draws heavier marks. */
  heavy: boolean;
}

/** Where things go: the plot inside the picture, and how days and values become places in it. */
export interface Plan {
  plot: Box;
  x: (day: number) => number;
  y: (value: number) => number;
  /** Half a mark's width: as large as the days leave room for. */
  radius: number;
}

const MARK = { smallest: 1.9, largest: 4.6 };
const HEAVY = 1.25;
const DAY_SHARE = 0.42;
/** Between the plot and the words beside it. */
export const GAP_PX = 8;

const rightWords = ({ targets, yTicks, band }: TargetModel): string[] => [
  ...(band?.tone === 'target' ? [band.text ?? ''] : []),
  ...targets.flatMap(({ name = '', text }) => [name, text]),
  ...yTicks.map(({ text }) => text),
];

/** How far marks stand from each other: each day for capsules, what is usual for dots. */
function daysApart({ x: [from, to], spans = [], dots = [] }: TargetModel): number {
  const places = new Set([...spans, ...dots].map(({ x }) => x)).size;
  return spans.length > 0 ? Math.max(1, spanGap(spans)) : Math.max(1, (to - from) / Math.max(places, 1));
}

const spanGap = (spans: readonly TargetSpan[]): number =>
  Math.min(...spans.slice(1).map(({ x }, index) => x - (spans[index]?.x ?? x)), Infinity) || 1;

export function planOf({ model, width, height, fontPx, heavy }: TargetTask): Plan {
  const widest = Math.max(0, ...rightWords(model).map((text) => textWidth(text, fontPx * 1.12)));
  const above = model.shade || model.change ? fontPx * 1.9 : fontPx * 0.8;
  const plot = { left: 4, right: width - widest - GAP_PX, top: above, bottom: height - fontPx * 2.1 };
  const [[from, to], [low, high]] = [model.x, model.y];
  const side = MARK.largest * (heavy ? HEAVY : 1) + 4;
  const step = (plot.right - plot.left - 2 * side) / Math.max(to - from, 1);
  const radius = Math.min(Math.max(step * daysApart(model) * DAY_SHARE, MARK.smallest), MARK.largest);
  return {
    plot,
    x: (day) => plot.left + side + (day - from) * step,
    y: (value) => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top),
    radius: radius * (heavy ? HEAVY : 1),
  };
}
