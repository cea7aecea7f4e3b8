import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';

dayjs.extend(utc);

/** China keeps one time all year round. */
const CHINA_AHEAD_HOURS = 8;
const inChina = (ms: number): dayjs.Dayjs => dayjs.utc(ms).utcOffset(CHINA_AHEAD_HOURS);

/** The only place of the client that reads the machine's time. */
export const nowMs = (): number => Date.now();

/** The calendar day in China of an instant, whatever zone the phone is set to. */
export function dayInChina(ms: number): PlainDate {
  const day = parsePlainDate(inChina(ms).format('YYYY-MM-DD'));
  if (day === undefined) throw new RangeError(`no calendar day at ${ms}`);
  return day;
}

/** `7:58`: the time of day in China of an instant. */
export const timeInChina = (ms: number): string => inChina(ms).format('H:mm');
