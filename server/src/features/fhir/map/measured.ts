import type { Concept, Measured } from '@kangban/contract/record/payloads';
import type {
  CodeableConcept,
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  Quantity,
} from '@medplum/fhirtypes';
import { hl7Concept, quantity } from './codes';

/** What FHIR takes for a code and for the name of a code system; anything else stays as words. */
const CODE = /^\S+( \S+)*$/;
const URI = /^\S+$/;

/** Words first, with every code the source gave. */
export function codeableOf({ text, coding }: Concept): CodeableConcept {
  const codes = coding
    .filter(({ code }) => CODE.test(code))
    .map(({ system, code, display }) => ({
      ...(URI.test(system) && { system }),
      code,
      ...(display && { display }),
    }));
  return { ...(codes.length > 0 && { coding: codes }), text };
}

export const withComparator = ({ value, unit, comparator }: NonNullable<Measured['amount']>): Quantity => ({
  ...quantity(value, unit),
  ...(comparator && { comparator }),
});

interface ValueOf {
  valueQuantity?: Quantity;
  valueCodeableConcept?: CodeableConcept;
  valueString?: string;
  dataAbsentReason?: CodeableConcept;
}

/** The value of a line: an amount, a concept, words, or why there is none. */
function valueOf({ amount, concept, words, absent }: Measured): ValueOf {
  if (amount) return { valueQuantity: withComparator(amount) };
  if (concept) return { valueCodeableConcept: codeableOf(concept) };
  if (words) return { valueString: words };
  return {
    dataAbsentReason: { ...hl7Concept('data-absent-reason', 'unknown'), ...(absent !== undefined && { text: absent }) },
  };
}

const FLAGS = { normal: 'N', low: 'L', high: 'H', 'critical-low': 'LL', 'critical-high': 'HH', abnormal: 'A' } as const;

function rangeOf({ amount, low, high, rangeText }: Measured): ObservationReferenceRange | undefined {
  if (low === undefined && high === undefined && !rangeText) return undefined;
  const unit = amount?.unit ?? '';
  return {
    ...(low !== undefined && { low: quantity(low, unit) }),
    ...(high !== undefined && { high: quantity(high, unit) }),
    ...(rangeText && { text: rangeText }),
  };
}

type Line = Pick<
  ObservationComponent,
  'valueQuantity' | 'valueCodeableConcept' | 'valueString' | 'dataAbsentReason' | 'interpretation' | 'referenceRange'
> & { code: CodeableConcept };

/** A line as a component has it: what, value, the source's own judgement and range. */
export function lineOf(measured: Measured): Line {
  const range = rangeOf(measured);
  return {
    code: codeableOf(measured.what),
    ...valueOf(measured),
    ...(measured.flag && { interpretation: [hl7Concept('v3-ObservationInterpretation', FLAGS[measured.flag])] }),
    ...(range && { referenceRange: [range] }),
  };
}

const noteOf = ({ note, amount }: Measured): string[] => [
  ...(note ? [note] : []),
  ...(amount?.original ? [`原来写的是 ${amount.original.value} ${amount.original.unit}`.trim()] : []),
];

/** The same with what only a whole Observation holds: method, site, remarks, what was written before a conversion. */
export function observationOf(measured: Measured): Line & Pick<Observation, 'method' | 'bodySite' | 'note'> {
  const notes = noteOf(measured);
  return {
    ...lineOf(measured),
    ...(measured.method && { method: { text: measured.method } }),
    ...(measured.bodySite && { bodySite: { text: measured.bodySite } }),
    ...(notes.length > 0 && { note: notes.map((text) => ({ text })) }),
  };
}
