/** Day numbers must agree with the calendar of plain-date on every day they can name. */
import { addDays, addMonths, daysInMonth, toPlainDate } from '../shared/plain-date';
import {
  ageZh,
  dayNumberOf,
  dayZh,
  fromCivil,
  monthOf,
  plainDateOf,
  plusMonths,
  plusSpan,
  spanZh,
  yearOf,
} from './day-number';

describe('day numbers', () => {
  test('every day from 1900 to 2199 is read, printed and counted like plain-date', () => {
    let text = toPlainDate('1900-01-01');
    const wrong: string[] = [];
    const end = dayNumberOf('2199-12-31');
    for (let day = dayNumberOf(text); day < end; day += 1) {
      const same = plainDateOf(day) === text && dayNumberOf(text) === day;
      const parts = yearOf(day) === Number(text.slice(0, 4)) && monthOf(day) === Number(text.slice(5, 7));
      if (!same || !parts) wrong.push(text);
      text = addDays(text, 1);
    }
    expect(wrong).toEqual([]);
    expect(text).toBe('2199-12-31');
  });

  test.each([
    ['2025-01-31', 1],
    ['2024-01-31', 1],
    ['2024-02-29', 12],
    ['2024-02-29', 48],
    ['2025-08-31', 6],
    ['2025-12-31', 2],
    ['2025-05-19', 18],
    ['2025-11-30', 3],
    ['1999-12-31', 2],
  ])('%s plus %s months clamps as plain-date does', (from, months) => {
    expect(plainDateOf(plusMonths(dayNumberOf(from), months))).toBe(addMonths(toPlainDate(from), months));
  });

  test('month arithmetic agrees on every day of four years', () => {
    const wrong: string[] = [];
    for (let day = fromCivil(2023, 1, 1); day < fromCivil(2027, 1, 1); day += 1) {
      for (const months of [1, 6, 8, 12, 18, 24, 72, 156]) {
        if (plainDateOf(plusMonths(day, months)) !== addMonths(plainDateOf(day), months)) wrong.push(plainDateOf(day));
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '1899-12-31',
    '2200-01-01',
    '2025-1-01',
    '2025/01/01',
    '',
    'x',
  ])('%s is no day', (text) => expect(dayNumberOf(text)).toBeNaN());

  test('nothing goes past the last day that can be named', () => {
    expect(plainDateOf(plusMonths(dayNumberOf('2199-06-15'), 12))).toBe('2199-12-15');
    expect(plainDateOf(dayNumberOf('2199-12-31') + 40)).toBe('2199-12-31');
  });

  test('spans add calendar units first', () => {
    expect(plainDateOf(plusSpan(dayNumberOf('2025-06-30'), { months: 8, days: 7 }))).toBe('2026-03-07');
    expect(plainDateOf(plusSpan(dayNumberOf('2025-06-30'), { years: 1 }))).toBe('2026-06-30');
    expect(plainDateOf(plusSpan(dayNumberOf('2025-06-30'), { hours: 24 }))).toBe('2025-07-01');
    expect(daysInMonth(2026, 2)).toBe(28);
  });

  test('days, spans and ages in words', () => {
    const today = dayNumberOf('2026-11-23');
    expect([dayZh(dayNumberOf('2026-11-04'), today), dayZh(dayNumberOf('2025-11-24'), today)]).toEqual([
      '11月4日',
      '2025年11月24日',
    ]);
    expect([{ days: 28 }, { months: 6 }, { years: 3 }, { hours: 12 }, { months: 8, days: 7 }].map(spanZh)).toEqual([
      '28天',
      '6个月',
      '3年',
      '12小时',
      '8个月零7天',
    ]);
    expect(
      [{ months: 18 }, { months: 24 }, { years: 7 }, { months: 161 }, { months: 8, days: 7 }, { days: 42 }].map(ageZh),
    ).toEqual(['18个月', '2岁', '7岁', '13岁5个月', '8个月零7天', '42天']);
  });
});
