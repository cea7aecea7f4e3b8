import { Appointment, WaitlistEntry } from './booking';
import { PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { FamilyMember } from './identity';
import { DoseStatus } from './immunization';
import { z } from './zod';

/** A dose to be arranged, with the words the card needs. */
export const DueDose = z.object({
  series: z.string(),
  vaccine: z.string(),
  dose: z.number(),
  name: z.string(),
  status: DoseStatus,
  free: z.boolean(),
  dueOn: z.nullable(PlainDate),
  completeBefore: z.nullable(PlainDate),
  reasonText: z.nullable(z.string()),
});
export type DueDose = z.infer<typeof DueDose>;

export const MemberSummary = z.object({
  member: FamilyMember,
  /** Can be given today and is not booked. */
  due: z.array(DueDose),
  /** The next one that cannot be given yet. */
  next: z.nullable(DueDose),
});
export type MemberSummary = z.infer<typeof MemberSummary>;

/** First page: one answer, so that home is one request. */
export const Home = z.object({
  today: PlainDate,
  countyName: z.string(),
  healthBureau: z.string(),
  hotline: z.string(),
  members: z.array(MemberSummary),
  appointments: z.array(Appointment),
  waitlist: z.array(WaitlistEntry),
  /** Whose card comes first, chosen by domain/booking rules: overdue, then due with the nearest end. */
  firstResidentId: z.nullable(Uuid),
});
export type Home = z.infer<typeof Home>;

export const getHome = endpoint({
  tag: 'home',
  method: 'GET',
  path: '/home',
  summary: 'What is next, for whom, by when',
  caller: 'account',
  answer: Home,
  errors: [],
});
