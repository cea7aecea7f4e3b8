/** The vectors of fact sheet §6 and §11 (Weight): body mass is rounded to one decimal, and the rounded number is classed. */
import fc from 'fast-check';
import { addDays, toPlainDate } from '../shared/plain-date';
import { REFERENCE_RANGES } from '../checkup/judge/ranges-table';
import { roundTo } from '../shared/rounding';
import { bmiOf, leastKgOfBmi } from './body-mass';
import { WAIST_FROM, WEIGHT_CLASSES } from './classes-table';
import { classifyWaist, classifyWeight } from './classify';
import { paceOf, weightHarm } from './pace';
import { weightPlan } from './plan';

const adult = { ageYears: 40, pregnant: false, heightCm: 165 };

test.each<[string, number, number, string]>([
  ['the sheet: 29.38', 80, 165, '29.4 obese-1'],
  ['28.10', 76.5, 165, '28.1 obese-1'],
  ['26.37', 78, 172, '26.4 over'],
  ['17.97', 46, 160, '18 under'],
  ['23.96 is shown and classed as 24.0', 61.34, 160, '24 over'],
  ['23.94 is 23.9', 61.29, 160, '23.9 normal'],
])('%s', (_, kg, heightCm, expected) => {
  const found = classifyWeight(kg, { ...adult, heightCm });
  expect(found.judged && `${found.bmi} ${found.name}`).toBe(expected);
});

// At 100 cm the weight in kg is the body mass.
test.each<[number, number, string]>([
  [40, 18.44, 'under'],
  [40, 18.49, 'normal'],
  [40, 18.5, 'normal'],
  [40, 23.94, 'normal'],
  [40, 23.99, 'over'],
  [40, 24, 'over'],
  [40, 27.94, 'over'],
  [40, 27.99, 'obese-1'],
  [40, 28, 'obese-1'],
  [40, 32.4, 'obese-1'],
  [40, 32.49, 'obese-2'],
  [40, 32.5, 'obese-2'],
  [40, 37.5, 'obese-3'],
  [40, 50, 'obese-4'],
  [64, 24, 'over'],
  [65, 24, 'in-goal'],
  [65, 19.9, 'below-goal'],
  [65, 20, 'in-goal'],
  [79, 26.9, 'in-goal'],
  [79, 26.95, 'above-goal'],
  [79, 21.9, 'in-goal'],
  [80, 21.9, 'below-goal'],
  [80, 22, 'in-goal'],
  [80, 26.94, 'in-goal'],
  [80, 27, 'above-goal'],
])('%d years, body mass %d: %s', (ageYears, bmi, name) => {
  const found = classifyWeight(bmi, { ageYears, pregnant: false, heightCm: 100 });
  expect(found.judged && found.name).toBe(name);
});

test.each<[string, object, string]>([
  ['17 years', { ageYears: 17 }, 'under-18'],
  ['pregnant', { pregnant: true }, 'pregnant'],
  ['no height', { heightCm: null }, 'no-height'],
  ['a height of nothing', { heightCm: 0 }, 'no-height'],
])('%s: no class and no plan', (_, told, why) => {
  expect(classifyWeight(60, { ...adult, ...told })).toEqual({ judged: false, why });
  expect(weightPlan(60, { ...adult, ...told })).toEqual({ kind: 'none', why });
});

test.each<['male' | 'female' | 'unknown', number, number, boolean, string]>([
  ['male', 84.9, 40, false, 'normal'],
  ['male', 85, 40, false, 'nearly'],
  ['male', 89.9, 40, false, 'nearly'],
  ['male', 90, 40, false, 'central'],
  ['female', 79.9, 40, false, 'normal'],
  ['female', 80, 40, false, 'nearly'],
  ['female', 85, 40, false, 'central'],
  ['female', 95, 30, true, 'pregnant'],
  ['male', 95, 17, false, 'under-18'],
  ['unknown', 95, 40, false, 'sex-unknown'],
])('waist %s %d cm at %d: %s', (sex, cm, ageYears, pregnant, expected) => {
  expect(classifyWaist(cm, { ageYears, pregnant, sex })).toBe(expected);
});

test.each<[string, number, number, string]>([
  ['too thin', 40, 18.4, 'see-doctor'],
  ['normal', 40, 23.9, 'keep'],
  ['overweight begins', 40, 24, 'lose'],
  ['up to 32.4', 40, 32.4, 'lose'],
  ['from 32.5 in stages', 40, 32.5, 'stages'],
  ['an elder below 20', 70, 19.9, 'see-doctor'],
  ['an elder at 25', 70, 25, 'keep'],
  ['an elder at 20.0', 70, 20, 'keep'],
  ['an elder at 26.9', 70, 26.9, 'keep'],
  ['on the 65th birthday', 65, 25, 'keep'],
  ['a year before', 64, 25, 'lose'],
  ['very old at 22.0', 80, 22, 'keep'],
  ['a year before 80', 79, 21, 'keep'],
  ['an elder above it', 70, 27, 'with-doctor'],
  ['very old and light, not too thin', 82, 21, 'with-doctor'],
  ['very old and well', 82, 25, 'keep'],
])('plan: %s', (_, ageYears, bmi, kind) => {
  expect(weightPlan(bmi, { ageYears, pregnant: false, heightCm: 100 }).kind).toBe(kind);
});

test('the report of a checkup has the same ranges', () => {
  const ranges = (item: string): string[] =>
    REFERENCE_RANGES.filter((row) => row.item === item).map(({ sex, ageMin, ageMax, low, high, highIncluded }) =>
      [sex, ageMin, ageMax, low, high === null ? null : roundTo(highIncluded ? high + 0.1 : high, 1)].join(' '),
    );
  expect(ranges('bmi')).toEqual(
    WEIGHT_CLASSES.map(({ ageMin, ageMax, aim }) => ['any', ageMin, ageMax, aim.from, aim.below].join(' ')),
  );
  expect(ranges('waistCm')).toEqual([
    `male 18   ${WAIST_FROM.male.central}`,
    `female 18   ${WAIST_FROM.female.central}`,
  ]);
});

test('the numbers of the plan are those of the guideline', () => {
  expect(weightPlan(80, adult)).toEqual({
    kind: 'lose',
    bmi: 29.4,
    perWeekKg: [0.5, 1],
    perMonthKg: [2, 4],
    withinMonths: 6,
    goalKg: [68, 76],
    neverBelowKcal: 1200,
    activityMinutesAWeek: 150,
  });
  const stages = weightPlan(100, adult);
  expect(stages).toMatchObject({
    kind: 'stages',
    neverBelowKcal: 1200,
    stages: [
      { percent: 5, kg: 95, months: [3, 6] },
      { percent: 10, kg: 90, months: [3, 6] },
      { percent: 15, kg: 85, months: [3, 6] },
    ],
  });
});

const ON = toPlainDate('2026-11-22');
/** `80 79` : kg so many days back. */
const weighed = (...told: [daysBack: number, kg: number][]) =>
  told.map(([daysBack, kg]) => ({ on: addDays(ON, -daysBack), kg }));

test.each<[string, [number, number][], string]>([
  [
    '1.0 kg in a week',
    [
      [7, 80],
      [0, 79],
    ],
    '-1',
  ],
  [
    '1.1 kg in a week',
    [
      [7, 80],
      [0, 78.9],
    ],
    '-1.1 too fast',
  ],
  [
    '2.1 kg in two weeks is 1.05 a week, shown as 1.1',
    [
      [14, 80],
      [0, 77.9],
    ],
    '-1.1 too fast',
  ],
  [
    '2.0 kg in two weeks',
    [
      [14, 80],
      [0, 78],
    ],
    '-1',
  ],
  [
    'gained',
    [
      [7, 80],
      [0, 82],
    ],
    '2',
  ],
  [
    'the same',
    [
      [7, 80],
      [0, 80],
    ],
    '0',
  ],
  [
    'six days are no week',
    [
      [6, 80],
      [0, 78],
    ],
    'unknown',
  ],
  [
    'more than 2 kg in less than a week',
    [
      [6, 80],
      [0, 77.9],
    ],
    '-2.1 too fast',
  ],
  [
    'two kilograms within a day are scales and water',
    [
      [1, 80],
      [0, 78],
    ],
    'unknown',
  ],
  [
    '28 days count',
    [
      [28, 84],
      [0, 79],
    ],
    '-1.3 too fast',
  ],
  [
    '4.1 kg in 28 days are more than 1 a week',
    [
      [28, 84.1],
      [0, 80],
    ],
    '-1 too fast',
  ],
  [
    '4.0 kg in 28 days are not',
    [
      [28, 84],
      [0, 80],
    ],
    '-1',
  ],
  [
    'who weighs once a month is asked, too',
    [
      [31, 84],
      [0, 79],
    ],
    '-1.1 too fast',
  ],
  [
    'of the older ones the last alone',
    [
      [80, 95],
      [31, 80],
      [0, 79],
    ],
    '-0.2',
  ],
  [
    'what lies far back does not count beside a nearer one',
    [
      [60, 95],
      [14, 80],
      [0, 79.8],
    ],
    '-0.1',
  ],
  [
    'one of five days and one of a month back',
    [
      [40, 86],
      [5, 79.5],
      [0, 79],
    ],
    '-1.2 too fast',
  ],
  [
    'ninety days count',
    [
      [90, 100],
      [0, 86],
    ],
    '-1.1 too fast',
  ],
  [
    '91 days do not',
    [
      [91, 100],
      [0, 86],
    ],
    'unknown',
  ],
  [
    'more than 15 % is too much however slow',
    [
      [85, 70],
      [0, 59.4],
    ],
    '-0.9 too fast',
  ],
  [
    '15 % is not',
    [
      [85, 70],
      [0, 59.5],
    ],
    '-0.9',
  ],
  [
    'from the newest weight back, however long ago that was',
    [
      [35, 75],
      [20, 70],
    ],
    '-2.3 too fast',
  ],
  [
    'the steepest stretch counts',
    [
      [21, 80],
      [7, 80],
      [0, 78],
    ],
    '-2 too fast',
  ],
  [
    'two weights of a day are one',
    [
      [7, 80],
      [7, 82],
      [0, 80],
    ],
    '-1',
  ],
  [
    'a week back is near enough',
    [
      [60, 95],
      [7, 80],
      [0, 79.5],
    ],
    '-0.5',
  ],
  [
    'of two alike the one that is too fast',
    [
      [28, 84.1],
      [7, 81],
      [0, 80],
    ],
    '-1 too fast',
  ],
  ['one weight', [[0, 80]], 'unknown'],
  [
    'a weight to come does not count',
    [
      [7, 80],
      [-1, 70],
    ],
    'unknown',
  ],
])('pace: %s', (_, told, expected) => {
  const found = paceOf(weighed(...told), ON);
  expect(found ? `${found.kgPerWeek}${found.isTooFast ? ' too fast' : ''}` : 'unknown').toBe(expected);
});

test.each<[string, number, number | null, [number, number][], string | null]>([
  ['adult at 18.5', 40, 100, [[0, 18.5]], null],
  ['adult at 18.4', 40, 100, [[0, 18.4]], 'too-thin'],
  ['elder at 20.0', 65, 100, [[0, 20]], null],
  ['elder at 19.9', 65, 100, [[0, 19.9]], 'too-thin'],
  ['64 years at 19.9', 64, 100, [[0, 19.9]], null],
  [
    'the mean of a day',
    40,
    100,
    [
      [0, 18.2],
      [0, 18.8],
    ],
    null,
  ],
  [
    'thin once, not now',
    40,
    100,
    [
      [9, 18],
      [0, 19],
    ],
    null,
  ],
  [
    'lost too fast',
    40,
    165,
    [
      [7, 80],
      [0, 78],
    ],
    'too-fast',
  ],
  [
    'no height, lost too fast',
    40,
    null,
    [
      [7, 80],
      [0, 78],
    ],
    'too-fast',
  ],
  [
    'steady',
    40,
    165,
    [
      [7, 80],
      [0, 79.5],
    ],
    null,
  ],
])('harm: %s', (_, ageYears, heightCm, told, expected) => {
  expect(weightHarm(weighed(...told), { on: ON, ageYears, heightCm })).toBe(expected);
});

test('a plan never leads below the normal range, and never below 1200 kcal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 2000 }), fc.integer({ min: 140, max: 200 }), (tenths, heightCm) => {
      const plan = weightPlan(tenths / 10, { ageYears: 40, pregnant: false, heightCm });
      if (plan.kind !== 'lose' && plan.kind !== 'stages') return;
      const goals = plan.kind === 'lose' ? plan.goalKg : plan.stages.map(({ kg }) => kg);
      goals.forEach((kg) => expect(bmiOf(kg, heightCm)).toBeGreaterThanOrEqual(18.5));
      expect(plan.neverBelowKcal).toBe(1200);
    }),
  );
});

test('the least weight is exact where the line is a whole step', () => {
  expect([leastKgOfBmi(18.5, 200), bmiOf(73.8, 200), bmiOf(73.7, 200)]).toEqual([73.8, 18.5, 18.4]);
});

test('the least weight of a body mass is the first that shows it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 150, max: 400 }), fc.integer({ min: 100, max: 220 }), (tenths, heightCm) => {
      const kg = leastKgOfBmi(tenths / 10, heightCm);
      expect(bmiOf(kg, heightCm)).toBeGreaterThanOrEqual(tenths / 10);
      expect(bmiOf((Math.round(kg * 10) - 1) / 10, heightCm)).toBeLessThan(tenths / 10);
    }),
  );
});
