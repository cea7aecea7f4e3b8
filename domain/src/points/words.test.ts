import { toPlainDate } from '../shared/plain-date';
import { expiryText, monthText } from './words';

const day = toPlainDate;

test.each([
  [120, '2026-12-31', '2026-11-23', '120 分 12月31日到期，先用它'],
  [120, '2027-02-21', '2026-11-23', '120 分 2027年2月21日到期，先用它'],
  [1285, '2026-12-31', '2026-11-23', '1,285 分 12月31日到期，先用它'],
  [965, '2027-02-22', '2026-11-23', '965 分能用到 2027年2月22日'],
])('%i points until %s, seen on %s: %s', (points, on, today, text) => {
  expect(expiryText(points, day(on), day(today))).toBe(text);
});

test('a month is told with its thousands apart, and without what is nothing', () => {
  const sums = { opening: 1140, earned: 140, used: 0, returned: 0, expired: 0, corrected: 0, transferred: -50 };
  expect(monthText({ ...sums, closing: 1230 }, false)).toBe(
    '月初 1,140 分，得了 140 分，转给家人 50 分，现在 1,230 分。',
  );
});
