import { Count, Cursor, Instant, pageOf, PlainDate, Sex, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { StaffPurpose } from '../record/desk-record';
import { EntrySection } from '../record/timeline';
import { z } from '../zod';
import { CheckupLine, CheckupReport, CheckupReview, ProposedTaskKind, WhichCheckup } from './report';

/** How somebody learned of their results. `page`: the family opened the report; the rest is done by the clinic. */
export const ToldHow = z.enum(['message', 'page', 'paper', 'phone', 'visit']);
export type ToldHow = z.infer<typeof ToldHow>;

/** A telling that is kept: when, how, by whom, and what the report said then. */
export const CheckupTold = z.object({
  how: ToldHow,
  at: Instant,
  /** Member of staff; of a page, who opened it, masked. */
  byName: z.string(),
  /** In words, as it was told: 3 项要留意 … */
  said: z.array(z.string()),
});
export type CheckupTold = z.infer<typeof CheckupTold>;

/** A task that a review makes of a proposal: the proposal by kind and items, with the day and the words the doctor chose. */
export const AgreedTask = z.object({
  kind: ProposedTaskKind,
  items: z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(60)),
  dueOn: PlainDate,
  note: z.optional(z.string().check(z.trim(), z.maxLength(200))),
});
export type AgreedTask = z.infer<typeof AgreedTask>;

/** A checkup's report at the desk. */
export const DeskCheckup = z.object({
  residentId: Uuid,
  purpose: StaffPurpose,
  today: PlainDate,
  name: z.string(),
  idMasked: z.nullable(z.string()),
  sex: Sex,
  birthDate: PlainDate,
  age: Count,
  report: CheckupReport,
  /** All checkups that stand, newest first. */
  checkups: z.array(CheckupLine),
  /** Newest first; empty when nobody has gone through it. */
  reviews: z.array(z.object({ ...CheckupReview.shape, note: z.nullable(z.string()), tasks: z.array(AgreedTask) })),
  /** Newest first. */
  told: z.array(CheckupTold),
  /** Phones a message would reach. */
  reachable: Count,
  /** This purpose may go through the report and tell it. */
  mayReview: z.boolean(),
  corrected: z.boolean(),
});
export type DeskCheckup = z.infer<typeof DeskCheckup>;

/** A report nobody has gone through yet; the name is masked. */
export const WaitingCheckup = z.object({
  residentId: Uuid,
  entryId: Uuid,
  nameMasked: z.string(),
  sex: Sex,
  age: Count,
  on: PlainDate,
  institution: z.string(),
  /** Something in it is to be called about now. */
  urgent: z.boolean(),
  /** Gone through before, and corrected since. */
  corrected: z.boolean(),
});
export type WaitingCheckup = z.infer<typeof WaitingCheckup>;

const desk = { tag: 'desk', caller: 'staff' } as const;
const errors = ['not-found', 'forbidden', 'other-site', 'closed-by-person'] as const;
const repeated = ['idempotency-key-missing', 'idempotency-body-differs'] as const;
const OfCheckup = z.object({ residentId: Uuid, entryId: WhichCheckup });
const OneCheckup = z.object({ residentId: Uuid, entryId: Uuid });

export const listWaitingCheckups = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/checkups/waiting',
  summary: 'Reports of the own clinic’s people that nobody has gone through yet, the longest waiting first',
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: pageOf(WaitingCheckup),
  errors: ['bad-input'],
});
export const getDeskCheckup = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/residents/:residentId/checkups/:entryId',
  summary: 'A checkup’s report at the desk for a purpose; the person sees who opened it',
  params: OfCheckup,
  query: z.object({ purpose: StaffPurpose }),
  answer: DeskCheckup,
  errors,
});
export const getDeskCheckupForm = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/residents/:residentId/checkups/:entryId/form',
  summary: 'The whole form of a checkup at the desk, by its sections',
  params: OfCheckup,
  query: z.object({ purpose: StaffPurpose }),
  answer: z.object({ entryId: Uuid, on: PlainDate, title: z.string(), sections: z.array(EntrySection) }),
  errors,
});
export const printDeskCheckup = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/residents/:residentId/checkups/:entryId/report.pdf',
  summary: 'The report on paper for whoever stands at the desk; large print on demand',
  params: OfCheckup,
  query: z.object({ purpose: StaffPurpose, size: z.optional(z.enum(['standard', 'large'])) }),
  answer: z.unknown(),
  errors: [...errors, 'not-ready'],
});
export const reviewCheckup = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/residents/:residentId/checkups/:entryId/reviews',
  summary: 'A report was gone through: the proposed tasks that are agreed become tasks with an owner and a day',
  idempotent: true,
  params: OneCheckup,
  body: z.object({
    tasks: z.array(AgreedTask).check(z.maxLength(30)),
    note: z.optional(z.string().check(z.trim(), z.maxLength(500))),
  }),
  status: 201,
  answer: CheckupReview,
  errors: [...errors, 'bad-input', ...repeated],
});
export const tellCheckup = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/residents/:residentId/checkups/:entryId/told',
  summary: 'The results are told: a message that names nothing, a paper handed over, a call or a visit',
  idempotent: true,
  params: OneCheckup,
  body: z.object({ how: z.enum(['message', 'paper', 'phone', 'visit']) }),
  status: 201,
  answer: CheckupTold,
  errors: [...errors, 'checkup-not-reviewed', 'nobody-to-tell', ...repeated],
});
