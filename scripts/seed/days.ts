// Day arithmetic for a million days: the same answers as domain/shared/plain-date, by the day numbers of the immunization rules.
import { dayNumberOf, plainDateOf, plusMonths } from '../../domain/src/immunization/day-number';
import type { PlainDate } from '../../domain/src/shared/plain-date';

/** The day `days` later; negative: earlier. */
export const addDays = (day: PlainDate, days: number): PlainDate => plainDateOf(dayNumberOf(day) + days);

/** The day `months` calendar months later, clamped to the month's end. */
export const addMonths = (day: PlainDate, months: number): PlainDate =>
  plainDateOf(plusMonths(dayNumberOf(day), months));

/** ISO weekday; day number 0 is Monday, 1 January 1900. */
export const weekdayOf = (day: PlainDate): number => (dayNumberOf(day) % 7) + 1;
