import { crossingsOf, linesBetween, spanZh, velocityOf } from './over-time';
import { readMeasurement, readPerson } from './test-support/case-table';
import { toPlainDate } from '../shared/plain-date';

/** `2026-01-10 8.4kg 70cm; 2026-04-10 …` */
const history = (text: string) =>
  text.split(';').map((one) => {
    const [day, ...rest] = one.trim().split(' ');
    return readMeasurement(day, rest.join(' '));
  });

describe('how much was gained', () => {
  test.each([
    // the issue's own sentence
    ['m 2025-01-10', '2026-01-10 76.7cm; 2026-04-10 80.9cm', ['3 个月长了 4.2 厘米']],
    [
      'm 2025-01-10',
      '2026-01-10 10.1kg 76cm head=46; 2026-04-10 11kg 79cm head=46.4',
      ['3 个月长了 3.0 厘米', '3 个月重了 0.9 公斤', '3 个月头围长了 0.4 厘米'],
    ],
    // the nearest at least 28 days before, not the newest
    ['m 2025-01-10', '2025-12-01 9kg; 2026-01-10 9.5kg; 2026-01-20 9.6kg', ['2 个月重了 0.6 公斤']],
    ['m 2025-01-10', '2026-01-10 9.5kg; 2026-02-07 9.9kg', ['28 天重了 0.4 公斤']],
    ['m 2025-01-10', '2026-01-10 9.5kg; 2026-02-06 9.9kg', []],
    // each by its own last measuring
    [
      'm 2025-01-10',
      '2025-10-10 72cm 9kg; 2026-01-10 76cm; 2026-04-10 10kg',
      ['3 个月长了 4.0 厘米', '6 个月重了 1 公斤'],
    ],
    // less is said, not hidden
    ['m 2025-01-10', '2026-01-10 10kg; 2026-04-10 9.75kg', ['3 个月轻了 0.25 公斤']],
    // standing up at two is no loss: 88.7 lying is 88.0 standing
    ['m 2024-01-10', '2026-01-09 88.7cm/lying; 2026-03-09 89.5cm/standing', ['2 个月长了 1.5 厘米']],
    ['m 2024-01-10', '2026-01-09 88.7cm; 2026-03-09 89.5cm', ['2 个月长了 1.5 厘米']],
    ['m 2024-01-10', '2026-03-01 90cm/lying; 2026-06-01 91cm/standing', ['3 个月长了 1.7 厘米']],
    ['m 2020-01-10', '2024-01-10 100cm; 2026-04-10 114cm', ['2 年 3 个月长了 14.0 厘米']],
    ['m 2025-01-10', '2026-01-10 10kg', []],
  ])('%s %s', (who, told, expected) => {
    expect(velocityOf(readPerson(who), history(told)).map(({ text }) => text)).toEqual(expected);
  });
  test('answers days and the gain as numbers', () => {
    expect(velocityOf(readPerson('m 2025-01-10'), history('2026-01-10 76.7cm; 2026-04-10 80.9cm'))).toEqual([
      { what: 'length', fromOn: '2026-01-10', toOn: '2026-04-10', days: 90, gained: 4.2, text: '3 个月长了 4.2 厘米' },
    ]);
  });
  test.each([
    ['2026-01-10', '2026-02-09', '30 天'],
    ['2026-01-10', '2026-02-10', '1 个月'],
    ['2026-01-10', '2026-02-24', '1 个月'],
    ['2026-01-10', '2026-02-25', '2 个月'],
    ['2026-01-10', '2027-01-10', '1 年'],
    ['2026-01-10', '2027-01-30', '1 年 1 个月'],
    ['2026-01-10', '2026-12-30', '1 年'],
  ])('%s to %s: %s', (from, to, words) => {
    expect(spanZh(toPlainDate(from), toPlainDate(to))).toBe(words);
  });
});

describe('leaving the course', () => {
  test.each([
    [0.5, -0.5, 1],
    [0, -0.01, 1],
    [0.01, 0, 0],
    [0, -1.01, 2],
    [0, -1, 1],
    [0.9, -0.9, 1],
    [-2.5, 0.2, 3],
    [4, 5, 0],
  ])('%d and %d: %d lines', (a, b, lines) => {
    expect(linesBetween(a, b)).toBe(lines);
    expect(linesBetween(b, a)).toBe(lines);
  });
  // Boys of WS/T 423: 6 months weight 7.6 8.4 9.4 (−1 0 +1), 12 months 8.2 9.1 10.1 11.2 (−2 −1 0 +1)
  test.each([
    ['m 2025-01-10', '2025-07-10 8.4kg; 2026-01-10 9.1kg', []],
    ['m 2025-01-10', '2025-07-10 8.4kg; 2026-01-10 9.09kg', ['6 个月里，体重往下跨了 2 条线，请儿保医生看一看']],
    ['m 2025-01-10', '2025-07-10 8.39kg; 2026-01-10 11.2kg', ['6 个月里，体重往上跨了 2 条线，请儿保医生看一看']],
    ['m 2025-01-10', '2025-07-10 8.4kg; 2026-01-10 11.19kg', []],
    // too near each other to mean anything
    ['m 2025-01-10', '2025-12-20 11.2kg; 2026-01-10 8.9kg', []],
    // slowly, over more than a year, with one in between: no leap within twelve months
    ['m 2023-01-10', '2024-01-10 10.1kg; 2025-06-10 12.5kg; 2026-01-10 13.2kg', []],
    // the widest of the year counts, not the last
    [
      'm 2025-01-10',
      '2025-07-10 8.4kg; 2025-11-10 9kg; 2026-01-10 9.09kg',
      ['6 个月里，体重往下跨了 2 条线，请儿保医生看一看'],
    ],
    ['m 2025-01-10', '2025-07-10 67.4cm; 2026-01-10 71cm', ['6 个月里，身高往下跨了 2 条线，请儿保医生看一看']],
  ])('%s %s', (who, told, expected) => {
    expect(crossingsOf(readPerson(who), history(told)).map(({ text }) => text)).toEqual(expected);
  });
  test('the end of the correction at two is no change of course', () => {
    const child = readPerson('m 2024-01-10 weeks=28');
    expect(crossingsOf(child, history('2025-12-10 11.6kg; 2026-01-20 11.9kg'))).toEqual([]);
  });
  test('a clinician decides: the rule is marked unconfirmed', () => {
    expect(crossingsOf(readPerson('m 2025-01-10'), history('2025-07-10 8.4kg; 2026-01-10 9kg'))[0]).toMatchObject({
      rule: 'crossed',
      source: 'M',
      verified: false,
    });
  });
});
