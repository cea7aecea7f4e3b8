import { Count, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { DoseReason, DoseStatus, ForecastFlag, ForecastRequest } from './immunization';
import { z } from './zod';

/** A dose on the day of a visit. */
export const PlannedDose = z.object({
  series: z.string(),
  vaccine: z.string(),
  dose: z.number(),
  /** 百白破疫苗 第4剂 */
  name: z.string(),
  /** First day it could be given if nothing waited for a shared visit; never after the visit. */
  possibleOn: PlainDate,
  /** Why it may be given on the day of the visit. */
  reasons: z.array(DoseReason),
  /** Why it was not given at the visit before; empty when it was given as soon as somebody came. */
  waitedFor: z.array(DoseReason),
});
export type PlannedDose = z.infer<typeof PlannedDose>;

export const PlannedVisit = z.object({ day: PlainDate, doses: z.array(PlannedDose) });
export type PlannedVisit = z.infer<typeof PlannedVisit>;

/** A dose that is not planned, and why: a clinician decides, or it is too late for it. */
export const UnplannedDose = z.object({
  series: z.string(),
  vaccine: z.string(),
  dose: z.number(),
  name: z.string(),
  status: DoseStatus,
  reasons: z.array(DoseReason),
});
export type UnplannedDose = z.infer<typeof UnplannedDose>;

export const CatchUpPlan = z.object({
  programme: z.string(),
  today: PlainDate,
  /** In order of day; empty when nothing is behind. */
  visits: z.array(PlannedVisit),
  /** Visits when every dose is given on its first possible day. */
  visitsWithoutSharing: Count,
  /** Doses only a clinician can decide. */
  askClinic: z.array(UnplannedDose),
  flags: z.array(ForecastFlag),
});
export type CatchUpPlan = z.infer<typeof CatchUpPlan>;

export const CatchUpPlanOfResident = z.object({
  ...CatchUpPlan.shape,
  residentId: Uuid,
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  programmeName: z.string(),
  /** Source id to its words. */
  sources: z.record(z.string(), z.string()),
});
export type CatchUpPlanOfResident = z.infer<typeof CatchUpPlanOfResident>;

const InjectionsPerVisit = z.number().check(z.int(), z.minimum(1), z.maximum(12));

export const planCatchUpFromFacts = endpoint({
  tag: 'immunization',
  method: 'POST',
  path: '/immunization/catch-up-plan',
  summary: 'The fewest visits that bring a child up to date, from facts: no session, nothing stored',
  caller: 'anyone',
  body: z.object({ ...ForecastRequest.shape, maxInjectionsPerVisit: z.optional(InjectionsPerVisit) }),
  answer: CatchUpPlan,
  errors: ['bad-input'],
});
export const getCatchUpPlan = endpoint({
  tag: 'immunization',
  method: 'GET',
  path: '/residents/:residentId/immunization/plan',
  summary: 'The fewest visits that bring this person up to date',
  caller: 'resident',
  params: z.object({ residentId: Uuid }),
  answer: CatchUpPlanOfResident,
  errors: ['not-found'],
});
