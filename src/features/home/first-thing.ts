import type { Appointment, WaitlistEntry } from '@kangban/contract/booking';
import type { DueDose, Home, HomeTask, MemberSummary } from '@kangban/contract/home';
import type { FamilyMember } from '@kangban/contract/identity';
import { dayInChina } from '@/platform/clock';

/** Whose things home shows: a resident's id, or `all`. */
export type Scope = string;

export type Offered = WaitlistEntry & { offer: NonNullable<WaitlistEntry['offer']> };

/** What stands on the dark card of home. */
export type FirstThing =
  | { kind: 'offer'; entry: Offered }
  | { kind: 'due'; summary: MemberSummary }
  | { kind: 'task'; task: HomeTask }
  | { kind: 'appointment'; appointment: Appointment }
  | { kind: 'nothing'; next: { member: FamilyMember; dose: DueDose } | undefined };

const concerns = (scope: Scope, residentId: string): boolean => scope === 'all' || scope === residentId;

export const membersOf = ({ members }: Home, scope: Scope): MemberSummary[] =>
  members.filter(({ member }) => concerns(scope, member.residentId));

const isOffered = (entry: WaitlistEntry): entry is Offered => entry.state === 'offered' && entry.offer !== null;

export const offersOf = ({ waitlist }: Home, scope: Scope): Offered[] =>
  waitlist.filter(isOffered).filter(({ resident }) => concerns(scope, resident.residentId));

export const waitingOf = ({ waitlist }: Home, scope: Scope): WaitlistEntry[] =>
  waitlist.filter(({ state, resident }) => state === 'waiting' && concerns(scope, resident.residentId));

/** What is to be done after a checkup, in the server's order. */
export const tasksOf = ({ tasks }: Home, scope: Scope): HomeTask[] =>
  tasks.filter(({ residentId }) => concerns(scope, residentId));

const whenOf = ({ day, startsAt }: Appointment): string => `${day}T${startsAt}`;

/** Bookings still ahead, nearest first. */
export const upcomingOf = ({ appointments }: Home, scope: Scope): Appointment[] =>
  appointments
    .filter(
      ({ state, resident }) => (state === 'booked' || state === 'checked-in') && concerns(scope, resident.residentId),
    )
    .sort((a, b) => whenOf(a).localeCompare(whenOf(b)));

/** Who is up first: the server's choice for the family, then anybody with something due. */
function firstDue(home: Home, scope: Scope): MemberSummary | undefined {
  const due = membersOf(home, scope).filter((summary) => summary.due.length > 0);
  return due.find(({ member }) => member.residentId === home.firstResidentId) ?? due[0];
}

function nearestNext(home: Home, scope: Scope): { member: FamilyMember; dose: DueDose } | undefined {
  const ahead = membersOf(home, scope).flatMap(({ member, next }) => (next ? [{ member, dose: next }] : []));
  return ahead.sort((a, b) => (a.dose.dueOn ?? '9').localeCompare(b.dose.dueOn ?? '9'))[0];
}

/**
 * The next task or the next booking: what has its place already waits for its day behind a booking before it, what has none is to be
 * arranged now.
 */
function nextOf(task: HomeTask | undefined, appointment: Appointment | undefined): FirstThing | undefined {
  if (!task) return appointment && { kind: 'appointment', appointment };
  const { bookedFor } = task;
  const isLater = appointment && bookedFor !== null && appointment.day <= dayInChina(Date.parse(bookedFor));
  return isLater ? { kind: 'appointment', appointment } : { kind: 'task', task };
}

/** A call that cannot wait, a held place that may go away, today's booking, what is due, then the next task or booking. */
export function firstThing(home: Home, scope: Scope): FirstThing {
  const [task] = tasksOf(home, scope);
  if (task?.urgent) return { kind: 'task', task };
  const [entry] = offersOf(home, scope);
  if (entry) return { kind: 'offer', entry };
  const [appointment] = upcomingOf(home, scope);
  if (appointment && appointment.day <= home.today) return { kind: 'appointment', appointment };
  const summary = firstDue(home, scope);
  if (summary) return { kind: 'due', summary };
  return nextOf(task, appointment) ?? { kind: 'nothing', next: nearestNext(home, scope) };
}

/** How many things wait for one person: what is due counts once, each booking and each held place once. */
export function thingsOf(home: Home, residentId: string): number {
  const due = membersOf(home, residentId).some((summary) => summary.due.length > 0) ? 1 : 0;
  return (
    due + tasksOf(home, residentId).length + upcomingOf(home, residentId).length + offersOf(home, residentId).length
  );
}
