/** Children for the random tests: any history of records at all, sensible or not. */
import fc from 'fast-check';
import { fromCivil, plainDateOf } from '../day-number';
import type { ForecastInput } from '../types';

/** Printed with every failure; the path fast-check prints beside it leads back to the failing child. */
export const RUNS = { seed: 20261122, numRuns: 400 };

const FIRST_BIRTH = fromCivil(2010, 1, 1);
const TODAY_MAX = fromCivil(2027, 12, 31);
const CODES = [
  'HepB',
  'BCG',
  'IPV',
  'bOPV',
  'DTaP',
  'DT',
  'MMR',
  'JE-L',
  'JE-I',
  'MPSV-A',
  'MPSV-AC',
  'HepA-L',
  'HepA-I',
  '2vHPV',
  'DTaP-IPV/Hib',
  'Varicella',
  'tOPV',
  'MR',
  'MCV-AC',
  '9vHPV',
  'nonsense',
] as const;

export const anyChild: fc.Arbitrary<ForecastInput> = fc
  .record({
    birth: fc.integer({ min: FIRST_BIRTH, max: TODAY_MAX }),
    age: fc.integer({ min: 0, max: 7000 }),
    sex: fc.constantFrom('female' as const, 'male' as const),
    shots: fc.array(fc.record({ vaccine: fc.constantFrom(...CODES), at: fc.integer({ min: -40, max: 7200 }) }), {
      maxLength: 25,
    }),
    hepA: fc.constantFrom(undefined, 'HepA-L' as const, 'HepA-I' as const),
    je: fc.constantFrom(undefined, 'JE-L' as const, 'JE-I' as const),
    conditions: fc.record({
      immunoglobulinOn: fc.option(fc.integer({ min: FIRST_BIRTH, max: TODAY_MAX }).map(plainDateOf), {
        nil: undefined,
      }),
      hiv: fc.constantFrom(undefined, undefined, undefined, 'infected' as const, 'exposed' as const),
      maternalHbsAg: fc.constantFrom(undefined, 'positive' as const, 'unknown' as const),
      birthWeightG: fc.constantFrom(undefined, 1800, 3200),
      tbSkinTest: fc.constantFrom(undefined, 'negative' as const),
    }),
  })
  .map(({ birth, age, sex, shots, hepA, je, conditions }) => ({
    birthDate: plainDateOf(birth),
    sex,
    today: plainDateOf(birth + age),
    given: shots.map(({ vaccine, at }) => ({ vaccine, date: plainDateOf(birth + at) })),
    options: { HepA: hepA, JE: je },
    conditions,
  }));
