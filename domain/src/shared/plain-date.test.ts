import {
  addDays,
  addMonths,
  ageInYears,
  daysBetween,
  monthsBetween,
  parsePlainDate,
  toPlainDate,
  weekdayOf,
} from './plain-date';

const d = toPlainDate;

describe('plain days', () => {
  test.each([
    ['2025-02-29', false],
    ['2024-02-29', true],
    ['2025-1-3', false],
    ['2025-13-01', false],
    ['2025-00-10', false],
    ['2025-04-31', false],
    ['1899-12-31', false],
    ['2026-11-22', true],
    ['2026-11-22T00:00', false],
  ])('%s is a day: %s', (text, real) => expect(parsePlainDate(text) !== undefined).toBe(real));

  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-05-19', 18, '2026-11-19'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
  ])('%s plus %s months is %s', (from, months, to) => expect(addMonths(d(from), months)).toBe(to));

  test('days cross months, years and daylight changes', () => {
    expect(addDays(d('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(d('2026-11-04'), 28)).toBe('2026-12-02');
    expect(daysBetween(d('2026-11-23'), d('2026-12-02'))).toBe(9);
    expect(daysBetween(d('2026-12-02'), d('2026-11-23'))).toBe(-9);
  });

  test('age turns on the birthday, on 28 February for the leap child', () => {
    expect(ageInYears(d('1961-11-23'), d('2026-11-22'))).toBe(64);
    expect(ageInYears(d('1961-11-23'), d('2026-11-23'))).toBe(65);
    expect(monthsBetween(d('2024-02-29'), d('2025-02-28'))).toBe(12);
    expect(monthsBetween(d('2025-05-19'), d('2026-11-18'))).toBe(17);
  });

  test('weekdays are ISO', () => {
    expect(weekdayOf(d('2026-11-23'))).toBe(1);
    expect(weekdayOf(d('2026-11-22'))).toBe(7);
  });
});
