import { Count, Instant, PlainDate, Sex, TimeOfDay, Uuid } from './common';
import { CHECKUP_SERVICES, isCheckupSeries } from '@kangban/domain/checkup-booking/checkup-item';
import { VISIT_CODES, VISIT_SERIES } from '@kangban/domain/child-visit/visit-code';
import { isRewardSeries } from '@kangban/domain/reward/slot-item';
import { z } from './zod';

/** Codes of the 13 visits of a child, domain/child-visit/visit-code. */
export const VisitCode = z.enum([...VISIT_CODES]);
export const VisitRef = z.object({ code: VisitCode, name: z.string() });

/** The yearly checkup of older people, or a recheck of something a task names. */
export const CheckupService = z.enum([...CHECKUP_SERVICES]);
export type CheckupService = z.infer<typeof CheckupService>;
export const WantedCheckup = z
  .object({ service: CheckupService, taskId: z.optional(Uuid) })
  .check(z.refine(({ service, taskId }) => taskId === undefined || service === 'recheck', 'only a recheck has a task'));
export const CheckupRef = z.object({ service: CheckupService, name: z.string(), taskId: z.nullable(Uuid) });

/** Code of a service of the county's catalogue of rewards whose slots residents book. */
export const ServiceCode = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/));
/** A service held for points: whose slot, and the redemption that pays for it. */
export const WantedReward = z.object({ service: ServiceCode, redemptionId: Uuid });
export const RewardRef = z.object({
  service: z.string(),
  name: z.string(),
  redemptionId: Uuid,
  /** What to mind before coming; empty when there is nothing. */
  prepare: z.string(),
});

export const WantedDose = z.object({
  // A check-up is asked for by `visit` or `checkup`, a service paid with points by `reward`, never among doses.
  series: z.string().check(
    z.minLength(1),
    z.maxLength(40),
    z.refine(
      (series) => series !== VISIT_SERIES && !isCheckupSeries(series) && !isRewardSeries(series),
      'not a vaccine',
    ),
  ),
  vaccine: z.string().check(z.minLength(1), z.maxLength(60)),
  dose: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
});
export type WantedDose = z.infer<typeof WantedDose>;

/** Answer to one health question of domain/booking/health-questions. */
export const HealthAnswer = z.object({
  question: z.string().check(z.maxLength(40)),
  answer: z.enum(['no', 'yes']),
  /** Chosen follow-up words (鸡蛋, 起疹子). */
  details: z.optional(z.array(z.string().check(z.maxLength(30))).check(z.maxLength(12))),
});
export type HealthAnswer = z.infer<typeof HealthAnswer>;

export const HealthOutcome = z.enum(['go-on', 'tell-doctor', 'not-today']);
export type HealthOutcome = z.infer<typeof HealthOutcome>;

/** Whether no key comes twice. */
export const isDistinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

export const Doses = z.array(WantedDose).check(
  z.minLength(1),
  z.maxLength(6),
  z.refine((doses) => isDistinct(doses.map((dose) => `${dose.series} ${dose.dose}`)), 'the same dose twice'),
);
/** The doses of a part that may be for a check-up instead. */
export const DosesOrNone = z.array(WantedDose).check(
  z.maxLength(6),
  z.refine((doses) => isDistinct(doses.map((dose) => `${dose.series} ${dose.dose}`)), 'the same dose twice'),
);
/** Whether exactly one kind of thing is asked for. */
export const isOneThing = (part: {
  doses: readonly unknown[];
  visit?: unknown;
  checkup?: unknown;
  reward?: unknown;
}): boolean =>
  [part.doses.length > 0, ...[part.visit, part.checkup, part.reward].map((one) => one !== undefined)].filter(Boolean)
    .length === 1;
export const Answers = z.array(HealthAnswer).check(z.maxLength(20));
export const Consent = z.object({ version: z.string().check(z.maxLength(40)) });

export const AppointmentState = z.enum(['booked', 'checked-in', 'fulfilled', 'cancelled', 'noshow']);
export type AppointmentState = z.infer<typeof AppointmentState>;
export const Pool = z.enum(['online', 'onsite', 'staff']);
export type Pool = z.infer<typeof Pool>;

export const Appointment = z.object({
  appointmentId: Uuid,
  state: AppointmentState,
  pool: Pool,
  resident: z.object({ residentId: Uuid, label: z.string(), name: z.string(), sex: Sex, birthDate: PlainDate }),
  site: z.object({
    siteId: Uuid,
    name: z.string(),
    shortName: z.string(),
    room: z.string(),
    address: z.string(),
    phone: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  slotId: Uuid,
  day: PlainDate,
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  doses: z.array(
    z.object({ series: z.string(), vaccine: z.string(), dose: z.number(), name: z.string(), free: z.boolean() }),
  ),
  /** The check-up it is for; absent for vaccines. */
  visit: z.optional(VisitRef),
  /** The yearly checkup or recheck it is for; absent for anything else. */
  checkup: z.optional(CheckupRef),
  /** The service paid with points it is for; absent for anything else. */
  reward: z.optional(RewardRef),
  /** What the desk reads aloud, e.g. A026. */
  ticketNo: z.string(),
  /** What the QR ticket carries. */
  code: z.string(),
  /** Place among those booked into this slot, and the time it may come up. */
  queue: z.object({ position: Count, total: Count, aboutAt: TimeOfDay }),
  health: z.object({ outcome: HealthOutcome, yes: Count, no: Count, noted: z.array(z.string()) }),
  /** Until then it can be cancelled or moved by the resident. */
  changeUntil: Instant,
  changeable: z.boolean(),
  remindAt: z.nullable(Instant),
  createdAt: Instant,
  endReason: z.nullable(z.string()),
});
export type Appointment = z.infer<typeof Appointment>;
