import { LIMITS } from '../shared/limits';
import { ageInYears, type PlainDate } from '../shared/plain-date';

/** The three ages of a record: the guardian's, the shared one, one's own. */
export const AGES = ['child', 'teen', 'adult'] as const;
export type Age = (typeof AGES)[number];

/**
 * Which age somebody born on `birthDate` is in on `today`: under 14, 14 to 17, 18 and over. The birthday itself already counts;
 * who was born on 29 February has it on 28 February of a common year.
 */
export function ageOf(birthDate: PlainDate, today: PlainDate): Age {
  const years = ageInYears(birthDate, today);
  if (years < LIMITS.ownAccountAgeYears) return 'child';
  return years < LIMITS.adultAgeYears ? 'teen' : 'adult';
}

interface AgeRule {
  /** The person reads and decides by an account of their own. */
  self: boolean;
  /** A guardian reads the ordinary record. */
  guardianReads: boolean;
  /** A guardian consents alone; `until-own-word`: only as long as the person has not said anything themself. */
  guardianConsents: 'yes' | 'until-own-word' | 'no';
  /** A guardian consents to, and unlocks, what is sensitive. */
  guardianSensitive: boolean;
}

/**
 * Who reads and who consents, by age. Under 14 the guardian alone (Personal Information Protection Law, Art. 31); from 14 to 17 the
 * person and the guardian both read, what is sensitive only the person; from 18 the person alone (design.md §5, §8; fact sheet §8.3).
 */
export const AGE_RULES: Readonly<Record<Age, AgeRule>> = {
  child: { self: false, guardianReads: true, guardianConsents: 'yes', guardianSensitive: true },
  teen: { self: true, guardianReads: true, guardianConsents: 'until-own-word', guardianSensitive: false },
  adult: { self: true, guardianReads: false, guardianConsents: 'no', guardianSensitive: false },
};
