import type { OverdueChild } from '@kangban/contract/worklist';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { overdue as words } from '@/copy/overdue';
import { lastWords } from './words';

/** A cell that a spreadsheet reads as text: quoted, and never as a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

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
  [words.csvHead, ...children.map((child) => rowOf(child, today))].map((row) => row.map(cell).join(',')).join('\r\n');
