import { addDays, daysInMonth, partsOf, type PlainDate, toPlainDate, weekdayOf } from '../shared/plain-date';

/** Spans in which caps are counted. */
export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** First and last day, both included. */
export interface Period {
  from: PlainDate;
  to: PlainDate;
}

const two = (value: number): string => String(value).padStart(2, '0');
const monthsOf = (year: number, first: number, last: number): Period => ({
  from: toPlainDate(`${year}-${two(first)}-01`),
  to: toPlainDate(`${year}-${two(last)}-${two(daysInMonth(year, last))}`),
});

/**
 * The natural period a day lies in: the day itself, Monday to Sunday, calendar month, quarter or year. Days are those of Asia/Shanghai
 * already, so a period has no hours and no edge to be argued about.
 */
export function periodOf(kind: PeriodKind, day: PlainDate): Period {
  const { year, month } = partsOf(day);
  const quarter = Math.floor((month - 1) / 3) * 3;
  switch (kind) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const monday = addDays(day, 1 - weekdayOf(day));
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'month':
      return monthsOf(year, month, month);
    case 'quarter':
      return monthsOf(year, quarter + 1, quarter + 3);
    case 'year':
      return monthsOf(year, 1, 12);
  }
}
