/** When a reading was measured, as it is set on the page. Pure: the present is an argument. */
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import { READING_BACK_HOURS } from '@kangban/domain/reading/plausible';
import { dayInChina, timeInChina } from '@/platform/clock';

const HOUR_MS = 3_600_000;
const MINUTE_STEP = 5;
const HOURS = 24;
const MINUTES = 60;

export interface Moment {
  /** Whole days before today. */
  daysBack: number;
  hour: number;
  minute: number;
}

/** Days one may choose: 72 hours reach into the third day before. */
export const DAYS_BACK_MAX = READING_BACK_HOURS / HOURS;

/** The moment nearest to an instant that the page can show. */
export function momentOf(ms: number, nowMs: number): Moment {
  const [hour = '0', minute = '0'] = timeInChina(ms).split(':');
  const [day, today] = [dayInChina(ms), dayInChina(nowMs)];
  let daysBack = 0;
  while (daysBack < DAYS_BACK_MAX && addDays(today, -daysBack) > day) daysBack += 1;
  return { daysBack, hour: Number(hour), minute: Number(minute) };
}

const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = ({ daysBack }: Moment, nowMs: number): PlainDate => addDays(dayInChina(nowMs), -daysBack);

/** The instant of a moment, ms. */
export const instantOf = (moment: Moment, nowMs: number): number =>
  Date.parse(`${dayOf(moment, nowMs)}T${two(moment.hour)}:${two(moment.minute)}:00+08:00`);

/** Why a moment cannot be: it is still to come, or too long ago. */
export function momentFault(moment: Moment, nowMs: number): 'future' | 'too-old' | undefined {
  const ms = instantOf(moment, nowMs);
  if (ms > nowMs) return 'future';
  return ms < nowMs - READING_BACK_HOURS * HOUR_MS ? 'too-old' : undefined;
}

/** An hour earlier or later, round the clock; the day stays. */
export const turnHour = (moment: Moment, by: number): Moment => ({
  ...moment,
  hour: (moment.hour + by + HOURS) % HOURS,
});

/** To the next five minutes in a direction, round the hour; the hour stays. */
export function turnMinute(moment: Moment, by: 1 | -1): Moment {
  const steps = moment.minute / MINUTE_STEP;
  const next = by > 0 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1;
  return { ...moment, minute: (next * MINUTE_STEP + MINUTES) % MINUTES };
}
