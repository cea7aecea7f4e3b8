import { PlainDate, TimeOfDay, Uuid } from './common';
import { z } from './zod';

/** Every refusal this program can give. The server maps each to a status, the phone to a sentence; both maps must be complete. */
export const ERROR_CODES = [
  // the request itself
  'bad-input',
  'not-found',
  'method-not-allowed',
  'too-many-requests',
  'idempotency-key-missing',
  'idempotency-body-differs',
  'internal',
  'not-ready',
  // session and rights
  'not-signed-in',
  'session-expired',
  'forbidden',
  'binding-needed',
  // signing in
  'phone-invalid',
  'code-too-soon',
  'code-wrong',
  'code-expired',
  'code-tries-used-up',
  'wechat-unavailable',
  'wechat-code-invalid',
  // who am I, who is my family
  'id-number-invalid',
  'record-not-found',
  'identity-mismatch',
  'identity-phone-differs',
  'already-bound',
  'bound-elsewhere',
  'not-registered-guardian',
  'not-a-child',
  'not-an-adult',
  'agreement-phone-missing',
  'family-link-exists',
  'family-too-large',
  // the record: what the person agreed to
  'record-not-opened',
  'sensitive-not-agreed',
  'closed-by-person',
  'consent-text-old',
  // booking
  'slot-full',
  'slot-not-released',
  'slot-closed',
  'slot-past-cutoff',
  'dose-not-eligible',
  'visit-not-eligible',
  'checkup-not-eligible',
  'redemption-not-bookable',
  'visit-recorded-already',
  'visit-day-impossible',
  'visit-item-foreign',
  'appointment-duplicate',
  'appointment-too-many',
  'device-too-many',
  'consent-missing',
  'answers-incomplete',
  'slots-not-neighbouring',
  'change-past-cutoff',
  'appointment-not-changeable',
  'waitlist-not-needed',
  'waitlist-exists',
  'waitlist-offer-gone',
  // referrals
  'referral-not-changeable',
  // what is to be done after a checkup
  'task-not-changeable',
  'task-target-harmful',
  'checkup-not-reviewed',
  'nobody-to-tell',
  // the desk
  'staff-login-failed',
  'staff-locked',
  'other-site',
  'ticket-not-found',
  'ticket-other-day',
  'onsite-full',
  'nobody-to-message',
  'invited-lately',
  // two records that may be one person
  'match-decided',
  'match-not-decided',
  // growth
  'measurement-unlikely',
  'measurement-not-changeable',
  // what a person writes down themself
  'reading-unlikely',
  'own-entries-too-many',
  'reading-too-late',
  'reading-session-differs',
  'reading-target-harmful',
  // meters
  'device-not-bound',
  'device-elsewhere',
  'device-people-too-many',
  'family-devices-too-many',
  'device-revoked',
  'device-signature-wrong',
  'device-time-off',
  'device-replayed',
  'assessment-not-for-age',
  'assessment-closed',
  'assessment-incomplete',
  'lesson-too-often',
  'lesson-too-soon',
  'lesson-reading-over',
  // papers shown at the desk
  'paper-known',
  'paper-retracted',
  'contract-running',
  'contract-not-running',
  // a record that goes to a school or comes from elsewhere
  'transfer-empty',
  'transfer-too-many',
  'transfer-stopped',
  'transfer-unreadable',
  'transfer-tampered',
  'transfer-issuer-unknown',
  'transfer-own-county',
  'transfer-other-child',
  'transfer-imported-elsewhere',
  // the record shown to a doctor, printed, taken along
  'share-not-found',
  'share-too-many',
  'share-sensitive-locked',
  'export-empty',
  'export-too-large',
  'export-too-many',
  // who looked, and what is written wrongly
  'complaint-exists',
  'complaint-about-oneself',
  'complaint-not-changeable',
  'own-complaint',
  'correction-too-many',
  'correction-not-changeable',
  'correction-target-gone',
  'correction-invalid',
  'correction-elsewhere',
  // rules of points, awards and family accounts
  'appeal-too-late',
  'appeal-exists',
  'appeal-not-needed',
  'award-capped',
  'family-account-not-allowed',
  'family-account-other',
  'family-account-full',
  'family-account-minor',
  'family-transfer-limit',
  'scheme-has-faults',
  'scheme-not-from-past',
  'scheme-draft-old',
  'review-decided',
  'review-own',
  // what points are used for
  'not-enough-points',
  'reward-not-eligible',
  'reward-sold-out',
  'reward-price-changed',
  'redemption-not-changeable',
  'redemption-not-joinable',
  'redemption-code-unknown',
  'redemption-code-shared',
  'redemption-tries-used-up',
  'redemption-proof-old',
  'redemption-warning-unseen',
  'redemption-own',
  'redemption-same-worker',
  'redemption-refund-closed',
  'reward-stock-taken',
  'reward-period-overlaps',
  'reward-name-taken',
  'reward-catalogue-full',
  'reward-retired',
] as const;

export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** A slot offered instead of the one asked for. */
export const FreeSlot = z.object({
  slotId: Uuid,
  siteId: Uuid,
  day: PlainDate,
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  remaining: z.number(),
});
export type FreeSlot = z.infer<typeof FreeSlot>;

/** Why one dose cannot be given on the day asked for, and the first day it can (null: never, or the clinic decides). */
export const DoseRefusal = z.object({
  residentId: z.optional(Uuid),
  series: z.string(),
  vaccine: z.string(),
  dose: z.number(),
  reason: z.string(),
  text: z.string(),
  nextPossibleOn: z.nullable(PlainDate),
});
export type DoseRefusal = z.infer<typeof DoseRefusal>;

/** A number to look at again before it is kept, and the one probably meant. */
export const MeasurementQuestion = z.object({
  rule: z.string(),
  field: z.enum(['weightKg', 'lengthCm', 'headCm']),
  text: z.string(),
  suggestion: z.nullable(z.number()),
});
export type MeasurementQuestion = z.infer<typeof MeasurementQuestion>;

/** What the phone needs to say what is next; every field is there only where it applies. */
export const ProblemDetails = z.object({
  retryAfterSeconds: z.optional(z.number()),
  triesLeft: z.optional(z.number()),
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  releasedAt: z.optional(z.string()),
  nextPossibleOn: z.optional(PlainDate),
  freeSlots: z.optional(z.array(FreeSlot)),
  doses: z.optional(z.array(DoseRefusal)),
  residentId: z.optional(Uuid),
  appointmentId: z.optional(Uuid),
  reason: z.optional(z.string()),
  questions: z.optional(z.array(MeasurementQuestion)),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;

/** RFC 9457 problem document with our stable `code`; `detail` is a sentence for a person. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: ErrorCode,
  detail: z.string(),
  requestId: z.string(),
  details: z.optional(ProblemDetails),
});
export type Problem = z.infer<typeof Problem>;
