import type { DayCard, SlotCard } from '@kangban/contract/site';
import { addDays, weekdayOf, type PlainDate } from '@kangban/domain/shared/plain-date';
import { slot as words } from '@/copy/booking';
import { dateNumber, dayAndWeekday, weekdayName } from '@/copy/when';
import type { CalendarDay } from '@/ui/month-calendar/month-calendar';
import type { DayChoice } from '@/ui/day-strip/day-strip';

/** Days shown beside each other. */
export const STRIP_DAYS = 7;
/** Days asked for when the month is opened: as far as numbers exist. */
export const MONTH_DAYS = 35;

const canLookAt = ({ state }: DayCard): boolean => state === 'open' || state === 'full' || state === 'not-released';

const noteOf = ({ state, remainingOnline }: DayCard): string =>
  state === 'open' ? words.left(remainingOnline) : words.dayNotes[state];

export function dayChoice(day: DayCard, today: PlainDate): DayChoice {
  const note = noteOf(day);
  return {
    key: day.day,
    weekday: weekdayName(day.weekday),
    day: dateNumber(day.day),
    note,
    label: words.dayChoice(dayAndWeekday(day.day, today), note),
    disabled: canLookAt(day) ? undefined : true,
    quiet: day.state !== 'open',
  };
}

export function calendarDay(day: DayCard, today: PlainDate): CalendarDay {
  const { state, remainingOnline } = day;
  return {
    key: day.day,
    day: Number(dateNumber(day.day)),
    note: state === 'open' ? words.leftShort(remainingOnline) : words.monthNotes[state],
    label: words.dayChoice(dayAndWeekday(day.day, today), noteOf(day)),
    disabled: !canLookAt(day),
  };
}

const monthOf = (day: PlainDate): string => day.slice(0, 7);

export interface Month {
  /** The first day known of it. */
  first: PlainDate;
  days: DayCard[];
  /** Weekday of the first day shown, less one: the empty places before it. */
  blanks: number;
}

/** The days by calendar month, in order; the first month begins on the week of its first known day. */
export function monthsOf(days: readonly DayCard[]): Month[] {
  const months = new Map<string, DayCard[]>();
  for (const day of days) months.set(monthOf(day.day), [...(months.get(monthOf(day.day)) ?? []), day]);
  return [...months.values()].flatMap((list) => {
    const [first] = list;
    return first ? [{ first: first.day, days: list, blanks: weekdayOf(first.day) - 1 }] : [];
  });
}

/** The first day of the strip: today, or the nearest day with room when this week has none. */
export function stripStart(today: PlainDate, nextFreeDay: PlainDate | null): PlainDate | undefined {
  if (nextFreeDay === null) return undefined;
  return nextFreeDay > addDays(today, STRIP_DAYS - 1) ? nextFreeDay : undefined;
}

/** A time with few places left says so. */
const FEW = 2;
export const isAlmostFull = ({ state, online }: SlotCard): boolean =>
  state === 'open' && online.remaining > 0 && online.remaining <= FEW && online.capacity > FEW;
