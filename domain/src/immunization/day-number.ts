/**
 * Days as whole numbers (days since 1970-01-01) for the inner loops of the rules: a county's forecast parses and prints
 * hundreds of days per child, which strings and Date objects make too slow. Same month-end clamp as `addMonths` of plain-date.
 */
import type { PlainDate } from '../shared/plain-date';
import type { Span } from './programmes/table';

const EPOCH_OFFSET = 719_468;
const DAYS_PER_ERA = 146_097;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MONTHS_PER_YEAR = 12;
const HOURS_PER_DAY = 24;
const DASH = 45;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Length of a month (1–12). */
const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** Day number of a civil date (algorithm of H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function fromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_OFFSET;
}

/** Civil date packed as year × 10,000 + month × 100 + day, so that no object is made. */
export function packedCivil(dayNumber: number): number {
  const z = dayNumber + EPOCH_OFFSET;
  const era = Math.floor(z / DAYS_PER_ERA);
  const dayOfEra = z - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted + (shifted < 10 ? 3 : -9);
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 10_000 + month * 100 + day;
}

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Day number of `YYYY-MM-DD`; NaN when the text is no real day. */
export function dayNumberOf(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const real = year >= 1900 && month >= 1 && month <= MONTHS_PER_YEAR && day >= 1 && day <= monthLength(year, month);
  return real ? fromCivil(year, month, day) : Number.NaN;
}

const printed = new Map<number, PlainDate>();

/** `YYYY-MM-DD` of a day number. Remembered: a county asks for a few thousand different days a million times. */
export function plainDateOf(dayNumber: number): PlainDate {
  const known = printed.get(dayNumber);
  if (known !== undefined) return known;
  const packed = packedCivil(dayNumber);
  const text = `${pad(Math.floor(packed / 10_000), 4)}-${pad(Math.floor(packed / 100) % 100, 2)}-${pad(packed % 100, 2)}`;
  printed.set(dayNumber, text as PlainDate);
  return text as PlainDate;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The day `months` calendar months later; the last day of the month when that day does not exist. */
export function plusMonths(dayNumber: number, months: number): number {
  const packed = packedCivil(dayNumber);
  const index = Math.floor(packed / 10_000) * MONTHS_PER_YEAR + (Math.floor(packed / 100) % 100) - 1 + months;
  const year = Math.floor(index / MONTHS_PER_YEAR);
  const month = (index % MONTHS_PER_YEAR) + 1;
  return fromCivil(year, month, Math.min(packed % 100, monthLength(year, month)));
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
  const packed = packedCivil(dayNumber);
  const year = Math.floor(packed / 10_000);
  const short = `${Math.floor(packed / 100) % 100}月${packed % 100}日`;
  return year === Math.floor(packedCivil(today) / 10_000) ? short : `${year}年${short}`;
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
  if (years < 2) return spanZh(span.days ? { months, days: span.days } : { months });
  const rest = months % MONTHS_PER_YEAR;
  return rest === 0 ? `${years}岁` : `${years}岁${rest}个月`;
}
