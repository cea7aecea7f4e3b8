import { serviceOf } from '../booking/purpose';
import { toPlainDate } from '../shared/plain-date';
import { checkupItem, findCheckup, isCheckupSeries, itemsOn } from './checkup-item';
import { CHECKUP_ELIGIBILITY, type CheckupEligibility, eligibilityOn, isEligible } from './eligibility';
import { refuseCheckup } from './refuse-checkup';

const [exact] = CHECKUP_ELIGIBILITY;
const byYear: CheckupEligibility = { ...exact!, validFrom: toPlainDate('2026-01-01'), rule: 'calendarYear' };

/** Birthday, day, whether by exact age, whether by calendar year. */
test.each(
  `
  1961-11-25  2026-11-24  no   yes   the day before the birthday
  1961-11-25  2026-11-25  yes  yes   turns 65 on the day
  1961-11-25  2026-11-26  yes  yes   the day after
  1961-12-31  2026-01-01  no   yes   the first day of the year of the birthday
  1961-12-31  2025-12-31  no   no    the last day of the year before
  1961-12-31  2026-12-31  yes  yes   birthday on the last day of the year
  1962-01-01  2026-12-31  no   no    a day too late for this year
  1962-01-01  2027-01-01  yes  yes   birthday on the first day of the year
  1960-02-29  2025-02-27  no   yes   29 February, a common year: not yet
  1960-02-29  2025-02-28  yes  yes   29 February, a common year: on the 28th
  1963-02-28  2028-02-28  yes  yes   28 February in a leap year
  1956-02-29  2024-02-29  yes  yes   29 February, long past
  1926-05-01  2026-11-25  yes  yes   a hundred years old`
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}/)),
)('born %s on %s: %s by age, %s by year (%s)', (birth, day, age, year) => {
  const [birthDate, on] = [toPlainDate(birth), toPlainDate(day)];
  const rules = (rule: CheckupEligibility['rule']): CheckupEligibility[] => [{ ...exact!, rule }];
  expect(isEligible(birthDate, on, rules('exactAge'))).toBe(age === 'yes');
  expect(isEligible(birthDate, on, rules('calendarYear'))).toBe(year === 'yes');
});

test('a county changes its rule from a day on', () => {
  const rules = [exact!, byYear];
  expect(eligibilityOn(toPlainDate('2025-12-31'), rules).rule).toBe('exactAge');
  expect(eligibilityOn(toPlainDate('2026-01-01'), rules).rule).toBe('calendarYear');
  expect(eligibilityOn(toPlainDate('2026-01-01'), [byYear, exact!]).rule).toBe('calendarYear');
  expect(eligibilityOn(toPlainDate('2000-01-01'), rules)).toBe(exact);
  expect(isEligible(toPlainDate('1961-12-31'), toPlainDate('2026-03-01'), rules)).toBe(true);
  expect(isEligible(toPlainDate('1960-12-31'), toPlainDate('2025-03-01'), rules)).toBe(false);
});

/** Days done, day asked for, reason, next. */
test.each<[string[], string, string | undefined, string | null]>([
  [[], '2026-11-25', undefined, null],
  [['2025-12-31'], '2026-01-01', undefined, null],
  [['2026-01-01'], '2026-12-31', 'done-this-year', '2027-01-01'],
  [['2026-12-31'], '2027-01-01', undefined, null],
  [['2024-05-06', '2025-05-06'], '2026-11-25', undefined, null],
  [['2026-05-06', '2026-09-06'], '2026-11-25', 'done-this-year', '2027-01-01'],
])('done on %j: %s is %s', (done, day, reason, next) => {
  const refused = refuseCheckup(
    { service: 'elderly-checkup', year: Number(day.slice(0, 4)) },
    { birthDate: toPlainDate('1955-03-12'), doneOn: done.map(toPlainDate), day: toPlainDate(day) },
  );
  expect(refused?.reason).toBe(reason);
  expect(refused?.nextPossibleOn ?? null).toBe(next);
});

test('the words name the newest day, the first day and the age', () => {
  const facts = { birthDate: toPlainDate('1955-03-12'), day: toPlainDate('2026-11-25') };
  const year = { service: 'elderly-checkup' as const, year: 2026 };
  const done = ['2026-09-06', '2026-05-06'].map(toPlainDate);
  expect(refuseCheckup(year, { ...facts, doneOn: done })?.text).toBe(
    '2026年的体检，2026年9月6日做过了。一年一次，明年再来。',
  );
  const young = refuseCheckup(year, { ...facts, birthDate: toPlainDate('1961-11-26'), doneOn: [] });
  expect(young).toMatchObject({ reason: 'too-young', nextPossibleOn: '2026-11-26' });
  expect(young?.text).toContain('满65岁');
  expect(young?.text).toContain('以医疗机构告知为准');
});

test('a checkup moved into another year is another checkup', () => {
  const refused = refuseCheckup(
    { service: 'elderly-checkup', year: 2026 },
    { birthDate: toPlainDate('1955-03-12'), doneOn: [], day: toPlainDate('2027-01-04') },
  );
  expect(refused).toMatchObject({ reason: 'other-year', nextPossibleOn: null });
});

test('a recheck is open to everybody, whatever was done', () => {
  const facts = { birthDate: toPlainDate('1990-03-12'), doneOn: [toPlainDate('2026-05-06')] };
  const item = itemsOn([checkupItem({ service: 'recheck', taskId: 'a-task' })], toPlainDate('2026-11-25'));
  expect(refuseCheckup(findCheckup(item)!, { ...facts, day: toPlainDate('2026-11-25') })).toBeUndefined();
});

test('items are found again, belong to their service, and count for the year of their day', () => {
  const yearly = itemsOn([checkupItem({ service: 'elderly-checkup' })], toPlainDate('2027-01-01'));
  expect(findCheckup(yearly)).toEqual({ service: 'elderly-checkup', taskId: undefined, year: 2027 });
  expect(serviceOf(yearly)).toBe('elderly-checkup');
  const task = '0193a2b4-1111-7222-8333-444455556666';
  const recheck = [checkupItem({ service: 'recheck', taskId: task })];
  expect(findCheckup(itemsOn(recheck, toPlainDate('2027-01-01')))).toEqual({
    service: 'recheck',
    taskId: task,
    year: 1,
  });
  expect(serviceOf(recheck)).toBe('recheck');
  expect(isCheckupSeries(recheck[0]!.series)).toBe(true);
  expect(isCheckupSeries('DTaP')).toBe(false);
  const vaccines = [{ series: 'DTaP', vaccine: 'DTaP', dose: 1 }];
  expect(itemsOn(vaccines, toPlainDate('2027-01-01'))).toBe(vaccines);
  expect(serviceOf(vaccines)).toBe('immunization');
});
