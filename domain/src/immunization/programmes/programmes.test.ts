/** The programme tables row by row against the fact sheet's data file, carried over once as text. A changed number fails here. */
import { EDITION_2021, EDITION_2026 } from '../test-support/facts';
import { getVaccine } from '../vaccine-table';
import { CN_NIP_2021 } from './cn-nip-2021';
import { CN_NIP_2026 } from './cn-nip-2026';
import type { DoseRow, ProgrammeTable, Span, VaccineRow } from './table';

const span = (value: Span | undefined): string => {
  if (value === undefined) return '-';
  const { years, months, days, hours } = value;
  if (years !== undefined) return `${years}y`;
  if (hours !== undefined) return `${hours}h`;
  return months === undefined ? `${days}d` : `${months}m${days === undefined ? '' : `+${days}d`}`;
};

const option = (row: VaccineRow): string =>
  row.optionGroup === undefined ? '-' : `option${row.isDefaultOption === true ? '*' : ''}`;

const liveness = (code: string): string => {
  const { live } = getVaccine(code);
  return live === 'none' ? 'not-live' : `live-${live}`;
};

const head = (row: VaccineRow): string =>
  [
    row.code,
    row.series,
    option(row),
    row.sex ?? '-',
    row.bornOnOrAfter ?? '-',
    liveness(row.code),
    getVaccine(row.code).route,
    row.source.join(' '),
  ].join(' | ');

const dose = (code: string, row: DoseRow): string =>
  [
    `  ${code} ${row.dose}`,
    span(row.age),
    span(row.minAge ?? row.age),
    `${span(row.interval)}${row.intervalVerified === false ? '?' : ''}`,
    span(row.maxInterval),
    span(row.completeBefore),
    row.source.join(' '),
    row.verified ? 'verified' : 'unverified',
  ].join(' | ');

const tell = (table: ProgrammeTable): string[] =>
  table.vaccines.flatMap((row) => [head(row), ...row.doses.map((one) => dose(row.code, one))]);

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

describe('programme tables', () => {
  test('edition of 2026, row by row', () => expect(tell(CN_NIP_2026)).toEqual(lines(EDITION_2026)));
  test('edition of 2021, row by row', () => expect(tell(CN_NIP_2021)).toEqual(lines(EDITION_2021)));

  test('the dated changes of the 2021 edition', () => {
    expect(
      CN_NIP_2021.amendments.map((one) => [
        one.effectiveFrom,
        one.vaccines.map((row) => row.code).join(' '),
        one.source,
      ]),
    ).toEqual([
      ['2025-01-01', 'DTaP DT', ['S7']],
      ['2025-11-10', '2vHPV', ['S8']],
    ]);
    expect(CN_NIP_2026.effectiveFrom).toBe('2026-06-17');
  });

  test('hard stops', () => {
    const stops = CN_NIP_2026.vaccines.flatMap((row) => (row.stop ? [`${row.code} ${span(row.stop.age)}`] : []));
    expect(stops).toEqual(['BCG 4y', 'DTaP 7y', 'DT 12y']);
  });

  test.each([CN_NIP_2021, CN_NIP_2026])('$id: every row has a source, numbers of a series never repeat', (table) => {
    for (const row of table.vaccines) {
      expect(row.source.length).toBeGreaterThan(0);
      for (const one of row.doses) expect(one.source.length).toBeGreaterThan(0);
    }
    for (const series of new Set(table.vaccines.map((row) => row.series))) {
      for (const chosen of [true, false]) {
        const rows = table.vaccines.filter(
          (row) => row.series === series && (row.isDefaultOption ?? chosen) === chosen,
        );
        const numbers = rows.flatMap((row) => row.doses.map((one) => one.dose));
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }
    }
  });
});
