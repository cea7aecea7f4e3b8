import { Cursor, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const GrowthIndicator = z.enum([
  'weight-for-age',
  'length-for-age',
  'weight-for-length',
  'bmi-for-age',
  'head-for-age',
]);
export type GrowthIndicator = z.infer<typeof GrowthIndicator>;

/** Lying on a board or standing. */
const Position = z.enum(['lying', 'standing']);

/** A sentence with what backs it. */
export const GrowthReason = z.object({
  rule: z.string(),
  text: z.string(),
  /** Source id; its words are in `sources`. */
  source: z.string(),
  verified: z.boolean(),
});
export type GrowthReason = z.infer<typeof GrowthReason>;

/** One indicator of one measuring, as a point of the picture and a line of the table. */
export const GrowthValue = z.object({
  indicator: GrowthIndicator,
  /** kg, cm or kg/m² (one decimal). A length as compared, after the conversion between lying and standing. */
  value: z.number(),
  z: z.nullable(z.number()),
  /** 上, 中上, 中, 中下, 下; null without a position. */
  grade: z.nullable(z.string()),
  /** The standard's word for the range (正常, 超重 …); null where it has none. */
  status: z.nullable(z.string()),
  /** A doctor should look. */
  attention: z.boolean(),
  /** 100 个同龄男孩里，比他矮的大约 60 个 */
  text: z.string(),
});
export type GrowthValue = z.infer<typeof GrowthValue>;

export const GrowthMeasurement = z.object({
  measurementId: Uuid,
  measuredOn: PlainDate,
  /** Exact months since birth, and as compared: since the day due while a preterm child is corrected. */
  ageMonths: z.number(),
  comparedMonths: z.number(),
  weightKg: z.nullable(z.number()),
  /** As measured. */
  lengthCm: z.nullable(z.number()),
  position: z.nullable(Position),
  headCm: z.nullable(z.number()),
  source: z.enum(['clinic', 'home', 'import']),
  siteName: z.nullable(z.string()),
  /** This account entered it and may correct it. */
  mine: z.boolean(),
  values: z.array(GrowthValue),
});
export type GrowthMeasurement = z.infer<typeof GrowthMeasurement>;

/** The newest value of an indicator with all that is said of it. */
export const GrowthCard = z.object({
  ...GrowthValue.shape,
  measuredOn: PlainDate,
  standard: z.nullable(z.string()),
  reasons: z.array(GrowthReason),
  /** A preterm child: the sentence by the age since birth, beside the corrected one. */
  byBirthAge: z.nullable(z.string()),
});
export type GrowthCard = z.infer<typeof GrowthCard>;

/** What was gained since an earlier measuring. */
export const GrowthVelocity = z.object({
  what: z.enum(['length', 'weight', 'head']),
  fromOn: PlainDate,
  toOn: PlainDate,
  days: z.number(),
  /** cm, or kg. */
  gained: z.number(),
  text: z.string(),
});

export const GrowthOfResident = z.object({
  residentId: Uuid,
  label: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  today: PlainDate,
  ageMonths: z.number(),
  /** Compared by the corrected age today. */
  corrected: z.boolean(),
  /** This account may enter a measuring at home. */
  mayMeasure: z.boolean(),
  cards: z.array(GrowthCard),
  velocity: z.array(GrowthVelocity),
  /** Courses the child has left: questions for a doctor. */
  flags: z.array(GrowthReason),
  /** Newest first. */
  items: z.array(GrowthMeasurement),
  nextCursor: z.nullable(z.string()),
  /** Source id to its words. */
  sources: z.record(z.string(), z.string()),
});
export type GrowthOfResident = z.infer<typeof GrowthOfResident>;

const amount = (most: number) => z.optional(z.number().check(z.positive(), z.maximum(most)));

/** A measuring at home: kg and cm as typed, grams and millimetres too, so that the rules can ask about them. */
export const MeasurementToRecord = z
  .object({
    measuredOn: PlainDate,
    weightKg: amount(100_000),
    lengthCm: amount(10_000),
    position: z.optional(Position),
    headCm: amount(1_000),
    /** The unlikely number was looked at again and is right. */
    confirmed: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      ({ weightKg, lengthCm, headCm }) => [weightKg, lengthCm, headCm].some((value) => value !== undefined),
      'weight, length or head is needed',
    ),
    z.refine(({ lengthCm, position }) => position === undefined || lengthCm !== undefined, 'position without a length'),
  );
export type MeasurementToRecord = z.infer<typeof MeasurementToRecord>;

/** A standard's values for a picture. */
const CurvePoint = z.object({
  /** Months, or cm for weight by length. */
  x: z.number(),
  /** At −2, −1, 0, +1 and +2 standard deviations. */
  values: z.array(z.number()),
});
export const GrowthCurveName = z.enum([
  'weight-for-age',
  'length-for-age',
  'weight-for-length',
  'weight-for-height',
  'bmi-for-age',
  'head-for-age',
]);
export type GrowthCurveName = z.infer<typeof GrowthCurveName>;
export const GrowthCurve = z.object({
  x: z.tuple([z.number(), z.number()]),
  points: z.array(CurvePoint),
  /** From 7 years on: each place holds until the next. */
  stairs: z.array(CurvePoint),
  lines: z.array(
    z.object({ id: z.enum(['overweight', 'obesity']), points: z.array(z.object({ x: z.number(), y: z.number() })) }),
  ),
});
export type GrowthCurve = z.infer<typeof GrowthCurve>;

const growth = { tag: 'growth' } as const;
const ofResident = z.object({ residentId: Uuid });

export const getGrowth = endpoint({
  ...growth,
  method: 'GET',
  path: '/residents/:residentId/growth',
  summary: 'Measurements compared with the standards, what was gained, what a doctor should look at',
  caller: 'resident',
  params: ofResident,
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: GrowthOfResident,
  errors: ['not-found', 'bad-input'],
});
export const recordMeasurement = endpoint({
  ...growth,
  method: 'POST',
  path: '/residents/:residentId/growth/measurements',
  summary: 'A measuring at home; an unlikely one is asked again and kept when confirmed',
  caller: 'resident',
  idempotent: true,
  params: ofResident,
  body: MeasurementToRecord,
  status: 201,
  answer: z.object({ measurementId: Uuid }),
  errors: [
    'not-found',
    'forbidden',
    'bad-input',
    'measurement-unlikely',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const correctMeasurement = endpoint({
  ...growth,
  method: 'POST',
  path: '/residents/:residentId/growth/measurements/:measurementId/correction',
  summary: 'Replaces a measuring this account entered at home; the old row stays beneath',
  caller: 'resident',
  idempotent: true,
  params: z.object({ residentId: Uuid, measurementId: Uuid }),
  body: MeasurementToRecord,
  status: 201,
  answer: z.object({ measurementId: Uuid }),
  errors: [
    'not-found',
    'forbidden',
    'bad-input',
    'measurement-unlikely',
    'measurement-not-changeable',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const getGrowthCurve = endpoint({
  ...growth,
  method: 'GET',
  path: '/growth/curve',
  summary: 'A curve of the standards for a picture',
  caller: 'anyone',
  fromMemory: true,
  query: z.object({ name: GrowthCurveName, sex: Sex }),
  answer: GrowthCurve,
  errors: [],
});
