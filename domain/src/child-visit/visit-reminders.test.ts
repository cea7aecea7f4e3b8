import { toPlainDate } from '../shared/plain-date';
import { reminderOf } from './visit-reminders';
import { isVisitCode } from './visit-code';

// birth | today | done | reminder
const TABLE = `
  2026-05-23 | 2026-11-22 | -  | -
  2026-05-23 | 2026-11-23 | -  | m6 opens 2026-12-22
  2026-05-23 | 2026-11-30 | -  | m6 opens 2026-12-22
  2026-05-23 | 2026-12-01 | -  | -
  2026-05-23 | 2026-12-14 | -  | -
  2026-05-23 | 2026-12-15 | -  | m6 ends 2026-12-22
  2026-05-23 | 2026-12-22 | -  | m6 ends 2026-12-22
  2026-05-23 | 2026-12-23 | -  | -
  2026-05-23 | 2026-11-23 | m6 | -
  2026-10-24 | 2026-11-21 | -  | m1 opens 2026-11-23
  2026-10-24 | 2026-11-23 | -  | m1 opens 2026-11-23
  2026-10-24 | 2026-11-24 | -  | -
  2026-11-20 | 2026-11-22 | -  | -
  2022-11-20 | 2026-11-20 | -  | y4 opens 2027-11-19
  2022-11-20 | 2027-10-19 | -  | -
  2022-11-20 | 2027-10-20 | -  | y4 ends 2027-11-19
  2019-01-01 | 2026-11-23 | -  | -
`
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

test.each(TABLE)('%s', (line) => {
  const [birth = '', today = '', done = '', expected = ''] = line.split('|').map((cell) => cell.trim());
  const known = isVisitCode(done) ? [{ visit: done, visitedOn: toPlainDate(today) }] : [];
  const found = reminderOf({ birthDate: toPlainDate(birth), today: toPlainDate(today), done: known });
  expect(found ? `${found.visit} ${found.moment} ${found.to}` : '-').toBe(expected);
});
