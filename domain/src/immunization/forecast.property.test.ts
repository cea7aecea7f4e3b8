/** What must hold for every child, whatever is recorded. Inner loops throw instead of calling expect: they run very often. */
import fc from 'fast-check';
import { addDays, type PlainDate, toPlainDate } from '../shared/plain-date';
import { dayNumberOf } from './day-number';
import { forecast } from './forecast';
import { momentOf } from './tables/table';
import { anyChild, RUNS } from './test-support/any-child';
import type { DoseStatus, Forecast, ForecastDose, ForecastInput } from './types';

const isOpen = (dose: ForecastDose): boolean => dose.givenOn === undefined;
const canBeGiven = (dose: ForecastDose): boolean => dose.status === 'due' || dose.status === 'overdue';
const find = (doses: readonly ForecastDose[], like: ForecastDose): ForecastDose | undefined =>
  doses.find((dose) => dose.series === like.series && dose.dose === like.dose);

function refuse(why: string, ...what: unknown[]): never {
  throw new Error(`${why}: ${what.map((one) => JSON.stringify(one)).join(' ')}`);
}

/** Minimum ages by the fact sheet's table (1.2) for days of service from 2025; polio and meningococcal are numbered across products. */
const MINIMUM_AGES: Record<string, readonly string[]> = {
  HepB: ['0d', '1m', '6m'],
  BCG: ['0d'],
  polio: ['2m', '3m', '4m', '4y'],
  DTaP: ['2m', '4m', '6m', '18m', '6y'],
  DT: ['7y', '7y', '7y'],
  // Births before 2019-10 may need a third to have measles, rubella and mumps counted apart.
  MMR: ['8m', '18m', '8m'],
  'JE-L': ['8m', '2y'],
  'JE-I': ['8m', '8m+7d', '2y', '6y'],
  mening: ['6m', '9m', '3y', '6y'],
  'HepA-L': ['18m'],
  'HepA-I': ['18m', '2y'],
  '2vHPV': ['13y', '161m'],
};
const SMALL_BABY = ['0d', '1m', '2m', '7m'];

function minimumAge(dose: ForecastDose, child: ForecastInput): string {
  const { maternalHbsAg, birthWeightG } = child.conditions ?? {};
  const isSmall = maternalHbsAg !== undefined && birthWeightG === 1800;
  const ages =
    dose.series === 'HepB' && isSmall ? SMALL_BABY : (MINIMUM_AGES[dose.series] ?? MINIMUM_AGES[dose.vaccine]);
  return ages?.[dose.dose - 1] ?? refuse('no minimum age known', dose);
}

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

const LIVE = new Set(['BCG', 'MMR', 'JE-L', 'HepA-L', 'Varicella', 'MR']);

/** The answer in an order of its own, to compare two of them. */
function sorted({ doses, flags }: Forecast): string {
  const rows = [...doses, ...flags].map((one) => JSON.stringify(one)).sort();
  return rows.join('\n');
}

const isBefore = (one: PlainDate | null, other: PlainDate | null): boolean => (one ?? '9') < (other ?? '');

/** What a dose said on one day must hold against what the same series says on a later one. */
function checkLater(dose: ForecastDose, later: readonly ForecastDose[]): void {
  const then = find(later, dose);
  if (!then) return;
  if (dose.status === 'given' && then.status !== 'given') refuse('lost', dose, then);
  if (canBeGiven(dose) && then.status === 'not-yet') refuse('due, then not yet', dose, then);
  // With the A doses no longer needed from 24 months, A+C waits for none of them.
  const isFreed = later.some((one) => one.series === dose.series && one.status === 'not-needed');
  if (isOpen(dose) && !isFreed && isBefore(then.earliestOn, dose.earliestOn)) refuse('nearer', dose, then);
}

describe('every child', () => {
  test('never before the minimum age of the dose', () => {
    fc.assert(
      fc.property(anyChild, (child) => {
        const today = child.today < '2025-01-01' ? toPlainDate('2025-01-01') : child.today;
        for (const dose of forecast({ ...child, today }).doses.filter(isOpen)) {
          if (dose.earliestOn === null) continue;
          const age = minimumAge(dose, child);
          if (dose.earliestOn < momentOf(age, child.birthDate)) refuse(`before ${age}`, dose);
        }
      }),
      RUNS,
    );
  });

  test('dates agree with the status, every dose has a reason with a source', () => {
    fc.assert(
      fc.property(anyChild, (child) => {
        for (const dose of forecast(child).doses) {
          if (AGREES[dose.status]?.(dose, child.today) === false) refuse('dates and status disagree', dose);
          if (dose.reasons.length === 0) refuse('no reason', dose);
          if (dose.reasons.some(({ text, source }) => text === '' || source === '')) refuse('empty reason', dose);
        }
      }),
      RUNS,
    );
  });

  test('a live vaccine is never offered 1 to 27 days after another', () => {
    fc.assert(
      fc.property(anyChild, (child) => {
        const days = child.given
          .filter((one) => LIVE.has(one.vaccine) && one.date >= child.birthDate && one.date <= child.today)
          .map((one) => dayNumberOf(one.date));
        for (const dose of forecast(child).doses) {
          if (!isOpen(dose) || !LIVE.has(dose.vaccine) || dose.earliestOn === null) continue;
          if (dose.status !== 'not-yet' && !canBeGiven(dose)) continue;
          const on = Math.max(dayNumberOf(dose.earliestOn), dayNumberOf(child.today));
          if (days.some((day) => day < on && on - day < 28)) refuse('too close to a live vaccine', dose);
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
        if (codes.has('JE-L') && codes.has('JE-I')) refuse('both JE', child);
        if (codes.has('HepA-L') && codes.has('HepA-I')) refuse('both HepA', child);
        const keys = doses.map((dose) => `${dose.series} ${dose.dose}`);
        if (new Set(keys).size !== keys.length) refuse('a number twice', keys);
      }),
      RUNS,
    );
  });

  test('every countable record is told: as a dose, as a flag, or as a self-paid product', () => {
    const isLeftOut = (code: string): boolean =>
      /^(JE|HepA)-|^(Varicella|9vHPV|2vHPV|MCV-AC|DTaP-IPV\/Hib)$/.test(code);
    fc.assert(
      fc.property(anyChild, (child) => {
        const { doses, flags } = forecast(child);
        const told = new Set([
          ...doses.flatMap((dose) => dose.givenOn ?? []),
          ...flags.flatMap((flag) => flag.date ?? []),
        ]);
        for (const one of child.given) if (!isLeftOut(one.vaccine) && !told.has(one.date)) refuse('not told', one);
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
          const nextAfter = (date: PlainDate): PlainDate | null | undefined =>
            find(forecast({ ...bare, given: [{ vaccine: dose.vaccine, date }] }).doses, {
              ...dose,
              dose: dose.dose + 1,
            })?.earliestOn;
          const [sooner, later] = [nextAfter(early), nextAfter(late)];
          if (sooner && later && sooner > later) refuse('delayed', dose, early, late, sooner, later);
        }
      }),
      RUNS,
    );
  });

  test('the order of the records does not matter', () => {
    const shuffled = anyChild.chain((child) =>
      fc
        .shuffledSubarray([...child.given], { minLength: child.given.length, maxLength: child.given.length })
        .map((given) => [child, { ...child, given }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([child, other]) => {
        const [one, two] = [sorted(forecast(child)), sorted(forecast(other))];
        if (one !== two) expect(two).toEqual(one);
      }),
      RUNS,
    );
  });

  test('a vaccine that is not live and of no series changes nothing', () => {
    const unrelated = fc.constantFrom('PCV13', 'Hib', 'EV71', 'Flu-IIV', 'PPV23', 'RV5', 'Rabies-Essen');
    fc.assert(
      fc.property(anyChild, unrelated, fc.integer({ min: 0, max: 7000 }), (child, vaccine, daysAgo) => {
        const date = addDays(child.today, -daysAgo);
        if (date < child.birthDate) return;
        const before = sorted({ ...forecast(child), flags: [] });
        const after = sorted({ ...forecast({ ...child, given: [...child.given, { vaccine, date }] }), flags: [] });
        if (before !== after) expect(after).toEqual(before);
      }),
      RUNS,
    );
  });

  test('as days go by, no first day comes nearer than it was told and nothing given is lost', () => {
    fc.assert(
      fc.property(anyChild, fc.integer({ min: 1, max: 1500 }), (child, days) => {
        const now: ForecastInput = {
          ...child,
          given: child.given.filter((one) => one.date < child.today),
          conditions: { ...child.conditions, immunoglobulinOn: undefined },
          programme: 'cn-nip-2026',
        };
        const later = forecast({ ...now, today: addDays(child.today, days) }).doses;
        for (const dose of forecast(now).doses) checkLater(dose, later);
      }),
      RUNS,
    );
  });
});
