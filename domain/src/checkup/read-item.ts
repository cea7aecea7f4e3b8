import { findForm, fieldsOf } from '../record/forms/forms';
import { lineName } from '../record/forms/build';
import { amountIn, numberText } from './amounts';
import type { CheckupConfig } from './config';
import type { ItemRow } from './items-table';
import { hasEnds, labRangeOf } from './lab-range';
import { labLinesOf, rangeOfLine, textOfAmount, valueOfLine } from './lab-lines';
import { readBodyMass, readEye, readGlucose, readPressure } from './read-composed';
import { BLANK_READING, type LabLine, type Reading } from './reading';
import type { CheckupInput, LabInput } from './report-input';

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

/** A value of the form with the range that stands beside it, or that of the laboratory's own report. */
function withLab(reading: Reading, reader: Reader): Reading {
  const { item, checkup } = reader;
  const own = item.fields.map((field) => checkup.ranges?.[field]).find((range) => range !== undefined);
  const beside = own && labRangeOf(item, own, item.unit);
  const line = matching(item, linesOf(reader), reading.value);
  const printed = line && rangeOfLine(item, line);
  const lab = beside && (hasEnds(beside) || beside.flag !== null) ? beside : (printed ?? beside ?? null);
  const told = line && valueOfLine(item, line);
  const differs = told !== undefined && reading.value !== null && told !== reading.value;
  return {
    ...reading,
    lab,
    laboratory: lab === printed ? (line?.institution ?? '') : checkup.institution,
    notes: differs
      ? [...reading.notes, { id: 'note.lab-differs', values: { other: numberText(told) } }]
      : reading.notes,
  };
}

/** What a laboratory's report says where the form is blank. */
function readLine(item: ItemRow, line: LabLine): Reading | undefined {
  const { amount, words, concept } = line.measured;
  const told = amount ? `${textOfAmount(amount)} ${amount.unit}`.trim() : (words ?? concept?.text);
  if (told === undefined || told === '') return undefined;
  const value = valueOfLine(item, line);
  const shown = value !== undefined && amount ? textOfAmount({ ...amount, value }) : told;
  return {
    ...BLANK_READING,
    text: shown,
    value: value ?? null,
    unit: value === undefined ? '' : item.unit,
    lab: rangeOfLine(item, line),
    laboratory: line.institution,
    notes: [
      ...(value === undefined && amount ? [{ id: 'note.unit' }] : []),
      ...(amount?.original && value !== undefined
        ? [
            {
              id: 'note.converted',
              values: { original: `${numberText(amount.original.value)} ${amount.original.unit}` },
            },
          ]
        : []),
    ],
  };
}

function readNumber(reader: Reader): Reading | undefined {
  const { item, checkup } = reader;
  const told = checkup.fields[item.key];
  if (typeof told === 'number') {
    const value = amountIn(item, { value: told, unit: item.unit }) ?? told;
    return withLab({ ...BLANK_READING, text: numberText(value), value, unit: item.unit }, reader);
  }
  if (typeof told === 'string' && told !== '') return { ...BLANK_READING, text: told, notes: [{ id: 'note.unit' }] };
  const lines = linesOf(reader);
  const best = lines.find((line) => valueOfLine(item, line) !== undefined) ?? lines[0];
  return best && readLine(item, best);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The chosen codes of the first field that is filled, in words, with the lines behind them. */
function readCodes({ item, checkup }: Reader): Reading | undefined {
  const { fields } = checkup;
  const field = item.fields.find((name) => isAnswered(fields[name]));
  if (field === undefined) return undefined;
  const value = fields[field];
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

/** What a checkup says of an item; undefined when it says nothing and no laboratory report around that day does. */
export function readItem(reader: Reader): Reading | undefined {
  const { item, checkup } = reader;
  switch (item.kind) {
    case 'number':
      return readNumber(reader);
    case 'pressure':
      return readPressure(checkup.fields);
    case 'glucose': {
      const boxes = readGlucose(item, checkup.fields);
      return boxes ? withLab(boxes, reader) : readNumber(reader);
    }
    case 'mass':
      return readBodyMass(item, checkup.fields);
    case 'eye':
      return readEye(item, checkup.fields);
    case 'strip':
      return readStrip(reader);
    case 'words':
      return readWords(reader);
    case 'code':
    case 'codes':
    case 'habit':
    case 'told':
    case 'known':
      return readCodes(reader);
  }
}
