import type { Scope } from '../identity/rights';
import type { StaffRole } from '../identity/staff-rights';
import { OWN_TABLE_KINDS, type RecordKind } from '../record/kinds';

interface AreaRule {
  /** What a proxy's right must name. */
  scope: Scope;
  /** A proxy reads and books, and changes and passes on nothing: what they are told where they may not. */
  proxy: 'yes' | 'forbidden' | 'not-found';
  /** The record must have been opened by consent. */
  opened: boolean;
}

const READS = { scope: 'record', proxy: 'yes', opened: true } as const;
const ACTS = { scope: 'record', proxy: 'forbidden', opened: true } as const;
const OF_OLD = { scope: 'record', proxy: 'yes', opened: false } as const;

/**
 * What may be asked of a person's data. Vaccines, bookings and a child's pages came before the opening of the record and go on
 * without its consent: nobody needs it to get a service (design.md §8).
 */
const AREA_RULES = {
  /** The record: its home, timeline, entries, FHIR. */
  record: READS,
  /** A printed page or a table of it. */
  print: READS,
  /** Passing it on: a share for a doctor, an app's access, a health card. */
  share: ACTS,
  'app-grant': ACTS,
  'health-card': ACTS,
  /** Writing into it: readings, allergies, medicines of one's own. */
  'own-entry': ACTS,
  /** Answering a screen with or for the person: help, so a proxy may; what is sensitive of its result stays closed to them. */
  assessment: READS,
  /** Short lessons, read with or for the person: nothing of the record is shown. */
  lesson: OF_OLD,
  /** Asking the clinic to correct an entry; the clinic decides. */
  correction: READS,
  /** 谁看过, and what is wrong with it: open to the family whatever was consented. */
  'access-log': OF_OLD,
  complaint: OF_OLD,
  'see-consents': OF_OLD,
  /** Copies of the emergency page on the family's phones. */
  pocket: READS,
  immunization: { ...OF_OLD, scope: 'immunization' },
  'entry-proof': { ...OF_OLD, scope: 'immunization', proxy: 'not-found' },
  booking: { ...OF_OLD, scope: 'booking' },
  /** Seeing what points buy and redeeming it: like booking, since only the person themself can use it. */
  reward: { ...OF_OLD, scope: 'booking' },
  child: OF_OLD,
  growth: OF_OLD,
  'growth-write': { ...OF_OLD, proxy: 'forbidden' },
  vision: OF_OLD,
  referral: OF_OLD,
  'care-task': OF_OLD,
  /** What a person ticks off for themself. */
  'care-task-tick': { ...OF_OLD, proxy: 'forbidden' },
  transfer: OF_OLD,
  'transfer-send': { ...OF_OLD, proxy: 'forbidden' },
  /** Points: what was earned, for what, and the statement. */
  points: OF_OLD,
  /** Spending them and choosing: to be ranked, to keep them with the family. */
  'points-use': { ...OF_OLD, proxy: 'forbidden' },
} as const satisfies Record<string, AreaRule>;

export type PlainArea = keyof typeof AREA_RULES;

/** Areas in which who decides depends on age and on what was said before. */
export const DECISION_AREAS = ['open-record-consent', 'sensitive-consent', 'who-may-see', 'unlock'] as const;
export type DecisionArea = (typeof DECISION_AREAS)[number];

export type Area = PlainArea | DecisionArea;

/** The rule of an area that is read or done by a right. */
export const areaRule = (area: PlainArea): AreaRule => AREA_RULES[area];

/** Whether an area is one in which somebody decides. */
export const isDecisionArea = (area: Area): area is DecisionArea => DECISION_AREAS.some((known) => known === area);

/** Whether being allowed here means that the record was opened, so that its entries may be shown. */
export const showsEntries = (area: Area): boolean => !isDecisionArea(area) && areaRule(area).opened;

/** Every area that is read or done by a right. */
export const PLAIN_AREAS: readonly PlainArea[] = [
  'record',
  'print',
  'share',
  'app-grant',
  'health-card',
  'own-entry',
  'assessment',
  'lesson',
  'correction',
  'access-log',
  'complaint',
  'see-consents',
  'pocket',
  'immunization',
  'entry-proof',
  'booking',
  'reward',
  'child',
  'growth',
  'growth-write',
  'vision',
  'referral',
  'care-task',
  'care-task-tick',
  'transfer',
  'transfer-send',
  'points',
  'points-use',
];

/** For what a staff member opens somebody's record; written into the audit. */
export const STAFF_PURPOSES = ['follow-up', 'vaccination', 'referral', 'correction'] as const;
export type StaffPurpose = (typeof STAFF_PURPOSES)[number];

interface PurposeRule {
  roles: readonly StaffRole[];
  /** Whose staff: of the person's home clinic, or of the institution a referral of theirs that is open went to. */
  reach: 'home' | 'referral';
  /** The switch of 谁能看 that closes it; null where the clinic's duty does not hang on one. */
  switch: 'family-doctor' | 'referral-hospital' | null;
  /** Kinds it shows; null is all. */
  kinds: readonly RecordKind[] | null;
}

/** What a referral's doctor sees: reports and medicines (ux.md, picture 15), and what may not be given. */
const FOR_REFERRAL: readonly RecordKind[] = [
  'checkup',
  'lab-report',
  'imaging-report',
  'screening',
  'medication',
  'allergy',
  'vision',
  'referral',
];
const FOR_VACCINATION: readonly RecordKind[] = ['allergy', ...OWN_TABLE_KINDS];

/** Which role may open a record for what. A county administrator has none: figures, never a person. */
export const PURPOSE_RULES: Readonly<Record<StaffPurpose, PurposeRule>> = {
  'follow-up': { roles: ['doctor', 'nurse'], reach: 'home', switch: 'family-doctor', kinds: null },
  vaccination: { roles: ['doctor', 'nurse'], reach: 'home', switch: null, kinds: FOR_VACCINATION },
  referral: { roles: ['doctor'], reach: 'referral', switch: 'referral-hospital', kinds: FOR_REFERRAL },
  correction: { roles: ['doctor', 'nurse', 'desk'], reach: 'home', switch: null, kinds: null },
};
