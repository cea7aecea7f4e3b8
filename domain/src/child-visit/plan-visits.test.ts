import fc from 'fast-check';
import { addDays, addMonths, type PlainDate, toPlainDate } from '../shared/plain-date';
import { planVisits, type VisitFacts } from './plan-visits';
import type { DoneVisit } from './visit-items';
import { isVisitCode, VISIT_CODES, type VisitCode } from './visit-code';
import { VISITS } from './visit-table';

const codeOf = (text: string): VisitCode => {
  if (!isVisitCode(text)) throw new Error(`no visit ${text}`);
  return text;
};

/** `m6@2026-05-23/hb118/nh-refer/h-pass` */
function readDone(text: string): DoneVisit[] {
  if (text === '-') return [];
  return text.split(' ').map((word) => {
    const [visit = '', rest = ''] = word.split('@');
    const [day = '', ...facts] = rest.split('/');
    const done: DoneVisit = { visit: codeOf(visit), visitedOn: toPlainDate(day) };
    for (const fact of facts) {
      if (fact.startsWith('hb')) done.haemoglobinGL = Number(fact.slice(2));
      else if (fact.startsWith('nh-')) done.newbornHearing = fact.slice(3) as 'pass' | 'refer' | 'not-done';
      else if (fact.startsWith('h-')) done.hearing = fact.slice(2) as 'pass' | 'refer' | 'not-done';
      else throw new Error(`unknown word ${fact}`);
    }
    return done;
  });
}

function readFacts([birth = '', today = '', done = '-', discharged = '-']: string[]): VisitFacts {
  return {
    birthDate: toPlainDate(birth),
    today: toPlainDate(today),
    done: readDone(done),
    ...(discharged !== '-' && { dischargedOn: toPlainDate(discharged) }),
  };
}

const lines = (table: string): string[] =>
  table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

// birth | today | done | discharged | visit | status from to
const STATUS = lines(`
  # The home visit has no window until somebody knows the day of discharge.
  2026-11-20 | 2026-11-23 | - | - | home | due - -
  2026-11-20 | 2026-11-23 | - | 2026-11-22 | home | due 2026-11-22 2026-11-29
  2026-11-20 | 2026-11-21 | - | 2026-11-22 | home | not-yet 2026-11-22 2026-11-29
  2026-11-20 | 2026-11-29 | - | 2026-11-22 | home | due 2026-11-22 2026-11-29
  2026-11-20 | 2026-11-30 | - | 2026-11-22 | home | overdue 2026-11-22 2026-11-29
  2026-11-20 | 2026-12-18 | - | - | home | missed - -
  2026-11-20 | 2026-12-18 | home@2026-11-25 | - | home | done - -
  # One month: days 28 to 30, and until day 42 where a place holds it then.
  2026-10-01 | 2026-10-28 | - | - | m1 | not-yet 2026-10-29 2026-10-31
  2026-10-01 | 2026-10-29 | - | - | m1 | due 2026-10-29 2026-10-31
  2026-10-01 | 2026-10-31 | - | - | m1 | due 2026-10-29 2026-10-31
  2026-10-01 | 2026-11-12 | - | - | m1 | due 2026-10-29 2026-10-31
  2026-10-01 | 2026-11-13 | - | - | m1 | overdue 2026-10-29 2026-10-31
  2026-10-01 | 2026-12-31 | - | - | m1 | overdue 2026-10-29 2026-10-31
  2026-10-01 | 2027-01-01 | - | - | m1 | missed 2026-10-29 2026-10-31
  # By months: from the month birthday to the day before the next one, made up until the next visit opens.
  2026-05-23 | 2026-08-22 | - | - | m3 | not-yet 2026-08-23 2026-09-22
  2026-05-23 | 2026-08-23 | - | - | m3 | due 2026-08-23 2026-09-22
  2026-05-23 | 2026-09-22 | - | - | m3 | due 2026-08-23 2026-09-22
  2026-05-23 | 2026-09-23 | - | - | m3 | overdue 2026-08-23 2026-09-22
  2026-05-23 | 2026-11-22 | - | - | m3 | overdue 2026-08-23 2026-09-22
  2026-05-23 | 2026-11-23 | - | - | m3 | missed 2026-08-23 2026-09-22
  2026-05-23 | 2026-11-23 | - | - | m6 | due 2026-11-23 2026-12-22
  2026-05-23 | 2026-11-23 | m6@2026-11-23 | - | m6 | done 2026-11-23 2026-12-22
  2025-05-19 | 2026-11-19 | - | - | m18 | due 2026-11-19 2026-12-18
  # Month ends are clamped: born on the 31st, three months later is 30 November, four 31 December.
  2026-08-31 | 2026-11-29 | - | - | m3 | not-yet 2026-11-30 2026-12-30
  2026-08-31 | 2026-11-30 | - | - | m3 | due 2026-11-30 2026-12-30
  # 29 February: birthdays of common years are on the 28th.
  2024-02-29 | 2025-02-27 | - | - | m12 | not-yet 2025-02-28 2025-03-28
  2024-02-29 | 2025-02-28 | - | - | m12 | due 2025-02-28 2025-03-28
  2024-02-29 | 2028-02-28 | - | - | y4 | not-yet 2028-02-29 2029-02-27
  2024-02-29 | 2028-02-29 | - | - | y4 | due 2028-02-29 2029-02-27
  # Three years can be made up until the fourth birthday; from four years the window lasts the whole year.
  2023-01-10 | 2026-02-09 | - | - | m36 | due 2026-01-10 2026-02-09
  2023-01-10 | 2026-02-10 | - | - | m36 | overdue 2026-01-10 2026-02-09
  2023-01-10 | 2027-01-10 | - | - | m36 | missed 2026-01-10 2026-02-09
  2023-01-10 | 2028-01-09 | - | - | y4 | due 2027-01-10 2028-01-09
  2023-01-10 | 2028-01-10 | - | - | y4 | missed 2027-01-10 2028-01-09
  2020-08-17 | 2026-11-23 | - | - | y6 | due 2026-08-17 2027-08-16
  2020-08-17 | 2027-08-16 | - | - | y6 | due 2026-08-17 2027-08-16
  2020-08-17 | 2027-08-17 | - | - | y6 | missed 2026-08-17 2027-08-16
`);

test.each(STATUS)('%s', (line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [status, from, to] = (cells[5] ?? '').split(' ');
  const plan = planVisits(readFacts(cells)).visits.find(({ code }) => code === cells[4]);
  expect({ status: plan?.status, from: plan?.from ?? '-', to: plan?.to ?? '-' }).toEqual({ status, from, to });
});

// birth | today | done | next visit
const NEXT = lines(`
  2026-11-20 | 2026-11-23 | - | home
  2026-11-20 | 2026-11-23 | home@2026-11-22 | m1
  2026-05-23 | 2026-11-22 | - | m3
  2026-05-23 | 2026-11-22 | m3@2026-08-25 | m6
  2026-05-23 | 2026-11-23 | - | m6
  2020-08-17 | 2026-11-23 | y6@2026-08-24 | none
  2020-08-17 | 2026-11-23 | - | y6
  2015-01-01 | 2026-11-23 | - | none
`);

test.each(NEXT)('next: %s', (line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  expect(planVisits(readFacts(cells.slice(0, 3))).next ?? 'none').toBe(cells[3]);
});

// birth | today | done | visit | what is needed
const CONTENT = lines(`
  2026-11-20 | 2026-11-23 | - | home | physical newborn eyes
  2026-11-20 | 2026-11-23 | - | m1 | physical eyes
  2026-11-20 | 2026-11-23 | - | m3 | physical development autism teeth eyes
  2026-11-20 | 2026-11-23 | - | m6 | physical blood hearing development autism teeth eyes eyes* tcm
  2026-11-20 | 2026-11-23 | - | m8 | physical blood development autism teeth eyes
  2026-03-20 | 2026-11-23 | m6@2026-09-22/hb118 | m8 | physical development autism teeth eyes
  2026-03-20 | 2026-11-23 | m6@2026-09-22 | m8 | physical blood development autism teeth eyes
  2026-03-20 | 2026-11-23 | m8@2026-11-22/hb118 | m6 | physical hearing development autism teeth eyes eyes* tcm
  2026-03-20 | 2026-11-23 | m6@2026-09-22/hb118 | m18 | physical blood development autism teeth eyes tcm
  2026-11-20 | 2026-11-23 | - | m12 | physical hearing development autism teeth eyes tcm
  2026-11-20 | 2026-11-23 | - | m24 | physical hearing development autism teeth eyes eyes* tcm
  2026-11-20 | 2026-11-23 | - | m30 | physical blood development autism teeth eyes tcm
  2026-11-20 | 2026-11-23 | - | m36 | physical hearing development autism teeth eyes eyes* tcm
  2026-11-20 | 2026-11-23 | - | y4 | physical blood development autism teeth eyes eyes*
  2026-11-20 | 2026-11-23 | - | y5 | physical blood development autism teeth eyes eyes*
  2026-11-20 | 2026-11-23 | - | y6 | physical blood development autism teeth eyes eyes*
  2026-10-20 | 2026-11-23 | home@2026-10-25/nh-refer | m1 | physical eyes hearing-rescreen
  2026-10-20 | 2026-11-23 | home@2026-10-25/nh-pass | m1 | physical eyes
`);

test.each(CONTENT)('contains: %s', (line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  const plan = planVisits(readFacts(cells.slice(0, 3))).visits.find(({ code }) => code === cells[3]);
  const needed = plan?.items.filter((item) => item.needed).map((item) => item.kind + (item.countyLevel ? '*' : ''));
  expect(needed?.join(' ')).toBe(cells[4]);
});

// birth | today | done | re-screen of hearing
const RESCREEN = lines(`
  2026-10-20 | 2026-11-23 | - | none
  2026-10-20 | 2026-11-23 | home@2026-10-25 | none
  2026-10-20 | 2026-11-23 | home@2026-10-25/nh-pass | none
  2026-10-20 | 2026-11-23 | home@2026-10-25/nh-refer | due 2026-12-01
  2026-10-20 | 2026-12-01 | home@2026-10-25/nh-not-done | due 2026-12-01
  2026-10-20 | 2026-12-02 | home@2026-10-25/nh-not-done | overdue 2026-12-01
  2026-10-20 | 2026-12-02 | home@2026-10-25/nh-refer m1@2026-11-20/h-pass | done 2026-12-01
  2026-10-20 | 2026-12-02 | home@2026-10-25/nh-refer m1@2026-11-20/h-not-done | overdue 2026-12-01
`);

test.each(RESCREEN)('hearing again: %s', (line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  const rescreen = planVisits(readFacts(cells.slice(0, 3))).hearingRescreen;
  expect(rescreen ? `${rescreen.status} ${rescreen.by}` : 'none').toBe(cells[3]);
});

test('blood at 6 to 8 months is said to be done where the earlier visit did it', () => {
  const facts = readFacts(['2026-03-20', '2026-11-23', 'm6@2026-09-22/hb118']);
  const m8 = planVisits(facts).visits.find(({ code }) => code === 'm8');
  expect(m8?.items.find(({ kind }) => kind === 'blood')).toMatchObject({
    needed: false,
    text: expect.stringContaining('做过了'),
  });
});

test('autism is screened for eleven times, hearing four, blood at six ages', () => {
  const count = (is: (row: (typeof VISITS)[number]) => boolean): string =>
    VISITS.filter(is)
      .map(({ code }) => code)
      .join(' ');
  expect(count(({ autism }) => autism)).toBe('m3 m6 m8 m12 m18 m24 m30 m36 y4 y5 y6');
  expect(count(({ hearing }) => hearing)).toBe('m6 m12 m24 m36');
  expect(count(({ blood }) => blood !== 'none')).toBe('m6 m8 m18 m30 y4 y5 y6');
  expect(count(({ tcm }) => tcm !== null)).toBe('m6 m12 m18 m24 m30 m36');
  expect(count(({ eyes }) => eyes.includes('refraction'))).toBe('m24 m36 y4 y5 y6');
});

const days = fc.integer({ min: 0, max: 4 * 365 }).map((ahead) => addDays(toPlainDate('2020-01-01'), ahead));

test('every day of four years as birthday: windows follow each other and each day has at most one open visit', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 7 * 366 }), (birthDate: PlainDate, age: number) => {
      const { visits, next } = planVisits({ birthDate, today: addDays(birthDate, age), done: [] });
      const froms = visits.flatMap(({ from }) => from ?? []);
      expect([...froms].sort()).toEqual(froms);
      const open = visits.filter(({ status }) => status === 'due' || status === 'overdue');
      expect(open.length).toBeLessThanOrEqual(1);
      if (open[0]) expect(next).toBe(open[0].code);
      for (const { from, to } of visits) if (from && to) expect(from <= to).toBe(true);
    }),
  );
});

test('a child who came on the first day of every window has missed nothing at seven years', () => {
  const birthDate = toPlainDate('2020-02-29');
  const done = VISIT_CODES.map((visit, index): DoneVisit => ({ visit, visitedOn: addMonths(birthDate, index) }));
  const plan = planVisits({ birthDate, today: addMonths(birthDate, 84), done });
  expect(plan.visits.map(({ status }) => status)).toEqual(VISIT_CODES.map(() => 'done'));
  expect(plan.next).toBeNull();
});
