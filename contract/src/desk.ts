import { AppointmentState, CheckupRef, HealthAnswer, HealthOutcome, Pool, RewardRef, VisitRef } from './booking';
import {
  Count,
  CountyCode,
  IdNumberText,
  Instant,
  Nothing,
  PersonName,
  PlainDate,
  Sex,
  TimeOfDay,
  Uuid,
} from './common';
import { endpoint } from './endpoint';
import { PoolCount } from './site';
import { DoseForecast } from './immunization';
import { WalkIn } from './walk-in';
import { z } from './zod';

export const StaffSignIn = z.object({
  /** The server's own county unless told. */
  countyCode: z.optional(CountyCode),
  loginName: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Second factor: the six digits of the authenticator. */
  totp: z.string().check(z.regex(/^\d{6}$/)),
});
export type StaffSignIn = z.infer<typeof StaffSignIn>;

export const StaffMe = z.object({
  staffId: Uuid,
  name: z.string(),
  loginName: z.string(),
  role: z.enum(['desk', 'nurse', 'doctor', 'county-admin']),
  siteId: z.nullable(Uuid),
  siteName: z.nullable(z.string()),
  today: PlainDate,
});
export type StaffMe = z.infer<typeof StaffMe>;

/** A line of today's list; the name is masked until the person is being served. */
export const DeskAppointment = z.object({
  appointmentId: Uuid,
  residentId: Uuid,
  nameMasked: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  ticketNo: z.string(),
  pool: Pool,
  state: AppointmentState,
  slotId: Uuid,
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  doses: z.array(z.object({ series: z.string(), vaccine: z.string(), dose: z.number(), name: z.string() })),
  /** The check-up it is for; absent for vaccines. */
  visit: z.optional(VisitRef),
  checkup: z.optional(CheckupRef),
  reward: z.optional(RewardRef),
  healthOutcome: HealthOutcome,
  checkedInAt: z.nullable(Instant),
});
export type DeskAppointment = z.infer<typeof DeskAppointment>;

/** The person being checked: full name, answers, and what the rules say today. */
export const DeskPerson = z.object({
  ...DeskAppointment.shape,
  name: z.string(),
  idMasked: z.nullable(z.string()),
  guardians: z.array(z.string()),
  noted: z.array(z.string()),
  answers: z.array(HealthAnswer),
  /** Eligibility decided again, today: empty when every dose may go on. */
  refusals: z.array(z.object({ series: z.string(), dose: z.number(), reason: z.string(), text: z.string() })),
});
export type DeskPerson = z.infer<typeof DeskPerson>;

export const DeskSlot = z.object({
  slotId: Uuid,
  service: z.string(),
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  online: PoolCount,
  onsite: PoolCount,
  staff: PoolCount,
  onsiteReleased: z.boolean(),
});
export type DeskSlot = z.infer<typeof DeskSlot>;

export const DeskDay = z.object({
  day: PlainDate,
  siteName: z.string(),
  counts: z.object({ booked: Count, checkedIn: Count, fulfilled: Count, noshow: Count, cancelled: Count }),
  slots: z.array(DeskSlot),
  appointments: z.array(DeskAppointment),
});
export type DeskDay = z.infer<typeof DeskDay>;

const AppointmentParams = z.object({ appointmentId: Uuid });
const desk = { tag: 'desk', caller: 'staff' } as const;

export const staffSignIn = endpoint({
  tag: 'desk',
  caller: 'anyone',
  method: 'POST',
  path: '/staff/sessions',
  summary: 'Staff sign in with password and second factor',
  body: StaffSignIn,
  status: 201,
  answer: z.object({ accessToken: z.string(), expiresAt: Instant, staff: StaffMe }),
  errors: ['staff-login-failed', 'staff-locked'],
});
export const staffSignOut = endpoint({
  ...desk,
  method: 'POST',
  path: '/staff/sign-out',
  summary: 'End the staff session',
  body: Nothing,
  answer: Nothing,
  errors: [],
});
export const getDeskDay = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/day',
  summary: "Today's list of the own site",
  query: z.object({ day: z.optional(PlainDate) }),
  answer: DeskDay,
  errors: [],
});
export const findTicket = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/tickets/find',
  summary: 'Find a booking by scanned code or typed ticket number',
  body: z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)) }),
  answer: DeskPerson,
  errors: ['ticket-not-found', 'ticket-other-day', 'other-site'],
});
export const getDeskPerson = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/appointments/:appointmentId',
  summary: 'The person being checked',
  params: AppointmentParams,
  answer: DeskPerson,
  errors: ['not-found', 'other-site'],
});
export const checkIn = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/appointments/:appointmentId/check-in',
  summary: 'The person is here; eligibility is decided again',
  params: AppointmentParams,
  body: Nothing,
  answer: DeskPerson,
  errors: ['not-found', 'other-site', 'appointment-not-changeable', 'appointment-duplicate', 'ticket-other-day'],
});
export const markNoShow = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/appointments/:appointmentId/no-show',
  summary: 'The person did not come',
  params: AppointmentParams,
  body: Nothing,
  answer: DeskAppointment,
  errors: ['not-found', 'other-site', 'appointment-not-changeable'],
});
export const findResident = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/residents/find',
  summary: 'Find a person of the county by ID number, or by name and birthday',
  body: z.union([z.object({ idNumber: IdNumberText }), z.object({ name: PersonName, birthDate: PlainDate })]),
  answer: z.object({
    items: z.array(
      z.object({
        residentId: Uuid,
        name: z.string(),
        sex: Sex,
        birthDate: PlainDate,
        idMasked: z.nullable(z.string()),
        due: z.array(z.object({ ...DoseForecast.shape, name: z.string() })),
      }),
    ),
  }),
  errors: ['record-not-found', 'id-number-invalid'],
});
export const giveWalkInPlace = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/walk-ins',
  summary: 'Give a walk-in a place from the on-site or staff pool',
  idempotent: true,
  body: WalkIn,
  status: 201,
  answer: DeskPerson,
  errors: [
    'not-found',
    'other-site',
    'onsite-full',
    'slot-closed',
    'dose-not-eligible',
    'visit-not-eligible',
    'checkup-not-eligible',
    'appointment-duplicate',
    'answers-incomplete',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const agreeFamilyLink = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/family-links/agree',
  summary: 'Record an agreement given in person: both ID numbers seen at the desk',
  body: z.object({
    actorIdNumber: IdNumberText,
    residentIdNumber: IdNumberText,
    right: z.enum(['guardian', 'proxy']),
  }),
  status: 201,
  answer: Nothing,
  errors: [
    'record-not-found',
    'id-number-invalid',
    'not-a-child',
    'not-an-adult',
    'family-link-exists',
    'family-too-large',
    'binding-needed',
    'other-site',
  ],
});
export const bindAtDesk = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/bindings',
  summary: 'Put a new phone on file after seeing the ID card, so that real-name binding matches',
  body: z.object({ idNumber: IdNumberText, name: PersonName, phone: z.string().check(z.regex(/^1\d{10}$/)) }),
  status: 201,
  answer: Nothing,
  errors: ['record-not-found', 'id-number-invalid', 'identity-mismatch', 'phone-invalid', 'other-site'],
});
