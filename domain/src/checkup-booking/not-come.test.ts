import { addDays, toPlainDate } from '../shared/plain-date';
import { CHECKUP_ELIGIBILITY, isEligible } from './eligibility';
import { latestEligibleBirth, ratePermille } from './not-come';

const [exact] = CHECKUP_ELIGIBILITY;

test.each(['exactAge', 'calendarYear'] as const)(
  'by %s nobody is left out and nobody too many, any day of five years',
  (rule) => {
    const rules = exact ? [{ ...exact, rule }] : [];
    for (let day = toPlainDate('2024-01-01'); day < '2029-01-01'; day = addDays(day, 1)) {
      const latest = latestEligibleBirth(day, rules);
      expect(isEligible(latest, day, rules)).toBe(true);
      expect(isEligible(addDays(latest, 1), day, rules)).toBe(false);
    }
  },
);

test.each([
  [0, 0, null],
  [0, 7, 0],
  [7, 7, 1000],
  [2, 3, 667],
  [1, 3, 333],
])('%i of %i', (came, eligible, rate) => expect(ratePermille(came, eligible)).toBe(rate));
