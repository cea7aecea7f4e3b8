import fc from 'fast-check';
import { curveOf, CURVES } from './curve';
import { bmiCutOffs, columnsByAge, columnsByLength, heightColumns } from './standards';
import { WST423, type SdTableName } from './tables/wst423';
import { WST586 } from './tables/wst586';
import { WST612 } from './tables/wst612';
import { gradeOf, percentBelow, valueAt, zOf } from './z-score';

const SEXES = ['male', 'female'] as const;
const TABLES: SdTableName[] = [
  'weightForAge',
  'lengthForAge',
  'bmiForAge',
  'headForAge',
  'weightForLength',
  'weightForHeight',
];

describe('the tables', () => {
  test.each(TABLES)('%s: every row rises from −3 to +3, keys rise', (name) => {
    for (const sex of SEXES) {
      const rows = WST423[name][sex];
      for (const [, ...values] of rows) {
        expect([...values].sort((a, b) => a - b)).toEqual(values);
        expect(new Set(values).size).toBe(7);
      }
      const keys = rows.map(([key]) => key);
      expect([...new Set(keys)].sort((a, b) => a - b)).toEqual(keys);
    }
  });
  test('months are 0–24 and then every third to 81; head ends at 36', () => {
    const months = [
      ...Array.from({ length: 25 }, (_, at) => at),
      ...Array.from({ length: 19 }, (_, at) => 27 + at * 3),
    ];
    for (const sex of SEXES) {
      expect(WST423.weightForAge[sex].map(([key]) => key)).toEqual(months);
      expect(WST423.lengthForAge[sex].map(([key]) => key)).toEqual(months);
      expect(WST423.bmiForAge[sex].map(([key]) => key)).toEqual(months);
      expect(WST423.headForAge[sex].map(([key]) => key)).toEqual(months.filter((month) => month <= 36));
      expect(WST423.weightForLength[sex].map(([key]) => key)).toEqual(Array.from({ length: 56 }, (_, at) => 45 + at));
      expect(WST423.weightForHeight[sex].map(([key]) => key)).toEqual(Array.from({ length: 56 }, (_, at) => 75 + at));
    }
  });
  // The sample of the fact sheet, §5.4.
  test.each([
    ['male', 6, 16.4, 17.7],
    ['male', 10, 19.2, 21.9],
    ['male', 18, 24, 28],
    ['female', 6, 16.2, 17.5],
    ['female', 10, 19.5, 21.5],
    ['female', 13, 22.2, 25],
    ['female', 13.5, 22.6, 25.6],
  ] as const)('586: %s of %d: %d and %d', (sex, years, overweight, obesity) => {
    expect(WST586[sex].find((row) => row.fromYears === years)).toMatchObject({ overweight, obesity });
  });
  test('586 rises with age; only the obesity value of girls of 13.0 is unconfirmed', () => {
    for (const sex of SEXES) {
      const rows = WST586[sex];
      expect(rows.map((row) => row.fromYears)).toEqual(Array.from({ length: 25 }, (_, at) => 6 + at / 2));
      rows.slice(1).forEach((row, at) => {
        expect(row.overweight).toBeGreaterThan(rows[at]!.overweight);
        expect(row.obesity).toBeGreaterThan(rows[at]!.obesity);
      });
    }
    const doubtful = SEXES.flatMap((sex) => WST586[sex].filter((row) => !row.obesityVerified).map((row) => [sex, row]));
    expect(doubtful).toEqual([['female', expect.objectContaining({ fromYears: 13 })]]);
  });
  test('612 has a row a year, 7 to 18, in even steps', () => {
    expect(WST612.male[0]).toEqual([7, 113.51, 119.49, 125.48, 131.47, 137.46]);
    expect(WST612.female.at(-1)).toEqual([18, 148.54, 154.28, 160.01, 165.74, 171.48]);
    for (const sex of SEXES)
      for (const [, minus2, , median, , plus2] of WST612[sex]) expect(plus2 - median).toBeCloseTo(median - minus2, 1);
  });
});

describe('looking a row up', () => {
  test('outside the tables there is none', () => {
    expect(columnsByAge('weightForAge', 'male', -0.01)).toBeUndefined();
    expect(columnsByAge('weightForAge', 'male', 84)).toBeUndefined();
    expect(columnsByAge('headForAge', 'male', 37)).toBeUndefined();
    expect(columnsByLength('male', 44.99, true)).toBeUndefined();
    expect(columnsByLength('male', 100.01, true)).toBeUndefined();
    expect(columnsByLength('male', 74.99, false)).toBeUndefined();
    expect(heightColumns('male', 83.99)).toBeUndefined();
    expect(bmiCutOffs('male', 71.99)).toBeUndefined();
    expect(bmiCutOffs('male', 228)).toBeUndefined();
  });
  test('the length of 23 to 24 months runs towards lying, 0.7 cm above the row of 24 months', () => {
    const columns = columnsByAge('lengthForAge', 'male', 23.5);
    expect(columns?.values[3]).toBeCloseTo((88 + 88.9) / 2, 6);
    expect(columns?.interpolated).toBe(true);
  });
  test('weight for age grows every day of seven years, in every column', () => {
    for (const sex of SEXES) {
      let before = columnsByAge('weightForAge', sex, 0)!.values;
      for (let day = 1; day < 81 * 30; day += 1) {
        const now = columnsByAge('weightForAge', sex, day / 30)!.values;
        now.forEach((value, at) => expect(value).toBeGreaterThanOrEqual(before[at]!));
        before = now;
      }
    }
  });
});

describe('z, grade and percent', () => {
  const age = fc.double({ min: 0, max: 83.9, noNaN: true });
  const z = fc.double({ min: -5, max: 5, noNaN: true });
  test('the value at z has that z', () => {
    fc.assert(
      fc.property(age, z, fc.constantFrom(...SEXES), (months, wanted, sex) => {
        const columns = columnsByAge('lengthForAge', sex, months)!;
        expect(zOf(valueAt(wanted, columns), columns).z).toBeCloseTo(wanted, 4);
      }),
      { seed: 423 },
    );
  });
  test('more is never less: z rises with the value', () => {
    fc.assert(
      fc.property(
        age,
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        (months, kg, more) => {
          const columns = columnsByAge('weightForAge', 'female', months)!;
          expect(zOf(kg + more, columns).z).toBeGreaterThan(zOf(kg, columns).z);
        },
      ),
      { seed: 424 },
    );
  });
  test.each([
    [0, 50],
    [1, 84.1345],
    [-1, 15.8655],
    [2, 97.725],
    [-1.88079, 3],
    [3, 99.865],
  ])('at z %d lie %d of 100 below', (at, percent) => {
    expect(percentBelow(at)).toBeCloseTo(percent, 3);
  });
  test.each([
    [2, 'upper'],
    [1.999999, 'upper-middle'],
    [1, 'upper-middle'],
    [0.999999, 'middle'],
    [-1, 'middle'],
    [-1.000001, 'lower-middle'],
    [-2, 'lower-middle'],
    [-2.000001, 'lower'],
  ])('%d is %s', (at, grade) => {
    expect(gradeOf(at)).toBe(grade);
  });
});

describe('curves for a picture', () => {
  test.each(CURVES)('%s is small, in order, and never crosses itself', (name) => {
    for (const sex of SEXES) {
      const curve = curveOf(name, sex);
      expect(JSON.stringify(curve).length).toBeLessThan(5000);
      const places = [...curve.points, ...curve.stairs];
      expect(places.length).toBeGreaterThan(20);
      places.forEach(({ values }) => expect([...values].sort((a, b) => a - b)).toEqual(values));
      const xs = places.map(({ x }) => x);
      expect([...xs].sort((a, b) => a - b)).toEqual(xs);
      expect(xs[0]).toBe(curve.x[0]);
    }
  });
  test('holds the standard’s own values', () => {
    const boys = curveOf('length-for-age', 'male');
    expect(boys.points.find(({ x }) => x === 12)?.values).toEqual([71.4, 74.1, 76.7, 79.3, 81.9]);
    expect(boys.stairs[0]).toEqual({ x: 84, values: [113.51, 119.49, 125.48, 131.47, 137.46] });
    expect(boys.points.at(-1)?.x).toBeCloseTo(84, 1);
    const bmi = curveOf('bmi-for-age', 'female');
    expect(bmi.lines[0]?.points.filter(({ x }) => x >= 13 * 12).slice(0, 2)).toEqual([
      { x: 156, y: 22.2 },
      { x: 161.99, y: 22.2 },
    ]);
  });
});
