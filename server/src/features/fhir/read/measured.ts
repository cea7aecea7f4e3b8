import type { Measured } from '@kangban/contract/record/payloads';
import { measuredOf } from '@kangban/domain/terminology/normalise-amount';
import type { z } from 'zod';
import type { Flaw, Path } from '../schema/check-json';
import type { VALUE } from '../schema/clinical';
import type { CodeableConcept, Quantity } from '../schema/datatypes';
import { codeIn, codingsOf, conceptFrom, hasCode, quantityWords, wordsOf } from './words';

type Values = { [K in keyof typeof VALUE]: z.infer<(typeof VALUE)[K]> };
/** What an Observation and a component of one have in common. */
export type Valued = Partial<Values> & { code: CodeableConcept };

const WORDS_MAX = 5000;
const cut = (text: string, max = WORDS_MAX): string => text.slice(0, max);
const unitOf = ({ code, unit }: Quantity): string => (code ?? unit ?? '').slice(0, 60);

const FLAGS: Readonly<Record<string, NonNullable<Measured['flag']>>> = {
  N: 'normal',
  L: 'low',
  H: 'high',
  LL: 'critical-low',
  HH: 'critical-high',
  LU: 'critical-low',
  HU: 'critical-high',
  A: 'abnormal',
  AA: 'abnormal',
  POS: 'abnormal',
  NEG: 'normal',
};
const FLAG_CODES = Object.keys(FLAGS);

const flagOf = (told: Valued['interpretation']): Measured['flag'] =>
  (told ?? []).map((one) => FLAGS[codeIn(one, FLAG_CODES) ?? '']).find((flag) => flag !== undefined);

type RangeTold = NonNullable<Valued['referenceRange']>[number];

/** The range that stands for everybody: the one not of a type like "therapeutic". */
const rangeOf = (told: Valued['referenceRange']): RangeTold | undefined =>
  told?.find(({ type }) => type === undefined || hasCode(type, 'normal', 'recommended')) ?? told?.[0];

function rangeWords({ low, high, text }: RangeTold): string | undefined {
  if (text !== undefined) return cut(text, 300);
  const words = [low && quantityWords(low), high && quantityWords(high)].map((end) => end ?? '');
  return (low ?? high) ? cut(words.join(' – '), 300) : undefined;
}

const boundOf = (bound: Quantity | undefined): { value: number; unit?: string } | undefined =>
  bound?.value === undefined ? undefined : { value: bound.value, unit: unitOf(bound) };

const nameOf = ({ code: { text, coding } }: Valued): string | undefined =>
  text ?? coding?.find(({ code }) => code === undefined)?.display;

/** The range in words, where its numbers cannot stand beside the value. */
function restOfRange(range: RangeTold | undefined, hasNumbers: boolean): string | undefined {
  if (!range) return undefined;
  return hasNumbers ? range.text?.slice(0, 300) : rangeWords(range);
}

function numeric(told: Valued, quantity: Quantity & { value: number }): Measured {
  const range = rangeOf(told.referenceRange);
  const measured = measuredOf({
    codings: codingsOf(told.code.coding),
    text: nameOf(told),
    amount: { value: quantity.value, unit: unitOf(quantity), comparator: quantity.comparator },
    low: boundOf(range?.low),
    high: boundOf(range?.high),
  });
  const rangeText = restOfRange(range, measured.low !== undefined || measured.high !== undefined);
  return { ...measured, ...(rangeText !== undefined && { rangeText }) };
}

const ends = (low: Quantity | undefined, high: Quantity | undefined): string =>
  [low, high].map((end) => (end ? quantityWords(end) : '…')).join(' – ');

/** A value that is no number, in words; numbers with a unit are read apart. */
function valueWords(told: Valued): string | undefined {
  const { valueRange: range, valueRatio: ratio, valuePeriod: period } = told;
  if (told.valueBoolean !== undefined) return told.valueBoolean ? '是' : '否';
  if (range) return ends(range.low, range.high);
  if (ratio) return [ratio.numerator, ratio.denominator].map((part) => (part ? quantityWords(part) : '…')).join(' : ');
  if (period) return `${period.start ?? '…'} – ${period.end ?? '…'}`;
  return told.valueString ?? told.valueDateTime ?? told.valueTime;
}

const quantityOf = ({ valueQuantity, valueInteger }: Valued): (Quantity & { value: number }) | undefined => {
  if (valueInteger !== undefined) return { value: valueInteger };
  return valueQuantity?.value === undefined ? undefined : { ...valueQuantity, value: valueQuantity.value };
};

function withoutNumber(told: Valued): Measured {
  const range = rangeOf(told.referenceRange);
  const text = range && rangeWords(range);
  const beside = text === undefined ? {} : { rangeText: text };
  const what = conceptFrom(told.code);
  if (told.valueCodeableConcept) return { what, concept: conceptFrom(told.valueCodeableConcept), ...beside };
  const words = valueWords(told);
  if (words !== undefined) return { what, words: cut(words), ...beside };
  return { what, absent: wordsOf(told.dataAbsentReason) ?? '没有结果', ...beside };
}

/** One line: what was measured and what came out, units and codes normalised, unknown ones as they came. */
export function measuredFrom(told: Valued): Measured {
  const quantity = quantityOf(told);
  const flag = flagOf(told.interpretation);
  return { ...(quantity ? numeric(told, quantity) : withoutNumber(told)), ...(flag !== undefined && { flag }) };
}

const VALUE_NAMES = [
  'valueQuantity',
  'valueCodeableConcept',
  'valueString',
  'valueBoolean',
  'valueInteger',
  'valueRange',
  'valueRatio',
  'valueTime',
  'valueDateTime',
  'valuePeriod',
  'dataAbsentReason',
] as const;

const isTold = (told: Valued): boolean => VALUE_NAMES.some((name) => told[name] !== undefined);

/** What keeps a line from being shown: no value and no reason for it, or a quantity without its number. */
export function flawsOfValue(told: Valued, path: Path, mayBeEmpty = false): Flaw[] {
  if (told.valueQuantity && told.valueQuantity.value === undefined)
    return [
      { code: 'required', path: [...path, 'valueQuantity', 'value'], diagnostics: 'A quantity needs its number.' },
    ];
  if (isTold(told) || mayBeEmpty) return [];
  return [
    { code: 'required', path: [...path, 'value'], diagnostics: 'No value, no component and no dataAbsentReason.' },
  ];
}
