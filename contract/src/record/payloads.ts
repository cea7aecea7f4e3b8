import type { EntryKind } from '@kangban/domain/record/kinds';
import { PlainDate } from '../common';
import { z } from '../zod';

const Words = z.string().check(z.minLength(1), z.maxLength(500));
const LongWords = z.string().check(z.minLength(1), z.maxLength(20_000));

/** A code of a named system (LOINC, ICD-10, …). A code we do not know is kept as it came. */
export const Coding = z.object({
  /** URI of the system, as FHIR writes it; empty when the source named none. */
  system: z.string().check(z.maxLength(300)),
  code: z.string().check(z.maxLength(100)),
  display: z.optional(z.string().check(z.maxLength(500))),
});
export type Coding = z.infer<typeof Coding>;

/** What something is: words for people first, codes beside them. */
export const Concept = z.object({
  /** The words shown: ours when the code is known, else the source's own. */
  text: Words,
  coding: z.array(Coding),
  /** False: no code of it is known here; the words are shown as the source wrote them. */
  known: z.boolean(),
  /** The source's own words, where ours stand in `text`. */
  original: z.optional(Words),
});
export type Concept = z.infer<typeof Concept>;

/** A number with its UCUM unit. Converted values keep what the source wrote. */
export const Amount = z.object({
  value: z.number(),
  /** UCUM code (`mmol/L`, `mm[Hg]`); the source's own words when it is none. */
  unit: z.string().check(z.maxLength(60)),
  comparator: z.optional(z.enum(['<', '<=', '>=', '>'])),
  /** What came, when it was converted. */
  original: z.optional(z.object({ value: z.number(), unit: z.string().check(z.maxLength(60)) })),
});
export type Amount = z.infer<typeof Amount>;

/** One thing measured or answered, a line of a report. */
export const Measured = z.object({
  what: Concept,
  /** Exactly one of amount, words and concept, or none with `absent`. */
  amount: z.optional(Amount),
  words: z.optional(z.string().check(z.maxLength(5000))),
  concept: z.optional(Concept),
  /** Why there is no value. */
  absent: z.optional(Words),
  /** The laboratory's own range, in the unit of `amount`. */
  low: z.optional(z.number()),
  high: z.optional(z.number()),
  rangeText: z.optional(z.string().check(z.maxLength(300))),
  /** The source's own judgement. */
  flag: z.optional(z.enum(['normal', 'low', 'high', 'critical-low', 'critical-high', 'abnormal'])),
  method: z.optional(Words),
  bodySite: z.optional(Words),
  note: z.optional(z.string().check(z.maxLength(5000))),
});
export type Measured = z.infer<typeof Measured>;

/** Outpatient, inpatient, emergency or home: one stay or one visit. */
export const EncounterPayload = z.object({
  class: z.enum(['outpatient', 'inpatient', 'emergency', 'home', 'other']),
  department: z.optional(Words),
  reasons: z.array(Concept),
  diagnoses: z.array(Concept),
  admittedOn: z.optional(PlainDate),
  dischargedOn: z.optional(PlainDate),
  summary: z.optional(LongWords),
  advice: z.optional(LongWords),
});
export type EncounterPayload = z.infer<typeof EncounterPayload>;

/** A laboratory or imaging report with its lines. */
export const ReportPayload = z.object({
  name: Concept,
  status: z.enum(['preliminary', 'final', 'amended']),
  results: z.array(Measured),
  conclusion: z.optional(LongWords),
  /** What was looked at (imaging). */
  bodySite: z.optional(Words),
});
export type ReportPayload = z.infer<typeof ReportPayload>;

/** One measuring with its parts (blood pressure has two), at a clinic or at home. */
export const ObservationPayload = z.object({
  category: z.enum(['vital-signs', 'laboratory', 'social-history', 'survey', 'exam', 'other']),
  setting: z.enum(['clinic', 'home', 'unknown']),
  main: Measured,
  parts: z.array(Measured),
});
export type ObservationPayload = z.infer<typeof ObservationPayload>;

export const ConditionPayload = z.object({
  what: Concept,
  clinical: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown']),
  verification: z.enum(['confirmed', 'provisional', 'differential', 'unconfirmed', 'refuted']),
  /** Day, or month or year as the source knew it: `2019`, `2019-03`, `2019-03-07`. */
  onset: z.optional(z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))),
  endedOn: z.optional(PlainDate),
  note: z.optional(LongWords),
});
export type ConditionPayload = z.infer<typeof ConditionPayload>;

export const MedicationPayload = z.object({
  what: Concept,
  status: z.enum(['active', 'completed', 'stopped', 'on-hold', 'intended', 'not-taken', 'unknown']),
  /** 每次 5 mg, 每天 1 次, 早上 — as written. */
  dose: z.optional(Words),
  frequency: z.optional(Words),
  route: z.optional(Words),
  startsOn: z.optional(PlainDate),
  endsOn: z.optional(PlainDate),
  reason: z.optional(Concept),
  adherence: z.optional(z.enum(['regular', 'irregular', 'not-taking'])),
  note: z.optional(LongWords),
});
export type MedicationPayload = z.infer<typeof MedicationPayload>;

/** An allergy; or, with `none`, the statement that there is none known. */
export const AllergyPayload = z.object({
  none: z.boolean(),
  what: Concept,
  category: z.enum(['medication', 'food', 'environment', 'biologic', 'other']),
  criticality: z.enum(['low', 'high', 'unknown']),
  clinical: z.enum(['active', 'inactive', 'resolved']),
  verification: z.enum(['confirmed', 'unconfirmed', 'refuted']),
  reactions: z.array(Words),
  onset: z.optional(z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))),
  note: z.optional(LongWords),
});
export type AllergyPayload = z.infer<typeof AllergyPayload>;

/** A questionnaire that was answered: self-care, constitution, AD8, GDS, PHQ, any other. */
export const ScreeningPayload = z.object({
  /** Canonical url of the questionnaire (with version where there is one). */
  questionnaire: z.string().check(z.maxLength(300)),
  name: Words,
  answers: z.array(
    z.object({
      linkId: z.string().check(z.maxLength(100)),
      text: z.optional(z.string().check(z.maxLength(2000))),
      answers: z.array(z.string().check(z.maxLength(5000))),
    }),
  ),
  score: z.optional(z.number()),
  result: z.optional(LongWords),
});
export type ScreeningPayload = z.infer<typeof ScreeningPayload>;

export const CarePlanPayload = z.object({
  title: Words,
  status: z.enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'unknown']),
  startsOn: z.optional(PlainDate),
  endsOn: z.optional(PlainDate),
  activities: z.array(z.object({ what: Words, on: z.optional(PlainDate), status: z.optional(Words) })),
  note: z.optional(LongWords),
});
export type CarePlanPayload = z.infer<typeof CarePlanPayload>;

/** A place at an institution whose slots are not ours. */
export const AppointmentElsewherePayload = z.object({
  what: Words,
  status: z.enum(['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'waitlist']),
  startsAt: z.optional(z.string().check(z.maxLength(40))),
  department: z.optional(Words),
  note: z.optional(LongWords),
});
export type AppointmentElsewherePayload = z.infer<typeof AppointmentElsewherePayload>;

/** Antenatal, postnatal and 42-day visits. */
export const MaternalVisitPayload = z.object({
  visit: z.enum(['antenatal', 'postnatal', 'postnatal-42']),
  no: z.optional(z.number().check(z.int(), z.positive())),
  weeks: z.optional(z.number().check(z.int(), z.nonnegative())),
  measured: z.array(Measured),
  findings: z.optional(LongWords),
  advice: z.optional(LongWords),
  nextOn: z.optional(PlainDate),
});
export type MaternalVisitPayload = z.infer<typeof MaternalVisitPayload>;

/** The laboratory's own range written beside a field of a form; in the field's unit unless it says another. */
const FieldRange = z.object({
  low: z.optional(z.number()),
  high: z.optional(z.number()),
  /** As printed where it is not two numbers: `<5.2`, `3.9-6.1`. */
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  unit: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  method: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  flag: z.optional(z.enum(['normal', 'low', 'high', 'critical-low', 'critical-high', 'abnormal'])),
});

/**
 * A national form as it was filled: the fields of domain/record/forms by their name, codes as printed. Checked by the form's own
 * table (`checkForm`), not by shape alone.
 */
export const FormPayload = z.object({
  /** Which printed form: `basic-information-3`, `checkup-3`, `follow-up-hypertension-3`, … */
  form: z.string().check(z.regex(/^[a-z][a-z0-9-]{2,60}$/)),
  /** By field name: a number, a text, a day, a code, or codes; a group is a list of rows of the same. */
  fields: z.record(z.string(), z.unknown()),
  /** By field name, where the clinic wrote its laboratory's range beside the value. */
  ranges: z.optional(z.record(z.string(), FieldRange)),
});
export type FormPayload = z.infer<typeof FormPayload>;

/** The schema of each kind by its version; nothing is stored that does not fit its own. Versions are never changed, only added. */
export const PAYLOADS = {
  'basic-information': { 1: FormPayload },
  checkup: { 1: FormPayload },
  'follow-up': { 1: FormPayload },
  encounter: { 1: EncounterPayload },
  'lab-report': { 1: ReportPayload },
  'imaging-report': { 1: ReportPayload },
  observation: { 1: ObservationPayload },
  condition: { 1: ConditionPayload },
  medication: { 1: MedicationPayload },
  allergy: { 1: AllergyPayload },
  screening: { 1: ScreeningPayload },
  'maternal-visit': { 1: MaternalVisitPayload },
  'care-plan': { 1: CarePlanPayload },
  'appointment-elsewhere': { 1: AppointmentElsewherePayload },
} as const satisfies Record<EntryKind, Record<number, z.ZodMiniType>>;

/** The newest version of each kind: what new entries are written in. */
export const PAYLOAD_VERSION = 1;
