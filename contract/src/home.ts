import { Appointment, WaitlistEntry } from './booking';
import { Instant, PlainDate, Uuid } from './common';
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
  /** The day it was or will be due; for a dose that waits, the first day it may really be given. */
  dueOn: z.nullable(PlainDate),
  completeBefore: z.nullable(PlainDate),
  reasonText: z.nullable(z.string()),
});
export type DueDose = z.infer<typeof DueDose>;

export const MemberSummary = z.object({
  member: FamilyMember,
  /** Free doses that can be given today and are not booked, the first of each series, overdue ones first. */
  due: z.array(DueDose),
  /** The next one that cannot be given yet, of a series with nothing due and nothing booked. */
  next: z.nullable(DueDose),
});
export type MemberSummary = z.infer<typeof MemberSummary>;

/** The next thing to be done of a person after a checkup, with the words the card needs. */
export const HomeTask = z.object({
  taskId: Uuid,
  residentId: Uuid,
  title: z.string(),
  /** The clinic must reach the person today. */
  urgent: z.boolean(),
  dueOn: PlainDate,
  late: z.boolean(),
  bookedFor: z.nullable(Instant),
  place: z.nullable(z.string()),
  /** To be done without breakfast. */
  fasting: z.boolean(),
});
export type HomeTask = z.infer<typeof HomeTask>;

/** First page: one answer, so that home is one request. */
export const Home = z.object({
  today: PlainDate,
  countyName: z.string(),
  healthBureau: z.string(),
  hotline: z.string(),
  members: z.array(MemberSummary),
  appointments: z.array(Appointment),
  waitlist: z.array(WaitlistEntry),
  /** One a person, the most urgent first. */
  tasks: z.array(HomeTask),
  /** Whose card comes first, chosen by domain/home: overdue, then due with the nearest end, then the youngest. */
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
