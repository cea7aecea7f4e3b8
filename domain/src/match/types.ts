import type { PlainDate } from '../shared/plain-date';

/** What a source says of a person; null is what it does not say. Numbers and phones are compared by their keyed hash. */
export interface PersonTold {
  name: string | null;
  sex: 'male' | 'female' | null;
  birthDate: PlainDate | null;
  /** Keyed hash of a valid 18-digit number. */
  idHash: string | null;
  phoneHash: string | null;
}

/** A person of the registry, as it is compared. */
export interface PersonKnown extends PersonTold {
  residentId: string;
}

export const PERSON_FIELDS = ['name', 'sex', 'birth-date', 'id-number', 'phone'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** unknown: one side does not say. */
export type Agreement = 'same' | 'differs' | 'unknown';

/** Why two records may be one person and only people may say so. */
export const DOUBTS = [
  'number-same-name-differs',
  'number-same-name-missing',
  'number-same-birth-or-sex-differs',
  'no-number-all-else-same',
  'no-number-something-missing',
  'number-differs-all-else-same',
  'sex-differs-all-else-same',
  'birth-date-differs-all-else-same',
  'source-number-reused',
  'number-told-later',
] as const;
export type Doubt = (typeof DOUBTS)[number];

export type Comparison = { verdict: 'same' | 'different' } | { verdict: 'doubtful'; doubt: Doubt };
