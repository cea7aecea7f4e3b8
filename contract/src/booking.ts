import {
  Answers,
  Appointment,
  Consent,
  DosesOrNone,
  isDistinct,
  isOneThing,
  VisitCode,
  WantedCheckup,
  WantedReward,
} from './appointment';
import { Cursor, pageOf, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export * from './appointment';
export * from './waitlist';

/** For vaccines, or for one visit of a child, one checkup or one service paid with points (then without answers and consent). */
export const BookingPart = z
  .object({
    slotId: Uuid,
    residentId: Uuid,
    doses: DosesOrNone,
    visit: z.optional(VisitCode),
    checkup: z.optional(WantedCheckup),
    reward: z.optional(WantedReward),
    answers: Answers,
    /** Version of 《接种知情同意书》 that was read and agreed to. */
    consent: z.optional(Consent),
  })
  .check(z.refine(isOneThing, 'doses, a visit, a checkup or a service'));
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

const AppointmentParams = z.object({ appointmentId: Uuid });
const BOOKING_REFUSALS = [
  'slot-full',
  'slot-not-released',
  'slot-closed',
  'slot-past-cutoff',
  'dose-not-eligible',
  'visit-not-eligible',
  'checkup-not-eligible',
  'redemption-not-bookable',
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
  limitedByAccount: true,
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
    'visit-not-eligible',
    'checkup-not-eligible',
    'redemption-not-bookable',
    'appointment-duplicate',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
