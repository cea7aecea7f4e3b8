/** Plans a nurse can review, and what must hold for every plan. */
import fc from 'fast-check';
import { toPlainDate } from '../shared/plain-date';
import { planCatchUp, type CatchUpInput, type CatchUpPlan } from './catch-up-plan';
import { SHARED_VISIT_WAIT } from './catch-up-plan-search';
import { doseKey } from './catch-up-plan-state';
import { dayNumberOf, fromCivil, plainDateOf, plusSpan } from './day-number';
import { decideDoses } from './decide-doses';
import { forecast } from './forecast';
import { readCases } from './test-support/case-table';
import type { ForecastDose, ForecastInput, GivenDose } from './types';

const CASES = `
# two years old with nothing: one day for six, then the waits of each vaccine shared; hepatitis B 3 is what visit three waits for
2024-11-01 m | - | 2026-11-23 | - => 2026-11-23 HepB#1 IPV#1 DTaP#1 MMR#1 JE-L#1 HepA-L#1; 2026-12-21 HepB#2 IPV#2 DTaP#2 MMR#2; 2027-02-19 HepB#3 bOPV#3 DTaP#3; 2027-11-23 DTaP#4 JE-L#2 MPSV-AC#3 | ask BCG#1
# five years old, everything but polio and DTaP (dose 4 of DTaP six months after dose 3, the fifth waits a year; group A+C 2 comes with six years)
2021-05-10 f | HepB@2021-05-10,2021-06-10,2021-11-10 BCG@2021-05-10 MMR@2022-01-10,2022-11-10 JE-L@2022-01-10,2023-05-10 MPSV-A@2021-11-10,2022-02-10 MPSV-AC@2024-05-10 HepA-L@2022-11-10 | 2026-11-23 | - => 2026-11-23 IPV#1 DTaP#1; 2026-12-21 IPV#2 DTaP#2; 2027-01-18 bOPV#3 DTaP#3; 2027-07-18 bOPV#4 DTaP#4 MPSV-AC#4 | ask -
# measles-mumps-rubella yesterday: everything not live today, the live ones together after 28 days and with the second round
2024-11-01 m | MMR@2026-11-22 | 2026-11-23 | - => 2026-11-23 HepB#1 IPV#1 DTaP#1; 2026-12-21 HepB#2 IPV#2 DTaP#2 MMR#2 JE-L#1 HepA-L#1; 2027-02-19 HepB#3 bOPV#3 DTaP#3; 2027-12-21 DTaP#4 JE-L#2 MPSV-AC#3 | ask BCG#1
# a baby of five months with nothing: BCG needs the skin test, group A comes with its age
2026-06-10 m | - | 2026-11-23 | - => 2026-11-23 HepB#1 IPV#1 DTaP#1; 2026-12-21 HepB#2 IPV#2 DTaP#2 MPSV-A#1; 2027-01-18 bOPV#3 DTaP#3 | ask BCG#1
# the same with a negative skin test
2026-06-10 m | - | 2026-11-23 | skintest=negative => 2026-11-23 HepB#1 BCG#1 IPV#1 DTaP#1; 2026-12-21 HepB#2 IPV#2 DTaP#2 MPSV-A#1; 2027-01-18 bOPV#3 DTaP#3 | ask -
# only the fourth DTaP is missing
2024-11-01 m | HepB@2024-11-01,2024-12-01,2025-05-01 BCG@2024-11-01 IPV@2025-01-01,2025-02-01 bOPV@2025-03-01 DTaP@2025-01-01,2025-03-01,2025-05-01 MMR@2025-07-01,2026-05-01 JE-L@2025-07-01,2026-11-01 MPSV-A@2025-05-01,2025-08-01 HepA-L@2026-05-01 | 2026-11-23 | - => 2026-11-23 DTaP#4 | ask -
# up to date
2024-11-01 m | HepB@2024-11-01,2024-12-01,2025-05-01 BCG@2024-11-01 IPV@2025-01-01,2025-02-01 bOPV@2025-03-01 DTaP@2025-01-01,2025-03-01,2025-05-01,2026-05-01 MMR@2025-07-01,2026-05-01 JE-L@2025-07-01,2026-11-01 MPSV-A@2025-05-01,2025-08-01 HepA-L@2026-05-01 | 2026-11-23 | - => | ask -
# meningococcal: three years old, no group A: A+C at once, the second not before six years
2023-05-01 f | HepB@2023-05-01,2023-06-01,2023-11-01 BCG@2023-05-01 IPV@2023-07-01,2023-08-01 bOPV@2023-09-01 DTaP@2023-08-01,2023-09-01,2023-10-01,2024-11-01 MMR@2024-01-01,2024-11-01 JE-L@2024-01-01,2025-05-01 HepA-L@2024-11-01 | 2026-11-23 | - => 2026-11-23 MPSV-AC#3 | ask -
# the same at eighteen months: both group A doses, three months apart
2025-05-01 f | HepB@2025-05-01,2025-06-01,2025-11-01 BCG@2025-05-01 IPV@2025-07-01,2025-08-01 bOPV@2025-09-01 DTaP@2025-07-01,2025-09-01,2025-11-01,2026-11-01 MMR@2026-01-01,2026-11-01 JE-L@2026-01-01 HepA-L@2026-11-01 | 2026-11-23 | - => 2026-11-23 MPSV-A#1; 2027-02-23 MPSV-A#2 | ask -
# eight years old with three DTaP and nothing since: one DT, six months after the third (long past)
2018-05-01 m | HepB@2018-05-01,2018-06-01,2018-11-01 BCG@2018-05-01 IPV@2018-07-01 bOPV@2018-08-01,2018-09-01,2022-05-01 DTaP@2018-08-01,2018-09-01,2018-10-01 MMR@2019-01-01,2019-11-01 JE-L@2019-01-01,2020-05-01 MPSV-A@2018-11-01,2019-02-01 MPSV-AC@2021-05-01,2024-05-01 HepA-L@2019-11-01 | 2026-11-23 | - => 2026-11-23 DT#1 | ask -
# eight years old with one DTaP: DT two times more, one and six months after the dose before
2018-05-01 m | HepB@2018-05-01,2018-06-01,2018-11-01 BCG@2018-05-01 IPV@2018-07-01 bOPV@2018-08-01,2018-09-01,2022-05-01 DTaP@2018-08-01 MMR@2019-01-01,2019-11-01 JE-L@2019-01-01,2020-05-01 MPSV-A@2018-11-01,2019-02-01 MPSV-AC@2021-05-01,2024-05-01 HepA-L@2019-11-01 | 2026-11-23 | - => 2026-11-23 DT#1; 2027-05-23 DT#2 | ask -
# a girl of thirteen who lacks HPV: two doses six months apart; at fifteen a clinician decides
2013-05-01 f | HepB@2013-05-01,2013-06-01,2013-11-01 BCG@2013-05-01 IPV@2013-07-01 bOPV@2013-08-01,2013-09-01,2017-05-01 DTaP@2013-08-01,2013-09-01,2013-10-01,2014-11-01 DT@2019-05-01 MMR@2014-01-01,2014-11-01 JE-L@2014-01-01,2015-05-01 MPSV-A@2013-11-01,2014-02-01 MPSV-AC@2016-05-01,2019-05-01 HepA-L@2014-11-01 | 2026-11-23 | - => 2026-11-23 2vHPV#1; 2027-05-23 2vHPV#2 | ask -
2011-11-15 f | HepB@2011-11-15,2011-12-15,2012-05-15 BCG@2011-11-15 IPV@2012-01-15 bOPV@2012-02-15,2012-03-15,2015-11-15 DTaP@2012-02-15,2012-03-15,2012-04-15,2013-05-15 DT@2017-11-15 MMR@2012-07-15,2013-05-15 JE-L@2012-07-15,2013-11-15 MPSV-A@2012-05-15,2012-08-15 MPSV-AC@2014-11-15,2017-11-15 HepA-L@2013-05-15 | 2026-11-23 | - => | ask 2vHPV#1 2vHPV#2
# immunoglobulin a month ago: live vaccines together when three months are over
2025-05-01 f | HepB@2025-05-01,2025-06-01,2025-11-01 BCG@2025-05-01 IPV@2025-07-01,2025-08-01 bOPV@2025-09-01 DTaP@2025-07-01,2025-09-01,2025-11-01 MPSV-A@2025-11-01,2026-02-01 | 2026-11-23 | ig=2026-10-20 => 2026-11-23 DTaP#4; 2027-01-20 MMR#1 JE-L#1 HepA-L#1; 2027-02-17 MMR#2 | ask -
# medicines against the immune system: live vaccines are the clinic's word, the rest goes on
2025-05-01 f | HepB@2025-05-01,2025-06-01 BCG@2025-05-01 IPV@2025-07-01,2025-08-01 DTaP@2025-07-01,2025-09-01,2025-11-01,2026-11-01 MPSV-A@2025-11-01,2026-02-01 | 2026-11-23 | immune => 2026-11-23 HepB#3 | ask bOPV#3 bOPV#4 MMR#1 MMR#2 JE-L#1 JE-L#2 HepA-L#1
# inactivated alternatives: JE 1 and 2 a week apart, but they share the next visit
2024-11-01 m | HepB@2024-11-01,2024-12-01,2025-05-01 BCG@2024-11-01 IPV@2025-01-01,2025-02-01 bOPV@2025-03-01 DTaP@2025-01-01,2025-03-01,2025-05-01,2026-05-01 MMR@2025-07-01 MPSV-A@2025-05-01,2025-08-01 | 2026-11-23 | JE-I HepA-I => 2026-11-23 MMR#2 JE-I#1 HepA-I#1; 2026-11-30 JE-I#2; 2027-05-23 JE-I#3 HepA-I#2 | ask -
# past every children's programme
2000-01-01 m | - | 2026-11-23 | - => | ask -
`;

interface PlanCase {
  line: string;
  input: CatchUpInput;
  expected: string;
}

const readPlans = (table: string): PlanCase[] =>
  table
    .split('\n')
    .filter((line) => line.includes('=>'))
    .map((line) => {
      const [facts = '', expected = ''] = line.split('=>');
      const [one] = readCases(`${facts}| !none`);
      if (one === undefined) throw new Error(`not a case: ${line}`);
      return { line, input: one.input, expected: expected.trim() };
    });

const tellDoses = (doses: readonly ForecastDose[]): string => doses.map((d) => `${d.vaccine}#${d.dose}`).join(' ');
const tell = (plan: CatchUpPlan): string => {
  const visits = plan.visits.map(({ day, doses }) => `${day} ${tellDoses(doses)}`).join('; ');
  return `${visits} | ask ${tellDoses(plan.askClinic) || '-'}`.trim();
};

test.each(readPlans(CASES).map((one) => [one.line, one] as const))('%s', (_, { input, expected }) => {
  expect(tell(planCatchUp(input))).toBe(expected);
});

describe('the reasons of a plan', () => {
  const plan = planCatchUp({
    birthDate: toPlainDate('2024-11-01'),
    sex: 'male',
    given: [{ vaccine: 'MMR', date: toPlainDate('2026-11-22') }],
    today: toPlainDate('2026-11-23'),
  });
  const planned = (visit: number, vaccine: string) =>
    plan.visits[visit]?.doses.find((dose) => dose.vaccine === vaccine);

  test('a live vaccine says which one it waits for, and until when', () => {
    const [reason] = planned(1, 'JE-L')?.waitedFor ?? [];
    expect(reason).toMatchObject({
      rule: 'live-28',
      source: 'S1 S5 S6',
      wait: { fromVaccine: 'MMR', untilOn: '2026-12-20' },
    });
  });
  test('a dose that waits for a shared visit says from when it could be given', () => {
    expect(planned(2, 'DTaP')).toMatchObject({ dose: 3, possibleOn: '2027-01-18' });
    expect(planned(2, 'HepB')).toMatchObject({ dose: 3, possibleOn: '2027-02-19' });
  });
  test('what is given today waited for nothing', () => {
    expect(
      plan.visits[0]?.doses.every(({ waitedFor, possibleOn }) => waitedFor.length === 0 && possibleOn === '2026-11-23'),
    ).toBe(true);
  });
});

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
  'MCV-AC',
] as const;

/** Children of every age with some records, most of them in time for something. */
const anyChild = fc
  .record({
    birth: fc.integer({ min: fromCivil(2009, 1, 1), max: fromCivil(2026, 11, 1) }),
    age: fc.integer({ min: 0, max: 6700 }),
    sex: fc.constantFrom('male' as const, 'female' as const),
    shots: fc.array(fc.record({ vaccine: fc.constantFrom(...CODES), at: fc.integer({ min: 0, max: 1000 }) }), {
      maxLength: 20,
    }),
    JE: fc.constantFrom(undefined, 'JE-I' as const),
    HepA: fc.constantFrom(undefined, 'HepA-I' as const),
    hiv: fc.constantFrom(undefined, undefined, 'infected' as const, 'exposed' as const),
    immunosuppressed: fc.constantFrom(undefined, undefined, true),
    tbSkinTest: fc.constantFrom(undefined, 'negative' as const),
    ig: fc.constantFrom(undefined, undefined, 20),
  })
  .map(({ birth, age, sex, shots, JE, HepA, ig, ...known }): ForecastInput => {
    const today = birth + age;
    return {
      birthDate: plainDateOf(birth),
      sex,
      today: plainDateOf(today),
      given: shots.map(({ vaccine, at }) => ({ vaccine, date: plainDateOf(birth + Math.floor((at * age) / 1000)) })),
      options: { JE, HepA },
      conditions: { ...known, ...(ig !== undefined && ig < age && { immunoglobulinOn: plainDateOf(today - ig) }) },
    };
  });

const give = (given: readonly GivenDose[], visit: CatchUpPlan['visits'][number]): GivenDose[] => [
  ...given,
  ...visit.doses.map(({ vaccine }) => ({ vaccine, date: visit.day })),
];
const isReady = ({ status }: ForecastDose): boolean => status === 'due' || status === 'overdue';
const injectionsOf = (doses: readonly ForecastDose[]): number =>
  doses.filter(({ vaccine }) => vaccine !== 'bOPV').length;

test('a live vaccine a full visit had no room for does not make the visits before it later', () => {
  const late = {
    birthDate: toPlainDate('2009-01-01'),
    sex: 'male',
    today: toPlainDate('2009-07-01'),
    given: [],
  } as const;
  const { visits } = planCatchUp({ ...late, maxInjectionsPerVisit: 2 });
  expect(visits.map(({ day }) => day)).toEqual(['2009-07-01', '2009-07-02', '2009-07-30', '2009-08-27', '2009-09-28']);
});

describe('for every child', () => {
  const RUNS = { seed: 20261122, numRuns: 90 };
  const cap = fc.constantFrom(undefined, undefined, undefined, 1, 2, 4);

  test('replaying the plan is never refused, needs no clinician, and ends with nothing left to give', () => {
    fc.assert(
      fc.property(anyChild, cap, (child, maxInjectionsPerVisit) => {
        const plan = planCatchUp({ ...child, maxInjectionsPerVisit });
        let given = child.given;
        let last = dayNumberOf(child.today) - 1;
        for (const visit of plan.visits) {
          const input = { ...child, given, today: visit.day };
          expect(dayNumberOf(visit.day)).toBeGreaterThan(last);
          const decision = decideDoses({ input, wanted: visit.doses });
          if (decision.kind === 'refused') throw new Error(JSON.stringify(decision));
          expect(decision.doses.every(isReady)).toBe(true);
          expect(visit.doses.every(({ possibleOn }) => possibleOn <= visit.day)).toBe(true);
          given = give(given, visit);
          last = dayNumberOf(visit.day);
        }
        const end = dayNumberOf(plan.visits.at(-1)?.day ?? child.today);
        const readyOn = (day: number) =>
          forecast({ ...child, given, today: plainDateOf(day) })
            .doses.filter(isReady)
            .map(doseKey);
        const isFull = injectionsOf(plan.visits.at(-1)?.doses ?? []) === maxInjectionsPerVisit;
        // What a full visit had no room for must not be possible the day after: it waits for what was given.
        const after = isFull ? readyOn(end + 1) : undefined;
        expect(readyOn(end).filter((dose) => after?.includes(dose) ?? true)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('no visit holds more injections than allowed, and nothing planned stands with the clinic too', () => {
    fc.assert(
      fc.property(anyChild, fc.integer({ min: 1, max: 4 }), (child, maxInjectionsPerVisit) => {
        const { visits, askClinic } = planCatchUp({ ...child, maxInjectionsPerVisit });
        for (const { doses } of visits) expect(injectionsOf(doses)).toBeLessThanOrEqual(maxInjectionsPerVisit);
        const planned = new Set(visits.flatMap(({ doses }) => doses.map(({ series, dose }) => `${series}${dose}`)));
        expect(askClinic.filter(({ series, dose }) => planned.has(`${series}${dose}`))).toEqual([]);
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  test('never more visits than giving each dose on its first day, and what can be given today is given today', () => {
    fc.assert(
      fc.property(anyChild, (child) => {
        const { visits, visitsWithoutSharing } = planCatchUp(child);
        expect(visits.length).toBeLessThanOrEqual(visitsWithoutSharing);
        const today = new Set(
          forecast(child)
            .doses.filter(isReady)
            .map(({ series }) => series),
        );
        const first = visits[0]?.day === child.today ? visits[0].doses : [];
        expect(new Set(first.map(({ series }) => series))).toEqual(today);
      }),
      RUNS,
    );
  });
});

/**
 * Fewest visits by trying every set of days: after today (when something can be given today) any days of the horizon, on each
 * of which everything possible is given, or everything but some of the live vaccines.
 */
function fewestByTrying(child: ForecastInput, goal: ReadonlySet<string>, most: number): number {
  const start = dayNumberOf(child.today);
  const reached = (given: readonly GivenDose[], day: number): boolean => {
    const { doses } = forecast({ ...child, given, today: plainDateOf(day) });
    return doses.every(
      (dose) => !isReady(dose) && !(dose.status === 'not-yet' && goal.has(`${dose.series}${dose.dose}`)),
    );
  };
  const LIVE = ['MMR', 'JE-L', 'HepA-L'];
  const after = (given: readonly GivenDose[], day: number, waits: readonly string[]): GivenDose[] => {
    const ready = forecast({ ...child, given, today: plainDateOf(day) }).doses.filter(
      (dose) => isReady(dose) && !waits.includes(dose.vaccine),
    );
    return [...given, ...ready.map(({ vaccine }) => ({ vaccine, date: plainDateOf(day) }))];
  };
  const search = (given: readonly GivenDose[], day: number, left: number): boolean => {
    if (reached(given, day)) return true;
    if (left === 0) return false;
    for (let next = day + 1; next <= start + HORIZON; next += 1) {
      for (const waits of [[], ...LIVE.map((one) => [one])]) {
        const then = after(given, next, waits);
        if (then.length > given.length && search(then, next, left - 1)) return true;
      }
    }
    return false;
  };
  const first = after(child.given, start, []);
  const used = first.length > child.given.length ? 1 : 0;
  for (let visits = used; visits <= most; visits += 1) if (search(first, start, visits - used)) return visits;
  return most + 1;
}
const HORIZON = 66;

test('fewest: trying every set of days of two months finds no shorter way', () => {
  const DAY = dayNumberOf('2026-11-23');
  const done =
    'HepB@2023-11-23,2023-12-23,2024-05-23 BCG@2023-11-23 IPV@2024-01-23,2024-02-23 bOPV@2024-03-23 DTaP@2024-01-23,2024-03-23,2024-05-23,2025-05-23 MMR@2024-07-23,2025-05-23 JE-L@2024-07-23,2025-11-23 MPSV-A@2024-05-23,2024-08-23 MPSV-AC@2026-11-23 HepA-L@2025-05-23';
  const all = readCases(`2023-11-23 m | ${done} | 2026-11-23 | - | !none`)[0]?.input.given ?? [];
  const LATE = ['HepB', 'IPV', 'DTaP', 'MMR', 'JE-L', 'HepA-L'];
  const child = fc.record({
    lacks: fc.subarray(LATE, { minLength: 1, maxLength: 3 }),
    kept: fc.array(fc.record({ vaccine: fc.constantFrom(...LATE), ago: fc.integer({ min: 0, max: 40 }) }), {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(child, ({ lacks, kept }) => {
      const without = all.filter(
        ({ vaccine }) => !lacks.includes(vaccine) && !(lacks.includes('IPV') && vaccine === 'bOPV'),
      );
      const again = kept
        .filter(({ vaccine }) => lacks.includes(vaccine))
        .map(({ vaccine, ago }) => ({ vaccine, date: plainDateOf(DAY - ago) }));
      const input: ForecastInput = {
        birthDate: toPlainDate('2023-11-23'),
        sex: 'male',
        today: plainDateOf(DAY),
        given: [...without, ...again],
      };
      const plan = planCatchUp(input);
      const last = plan.visits.at(-1);
      fc.pre(last === undefined || dayNumberOf(last.day) <= DAY + HORIZON);
      const goal = new Set(plan.visits.flatMap(({ doses }) => doses.map(({ series, dose }) => `${series}${dose}`)));
      expect(fewestByTrying(input, goal, plan.visits.length)).toBe(plan.visits.length);
    }),
    { seed: 7, numRuns: 12 },
  );
});

test('no dose that is behind waits for a shared visit longer than the working rule allows', () => {
  fc.assert(
    fc.property(anyChild, (child) => {
      const behind = forecast(child).doses.filter(({ dueOn }) => dueOn !== null && dueOn <= child.today);
      const isBehind = (one: ForecastDose): boolean =>
        behind.some(({ series, dose }) => series === one.series && dose === one.dose);
      for (const { day, doses } of planCatchUp(child).visits) {
        const latest = doses
          .filter(isBehind)
          .map(({ possibleOn }) => plusSpan(dayNumberOf(possibleOn), SHARED_VISIT_WAIT.value));
        expect(dayNumberOf(day)).toBeLessThanOrEqual(Math.min(...latest, Number.POSITIVE_INFINITY));
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('a limit below one injection is a mistake', () => {
  expect(() =>
    planCatchUp({ birthDate: plainDateOf(0), sex: 'male', given: [], today: plainDateOf(1), maxInjectionsPerVisit: 0 }),
  ).toThrow(RangeError);
});
