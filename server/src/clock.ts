import { type PlainDate, toPlainDate } from '@kangban/domain/shared/plain-date';

/** The only reader of the machine's time on the server. */
export interface Clock {
  now(): Date;
  /** The calendar day in Asia/Shanghai. */
  today(): PlainDate;
  /** The machine's own time, not moved by a fixed day: what devices outside (an authenticator) show. */
  machineNow(): Date;
}

/** Milliseconds of the machine's clock, for ids and time-outs; a day of service always comes from a Clock. */
export const machineNowMs = (): number => Date.now();

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Calendar day of an instant in Asia/Shanghai (UTC+8, no daylight saving since 1991). */
export const dayOf = (at: Date): PlainDate =>
  toPlainDate(new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10));

/** Time of day `HH:MM` of an instant in Asia/Shanghai. */
export const timeOf = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);

/** Minutes after midnight of an instant in Asia/Shanghai. */
export function minuteOfDay(at: Date): number {
  const china = new Date(at.getTime() + OFFSET_MS);
  return china.getUTCHours() * 60 + china.getUTCMinutes();
}

/** The instant of a day and a time of day (`HH:MM`) in Asia/Shanghai. */
export const instantOf = (day: PlainDate, time: string): Date => new Date(`${day}T${time.slice(0, 5)}:00+08:00`);

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** Milliseconds to add to the machine's clock: whole days for a day, any number for a day with a time of day. */
function shiftTo(fixed: string): number {
  if (!DAY_ONLY.test(fixed)) return Date.parse(`${fixed}+08:00`) - machineNowMs();
  const today = dayOf(new Date(machineNowMs()));
  return Math.round((Date.parse(toPlainDate(fixed)) - Date.parse(today)) / DAY_MS) * DAY_MS;
}

/**
 * The machine's clock, or, with a fixed day, the same clock moved by whole days so that it starts on that day: hours and
 * order go on as they are. With a time of day (`2026-11-25T09:40`, Asia/Shanghai) it starts at that time instead. The
 * configuration refuses both in production.
 */
export function makeClock(fixed?: string): Clock {
  const shift = fixed ? shiftTo(fixed) : 0;
  const now = (): Date => new Date(machineNowMs() + shift);
  return { now, today: () => dayOf(now()), machineNow: () => new Date(machineNowMs()) };
}

/** A clock for tests: stands still until told to move. */
export function makeTestClock(start: string): Clock & { set(at: string): void; advance(ms: number): void } {
  let at = new Date(start);
  return {
    now: () => new Date(at),
    machineNow: () => new Date(at),
    today: () => dayOf(at),
    set: (to) => {
      at = new Date(to);
    },
    advance: (ms) => {
      at = new Date(at.getTime() + ms);
    },
  };
}
