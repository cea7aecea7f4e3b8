/** Which programme applies: national days, a county's own days, a province's additions. Fact sheet 1.1, issue 3 §1. */
import { toPlainDate } from '../../shared/plain-date';
import { programmeOfCounty } from '../county-programme';
import { isProgramme, programmeNameZh } from '../editions';
import { forecast } from '../forecast';
import { checkTable } from './table';

const programmeOn = (day: string, programme?: string): string =>
  forecast({ birthDate: toPlainDate('2020-01-10'), sex: 'male', given: [], today: toPlainDate(day), programme })
    .programme;

describe('by day of service', () => {
  test.each([
    ['2020-06-01', 'cn-nip-2021', 'days before the oldest text are judged by it'],
    ['2024-12-31', 'cn-nip-2021', '1.1 2021 edition'],
    ['2025-01-01', 'cn-nip-2021', '1.1 2021 edition, DTaP changed'],
    ['2026-06-16', 'cn-nip-2021', '1.1 last day of the 2021 edition'],
    ['2026-06-17', 'cn-nip-2026', '1.1 2026 edition'],
    ['2030-01-01', 'cn-nip-2026', '1.1 2026 edition'],
  ])('%s → %s (%s)', (day, programme) => {
    expect(programmeOn(day)).toBe(programme);
  });
});

describe('a county', () => {
  const LATER = { startsOn: { 'cn-nip-2026': '2026-09-01' } };
  test.each([
    ['follows the national days', {}, '2026-06-17', undefined],
    ['follows the national days', { startsOn: {}, additions: [] }, '2026-06-17', undefined],
    ['switches later: the day before', LATER, '2026-08-31', 'cn-nip-2021'],
    ['switches later: the day', LATER, '2026-09-01', 'cn-nip-2026'],
    ['switches earlier', { startsOn: { 'cn-nip-2026': '2026-06-01' } }, '2026-06-01', 'cn-nip-2026'],
    ['before every first day', { startsOn: { 'cn-nip-2021': '2021-03-01' } }, '2020-01-01', 'cn-nip-2021'],
    ['adds to the national days', { additions: ['Varicella'] }, '2026-06-16', 'cn-nip-2021+Varicella'],
    ['adds to the national days', { additions: ['Varicella'] }, '2026-06-17', 'cn-nip-2026+Varicella'],
    ['switches later and adds', { ...LATER, additions: ['Varicella'] }, '2026-08-31', 'cn-nip-2021+Varicella'],
  ])('%s %j on %s → %s', (_, county, today, programme) => {
    expect(programmeOfCounty(county, today)).toBe(programme);
  });

  test.each([
    ['cn-nip-2021', true],
    ['cn-nip-2026', true],
    ['cn-nip-2026+Varicella', true],
    ['cn-nip-2026+Varicella+Varicella', false],
    ['cn-nip-2026+Panacea', false],
    ['cn-nip-2019', false],
    ['cn-nip-2019+Varicella', false],
    ['', false],
  ])('%s is known: %s', (id, known) => {
    expect(isProgramme(id)).toBe(known);
    if (known) expect(programmeOn('2026-06-17', id)).toBe(id);
    else expect(() => programmeOn('2026-06-17', id)).toThrow('unknown programme');
  });

  test('names', () => {
    expect(programmeNameZh('cn-nip-2026')).toBe('国家免疫规划疫苗儿童免疫程序及说明（2026年版）');
    expect(programmeNameZh('cn-nip-2026+Varicella')).toMatch(/^国家免疫规划疫苗儿童免疫程序及说明（2026年版）加.*水痘/);
    expect(programmeNameZh('nonsense')).toBe('nonsense');
  });
});

checkTable(
  'births before 2019-10-01: measles, mumps and rubella counted apart',
  `
born       | given          | today      | dose  | status  | why             | says | clause
2019-09-30 | MR 8m, MMR 18m | 2026-11-22 | MMR 3 | absent  |                 |      | 1.4 2 measles, 1 mumps, 1 rubella are in (M)
2019-09-30 | MR 8m 18m      | 2026-11-22 | MMR 3 | due     | measles-top-up? | 腮腺炎  | 1.4 no mumps yet: MMR tops up (M)
2019-10-01 | MMR 8m 18m     | 2026-11-22 | MMR 3 | absent  |                 |      | 1.4 born on 2019-10-01: 2 MMR (M)
2019-09-30 | MMR 8m         | 2026-11-22 | MMR 2 | overdue |                 |      | 1.4 at least two measles (M)
2019-09-30 |                | 2026-11-22 | MMR 1 | overdue |                 |      | 1.4 at least two measles (M)
2019-09-30 | MMR 8m 18m     | 2026-11-22 | MMR 2 | given   |                 |      | 1.4 complete (M)
`,
);

checkTable(
  'polio by birth (M)',
  `
born       | given   | today      | dose   | status  | clause
2019-10-01 |         | 2026-11-22 | IPV 2  | not-yet | 1.4 born on 2019-10-01: 2 IPV (M)
2019-09-30 |         | 2026-11-22 | bOPV 2 | not-yet | 1.4 born earlier: 1 IPV (M)
2019-09-30 |         | 2026-11-22 | IPV 1  | due     | 1.4 IPV first
2019-09-30 | tOPV 2m | 2026-11-22 | bOPV 2 | due     | 1.4 any trivalent: drops only (M)
`,
);
