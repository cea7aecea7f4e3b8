import { PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const DoseStatus = z.enum([
  'given',
  'due',
  'overdue',
  'not-yet',
  'stopped',
  'not-needed',
  'not-in-programme',
  'ask-clinic',
]);
export type DoseStatus = z.infer<typeof DoseStatus>;

/** Why a dose has its status: rule id, a sentence for a parent, the source it comes from. */
export const DoseReason = z.object({
  rule: z.string(),
  text: z.string(),
  /** Source ids separated by spaces; `M` marks a fact nobody has confirmed. */
  source: z.string(),
  /** False when the fact behind it is unconfirmed: shown, never a hard stop. */
  verified: z.optional(z.boolean()),
  /** Present on a wait: what the screen draws as a bar. `fromVaccine` is a vaccine code or `immunoglobulin`. */
  wait: z.optional(z.object({ fromOn: PlainDate, fromVaccine: z.string(), untilOn: PlainDate, days: z.number() })),
});
export type DoseReason = z.infer<typeof DoseReason>;

export const DoseForecast = z.object({
  series: z.string(),
  vaccine: z.string(),
  dose: z.number(),
  status: DoseStatus,
  earliestOn: z.nullable(PlainDate),
  dueOn: z.nullable(PlainDate),
  completeBefore: z.nullable(PlainDate),
  givenOn: z.optional(z.nullable(PlainDate)),
  /** Code of the injection recorded when it is another product (five-in-one). */
  givenVaccine: z.optional(z.string()),
  paid: z.optional(z.boolean()),
  reasons: z.array(DoseReason),
});
export type DoseForecast = z.infer<typeof DoseForecast>;

export const ForecastFlag = z.object({
  rule: z.string(),
  text: z.string(),
  source: z.string(),
  vaccine: z.optional(z.string()),
  date: z.optional(z.string()),
});
export type ForecastFlag = z.infer<typeof ForecastFlag>;

export const Forecast = z.object({
  programme: z.string(),
  doses: z.array(DoseForecast),
  flags: z.array(ForecastFlag),
});
export type Forecast = z.infer<typeof Forecast>;

const GivenDose = z.object({ vaccine: z.string().check(z.minLength(1), z.maxLength(60)), date: PlainDate });

/** Facts for a forecast without a session; nothing of it is stored. */
export const ForecastRequest = z.object({
  birthDate: PlainDate,
  sex: Sex,
  given: z.array(GivenDose).check(z.maxLength(200)),
  today: PlainDate,
  programme: z.optional(z.string().check(z.maxLength(40))),
  options: z.optional(z.record(z.string().check(z.maxLength(20)), z.string().check(z.maxLength(20)))),
  conditions: z.optional(z.record(z.string().check(z.maxLength(40)), z.unknown())),
});
export type ForecastRequest = z.infer<typeof ForecastRequest>;

/** A dose in the record, as the clinic wrote it. */
export const ImmunizationRecord = z.object({
  immunizationId: Uuid,
  vaccine: z.string(),
  vaccineName: z.string(),
  givenOn: PlainDate,
  lot: z.nullable(z.string()),
  manufacturer: z.nullable(z.string()),
  siteName: z.nullable(z.string()),
});
export type ImmunizationRecord = z.infer<typeof ImmunizationRecord>;

/** What the screen needs to name a vaccine; from the rules' catalogue. */
export const VaccineCard = z.object({
  vaccine: z.string(),
  name: z.string(),
  prevents: z.string(),
  free: z.boolean(),
  dosesInSeries: z.nullable(z.number()),
});
export type VaccineCard = z.infer<typeof VaccineCard>;

export const ImmunizationOfResident = z.object({
  residentId: Uuid,
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  today: PlainDate,
  programme: z.string(),
  programmeName: z.string(),
  doses: z.array(DoseForecast),
  /** Paid and adult vaccines this person may want, by product rule. */
  offers: z.array(DoseForecast),
  flags: z.array(ForecastFlag),
  given: z.array(ImmunizationRecord),
  vaccines: z.array(VaccineCard),
  /** Source id to its words. */
  sources: z.record(z.string(), z.string()),
  /** Doses already held by an active appointment. */
  booked: z.array(z.object({ series: z.string(), dose: z.number(), appointmentId: Uuid, day: PlainDate })),
  /** Live or other vaccines of the last 28 days, answering question 8 of the health questions. */
  recent: z.array(z.object({ vaccineName: z.string(), givenOn: PlainDate })),
});
export type ImmunizationOfResident = z.infer<typeof ImmunizationOfResident>;

const immunization = { tag: 'immunization' } as const;
export const forecastImmunization = endpoint({
  ...immunization,
  method: 'POST',
  path: '/immunization/forecast',
  summary: 'Forecast from facts: no session, nothing stored',
  caller: 'anyone',
  body: ForecastRequest,
  answer: Forecast,
  errors: [],
});
export const getImmunization = endpoint({
  ...immunization,
  method: 'GET',
  path: '/residents/:residentId/immunization',
  summary: 'What is given, due and not yet, and why',
  caller: 'resident',
  params: z.object({ residentId: Uuid }),
  answer: ImmunizationOfResident,
  errors: ['not-found'],
});
export const remindDose = endpoint({
  ...immunization,
  method: 'POST',
  path: '/residents/:residentId/immunization/reminders',
  summary: 'Tell me on the day a dose can be given',
  caller: 'resident',
  idempotent: true,
  params: z.object({ residentId: Uuid }),
  body: z.object({ series: z.string().check(z.maxLength(40)), dose: z.number().check(z.int(), z.positive()) }),
  status: 201,
  answer: z.object({ remindOn: PlainDate }),
  errors: ['not-found', 'dose-not-eligible', 'idempotency-key-missing', 'idempotency-body-differs'],
});
