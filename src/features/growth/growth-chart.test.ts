import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { curveFor, growthOf, measured } from '../../../test/growth-samples';
import {
  amountWords,
  bandsOf,
  dotsOf,
  guidesOf,
  pointsOf,
  roundTicks,
  tableRows,
  zoomKeys,
  zoomsOf,
} from './growth-chart';

const BIRTH = toPlainDate('2019-10-02');
const { items } = growthOf();

test.each([
  ['length-for-age', 118.9, '118.9 厘米'],
  ['length-for-age', 119, '119.0 厘米'],
  ['weight-for-age', 21.4, '21.4 公斤'],
  ['weight-for-age', 3.25, '3.25 公斤'],
  ['weight-for-age', 10, '10.0 公斤'],
  ['bmi-for-age', 15.1, '15.1'],
  ['head-for-age', 46, '46.0 厘米'],
] as const)('%s %d is said %s', (indicator, value, words) => {
  expect(amountWords(indicator, value)).toBe(words);
});

describe('the child’s dots', () => {
  test('run from left to right by the age that is compared', () => {
    const preterm = measured(400, { ageMonths: 6, comparedMonths: 4.2 });
    expect(dotsOf([...items, preterm], 'length-for-age').map(({ x }) => x)).toEqual([4.2, 12, 60.5, 82.7]);
  });
  test('weight by length stands at the length', () => {
    expect(dotsOf(items, 'weight-for-length').map(({ x, value }) => [x, value.value])).toEqual([
      [76.7, 10.1],
      [112.4, 19.2],
      [118.9, 21.4],
    ]);
  });
  test('an indicator that was not measured has none', () => {
    expect(dotsOf(items, 'head-for-age')).toEqual([]);
  });
  test('say age, value and position; what a doctor should see is a triangle', () => {
    const [first] = items;
    const low = { ...first!, values: first!.values.map((one) => ({ ...one, attention: true })) };
    const [point] = pointsOf(dotsOf([low], 'length-for-age'), BIRTH);
    expect(point).toEqual({
      x: 82.7,
      y: 118.9,
      value: '118.9 厘米',
      label: '6岁，118.9 厘米。100 个同龄男孩里，比他矮的大约 60 个',
      state: 'out',
    });
    expect(pointsOf(dotsOf(items, 'length-for-age'), BIRTH).some((one) => 'state' in one)).toBe(false);
  });
  test('stand in the table too, newest first', () => {
    expect(tableRows(dotsOf(items, 'length-for-age'))).toEqual([
      ['2026-08-24', '118.9 厘米', '中'],
      ['2024-10-17', '112.4 厘米', '中'],
      ['2020-10-02', '76.7 厘米', '中'],
    ]);
    const without = items.map((one) => ({
      ...one,
      values: one.values.map((v) => ({ ...v, grade: null, status: null })),
    }));
    expect(tableRows(dotsOf(without, 'length-for-age'))[0]?.[2]).toBe('没有对照标准');
  });
});

describe('the standard', () => {
  test('bands hold the standard’s own numbers, stairs from seven years on', () => {
    const bands = bandsOf(curveFor());
    expect(bands.map(({ id, stepped = false }) => [id, stepped])).toEqual([
      ['outer', false],
      ['inner', false],
      ['outer-stairs', true],
      ['inner-stairs', true],
    ]);
    expect(bands[0]?.points.find(({ x }) => x === 12)).toEqual({ x: 12, low: 71.4, high: 81.9 });
    expect(bands[1]?.points.find(({ x }) => x === 12)).toEqual({ x: 12, low: 74.1, high: 79.3 });
    expect(bands[2]?.points[0]).toEqual({ x: 84, low: 113.51, high: 137.46 });
    expect(bandsOf(curveFor('weight-for-age')).map(({ id }) => id)).toEqual(['outer', 'inner']);
  });
  test('guides are the edges with their words, the middle, and the cut-offs of BMI', () => {
    expect(guidesOf(curveFor(), 'length-for-age').map(({ label }) => label)).toEqual(['高', '中间', '矮']);
    expect(guidesOf(curveFor('bmi-for-age'), 'bmi-for-age').map(({ label }) => label)).toEqual([
      '高',
      '中间',
      '低',
      '超重线',
      '肥胖线',
    ]);
  });
});

describe('zooms', () => {
  test.each([
    ['length-for-age', 5, ['0-1', '0-2', '0-6']],
    ['length-for-age', 18, ['0-2', '0-1', '0-6']],
    ['length-for-age', 62, ['0-6', '0-2', '0-1', 'all']],
    ['length-for-age', 100, ['all', '0-6', '0-2', '0-1']],
    ['weight-for-age', 100, ['0-6', '0-2', '0-1']],
    ['head-for-age', 30, ['0-3', '0-2', '0-1']],
  ] as const)('%s at %d months', (indicator, newest, keys) => {
    expect(zoomKeys(indicator, newest)).toEqual(keys);
  });
  test('the view fits the standard of its stretch, with round numbers along the edges', () => {
    const [first, ...rest] = zoomsOf(curveFor(), 'length-for-age', dotsOf(items, 'length-for-age'));
    expect([first.text, ...rest.map(({ text }) => text)]).toEqual(['0–6岁', '0–2岁', '0–1岁', '全部']);
    expect(first.x).toEqual([0, 83.99]);
    expect(first.xTicks.map(({ text }) => text)).toEqual(['出生', '2岁', '4岁', '6岁']);
    expect(first.yTicks.map(({ at }) => at)).toEqual([60, 80, 100, 120]);
    const [low, high] = first.y;
    expect(low).toBeLessThan(47);
    expect(high).toBeGreaterThan(133);
  });
  test('weight by length looks at the lengths the child has had', () => {
    const [only] = zoomsOf(curveFor('weight-for-height'), 'weight-for-length', dotsOf(items, 'weight-for-length'));
    expect(only.x[0]).toBeLessThanOrEqual(76.7);
    expect(only.x[1]).toBeGreaterThanOrEqual(118.9);
    expect(zoomsOf(curveFor('weight-for-height'), 'weight-for-length', [])).toHaveLength(1);
  });
  test.each([
    [0.2, 2.9, [0.5, 1, 1.5, 2, 2.5]],
    [11.8, 20.3, [12, 14, 16, 18, 20]],
    [44, 136, [60, 80, 100, 120]],
  ])('from %d to %d', (low, high, ticks) => {
    expect(roundTicks(low, high).map(({ at }) => at)).toEqual(ticks);
  });
});
