import { Count, Cursor, Instant, Nothing, pageOf, PlainDate, Sex, TimeOfDay, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const WantedDose = z.object({
  series: z.string().check(z.minLength(1), z.maxLength(40)),
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

const isDistinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

const Doses = z.array(WantedDose).check(
  z.minLength(1),
  z.maxLength(6),
  z.refine((doses) => isDistinct(doses.map((dose) => `${dose.series} ${dose.dose}`)), 'the same dose twice'),
);
const Answers = z.array(HealthAnswer).check(z.maxLength(20));
const Consent = z.object({ version: z.string().check(z.maxLength(40)) });

export const BookingPart = z.object({
  slotId: Uuid,
  residentId: Uuid,
  doses: Doses,
  answers: Answers,
  /** Version of 《接种知情同意书》 that was read and agreed to. */
  consent: z.optional(Consent),
});
export type BookingPart = z.infer<typeof BookingPart>;

/** One part a person; two children of one family go into the same or the neighbouring slot, all or nothing. */
export const CreateAppointments = z.object({
  parts: z.array(BookingPart).check(
    z.minLength(1),
    z.maxLength(4),
    z.refine((parts) => isDistinct(parts.map((part) => part.residentId)), 'the same person twice'),
  ),
});
export type CreateAppointments = z.infer<typeof CreateAppointments>;

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

export const WaitlistEntry = z.object({
  entryId: Uuid,
  state: z.enum(['waiting', 'offered', 'accepted', 'expired', 'withdrawn', 'lapsed']),
  siteId: Uuid,
  siteName: z.string(),
  day: PlainDate,
  half: z.enum(['morning', 'afternoon', 'any']),
  resident: z.object({ residentId: Uuid, label: z.string(), name: z.string() }),
  doses: z.array(z.object({ series: z.string(), vaccine: z.string(), dose: z.number(), name: z.string() })),
  /** How many wait before this one. */
  ahead: Count,
  offer: z.nullable(z.object({ slotId: Uuid, startsAt: TimeOfDay, endsAt: TimeOfDay, expiresAt: Instant })),
  appointmentId: z.nullable(Uuid),
});
export type WaitlistEntry = z.infer<typeof WaitlistEntry>;

const AppointmentParams = z.object({ appointmentId: Uuid });
const EntryParams = z.object({ entryId: Uuid });
const BOOKING_REFUSALS = [
  'slot-full',
  'slot-not-released',
  'slot-closed',
  'slot-past-cutoff',
  'dose-not-eligible',
  'appointment-duplicate',
  'appointment-too-many',
  'device-too-many',
  'consent-missing',
  'answers-incomplete',
  'slots-not-neighbouring',
  'idempotency-body-differs',
  'idempotency-key-missing',
  'not-found',
] as const;
const booking = { tag: 'booking', caller: 'resident' } as const;

export const createAppointments = endpoint({
  ...booking,
  method: 'POST',
  path: '/appointments',
  summary: 'Book one or more persons, all or nothing',
  idempotent: true,
  body: CreateAppointments,
  status: 201,
  answer: z.object({ appointments: z.array(Appointment) }),
  errors: BOOKING_REFUSALS,
});
export const listAppointments = endpoint({
  ...booking,
  method: 'GET',
  path: '/appointments',
  summary: 'Bookings of everybody I may act for',
  query: z.object({
    when: z.optional(z.enum(['upcoming', 'past'])),
    residentId: z.optional(Uuid),
    cursor: z.optional(Cursor),
  }),
  answer: pageOf(Appointment),
  errors: [],
});
export const getAppointment = endpoint({
  ...booking,
  method: 'GET',
  path: '/appointments/:appointmentId',
  summary: 'One booking with its ticket',
  params: AppointmentParams,
  answer: Appointment,
  errors: ['not-found'],
});
export const cancelAppointment = endpoint({
  ...booking,
  method: 'POST',
  path: '/appointments/:appointmentId/cancel',
  summary: 'Give the place back',
  idempotent: true,
  params: AppointmentParams,
  body: z.object({ reason: z.optional(z.string().check(z.maxLength(100))) }),
  answer: Appointment,
  errors: [
    'not-found',
    'change-past-cutoff',
    'appointment-not-changeable',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const rescheduleAppointment = endpoint({
  ...booking,
  method: 'POST',
  path: '/appointments/:appointmentId/reschedule',
  summary: 'Move to another slot; the old place is kept until the new one is held',
  idempotent: true,
  params: AppointmentParams,
  body: z.object({ slotId: Uuid }),
  answer: Appointment,
  errors: [
    'not-found',
    'change-past-cutoff',
    'appointment-not-changeable',
    'slot-full',
    'slot-not-released',
    'slot-closed',
    'slot-past-cutoff',
    'dose-not-eligible',
    'appointment-duplicate',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const joinWaitlist = endpoint({
  ...booking,
  method: 'POST',
  path: '/waitlist',
  summary: 'Wait for a freed place of a full day',
  idempotent: true,
  body: z.object({
    siteId: Uuid,
    day: PlainDate,
    half: z.enum(['morning', 'afternoon', 'any']),
    residentId: Uuid,
    doses: Doses,
    answers: Answers,
    consent: z.optional(Consent),
  }),
  status: 201,
  answer: WaitlistEntry,
  errors: [
    'waitlist-not-needed',
    'waitlist-exists',
    'dose-not-eligible',
    'appointment-duplicate',
    'consent-missing',
    'answers-incomplete',
    'slot-closed',
    'slot-not-released',
    'not-found',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const listWaitlist = endpoint({
  ...booking,
  method: 'GET',
  path: '/waitlist',
  summary: 'What my family waits for',
  answer: z.object({ items: z.array(WaitlistEntry) }),
  errors: [],
});
export const acceptOffer = endpoint({
  ...booking,
  method: 'POST',
  path: '/waitlist/:entryId/accept',
  summary: 'Take the offered place',
  idempotent: true,
  params: EntryParams,
  body: Nothing,
  status: 201,
  answer: z.object({ appointments: z.array(Appointment) }),
  errors: ['not-found', 'waitlist-offer-gone', 'dose-not-eligible', 'appointment-duplicate', 'idempotency-key-missing'],
});
export const leaveWaitlist = endpoint({
  ...booking,
  method: 'DELETE',
  path: '/waitlist/:entryId',
  summary: 'Stop waiting; an offered place goes to the next',
  params: EntryParams,
  answer: Nothing,
  errors: ['not-found'],
});
