import { PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { Referral } from './referral';
import { z } from './zod';

const between = (min: number, max: number) => z.number().check(z.int(), z.minimum(min), z.maximum(max));
/** Five-point record in tenths: 30–53 of a chart, 20 hand movement, 10 light, 0 no light. */
const Tenths = z.number().check(
  z.int(),
  z.refine((value) => [0, 10, 20].includes(value) || (value >= 30 && value <= 53), 'not an acuity'),
);

/** One eye of an examination; null is not measured. Hundredths of a dioptre and of a millimetre. */
export const EyeReading = z.object({
  naked: z.nullable(Tenths),
  corrected: z.nullable(Tenths),
  sphere: z.nullable(between(-3000, 3000)),
  cylinder: z.nullable(between(-1500, 1500)),
  axis: z.nullable(between(0, 180)),
  axialLength: z.nullable(between(1000, 4000)),
});
export type EyeReading = z.infer<typeof EyeReading>;

/** Codes of the eye items of the visits, by domain/child-visit/visit-table. */
const EyeItem = z.enum([
  'appearance',
  'risk-factors',
  'light-reaction',
  'blink',
  'red-ball',
  'behaviour',
  'red-reflex',
  'alignment',
  'cover-aversion',
  'refraction',
  'acuity',
]);
export const EyeItemResult = z.object({ item: EyeItem, result: z.enum(['normal', 'abnormal', 'not-done']) });
export type EyeItemResult = z.infer<typeof EyeItemResult>;

export const VisionVerdict = z.enum(['refer', 're-check', 'normal', 'not-measured']);
export type VisionVerdict = z.infer<typeof VisionVerdict>;

export const VisionReason = z.object({
  rule: z.string(),
  text: z.string(),
  source: z.string(),
  verified: z.boolean(),
  weight: z.enum(['refer', 're-check', 'normal', 'note']),
  eye: z.nullable(z.enum(['right', 'left'])),
});
export type VisionReason = z.infer<typeof VisionReason>;

/** One eye as the screen shows it: every number already in words, signed and with its decimals. */
export const EyeView = z.object({
  ...EyeReading.shape,
  grade: z.enum(['normal', 'boundary', 'low', 'not-judged', 'not-measured']),
  /** 0.6 and 4.8, or 手动; null when not measured. */
  nakedDecimal: z.nullable(z.string()),
  nakedFivePoint: z.nullable(z.string()),
  correctedDecimal: z.nullable(z.string()),
  correctedFivePoint: z.nullable(z.string()),
  /** `+1.00`; the equivalent is computed. */
  sphereText: z.nullable(z.string()),
  cylinderText: z.nullable(z.string()),
  equivalentText: z.nullable(z.string()),
  /** Thousandths of a dioptre. */
  equivalent: z.nullable(z.number()),
  /** 22.50, in millimetres. */
  axialLengthText: z.nullable(z.string()),
  /** Only with widened pupils and where the reference is a range. */
  reserve: z.nullable(z.enum(['enough', 'little'])),
});
export type EyeView = z.infer<typeof EyeView>;

export const VisionExamination = z.object({
  examinationId: Uuid,
  examinedOn: PlainDate,
  /** Completed months of age that day. */
  ageMonths: z.number(),
  setting: z.enum(['clinic', 'school', 'hospital']),
  institution: z.string(),
  examinedBy: z.nullable(z.string()),
  cycloplegic: z.boolean(),
  right: EyeView,
  left: EyeView,
  items: z.array(z.object({ ...EyeItemResult.shape, name: z.string() })),
  verdict: VisionVerdict,
  linesApart: z.nullable(z.number()),
  recheck: z.nullable(z.object({ from: PlainDate, until: PlainDate })),
  reasons: z.array(VisionReason),
});
export type VisionExamination = z.infer<typeof VisionExamination>;

/** What the family does next. */
export const VisionStep = z.union([
  z.object({ kind: z.literal('referral'), until: z.nullable(PlainDate) }),
  z.object({ kind: z.literal('re-check'), from: PlainDate, until: PlainDate, late: z.boolean() }),
  z.object({ kind: z.literal('visit'), visit: z.string(), name: z.string(), from: PlainDate, until: PlainDate }),
  z.object({ kind: z.literal('school') }),
]);
export type VisionStep = z.infer<typeof VisionStep>;

/** The vision file of a person from birth. */
export const VisionOfResident = z.object({
  residentId: Uuid,
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  today: PlainDate,
  headline: z.object({ text: z.string(), tone: z.enum(['normal', 'attention', 'plain']) }),
  /** Oldest first. */
  examinations: z.array(VisionExamination),
  /** The expected acuity by age as steps, in tenths: from this month of age on. */
  expected: z.array(z.object({ fromMonth: z.number(), tenths: z.number() })),
  /** The reserve usual at this age, `+1.00`; equal ends are "about". Null from eight years on. */
  reserve: z.nullable(z.object({ fromText: z.string(), toText: z.string() })),
  next: VisionStep,
  tips: z.array(z.object({ topic: z.string(), text: z.string(), source: z.string(), verified: z.boolean() })),
  /** The referral or re-check without a result; else the last one, for a month after its result. */
  referral: z.nullable(Referral),
  /** Source id to its words. */
  sources: z.record(z.string(), z.string()),
});
export type VisionOfResident = z.infer<typeof VisionOfResident>;

/** What a clinic writes down. At least one value or item; a cylinder comes with its sphere. */
export const VisionToRecord = z
  .object({
    examinedOn: PlainDate,
    setting: z.enum(['clinic', 'school', 'hospital']),
    /** Where it was measured; the own clinic unless told. */
    institution: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
    examinedBy: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
    cycloplegic: z.boolean(),
    right: EyeReading,
    left: EyeReading,
    items: z.array(EyeItemResult).check(z.maxLength(11)),
    /** The examination this one corrects. */
    replacesId: z.optional(Uuid),
    /** With `replacesId`: the examination never took place. */
    enteredInError: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ right, left }) => [right, left].every((eye) => eye.cylinder === null || eye.sphere !== null), {
      message: 'a cylinder needs its sphere',
    }),
    z.refine(
      ({ right, left, items, enteredInError }) =>
        enteredInError === true ||
        items.some(({ result }) => result !== 'not-done') ||
        [right, left].some((eye) => Object.values(eye).some((value) => value !== null)),
      { message: 'nothing was measured' },
    ),
    z.refine(({ enteredInError, replacesId }) => enteredInError !== true || replacesId !== undefined, {
      message: 'an error needs the examination it was',
    }),
  );
export type VisionToRecord = z.infer<typeof VisionToRecord>;

/** What recording led to. */
export const RecordedVision = z.object({
  examinationId: Uuid,
  verdict: VisionVerdict,
  reasons: z.array(VisionReason),
  recheck: z.nullable(z.object({ from: PlainDate, until: PlainDate })),
  /** Opened, kept open or closed by this examination. */
  opened: z.nullable(Referral),
  closedReferralIds: z.array(Uuid),
});
export type RecordedVision = z.infer<typeof RecordedVision>;

const vision = { tag: 'vision' } as const;
export const getVision = endpoint({
  ...vision,
  method: 'GET',
  path: '/residents/:residentId/vision',
  summary: 'The vision file from birth: examinations, what they say, what is next',
  caller: 'resident',
  params: z.object({ residentId: Uuid }),
  answer: VisionOfResident,
  errors: ['not-found'],
});
export const recordVisionExamination = endpoint({
  ...vision,
  method: 'POST',
  path: '/desk/residents/:residentId/vision',
  summary: 'Record an examination; a re-check or a referral is opened or closed by what it says',
  caller: 'staff',
  idempotent: true,
  params: z.object({ residentId: Uuid }),
  body: VisionToRecord,
  status: 201,
  answer: RecordedVision,
  errors: ['not-found', 'other-site', 'not-a-child', 'idempotency-key-missing', 'idempotency-body-differs'],
});
