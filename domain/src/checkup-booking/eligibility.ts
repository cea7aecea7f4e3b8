/** Who has a right to the free yearly checkup on a day. */
import { addMonths, partsOf, type PlainDate, toPlainDate } from '../shared/plain-date';

/** `exactAge`: from the birthday on; `calendarYear`: the whole year in which the birthday lies. */
export type AgeRule = 'exactAge' | 'calendarYear';

/** What a county has decided, from a day on. */
export interface CheckupEligibility {
  validFrom: PlainDate;
  ageYears: number;
  rule: AgeRule;
  source: string;
  /** False: which of the two rules holds differs by place; what the clinic says goes. */
  verified: boolean;
}

/**
 * The rules in the order of their days. Source: 国家基本公共卫生服务规范, 老年人健康管理: residents of 65 years and more, once a year; how the age is
 * counted differs by city (fact sheet §1.4), so the stricter one stands here until a county decides otherwise.
 */
export const CHECKUP_ELIGIBILITY: readonly CheckupEligibility[] = [
  {
    validFrom: toPlainDate('2009-07-01'),
    ageYears: 65,
    rule: 'exactAge',
    source: '国家基本公共卫生服务规范（第三版）老年人健康管理服务规范',
    verified: false,
  },
];

/** The rule that holds on a day; the first one for days before all of them. Throws when a county has none at all. */
export function eligibilityOn(day: PlainDate, rules: readonly CheckupEligibility[]): CheckupEligibility {
  const first = rules[0];
  if (!first) throw new RangeError('no rule of eligibility');
  return rules.reduce((held, rule) => (rule.validFrom <= day && rule.validFrom >= held.validFrom ? rule : held), first);
}

const MONTHS = 12;

/** The first day somebody has the right under a rule; who was born on 29 February has their birthday on 28 February of a common year. */
export function eligibleFrom(birthDate: PlainDate, { ageYears, rule }: CheckupEligibility): PlainDate {
  const birthday = addMonths(birthDate, ageYears * MONTHS);
  return rule === 'exactAge' ? birthday : toPlainDate(`${partsOf(birthday).year}-01-01`);
}

/** Whether somebody has the right on a day, by the rule of that day. */
export const isEligible = (
  birthDate: PlainDate,
  day: PlainDate,
  rules: readonly CheckupEligibility[] = CHECKUP_ELIGIBILITY,
): boolean => eligibleFrom(birthDate, eligibilityOn(day, rules)) <= day;
