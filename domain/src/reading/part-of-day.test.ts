import { partOfDay } from './part-of-day';

test.each([
  [0, 'other'],
  [239, 'other'],
  [240, 'morning'],
  [719, 'morning'],
  [720, 'other'],
  [1019, 'other'],
  [1020, 'evening'],
  [1439, 'evening'],
  [null, 'other'],
] as const)('minute %s of the day: %s', (minute, part) => {
  expect(partOfDay(minute)).toBe(part);
});
