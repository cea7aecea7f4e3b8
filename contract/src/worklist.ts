import { Count, Cursor, Instant, pageOf, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** What came of a call. */
export const ContactOutcome = z.enum(['will-come', 'reached', 'no-answer', 'moved-away', 'declined']);
export type ContactOutcome = z.infer<typeof ContactOutcome>;

export const OverdueContact = z.object({
  contactedAt: Instant,
  staffName: z.string(),
  outcome: ContactOutcome,
});
export type OverdueContact = z.infer<typeof OverdueContact>;

export const OverdueDose = z.object({
  vaccine: z.string(),
  dose: z.number(),
  /** 百白破疫苗 第4剂 */
  name: z.string(),
  lateDays: Count,
});
export type OverdueDose = z.infer<typeof OverdueDose>;

/** A child who is late, masked as on the other lists of the desk. */
export const OverdueChild = z.object({
  residentId: Uuid,
  nameMasked: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  village: z.string(),
  /** Phone of the child or of the first guardian with one on file; null when there is none. */
  phoneMasked: z.nullable(z.string()),
  /** Of the dose that is late longest. */
  lateDays: Count,
  doses: z.array(OverdueDose),
  /** The newest call; null when nobody called yet. */
  lastContact: z.nullable(OverdueContact),
});
export type OverdueChild = z.infer<typeof OverdueChild>;

const Filters = z.object({
  vaccine: z.optional(z.string().check(z.maxLength(40))),
  minDays: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(7000))),
});

export const OverdueSummary = z.object({
  siteName: z.string(),
  today: PlainDate,
  /** When the list was worked out; it is made anew after some minutes. */
  takenAt: Instant,
  childrenInArea: Count,
  overdueChildren: Count,
  /** Children late with a vaccine, most first. */
  byVaccine: z.array(z.object({ vaccine: z.string(), name: z.string(), children: Count })),
});
export type OverdueSummary = z.infer<typeof OverdueSummary>;

const worklist = { tag: 'desk', caller: 'staff' } as const;

export const listOverdue = endpoint({
  ...worklist,
  method: 'GET',
  path: '/desk/overdue',
  summary: 'Children of the own area who are late with a vaccine, longest first',
  query: z.object({
    ...Filters.shape,
    cursor: z.optional(Cursor),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
  }),
  answer: pageOf(OverdueChild),
  errors: ['bad-input'],
});
export const getOverdueSummary = endpoint({
  ...worklist,
  method: 'GET',
  path: '/desk/overdue/summary',
  summary: 'How many children of the own area are late, by vaccine',
  answer: OverdueSummary,
  errors: [],
});
export const recordOverdueContact = endpoint({
  ...worklist,
  method: 'POST',
  path: '/desk/overdue/:residentId/contacts',
  summary: 'Note a call about late doses and what came of it',
  idempotent: true,
  params: z.object({ residentId: Uuid }),
  body: z.object({ outcome: ContactOutcome }),
  status: 201,
  answer: OverdueContact,
  errors: ['not-found', 'idempotency-key-missing', 'idempotency-body-differs'],
});
export const showPhone = endpoint({
  ...worklist,
  method: 'POST',
  path: '/desk/residents/:residentId/phone',
  summary: 'Show whom to call and on which phone: somebody of the own area, or a guardian; written down for the person',
  params: z.object({ residentId: Uuid }),
  answer: z.object({ name: z.string(), phone: z.nullable(z.string()) }),
  errors: ['not-found'],
});
