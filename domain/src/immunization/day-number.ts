/**
 * Days as whole numbers (days since 1900-01-01) for the inner loops of the rules: a county's forecast reads, adds and prints
 * hundreds of days per child, which strings and Date objects make too slow. Same month-end clamp as `addMonths` of plain-date.
 */
import { toPlainDate, type PlainDate } from '../shared/plain-date';
import type { Span } from './programmes/table';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const MONTHS_PER_YEAR = 12;
const HOURS_PER_DAY = 24;
const DASH = 45;
const ZERO = 48;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Day number of the first of every month from January 1900 on, and one month past the end. */
const MONTH_STARTS: Int32Array = (() => {
  const starts = new Int32Array((LAST_YEAR - FIRST_YEAR + 1) * MONTHS_PER_YEAR + 1);
  for (let month = 0; month + 1 < starts.length; month += 1) {
    const inYear = month % MONTHS_PER_YEAR;
    const leapDay = inYear === 1 && isLeap(FIRST_YEAR + Math.floor(month / MONTHS_PER_YEAR)) ? 1 : 0;
    starts[month + 1] = (starts[month] ?? 0) + (LENGTHS[inYear] ?? 0) + leapDay;
  }
  return starts;
})();
const LAST_MONTH = MONTH_STARTS.length - 2;

const startOf = (month: number): number => MONTH_STARTS[month] ?? Number.NaN;

const LAST_DAY = startOf(LAST_MONTH + 1) - 1;

/** Months since January 1900 of every day: one look instead of a division and a search. */
const MONTH_OF: Int16Array = (() => {
  const months = new Int16Array(LAST_DAY + 1);
  for (let month = 0; month <= LAST_MONTH; month += 1) months.fill(month, startOf(month), startOf(month + 1));
  return months;
})();

const monthIndexOf = (dayNumber: number): number => MONTH_OF[Math.min(Math.max(dayNumber, 0), LAST_DAY)] ?? 0;

/** Day number of a civil date; month 1–12. NaN outside 1900–2199 and for days that do not exist. */
export function fromCivil(year: number, month: number, day: number): number {
  const isCalendar = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= MONTHS_PER_YEAR;
  if (!isCalendar) return Number.NaN;
  const index = (year - FIRST_YEAR) * MONTHS_PER_YEAR + month - 1;
  const number = startOf(index) + day - 1;
  return day >= 1 && number < startOf(index + 1) ? number : Number.NaN;
}

/** The number of two digits of a text; NaN or far too large when they are none. */
const pair = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Number.NaN : tens * 10 + ones;
};

/** Day number of `YYYY-MM-DD`; NaN when the text is no real day. */
export function dayNumberOf(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  return fromCivil(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** Every day printed so far, for machines and for a parent: a county asks for a few thousand different days a million times. */
const ISO: (PlainDate | undefined)[] = Array.from({ length: LAST_DAY + 1 }, () => undefined);
const ZH: (string | undefined)[] = Array.from({ length: LAST_DAY + 1 }, () => undefined);
const ZH_WITH_YEAR: (string | undefined)[] = Array.from({ length: LAST_DAY + 1 }, () => undefined);

const inMonth = (on: number): number => on - startOf(monthIndexOf(on)) + 1;
const withinCalendar = (dayNumber: number): number => (dayNumber > LAST_DAY ? LAST_DAY : dayNumber);

/** Calendar year of a day. */
export const yearOf = (dayNumber: number): number => FIRST_YEAR + Math.floor(monthIndexOf(dayNumber) / MONTHS_PER_YEAR);

/** Calendar month (1–12) of a day. */
export const monthOf = (dayNumber: number): number => (monthIndexOf(dayNumber) % MONTHS_PER_YEAR) + 1;

function printIso(on: number): PlainDate {
  const made = toPlainDate(`${yearOf(on)}-${pad(monthOf(on))}-${pad(inMonth(on))}`);
  ISO[on] = made;
  return made;
}

function printZh(on: number): string {
  const made = `${monthOf(on)}月${inMonth(on)}日`;
  ZH[on] = made;
  ZH_WITH_YEAR[on] = `${yearOf(on)}年${made}`;
  return made;
}

/** `YYYY-MM-DD` of a day number. */
export function plainDateOf(dayNumber: number): PlainDate {
  const on = withinCalendar(dayNumber);
  return ISO[on] ?? printIso(on);
}

/** The day `months` calendar months later; the last day of the month when that day does not exist. Nothing goes past 2199. */
export function plusMonths(dayNumber: number, months: number): number {
  const from = monthIndexOf(dayNumber);
  const to = Math.min(from + months, LAST_MONTH);
  return Math.min(startOf(to) + dayNumber - startOf(from), startOf(to + 1) - 1);
}

/** Years and months of a span in months. */
export const monthsOf = (span: Span): number => (span.years ?? 0) * MONTHS_PER_YEAR + (span.months ?? 0);

/** A span in the two units days are counted in; every step has the same shape, which the inner loops need. */
export interface Step {
  readonly months: number;
  readonly days: number;
}

/** A span as a step: whole days for hours. */
export const stepOf = (span: Span): Step => ({
  months: monthsOf(span),
  days: (span.days ?? 0) + (span.hours ?? 0) / HOURS_PER_DAY,
});

/** The day a step later: calendar units first, then days. */
export const plusStep = (dayNumber: number, { months, days }: Step): number =>
  (months === 0 ? dayNumber : plusMonths(dayNumber, months)) + days;

/** The day a span later: calendar units first, then days. */
export const plusSpan = (dayNumber: number, span: Span): number => plusStep(dayNumber, stepOf(span));

/** A day for a parent: 11月19日 in the year of `today`, 2025年11月24日 otherwise. */
export function dayZh(dayNumber: number, today: number): string {
  const on = withinCalendar(dayNumber);
  const zh = ZH[on] ?? printZh(on);
  return yearOf(on) === yearOf(today) ? zh : (ZH_WITH_YEAR[on] ?? zh);
}

/** A span for a parent: 28天, 6个月, 3年. */
export function spanZh(span: Span): string {
  if (span.years !== undefined) return `${span.years}年`;
  if (span.months !== undefined) return span.days ? `${span.months}个月零${span.days}天` : `${span.months}个月`;
  return span.days === undefined ? `${span.hours ?? 0}小时` : `${span.days}天`;
}

/** An age for a parent: 18个月, 2岁, 13岁5个月, 8个月零7天. From the second birthday years are named as years. */
export function ageZh(span: Span): string {
  const months = monthsOf(span);
  const years = Math.floor(months / MONTHS_PER_YEAR);
  if (years < 2) return spanZh(months === 0 || span.days ? { ...span } : { months });
  const rest = months % MONTHS_PER_YEAR;
  return rest === 0 ? `${years}岁` : `${years}岁${rest}个月`;
}
