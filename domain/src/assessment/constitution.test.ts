import fc from 'fast-check';
import {
  bodyMassIndex,
  type ConstitutionResult,
  judgeConstitution,
  scoreOfBodyMass,
  scoreOfColds,
  scoreOfWaist,
} from './constitution';
import {
  BALANCED_TURNED,
  BIASED_TYPES,
  CONSTITUTION_QUESTIONS,
  ITEMS,
  ITEMS_OF,
  TYPE_WORDS,
} from './constitution-table';
import { VERDICT_WORDS } from './result-texts';

const all = (score: number, more: Record<number, number> = {}): Record<number, number> => ({
  ...Object.fromEntries(Array.from({ length: ITEMS }, (_, index) => [index + 1, score])),
  ...more,
});
function judged(scores: Record<number, number>): ConstitutionResult {
  const result = judgeConstitution(scores);
  if ('wrongItem' in result) throw new Error(`wrong item ${result.wrongItem}`);
  return result;
}
const without = (scores: Record<number, number>, ...items: number[]): Record<number, number> =>
  Object.fromEntries(Object.entries(scores).filter(([item]) => !items.includes(Number(item))));
const said = (result: ConstitutionResult, type: string): string => {
  const found = result.types.find((one) => TYPE_WORDS[one.type] === `${type}质`);
  if (!found) throw new Error(type);
  return `${found.low} ${VERDICT_WORDS[found.verdict]}`;
};
const parse = (cell: string): Record<number, number> => {
  const [base = '', ...rest] = cell.split(/\s+/);
  return all(Number(base), Object.fromEntries(rest.map((one) => one.split('=').map(Number) as [number, number])));
};

// base and the items that differ | 平和 | another type | main type | no type fits
const VECTORS = `
  1                              | 21 是     | 阳虚 4 否       | 平和       |
  1 1=5                          | 25 是     | 痰湿 4 否       | 平和       |
  3                              | 15 否     | 特禀 12 是      | 气虚、阳虚、阴虚、痰湿、湿热、血瘀、气郁、特禀 |
  5                              | 9 否      | 气虚 20 是      | 气虚、阳虚、阴虚、痰湿、湿热、血瘀、气郁、特禀 |
  1 1=5 11=3 12=3 13=2 29=2      | 24 基本是 | 阳虚 10 倾向是  | 平和       |
  1 1=5 11=3 12=3 13=2 29=3      | 24 否     | 阳虚 11 是      | 阳虚       |
  1 1=3 2=2 4=3 5=3 13=2         | 17 是     | 气虚 7 否       | 平和       |
  1 1=2 2=2 4=3 5=3 13=2         | 16 否     | 气虚 7 否       |            | none
  1 1=5 9=5 28=2                 | 25 基本是 | 痰湿 9 倾向是   | 平和       |
  1 1=5 9=4 28=2                 | 25 是     | 痰湿 8 否       | 平和       |
  1 1=1 2=3 4=3 3=2 5=2          | 16 否     | 气虚 9 倾向是   | 气虚       |
  1 10=5 21=4 26=1 31=1 11=5 12=4 | 21 否    | 阴虚 11 是      | 阳虚、阴虚 |
  1 10=5 21=4 26=2 31=1 11=5 12=4 | 21 否    | 阴虚 12 是      | 阴虚       |
  1 1=1 2=5 13=2 5=2 15=3 17=3 18=2 20=2 3=2 | 15 否 | 特禀 10 倾向是 | 特禀 |
`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

test.each(VECTORS)('%s', (scores = '', balanced = '', other = '', main = '', none = '') => {
  const result = judged(parse(scores));
  expect(said(result, '平和')).toBe(balanced);
  const [type = '', ...rest] = other.split(' ');
  expect(said(result, type)).toBe(rest.join(' '));
  expect(result.main.map((one) => TYPE_WORDS[one].replace('质', '')).join('、')).toBe(main);
  expect(result.noType).toBe(none === 'none');
  expect(result).toMatchObject({ absent: [], mainOpen: false });
});

test('the eight types use each of items 2–33 exactly once, item 1 counts only for 平和', () => {
  const used = BIASED_TYPES.flatMap((type) => [...ITEMS_OF[type]]).sort((one, other) => one - other);
  expect(used).toEqual(Array.from({ length: 32 }, (_, index) => index + 2));
  expect(BALANCED_TURNED).toEqual([2, 4, 5, 13]);
  expect(CONSTITUTION_QUESTIONS.map(({ key }) => Number(key))).toEqual(Array.from({ length: 33 }, (_, at) => at + 1));
});

test('one answer to everything asked is told, whatever was measured or seen; one that differs is not', () => {
  expect(judged(all(1)).straightLine).toBe(true);
  expect(judged(all(1, { 9: 4, 28: 2, 32: 3 })).straightLine).toBe(true);
  expect(judged(all(1, { 31: 2 })).straightLine).toBe(false);
  expect(judged(without(all(5), 32, 33)).straightLine).toBe(true);
});

test('阴虚 and 阳虚 at once contradict, 倾向是 too; one of them alone does not', () => {
  const both = { 10: 4, 21: 4, 26: 2, 31: 1, 11: 4, 12: 3, 13: 1, 29: 1 };
  expect(judged(all(1, both)).contradictory).toBe(true);
  expect(judged(all(1, { ...both, 12: 2 })).contradictory).toBe(false);
  expect(judged(all(1, { 10: 5, 21: 5 })).contradictory).toBe(false);
});

describe('without tongue and measures', () => {
  const TONGUE = [32, 33];
  test('somebody well is judged all the same: no answer to them changes it', () => {
    const result = judged(without(all(1, { 1: 5 }), ...TONGUE));
    expect(said(result, '平和')).toBe('25 是');
    expect(result.types.find(({ type }) => type === 'tan-shi')).toMatchObject({ low: 4, high: 8, verdict: 'no' });
    expect(result).toMatchObject({ main: ['ping-he'], absent: TONGUE, mainOpen: false });
  });

  test('what they decide stays open, and nothing is put in their place', () => {
    const scores = without(all(1, { 1: 5, 9: 4, 28: 2 }), ...TONGUE);
    const result = judged(scores);
    expect(result.types.find(({ type }) => type === 'tan-shi')).toMatchObject({ low: 8, high: 12, verdict: 'open' });
    expect(result.types[0]).toMatchObject({ type: 'ping-he', verdict: 'open' });
    expect(result).toMatchObject({ main: [], mainOpen: true, noType: false });
  });

  test('an open type does not hide a main type nothing can overtake', () => {
    const result = judged(without(all(1, { 11: 5, 12: 5, 13: 5, 29: 5, 9: 3 }), ...TONGUE));
    expect(result).toMatchObject({ main: ['yang-xu'], mainOpen: false });
  });

  test('absent items leave exactly what every full set of answers to them agrees on', () => {
    const score = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(score, { minLength: 33, maxLength: 33 }), fc.subarray([9, 28, 32, 33]), (given, absent) => {
        const full = Object.fromEntries(given.map((one, index) => [index + 1, one]));
        const part = judged(without(full, ...absent));
        const whole = judged(full);
        whole.types.forEach((known, index) => {
          const { verdict, low, high } = part.types[index] ?? known;
          expect([known.verdict, 'open']).toContain(verdict);
          expect(low <= known.low && known.high <= high).toBe(true);
        });
        if (!part.mainOpen) expect(whole.main).toEqual(part.main);
        if (absent.length === 0) expect(part).toEqual(whole);
      }),
      { seed: 5, numRuns: 400 },
    );
  });
});

test.each([
  [{ ...all(1), 7: 0 }, 7],
  [{ ...all(1), 7: 6 }, 7],
  [{ ...all(1), 7: 1.5 }, 7],
  [{ ...all(1), 32: 0 }, 32],
  [without(all(1), 14), 14],
  [without(all(1), 9, 1), 1],
  [{}, 1],
])('wrong or missing answers name their item', (scores, wrongItem) => {
  expect(judgeConstitution(scores)).toEqual({ wrongItem });
});

// BMI | score of item 9
test.each([
  [18, 1],
  [23.99, 1],
  [24, 2],
  [24.999, 2],
  [25, 3],
  [25.99, 3],
  [26, 4],
  [27.99, 4],
  [28, 5],
  [40, 5],
])('BMI %d scores %d', (bmi, score) => expect(scoreOfBodyMass(bmi)).toBe(score));

test('61.44 kg at 160 cm is a BMI of 24, whatever binary fractions say', () => {
  expect(bodyMassIndex(61.44, 160)).toBe(24);
  expect(scoreOfBodyMass(bodyMassIndex(61.44, 160))).toBe(2);
});

// waist in cm | score of item 28, rounded half up to a whole cm first
test.each([
  [79, 1],
  [79.4, 1],
  [79.5, 2],
  [80, 2],
  [85, 2],
  [85.4, 2],
  [85.5, 3],
  [86, 3],
  [90, 3],
  [90.4, 3],
  [90.5, 4],
  [91, 4],
  [105, 4],
  [105.4, 4],
  [105.5, 5],
  [106, 5],
])('a waist of %d cm scores %d', (waist, score) => expect(scoreOfWaist(waist)).toBe(score));

// colds a year | score of item 14
test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [4, 2],
  [5, 3],
  [6, 3],
  [8, 4],
  [11, 4],
  [12, 5],
])('%d colds a year score %d as printed', (colds, score) =>
  expect(scoreOfColds(colds, 3)).toEqual({ score, officialGap: false }),
);
test('7 colds: the form prints nothing, the county says 3 or 4', () => {
  expect(scoreOfColds(7, 3)).toEqual({ score: 3, officialGap: true });
  expect(scoreOfColds(7, 4)).toEqual({ score: 4, officialGap: true });
});
