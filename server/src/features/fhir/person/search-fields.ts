/** Where the values of a search parameter stand in each type: names of R4, `date` beside them as one name for all. */
import type { Served } from '../map/resource';

export type FieldKind = 'token' | 'date' | 'reference';

export interface SearchField {
  kind: FieldKind;
  /** Elements it looks at, dots between levels. */
  paths: readonly string[];
}

const token = (...paths: string[]): SearchField => ({ kind: 'token', paths });
const date = (...paths: string[]): SearchField => ({ kind: 'date', paths });
const STATUS = token('status');

/** By type, by parameter. Beside these every type knows patient, _id and _lastUpdated. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, SearchField>>>> = {
  Patient: { birthdate: date('birthDate'), gender: token('gender'), identifier: token('identifier') },
  Immunization: { date: date('occurrenceDateTime'), status: STATUS, 'vaccine-code': token('vaccineCode') },
  ImmunizationRecommendation: { date: date('date') },
  Observation: {
    date: date('effectiveDateTime', 'effectivePeriod'),
    status: STATUS,
    category: token('category'),
    code: token('code'),
    'combo-code': token('code', 'component.code'),
  },
  DiagnosticReport: {
    date: date('effectiveDateTime', 'effectivePeriod'),
    status: STATUS,
    category: token('category'),
    code: token('code'),
  },
  Encounter: { date: date('period'), status: STATUS, class: token('class'), type: token('type') },
  Condition: {
    date: date('recordedDate'),
    'recorded-date': date('recordedDate'),
    'onset-date': date('onsetDateTime'),
    category: token('category'),
    code: token('code'),
    'clinical-status': token('clinicalStatus'),
    'verification-status': token('verificationStatus'),
  },
  AllergyIntolerance: {
    date: date('recordedDate'),
    category: token('category'),
    code: token('code'),
    criticality: token('criticality'),
    'clinical-status': token('clinicalStatus'),
    'verification-status': token('verificationStatus'),
  },
  MedicationStatement: {
    date: date('effectivePeriod', 'dateAsserted'),
    effective: date('effectivePeriod', 'effectiveDateTime'),
    status: STATUS,
    code: token('medicationCodeableConcept'),
  },
  QuestionnaireResponse: {
    date: date('authored'),
    authored: date('authored'),
    status: STATUS,
    questionnaire: token('questionnaire'),
  },
  CarePlan: { date: date('period', 'created'), status: STATUS, category: token('category') },
  Appointment: { date: date('start'), status: STATUS },
  ServiceRequest: { date: date('authoredOn'), authored: date('authoredOn'), status: STATUS, code: token('code') },
  Consent: { date: date('dateTime'), status: STATUS, category: token('category') },
  AuditEvent: { date: date('recorded'), action: token('action'), subtype: token('subtype') },
  Provenance: { date: date('recorded'), recorded: date('recorded') },
};

const COMMON: Readonly<Record<string, SearchField>> = { _id: token('id'), _lastUpdated: date('meta.lastUpdated') };

/** The field a parameter of a type looks at; undefined where the type has none of that name. */
export const searchField = (type: string, name: string): SearchField | undefined =>
  COMMON[name] ?? new Map(Object.entries(FIELDS[type] ?? {})).get(name);

/** Names of the parameters of a type. */
export const searchNames = (type: string): readonly string[] => [
  ...Object.keys(COMMON),
  ...Object.keys(FIELDS[type] ?? {}),
];

const inside = (value: unknown, name: string): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((one) => inside(one, name));
  if (typeof value !== 'object' || value === null) return [];
  const found: unknown = Reflect.get(value, name);
  return found === undefined ? [] : [found];
};

/** Every value at a field of a resource, lists opened. */
export function valuesAt(resource: Served, { paths }: SearchField): unknown[] {
  return paths.flatMap((path) => {
    const found = path
      .split('.')
      .reduce<unknown[]>((values, name) => values.flatMap((one) => inside(one, name)), [resource]);
    return found.flat();
  });
}
