import type { OverdueChild } from '@kangban/contract/worklist';
import { writeCsv } from '@kangban/domain/record-export/csv';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { overdue as words } from '@/copy/overdue';
import { lastWords } from './words';

const rowOf = (child: OverdueChild, today: PlainDate): string[] => [
  child.nameMasked,
  child.sex === 'male' ? words.male : words.female,
  child.birthDate,
  child.village,
  child.phoneMasked ?? words.noPhone,
  String(child.lateDays),
  child.doses.map(({ name, lateDays }) => words.doseLate(name, lateDays)).join('；'),
  lastWords(child, today) ?? '',
];

/** The list as a table to print. Names and phones stay masked: paper is left lying about. */
export const tableOf = (children: readonly OverdueChild[], today: PlainDate): string =>
  writeCsv(
    words.csvHead,
    children.map((child) => rowOf(child, today)),
  );
