import type { Concept, Measured } from '@kangban/contract/record/payloads';
import type { OwnEntry } from '@kangban/contract/record/own-entry';
import type { GlucoseTime, OwnReading } from '@kangban/domain/own-entry/readings';
import type { EntryKind } from '@kangban/domain/record/kinds';

const LOINC = 'http://loinc.org';
/** What no LOINC code of the fact sheet (§10.2) says: glucose by meter two hours after a meal and at any time. */
const OWN = 'urn:kangban:reading';

const concept = (text: string, code?: string, system = LOINC): Concept => ({
  text,
  coding: code === undefined ? [] : [{ system, code }],
  known: code !== undefined,
});
const measured = (what: Concept, value: number, unit: string): Measured => ({ what, amount: { value, unit } });

const GLUCOSE: Readonly<Record<GlucoseTime, Concept>> = {
  fasting: concept('空腹血糖', '14770-2'),
  'two-hours': concept('餐后2小时血糖', 'glucose-two-hours', OWN),
  random: concept('随机血糖', 'glucose-random', OWN),
};

type Parts = { main: Measured; parts: Measured[] };
type ReadingParts = { [K in OwnReading['item']]: (reading: Extract<OwnReading, { item: K }>) => Parts };

const PARTS: ReadingParts = {
  'blood-pressure': ({ systolic, diastolic, pulse }) => ({
    main: { what: concept('血压', '85354-9') },
    parts: [
      measured(concept('收缩压', '8480-6'), systolic, 'mm[Hg]'),
      measured(concept('舒张压', '8462-4'), diastolic, 'mm[Hg]'),
      ...(pulse === undefined ? [] : [measured(concept('脉率', '8867-4'), pulse, '/min')]),
    ],
  }),
  glucose: ({ mmolL, time }) => ({ main: measured(GLUCOSE[time], mmolL, 'mmol/L'), parts: [] }),
  weight: ({ kg }) => ({ main: measured(concept('体重', '29463-7'), kg, 'kg'), parts: [] }),
  waist: ({ cm }) => ({ main: measured(concept('腰围', '8280-0'), cm, 'cm'), parts: [] }),
};

function partsOf(reading: OwnReading): Parts {
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
    what: none
      ? { text: '没有已知的过敏', coding: [{ system: 'http://snomed.info/sct', code: '716186003' }], known: true }
      : concept(entry.what),
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
      return { kind: 'medication', payload: { what: concept(name), status: 'active', dose, frequency, ...startsOn } };
    }
  }
}
