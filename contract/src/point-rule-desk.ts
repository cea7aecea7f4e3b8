import {
  EVIDENCE_KINDS,
  HOLD_REASONS,
  MEASURES,
  PERIODS,
  type Scheme,
  type Trigger,
} from '@kangban/domain/point-rule/types';
import { Count, Cursor, Instant, pageOf, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

const Code = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,38}$/));
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const Title = z.string().check(z.trim(), z.minLength(1), z.maxLength(30));
const Percent = z.int().check(z.nonnegative(), z.maximum(100));
const Small = z.int().check(z.positive(), z.maximum(1000));
const Points = z.int().check(z.positive(), z.maximum(1000));
const Age = z.int().check(z.nonnegative(), z.maximum(120));
const Measures = z.array(z.enum(MEASURES)).check(z.minLength(1), z.maxLength(4));
const Topics = z.array(Code).check(z.minLength(1), z.maxLength(20));

export const SchemeTrigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading-series'), measures: Measures, days: Small, per: z.enum(PERIODS) }),
  z.object({ kind: z.literal('control-reached'), measures: Measures }),
  z.object({ kind: z.literal('follow-up-attended'), topics: Topics }),
  z.object({ kind: z.literal('checkup'), fromAge: Age }),
  z.object({ kind: z.literal('vaccination'), topics: Topics, fromAge: Age }),
  z.object({ kind: z.literal('lesson') }),
  z.object({ kind: z.literal('contract-signed') }),
  z.object({ kind: z.literal('fee-paid') }),
  z.object({ kind: z.literal('screening'), topics: Topics }),
  z.object({ kind: z.literal('assessment') }),
  z.object({ kind: z.literal('donation') }),
]) satisfies z.ZodMiniType<Trigger>;

const SchemeRule = z.object({
  id: Code,
  title: Title,
  text: Words,
  evidenceText: Words,
  trigger: SchemeTrigger,
  points: Points,
  caps: z
    .array(z.object({ per: z.enum(PERIODS), times: z.optional(Small), points: z.optional(Small) }))
    .check(z.maxLength(5)),
  everyMonths: z.optional(z.array(z.object({ topic: Code, months: Small })).check(z.maxLength(20))),
  weights: z.object({ clinic: Percent, device: Percent, typed: Percent }),
  validFrom: PlainDate,
  validTo: z.nullable(PlainDate),
});

/** A scheme document as an administrator edits it; `domain/point-rule/check-scheme` says what is wrong beyond its shape. */
export const SchemeDocument = z.object({
  schemeId: Code,
  title: Title,
  source: Words,
  verified: z.boolean(),
  validFrom: PlainDate,
  validTo: z.nullable(PlainDate),
  townships: z.nullable(
    z.array(z.string().check(z.minLength(1), z.maxLength(30))).check(z.minLength(1), z.maxLength(50)),
  ),
  holder: z.enum(['resident', 'family']),
  family: z.object({
    allowed: z.boolean(),
    transferPerMonthMax: z.int().check(z.nonnegative(), z.maximum(100000)),
    membersMax: z.int().check(z.minimum(2), z.maximum(20)),
  }),
  expiry: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('months'), months: Small }),
    z.object({ kind: z.literal('year-end'), years: z.int().check(z.nonnegative(), z.maximum(10)) }),
    z.object({ kind: z.literal('never') }),
  ]),
  rounding: z.enum(['down', 'half-up']),
  appealDays: z.int().check(z.positive(), z.maximum(30)),
  checks: z.object({
    identicalTimes: z.int().check(z.minimum(2), z.maximum(50)),
    backHours: z.int().check(z.positive(), z.maximum(72)),
    perHourMax: z.int().check(z.positive(), z.maximum(60)),
    residentsPerPhoneMax: z.int().check(z.positive(), z.maximum(50)),
    recheckPercent: Percent,
  }),
  notes: z.array(z.object({ kind: z.enum(['yes', 'no', 'time', 'safe']), text: Words })).check(z.maxLength(20)),
  rules: z.array(SchemeRule).check(z.minLength(1), z.maxLength(60)),
}) satisfies z.ZodMiniType<Scheme>;
export type SchemeDocument = z.infer<typeof SchemeDocument>;

/** What is wrong with a draft, by where it stands in it. */
export const SchemeFault = z.object({ path: z.string(), text: z.string() });
export type SchemeFault = z.infer<typeof SchemeFault>;

export const SchemeVersion = z.object({
  schemeId: z.string(),
  version: Count,
  validFrom: PlainDate,
  publishedAt: Instant,
  publishedBy: z.nullable(z.string()),
  inForce: z.boolean(),
  document: SchemeDocument,
});
export type SchemeVersion = z.infer<typeof SchemeVersion>;

export const SchemeDraft = z.object({
  draftId: Uuid,
  schemeId: z.string(),
  savedAt: Instant,
  document: SchemeDocument,
  faults: z.array(SchemeFault),
});
export type SchemeDraft = z.infer<typeof SchemeDraft>;

const Paid = z.object({ people: Count, awards: Count, points: Count });

/** What a month would have paid under a draft, beside what the scheme in force pays for the same evidence. */
export const DryRun = z.object({
  from: PlainDate,
  to: PlainDate,
  /** Evidence looked at; `sampled` where the month had more than the bound. */
  evidence: Count,
  sampled: z.boolean(),
  rules: z.array(z.object({ ruleId: z.string(), title: z.string(), current: Paid, draft: Paid })),
  current: Paid,
  draft: Paid,
});
export type DryRun = z.infer<typeof DryRun>;

export const PointReview = z.object({
  reviewId: Uuid,
  awardId: Uuid,
  kind: z.enum(['held', 'recheck', 'appeal']),
  residentId: Uuid,
  nameMasked: z.string(),
  siteName: z.nullable(z.string()),
  title: z.string(),
  points: Count,
  evidenceKind: z.enum(EVIDENCE_KINDS),
  evidence: z.string(),
  on: PlainDate,
  reasons: z.array(z.enum(HOLD_REASONS)),
  /** What the resident reads. */
  why: z.string(),
  /** What the family said in an appeal. */
  said: z.nullable(z.string()),
  openedAt: Instant,
  /** Who decided before, or recorded the evidence, may not decide this. */
  mayDecide: z.boolean(),
  decision: z.nullable(z.object({ what: z.enum(['award', 'refuse']), note: z.string(), by: z.string(), at: Instant })),
});
export type PointReview = z.infer<typeof PointReview>;

export const PointAnomaly = z.object({
  kind: z.enum(['many-awards', 'above-p99', 'at-night']),
  staffId: Uuid,
  staffName: z.string(),
  siteName: z.nullable(z.string()),
  awards: Count,
  /** Standard deviations above the mean of the workers of the county; null where it does not apply. */
  z: z.nullable(z.number()),
  text: z.string(),
});
export type PointAnomaly = z.infer<typeof PointAnomaly>;

const desk = { tag: 'point-rule', caller: 'staff' } as const;
const OfScheme = z.object({ schemeId: Code });

export const listPointSchemes = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/point-schemes',
  summary: 'Schemes of the county: what is in force, every version, drafts and the documents to start from',
  answer: z.object({
    versions: z.array(SchemeVersion),
    drafts: z.array(SchemeDraft),
    templates: z.array(SchemeDocument),
    mayEdit: z.boolean(),
  }),
  errors: ['forbidden'],
});
export const savePointDraft = endpoint({
  ...desk,
  method: 'PUT',
  path: '/desk/point-schemes/:schemeId/draft',
  summary: 'Keep a draft; the last one counts, faults are told and may stand until it is published',
  params: OfScheme,
  body: z.object({ document: SchemeDocument }),
  answer: SchemeDraft,
  errors: ['forbidden', 'bad-input'],
  bodyMaxBytes: 512 * 1024,
});
export const dryRunPointDraft = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/point-schemes/:schemeId/dry-run',
  summary: 'What last month would have paid under the draft, beside the scheme in force; nothing is written',
  params: OfScheme,
  body: z.object({ draftId: Uuid }),
  answer: DryRun,
  errors: ['forbidden', 'not-found', 'scheme-has-faults'],
});
export const publishPointDraft = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/point-schemes/:schemeId/publish',
  summary: 'Publish a draft as the next version, from a day that is not past',
  params: OfScheme,
  body: z.object({ draftId: Uuid, validFrom: PlainDate }),
  status: 201,
  answer: SchemeVersion,
  errors: ['forbidden', 'not-found', 'scheme-has-faults', 'scheme-not-from-past', 'scheme-draft-old'],
});
export const listPointReviews = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/point-reviews',
  summary: 'Awards that wait for somebody to look at them, re-checks and appeals, oldest first',
  query: z.object({ state: z.optional(z.enum(['open', 'decided'])), cursor: z.optional(Cursor) }),
  answer: pageOf(PointReview),
  errors: ['forbidden', 'bad-input'],
});
export const decidePointReview = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/point-reviews/:reviewId/decision',
  summary: 'Decide a review once, by somebody who did not record what it is about',
  params: z.object({ reviewId: Uuid }),
  body: z.object({
    what: z.enum(['award', 'refuse']),
    note: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
  }),
  answer: PointReview,
  errors: ['forbidden', 'not-found', 'review-decided', 'review-own'],
});
export const listPointAnomalies = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/point-anomalies',
  summary: 'Workers whose awards of a month stand out: far above the others, at night',
  query: z.object({ month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))) }),
  answer: z.object({ month: z.string(), workers: Count, items: z.array(PointAnomaly) }),
  errors: ['forbidden', 'bad-input'],
});
export const setStaffPerson = endpoint({
  ...desk,
  method: 'PUT',
  path: '/desk/staff/:staffId/person',
  summary: 'Say which resident a member of staff is: nobody gives points to themself or their household',
  params: z.object({ staffId: Uuid }),
  body: z.object({ residentId: z.nullable(Uuid) }),
  answer: z.object({ residentId: z.nullable(Uuid) }),
  errors: ['forbidden', 'not-found'],
});
