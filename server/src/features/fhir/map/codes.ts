import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import type { CodeableConcept, Coding, Quantity } from '@medplum/fhirtypes';

/** Code systems of what is served. Ours are URNs: they name a thing here and promise no page behind them. */
export const SYSTEM = {
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  snomed: 'http://snomed.info/sct',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  diagnosticSection: 'http://terminology.hl7.org/CodeSystem/v2-0074',
  vaccine: 'urn:kangban:code:vaccine',
  visit: 'urn:kangban:code:child-visit',
  referral: 'urn:kangban:code:referral',
  measured: 'urn:kangban:code:measured',
  source: 'urn:kangban:code:source',
  action: 'urn:kangban:code:action',
} as const;

export const hl7 = (name: string): string => `http://terminology.hl7.org/CodeSystem/${name}`;

export const concept = (system: string, code: string, text?: string): CodeableConcept => ({
  coding: [{ system, code, ...(text !== undefined && { display: text }) }],
  ...(text !== undefined && { text }),
});

/** A concept of a code system of HL7's own; words beside it only where they are for people. */
export const hl7Concept = (name: string, code: string): CodeableConcept => ({ coding: [{ system: hl7(name), code }] });

export const loinc = (code: string, text: string): CodeableConcept => ({
  coding: [{ system: SYSTEM.loinc, code }],
  text,
});

/** Words for people beside UCUM codes. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  Cel: '℃',
  '/min': '次/分',
  '10*9/L': '×10⁹/L',
  '10*12/L': '×10¹²/L',
  umol: 'μmol',
  'umol/L': 'μmol/L',
  '{score}': '分',
};

/** Units that are no UCUM code are words of the source: no whitespace, ASCII only, is what a code looks like. */
const UCUM_LIKE = /^[!-~]{1,60}$/;

export function quantity(value: number, unit: string): Quantity {
  if (unit === '') return { value };
  if (!UCUM_LIKE.test(unit)) return { value, unit };
  return { value, unit: UNIT_WORDS[unit] ?? unit, system: SYSTEM.ucum, code: unit };
}

const SENSITIVITY: Readonly<Record<SensitiveCategory, string | null>> = {
  'hiv-sti': 'STD',
  'mental-health': 'PSY',
  reproduction: 'SEX',
  'substance-use': 'SUD',
  abuse: 'SDV',
  // HL7 has no label for it.
  tuberculosis: null,
  restricted: null,
};

/** How a reader must treat what is sensitive (fact sheet §10.1): restricted, and of which kind. */
export function securityOf(category: SensitiveCategory | null): Coding[] | undefined {
  if (category === null) return undefined;
  const kind = SENSITIVITY[category];
  return [
    { system: SYSTEM.confidentiality, code: 'R' },
    ...(kind === null ? [] : [{ system: SYSTEM.actCode, code: kind }]),
  ];
}
