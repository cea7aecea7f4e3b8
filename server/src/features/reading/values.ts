import type { Measured, ObservationPayload } from '@kangban/contract/record/payloads';
import type { TypedEntry } from '@kangban/domain/record/payloads';
import { factsOfObservation, factsOfReport, numbersOfForm } from '@kangban/domain/record-home/numbers-of-entry';
import type { NumberFact } from '@kangban/domain/record-home/facts';
import { readingOfNumber } from '@kangban/domain/record-home/reading-of-number';
import { kindOf, meanReading } from '@kangban/domain/reading/mean';
import { meanOf, roundTo } from '@kangban/domain/shared/rounding';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import type { GlucoseTime, ReadingItem, ReadingValue } from '@kangban/domain/reading/types';
import { conceptOf } from '@kangban/domain/terminology/concept-of';
import { LOCAL, LOINC } from '@kangban/domain/terminology/systems';

const loinc = (code: string): Measured['what'] => conceptOf([{ system: LOINC, code }]);
const measured = (what: Measured['what'], value: number, unit: string): Measured => ({ what, amount: { value, unit } });

/** LOINC has no code for a meter two hours after a meal (fact sheet §10.2). */
const AFTER_MEAL = 'glucose-2h';
const GLUCOSE_CODES: Readonly<Record<GlucoseTime, { system: string; code: string }>> = {
  fasting: { system: LOINC, code: '14770-2' },
  'two-hours': { system: LOCAL, code: AFTER_MEAL },
  random: { system: LOINC, code: '15074-8' },
};
/** Random glucose in serum; the meter's own code is above. */
const RANDOM_CODES = ['15074-8', '14749-6'];

type Parts = Pick<ObservationPayload, 'main' | 'parts'>;

function pressureParts(value: Extract<ReadingValue, { item: 'blood-pressure' }>): Parts {
  const { systolic, diastolic, pulse } = value;
  return {
    main: { what: loinc('85354-9') },
    parts: [
      measured(loinc('8480-6'), systolic, 'mm[Hg]'),
      measured(loinc('8462-4'), diastolic, 'mm[Hg]'),
      ...(pulse === undefined ? [] : [measured(loinc('8867-4'), pulse, '/min')]),
    ],
  };
}

function partsOf(value: ReadingValue): Parts {
  switch (value.item) {
    case 'blood-pressure':
      return pressureParts(value);
    case 'glucose':
      return { main: measured(conceptOf([GLUCOSE_CODES[value.time]]), value.mmolL, 'mmol/L'), parts: [] };
    case 'weight':
      return { main: measured(loinc('29463-7'), value.kg, 'kg'), parts: [] };
    case 'waist':
      return { main: measured(loinc('8280-0'), value.cm, 'cm'), parts: [] };
  }
}

/** A reading at home as a payload of the record. `method` names the meter that was bound. */
export function payloadOfReading(value: ReadingValue, method?: string): ObservationPayload {
  const { main, parts } = partsOf(value);
  return {
    category: 'vital-signs',
    setting: 'home',
    main: method === undefined ? main : { ...main, method },
    parts,
  };
}

/** Codes under which observations of an item stand in the record. */
export const CODES: Readonly<Record<ReadingItem, readonly string[]>> = {
  'blood-pressure': ['85354-9', '96607-7'],
  glucose: ['14770-2', '14771-0', '1558-6', AFTER_MEAL, ...RANDOM_CODES],
  weight: ['29463-7'],
  waist: ['8280-0'],
};

type Observation = Extract<TypedEntry, { kind: 'observation' }>['payload'];

const codesOf = ({ main }: Observation): string[] => main.what.coding.map(({ code }) => code);

/** The lower, the pulse and the times of glucose are not among the numbers of the record's first page: they are read here. */
function otherGlucose({ main }: Observation, codes: readonly string[]): ReadingValue[] {
  const time = codes.includes(AFTER_MEAL) ? 'two-hours' : codes.some((code) => RANDOM_CODES.includes(code)) && 'random';
  const { amount } = main;
  if (time === false || amount?.unit !== 'mmol/L' || amount.comparator !== undefined) return [];
  return [{ item: 'glucose', mmolL: amount.value, time }];
}

const pulseOf = ({ parts }: Observation): number | undefined =>
  parts.find(({ what }) => what.coding.some(({ code }) => code === '8867-4'))?.amount?.value;

const valuesOfFacts = (facts: readonly { fact: string }[]): ReadingValue[] =>
  facts.filter((one): one is NumberFact => one.fact === 'number').flatMap((one) => readingOfNumber(one) ?? []);

function valuesOfObservation(payload: Observation): ReadingValue[] {
  const other = otherGlucose(payload, codesOf(payload));
  if (other.length > 0) return other;
  const pulse = pulseOf(payload);
  return valuesOfFacts(factsOfObservation(NO_SOURCE, payload)).map((value) =>
    value.item === 'blood-pressure' && pulse !== undefined ? { ...value, pulse } : value,
  );
}

// Only the number is read of these facts.
const NEVER = toPlainDate('1970-01-01');
const NO_SOURCE = { entryId: '', kind: 'observation', on: NEVER, knownFrom: NEVER, knownUntil: null } as const;

/** What an entry says of pressure, glucose, weight and waist: an observation, a laboratory's report, or the numbers on a form. */
export function valuesOfEntry({ kind, payload }: TypedEntry): ReadingValue[] {
  if (kind === 'observation') return valuesOfObservation(payload);
  if (kind === 'lab-report') return valuesOfFacts(factsOfReport(NO_SOURCE, payload));
  if (kind === 'checkup' || kind === 'follow-up') return valuesOfFacts(numbersOfForm(NO_SOURCE, payload.fields));
  return [];
}

/** The mean of one sitting as it is shown and judged (domain/reading/mean), with the mean of the pulses; of one reading itself, rounded. */
export function meanOfSitting(values: readonly ReadingValue[]): ReadingValue {
  const [first] = values;
  const mean = first && meanReading(values, kindOf(first));
  if (!mean) throw new Error('a sitting without a reading');
  const pulses = values.flatMap((value) => (value.item === 'blood-pressure' ? (value.pulse ?? []) : []));
  const pulse = meanOf(pulses);
  return mean.item === 'blood-pressure' && pulse !== undefined ? { ...mean, pulse: roundTo(pulse, 0) } : mean;
}

/** 136/82, 6.1, 64.5, 86: as ux.md §9 writes it. */
export function textOfValue(value: ReadingValue): string {
  switch (value.item) {
    case 'blood-pressure':
      return `${roundTo(value.systolic, 0)}/${roundTo(value.diastolic, 0)}`;
    case 'glucose':
      return value.mmolL.toFixed(1);
    case 'weight':
      return value.kg.toFixed(1);
    case 'waist':
      return String(value.cm);
  }
}

export const UNITS: Readonly<Record<ReadingItem, string>> = {
  'blood-pressure': 'mmHg',
  glucose: 'mmol/L',
  weight: '公斤',
  waist: '厘米',
};
