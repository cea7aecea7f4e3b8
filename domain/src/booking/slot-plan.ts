/** Which slots a clinic has on a day, made from its weekly sessions, single days that differ, holidays and its policy. */
import { addDays, type PlainDate, weekdayOf } from '../shared/plain-date';

/** A weekly session as the clinic sets it. Times are `HH:MM` of the site. */
export interface SessionTemplate {
  service: string;
  /** ISO weekday, 1 = Monday. */
  weekday: number;
  startsAt: string;
  endsAt: string;
  slotMinutes: number;
  /** Vaccinators working side by side. */
  stations: number;
  minutesPerPerson: number;
  /** Places of each slot kept for people who come without booking. */
  onsitePlaces: number;
  /** Places of each slot the desk keeps for its own reasons. */
  staffPlaces: number;
  validFrom: PlainDate;
  /** Last day it holds; null has no end. */
  validTo: PlainDate | null;
  /** Where a vehicle stands: such a session is of one day. */
  stopId?: string | undefined;
}

/** One day that differs: no session at all, or another number of stations. */
export type SessionException = { service: string; day: PlainDate; reason: string } & (
  { kind: 'closed' } | { kind: 'capacity'; stations: number }
);

export interface Holiday {
  day: PlainDate;
  name: string;
}

/** What a clinic has decided about its numbers. */
export interface SitePolicy {
  /** Numbers of day D are released on D - releaseDaysAhead … */
  releaseDaysAhead: number;
  /** … at this hour. */
  releaseAt: string;
  /** Unused on-site places go to the online pool this long before the slot starts. */
  onsiteReleasedMinutesBefore: number;
  /** Online booking ends this long before the slot starts. */
  bookingCutoffMinutes: number;
}

/** A day and a time of day at the site; the server makes an instant of it. */
export interface SiteTime {
  day: PlainDate;
  time: string;
}

export interface PlannedSlot {
  service: string;
  day: PlainDate;
  startsAt: string;
  endsAt: string;
  /** Places of the earlier slots of the day: ticket number = ticketBase + place. */
  ticketBase: number;
  online: number;
  onsite: number;
  staff: number;
  releasedAt: SiteTime;
  onlineUntil: SiteTime;
  onsiteReleasedAt: SiteTime;
  /** Why there is no session although the week has one; null when it takes place. */
  closedReason: string | null;
  /** The vehicle's stop; null at a clinic. */
  stopId: string | null;
}

/** All that decides the slots of one clinic. */
export interface SlotPlanFacts {
  templates: readonly SessionTemplate[];
  exceptions: readonly SessionException[];
  holidays: readonly Holiday[];
  policy: SitePolicy;
}

export interface Pools {
  online: number;
  onsite: number;
  staff: number;
}

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
/** Minutes of a person are kept with two decimals; whole hundredths make the division exact. */
const HUNDREDTHS = 100;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3, 5));

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / MINUTES_PER_HOUR)).padStart(2, '0')}:${String(minutes % MINUTES_PER_HOUR).padStart(2, '0')}`;

/** The time `minutes` before a time of a day, on an earlier day when it crosses midnight. */
export function minutesBefore(at: SiteTime, minutes: number): SiteTime {
  const left = minutesOf(at.time) - minutes;
  const days = Math.floor(left / MINUTES_PER_DAY);
  return { day: addDays(at.day, days), time: timeOf(left - days * MINUTES_PER_DAY) };
}

/**
 * Places of one slot: whole people that `stations` can serve in `slotMinutes`. On-site places come out first, then the desk's
 * own, the rest is online; so a day with fewer stations keeps its places for those who cannot book.
 */
export function poolsOf(
  template: Pick<SessionTemplate, 'slotMinutes' | 'minutesPerPerson' | 'onsitePlaces' | 'staffPlaces'>,
  stations: number,
): Pools {
  const perPerson = Math.round(template.minutesPerPerson * HUNDREDTHS);
  const places = Math.floor((stations * template.slotMinutes * HUNDREDTHS) / perPerson);
  const onsite = Math.min(template.onsitePlaces, places);
  const staff = Math.min(template.staffPlaces, places - onsite);
  return { online: places - onsite - staff, onsite, staff };
}

const overlaps = (a: SessionTemplate, b: SessionTemplate): boolean =>
  a.service === b.service && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** Sessions of the weekday that hold on the day; of two that overlap, the one decided later replaces the other. */
function sessionsOn(templates: readonly SessionTemplate[], day: PlainDate): SessionTemplate[] {
  const weekday = weekdayOf(day);
  const holding = templates
    .filter((one) => one.weekday === weekday && one.validFrom <= day && (one.validTo === null || day <= one.validTo))
    .sort((a, b) =>
      a.validFrom === b.validFrom ? (a.startsAt < b.startsAt ? -1 : 1) : a.validFrom > b.validFrom ? -1 : 1,
    );
  const kept: SessionTemplate[] = [];
  for (const session of holding) if (!kept.some((other) => overlaps(session, other))) kept.push(session);
  return kept;
}

interface DayVerdict {
  closedReason: string | null;
  /** Replaces the template's stations. */
  stations?: number;
}

/** The ladder of a day: an exception of the clinic, then the county's holiday, then the ordinary week. */
function verdictOn(facts: SlotPlanFacts, service: string, day: PlainDate): DayVerdict {
  const exception = facts.exceptions.find((one) => one.service === service && one.day === day);
  if (exception?.kind === 'capacity' && exception.stations > 0)
    return { closedReason: null, stations: exception.stations };
  if (exception) return { closedReason: exception.reason };
  const holiday = facts.holidays.find((one) => one.day === day);
  return { closedReason: holiday?.name ?? null };
}

type Span = Pick<PlannedSlot, 'service' | 'startsAt' | 'endsAt' | 'closedReason' | 'stopId'> & Pools;

/** Whole slots of a session; a rest shorter than a slot is not given out. */
function spansOf(session: SessionTemplate, verdict: DayVerdict): Span[] {
  const pools = poolsOf(session, verdict.stations ?? session.stations);
  const end = minutesOf(session.endsAt);
  const spans: Span[] = [];
  for (let start = minutesOf(session.startsAt); start + session.slotMinutes <= end; start += session.slotMinutes) {
    const times = { startsAt: timeOf(start), endsAt: timeOf(start + session.slotMinutes) };
    const { service, stopId = null } = session;
    spans.push({ service, ...times, ...pools, closedReason: verdict.closedReason, stopId });
  }
  return spans.filter((span) => span.online + span.onsite + span.staff > 0);
}

const inOrder = (a: Span, b: Span): number => {
  if (a.startsAt !== b.startsAt) return a.startsAt < b.startsAt ? -1 : 1;
  return a.service < b.service ? -1 : 1;
};

/**
 * The slots of one clinic on one day, all services, in order of time. A day closed by an exception or a holiday keeps its slots
 * with the reason, so that screens can say why; a weekday without a session has none. Rules: docs/rules/slots.md.
 */
export function planDay(facts: SlotPlanFacts, day: PlainDate): PlannedSlot[] {
  const spans = sessionsOn(facts.templates, day)
    .flatMap((session) => spansOf(session, verdictOn(facts, session.service, day)))
    .sort(inOrder);
  const { policy } = facts;
  const releasedAt = { day: addDays(day, -policy.releaseDaysAhead), time: policy.releaseAt };
  let ticketBase = 0;
  return spans.map((span) => {
    const start = { day, time: span.startsAt };
    const slot = {
      ...span,
      day,
      ticketBase,
      releasedAt,
      onlineUntil: minutesBefore(start, policy.bookingCutoffMinutes),
      onsiteReleasedAt: minutesBefore(start, policy.onsiteReleasedMinutesBefore),
    };
    ticketBase += span.online + span.onsite + span.staff;
    return slot;
  });
}
