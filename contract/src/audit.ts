import { Count, Cursor, Instant, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** Where a complaint stands: said, somebody reads it, answered, over. */
export const ComplaintState = z.enum(['opened', 'taken-up', 'answered', 'closed']);
export type ComplaintState = z.infer<typeof ComplaintState>;

/** One time somebody else looked at or changed something of a person, in words. */
export const Access = z.object({
  accessId: Uuid,
  at: Instant,
  kind: z.enum(['staff', 'family', 'app', 'clinic-system', 'share', 'system']),
  /** 周敏 · 护士; 我（女儿 林*梅）. */
  who: z.string(),
  /** The clinic it was done from; null where none is known. */
  where: z.nullable(z.string()),
  /** Under which right, in words. */
  right: z.string(),
  /** 看了预约. */
  did: z.string(),
  /** 为了接种; null where nothing is to be said. */
  purpose: z.nullable(z.string()),
  /** It was this account itself, acting for the person. */
  mine: z.boolean(),
  /** What this account (or, to the person themself, anybody of the family) said about it. */
  complaint: z.nullable(z.object({ complaintId: Uuid, state: ComplaintState })),
});
export type Access = z.infer<typeof Access>;

const audit = { tag: 'audit' } as const;

export const listAccesses = endpoint({
  ...audit,
  method: 'GET',
  path: '/residents/:residentId/accesses',
  summary: 'Who looked at or changed the data of a person, newest first; their own doing is not in it',
  caller: 'resident',
  params: z.object({ residentId: Uuid }),
  query: z.object({
    /** The last 30 days, or half a year. */
    span: z.optional(z.enum(['month', 'half-year'])),
    cursor: z.optional(Cursor),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
  }),
  answer: z.object({
    /** How the family calls this person. */
    label: z.string(),
    nameMasked: z.string(),
    isSelf: z.boolean(),
    today: PlainDate,
    /** First day of the span. */
    from: PlainDate,
    /** Of the whole span. */
    count: Count,
    items: z.array(Access),
    nextCursor: z.nullable(z.string()),
  }),
  errors: ['not-found', 'bad-input'],
});
