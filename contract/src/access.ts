import { CONSENT_BY, CONSENT_KINDS, CONSENT_STATES } from '@kangban/domain/access/consent-kinds';
import { Count, Instant, Nothing, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const ConsentKind = z.enum(CONSENT_KINDS);
export type ConsentKind = z.infer<typeof ConsentKind>;

/** One thing a person agrees to or not, with the words they are asked by. */
export const ConsentItem = z.object({
  kind: ConsentKind,
  /** Send it back with an agreement: which text was read. */
  version: z.string(),
  title: z.string(),
  need: z.string(),
  whenOn: z.string(),
  whenOff: z.string(),
  points: z.array(z.string()),
  state: z.enum(CONSENT_STATES),
  /** What holds now: `never` is off, except for the home clinic's family doctors. */
  on: z.boolean(),
  said: z.nullable(z.object({ by: z.enum(CONSENT_BY), at: Instant })),
  endsOn: z.nullable(PlainDate),
  /** Whether the caller may change it; `by-code`: with a code that goes to the person's own phone. */
  mayDecide: z.enum(['yes', 'by-code', 'no']),
});
export type ConsentItem = z.infer<typeof ConsentItem>;

export const ConsentsOfResident = z.object({
  residentId: Uuid,
  right: z.enum(['self', 'guardian', 'proxy']),
  /** How the family calls this person (我, 安安, 爸爸). */
  label: z.string(),
  nameMasked: z.string(),
  /** Under 14, 14 to 17, 18 and over: who decides follows from it. */
  age: z.enum(['child', 'teen', 'adult']),
  homeSiteName: z.nullable(z.string()),
  items: z.array(ConsentItem),
  sensitive: z.object({
    /** What it is about, in words; never how many there are of whose. */
    categories: z.array(z.string()),
    mayUnlock: z.boolean(),
    unlockedUntil: z.nullable(Instant),
  }),
});
export type ConsentsOfResident = z.infer<typeof ConsentsOfResident>;

export const CodeSent = z.object({ phoneMasked: z.string(), expiresInSeconds: Count, retryAfterSeconds: Count });
export type CodeSent = z.infer<typeof CodeSent>;

export const SayConsent = z.object({
  kind: ConsentKind,
  version: z.string().check(z.minLength(1), z.maxLength(60)),
  given: z.boolean(),
  /** The code that went to the person's own phone, where `mayDecide` is `by-code`. */
  code: z.optional(z.string().check(z.regex(/^\d{6}$/))),
});
export type SayConsent = z.infer<typeof SayConsent>;

const WithCode = z.object({ code: z.string().check(z.regex(/^\d{6}$/)) });
const OfResident = z.object({ residentId: Uuid });
const access = { tag: 'access', caller: 'resident' } as const;
const CODE_ERRORS = ['code-wrong', 'code-expired', 'code-tries-used-up'] as const;
const SENDING_ERRORS = ['code-too-soon', 'agreement-phone-missing', 'too-many-requests'] as const;

export const listConsents = endpoint({
  ...access,
  method: 'GET',
  path: '/residents/:residentId/consents',
  summary: 'What a person has agreed to: the opening of the record, what is sensitive, and who may see',
  params: OfResident,
  answer: ConsentsOfResident,
  errors: ['not-found'],
});
export const sendConsentCode = endpoint({
  ...access,
  method: 'POST',
  path: '/residents/:residentId/consents/code',
  summary: "Send a code to the person's own phone, by which they agree through their proxy",
  params: OfResident,
  status: 202,
  answer: CodeSent,
  errors: ['not-found', 'forbidden', ...SENDING_ERRORS],
});
export const sayConsent = endpoint({
  ...access,
  method: 'POST',
  path: '/residents/:residentId/consents',
  summary: 'Agree, or take an agreement back; it counts from the next request on',
  params: OfResident,
  body: SayConsent,
  status: 201,
  answer: ConsentsOfResident,
  errors: ['not-found', 'forbidden', 'consent-text-old', ...CODE_ERRORS],
});
export const sendUnlockCode = endpoint({
  ...access,
  method: 'POST',
  path: '/residents/:residentId/record/unlock-code',
  summary: "Send a code to the caller's own phone, to open what is sensitive in this session",
  params: OfResident,
  status: 202,
  answer: CodeSent,
  errors: ['not-found', 'forbidden', 'record-not-opened', 'sensitive-not-agreed', ...SENDING_ERRORS],
});
export const unlockRecord = endpoint({
  ...access,
  method: 'POST',
  path: '/residents/:residentId/record/unlock',
  summary: 'Open what is sensitive for some minutes in this session',
  params: OfResident,
  body: WithCode,
  status: 201,
  answer: z.object({ unlockedUntil: Instant }),
  errors: ['not-found', 'forbidden', 'record-not-opened', 'sensitive-not-agreed', ...CODE_ERRORS],
});
export const lockRecord = endpoint({
  ...access,
  method: 'DELETE',
  path: '/residents/:residentId/record/unlock',
  summary: 'Hide what is sensitive again, at once',
  params: OfResident,
  answer: Nothing,
  errors: ['not-found'],
});

/** What goes and what stays when the account goes, in words. */
export const AccountDeletion = z.object({
  ends: z.array(z.string()),
  stays: z.array(z.string()),
  /** Appointments that are still ahead: they are kept unless cancelled before. */
  appointmentsAhead: Count,
  phoneMasked: z.nullable(z.string()),
});
export type AccountDeletion = z.infer<typeof AccountDeletion>;

const account = { tag: 'identity', caller: 'account' } as const;
export const getAccountDeletion = endpoint({
  ...account,
  method: 'GET',
  path: '/me/deletion',
  summary: 'What deleting the account ends, and what is kept: the medical record is',
  answer: AccountDeletion,
  errors: [],
});
export const sendDeletionCode = endpoint({
  ...account,
  method: 'POST',
  path: '/me/deletion/code',
  summary: "Send a code to the account's own phone, to confirm its deletion",
  status: 202,
  answer: CodeSent,
  errors: [...SENDING_ERRORS],
});
export const deleteAccount = endpoint({
  ...account,
  method: 'POST',
  path: '/me/deletion',
  summary: 'Delete the portal account, for good; the medical record stays with the clinic',
  body: WithCode,
  answer: z.object({ stays: z.array(z.string()) }),
  errors: [...CODE_ERRORS, 'agreement-phone-missing'],
});
