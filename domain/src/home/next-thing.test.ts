import { toPlainDate } from '../shared/plain-date';
import { firstPersonOf, type HomeDose, openDayOf, thingsToArrange } from './next-thing';

const day = (text: string | undefined) => (text === undefined || text === '-' ? null : toPlainDate(text));

/** series dose status earliestOn dueOn completeBefore; - is nothing. */
function doseOf(line: string): HomeDose {
  const [series = '', dose = '', status = '', earliestOn, dueOn, completeBefore] = line.trim().split(/\s+/);
  return {
    series,
    vaccine: series,
    dose: Number(dose),
    status: status as HomeDose['status'],
    earliestOn: day(earliestOn),
    dueOn: day(dueOn),
    completeBefore: day(completeBefore),
  };
}
const dosesOf = (table: string): HomeDose[] => table.trim().split('\n').map(doseOf);
const said = (dose: HomeDose | undefined): string => (dose ? `${dose.series} ${dose.dose}` : '-');

describe('what is to be arranged for one person', () => {
  const ANAN = `
    DTaP 4 due     2026-11-19 2026-11-19 2027-05-19
    DTaP 5 not-yet 2031-05-19 2031-05-19 2032-05-19
    MMR  2 not-yet 2026-12-02 2026-11-19 2027-05-19
    JE   2 not-yet 2027-05-19 2027-05-19 2028-05-19
    HepA 1 due     2026-11-19 2026-11-19 2027-05-19
    HepB 3 given   -          2025-11-19 2026-05-19`;
  // what | doses | held | due | next
  const rows: [string, string, string, string, string][] = [
    ['two due, the nearest wait next', ANAN, '', 'DTaP 4, HepA 1', 'MMR 2'],
    ['one of them booked', ANAN, 'DTaP 4', 'HepA 1', 'MMR 2'],
    ['both booked: the later dose of a booked series is not next', ANAN, 'DTaP 4, HepA 1', '', 'MMR 2'],
    ['everything near booked', ANAN, 'DTaP 4, HepA 1, MMR 2', '', 'JE 2'],
    [
      'overdue before due, whatever the order of the table',
      `A 1 due 2026-01-01 2026-01-01 2026-12-01
       B 1 overdue 2026-01-01 2026-01-01 2026-11-01
       C 1 overdue 2025-01-01 2025-01-01 2025-11-01
       D 1 due 2026-01-01 2026-01-01 -`,
      '',
      'C 1, B 1, A 1, D 1',
      '-',
    ],
    [
      'one dose of a series at a time',
      `P 1 overdue 2025-01-01 2025-01-01 -
       P 2 overdue 2025-01-01 2025-02-01 -`,
      '',
      'P 1',
      '-',
    ],
    [
      'what is done, stopped, not meant or the clinic’s is nothing to arrange',
      `A 1 given - - -
       B 1 stopped - - -
       C 1 not-in-programme - - -
       D 1 not-needed - - -
       E 1 ask-clinic - - -
       F 1 not-yet - - -`,
      '',
      '',
      '-',
    ],
  ];
  test.each(rows)('%s', (_, table, heldText, due, next) => {
    const held = heldText
      .split(',')
      .map((one) => one.trim().split(' '))
      .flatMap(([series = '', dose]) => (series === '' ? [] : [{ series, dose: Number(dose) }]));
    const things = thingsToArrange(dosesOf(table), held);
    expect(things.due.map(said).join(', ')).toBe(due);
    expect(said(things.next)).toBe(next);
  });

  test('a wait ends on the later of the first possible day and the programme’s day', () => {
    expect(openDayOf(doseOf('MMR 2 not-yet 2026-12-02 2026-11-19 -'))).toBe('2026-12-02');
    expect(openDayOf(doseOf('MMR 2 not-yet 2026-10-02 2026-11-19 -'))).toBe('2026-11-19');
    expect(openDayOf(doseOf('MMR 2 not-yet - 2026-11-19 -'))).toBe('2026-11-19');
    expect(openDayOf(doseOf('MMR 2 not-yet - - -'))).toBeUndefined();
  });
});

describe('whose card stands first', () => {
  const person = (residentId: string, birthDate: string, table: string) => ({
    residentId,
    birthDate: toPlainDate(birthDate),
    due: table === '' ? [] : dosesOf(table),
  });
  const OVERDUE = 'A 1 overdue 2026-01-01 2026-01-01 2026-10-01';
  const LONG_OVERDUE = 'A 1 overdue 2025-01-01 2025-01-01 2025-10-01';
  const SOON = 'A 1 due 2026-01-01 2026-01-01 2026-12-01';
  const LATER = 'A 1 due 2026-01-01 2026-01-01 2027-05-19';
  const OPEN = 'A 1 due 2026-01-01 2026-01-01 -';
  // family (name, birthday, doses) | who is first
  const rows: [string, [string, string, string][], string | undefined][] = [
    ['nobody', [], undefined],
    ['nothing due', [['me', '1990-01-01', '']], undefined],
    [
      'the only one with something due',
      [
        ['me', '1990-01-01', ''],
        ['child', '2025-05-19', LATER],
      ],
      'child',
    ],
    [
      'overdue before due soon',
      [
        ['a', '2025-01-01', SOON],
        ['b', '2020-01-01', OVERDUE],
      ],
      'b',
    ],
    [
      'longer overdue first',
      [
        ['a', '2025-01-01', OVERDUE],
        ['b', '2020-01-01', LONG_OVERDUE],
      ],
      'b',
    ],
    [
      'the nearer last day',
      [
        ['a', '2025-01-01', LATER],
        ['b', '2020-01-01', SOON],
      ],
      'b',
    ],
    [
      'no last day comes last',
      [
        ['a', '2025-01-01', OPEN],
        ['b', '2020-01-01', LATER],
      ],
      'b',
    ],
    [
      'the younger when equal',
      [
        ['a', '2020-01-01', SOON],
        ['b', '2025-01-01', SOON],
      ],
      'b',
    ],
    [
      'twins in the order of the family',
      [
        ['a', '2025-01-01', SOON],
        ['b', '2025-01-01', SOON],
      ],
      'a',
    ],
    [
      'the most urgent dose counts',
      [
        ['a', '2025-01-01', `${LATER}\n${OVERDUE}`],
        ['b', '2020-01-01', SOON],
      ],
      'a',
    ],
  ];
  test.each(rows)('%s', (_, family, first) => {
    expect(firstPersonOf(family.map((one) => person(...one)))).toBe(first);
  });
});
