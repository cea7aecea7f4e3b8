import {
  CellError,
  looksRounded,
  readDay,
  readNumber,
  readTime,
  readWeekday,
  readWord,
  refuseScientific,
} from './cells';

describe('days as clinics write them', () => {
  test.each([
    ['2026-01-05', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['2026-01-05 00:00:00', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, day) => expect(readDay('日期', text)).toBe(day));

  test.each([
    ['', '缺“日期”'],
    [undefined, '缺“日期”'],
    ['46027', 'Excel 的数字'],
    ['2026-02-30', '不是日期'],
    ['2025-02-29', '不是日期'],
    ['明天', '不是日期'],
    ['1/5/2026', '不是日期'],
  ])('%s is refused: %s', (text, reason) => expect(() => readDay('日期', text)).toThrow(reason));
});

test.each([
  ['8:30', '08:30'],
  ['08:30', '08:30'],
  ['8：30', '08:30'],
  ['08:30:00', '08:30'],
])('time %s is %s', (text, time) => expect(readTime('开始', text)).toBe(time));

test.each(['24:00', '8.30', '上午', ''])('time %s is refused', (text) =>
  expect(() => readTime('开始', text)).toThrow(CellError),
);

test.each([
  ['周一', 1],
  ['星期日', 7],
  ['周天', 7],
  ['礼拜三', 3],
  ['6', 6],
])('weekday %s is %i', (text, weekday) => expect(readWeekday('星期', text)).toBe(weekday));

test('weekday 0 and 周八 are refused', () => {
  expect(() => readWeekday('星期', '0')).toThrow('周一到周日');
  expect(() => readWeekday('星期', '周八')).toThrow('周一到周日');
});

test('numbers keep their range, whole numbers stay whole', () => {
  expect(readNumber('工位', '3', { min: 1, max: 50, whole: true })).toBe(3);
  expect(() => readNumber('工位', '51', { min: 1, max: 50, whole: true })).toThrow('1 到 50 的整数');
  expect(() => readNumber('工位', '2.5', { min: 1, max: 50, whole: true })).toThrow('整数');
  expect(() => readNumber('工位', '三', { min: 1, max: 50 })).toThrow('写的是 三');
});

test('a word outside the list is answered with the list', () => {
  expect(readWord('性别', '男', { 男: 'male', 女: 'female' })).toBe('male');
  expect(() => readWord('性别', '不详', { 男: 'male', 女: 'female' })).toThrow('男、女');
});

test('a number Excel rounded ends in three zeros', () => {
  expect(looksRounded('990101196103070000')).toBe(true);
  expect(looksRounded('990101196103071234')).toBe(false);
});

test.each(['9.90101E+17', '9.9e17'])('%s has lost its last digits', (cell) =>
  expect(() => refuseScientific('身份证号', cell)).toThrow(CellError),
);
