import { Answers, Appointment, Consent, Doses } from './appointment';
import { Count, Instant, Nothing, PlainDate, TimeOfDay, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

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

export const JoinWaitlist = z.object({
  siteId: Uuid,
  day: PlainDate,
  half: z.enum(['morning', 'afternoon', 'any']),
  residentId: Uuid,
  doses: Doses,
  answers: Answers,
  consent: z.optional(Consent),
});
export type JoinWaitlist = z.infer<typeof JoinWaitlist>;

const EntryParams = z.object({ entryId: Uuid });
const booking = { tag: 'booking', caller: 'resident' } as const;

export const joinWaitlist = endpoint({
  ...booking,
  method: 'POST',
  path: '/waitlist',
  summary: 'Wait for a freed place of a full day',
  idempotent: true,
  body: JoinWaitlist,
  status: 201,
  answer: WaitlistEntry,
  errors: [
    'waitlist-not-needed',
    'waitlist-exists',
    'dose-not-eligible',
    'appointment-duplicate',
    'appointment-too-many',
    'consent-missing',
    'answers-incomplete',
    'slot-closed',
    'slot-not-released',
    'slot-past-cutoff',
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
  errors: [
    'not-found',
    'waitlist-offer-gone',
    'dose-not-eligible',
    'appointment-duplicate',
    'appointment-too-many',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
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
