import type { EntryKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../src/crypto/uuid-v7';
import { insert } from './factories/context';
import type { TestApp } from './build-app';
import { COUNTY } from './factories/context';

export interface EntryTold {
  kind: EntryKind;
  happenedOn?: string;
  payload: object;
  sensitive?: SensitiveCategory;
  institution?: string;
  practitioner?: string;
  source?: 'clinic' | 'import' | 'fhir' | 'resident' | 'device';
  replacesId?: string;
}

/** An entry of a person's record as it is stored, ordinary and from the clinic unless told. Answers its id. */
export async function anEntryOf(app: TestApp, residentId: string, told: EntryTold): Promise<string> {
  const entryId = uuidV7();
  await insert(app, 'record_entry', {
    county_code: COUNTY,
    entry_id: entryId,
    resident_id: residentId,
    kind: told.kind,
    version: 1,
    happened_on: toPlainDate(told.happenedOn ?? '2026-11-01'),
    institution: told.institution ?? '青岚镇卫生院',
    practitioner: told.practitioner ?? null,
    sensitive: told.sensitive ?? null,
    source: told.source ?? 'clinic',
    payload: JSON.stringify(told.payload),
    replaces_id: told.replacesId ?? null,
  });
  return entryId;
}

const concept = (text: string): object => ({ text, coding: [], known: true });

/** Payloads as short as they may be. */
export const payloads = {
  observation: (what: string, value: number, unit: string): object => ({
    category: 'vital-signs',
    setting: 'clinic',
    main: { what: concept(what), amount: { value, unit } },
    parts: [],
  }),
  pressure: (systolic: number, diastolic: number): object => ({
    category: 'vital-signs',
    setting: 'home',
    main: { what: concept('血压') },
    parts: [
      { what: concept('收缩压'), amount: { value: systolic, unit: 'mm[Hg]' } },
      { what: concept('舒张压'), amount: { value: diastolic, unit: 'mm[Hg]' } },
    ],
  }),
  condition: (what: string): object => ({ what: concept(what), clinical: 'active', verification: 'confirmed' }),
  allergy: (what: string): object => ({
    none: false,
    what: concept(what),
    category: 'medication',
    criticality: 'high',
    clinical: 'active',
    verification: 'confirmed',
    reactions: ['起疹子'],
  }),
  medication: (what: string): object => ({ what: concept(what), status: 'active', dose: '每次 5 mg' }),
  report: (name: string, ...results: [string, number, string][]): object => ({
    name: concept(name),
    status: 'final',
    results: results.map(([what, value, unit]) => ({ what: concept(what), amount: { value, unit } })),
  }),
};
