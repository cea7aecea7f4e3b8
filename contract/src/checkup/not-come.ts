import { Count, Cursor, Instant, pageOf, PlainDate, Sex, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';

export const CONTACT_WAYS = ['message', 'phone', 'visit'] as const;
/** What came of asking somebody to the yearly checkup; `invited` is what a message alone can say. */
export const CheckupContactOutcome = z.enum([
  'invited',
  'will-come',
  'no-answer',
  'refused',
  'cannot-move',
  'moved-away',
  'checked-elsewhere',
]);
export type CheckupContactOutcome = z.infer<typeof CheckupContactOutcome>;

export const CheckupContact = z.object({
  contactedAt: Instant,
  staffName: z.string(),
  way: z.enum(CONTACT_WAYS),
  outcome: CheckupContactOutcome,
  note: z.string(),
});
export type CheckupContact = z.infer<typeof CheckupContact>;

/**
 * Where somebody who has not come stands. `booked`: has a place; `refused`, `cannot-move`, `moved-away`, `checked-elsewhere`, `invited`: as
 * last contacted this year; else by the record: `last-year`, `earlier`, `never`.
 */
export const NotComeStanding = z.enum([
  'booked',
  'invited',
  'refused',
  'cannot-move',
  'moved-away',
  'checked-elsewhere',
  'last-year',
  'earlier',
  'never',
]);
export type NotComeStanding = z.infer<typeof NotComeStanding>;

/** An older person who has not come this year, masked as on the other lists of the desk. */
export const NotComePerson = z.object({
  residentId: Uuid,
  nameMasked: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  village: z.string(),
  phoneMasked: z.nullable(z.string()),
  standing: NotComeStanding,
  lastOn: z.nullable(PlainDate),
  bookedFor: z.nullable(PlainDate),
  /** Whether somebody of the family has an account a message can go to. */
  reachable: z.boolean(),
  contacts: Count,
  lastContact: z.nullable(CheckupContact),
});
export type NotComePerson = z.infer<typeof NotComePerson>;

const Filters = z.object({
  village: z.optional(z.string().check(z.maxLength(60))),
  standing: z.optional(NotComeStanding),
});

export const NotComeSummary = z.object({
  siteName: z.string(),
  today: PlainDate,
  year: z.number(),
  /** People of the area who have the right this year. */
  eligible: Count,
  /** Of them, those with a checkup of this year. */
  came: Count,
  /** 规范管理率 of the year in tenths of a percent; null while there is nobody. */
  ratePermille: z.nullable(Count),
  notCome: Count,
  byStanding: z.array(z.object({ standing: NotComeStanding, people: Count })),
  byVillage: z.array(z.object({ village: z.string(), people: Count, came: Count })),
});
export type NotComeSummary = z.infer<typeof NotComeSummary>;

const desk = { tag: 'desk', caller: 'staff' } as const;

export const listNotCome = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/checkups/not-come',
  summary: 'Older people of the own area without a checkup this year, village by village',
  query: z.object({
    ...Filters.shape,
    cursor: z.optional(Cursor),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
  }),
  answer: pageOf(NotComePerson),
  errors: ['bad-input'],
});
export const getNotComeSummary = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/checkups/not-come/summary',
  summary: 'How many older people of the own area came this year, by village',
  answer: NotComeSummary,
  errors: [],
});
export const recordCheckupContact = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/checkups/not-come/:residentId/contacts',
  summary: 'Note a call or a visit to somebody who has not come, and what came of it',
  idempotent: true,
  params: z.object({ residentId: Uuid }),
  body: z.object({
    way: z.enum(['phone', 'visit']),
    outcome: z.enum(['will-come', 'no-answer', 'refused', 'cannot-move', 'moved-away', 'checked-elsewhere']),
    note: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  }),
  status: 201,
  answer: CheckupContact,
  errors: ['not-found', 'idempotency-key-missing', 'idempotency-body-differs'],
});
export const inviteToCheckup = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/checkups/not-come/:residentId/invitation',
  summary: 'Send the family a message that asks to come; once a week and person',
  idempotent: true,
  params: z.object({ residentId: Uuid }),
  body: z.object({}),
  status: 201,
  answer: CheckupContact,
  errors: ['not-found', 'nobody-to-message', 'invited-lately', 'idempotency-key-missing', 'idempotency-body-differs'],
});
