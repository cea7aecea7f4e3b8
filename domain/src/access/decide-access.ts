import type { Scope } from '../identity/rights';
import { type DeskAction, staffMay, type StaffRole } from '../identity/staff-rights';
import { SENSITIVE_CATEGORIES, type SensitiveCategory } from '../record/kinds';
import type { PlainDate } from '../shared/plain-date';
import { AGE_RULES, ageOf } from './age-rules';
import { type Area, areaRule, type DecisionArea, isDecisionArea, PURPOSE_RULES, type StaffPurpose } from './areas';
import { isOn } from './consent';
import type { ConsentState } from './consent-kinds';

/** What an account is to a person. `holds`: the link is active and its last day is not over. */
export type Relation =
  | { right: 'self' }
  | { right: 'guardian'; holds: boolean }
  | { right: 'proxy'; holds: boolean; scope: readonly string[] }
  | { right: 'none' };

export type AccessCaller =
  | { kind: 'anonymous' }
  | { kind: 'account'; bound: boolean; relation: Relation }
  | {
      kind: 'staff';
      role: StaffRole;
      /** Home clinic of the person; a person who belongs to none has no staff of their own. */
      at: 'home' | 'other';
      /** An open referral of the person leads to the member's institution. */
      referredHere: boolean;
      purpose: StaffPurpose;
    }
  /** At the desk: the one action the endpoint is for; a person or slot of the own clinic, or of another. */
  | { kind: 'desk'; role: StaffRole; action: DeskAction; at: 'home' | 'other' }
  /** A doctor by a share, or an app by a grant: `live` when it has begun, has not run out and was not taken back. */
  | { kind: 'share' | 'app'; live: boolean; opened: readonly SensitiveCategory[]; giver: Relation }
  /** A clinic's own system sees what it sent and nothing else; FHIR asks by source. */
  | { kind: 'clinic-system'; sentIt: boolean };

export interface AccessAsk {
  caller: AccessCaller;
  person: { birthDate: PlainDate; today: PlainDate };
  consent: {
    record: ConsentState;
    sensitive: ConsentState;
    familyDoctor: ConsentState;
    referralHospital: ConsentState;
    /** The person has spoken for themself on opening. */
    ownWord: boolean;
  };
  /** The caller proved themself afresh in this session and the minutes are not over. */
  unlocked: boolean;
  area: Area;
  /** A code to the person's own phone came with it: somebody without an account of their own agrees this way. */
  byPersonCode?: boolean;
}

export const ACCESS_REFUSALS = [
  'not-signed-in',
  'binding-needed',
  'not-found',
  'forbidden',
  'other-site',
  'record-not-opened',
  'sensitive-not-agreed',
  'closed-by-person',
] as const;
export type AccessRefusal = (typeof ACCESS_REFUSALS)[number];

export interface AccessDecision {
  may: 'allowed' | AccessRefusal;
  /** Sensitive categories that are open; never any without `allowed`. */
  opened: readonly SensitiveCategory[];
}

const refused = (may: AccessRefusal): AccessDecision => ({ may, opened: [] });
const allowed = (opened: readonly SensitiveCategory[] = []): AccessDecision => ({ may: 'allowed', opened });

/** Scope of a proxy that opens every sensitive category; `record:sensitive:tuberculosis` opens one. */
export const SENSITIVE_SCOPE = 'record:sensitive';

const namedBy = (scope: readonly string[]): readonly SensitiveCategory[] =>
  scope.includes(SENSITIVE_SCOPE)
    ? SENSITIVE_CATEGORIES
    : SENSITIVE_CATEGORIES.filter((category) => scope.includes(`${SENSITIVE_SCOPE}:${category}`));

/** Categories this relation could ever open: all of one's own, a child's under 14, those a proxy's right names. */
function within(relation: Relation, person: AccessAsk['person']): readonly SensitiveCategory[] {
  const age = AGE_RULES[ageOf(person.birthDate, person.today)];
  if (relation.right === 'self') return age.self ? SENSITIVE_CATEGORIES : [];
  if (relation.right === 'guardian') return age.guardianSensitive ? SENSITIVE_CATEGORIES : [];
  return relation.right === 'proxy' && relation.scope.includes('record') ? namedBy(relation.scope) : [];
}

/** Whether the relation gives anything today for this scope: by its days, its scope and the age of the person. */
function standsFor(relation: Relation, scope: Scope, { birthDate, today }: AccessAsk['person']): boolean {
  const age = AGE_RULES[ageOf(birthDate, today)];
  if (relation.right === 'none') return false;
  if (relation.right === 'self') return age.self;
  if (!relation.holds) return false;
  return relation.right === 'guardian' ? age.guardianReads : relation.scope.includes(scope);
}

const openedNow = (relation: Relation, ask: AccessAsk): readonly SensitiveCategory[] =>
  ask.unlocked && ask.consent.sensitive === 'given' ? within(relation, ask.person) : [];

/** Consent to the opening itself: the person, the guardian by age, or a proxy with a code from the person's own phone. */
function mayOpen(relation: Relation, ask: AccessAsk): boolean {
  if (relation.right === 'self') return true;
  if (relation.right === 'proxy') return ask.byPersonCode === true;
  const rule = AGE_RULES[ageOf(ask.person.birthDate, ask.person.today)].guardianConsents;
  return rule === 'yes' || (rule === 'until-own-word' && !ask.consent.ownWord);
}

const MAY_DECIDE: Readonly<Record<DecisionArea, (relation: Relation, ask: AccessAsk) => boolean>> = {
  'open-record-consent': mayOpen,
  // What is sensitive is said by oneself, or for a child under 14; no proxy says it for another.
  'sensitive-consent': (relation, { person }) => relation.right !== 'proxy' && within(relation, person).length > 0,
  'who-may-see': (relation, ask) => relation.right !== 'proxy' && mayOpen(relation, ask),
  unlock: (relation, { person }) => within(relation, person).length > 0,
};

function decideDecision(area: DecisionArea, relation: Relation, ask: AccessAsk): AccessDecision {
  if (!MAY_DECIDE[area](relation, ask)) return refused('forbidden');
  if (area !== 'unlock') return allowed();
  if (ask.consent.record !== 'given') return refused('record-not-opened');
  return ask.consent.sensitive === 'given' ? allowed() : refused('sensitive-not-agreed');
}

function decideRelation(relation: Relation, ask: AccessAsk): AccessDecision {
  const { area, person, consent } = ask;
  if (isDecisionArea(area))
    return standsFor(relation, 'record', person) ? decideDecision(area, relation, ask) : refused('not-found');
  const rule = areaRule(area);
  if (!standsFor(relation, rule.scope, person)) return refused('not-found');
  if (relation.right === 'proxy' && rule.proxy !== 'yes') return refused(rule.proxy);
  if (!rule.opened) return allowed();
  return consent.record === 'given' ? allowed(openedNow(relation, ask)) : refused('record-not-opened');
}

function decideStaff(caller: Extract<AccessCaller, { kind: 'staff' }>, ask: AccessAsk): AccessDecision {
  const rule = PURPOSE_RULES[caller.purpose];
  if (ask.area !== 'record' || !rule.roles.includes(caller.role)) return refused('forbidden');
  const reached = rule.reach === 'home' ? caller.at === 'home' : caller.referredHere;
  if (!reached) return refused('other-site');
  // Who said no to the opening is asked for nothing here; who was never asked is cared for as before.
  if (ask.consent.record === 'withdrawn') return refused('closed-by-person');
  const switched = { 'family-doctor': ask.consent.familyDoctor, 'referral-hospital': ask.consent.referralHospital };
  if (rule.switch && !isOn(rule.switch, switched[rule.switch])) return refused('closed-by-person');
  return allowed();
}

/** The rule of staff rights: the role first, then the clinic; a county administrator belongs to none. */
function decideDesk({ role, action, at }: Extract<AccessCaller, { kind: 'desk' }>): AccessDecision {
  const siteId = role === 'county-admin' ? null : 'home';
  const may = staffMay({ role, siteId }, action, at);
  return may === 'allowed' ? allowed() : refused(may);
}

/** A share or a grant shows what its giver may still pass on at this moment, and no more than was chosen. */
function decideGranted(caller: Extract<AccessCaller, { giver: Relation }>, ask: AccessAsk): AccessDecision {
  if (ask.area !== 'record' || !caller.live) return refused('not-found');
  const giving = caller.kind === 'share' ? 'share' : 'app-grant';
  if (decideRelation(caller.giver, { ...ask, area: giving }).may !== 'allowed') return refused('not-found');
  const within14 = within(caller.giver, ask.person);
  const sensitive = ask.consent.sensitive === 'given' ? within14 : [];
  return allowed(caller.opened.filter((category) => sensitive.includes(category)));
}

/** A clinic's own system sees what it sent, whole: it wrote it. */
const decideSystem = (
  { sentIt }: Extract<AccessCaller, { kind: 'clinic-system' }>,
  { area }: AccessAsk,
): AccessDecision => (sentIt && area === 'record' ? allowed(SENSITIVE_CATEGORIES) : refused('not-found'));

/**
 * The one rule of access: who is asking, for what of whose data, what the person has agreed to, and whether the caller unlocked
 * what is sensitive. The permission matrix of the tests is generated from it. Sources: design.md §5, §8; fact sheet §8.3
 * (Personal Information Protection Law, Art. 29, 31).
 */
export function decideAccess(ask: AccessAsk): AccessDecision {
  const { caller } = ask;
  switch (caller.kind) {
    case 'anonymous':
      return refused('not-signed-in');
    case 'account':
      return caller.bound ? decideRelation(caller.relation, ask) : refused('binding-needed');
    case 'staff':
      return decideStaff(caller, ask);
    case 'desk':
      return decideDesk(caller);
    case 'share':
    case 'app':
      return decideGranted(caller, ask);
    case 'clinic-system':
      return decideSystem(caller, ask);
  }
}
