import { VisitCode } from './appointment';
import { PlainDate, Sex, TimeOfDay, Uuid } from './common';
import { endpoint } from './endpoint';
import { EyeItemResult, EyeReading } from './vision';
import { z } from './zod';

const between = (min: number, max: number) => z.number().check(z.int(), z.minimum(min), z.maximum(max));
const amount = (most: number) => z.optional(z.number().check(z.positive(), z.maximum(most)));
const Screen = z.enum(['pass', 'refer', 'not-done']);

/** What staff wrote down at a visit, edition 1; what is absent was not looked at. Stored as it stands here. */
export const VisitFindings = z.object({
  version: z.literal(1),
  physical: z.optional(z.enum(['fine', 'attention'])),
  /** Grams per litre. */
  haemoglobinGL: z.optional(between(30, 250)),
  /** The test of the maternity ward, as the home visit finds it on paper. */
  newbornHearing: z.optional(Screen),
  hearing: z.optional(Screen),
  /** Warning signs seen, by domain/child-visit/warning-signs; none of them: an empty list. */
  developmentSigns: z.optional(z.array(z.string().check(z.maxLength(8))).check(z.maxLength(4))),
  autism: z.optional(Screen),
  teeth: z.optional(z.object({ erupted: z.optional(between(0, 28)), caries: between(0, 28) })),
  eyes: z.optional(z.array(EyeItemResult).check(z.maxLength(11))),
  tcmTaught: z.optional(z.boolean()),
  /** The doctor's words to the parent. */
  note: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
});
export type VisitFindings = z.infer<typeof VisitFindings>;

export const VisitStatus = z.enum(['done', 'due', 'overdue', 'missed', 'not-yet']);
export type VisitStatus = z.infer<typeof VisitStatus>;

const VisitReason = z.object({ rule: z.string(), text: z.string(), source: z.string(), verified: z.boolean() });

/** A visit as the list shows it. */
export const VisitCard = z.object({
  code: VisitCode,
  name: z.string(),
  status: VisitStatus,
  /** Suggested window, first and last day; null where nobody told the day of discharge. */
  from: z.nullable(PlainDate),
  to: z.nullable(PlainDate),
  doneOn: z.nullable(PlainDate),
  reasons: z.array(VisitReason),
  /** What was found, in a sentence; null when it has not been done. */
  summary: z.nullable(z.string()),
  /** Something found asks for a next step. */
  attention: z.boolean(),
  bookable: z.boolean(),
  booked: z.nullable(z.object({ appointmentId: Uuid, day: PlainDate, startsAt: TimeOfDay })),
});
export type VisitCard = z.infer<typeof VisitCard>;

const Child = {
  residentId: Uuid,
  /** How the family calls the child. */
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  today: PlainDate,
};

export const ChildVisits = z.object({
  ...Child,
  visits: z.array(VisitCard),
  /** The visit to go to now, or the next to come; null after the last. */
  next: z.nullable(VisitCode),
  /** A hearing test failed or missed at birth and not yet repeated. */
  hearingRescreen: z.nullable(z.object({ by: PlainDate, late: z.boolean(), text: z.string() })),
});
export type ChildVisits = z.infer<typeof ChildVisits>;

export const FindingLine = z.object({
  item: z.string(),
  done: z.string(),
  found: z.string(),
  next: z.nullable(z.string()),
  tone: z.enum(['fine', 'attention', 'plain']),
  source: z.string(),
  verified: z.boolean(),
});
export type FindingLine = z.infer<typeof FindingLine>;

export const VisitItem = z.object({
  kind: z.string(),
  text: z.string(),
  needed: z.boolean(),
  /** Mainly done by a county-level institution. */
  countyLevel: z.boolean(),
  source: z.string(),
});
export type VisitItem = z.infer<typeof VisitItem>;

export const VisitDetail = z.object({
  ...Child,
  card: VisitCard,
  items: z.array(VisitItem),
  /** What was done, once it was. */
  record: z.nullable(
    z.object({
      visitId: Uuid,
      visitedOn: PlainDate,
      siteName: z.nullable(z.string()),
      doneBy: z.nullable(z.string()),
      lines: z.array(FindingLine),
      note: z.nullable(z.string()),
      nextOn: z.nullable(PlainDate),
    }),
  ),
  /** Measured on the day of the visit. */
  growth: z.nullable(
    z.object({ weightKg: z.nullable(z.number()), lengthCm: z.nullable(z.number()), headCm: z.nullable(z.number()) }),
  ),
  /** Acuity of the day as decimals, `1.0`; null when that eye was not measured. */
  vision: z.nullable(z.object({ right: z.nullable(z.string()), left: z.nullable(z.string()) })),
  /** What the parent learns at this visit and does at home. */
  teaching: z.nullable(z.object({ names: z.string(), how: z.array(z.string()) })),
  /** Vaccines that can be given now, to be done on the same day as the visit. */
  vaccines: z.array(z.object({ series: z.string(), vaccine: z.string(), dose: z.number(), name: z.string() })),
});
export type VisitDetail = z.infer<typeof VisitDetail>;

/** What the desk writes down: findings, measures and acuity of one visit, all or nothing. */
export const VisitToRecord = z
  .object({
    visit: VisitCode,
    visitedOn: PlainDate,
    findings: VisitFindings,
    growth: z.optional(
      z.object({
        weightKg: amount(100_000),
        lengthCm: amount(10_000),
        position: z.optional(z.enum(['lying', 'standing'])),
        headCm: amount(1_000),
        /** The unlikely number was looked at again and is right. */
        confirmed: z.optional(z.boolean()),
      }),
    ),
    vision: z.optional(z.object({ right: EyeReading, left: EyeReading })),
    nextOn: z.optional(PlainDate),
    /** The standing record of this visit that this one corrects. */
    replacesId: z.optional(Uuid),
    /** With `replacesId`: that visit never took place. */
    enteredInError: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ enteredInError, replacesId }) => enteredInError !== true || replacesId !== undefined, {
      message: 'an error needs the visit it was',
    }),
    z.refine(
      ({ growth }) => growth?.position === undefined || growth.lengthCm !== undefined,
      'position without a length',
    ),
    z.refine(({ visitedOn, nextOn }) => nextOn === undefined || nextOn > visitedOn, {
      message: 'the next visit comes after this one',
    }),
  );
export type VisitToRecord = z.infer<typeof VisitToRecord>;

/** A child at the desk: what is open, what stands, so that it can be corrected. */
export const DeskChildVisits = z.object({
  ...Child,
  visits: z.array(
    z.object({
      ...VisitCard.shape,
      items: z.array(VisitItem),
      record: z.nullable(
        z.object({
          visitId: Uuid,
          visitedOn: PlainDate,
          findings: VisitFindings,
          nextOn: z.nullable(PlainDate),
        }),
      ),
    }),
  ),
  next: z.nullable(VisitCode),
});
export type DeskChildVisits = z.infer<typeof DeskChildVisits>;

const childVisit = { tag: 'child-visit' } as const;
const ResidentParams = z.object({ residentId: Uuid });

export const listChildVisits = endpoint({
  ...childVisit,
  method: 'GET',
  path: '/residents/:residentId/child-visits',
  summary: 'The 13 visits of a child: done, open, to come',
  caller: 'resident',
  params: ResidentParams,
  answer: ChildVisits,
  errors: ['not-found'],
});
export const getChildVisit = endpoint({
  ...childVisit,
  method: 'GET',
  path: '/residents/:residentId/child-visits/:visit',
  summary: 'One visit: what is done, what was found, what is next, what the parent learns',
  caller: 'resident',
  params: z.object({ residentId: Uuid, visit: VisitCode }),
  answer: VisitDetail,
  errors: ['not-found'],
});
export const getDeskChildVisits = endpoint({
  ...childVisit,
  method: 'GET',
  path: '/desk/residents/:residentId/child-visits',
  summary: 'The visits of a child at the desk, with what stands in the record',
  caller: 'staff',
  params: ResidentParams,
  answer: DeskChildVisits,
  errors: ['not-found', 'other-site'],
});
export const recordChildVisit = endpoint({
  ...childVisit,
  method: 'POST',
  path: '/desk/residents/:residentId/child-visits',
  summary: 'Record or correct a visit with what was measured; what needs a look elsewhere opens a referral',
  caller: 'staff',
  idempotent: true,
  params: ResidentParams,
  body: VisitToRecord,
  status: 201,
  answer: z.object({ visitId: Uuid, lines: z.array(FindingLine) }),
  errors: [
    'not-found',
    'other-site',
    'visit-recorded-already',
    'visit-day-impossible',
    'visit-item-foreign',
    'measurement-unlikely',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
