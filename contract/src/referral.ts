import { Count, Cursor, Instant, pageOf, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const ReferralState = z.enum([
  'opened',
  'booked',
  'sent',
  'seen',
  'result-back',
  'closed',
  'declined',
  'cancelled',
]);
export type ReferralState = z.infer<typeof ReferralState>;

/** A step of a referral: taken, next, or to come. Days are said by the screen. */
export const ReferralStep = z.object({
  state: z.enum(['done', 'now', 'waiting']),
  title: z.string(),
  note: z.nullable(z.string()),
  on: z.nullable(PlainDate),
  /** Until when, of a step that is next. */
  until: z.nullable(PlainDate),
  /** A place that was booked. */
  at: z.nullable(Instant),
});
export type ReferralStep = z.infer<typeof ReferralStep>;

/** Something is to be looked at by somebody else; open until a result has come back. */
export const Referral = z.object({
  referralId: Uuid,
  residentId: Uuid,
  kind: z.string(),
  /** A short name of the kind: 眼睛复查. */
  title: z.string(),
  reason: z.string(),
  state: ReferralState,
  open: z.boolean(),
  fromSiteName: z.nullable(z.string()),
  fromSitePhone: z.nullable(z.string()),
  toInstitution: z.string(),
  toPhone: z.nullable(z.string()),
  /** For the institution's scanner; also readable. */
  code: z.string(),
  openedOn: PlainDate,
  /** Not before this day: a value is measured again after two weeks. */
  earliestOn: z.nullable(PlainDate),
  dueOn: z.nullable(PlainDate),
  late: z.boolean(),
  bookedFor: z.nullable(Instant),
  steps: z.array(ReferralStep),
});
export type Referral = z.infer<typeof Referral>;

/** A line of a clinic's list of referrals without a result; the name is masked. */
export const ReferralLine = z.object({
  referralId: Uuid,
  residentId: Uuid,
  nameMasked: z.string(),
  kind: z.string(),
  title: z.string(),
  state: ReferralState,
  toInstitution: z.string(),
  openedOn: PlainDate,
  dueOn: z.nullable(PlainDate),
  daysLate: Count,
});
export type ReferralLine = z.infer<typeof ReferralLine>;

const Note = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const referral = { tag: 'referral' } as const;

export const listReferrals = endpoint({
  ...referral,
  method: 'GET',
  path: '/residents/:residentId/referrals',
  summary: 'Referrals of a person, newest first, each with its steps',
  caller: 'resident',
  params: z.object({ residentId: Uuid }),
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: z.object({
    /** How the family calls this person. */
    label: z.string(),
    today: PlainDate,
    items: z.array(Referral),
    nextCursor: z.nullable(z.string()),
  }),
  errors: ['not-found'],
});
export const listOpenReferrals = endpoint({
  ...referral,
  method: 'GET',
  path: '/desk/referrals',
  summary: 'Referrals of the own clinic without a result, the longest due first',
  caller: 'staff',
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: pageOf(ReferralLine),
  errors: [],
});
export const moveReferral = endpoint({
  ...referral,
  method: 'POST',
  path: '/desk/referrals/:referralId/moves',
  summary: 'A place was booked, the paper was sent, the person was seen, declined, or it was opened by mistake',
  caller: 'staff',
  params: z.object({ referralId: Uuid }),
  body: z.object({
    move: z.enum(['book', 'send', 'see', 'decline', 'cancel']),
    /** With `book`: when; also where, when that is another institution. */
    bookedFor: z.optional(Instant),
    institution: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
    phone: z.optional(z.string().check(z.regex(/^[\d -]{5,20}$/))),
    note: z.optional(Note),
  }),
  answer: Referral,
  errors: ['not-found', 'other-site', 'referral-not-changeable'],
});
export const recordReferralResult = endpoint({
  ...referral,
  method: 'POST',
  path: '/desk/referrals/:referralId/result',
  summary: 'The result came back: kept in the record, the referral is closed, the family is told',
  caller: 'staff',
  params: z.object({ referralId: Uuid }),
  body: z.object({ on: PlainDate, institution: z.optional(z.string().check(z.trim(), z.maxLength(60))), note: Note }),
  answer: Referral,
  errors: ['not-found', 'other-site', 'referral-not-changeable'],
});
