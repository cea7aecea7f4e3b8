import { PERIOD_KINDS, type PeriodKind } from '../points/period';
import { READING_ITEMS, type ReadingItem, type ReadingValue } from '../reading/types';
import type { PlainDate } from '../shared/plain-date';

/** Where a fact comes from: staff wrote it, a registered device sent it, somebody typed it at home. */
export const POINT_SOURCES = ['clinic', 'device', 'typed'] as const;
export type PointSource = (typeof POINT_SOURCES)[number];

/** What can earn. A row of evidence says that it was done, never what came out of a screen or an assessment. */
export const EVIDENCE_KINDS = [
  'reading',
  'follow-up',
  'checkup',
  'vaccination',
  'lesson',
  'contract',
  'signing-fee',
  'screening',
  'assessment',
  'donation',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What a rule asks for. */
export const TRIGGER_KINDS = [
  'reading-series',
  'control-reached',
  'follow-up-attended',
  'checkup',
  'vaccination',
  'lesson',
  'contract-signed',
  'fee-paid',
  'screening',
  'assessment',
  'donation',
] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

/** The kind of evidence each trigger looks at. */
export const EVIDENCE_OF_TRIGGER: Readonly<Record<TriggerKind, EvidenceKind>> = {
  'reading-series': 'reading',
  'control-reached': 'reading',
  'follow-up-attended': 'follow-up',
  checkup: 'checkup',
  vaccination: 'vaccination',
  lesson: 'lesson',
  'contract-signed': 'contract',
  'fee-paid': 'signing-fee',
  screening: 'screening',
  assessment: 'assessment',
  donation: 'donation',
};

/** What a rule about readings may look at. */
export const MEASURES = READING_ITEMS;
export type Measure = ReadingItem;

/** Natural periods of Asia/Shanghai; a week begins on Monday. */
export const PERIODS = PERIOD_KINDS;

/** What was measured. `valid`: taken by the protocol the county names. */
export interface ReadingFacts {
  valid: boolean;
  value: ReadingValue;
}

/** Something that happened and may earn: facts only. */
export interface PointEvidence {
  evidenceId: string;
  kind: EvidenceKind;
  residentId: string;
  /** The day it happened on, Asia/Shanghai. */
  day: PlainDate;
  /** The instant it happened at, where it is known. */
  at: Date | null;
  /** When we heard of it. */
  notedAt: Date;
  /** When it was written, where that was on a phone without a connection. */
  writtenAt: Date | null;
  source: PointSource;
  /** Follow-up of which illness, which vaccine, which programme, which lesson; null where it would say something sensitive. */
  topic: string | null;
  reading: ReadingFacts | null;
  deviceId: string | null;
  staffId: string | null;
  accountId: string | null;
}

/** At most so many awards, or points, of one rule in a natural period. */
export interface Cap {
  per: PeriodKind;
  times?: number | undefined;
  points?: number | undefined;
}

/** What counts of each source, in hundredths: 100 is all of it. */
export type Weights = Readonly<Record<PointSource, number>>;

export type Trigger =
  /** So many different days with a valid reading within one natural period. */
  | {
      kind: 'reading-series';
      measures: readonly Measure[];
      days: number;
      per: PeriodKind;
      fromAge?: number | undefined;
    }
  /** A value measured by the clinic is within the agreed target. */
  | { kind: 'control-reached'; measures: readonly Measure[]; fromAge?: number | undefined }
  | { kind: 'follow-up-attended'; topics: readonly string[] }
  | { kind: 'checkup'; fromAge: number }
  | { kind: 'vaccination'; topics: readonly string[]; fromAge: number }
  | { kind: 'lesson' }
  | { kind: 'contract-signed' }
  | { kind: 'fee-paid' }
  | { kind: 'screening'; topics: readonly string[] }
  | { kind: 'assessment' }
  | { kind: 'donation' };

type HolderKind = 'resident' | 'family';

export interface PointRule {
  /** Stays the same through all versions: caps count over it. */
  id: string;
  /** What residents read: 记血压满 5 天. */
  title: string;
  /** How it is earned, in one or two plain sentences. */
  text: string;
  /** What proves it, in words. */
  evidenceText: string;
  trigger: Trigger;
  points: number;
  caps: readonly Cap[];
  /** Months that must lie between two awards for the same topic: a programme's interval. */
  everyMonths?: readonly { topic: string; months: number }[] | undefined;
  weights: Weights;
  validFrom: PlainDate;
  validTo: PlainDate | null;
}

/** When points lapse. `months` after the day of the evidence; at the end of the year `years` after it; never. */
export type ExpiryPolicy = { kind: 'months'; months: number } | { kind: 'year-end'; years: number } | { kind: 'never' };

/** Bounds of the checks against cheating; each has its own function in `checks.ts`. */
export interface CheckLimits {
  identicalTimes: number;
  backHours: number;
  perHourMax: number;
  residentsPerPhoneMax: number;
  recheckPercent: number;
}

/** A county's rules of points: one document, versioned, published to residents. */
export interface Scheme {
  schemeId: string;
  title: string;
  /** Where the document comes from, in words. */
  source: string;
  /** False: in force only for a trial, or put together by us. */
  verified: boolean;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  /** Only people of these townships; null is the whole county. */
  townships: readonly string[] | null;
  /** Who holds points of adults. Points of people under 18 always belong to a family account. */
  holder: HolderKind;
  family: { allowed: boolean; transferPerMonthMax: number; membersMax: number };
  expiry: ExpiryPolicy;
  /** A share of points is rounded down, or to the nearest with halves up. */
  rounding: 'down' | 'half-up';
  appealDays: number;
  checks: CheckLimits;
  /** Sentences of the rules page beside the rules themselves. */
  notes: readonly { kind: 'yes' | 'no' | 'time' | 'safe'; text: string }[];
  rules: readonly PointRule[];
}

/** Why a rule gave nothing. The words are in `texts.ts`. */
export type NoneReason =
  | 'not-valid-that-day'
  | 'opted-out'
  | 'series-not-full'
  | 'protocol-not-kept'
  | 'source-does-not-count'
  | 'rounds-to-nothing'
  | 'too-young'
  | 'no-agreed-target'
  | 'not-in-target'
  | 'clinic-only'
  | 'not-healthy-loss'
  | 'height-unknown'
  | 'too-soon'
  | 'capped'
  | 'lapsed';

/** Why an award waits for somebody to look at it. */
export const HOLD_REASONS = [
  'impossible-value',
  'identical-values',
  'in-the-future',
  'too-late',
  'too-many-an-hour',
  'device-of-others',
  'phone-of-many',
  'own-award',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What one rule says of one evidence. */
export type RuleDecision = { ruleId: string } & (
  | { outcome: 'award'; points: number; supports: readonly string[] }
  | { outcome: 'hold'; points: number; supports: readonly string[]; reasons: readonly HoldReason[] }
  | { outcome: 'none'; reason: NoneReason }
);
