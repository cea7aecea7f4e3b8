import type { Measured } from '@kangban/contract/record/payloads';
import type { OwnEntry } from '@kangban/contract/record/own-entry';
import type { GlucoseTime, ReadingValue } from '@kangban/domain/reading/types';
import type { EntryKind } from '@kangban/domain/record/kinds';
import { conceptOf } from '@kangban/domain/terminology/concept-of';
import { LOCAL, LOINC, SNOMED } from '@kangban/domain/terminology/systems';

const loinc = (code: string): Measured['what'] => conceptOf([{ system: LOINC, code }]);
const measured = (what: Measured['what'], value: number, unit: string): Measured => ({ what, amount: { value, unit } });

/** LOINC has no code for a meter two hours after a meal (fact sheet §10.2). */
const GLUCOSE: Readonly<Record<GlucoseTime, Measured['what']>> = {
  fasting: loinc('14770-2'),
  'two-hours': conceptOf([{ system: LOCAL, code: 'glucose-2h' }]),
  random: loinc('15074-8'),
};

type Parts = { main: Measured; parts: Measured[] };
type ReadingParts = { [K in ReadingValue['item']]: (reading: Extract<ReadingValue, { item: K }>) => Parts };

const PARTS: ReadingParts = {
  'blood-pressure': ({ systolic, diastolic, pulse }) => ({
    main: { what: loinc('85354-9') },
    parts: [
      measured(loinc('8480-6'), systolic, 'mm[Hg]'),
      measured(loinc('8462-4'), diastolic, 'mm[Hg]'),
      ...(pulse === undefined ? [] : [measured(loinc('8867-4'), pulse, '/min')]),
    ],
  }),
  glucose: ({ mmolL, time }) => ({ main: measured(GLUCOSE[time], mmolL, 'mmol/L'), parts: [] }),
  weight: ({ kg }) => ({ main: measured(loinc('29463-7'), kg, 'kg'), parts: [] }),
  waist: ({ cm }) => ({ main: measured(loinc('8280-0'), cm, 'cm'), parts: [] }),
};

function partsOf(reading: ReadingValue): Parts {
  switch (reading.item) {
    case 'blood-pressure':
      return PARTS['blood-pressure'](reading);
    case 'glucose':
      return PARTS.glucose(reading);
    case 'weight':
      return PARTS.weight(reading);
    case 'waist':
      return PARTS.waist(reading);
  }
}

export interface OwnPayload {
  kind: EntryKind;
  payload: object;
}

function allergyPayload(entry: Extract<OwnEntry, { kind: 'allergy' | 'no-allergy' }>): object {
  const none = entry.kind === 'no-allergy';
  return {
    none,
    what: none ? conceptOf([{ system: SNOMED, code: '716186003' }]) : conceptOf([], entry.what),
    category: none ? 'other' : entry.category,
    criticality: 'unknown',
    clinical: 'active',
    verification: 'unconfirmed',
    reactions: none || entry.reaction === undefined ? [] : [entry.reaction],
  };
}

/** What a person wrote down as a payload of the record: said by themself, confirmed by nobody. */
export function payloadOf(entry: OwnEntry): OwnPayload {
  switch (entry.kind) {
    case 'reading':
      return {
        kind: 'observation',
        payload: { category: 'vital-signs', setting: 'home', ...partsOf(entry.reading) },
      };
    case 'allergy':
    case 'no-allergy':
      return { kind: 'allergy', payload: allergyPayload(entry) };
    case 'medicine': {
      const { name, dose, frequency, since } = entry;
      const startsOn = since === undefined ? {} : { startsOn: since };
      return {
        kind: 'medication',
        payload: { what: conceptOf([], name), status: 'active', dose, frequency, ...startsOn },
      };
    }
  }
}
