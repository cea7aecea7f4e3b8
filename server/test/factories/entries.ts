import type { EntryKind } from '@kangban/domain/record/kinds';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import { insertEntries, makeEntry, type ToldEntry } from '../../src/features/record/entry';
import { COUNTY, type Factory, insert } from './context';
import { rowsOf } from '../rows';
import type { Person } from './residents';

export interface EntryTold extends Partial<Omit<ToldEntry, 'kind' | 'payload' | 'happenedOn' | 'residentId'>> {
  /** The moment it was written down; now unless told. */
  recordedAt?: Date;
}

/** An entry of a record as a clinic writes it: checked, classified and stored. Returns its id. */
export async function anEntry(
  app: Factory,
  of: Pick<Person, 'residentId' | 'birthDate'>,
  [kind, on, payload, told = {}]: readonly [EntryKind, on: string, payload: unknown, told?: EntryTold],
): Promise<string> {
  const { recordedAt = app.deps.clock.now(), ...rest } = told;
  const made = makeEntry(
    {
      residentId: of.residentId,
      birthDate: of.birthDate,
      kind,
      payload,
      happenedOn: toPlainDate(on),
      institution: '柳溪镇卫生院',
      practitioner: '张敏',
      source: 'clinic',
      ...rest,
    },
    app.deps.clock.today(),
  );
  if ('faults' in made) throw new Error(`an entry that would not be taken: ${JSON.stringify(made.faults)}`);
  await app.deps.db.transaction((client) => insertEntries(client, COUNTY, { entries: [made.entry], at: recordedAt }));
  return made.entry.entryId;
}

/** A row that says of an entry that it never took place. */
export async function strikeOut(app: Factory, of: Pick<Person, 'residentId'>, entryId: string): Promise<string> {
  const id = uuidV7();
  const [row = {}] = await rowsOf(app, 'SELECT * FROM record_entry WHERE entry_id = $1', [entryId]);
  await insert(app, 'record_entry', {
    ...row,
    payload: JSON.stringify(row['payload']),
    resident_id: of.residentId,
    entry_id: id,
    replaces_id: entryId,
    entered_in_error: true,
    recorded_at: app.deps.clock.now(),
  });
  return id;
}

const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
const LOINC = 'http://loinc.org';

/** Payloads in a word each. */
export const payloads = {
  condition: (code: string, text: string, told: object = {}) => ({
    what: { text, coding: [{ system: ICD10, code }], known: true },
    clinical: 'active',
    verification: 'confirmed',
    ...told,
  }),
  pressure: (systolic: number, diastolic: number, setting = 'clinic') => ({
    category: 'vital-signs',
    setting,
    main: { what: { text: '血压', coding: [{ system: LOINC, code: '85354-9' }], known: true } },
    parts: [
      ['8480-6', '收缩压（高压）', systolic],
      ['8462-4', '舒张压（低压）', diastolic],
    ].map(([code, text, value]) => ({
      what: { text, coding: [{ system: LOINC, code }], known: true },
      amount: { value, unit: 'mm[Hg]' },
    })),
  }),
  measured: (code: string, text: string, [value, unit]: readonly [number, string]) => ({
    category: 'vital-signs',
    setting: 'clinic',
    main: { what: { text, coding: [{ system: LOINC, code }], known: true }, amount: { value, unit } },
    parts: [],
  }),
  allergy: (text: string, told: object = {}) => ({
    none: false,
    what: { text, coding: [], known: false },
    category: 'medication',
    criticality: 'high',
    clinical: 'active',
    verification: 'confirmed',
    reactions: [],
    ...told,
  }),
  medication: (text: string, told: object = {}) => ({
    what: { text, coding: [], known: false },
    status: 'active',
    ...told,
  }),
  visit: (text: string) => ({
    class: 'outpatient',
    reasons: [],
    diagnoses: [{ text, coding: [], known: false }],
  }),
  form: (form: string, fields: object) => ({ form, fields }),
} as const;
