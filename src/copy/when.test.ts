import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { slot } from './booking';
import { check } from './booking';
import { sites } from './sites';
import { ageWords, clockWords, dayAndWeekday, daySpan, nearDayWords, partOfDay, spanWords } from './when';

const today = toPlainDate('2026-11-23');

test.each([
  ['2026-11-25', '11月25日 周三'],
  ['2027-05-19', '2027年5月19日 周三'],
])('%s is %s', (day, words) => expect(dayAndWeekday(toPlainDate(day), today)).toBe(words));

test.each([
  ['2026-11-23', '2026-11-29', '11月23日–29日'],
  ['2026-11-30', '2026-12-06', '11月30日–12月6日'],
  ['2026-12-28', '2027-01-03', '12月28日–2027年1月3日'],
])('%s to %s is %s', (from, to, words) => expect(daySpan(toPlainDate(from), toPlainDate(to), today)).toBe(words));

test.each([
  ['2026-11-23', '今天'],
  ['2026-11-24', '明天'],
  ['2026-11-29', '11月29日 周日'],
])('%s is told as %s', (day, words) => expect(nearDayWords(toPlainDate(day), today)).toBe(words));

test.each([
  ['2026-11-12', '11天'],
  ['2026-10-23', '1个月'],
  ['2026-03-23', '8个月'],
  ['2025-11-23', '1岁'],
  ['2025-05-19', '1岁6个月'],
  ['2024-11-23', '2岁'],
  ['2019-10-02', '7岁'],
])('born %s is %s old', (born, words) => expect(ageWords(toPlainDate(born), today)).toBe(words));

test('times lose the leading zero only', () => {
  expect([clockWords('09:00'), clockWords('10:30'), spanWords('09:00', '09:30')]).toEqual([
    '9:00',
    '10:30',
    '9:00–9:30',
  ]);
  expect([partOfDay('08:30'), partOfDay('09:00'), partOfDay('14:00')]).toEqual(['早上', '上午', '下午']);
});

test('the last hour for changes', () => {
  expect(check.changeWhen('18:00')).toBe('前一天 18 点前');
  expect(check.changeWhen('17:30')).toBe('前一天 17:30前');
});

test('near places in metres, far ones in kilometres', () => {
  expect([sites.km(0.04), sites.km(0.62), sites.km(1.24)]).toEqual(['离您 100 米', '离您 600 米', '离您 1.2 公里']);
  expect([slot.leftShort(9), slot.leftShort(120)]).toEqual(['剩9', '有号']);
});
