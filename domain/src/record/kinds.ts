/** Kinds of entries that live in `record_entry`; doses, growth, eyes and child visits have tables of their own. */
export const ENTRY_KINDS = [
  'basic-information',
  'checkup',
  'follow-up',
  'encounter',
  'lab-report',
  'imaging-report',
  'observation',
  'condition',
  'medication',
  'allergy',
  'screening',
  'maternal-visit',
  'care-plan',
  'appointment-elsewhere',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Families that have tables of their own and stand in the record beside the entries. */
export const OWN_TABLE_KINDS = ['immunization', 'growth', 'vision', 'child-visit', 'referral'] as const;

/** Everything a record is made of: what a timeline filters, a share names and an export holds. */
export const RECORD_KINDS = [...ENTRY_KINDS, ...OWN_TABLE_KINDS] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Whether a word names an entry kind. */
export const isEntryKind = (word: string): word is EntryKind => ENTRY_KINDS.some((kind) => kind === word);

/** Whether a word names a kind of the record. */
export const isRecordKind = (word: string): word is RecordKind => RECORD_KINDS.some((kind) => kind === word);

/**
 * What is absent from every answer until the person unlocked it in this session (design.md §8; domain fact sheet §8.3). A proxy
 * or guardian of somebody from 14 on never gets it without a scope that names it.
 */
export const SENSITIVE_CATEGORIES = [
  'hiv-sti',
  'mental-health',
  'reproduction',
  'substance-use',
  'tuberculosis',
  'abuse',
  // What a source told us to keep confidential without saying why (FHIR meta.security R or V).
  'restricted',
] as const;
export type SensitiveCategory = (typeof SENSITIVE_CATEGORIES)[number];

/** Whether a word names a sensitive category. */
export const isSensitiveCategory = (word: string): word is SensitiveCategory =>
  SENSITIVE_CATEGORIES.some((category) => category === word);
