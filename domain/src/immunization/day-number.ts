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
const MEAN_MONTH_DAYS = 30.436_875;
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

/** Months since January 1900 of the month a day is in. The mean length finds it or a neighbour. */
function monthIndexOf(dayNumber: number): number {
  let month = Math.min(LAST_MONTH, Math.max(0, Math.floor(dayNumber / MEAN_MONTH_DAYS)));
  while (month > 0 && startOf(month) > dayNumber) month -= 1;
  while (month < LAST_MONTH && startOf(month + 1) <= dayNumber) month += 1;
  return month;
}

/** Day number of a civil date; month 1–12. NaN outside 1900–2199 and for days that do not exist. */
export function fromCivil(year: number, month: number, day: number): number {
  const isCalendar = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= MONTHS_PER_YEAR;
  if (!isCalendar) return Number.NaN;
  const index = (year - FIRST_YEAR) * MONTHS_PER_YEAR + month - 1;
  const number = startOf(index) + day - 1;
  return day >= 1 && number < startOf(index + 1) ? number : Number.NaN;
}

/** Calendar year of a day. */
export const yearOf = (dayNumber: number): number => FIRST_YEAR + Math.floor(monthIndexOf(dayNumber) / MONTHS_PER_YEAR);

/** Calendar month (1–12) of a day. */
export const monthOf = (dayNumber: number): number => (monthIndexOf(dayNumber) % MONTHS_PER_YEAR) + 1;

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Day number of `YYYY-MM-DD`; NaN when the text is no real day. */
export function dayNumberOf(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  return fromCivil(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** A day as it is printed: for machines, and for a parent without the year. */
interface Printed {
  readonly iso: PlainDate;
  readonly zh: string;
  readonly year: number;
}

/** Remembered by month and day: a county asks for a few thousand different days a million times. */
const printed: Printed[][] = Array.from({ length: LAST_MONTH + 1 }, () => []);
const LAST_DAY = startOf(LAST_MONTH + 1) - 1;

function print(dayNumber: number): Printed {
  const on = Math.min(dayNumber, LAST_DAY);
  const index = monthIndexOf(on);
  const inMonth = on - startOf(index);
  const known = printed[index]?.[inMonth];
  if (known !== undefined) return known;
  const year = FIRST_YEAR + Math.floor(index / MONTHS_PER_YEAR);
  const month = (index % MONTHS_PER_YEAR) + 1;
  const iso = toPlainDate(`${year}-${pad(month)}-${pad(inMonth + 1)}`);
  const made = { iso, zh: `${month}月${inMonth + 1}日`, year };
  const ofMonth = printed[index];
  if (ofMonth !== undefined) ofMonth[inMonth] = made;
  return made;
}

/** `YYYY-MM-DD` of a day number. */
export const plainDateOf = (dayNumber: number): PlainDate => print(dayNumber).iso;

/** The day `months` calendar months later; the last day of the month when that day does not exist. Nothing goes past 2199. */
export function plusMonths(dayNumber: number, months: number): number {
  const from = monthIndexOf(dayNumber);
  const to = Math.min(from + months, LAST_MONTH);
  return Math.min(startOf(to) + dayNumber - startOf(from), startOf(to + 1) - 1);
}

/** Years and months of a span in months. */
export const monthsOf = (span: Span): number => (span.years ?? 0) * MONTHS_PER_YEAR + (span.months ?? 0);

/** The day a span later: calendar units first, then days. */
export function plusSpan(dayNumber: number, span: Span): number {
  const months = monthsOf(span);
  const days = (span.days ?? 0) + (span.hours ?? 0) / HOURS_PER_DAY;
  return (months === 0 ? dayNumber : plusMonths(dayNumber, months)) + days;
}

/** A day for a parent: 11月19日 in the year of `today`, 2025年11月24日 otherwise. */
export function dayZh(dayNumber: number, today: number): string {
  const { zh, year } = print(dayNumber);
  return year === print(today).year ? zh : `${year}年${zh}`;
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
