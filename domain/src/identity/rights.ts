import { LIMITS } from '../shared/limits';
import { addDays, addMonths, ageInYears, type PlainDate } from '../shared/plain-date';

export const RIGHT_KINDS = ['self', 'guardian', 'proxy'] as const;
export type RightKind = (typeof RIGHT_KINDS)[number];

/** What a right opens; a link names the ones it was given. */
export const SCOPES = ['record', 'immunization', 'booking'] as const;
export type Scope = (typeof SCOPES)[number];

export const LINK_STATES = ['pending', 'active', 'ended'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** One row of family_link, as far as the rule asks. */
export interface LinkFacts {
  state: LinkState;
  startsOn: PlainDate;
  /** The last day the right holds; null has no end. */
  endsOn: PlainDate | null;
}

/** A right an account holds today over a person. */
export interface FamilyRight {
  linkId: string;
  residentId: string;
  right: RightKind;
  scope: string[];
  /** How the family calls this person. */
  label: string;
  endsOn: PlainDate | null;
}

/** Whether a link gives its right on `today`: agreed and not ended, first and last day included (docs/rules/identity.md). */
export const linkHolds = (link: LinkFacts, today: PlainDate): boolean =>
  link.state === 'active' && link.startsOn <= today && (link.endsOn === null || today <= link.endsOn);

/** The right over a person for one scope among the rights an account holds today; undefined when there is none. */
export const rightOver = (rights: readonly FamilyRight[], residentId: string, scope: Scope): FamilyRight | undefined =>
  rights.find((right) => right.residentId === residentId && right.scope.includes(scope));

/** The last day a guardian's right over a child born on `birthDate` holds: the day before the 18th birthday. */
export const guardianEndsOn = (birthDate: PlainDate): PlainDate =>
  addDays(addMonths(birthDate, LIMITS.adultAgeYears * 12), -1);

/** The last day of a proxy's right agreed on `today`: a year, first day included. */
export const proxyEndsOn = (today: PlainDate): PlainDate => addDays(addMonths(today, LIMITS.proxyMonths), -1);

/** Whether a person born on `birthDate` is 18 or older on `today`. */
export const isAdult = (birthDate: PlainDate, today: PlainDate): boolean =>
  ageInYears(birthDate, today) >= LIMITS.adultAgeYears;

/** Whether a person born on `birthDate` may have an account of their own on `today` (14 and older). */
export const mayHaveOwnAccount = (birthDate: PlainDate, today: PlainDate): boolean =>
  ageInYears(birthDate, today) >= LIMITS.ownAccountAgeYears;

/** Who wants to end a link: its holder, the person it is over, or anybody else. */
export type LinkSide = 'holder' | 'subject' | 'stranger';

/**
 * Whether this side may end the link. A right over oneself is the binding and stays; a holder may give up any other; the
 * person may take back a proxy's right at any time, a guardian's ends by itself at 18.
 */
export function mayEndLink(right: RightKind, side: LinkSide): boolean {
  if (right === 'self' || side === 'stranger') return false;
  return side === 'holder' || right === 'proxy';
}
