import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';

const CHINA_AHEAD_MS = 8 * 3_600_000;

/** The only place of the client that reads the machine's time. */
export const nowMs = (): number => Date.now();

/** The calendar day in China of an instant, whatever zone the phone is set to. */
export function dayInChina(ms: number): PlainDate {
  const day = parsePlainDate(new Date(ms + CHINA_AHEAD_MS).toISOString().slice(0, 10));
  if (day === undefined) throw new RangeError(`no calendar day at ${ms}`);
  return day;
}

/** `7:58`: the time of day in China of an instant. */
export function timeInChina(ms: number): string {
  const at = new Date(ms + CHINA_AHEAD_MS);
  return `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, '0')}`;
}
