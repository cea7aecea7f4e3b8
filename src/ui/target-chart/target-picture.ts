/** Draws readings over days against their targets. Pure: the same task gives the same text. */
import { spread, textWidth } from '../chart/chart-layout';
import { tag, words } from '../chart/svg';
import { dotsOf, spansOf } from './target-marks';
import { GAP_PX, planOf, type Plan, type TargetTask } from './target-plan';

function shadeOf({ model: { shade }, colors, fontPx }: TargetTask, { plot, x, radius }: Plan): string {
  if (!shade) return '';
  const left = x(shade.from) - radius - 2;
  const right = Math.min(x(shade.to) + radius + 4, plot.right);
  const box = { x: left, y: plot.top, width: right - left, height: plot.bottom - plot.top, rx: 6 };
  const at = { x: right, y: plot.top - fontPx * 0.45, fill: colors.brandText };
  return (
    tag('rect', { ...box, fill: colors.chartBand1 }) +
    words(shade.text, { ...at, 'text-anchor': 'end', 'font-weight': 600 })
  );
}

function bandOf(task: TargetTask, { plot, y }: Plan): string {
  const { band } = task.model;
  const { colors, fontPx } = task;
  if (!band) return '';
  const [top, foot] = [Math.max(y(band.high), plot.top), Math.min(y(band.low), plot.bottom)];
  if (foot - top < 1) return '';
  const normal = band.tone === 'normal';
  const box = { x: plot.left, y: top, width: plot.right - plot.left, height: foot - top, rx: 4 };
  const edge = `M${plot.left},${top}H${plot.right}`;
  const line = { d: edge, stroke: colors.normalMark, 'stroke-width': 1.4, 'stroke-dasharray': '5,4' };
  const ground = tag('rect', { ...box, fill: normal ? colors.normalTint : colors.chartBand1 });
  const room = foot - top > fontPx * 1.5;
  if (!normal) return ground + bandName(task, { y: (top + foot) / 2, room: foot - top });
  const inside = { x: plot.left + 6, y: foot - fontPx * 0.5, fill: colors.normalText, 'font-weight': 600 };
  return ground + tag('path', line) + (band.text && room ? words(band.text, inside) : '');
}

/** Between the two numbers of the band, where there is room for three lines. */
function bandName({ model: { band }, colors, width, fontPx }: TargetTask, at: { y: number; room: number }): string {
  if (!band?.text || at.room < fontPx * 2.4) return '';
  const place = { x: width, y: at.y + fontPx * 0.36, fill: colors.brandText, 'text-anchor': 'end' };
  return words(band.text, place);
}

function changeOf({ model: { change, shade }, colors, fontPx }: TargetTask, { plot, x }: Plan): string {
  if (!change) return '';
  const at = x(change.at);
  const d = `M${at},${plot.top}V${plot.bottom}`;
  const shadeFrom = shade ? plot.right - textWidth(shade.text, fontPx) : plot.right;
  const half = textWidth(change.text, fontPx) / 2;
  const middle = Math.max(Math.min(at, shadeFrom - half - GAP_PX), half);
  return (
    tag('path', { d, stroke: colors.chartRef, 'stroke-width': 1.2, 'stroke-dasharray': '2,3' }) +
    words(change.text, { x: middle, y: plot.top - fontPx * 0.45, fill: colors.ink2, 'text-anchor': 'middle' })
  );
}

/** Dashed lines; each with its name over it and its number under it, pushed apart where they meet. */
function targetsOf({ model: { targets }, colors, width, fontPx }: TargetTask, { plot, y }: Plan): string {
  const line = (at: number): string =>
    tag('path', {
      d: `M${plot.left},${y(at)}H${plot.right}`,
      stroke: colors.chartLine,
      'stroke-width': 1.5,
      'stroke-dasharray': '5,4',
    });
  const lines = targets.map(({ at }) => line(at)).join('');
  const labels = targets.flatMap(({ at, name, text }) => [
    ...(name === undefined ? [] : [{ y: y(at) - fontPx * 0.25, text: name, strong: false }]),
    { y: y(at) + fontPx * (name === undefined ? 0.36 : 1), text, strong: true },
  ]);
  const box = { ...plot, bottom: plot.bottom + fontPx * 0.4, top: plot.top + fontPx * 0.4 };
  const heights = spread(
    labels.map((label) => label.y),
    fontPx * 1.2,
    box,
  );
  const said = labels.map(({ text, strong }, index) =>
    words(text, {
      x: width,
      y: heights[index] ?? 0,
      fill: colors.brandText,
      'text-anchor': 'end',
      ...(strong && { 'font-weight': 600, 'font-size': fontPx * 1.12 }),
    }),
  );
  return lines + said.join('');
}

/** Numbers of the scale, but none where a target is written already. */
function gridOf({ model: { yTicks, targets }, colors, width, fontPx }: TargetTask, { plot, y }: Plan): string {
  const taken = (at: number): boolean => targets.some((target) => Math.abs(y(target.at) - y(at)) < fontPx * 1.9);
  return yTicks
    .map(({ at, text }) => {
      const line = tag('path', { d: `M${plot.left},${y(at)}H${plot.right}`, stroke: colors.chartGrid });
      const label = words(text, { x: width, y: y(at) + fontPx * 0.36, fill: colors.ink3, 'text-anchor': 'end' });
      return line + (taken(at) ? '' : label);
    })
    .join('');
}

/** Dates under the plot. The outer two always stand; one between them only where it is clear of both. */
function daysOf({ model: { xTicks }, colors, height, fontPx }: TargetTask, { plot, x }: Plan): string {
  const placed = xTicks.map(({ at, text }) => {
    const half = textWidth(text, fontPx) / 2;
    return { text, half, middle: Math.min(Math.max(x(at), plot.left + half), plot.right + GAP_PX - half) };
  });
  const ends = [placed[0], placed[placed.length - 1]];
  const clear = (one: (typeof placed)[number]): boolean =>
    ends.every(
      (end) =>
        end === undefined || end === one || Math.abs(end.middle - one.middle) > end.half + one.half + fontPx * 0.6,
    );
  return placed
    .filter((one) => ends.includes(one) || clear(one))
    .map(({ text, middle }) =>
      words(text, { x: middle, y: height - fontPx * 0.4, fill: colors.ink2, 'text-anchor': 'middle' }),
    )
    .join('');
}

export function drawTargets(task: TargetTask): string {
  const plan = planOf(task);
  const { width, height, fontFamily, fontPx } = task;
  const parts = [shadeOf, bandOf, gridOf, targetsOf, changeOf, spansOf, dotsOf, daysOf];
  const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, fill: 'none' };
  const content = parts.map((part) => part(task, plan)).join('');
  return tag('svg', { ...root, 'font-family': fontFamily, 'font-size': fontPx }, content);
}
