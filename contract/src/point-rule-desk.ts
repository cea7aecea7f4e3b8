import { EVIDENCE_KINDS, HOLD_REASONS } from '@kangban/domain/point-rule/types';
import { Count, Cursor, Instant, pageOf, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { SchemeCode, SchemeDocument } from './point-scheme';
import { z } from './zod';

/** What is wrong with a draft, by where it stands in it. */
export const SchemeFault = z.object({ path: z.string(), text: z.string() });

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
  /** People who would have got more, less, or as much. */
  people: z.object({ more: Count, less: Count, same: Count }),
});
export type DryRun = z.infer<typeof DryRun>;

const Decision = z.object({ what: z.enum(['award', 'refuse']), note: z.string(), by: z.string(), at: Instant });
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
  /** What there is to look at, or what became of it, in words. */
  why: z.string(),
  /** What the family said in an appeal. */
  said: z.nullable(z.string()),
  openedAt: Instant,
  /** False for who wrote the evidence, or is of the household. */
  mayDecide: z.boolean(),
  decision: z.nullable(Decision),
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
const OfScheme = z.object({ schemeId: SchemeCode });

export const listPointSchemes = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/point-schemes',
  summary: 'Schemes of the county: what is in force, every version, drafts and the documents to start from',
  answer: z.object({
    versions: z.array(SchemeVersion),
    drafts: z.array(SchemeDraft),
    templates: z.array(SchemeDocument),
    /** Where people of the county live: what a scheme for some townships chooses from. */
    townships: z.array(z.string()),
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
  errors: ['forbidden', 'not-found', 'review-decided', 'review-own', 'award-capped'],
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
