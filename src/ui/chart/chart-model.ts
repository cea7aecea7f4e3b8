/** What a line chart is told, in the units of its caller; pixels and colours come later (chart-picture.ts). */
export interface ChartPoint {
  x: number;
  /** null is a gap: nothing was measured, the line stops and begins again. */
  y: number | null;
  /** On the picture: 118.9 厘米. */
  value: string;
  /** Said when it is tapped, in whole words: 6岁，118.9 厘米，中等偏上. */
  label: string;
  /** Out of range: drawn as a triangle in the colour of attention. */
  state?: 'out';
}

export interface ChartSeries {
  id: string;
  label: string;
  shape: 'circle' | 'square';
  dashed?: boolean;
  /** The brand's colour (a circle's own) or ink (a square's own). */
  tone?: 'line' | 'ink';
  /** Words at the right of the last point. */
  endLabel?: string;
  /** Sorted by x. */
  points: readonly ChartPoint[];
}

export interface ChartBand {
  id: string;
  label?: string;
  tone: 'outer' | 'inner' | 'normal';
  /** Holds until the next point's x, and the last one until the end. */
  stepped?: boolean;
  /** The label stands in the band; else in the legend. */
  inside?: boolean;
  points: readonly { x: number; low: number; high: number }[];
}

export interface ChartGuide {
  id: string;
  /** At the right end. */
  label?: string;
  dashed?: boolean;
  strong?: boolean;
  points: readonly { x: number; y: number }[];
}

export interface ChartTick {
  at: number;
  text: string;
}

/** A part of the plane, and what is written along its edges. */
export interface ChartView {
  x: readonly [number, number];
  y: readonly [number, number];
  xTicks: readonly ChartTick[];
  yTicks: readonly ChartTick[];
}

export interface ChartModel {
  /** At most two: more lines than that nobody can follow. */
  series: readonly ChartSeries[];
  bands?: readonly ChartBand[];
  guides?: readonly ChartGuide[];
  /** Written at a dotted line between the last points of the two series: 差 2 行. */
  difference?: string;
}

/** A point that stands in view, with its height for certain. */
export interface ShownPoint extends ChartPoint {
  y: number;
}

export const inView = (x: number, { x: [from, to] }: ChartView): boolean => x >= from && x <= to;

export const shownPoints = (series: ChartSeries, view: ChartView): ShownPoint[] =>
  series.points.flatMap((point) => (point.y !== null && inView(point.x, view) ? [{ ...point, y: point.y }] : []));

/** The plot grows to hold every point in view, with some air: a value off the scale is shown, never cut. */
export function heightsOf(model: ChartModel, view: ChartView): readonly [number, number] {
  const heights = model.series.flatMap((series) => shownPoints(series, view).map(({ y }) => y));
  const [low, high] = view.y;
  const air = (high - low) * 0.04;
  const under = heights.filter((y) => y < low);
  const over = heights.filter((y) => y > high);
  return [under.length > 0 ? Math.min(...under) - air : low, over.length > 0 ? Math.max(...over) + air : high];
}

/** A line as far as the view goes: up to the first place at its end or past it, so that a step on the edge does not stand up as a wall. */
export function untilEnd<P extends { x: number }>(points: readonly P[], { x: [, to] }: ChartView): readonly P[] {
  const end = points.findIndex(({ x }) => x >= to);
  return end === -1 ? points : points.slice(0, end + 1);
}

/** Every x at which something in view was measured, in order. */
export const measuredAt = (model: ChartModel, view: ChartView): number[] =>
  [...new Set(model.series.flatMap((series) => shownPoints(series, view).map(({ x }) => x)))].sort((a, b) => a - b);
