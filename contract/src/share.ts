import { SENSITIVE_CATEGORIES, RECORD_KINDS } from '@kangban/domain/record/kinds';
import { Count, Instant, Nothing, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { RecordLine } from './record-export';
import { z } from './zod';

const RecordKinds = z.array(z.enum(RECORD_KINDS));
const Sensitive = z.array(z.enum(SENSITIVE_CATEGORIES));

/** Somebody who opened a share: staff are known by their sign-in, everybody else only by what they said. */
export const ShareOpening = z.object({
  openedAt: Instant,
  way: z.enum(['link', 'code']),
  name: z.string(),
  institution: z.string(),
  /** False: told by the person who opened it, and proven by nobody. */
  proven: z.boolean(),
});
export type ShareOpening = z.infer<typeof ShareOpening>;

/** holds – can be opened; revoked, over and used-up cannot. */
export const ShareState = z.enum(['holds', 'revoked', 'over', 'used-up']);
export type ShareState = z.infer<typeof ShareState>;

/** A share as its family sees it. */
export const Share = z.object({
  shareId: Uuid,
  state: ShareState,
  purpose: z.string(),
  kinds: RecordKinds,
  opened: Sensitive,
  /** Nothing older than this day; null is everything. */
  since: z.nullable(PlainDate),
  madeAt: Instant,
  endsAt: Instant,
  revokedAt: z.nullable(Instant),
  /** What to show the doctor; only to the account that made it, and only while it holds. */
  secret: z.nullable(z.object({ token: z.string(), code: z.string() })),
  /** Newest first. */
  openings: z.array(ShareOpening),
});
export type Share = z.infer<typeof Share>;

export const SharesOfResident = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  /** Kinds of which something stands in the record, in the order of the record. */
  kinds: z.array(z.object({ kind: z.enum(RECORD_KINDS), words: z.string(), count: Count })),
  /** Sensitive categories that are unlocked now and may be ticked one by one. */
  unlocked: Sensitive,
  /** Newest first. */
  shares: z.array(Share),
});
export type SharesOfResident = z.infer<typeof SharesOfResident>;

/** What a doctor reads: no more than was chosen, newest first. */
export const SharedRecord = z.object({
  /** Goes with each further reading of this opening; says nothing by itself. */
  viewing: z.string(),
  /** When this opening is over and the code has to be entered again. */
  viewingEndsAt: Instant,
  /** The same as a span: a reader's clock may be wrong. */
  viewingSeconds: Count,
  /** When the share itself is over. */
  endsAt: Instant,
  purpose: z.string(),
  kinds: RecordKinds,
  since: z.nullable(PlainDate),
  person: z.object({ name: z.string(), sex: Sex, birthDate: PlainDate, ageYears: Count }),
  /** As the person will see who opened it. */
  reader: z.object({ name: z.string(), institution: z.string(), proven: z.boolean() }),
  items: z.array(RecordLine),
  nextCursor: z.nullable(z.string()),
});
export type SharedRecord = z.infer<typeof SharedRecord>;

/** A page of the same opening. */
export const SharedPage = z.object({ items: z.array(RecordLine), nextCursor: z.nullable(z.string()) });
export type SharedPage = z.infer<typeof SharedPage>;

const share = { tag: 'share' } as const;
const OfResident = z.object({ residentId: Uuid });

/** What was scanned (from the fragment of the address, which no server is sent) or typed. */
const Secret = z.union([
  z.object({ token: z.string().check(z.regex(/^[\w-]{20,100}$/)) }),
  z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
]);
const Viewing = z.string().check(z.regex(/^[\w-]{20,100}$/));

export const listShares = endpoint({
  ...share,
  method: 'GET',
  path: '/residents/:residentId/shares',
  summary: 'What of the record could be shared now, and what was shared before with who opened it',
  caller: 'resident',
  params: OfResident,
  answer: SharesOfResident,
  errors: ['not-found', 'forbidden'],
});
export const createShare = endpoint({
  ...share,
  method: 'POST',
  path: '/residents/:residentId/shares',
  summary: 'Let whoever holds the code or the link read what was chosen, for a while',
  caller: 'resident',
  idempotent: true,
  params: OfResident,
  body: z.object({
    kinds: RecordKinds.check(z.minLength(1), z.maxLength(RECORD_KINDS.length)),
    /** Sensitive categories ticked one by one; each must be unlocked now. */
    opened: Sensitive.check(z.maxLength(SENSITIVE_CATEGORIES.length)),
    since: z.nullable(PlainDate),
    /** A visit, an hour, a day in hospital, a week of tests. */
    minutes: z.union([z.literal(15), z.literal(60), z.literal(1440), z.literal(10_080)]),
    purpose: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  }),
  status: 201,
  answer: z.object({ shareId: Uuid }),
  errors: [
    'not-found',
    'forbidden',
    'bad-input',
    'share-sensitive-locked',
    'share-too-many',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const revokeShare = endpoint({
  ...share,
  method: 'DELETE',
  path: '/residents/:residentId/shares/:shareId',
  summary: 'Take a share back: from now on it shows nothing, also to who has it open',
  caller: 'resident',
  params: z.object({ residentId: Uuid, shareId: Uuid }),
  answer: Nothing,
  errors: ['not-found', 'forbidden'],
});
export const openSharedRecord = endpoint({
  ...share,
  method: 'POST',
  path: '/shared-records/open',
  summary: 'Open a share without a sign-in here; the person is shown who that was as it was told',
  caller: 'anyone',
  body: z.object({
    secret: Secret,
    name: z.string().check(z.trim(), z.minLength(2), z.maxLength(20)),
    institution: z.string().check(z.trim(), z.minLength(2), z.maxLength(40)),
  }),
  answer: SharedRecord,
  errors: ['bad-input', 'share-not-found', 'too-many-requests'],
});
export const openSharedRecordAsStaff = endpoint({
  ...share,
  method: 'POST',
  path: '/desk/shared-records/open',
  summary: 'Open a share as a signed-in staff member, who is named to the person',
  caller: 'staff',
  body: z.object({ secret: Secret }),
  answer: SharedRecord,
  errors: ['bad-input', 'share-not-found', 'too-many-requests', 'forbidden'],
});
export const readSharedRecord = endpoint({
  ...share,
  method: 'POST',
  path: '/shared-records/page',
  summary: 'The next page of an opened share, as long as it holds',
  caller: 'anyone',
  body: z.object({ viewing: Viewing, cursor: z.nullable(z.string().check(z.maxLength(200))) }),
  answer: SharedPage,
  errors: ['share-not-found'],
});
export const checkSharedRecord = endpoint({
  ...share,
  method: 'POST',
  path: '/shared-records/check',
  summary: 'Whether an opened share still holds: asked again and again while it is on a screen',
  caller: 'anyone',
  body: z.object({ viewing: Viewing }),
  answer: Nothing,
  errors: ['share-not-found'],
});
