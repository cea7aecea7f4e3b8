/** What must hold for every child. Seeds are fixed and fast-check prints the failing one with its path. */
import fc from 'fast-check';
import { addDays, toPlainDate, type PlainDate } from '../shared/plain-date';
import { dayNumberOf, fromCivil, plainDateOf, plusMonths, plusSpan } from './day-number';
import { editionFor } from './editions';
import { forecast } from './forecast';
import type { DoseStatus, ForecastDose, ForecastInput, GivenDose } from './types';

const RUNS = { seed: 20261122, numRuns: 400 };
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

const anyChild: fc.Arbitrary<ForecastInput> = fc
  .record({
    birth: fc.integer({ min: FIRST_BIRTH, max: TODAY_MAX }),
    age: fc.integer({ min: 0, max: 7000 }),
    sex: fc.constantFrom('female', 'male'),
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
    sex: sex === 'female' ? 'female' : 'male',
    today: plainDateOf(birth + age),
    given: shots.map(({ vaccine, at }) => ({ vaccine, date: plainDateOf(birth + at) })),
    options: { HepA: hepA, JE: je },
    conditions,
  }));

const isOpen = (dose: ForecastDose): boolean => dose.givenOn === undefined;
const canBeGiven = (dose: ForecastDose): boolean => dose.status === 'due' || dose.status === 'overdue';
const find = (doses: readonly ForecastDose[], like: ForecastDose): ForecastDose | undefined =>
  doses.find((dose) => dose.series === like.series && dose.dose === like.dose);

/** What the dates must say for a status. */
const AGREES: Partial<Record<DoseStatus, (dose: ForecastDose, today: PlainDate) => boolean>> = {
  due: (dose, today) => dose.earliestOn !== null && dose.earliestOn <= today,
  overdue: (dose, today) => (dose.earliestOn ?? '9') <= today && (dose.completeBefore ?? '9') <= today,
  'not-yet': (dose, today) => (dose.earliestOn ?? '') > today,
  given: (dose, today) => (dose.givenOn ?? '9') <= today,
  stopped: (dose) => dose.earliestOn === null,
  'not-needed': (dose) => dose.earliestOn === null,
  'not-in-programme': (dose) => dose.earliestOn === null,
};

describe('every child', () => {
  test('never before the minimum age of the dose', () => {
    fc.assert(
      fc.property(anyChild, (child) => {
        const edition = editionFor(undefined, dayNumberOf(child.today));
        for (const dose of forecast(child).doses.filter(isOpen)) {
          const course = edition.courses.find(
            (one) => one.series === dose.series && one.vaccines.includes(dose.vaccine),
          );
          const slot = course?.slots.find((one) => one.row.dose === dose.dose);
          if (slot === undefined || dose.earliestOn === null || child.conditions?.birthWeightG === 1800) continue;
          expect(dose.earliestOn >= plainDateOf(plusSpan(dayNumberOf(child.birthDate), slot.minAge))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('dates agree with the status, every dose has a reason with a source', () => {
    fc.assert(
      fc.property(anyChild, (child) => {
        const { doses } = forecast(child);
        const today = child.today;
        expect(doses.filter((dose) => AGREES[dose.status]?.(dose, today) === false)).toEqual([]);
        expect(doses.filter((dose) => dose.reasons.length === 0)).toEqual([]);
        const reasons = doses.flatMap((dose) => dose.reasons);
        expect(reasons.filter((reason) => reason.text === '' || reason.source === '')).toEqual([]);
      }),
      RUNS,
    );
  });

  test('a live vaccine is never offered 1 to 27 days after another', () => {
    const live = new Set(['BCG', 'MMR', 'JE-L', 'HepA-L', 'Varicella', 'MR']);
    fc.assert(
      fc.property(anyChild, (child) => {
        const days = child.given
          .filter((one) => live.has(one.vaccine) && one.date >= child.birthDate && one.date <= child.today)
          .map((one) => dayNumberOf(one.date));
        for (const dose of forecast(child).doses.filter(
          (one) => isOpen(one) && live.has(one.vaccine) && one.earliestOn,
        )) {
          const on = Math.max(dayNumberOf(dose.earliestOn ?? ''), dayNumberOf(child.today));
          if (dose.status === 'not-yet' || canBeGiven(dose))
            expect(days.filter((day) => day < on && on - day < 28)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('JE-L never creates JE-I, HepA-L never HepA-I, and numbers of a series are unique', () => {
    fc.assert(
      fc.property(anyChild, (child) => {
        const { doses } = forecast(child);
        const codes = new Set(doses.map((dose) => dose.vaccine));
        expect(codes.has('JE-L') && codes.has('JE-I')).toBe(false);
        expect(codes.has('HepA-L') && codes.has('HepA-I')).toBe(false);
        const keys = doses.map((dose) => `${dose.series} ${dose.dose}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  test('every countable record is told: as a dose, as a flag, or as a self-paid product', () => {
    const paidOnly = new Set(['Varicella', '9vHPV', 'MCV-AC']);
    fc.assert(
      fc.property(anyChild, (child) => {
        const { doses, flags } = forecast(child);
        const told = new Set([
          ...doses.flatMap((dose) => dose.givenOn ?? []),
          ...flags.flatMap((flag) => flag.date ?? []),
        ]);
        const otherOption = (code: string): boolean => /^(JE|HepA)-/.test(code);
        for (const one of child.given) {
          if (paidOnly.has(one.vaccine) || otherOption(one.vaccine) || one.vaccine === 'DTaP-IPV/Hib') continue;
          if (one.vaccine === '2vHPV') continue;
          expect([one.vaccine, one.date, told.has(one.date)]).toEqual([one.vaccine, one.date, true]);
        }
      }),
      RUNS,
    );
  });

  test('an earlier valid dose never delays the next one', () => {
    fc.assert(
      fc.property(anyChild, fc.integer({ min: 1, max: 400 }), (child, days) => {
        const bare: ForecastInput = { ...child, given: [], conditions: {} };
        for (const dose of forecast(bare).doses.filter(canBeGiven)) {
          const late = addDays(bare.today, -1);
          const early = addDays(late, -days);
          if (early < (dose.earliestOn ?? '')) continue;
          const after = (date: PlainDate) => forecast({ ...bare, given: [{ vaccine: dose.vaccine, date }] }).doses;
          const nextOf = (doses: ForecastDose[]) => find(doses, { ...dose, dose: dose.dose + 1 })?.earliestOn;
          const [sooner, later] = [nextOf(after(early)), nextOf(after(late))];
          if (sooner && later) expect(sooner <= later).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

/** Vaccinates a child on every first possible day until grown up; calls back on every visit. */
function growUp(
  birthDate: PlainDate,
  options: ForecastInput['options'],
  visit: (doses: ForecastDose[], today: PlainDate) => void,
): GivenDose[] {
  const given: GivenDose[] = [];
  let today = birthDate;
  const end = plainDateOf(plusMonths(dayNumberOf(birthDate), 12 * 15));
  while (today < end) {
    const { doses } = forecast({ birthDate, sex: 'female', given, today, options, programme: 'cn-nip-2026' });
    visit(doses, today);
    for (const dose of doses.filter(canBeGiven)) given.push({ vaccine: dose.vaccine, date: today });
    const next = doses
      .filter((dose) => dose.status === 'not-yet')
      .map((dose) => dose.earliestOn ?? end)
      .sort()[0];
    if (next === undefined) break;
    today = next;
  }
  return given;
}

describe('a child vaccinated on every due day', () => {
  test.each([
    ['default options', {}, 24],
    ['inactivated options', { JE: 'JE-I', HepA: 'HepA-I' }, 27],
  ] as const)('every birthday of four years completes and is never overdue: %s', (_name, options, total) => {
    const first = dayNumberOf('2026-06-17');
    for (let offset = 0; offset < 4 * 365 + 1; offset += 1) {
      const birthDate = plainDateOf(first + offset);
      const given = growUp(birthDate, options, (doses, today) => {
        const late = doses.find((dose) => dose.status === 'overdue' || dose.status === 'ask-clinic');
        if (late !== undefined) throw new Error(`${birthDate} on ${today}: ${JSON.stringify(late)}`);
      });
      expect([birthDate, given.length]).toEqual([birthDate, total]);
      const adult = forecast({
        birthDate,
        sex: 'female',
        given,
        today: toPlainDate('2045-01-01'),
        options,
        programme: 'cn-nip-2026',
      });
      const open = adult.doses.filter((dose) => dose.status !== 'given' && dose.series !== 'DT');
      expect([birthDate, adult.flags, open]).toEqual([birthDate, [], []]);
    }
  });
});
