export const LOINC = 'http://loinc.org';
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
export const SNOMED = 'http://snomed.info/sct';
/** Codes of this portal, where no public system has one that two sources agree on. */
export const LOCAL = 'urn:kangban:code:record';
/** GB/T 2261.1 sex; WS 364.5 ABO and Rh groups (value domains CV04.50.005 and CV04.50.020). */
export const GB_SEX = 'urn:oid:2.16.156.10011.2.3.3.4';
export const WS_ABO = 'urn:oid:2.16.156.10011.2.3.1.85';
export const WS_RH = 'urn:oid:2.16.156.10011.2.3.1.250';

/** Spellings of one system, by what they mean. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'loinc.org': LOINC,
  'www.loinc.org': LOINC,
  'urn:oid:2.16.840.1.113883.6.1': LOINC,
  '2.16.840.1.113883.6.1': LOINC,
  loinc: LOINC,
  'hl7.org/fhir/sid/icd-10': ICD10,
  'hl7.org/fhir/sid/icd-10-cn': ICD10,
  'urn:oid:2.16.840.1.113883.6.3': ICD10,
  '2.16.840.1.113883.6.3': ICD10,
  'urn:oid:2.16.156.10011.2.3.3.11': ICD10,
  '2.16.156.10011.2.3.3.11': ICD10,
  'gb/t 14396': ICD10,
  'gb/t14396': ICD10,
  'gb/t 14396-2016': ICD10,
  'icd-10': ICD10,
  icd10: ICD10,
  'snomed.info/sct': SNOMED,
  'urn:oid:2.16.840.1.113883.6.96': SNOMED,
  'urn:oid:2.16.156.10011.2.3.3.4': GB_SEX,
  'urn:oid:2.16.156.10011.2.3.1.85': WS_ABO,
  'urn:oid:2.16.156.10011.2.3.1.250': WS_RH,
};

/** The system a spelling means: http or https, with or without a slash at the end, an OID or a short name; others as they came. */
export function systemOf(spelling: string): string {
  const bare = spelling
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  return SPELLINGS[bare] ?? spelling.trim();
}
