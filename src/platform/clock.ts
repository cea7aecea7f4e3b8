import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';

/** China keeps one time all year round. */
const CHINA_AHEAD_MS = 8 * 3_600_000;

/** `2026-11-23T07:58` of an instant in China; throws for what is no instant. */
const inChina = (ms: number): string => new Date(ms + CHINA_AHEAD_MS).toISOString().slice(0, 16);

/** The only place of the client that reads the machine's time. */
export const nowMs = (): number => Date.now();

/** The calendar day in China of an instant, whatever zone the phone is set to. */
export function dayInChina(ms: number): PlainDate {
  const day = parsePlainDate(inChina(ms).slice(0, 10));
  if (day === undefined) throw new RangeError(`no calendar day at ${ms}`);
  return day;
}

/** `7:58`: the time of day in China of an instant. */
export const timeInChina = (ms: number): string => inChina(ms).slice(11).replace(/^0/, '');
