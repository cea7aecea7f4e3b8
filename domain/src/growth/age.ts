import { addDays, addMonths, daysBetween, monthsBetween, type PlainDate } from '../shared/plain-date';
import type { GrowthPerson } from './types';

/** Born before these completed weeks is early; the age is corrected to 40 weeks until the second birthday. (M) */
const TERM_WEEKS = 37;
const DUE_WEEKS = 40;
export const LYING_UNTIL_MONTHS = 24;
const CORRECTED_UNTIL_MONTHS = 24;

/**
 * Age in months as the tables need it: completed calendar months plus the part of the running month, counted in days. On each month's
 * birthday it is a whole number, so that day is compared with the table's own row. Negative before birth.
 */
export function exactMonths(birthDate: PlainDate, on: PlainDate): number {
  const whole = monthsBetween(birthDate, on);
  const from = addMonths(birthDate, whole);
  return whole + daysBetween(from, on) / daysBetween(from, addMonths(birthDate, whole + 1));
}

/** The day from which a preterm child's age counts until its second birthday: birth plus the weeks missing to 40; undefined born at term. */
export function dueDateOf({ birthDate, gestationWeeks }: GrowthPerson): PlainDate | undefined {
  if (gestationWeeks === undefined || gestationWeeks >= TERM_WEEKS) return undefined;
  return addDays(birthDate, (DUE_WEEKS - gestationWeeks) * 7);
}

/** Exact months since the due day while the correction holds: born before 37 weeks and not yet two. Null otherwise. */
export function correctedMonths(person: GrowthPerson, on: PlainDate): number | null {
  const due = dueDateOf(person);
  if (due === undefined || monthsBetween(person.birthDate, on) >= CORRECTED_UNTIL_MONTHS) return null;
  return exactMonths(due, on);
}
