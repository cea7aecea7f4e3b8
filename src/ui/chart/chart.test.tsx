import { fireEvent, render, screen } from '@testing-library/react';
import { chartColors } from './chart-colors';
import { layoutOf, nextInCell, spread, tapCells, textWidth, type ChartSize } from './chart-layout';
import type { ChartModel, ChartPoint, ChartView } from './chart-model';
import { drawChart, type ChartTask } from './chart-picture';
import { LineChart, type LineChartProps } from './line-chart';
import { areaPath, dataUri, figure, linePath } from './svg';

const point = (x: number, y: number | null, state?: 'out'): ChartPoint => ({
  x,
  y,
  value: `${String(y)} 厘米`,
  label: `${x}岁，${String(y)} 厘米`,
  ...(state ? { state } : {}),
});
const line = (points: readonly ChartPoint[]): ChartModel['series'][number] => ({
  id: 'a',
  label: '身高',
  shape: 'circle',
  points,
});
const VIEW: ChartView = {
  x: [0, 10],
  y: [0, 100],
  xTicks: [
    { at: 0, text: '出生' },
    { at: 10, text: '10岁' },
  ],
  yTicks: [{ at: 50, text: '50' }],
};
const SIZE: ChartSize = { width: 326, height: 260, fontPx: 14, touchPx: 44, heavy: false };
const task = (model: ChartModel, more: Partial<ChartTask> = {}): ChartTask => ({
  model,
  view: VIEW,
  size: SIZE,
  colors: chartColors.standard,
  fontFamily: 'sans-serif',
  picked: undefined,
  ...more,
});

function parsed(more: ChartTask): SVGElement {
  const { svg } = drawChart(more);
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document.documentElement as unknown as SVGElement;
}
const texts = (svg: SVGElement): string[] => [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
const numbers = (element: Element | null, names: readonly string[]): number[] =>
  names.map((name) => Number(element?.getAttribute(name)));
/** The absolute spots of a path made of M and relative l. */
function spotsOf(d: string): [number, number][] {
  let at: [number, number] = [0, 0];
  return [...d.matchAll(/[Ml](-?[\d.]+),(-?[\d.]+)/g)].map(([step, x, y]) => {
    at = step.startsWith('M') ? [Number(x), Number(y)] : [at[0] + Number(x), at[1] + Number(y)];
    return at;
  });
}

test.each([
  [0, '0'],
  [0.46, '.5'],
  [-0.46, '-.5'],
  [12.34, '12.3'],
  [10.02, '10'],
  [-0.04, '0'],
])('%d is written %s', (value, text) => expect(figure(value)).toBe(text));

test('steps of a path never add up an error of rounding', () => {
  const spots = Array.from({ length: 400 }, (_, index) => [index * 0.77, index * 0.333] as const);
  const end = spotsOf(linePath(spots)).pop();
  expect(end?.[0]).toBeCloseTo(399 * 0.77, 0);
  expect(Math.abs((end?.[1] ?? 0) - 399 * 0.333)).toBeLessThan(0.11);
  expect(areaPath([[0, 0]])).toBe('M0,0z');
});

test('an address keeps every sign of the picture and none that breaks one', () => {
  const svg = "<svg a='1%'><text>高 #&amp;\"</text></svg>";
  const uri = dataUri(svg);
  expect(uri).toMatch(/^data:image\/svg\+xml,[\w\-.!~*'(),/:;=%]+$/);
  expect(decodeURIComponent(uri.slice('data:image/svg+xml,'.length))).toBe(svg);
});

test('Chinese signs are square, Latin ones narrower', () => {
  expect(textWidth('身高', 14)).toBe(28);
  expect(textWidth('50', 14)).toBeLessThan(28);
});

test('values become places: corners, middle, and the axis turned up', () => {
  const layout = layoutOf({ series: [line([point(5, 50)])] }, VIEW, SIZE);
  const { left, right, top, bottom } = layout.plot;
  expect(layout.place(0, 0)).toEqual([left, bottom]);
  expect(layout.place(10, 100)).toEqual([right, top]);
  expect(layout.place(5, 50)).toEqual([(left + right) / 2, (top + bottom) / 2]);
  expect(left).toBeGreaterThan(textWidth('50', 14));
  expect(bottom).toBeLessThan(SIZE.height - 14);
});

test('the plot makes room at the right for the widest end label', () => {
  const bare = layoutOf({ series: [line([])] }, VIEW, SIZE);
  const labelled = layoutOf({ series: [{ ...line([]), endLabel: '右眼 1.0' }] }, VIEW, SIZE);
  expect(bare.plot.right - labelled.plot.right).toBeGreaterThan(textWidth('右眼', 14));
  expect(labelled.plot.right + textWidth('右眼 1.0', 14)).toBeLessThan(SIZE.width);
});

test('a value off the scale widens the scale, so that it is never cut', () => {
  const svg = parsed(task({ series: [line([point(2, 20), point(8, 130)])] }));
  const [high = -1] = numbers(svg.querySelectorAll('circle')[1] ?? null, ['cy']);
  expect(high).toBeGreaterThan(SIZE.fontPx);
  const below = layoutOf({ series: [line([point(2, -30)])] }, VIEW, SIZE);
  expect(below.place(2, -30)[1]).toBeLessThan(below.plot.bottom);
});

test('points stand where their values are; the last is large, one out of range is a triangle', () => {
  const svg = parsed(task({ series: [line([point(0, 10), point(5, 50), point(6, 90, 'out'), point(10, 60)])] }));
  const circles = [...svg.querySelectorAll('circle')];
  const { place } = layoutOf({ series: [line([point(0, 10)])] }, VIEW, SIZE);
  expect(circles).toHaveLength(3);
  const [cx = 0, cy = 0, radius = 0] = numbers(circles[1] ?? null, ['cx', 'cy', 'r']);
  expect([cx, cy]).toEqual(place(5, 50).map((value) => expect.closeTo(value, 0)));
  expect(numbers(circles[2] ?? null, ['r'])[0]).toBeGreaterThan(radius);
  const triangle = svg.querySelector(`path[fill='${chartColors.standard.attnMark}']`);
  const spots = spotsOf(triangle?.getAttribute('d') ?? '');
  expect(spots).toHaveLength(3);
  expect(spots[0]?.[0] ?? 0).toBeCloseTo(place(6, 90)[0], 0);
});

test('a gap parts the line, and a lone point draws none', () => {
  const svg = parsed(
    task({
      series: [line([point(0, 1), point(1, 2), point(2, null), point(3, 4), point(4, 5), point(5, null), point(6, 7)])],
    }),
  );
  const drawn = [...svg.querySelectorAll(`path[stroke='${chartColors.standard.chartLine}']`)];
  expect(drawn.map((path) => spotsOf(path.getAttribute('d') ?? '').length)).toEqual([2, 2]);
  expect(svg.querySelectorAll('circle')).toHaveLength(5);
});

test('the second series is squares on a dashed line, with its words and the difference between', () => {
  const right = { ...line([point(2, 50), point(8, 80)]), endLabel: '右眼 1.0' };
  const left = {
    ...line([point(2, 50), point(8, 60, 'out')]),
    id: 'b',
    shape: 'square' as const,
    dashed: true,
    endLabel: '左眼 0.6',
  };
  const svg = parsed(task({ series: [right, left], difference: '差 2 行' }));
  expect(svg.querySelectorAll('rect')).toHaveLength(1);
  expect(svg.querySelectorAll("path[stroke-dasharray='6,5']")).toHaveLength(1);
  expect(texts(svg)).toEqual(expect.arrayContaining(['右眼 1.0', '左眼 0.6', '差 2 行']));
  const [of, between, low] = ['右眼 1.0', '差 2 行', '左眼 0.6'].map((words) =>
    Number([...svg.querySelectorAll('text')].find(({ textContent }) => textContent === words)?.getAttribute('y')),
  );
  expect((between ?? 0) - (of ?? 0)).toBeGreaterThan(14);
  expect((low ?? 0) - (between ?? 0)).toBeGreaterThan(14);
});

test.each([
  ['the newest unless another was tapped', undefined, '60 厘米'],
  ['the tapped one', 5, '50 厘米'],
])('the label beside a single line names %s', (_, picked, value) => {
  const svg = parsed(task({ series: [line([point(0, 10), point(5, 50), point(10, 60)])] }, { picked }));
  expect(texts(svg)).toContain(value);
  const box = svg.querySelector('rect');
  const [x = 0, y = 0, width = 0, height = 0] = numbers(box, ['x', 'y', 'width', 'height']);
  expect([x >= 0, y >= 0, x + width <= SIZE.width, y + height <= SIZE.height]).toEqual([true, true, true, true]);
});

test('a stepped band holds its height until the next step, the last until the end', () => {
  const bands = [
    {
      id: 'b',
      tone: 'normal' as const,
      stepped: true,
      inside: true,
      label: '该到这里',
      points: [
        { x: 0, low: 20, high: 90 },
        { x: 4, low: 40, high: 90 },
      ],
    },
  ];
  const model = { series: [line([point(5, 50)])], bands };
  const svg = parsed(task(model));
  const area = svg.querySelector(`path[fill='${chartColors.standard.normalTint}']`);
  const { place, plot } = layoutOf(model, VIEW, SIZE);
  const spots = spotsOf(area?.getAttribute('d') ?? '');
  expect(spots).toHaveLength(8);
  const edge = spots.map(([x, y]) => [Math.round(x), Math.round(y)]);
  for (const corner of [place(4, 20), place(4, 40), place(10, 40)]) expect(edge).toContainEqual(corner.map(Math.round));
  expect(plot.right).toBe(place(10, 40)[0]);
  expect(texts(svg)).toContain('该到这里');
});

test('a zoomed view draws only its own points and cuts the rest at its edge', () => {
  const model = { series: [line([point(1, 10), point(3, 30), point(9, 90)])] };
  const svg = parsed(task(model, { view: { ...VIEW, x: [0, 4] } }));
  expect(svg.querySelectorAll('circle')).toHaveLength(2);
  expect(svg.querySelector('clipPath path')).not.toBeNull();
  expect(texts(svg)).toContain('30 厘米');
});

test('a guide ends with the view: a step on its edge is no wall, and its words stand at the end of the line', () => {
  const stair = [0, 5, 10, 10, 20].map((x, index) => ({ x, y: [10, 20, 30, 60, 60][index] ?? 0 }));
  const model = { series: [line([point(5, 50)])], guides: [{ id: 'g', label: '高', points: stair }] };
  const svg = parsed(task(model));
  const drawn = svg.querySelector(`path[stroke='${chartColors.standard.chartRef}']`);
  const { place } = layoutOf(model, VIEW, SIZE);
  const end = spotsOf(drawn?.getAttribute('d') ?? '').pop();
  expect(end?.map(Math.round)).toEqual(place(10, 30).map(Math.round));
  const label = [...svg.querySelectorAll('text')].find(({ textContent }) => textContent === '高');
  expect(Math.abs(Number(label?.getAttribute('y')) - place(10, 30)[1])).toBeLessThan(SIZE.fontPx);
});

describe('tap strips', () => {
  const layout = layoutOf({ series: [line([])] }, VIEW, SIZE);
  const everyTenth = Array.from({ length: 40 }, (_, index) => index / 4);

  test.each([
    ['none', []],
    ['one', [5]],
    ['two at the edges', [0, 10]],
    ['forty', everyTenth],
    ['a crowd at birth', [0, 0.1, 0.2, 0.3, 0.5, 1, 4, 10]],
  ])('%s: each measurement in one strip, no strip narrower than a finger', (_, xs) => {
    const cells = tapCells(xs, layout);
    expect(cells.flatMap((cell) => cell.xs)).toEqual(xs);
    for (const { left, width } of cells) {
      expect(width * SIZE.width).toBeGreaterThanOrEqual(SIZE.touchPx - 0.01);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(1.0001);
    }
  });

  test('a strip reaches half way to the neighbours', () => {
    const [first, second] = tapCells([2, 8], layout);
    expect(second?.left).toBeCloseTo(layout.placeX(5) / SIZE.width);
    expect((first?.left ?? 0) + (first?.width ?? 0)).toBeCloseTo(second?.left ?? 0);
  });

  test('tapping goes from the newest back and round again', () => {
    const cell = { left: 0, width: 1, xs: [1, 2, 3] };
    expect([undefined, 3, 2, 1, 9].map((picked) => nextInCell(cell, picked))).toEqual([3, 2, 1, 3, 3]);
  });
});

test.each([
  [
    [50, 52, 54],
    [50, 60, 70],
  ],
  [
    [90, 95],
    [80, 90],
  ],
  [
    [10, 80],
    [10, 80],
  ],
])('labels at %j are pushed to %j', (heights, placed) => {
  expect(spread(heights, 10, { left: 0, right: 0, top: 0, bottom: 90 })).toEqual(placed);
});

test('the picture of six years travels in a few kilobytes', () => {
  const months = Array.from({ length: 44 }, (_, index) => index * 2);
  const model: ChartModel = {
    series: [line(months.slice(0, 30).map((x) => point(x, 50 + x)))],
    bands: ['outer', 'inner'].map((tone) => ({
      id: tone,
      tone: tone as 'outer',
      points: months.map((x) => ({ x, low: 48 + x, high: 52 + x })),
    })),
    guides: [{ id: 'p50', points: months.map((x) => ({ x, y: 50 + x })) }],
  };
  const { svg } = drawChart(task(model, { view: { ...VIEW, x: [0, 90], y: [40, 140] } }));
  expect(dataUri(svg).length).toBeLessThan(12_000);
});

describe('on the screen', () => {
  const props: LineChartProps = {
    series: [line([point(1, 10), point(5, 50), point(9, 90)])],
    zooms: [
      { ...VIEW, key: 'all', text: '全部' },
      { ...VIEW, key: 'early', text: '0–4岁', x: [0, 4] },
    ],
    zoomLabel: '看哪一段',
    summary: '身高一直在长',
    hint: '点一下看那天的数',
    table: { show: '用表格看', hide: '收起表格', head: ['年龄', '身高'], rows: [['1岁', '10 厘米']] },
  };

  test('a tap says the measurement in words and tells the page', () => {
    const onPick = jest.fn();
    render(<LineChart {...props} onPick={onPick} />);
    expect(screen.getByText('点一下看那天的数')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: '5岁，50 厘米' }));
    expect(screen.getByText('5岁，50 厘米')).toBeInTheDocument();
    expect(onPick).toHaveBeenCalledWith(5);
  });

  test('the picture has a sentence for a name, and a table beside it', () => {
    render(<LineChart {...props} />);
    expect(screen.getByRole('img', { name: '身高一直在长' })).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '用表格看' }));
    expect(screen.getByRole('cell', { name: '10 厘米' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '收起表格' })).toBeInTheDocument();
  });

  test('zooming leaves the points of that age', () => {
    render(<LineChart {...props} />);
    fireEvent.click(screen.getByRole('tab', { name: '0–4岁' }));
    expect(screen.getByRole('button', { name: '1岁，10 厘米' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /9岁/ })).toBeNull();
  });
});
