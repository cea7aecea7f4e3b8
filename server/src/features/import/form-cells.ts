import type { CodeField, CodesField, Field, RowsField, SimpleField } from '@kangban/domain/record/forms/types';
import { lineName } from '@kangban/domain/record/forms/build';
import { type Edition, toThirdEdition } from '@kangban/domain/record/forms/editions';
import { CellError, readDay } from './cells';

/** Answers as the line gives them; the form's own table judges them. */
export type Answers = Record<string, unknown>;

/** Where an answer stands: its edition decides what a bare code means. */
interface Reading {
  edition: Edition;
  into: Answers;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const plain = (words: string): string => words.normalize('NFKC').replace(/\s/g, '');

/** The ways a printed option is written: its code, its words, both, a blood group without 型. */
function optionOf(field: CodeField | CodesField, told: string, edition: Edition): string | undefined {
  const word = plain(told);
  const byWord = field.options.find(({ code, label }) => {
    const printed = plain(label);
    return same(printed, word) || same(`${code}${printed}`, word) || same(`${code}.${printed}`, word);
  });
  const byGroup = byWord ?? field.options.find(({ label }) => /^[ABO]+型$/.test(label) && same(label, `${word}型`));
  if (byGroup) return byGroup.code;
  return /^\d+$/.test(word) ? toThirdEdition(edition, field.name, word) : undefined;
}

const allowed = (field: CodeField | CodesField): string =>
  field.options.map(({ code, label }) => `${code}${label}`).join('、');

/** One answer, with the line behind it in brackets: `其他(头孢)`. Brackets that belong to the printed words stay. */
function readOption(field: CodeField | CodesField, told: string, { edition, into }: Reading): string {
  const whole = optionOf(field, told, edition);
  if (whole !== undefined) return known(field, whole, told);
  const [, head, line] = /^([^()]+)\((.*)\)$/.exec(told) ?? [];
  const code = head === undefined ? undefined : optionOf(field, head, edition);
  if (code === undefined || line === undefined)
    throw new CellError(`“${field.label}”没有这个选项：${told}，可以写 ${allowed(field)}`);
  into[lineName(field.name, code)] = line.trim();
  return known(field, code, told);
}

function known(field: CodeField | CodesField, code: string, told: string): string {
  if (field.options.some((option) => option.code === code)) return code;
  throw new CellError(`“${field.label}”没有这个选项：${told}，可以写 ${allowed(field)}`);
}

/** Parts a cell at the separators that stand outside brackets. */
function split(cell: string, separators: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of cell) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && separators.includes(letter)) parts.push('');
    else parts[parts.length - 1] = `${parts[parts.length - 1] ?? ''}${letter}`;
  }
  return parts.map((part) => part.trim());
}

const isFilled = (part: string): boolean => part !== '';

/** Several answers: parted by `；` or `|` where one of them stands, else by `、`, a comma or a blank. */
const splitAnswers = (cell: string): string[] => split(cell, /[;|]/.test(cell) ? ';|' : '、, ').filter(isFilled);

function readMonth(field: SimpleField, cell: string): string {
  const [, year, month] = /^(\d{4})(?:-|\/|年)(\d{1,2})(?:月|(?:[-/]\d{1,2})|月\d{1,2}日)?$/.exec(cell) ?? [];
  if (year !== undefined && month !== undefined) return `${year}-${month.padStart(2, '0')}`;
  throw new CellError(`“${field.label}”不是年月：${cell}，要写成 2016-03`);
}

function readNumber(field: SimpleField, cell: string): number {
  if (/^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  throw new CellError(`“${field.label}”要写数字，写的是 ${cell}`);
}

function readSimple(field: SimpleField, cell: string, reading: Reading): unknown {
  switch (field.kind) {
    case 'number':
      return readNumber(field, cell);
    case 'text':
      return cell;
    case 'day':
      return readDay(field.label, cell);
    case 'month':
      return readMonth(field, cell);
    case 'code':
      return field.mostSevere
        ? splitAnswers(cell).map((told) => readOption(field, told, reading))
        : readOption(field, cell, reading);
    case 'codes':
      return splitAnswers(cell).map((told) => readOption(field, told, reading));
  }
}

const printedFields = (field: RowsField): SimpleField[] =>
  field.fields.filter((one) => one.kind !== 'text' || one.behind === undefined);

/** `高血压,2016-03；其他(痛风),2018-01`: lines parted by `；`, their parts by commas in the printed order. */
function readRows(field: RowsField, cell: string, edition: Edition): Answers[] {
  const parts = printedFields(field);
  return split(cell, ';')
    .filter(isFilled)
    .map((line) => {
      const into: Answers = {};
      const told = split(line, ',');
      if (told.length > parts.length)
        throw new CellError(
          `“${field.label}”每条最多 ${parts.length} 项：${parts.map(({ label }) => label).join('，')}`,
        );
      told.forEach((word, index) => {
        const part = parts[index];
        if (part && word !== '') into[part.name] = readSimple(part, word, { edition, into });
      });
      return into;
    });
}

/** Reads the cell of a field; the lines behind its options land beside it. */
export function readAnswer(field: Field, cell: string, { edition, into }: Reading): void {
  into[field.name] =
    field.kind === 'rows' ? readRows(field, cell, edition) : readSimple(field, cell, { edition, into });
}

/** `138/86` as its two numbers. */
export function readPressure(label: string, cell: string): [number, number] {
  const [, high, low] = /^(\d{2,3})\s*\/\s*(\d{2,3})(?:\s*mmHg)?$/i.exec(cell) ?? [];
  if (high === undefined || low === undefined) throw new CellError(`“${label}”要写成 138/86，写的是 ${cell}`);
  return [Number(high), Number(low)];
}
