import type { BookableService, DayCard, SlotCard } from '@kangban/contract/site';
import { addDays, type PlainDate, weekdayOf } from '@kangban/domain/shared/plain-date';
import { dayStateOf, halfOf, onlineRemainingOf, slotStateOf } from '@kangban/domain/site/slot-state';
import { instantOf } from '../../clock';
import type { CalendarRow, SlotRow } from './store';
import { TEXTS } from './texts';

export interface DaysInput {
  slots: readonly SlotRow[];
  calendar: CalendarRow;
  service: BookableService;
  from: PlainDate;
  days: number;
  now: Date;
}

const placesOf = (capacity: number, taken: number) => ({ capacity, taken, remaining: Math.max(0, capacity - taken) });

function slotCardOf(row: SlotRow, nowMs: number): SlotCard {
  const facts = {
    closed: row.closed,
    releasedAtMs: row.released_at.getTime(),
    onlineUntilMs: row.online_until.getTime(),
    onlineCapacity: row.online_capacity,
    onlineTaken: row.online_taken,
  };
  return {
    slotId: row.slot_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    half: halfOf(row.starts_at),
    state: slotStateOf(facts, nowMs),
    online: { ...placesOf(row.online_capacity, row.online_taken), remaining: onlineRemainingOf(facts) },
    onsite: placesOf(row.onsite_capacity, row.onsite_taken),
  };
}

const isOpenWeekday = (calendar: CalendarRow, day: PlainDate): boolean =>
  calendar.sessions.some(
    (session) =>
      session.weekday === weekdayOf(day) && session.from <= day && (session.to === null || day <= session.to),
  );

/** Why a day without open sessions is closed; undefined when sessions are planned on it that no slot was made for yet. */
function closedReasonOf(
  { calendar, service }: Pick<DaysInput, 'calendar' | 'service'>,
  day: PlainDate,
): string | undefined {
  const exception = calendar.exceptions.find((one) => one.day === day);
  if (exception?.closed) return exception.reason;
  const holiday = calendar.holidays.find((one) => one.day === day);
  if (holiday && !exception) return holiday.name;
  return isOpenWeekday(calendar, day) ? undefined : TEXTS.closedWeekday(weekdayOf(day), service);
}

const releaseOf = (calendar: CalendarRow, day: PlainDate): Date =>
  instantOf(addDays(day, -calendar.release_days_ahead), calendar.release_at);

/** A day no slot was made for: closed with its reason, or, beyond the planned weeks, announced with its release. */
function emptyDayOf(input: DaysInput, day: PlainDate): DayCard {
  const { calendar, now } = input;
  const card = { day, weekday: weekdayOf(day), remainingOnline: 0, slots: [] };
  const reason = closedReasonOf(input, day);
  const releasedAt = releaseOf(calendar, day);
  if (reason === undefined && releasedAt > now)
    return { ...card, state: 'not-released', releasedAt: releasedAt.toISOString(), closedReason: null };
  return { ...card, state: 'closed', releasedAt: null, closedReason: reason ?? TEXTS.notPlanned };
}

function plannedDayOf(rows: readonly SlotRow[], input: DaysInput, day: PlainDate): DayCard {
  const { now } = input;
  const slots = rows.map((row) => slotCardOf(row, now.getTime()));
  const state = dayStateOf(slots.map((slot) => slot.state));
  const open = slots.filter((slot) => slot.state === 'open');
  const releases = rows.map((row) => row.released_at.getTime());
  const isClosed = state === 'closed';
  const closedReason = rows.find((row) => row.closed_reason !== null)?.closed_reason ?? closedReasonOf(input, day);
  return {
    day,
    weekday: weekdayOf(day),
    state,
    remainingOnline: open.reduce((sum, slot) => sum + slot.online.remaining, 0),
    releasedAt: isClosed ? null : new Date(Math.min(...releases)).toISOString(),
    closedReason: isClosed ? (closedReason ?? TEXTS.notPlanned) : null,
    slots,
  };
}

/** The days of a clinic as residents see them at an instant; every day of the range is there, closed ones with a reason. */
export function dayCardsOf(input: DaysInput): DayCard[] {
  const byDay = new Map<PlainDate, SlotRow[]>();
  for (const row of input.slots) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  return Array.from({ length: input.days }, (_, index) => {
    const day = addDays(input.from, index);
    const rows = byDay.get(day);
    return rows ? plannedDayOf(rows, input, day) : emptyDayOf(input, day);
  });
}
