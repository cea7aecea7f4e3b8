import { toPlainDate } from '../shared/plain-date';
import { compareTasks, dueDayOf, isTestedFasting, ownerOf, serviceOf, TASK_KINDS } from './kinds';
import { TASK_STATES } from './states';

const rows = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
const kindOf = (text: string) => TASK_KINDS.find((kind) => kind === text)!;

test.each(
  rows(`
  call-now           | 2026-11-25 | 2026-11-25
  call-now           | 2026-11-20 | 2026-11-25
  referral           | 2026-12-01 | 2026-12-01
  referral           | 2026-11-01 | 2026-12-09
  recheck            | 2026-11-24 | 2026-12-09
  enrol-hypertension | 2026-01-01 | 2026-12-23
  lifestyle          | 2026-01-01 | 2027-02-23
`),
)('%s proposed for %s and opened on 2026-11-25 is due on %s', (kind, proposed, due) => {
  expect(dueDayOf(kindOf(kind), toPlainDate(proposed), toPlainDate('2026-11-25'))).toBe(due);
});

test.each(
  rows(`
  call-now           | open   | clinic
  referral           | open   | resident
  referral           | sent   | resident
  referral           | seen   | hospital
  recheck            | seen   | resident
  enrol-hypertension | open   | clinic
  enrol-diabetes     | open   | clinic
  lifestyle          | open   | resident
`),
)('%s, %s: the turn of the %s', (kind, state, owner) => {
  expect(
    ownerOf(
      kindOf(kind),
      TASK_STATES.find((one) => one === state)!,
    ),
  ).toBe(owner);
});

test('the first card: a call that cannot wait, then by day, the urgent kind first, habits last', () => {
  const task = (kind: string, dueOn: string, bookedOn: string | null = null) => ({
    kind: kindOf(kind),
    dueOn: toPlainDate(dueOn),
    bookedOn: bookedOn === null ? null : toPlainDate(bookedOn),
    taskId: `${kind} ${dueOn}`,
  });
  const tasks = [
    task('lifestyle', '2026-11-20'),
    task('recheck', '2026-12-01'),
    task('referral', '2026-12-01'),
    task('recheck', '2026-12-31', '2026-11-26'),
    task('call-now', '2026-12-02'),
  ];
  expect(tasks.sort(compareTasks).map(({ taskId }) => taskId)).toEqual([
    'call-now 2026-12-02',
    'recheck 2026-12-31',
    'referral 2026-12-01',
    'recheck 2026-12-01',
    'lifestyle 2026-11-20',
  ]);
});

test('only the two enrolling kinds lead to a service', () => {
  expect(TASK_KINDS.flatMap((kind) => serviceOf(kind) ?? [])).toEqual(['hypertension', 'diabetes']);
});

test('nobody is told to go without breakfast by a call or a habit: somebody whose sugar is low has to eat', () => {
  const told = (items: string[]) => TASK_KINDS.filter((kind) => isTestedFasting(kind, items));
  expect(told(['fastingGlucose'])).toEqual(['referral', 'recheck', 'enrol-hypertension', 'enrol-diabetes']);
  expect(told(['hba1c'])).toEqual([]);
});
