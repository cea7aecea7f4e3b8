import { VisitCode } from './appointment';
import { PlainDate, Sex, TimeOfDay, Uuid } from './common';
import { endpoint } from './endpoint';
import { GrowthReason, GrowthValue } from './growth';
import { DueDose } from './home';
import { DoseForecast, ForecastFlag } from './immunization';
import { EyeView, VisionVerdict } from './vision';
import { z } from './zod';

/** Something already arranged: a place at a clinic, or at the institution of a referral. */
const Arranged = z.object({
  what: z.enum(['vaccine', 'visit', 'referral']),
  /** Vaccines, the visit or the referral, in words. */
  name: z.string(),
  day: PlainDate,
  startsAt: z.nullable(TimeOfDay),
  /** Set for a place of ours. */
  appointmentId: z.nullable(Uuid),
  referralId: z.nullable(Uuid),
});

/** The one thing to do for this child, chosen by domain/child/next-thing. */
export const ChildNext = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('referral'),
    late: z.boolean(),
    referralId: Uuid,
    title: z.string(),
    toInstitution: z.string(),
    until: z.nullable(PlainDate),
  }),
  z.object({ kind: z.literal('vaccine'), late: z.boolean(), doses: z.array(DueDose) }),
  z.object({ kind: z.literal('hearing'), late: z.boolean(), text: z.string() }),
  z.object({
    kind: z.literal('visit'),
    late: z.boolean(),
    visit: VisitCode,
    name: z.string(),
    until: z.nullable(PlainDate),
    /** A place can be booked; else somebody comes to the child, or one calls. */
    bookable: z.boolean(),
  }),
  z.object({ kind: z.literal('measure'), lastOn: z.nullable(PlainDate) }),
  z.object({ kind: z.literal('arranged'), arranged: Arranged }),
  z.object({
    kind: z.literal('to-come'),
    what: z.enum(['vaccine', 'visit', 'referral']),
    name: z.string(),
    from: PlainDate,
  }),
  z.object({ kind: z.literal('nothing') }),
]);
export type ChildNext = z.infer<typeof ChildNext>;

export const DoseMark = z.enum(['given', 'due', 'overdue', 'booked', 'not-yet', 'ask-clinic']);
export type DoseMark = z.infer<typeof DoseMark>;

/** One series as a row of marks. */
export const SeriesRow = z.object({
  series: z.string(),
  name: z.string(),
  doses: z.array(z.object({ dose: z.number(), mark: DoseMark })),
});
export type SeriesRow = z.infer<typeof SeriesRow>;

const VaccineProgress = z.object({
  /** Free doses of the programme until school age: in the record, and all of them. */
  given: z.number(),
  total: z.number(),
});

const ChildVaccineSummary = z.object({
  ...VaccineProgress.shape,
  /** Can be given today and nobody has booked it, the first of each series. */
  due: z.array(DueDose),
  next: z.nullable(DueDose),
  /** What is open first. */
  series: z.array(SeriesRow),
});

const ChildGrowth = z.object({
  measuredOn: PlainDate,
  lengthCm: z.nullable(z.number()),
  weightKg: z.nullable(z.number()),
  /** Length and weight (BMI from two years on) with the words of the standard; newest of each. */
  values: z.array(GrowthValue),
  /** Length by months of age as compared, for the picture. */
  points: z.array(z.object({ months: z.number(), cm: z.number(), on: PlainDate })),
  flags: z.array(GrowthReason),
  /** What the length was compared with; null where there is no standard. */
  standard: z.nullable(z.string()),
});

const ChildEye = z.object({
  decimal: z.nullable(z.string()),
  fivePoint: z.nullable(z.string()),
  grade: EyeView.def.shape.grade,
});
const ChildVision = z.object({
  examinedOn: PlainDate,
  verdict: VisionVerdict,
  headline: z.object({ text: z.string(), tone: z.enum(['normal', 'attention', 'plain']) }),
  right: ChildEye,
  left: ChildEye,
});
const ChildReferral = z.object({
  referralId: Uuid,
  kind: z.string(),
  title: z.string(),
  toInstitution: z.string(),
  dueOn: z.nullable(PlainDate),
  bookedOn: z.nullable(PlainDate),
  late: z.boolean(),
});
const ChildVisit = z.object({
  code: VisitCode,
  name: z.string(),
  status: z.enum(['done', 'due', 'overdue', 'missed', 'not-yet']),
  doneOn: z.nullable(PlainDate),
  from: z.nullable(PlainDate),
  to: z.nullable(PlainDate),
  bookable: z.boolean(),
  bookedOn: z.nullable(PlainDate),
});

/** A child on one page: the next thing, then what the other pages say in full. */
export const ChildOverview = z.object({
  residentId: Uuid,
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  today: PlainDate,
  next: ChildNext,
  vaccines: z.nullable(ChildVaccineSummary),
  /** The parts of the record: null without the right to it, or when nothing is in it. */
  growth: z.nullable(ChildGrowth),
  vision: z.nullable(ChildVision),
  referrals: z.array(ChildReferral),
  visits: z.nullable(z.object({ done: z.array(ChildVisit), next: z.nullable(ChildVisit), count: z.number() })),
});
export type ChildOverview = z.infer<typeof ChildOverview>;

/** The doses of one age of the programme, as the clinic meets them. */
export const VaccineVisit = z.object({
  /** Completed months; null for what only catches up. */
  months: z.nullable(z.number()),
  name: z.string(),
  state: z.enum(['done', 'open', 'ask-clinic', 'booked', 'not-yet']),
  doses: z.array(
    z.object({
      ...DoseForecast.shape,
      name: z.string(),
      givenName: z.nullable(z.string()),
      booked: z.nullable(z.object({ appointmentId: Uuid, day: PlainDate })),
    }),
  ),
});
export type VaccineVisit = z.infer<typeof VaccineVisit>;

export const ChildVaccines = z.object({
  residentId: Uuid,
  label: z.string(),
  birthDate: PlainDate,
  today: PlainDate,
  programmeName: z.string(),
  ...VaccineProgress.shape,
  /** By age, the youngest first. */
  visits: z.array(VaccineVisit),
  flags: z.array(ForecastFlag),
  /** Source id to its words. */
  sources: z.record(z.string(), z.string()),
});
export type ChildVaccines = z.infer<typeof ChildVaccines>;

const child = { tag: 'child' } as const;
const ofResident = z.object({ residentId: Uuid });

export const getChild = endpoint({
  ...child,
  method: 'GET',
  path: '/residents/:residentId/child',
  summary: 'A child on one page: the next thing, vaccines, growth, eyes, visits',
  caller: 'resident',
  params: ofResident,
  answer: ChildOverview,
  errors: ['not-found', 'not-a-child'],
});
export const getChildVaccines = endpoint({
  ...child,
  method: 'GET',
  path: '/residents/:residentId/child/vaccines',
  summary: 'Vaccines of a child by the visits of the programme: given, due, why',
  caller: 'resident',
  params: ofResident,
  answer: ChildVaccines,
  errors: ['not-found', 'not-a-child'],
});
