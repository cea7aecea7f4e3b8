/** Whether a checkup may be booked for a day, and the words when it may not. */
import { partsOf, type PlainDate, toPlainDate } from '../shared/plain-date';
import type { BookedCheckup } from './checkup-item';
import { CHECKUP_ELIGIBILITY, type CheckupEligibility, eligibilityOn, eligibleFrom } from './eligibility';

export type CheckupRefusal = 'done-this-year' | 'too-young' | 'other-year';

export interface RefusedCheckup {
  reason: CheckupRefusal;
  text: string;
  /** The first day it may be booked for; null where another booking is what is needed. */
  nextPossibleOn: PlainDate | null;
}

export interface CheckupFacts {
  birthDate: PlainDate;
  /** Days of the yearly checkups that were made, in any order. */
  doneOn: readonly PlainDate[];
  /** The day of the slot. */
  day: PlainDate;
  rules?: readonly CheckupEligibility[];
}

const dayZh = (day: PlainDate): string => {
  const { year, month, day: date } = partsOf(day);
  return `${year}年${month}月${date}日`;
};

const newYearOf = (year: number): PlainDate => toPlainDate(`${year}-01-01`);

/** The newest checkup in the year of a day; undefined when there is none. */
export const doneInYearOf = (day: PlainDate, doneOn: readonly PlainDate[]): PlainDate | undefined =>
  doneOn
    .filter((on) => partsOf(on).year === partsOf(day).year)
    .reduce<PlainDate | undefined>((newest, on) => (newest === undefined || on > newest ? on : newest), undefined);

/**
 * Whether the yearly checkup may be booked for a day: in the year it was meant for, by somebody old enough on that day, once a calendar
 * year. A recheck is open to everybody.
 * @returns undefined when it may; else why not, in words, and the first day it may
 */
export function refuseCheckup(
  { service, year }: BookedCheckup,
  { birthDate, doneOn, day, rules = CHECKUP_ELIGIBILITY }: CheckupFacts,
): RefusedCheckup | undefined {
  if (service === 'recheck') return undefined;
  const yearOfDay = partsOf(day).year;
  if (year !== yearOfDay)
    return {
      reason: 'other-year',
      text: `这个号是${year}年的体检。${yearOfDay}年的体检要另外约。`,
      nextPossibleOn: null,
    };
  const rule = eligibilityOn(day, rules);
  const from = eligibleFrom(birthDate, rule);
  if (from > day)
    return {
      reason: 'too-young',
      text: `免费体检是给满${rule.ageYears}岁的人的，${dayZh(from)}起可以约。当地另有规定的，以医疗机构告知为准。`,
      nextPossibleOn: from,
    };
  const done = doneInYearOf(day, doneOn);
  if (done === undefined) return undefined;
  return {
    reason: 'done-this-year',
    text: `${yearOfDay}年的体检，${dayZh(done)}做过了。一年一次，明年再来。`,
    nextPossibleOn: newYearOf(yearOfDay + 1),
  };
}
