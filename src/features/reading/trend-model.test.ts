import { addDays } from '@kangban/domain/shared/plain-date';
import { TODAY } from '../../../test/family-samples';
import { trend } from '../../../test/reading-samples';
import { goalOf, isByWeek, pairPicture, pictureOf } from './trend-model';

const point = (daysAgo: number, a: number, b: number | null = null) => ({
  on: addDays(TODAY, -daysAgo),
  a,
  b,
  count: 1,
  state: 'in-target' as const,
  source: 'typed' as const,
});

test('a month of pressure: a capsule a day, a gap where nothing was measured, both ends judged by their own target', () => {
  const model = pictureOf(trend());
  expect(model?.spans).toHaveLength(26);
  expect(model?.spans?.[0]).toEqual({ x: 0, low: 94, high: 156, lowOut: true, highOut: true });
  expect(model?.spans?.at(-1)).toEqual({ x: 29, low: 82, high: 136, lowOut: false, highOut: false });
  expect(model?.targets).toEqual([
    { at: 140, name: '高压', text: '140' },
    { at: 90, name: '低压', text: '90' },
  ]);
  expect(model).toMatchObject({
    shade: { from: 23, to: 29 },
    change: { at: 18, text: '11月12日 调药' },
    xTicks: [{ text: '10月25日' }, { text: '11月9日' }, { text: '今天' }],
  });
  expect(model?.y[0]).toBeLessThan(81);
  expect(model?.y[1]).toBeGreaterThan(158);
});

test('the target itself is not in target: the high end is outside', () => {
  const model = pictureOf(trend({ points: [point(1, 140, 89), point(0, 139, 90)] }));
  expect(model?.spans).toMatchObject([
    { highOut: true, lowOut: false },
    { highOut: false, lowOut: true },
  ]);
});

test('ninety days are drawn in weeks: the mean of the days’ means, rounded as it is compared', () => {
  const from = addDays(TODAY, -89);
  const days = [point(0, 140, 80), point(1, 139, 81), point(7, 150, 95), point(20, 130, 70)];
  const long = trend({ from, points: [...days].reverse() });
  expect(isByWeek(long)).toBe(true);
  const spans = pictureOf(long)?.spans;
  expect(spans?.map(({ high, highOut }) => [high, highOut])).toEqual([
    [130, false],
    [150, true],
    [140, true],
  ]);
  expect(spans?.map(({ x }) => x)).toEqual([69, 82, 88]);
});

test('glucose lies in its band, an open end is the edge of the picture', () => {
  const points = [point(2, 6.1), { ...point(1, 7.4), state: 'above' as const }];
  const glucose = trend({ item: 'glucose', points, marks: [], band: { low: 4.4, high: 7, lowerHigh: null } });
  expect(pictureOf(glucose)).toMatchObject({
    targets: [
      { at: 7, text: '7.0' },
      { at: 4.4, text: '4.4' },
    ],
    band: { low: 4.4, high: 7, tone: 'target' },
    dots: [{ out: false }, { out: true }],
    yTicks: [],
  });
  const random = pictureOf(
    trend({ item: 'glucose', points, marks: [], band: { low: null, high: 10, lowerHigh: null } }),
  );
  expect(random?.band?.low).toBe(random?.y[0]);
});

describe('fasting and after a meal in one picture', () => {
  const fasting = trend({
    item: 'glucose',
    marks: [],
    points: [point(2, 6.1), { ...point(1, 7.4), state: 'above' as const }],
    band: { low: 4.4, high: 7, lowerHigh: null },
  });
  const afterMeal = trend({
    item: 'glucose',
    marks: [],
    points: [point(3, 9.1), { ...point(0, 10.6), state: 'above' as const }],
    band: { low: null, high: 10, lowerHigh: null },
  });

  test('circles in their band, diamonds under their own line, one scale for both', () => {
    const model = pairPicture({ fasting, afterMeal });
    expect(model).toMatchObject({
      targets: [
        { at: 10, text: '10.0', name: '饭后' },
        { at: 7, text: '7.0', name: '空腹' },
        { at: 4.4, text: '4.4' },
      ],
      band: { low: 4.4, high: 7, tone: 'target' },
      dots: [
        { x: 27, y: 6.1, out: false, shape: 'circle' },
        { x: 28, y: 7.4, out: true, shape: 'circle' },
        { x: 26, y: 9.1, out: false, shape: 'diamond' },
        { x: 29, y: 10.6, out: true, shape: 'diamond' },
      ],
      yTicks: [],
    });
    expect(model?.band?.text).toBeUndefined();
    expect(model?.y[0]).toBeLessThan(4.4);
    expect(model?.y[1]).toBeGreaterThan(10.6);
    expect([goalOf(fasting), goalOf(afterMeal), goalOf({ ...fasting, band: null })]).toEqual([
      '4.4–6.9',
      '10.0 以下',
      '',
    ]);
  });

  test('without a table for the person there are numbers at the side and no line', () => {
    const model = pairPicture({ fasting: { ...fasting, band: null }, afterMeal: { ...afterMeal, band: null } });
    expect(model?.targets).toEqual([]);
    expect(model?.yTicks.length).toBeGreaterThan(1);
  });

  test('one of them alone is no pair', () => {
    expect(pairPicture({ fasting, afterMeal: { ...afterMeal, points: [] } })).toBeUndefined();
    expect(pairPicture({ fasting: { ...fasting, points: [] }, afterMeal })).toBeUndefined();
  });
});

test.each([
  [{ low: null, high: 62.9, lowerHigh: null }, '目标 62.9 以下'],
  [{ low: 53.6, high: null, lowerHigh: null }, '目标 53.6 以上'],
  [{ low: 53.6, high: 62.9, lowerHigh: null }, '目标 53.6–62.8'],
])('weight is a line with its band in words: %j', (band, text) => {
  const model = pictureOf(trend({ item: 'weight', marks: [], band, points: [point(9, 68.4), point(2, 68)] }));
  expect(model).toMatchObject({ band: { text, tone: 'normal' }, line: true, last: '68.0', targets: [] });
});

test('nothing measured, no picture', () => {
  expect(pictureOf(trend({ points: [] }))).toBeUndefined();
});
