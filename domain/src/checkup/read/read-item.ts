import { findForm, fieldsOf } from '../../record/forms/forms';
import { lineName } from '../../record/forms/build';
import { amountIn, numberText, valueText } from './amounts';
import type { CheckupConfig } from '../config';
import type { ItemKind, ItemRow } from '../items-table';
import { hasEnds, type LabRange, labRangeOf } from '../judge/lab-range';
import { labLinesOf, rangeOfLine, textOfAmount, valueOfLine } from './lab-lines';
import { readBodyMass, readEye, readGlucose, readPressure } from './read-composed';
import { BLANK_READING, type LabLine, type Reading } from './reading';
import type { Amount } from '../../record/payloads';
import type { CheckupInput, LabInput } from '../report-input';
import type { SentenceRef } from '../types';

interface Reader {
  item: ItemRow;
  checkup: CheckupInput;
  labs: readonly LabInput[];
  config: CheckupConfig;
}

const linesOf = ({ item, checkup, labs, config }: Reader): LabLine[] =>
  labLinesOf(item, labs, { on: checkup.on, days: config.labDays });

/** The line that says the same number, else the nearest. */
function matching(item: ItemRow, lines: readonly LabLine[], value: number | null): LabLine | undefined {
  return lines.find((line) => value !== null && valueOfLine(item, line) === value) ?? lines[0];
}

interface Beside {
  lab: LabRange | null;
  laboratory: string;
}

/** The range written beside the field, else that of the laboratory's own report; a bare method or mark counts where there is no more. */
function rangeBeside({ item, checkup }: Reader, line: LabLine | undefined): Beside {
  const told = item.fields.map((field) => checkup.ranges?.[field]).find((range) => range !== undefined);
  const own = told ? labRangeOf(item, told, item.unit) : null;
  if (own && (hasEnds(own) || own.flag !== null || !line)) return { lab: own, laboratory: checkup.institution };
  return line ? { lab: rangeOfLine(item, line), laboratory: line.institution } : { lab: null, laboratory: '' };
}

/** Later lines are another blood sample, a recheck: its number is no contradiction. */
const SAME_DRAW_DAYS = 2;

/** A value of the form with its range. Where the laboratory's report says another number, the form's counts and the page says so. */
function withLab(reading: Reading, reader: Reader): Reading {
  const { item } = reader;
  const line = matching(item, linesOf(reader), reading.value);
  const told = line && valueOfLine(item, line);
  const isSameDraw = line !== undefined && line.distance <= SAME_DRAW_DAYS;
  const differs = isSameDraw && told !== undefined && reading.value !== null && told !== reading.value;
  const notes = differs ? [{ id: 'note.lab-differs', values: { other: valueText(item, told) } }] : [];
  return { ...reading, ...rangeBeside(reader, line), notes: [...reading.notes, ...notes] };
}

/** What a line says in the laboratory's own spelling. */
function verbatim({ measured: { amount, words, concept } }: LabLine): string {
  if (amount) return `${textOfAmount(amount)} ${amount.unit}`.trim();
  return words ?? concept?.text ?? '';
}

const notesOfAmount = (amount: Amount, isKnown: boolean): SentenceRef[] => {
  if (!isKnown) return [{ id: 'note.unit' }];
  const { original } = amount;
  if (!original) return [];
  return [{ id: 'note.converted', values: { original: `${numberText(original.value)} ${original.unit}` } }];
};

/** What a laboratory's report says where the form is blank. */
function readLine(item: ItemRow, line: LabLine): Reading | undefined {
  const told = verbatim(line);
  if (told === '') return undefined;
  const { amount } = line.measured;
  const blank = { ...BLANK_READING, text: told, lab: rangeOfLine(item, line), laboratory: line.institution };
  const value = valueOfLine(item, line);
  if (!amount) return blank;
  if (value === undefined) return { ...blank, notes: notesOfAmount(amount, false) };
  const text = amount.comparator === undefined ? valueText(item, value) : textOfAmount({ ...amount, value });
  return { ...blank, text, value: nudged(value, amount), unit: item.unit, notes: notesOfAmount(amount, true) };
}

/** Less than 5 is not 5: judged on its own side of the number that is shown. */
function nudged(value: number, { comparator }: Amount): number {
  if (comparator === '<') return value - 1e-9;
  return comparator === '>' ? value + 1e-9 : value;
}

function readNumber(reader: Reader): Reading | undefined {
  const { item, checkup } = reader;
  const told = checkup.fields[item.key];
  if (typeof told === 'number') {
    const value = amountIn(item, { value: told, unit: item.unit }) ?? told;
    return withLab({ ...BLANK_READING, text: valueText(item, value), value, unit: item.unit }, reader);
  }
  if (typeof told === 'string' && told !== '') return { ...BLANK_READING, text: told, notes: [{ id: 'note.unit' }] };
  const lines = linesOf(reader);
  const best = lines.find((line) => valueOfLine(item, line) !== undefined) ?? lines[0];
  return best && readLine(item, best);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A number in place of an answer, with its unit: 15 分. */
function numberOfField({ form }: CheckupInput, field: string, value: number): string {
  const found = findForm(form);
  const known = found && fieldsOf(found).get(field);
  return known?.kind === 'number' ? `${numberText(value)} ${known.unit}` : numberText(value);
}

/** The chosen codes of the first field that is filled, in words, with the lines behind them. */
function readCodes({ item, checkup }: Reader): Reading | undefined {
  const { fields } = checkup;
  const field = item.fields.find((name) => isAnswered(fields[name]));
  if (field === undefined) return undefined;
  const value = fields[field];
  if (typeof value === 'number') return { ...BLANK_READING, text: numberOfField(checkup, field, value) };
  const codes = (Array.isArray(value) ? value : [value]).flatMap((code: unknown) => (isText(code) ? [code] : []));
  const lines = codes.flatMap((code) => (isText(fields[lineName(field, code)]) ? [fields[lineName(field, code)]] : []));
  return { ...BLANK_READING, codes, text: labelsOf(checkup, field, codes), line: lines.filter(isText).join('；') };
}

const isAnswered = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

function labelsOf({ form }: CheckupInput, field: string, codes: readonly string[]): string {
  const found = findForm(form);
  const known = found && fieldsOf(found).get(field);
  const options = known?.kind === 'code' || known?.kind === 'codes' ? known.options : [];
  return codes.map((code) => options.find((option) => option.code === code)?.label ?? code).join('、');
}

function readStrip(reader: Reader): Reading | undefined {
  const { item, checkup } = reader;
  const told = checkup.fields[item.key];
  if (isText(told)) return { ...BLANK_READING, text: told, codes: [told] };
  const [line] = linesOf(reader);
  const words = line && (line.measured.words ?? line.measured.concept?.text);
  if (isText(words)) return { ...BLANK_READING, text: words, codes: [words], laboratory: line?.institution ?? '' };
  return line && readLine(item, line);
}

function readWords({ item, checkup }: Reader): Reading | undefined {
  const told = checkup.fields[item.key];
  return isText(told) ? { ...BLANK_READING, text: told, line: told } : undefined;
}

type Read = (reader: Reader) => Reading | undefined;

function readBoxes(reader: Reader): Reading | undefined {
  const boxes = readGlucose(reader.item, reader.checkup.fields);
  return boxes ? withLab(boxes, reader) : readNumber(reader);
}

const READERS: Readonly<Record<ItemKind, Read>> = {
  number: readNumber,
  glucose: readBoxes,
  pressure: ({ checkup }) => readPressure(checkup.fields),
  mass: ({ item, checkup }) => readBodyMass(item, checkup.fields),
  eye: ({ item, checkup }) => readEye(item, checkup.fields),
  strip: readStrip,
  words: readWords,
  code: readCodes,
  codes: readCodes,
  habit: readCodes,
  told: readCodes,
  known: readCodes,
};

/** What a checkup says of an item; undefined when it says nothing and no laboratory report around that day does. */
export const readItem: Read = (reader) => READERS[reader.item.kind](reader);
