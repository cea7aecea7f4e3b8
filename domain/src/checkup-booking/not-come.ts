/** Where an older person stands who has not come to the checkup of this year. */
import { addDays, addMonths, partsOf, type PlainDate, toPlainDate } from '../shared/plain-date';
import { CHECKUP_ELIGIBILITY, type CheckupEligibility, eligibilityOn, isEligible } from './eligibility';

const MONTHS = 12;

/** The latest birthday with a right to the checkup on a day, by the rule of that day. */
export function latestEligibleBirth(
  day: PlainDate,
  rules: readonly CheckupEligibility[] = CHECKUP_ELIGIBILITY,
): PlainDate {
  const { ageYears, rule } = eligibilityOn(day, rules);
  if (rule === 'calendarYear') return toPlainDate(`${partsOf(day).year - ageYears}-12-31`);
  const latest = addMonths(day, -ageYears * MONTHS);
  // Who was born on 29 February has their birthday on the 28th of a common year.
  const next = addDays(latest, 1);
  return isEligible(next, day, rules) ? next : latest;
}

/** Who came, of all who have the right, in tenths of a percent, rounded; null while there is nobody. */
export const ratePermille = (came: number, eligible: number): number | null =>
  eligible === 0 ? null : Math.round((came * 1000) / eligible);

/** Days in which nobody is sent a second message. */
export const INVITE_AGAIN_DAYS = 7;
