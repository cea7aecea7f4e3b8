import { heightsOf, type ChartModel, type ChartView } from './chart-model';
import type { Spot } from './svg';

/** How large to draw, in CSS px of the screen. */
export interface ChartSize {
  width: number;
  height: number;
  /** Ticks and labels. */
  fontPx: number;
  /** A finger: no tap area is narrower. */
  touchPx: number;
  /** The large-type layout draws heavier marks. */
  heavy: boolean;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where things go: the plot inside the picture, and how values become places in it. */
export interface ChartLayout {
  size: ChartSize;
  plot: Box;
  place: (x: number, y: number) => Spot;
  placeX: (x: number) => number;
}

const WIDE = /[\u2e80-\uffff]/;
const NARROW_EM = 0.58;

/** Room a text takes: Chinese signs are square, Latin ones and digits a little over half as wide. */
export const textWidth = (text: string, fontPx: number): number =>
  [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 1 : NARROW_EM), 0) * fontPx;

const widest = (texts: readonly string[], fontPx: number): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, fontPx)));

const endTexts = ({ series, guides = [], difference }: ChartModel): string[] =>
  [...series.map(({ endLabel }) => endLabel), ...guides.map(({ label }) => label), difference].flatMap(
    (text) => text ?? [],
  );

/** Half of the last tick may stand beyond the plot. */
function rightRoom(model: ChartModel, view: ChartView, fontPx: number): number {
  const ends = widest(endTexts(model), fontPx * 1.08);
  const last = view.xTicks.find(({ at }) => at === view.x[1]);
  return Math.max(ends > 0 ? ends + fontPx * 0.8 : 0, last ? textWidth(last.text, fontPx) / 2 : 0, fontPx);
}

export function layoutOf(model: ChartModel, view: ChartView, size: ChartSize): ChartLayout {
  const { width, height, fontPx } = size;
  const ticks = view.yTicks.map(({ text }) => text);
  const plot: Box = {
    left: widest(ticks, fontPx) + (ticks.length > 0 ? fontPx * 0.6 : fontPx / 2),
    right: width - rightRoom(model, view, fontPx),
    top: fontPx,
    bottom: height - fontPx * 2,
  };
  const [fromX, toX] = view.x;
  const [low, high] = heightsOf(model, view);
  const placeX = (x: number): number => plot.left + ((x - fromX) / (toX - fromX)) * (plot.right - plot.left);
  const place = (x: number, y: number): Spot => [
    placeX(x),
    plot.bottom - ((y - low) / (high - low)) * (plot.bottom - plot.top),
  ];
  return { size, plot, place, placeX };
}

/** A strip of the picture that answers a tap, and the measurements it stands for. */
export interface TapCell {
  /** Share of the picture's width, 0–1. */
  left: number;
  width: number;
  xs: readonly number[];
}

/**
 * Cuts the picture into strips around the measurements, each reaching half way to its neighbours, and joins strips narrower than a
 * finger with the next: every measurement belongs to exactly one strip, the nearest.
 */
export function tapCells(xs: readonly number[], { size, plot, placeX }: ChartLayout): TapCell[] {
  const places = xs.map(placeX);
  const from = Math.max(0, plot.left - size.touchPx / 2);
  const to = Math.min(size.width, plot.right + size.touchPx / 2);
  const border = (index: number): number => {
    const [before, after] = [places[index - 1], places[index]];
    if (before === undefined) return from;
    return after === undefined ? to : (before + after) / 2;
  };
  const strips: { start: number; end: number; xs: number[] }[] = [];
  xs.forEach((x, index) => {
    const open = strips[strips.length - 1];
    if (open && open.end - open.start < size.touchPx) {
      open.end = border(index + 1);
      open.xs.push(x);
    } else strips.push({ start: border(index), end: border(index + 1), xs: [x] });
  });
  const last = strips[strips.length - 1];
  const before = strips[strips.length - 2];
  if (last && before && last.end - last.start < size.touchPx) {
    strips.splice(-2, 2, { start: before.start, end: last.end, xs: [...before.xs, ...last.xs] });
  }
  return strips.map(({ start, end, xs: held }) => ({
    left: start / size.width,
    width: (end - start) / size.width,
    xs: held,
  }));
}

/** Tapping a strip shows its newest measurement, tapping again the one before, and round again. */
export function nextInCell({ xs }: TapCell, picked: number | undefined): number | undefined {
  const at = picked === undefined ? -1 : xs.indexOf(picked);
  return at > 0 ? xs[at - 1] : xs[xs.length - 1];
}

/** Pushes labels apart so that none stands on another, keeping their order and staying inside. */
export function spread(heights: readonly number[], gap: number, { top, bottom }: Box): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = new Map<number, number>();
  let free = top;
  for (const index of order) {
    const y = Math.max(heights[index] ?? 0, free);
    placed.set(index, y);
    free = y + gap;
  }
  let limit = bottom;
  for (const index of [...order].reverse()) {
    const y = Math.min(placed.get(index) ?? 0, limit);
    placed.set(index, y);
    limit = y - gap;
  }
  return heights.map((height, index) => placed.get(index) ?? height);
}
