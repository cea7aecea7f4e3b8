import type { Concept, Measured } from '@kangban/contract/record/payloads';
import type {
  CodeableConcept,
  Coding,
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  Quantity,
} from '@medplum/fhirtypes';
import { hl7Concept, quantity } from './codes';

/** What FHIR takes for a code and for the name of a code system; anything else stays as words. */
const CODE = /^\S+( \S+)*$/;
const URI = /^\S+$/;

function codingOf({ system, code, display }: Concept['coding'][number]): Coding {
  const coding: Coding = URI.test(system) ? { system, code } : { code };
  if (display) coding.display = display;
  return coding;
}

/** Words first, with every code the source gave. */
export function codeableOf({ text, coding }: Concept): CodeableConcept {
  const codes = coding.filter(({ code }) => CODE.test(code)).map(codingOf);
  return codes.length > 0 ? { coding: codes, text } : { text };
}

export function withComparator({ value, unit, comparator }: NonNullable<Measured['amount']>): Quantity {
  const told = quantity(value, unit);
  if (comparator) told.comparator = comparator;
  return told;
}

type Line = Pick<
  ObservationComponent,
  'valueQuantity' | 'valueCodeableConcept' | 'valueString' | 'dataAbsentReason' | 'interpretation' | 'referenceRange'
> & { code: CodeableConcept };

// Elements are added one by one: an object made of many spread pieces takes several times as long, and its JSON twice as long.
/** The value of a line: an amount, a concept, words, or why there is none. */
function addValue(line: Line, { amount, concept, words, absent }: Measured): void {
  if (amount) line.valueQuantity = withComparator(amount);
  else if (concept) line.valueCodeableConcept = codeableOf(concept);
  else if (words) line.valueString = words;
  else
    line.dataAbsentReason = {
      ...hl7Concept('data-absent-reason', 'unknown'),
      ...(absent !== undefined && { text: absent }),
    };
}

const judged = (code: string): CodeableConcept[] => [hl7Concept('v3-ObservationInterpretation', code)];
const FLAGS = {
  normal: judged('N'),
  low: judged('L'),
  high: judged('H'),
  'critical-low': judged('LL'),
  'critical-high': judged('HH'),
  abnormal: judged('A'),
} satisfies Record<NonNullable<Measured['flag']>, CodeableConcept[]>;

function rangeOf({ amount, low, high, rangeText }: Measured): ObservationReferenceRange | undefined {
  if (low === undefined && high === undefined && !rangeText) return undefined;
  const unit = amount?.unit ?? '';
  const range: ObservationReferenceRange = {};
  if (low !== undefined) range.low = quantity(low, unit);
  if (high !== undefined) range.high = quantity(high, unit);
  if (rangeText) range.text = rangeText;
  return range;
}

/** A line as a component has it: what, value, the source's own judgement and range. */
export function lineOf(measured: Measured): Line {
  const range = rangeOf(measured);
  const line: Line = { code: codeableOf(measured.what) };
  addValue(line, measured);
  if (measured.flag) line.interpretation = FLAGS[measured.flag];
  if (range) line.referenceRange = [range];
  return line;
}

const noteOf = ({ note, amount }: Measured): string[] => [
  ...(note ? [note] : []),
  ...(amount?.original ? [`原来写的是 ${amount.original.value} ${amount.original.unit}`.trim()] : []),
];

type WholeLine = Line & Pick<Observation, 'method' | 'bodySite' | 'note'>;

/** The same with what only a whole Observation holds: method, site, remarks, what was written before a conversion. */
export function observationOf(measured: Measured): WholeLine {
  const line: WholeLine = lineOf(measured);
  const notes = noteOf(measured);
  if (measured.method) line.method = { text: measured.method };
  if (measured.bodySite) line.bodySite = { text: measured.bodySite };
  if (notes.length > 0) line.note = notes.map((text) => ({ text }));
  return line;
}
