import { MEASURES, PERIODS, type Scheme, type Trigger } from '@kangban/domain/point-rule/types';
import { PlainDate } from './common';
import { z } from './zod';

/** A code of a document: a scheme, a rule, a topic. */
export const SchemeCode = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,38}$/));
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const Title = z.string().check(z.trim(), z.minLength(1), z.maxLength(30));
const Percent = z.int().check(z.nonnegative(), z.maximum(100));
const Small = z.int().check(z.positive(), z.maximum(1000));
const Points = z.int().check(z.positive(), z.maximum(1000));
const Age = z.int().check(z.nonnegative(), z.maximum(120));
const Measures = z.array(z.enum(MEASURES)).check(z.minLength(1), z.maxLength(4));
const Topics = z.array(SchemeCode).check(z.minLength(1), z.maxLength(20));

const SchemeTrigger = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reading-series'),
    measures: Measures,
    days: Small,
    per: z.enum(PERIODS),
    fromAge: z.optional(Age),
  }),
  z.object({ kind: z.literal('control-reached'), measures: Measures, fromAge: z.optional(Age) }),
  z.object({ kind: z.literal('follow-up-attended'), topics: Topics }),
  z.object({ kind: z.literal('checkup'), fromAge: Age }),
  z.object({ kind: z.literal('vaccination'), topics: Topics, fromAge: Age }),
  z.object({ kind: z.literal('lesson') }),
  z.object({ kind: z.literal('contract-signed') }),
  z.object({ kind: z.literal('fee-paid') }),
  z.object({ kind: z.literal('screening'), topics: Topics }),
  z.object({ kind: z.literal('assessment') }),
  z.object({ kind: z.literal('donation') }),
]) satisfies z.ZodMiniType<Trigger>;

const SchemeRule = z.object({
  id: SchemeCode,
  title: Title,
  text: Words,
  evidenceText: Words,
  trigger: SchemeTrigger,
  points: Points,
  caps: z
    .array(z.object({ per: z.enum(PERIODS), times: z.optional(Small), points: z.optional(Small) }))
    .check(z.maxLength(5)),
  everyMonths: z.optional(z.array(z.object({ topic: SchemeCode, months: Small })).check(z.maxLength(20))),
  weights: z.object({ clinic: Percent, device: Percent, typed: Percent }),
  validFrom: PlainDate,
  validTo: z.nullable(PlainDate),
});

/** A scheme document as an administrator edits it; `domain/point-rule/check-scheme` says what is wrong beyond its shape. */
export const SchemeDocument = z.object({
  schemeId: SchemeCode,
  title: Title,
  source: Words,
  verified: z.boolean(),
  validFrom: PlainDate,
  validTo: z.nullable(PlainDate),
  townships: z.nullable(
    z.array(z.string().check(z.minLength(1), z.maxLength(30))).check(z.minLength(1), z.maxLength(50)),
  ),
  holder: z.enum(['resident', 'family']),
  family: z.object({
    allowed: z.boolean(),
    transferPerMonthMax: z.int().check(z.nonnegative(), z.maximum(100000)),
    membersMax: z.int().check(z.minimum(2), z.maximum(20)),
  }),
  expiry: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('months'), months: Small }),
    z.object({ kind: z.literal('year-end'), years: z.int().check(z.nonnegative(), z.maximum(10)) }),
    z.object({ kind: z.literal('never') }),
  ]),
  rounding: z.enum(['down', 'half-up']),
  appealDays: z.int().check(z.positive(), z.maximum(30)),
  checks: z.object({
    identicalTimes: z.int().check(z.minimum(2), z.maximum(50)),
    backHours: z.int().check(z.positive(), z.maximum(72)),
    perHourMax: z.int().check(z.positive(), z.maximum(60)),
    residentsPerPhoneMax: z.int().check(z.positive(), z.maximum(50)),
    recheckPercent: Percent,
  }),
  notes: z.array(z.object({ kind: z.enum(['yes', 'no', 'time', 'safe']), text: Words })).check(z.maxLength(20)),
  rules: z.array(SchemeRule).check(z.minLength(1), z.maxLength(60)),
}) satisfies z.ZodMiniType<Scheme>;
export type SchemeDocument = z.infer<typeof SchemeDocument>;
