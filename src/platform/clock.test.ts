import { dayInChina, timeInChina } from './clock';

const at = (text: string): number => Date.parse(text);

test.each([
  ['2026-11-22T16:00:00Z', '2026-11-23', '0:00'],
  ['2026-11-22T15:59:59Z', '2026-11-22', '23:59'],
  ['2026-12-31T23:58:00+08:00', '2026-12-31', '23:58'],
  ['2026-11-23T07:05:00+08:00', '2026-11-23', '7:05'],
])('%s is %s %s in China, whatever zone the phone is in', (instant, day, time) => {
  expect(dayInChina(at(instant))).toBe(day);
  expect(timeInChina(at(instant))).toBe(time);
});
