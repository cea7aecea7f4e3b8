/** What a person agrees to: the opening itself, what is sensitive, and who else may see. */
export const CONSENT_KINDS = [
  'open-record',
  'sensitive',
  'family-doctor',
  'referral-hospital',
  'research',
  'lessons',
] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Switches of 谁能看, in the order of the page. */
export const WHO_MAY_SEE = ['family-doctor', 'referral-hospital', 'research', 'lessons'] as const;

/** Who said it: the person by their own account, or by a code to their own phone that a proxy passed on; or a guardian. */
export const CONSENT_BY = ['self', 'person-code', 'guardian'] as const;
export type ConsentBy = (typeof CONSENT_BY)[number];

export const CONSENT_STATES = ['given', 'withdrawn', 'never'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
