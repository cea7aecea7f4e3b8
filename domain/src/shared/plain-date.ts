/** Calendar days without a clock: a day is the string YYYY-MM-DD in Asia/Shanghai, never an instant (design.md §4). */

declare const plainDate: unique symbol;
/** A calendar day `YYYY-MM-DD`, proleptic Gregorian, years 1900–2199. Strings compare in calendar order. */
export type PlainDate = string & { readonly [plainDate]: true };

const FORMAT = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

interface Parts {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const utc = ({ year, month, day }: Parts): number => Date.UTC(year, month - 1, day);

/** Number of days of a month (month 1–12). */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

// The one place that makes a day, from parts that were checked or counted.
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions
const make = ({ year, month, day }: Parts): PlainDate => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;

/** Reads `YYYY-MM-DD`; undefined when it is not a real day between 1900 and 2199 (2025-02-29, 2025-1-3, …). */
export function parsePlainDate(text: string): PlainDate | undefined {
  const match = FORMAT.exec(text);
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const inRange = parts.year >= 1900 && parts.year <= 2199 && parts.month >= 1 && parts.month <= 12;
  return inRange && parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month) ? make(parts) : undefined;
}

/** Reads `YYYY-MM-DD` and throws a RangeError when it is not a real day. For constants and trusted data. */
export function toPlainDate(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === undefined) throw new RangeError(`not a calendar day: ${text}`);
  return day;
}

/** Year, month (1–12) and day of month of a day. */
export function partsOf(day: PlainDate): Parts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

const fromUtc = (ms: number): PlainDate => {
  const at = new Date(ms);
  return make({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() });
};

/** The day `days` later (negative: earlier). */
export const addDays = (day: PlainDate, days: number): PlainDate => fromUtc(utc(partsOf(day)) + days * DAY_MS);

/**
 * The day `months` calendar months later. When that month has no such day its last day is taken (31 January + 1 month = 28 or
 * 29 February): the convention of every transcription of the national programme, which the text itself does not state.
 */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const from = partsOf(day);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return make({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

/** Whole days from `from` to `to` (negative when `to` is earlier). */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((utc(partsOf(to)) - utc(partsOf(from))) / DAY_MS);

/** Completed calendar months from `from` to `to`, with the clamp of addMonths; negative when `to` is earlier. */
export function monthsBetween(from: PlainDate, to: PlainDate): number {
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return addMonths(from, months) <= to ? months : months - 1;
}

/** Completed years of age on `today`. A child of 29 February turns a year older on 28 February of a common year. */
export const ageInYears = (birthDate: PlainDate, today: PlainDate): number =>
  Math.floor(monthsBetween(birthDate, today) / 12);

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: PlainDate): number {
  const sundayFirst = new Date(utc(partsOf(day))).getUTCDay();
  return sundayFirst === 0 ? 7 : sundayFirst;
}

/** The later of two days. */
export const laterOf = (a: PlainDate, b: PlainDate): PlainDate => (a >= b ? a : b);
