import { toPlainDate } from '../shared/plain-date';
import { expiryText } from './words';

const day = toPlainDate;

test.each([
  [120, '2026-12-31', '2026-11-23', '120 分 12月31日到期，先用它'],
  [120, '2027-02-21', '2026-11-23', '120 分 2027年2月21日到期，先用它'],
  [965, '2027-02-22', '2026-11-23', '965 分能用到 2027年2月22日'],
])('%i points until %s, seen on %s: %s', (points, on, today, text) => {
  expect(expiryText(points, day(on), day(today))).toBe(text);
});
