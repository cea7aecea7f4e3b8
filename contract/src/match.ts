import { DOUBTS, PERSON_FIELDS } from '@kangban/domain/match/types';
import { Count, Cursor, Instant, pageOf, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** waiting: nobody decided yet, or a decision was undone. */
export const MatchState = z.enum(['waiting', 'same', 'different']);
export type MatchState = z.infer<typeof MatchState>;

/** Why two records may be one person. */
export const MatchDoubt = z.enum(DOUBTS);
export type MatchDoubt = z.infer<typeof MatchDoubt>;

/** A line of the list, names masked. */
export const MatchLine = z.object({
  reviewId: Uuid,
  state: MatchState,
  doubt: MatchDoubt,
  madeAt: Instant,
  /** The record a system told of, and the one that was there. */
  subjectMasked: z.string(),
  candidateMasked: z.string(),
  sex: Sex,
  birthDate: PlainDate,
});
export type MatchLine = z.infer<typeof MatchLine>;

/** One of the two records. */
export const MatchRecord = z.object({
  residentId: Uuid,
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  /** Never a full number: first and last digits only. What the system told, where the record itself has none. */
  idMasked: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  /** Township and village. */
  address: z.string(),
  siteName: z.nullable(z.string()),
  /** What stands under this record itself. */
  doses: Count,
  entries: Count,
  /** Somebody signs in as this person. */
  hasAccount: z.boolean(),
});
export type MatchRecord = z.infer<typeof MatchRecord>;

export const MatchDecision = z.object({
  what: z.enum(['same', 'different', 'undone']),
  staffName: z.string(),
  siteName: z.string(),
  reason: z.string(),
  at: Instant,
});
export type MatchDecision = z.infer<typeof MatchDecision>;

export const Match = z.object({
  reviewId: Uuid,
  state: MatchState,
  doubt: MatchDoubt,
  madeAt: Instant,
  /** The system whose telling made the pair. */
  system: z.string(),
  subject: MatchRecord,
  candidate: MatchRecord,
  /** How the two agree, field by field. */
  fields: z.array(z.object({ field: z.enum(PERSON_FIELDS), agreement: z.enum(['same', 'differs', 'unknown']) })),
  /** Newest first. */
  decisions: z.array(MatchDecision),
});
export type Match = z.infer<typeof Match>;

const Reason = z.string().check(z.trim(), z.minLength(2), z.maxLength(500));
const MatchParams = z.object({ reviewId: Uuid });
const match = { tag: 'desk', caller: 'staff' } as const;

export const listMatches = endpoint({
  ...match,
  method: 'GET',
  path: '/desk/matches',
  summary: 'Pairs of records of the own clinic that may be one person, newest first',
  query: z.object({
    state: z.optional(z.enum(['waiting', 'decided'])),
    cursor: z.optional(Cursor),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
  }),
  answer: pageOf(MatchLine),
  errors: ['bad-input'],
});
export const getMatch = endpoint({
  ...match,
  method: 'GET',
  path: '/desk/matches/:reviewId',
  summary: 'Two records side by side, what agrees and what differs',
  params: MatchParams,
  answer: Match,
  errors: ['not-found', 'other-site'],
});
export const decideMatch = endpoint({
  ...match,
  method: 'POST',
  path: '/desk/matches/:reviewId/decision',
  summary: 'Say that two records are one person, or are not, with the reason',
  idempotent: true,
  params: MatchParams,
  body: z.object({ same: z.boolean(), reason: Reason }),
  answer: Match,
  errors: ['not-found', 'other-site', 'match-decided', 'idempotency-key-missing', 'idempotency-body-differs'],
});
export const undoMatch = endpoint({
  ...match,
  method: 'POST',
  path: '/desk/matches/:reviewId/undo',
  summary: 'Take a decision back; joined records are two again, exactly as before',
  idempotent: true,
  params: MatchParams,
  body: z.object({ reason: Reason }),
  answer: Match,
  errors: ['not-found', 'other-site', 'match-not-decided', 'idempotency-key-missing', 'idempotency-body-differs'],
});
