import { instantOf, momentFault, momentOf, turnHour, turnMinute } from './moment';

const NOW = Date.parse('2026-11-25T09:40:00+08:00');
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

test.each([
  ['2026-11-25T07:20', { daysBack: 0, hour: 7, minute: 20 }],
  ['2026-11-24T23:59', { daysBack: 1, hour: 23, minute: 59 }],
  ['2026-11-22T09:40', { daysBack: 3, hour: 9, minute: 40 }],
])('%s there and back', (text, moment) => {
  expect(momentOf(at(text), NOW)).toEqual(moment);
  expect(instantOf(moment, NOW)).toBe(at(text));
});

test('the day is the one in China, whatever zone the phone is set to', () => {
  const justAfterMidnight = Date.parse('2026-11-25T00:10:00+08:00');
  expect(momentOf(justAfterMidnight - 20 * 60_000, justAfterMidnight)).toEqual({ daysBack: 1, hour: 23, minute: 50 });
});

test.each([
  [{ daysBack: 0, hour: 9, minute: 40 }, undefined],
  [{ daysBack: 0, hour: 9, minute: 45 }, 'future'],
  [{ daysBack: 3, hour: 9, minute: 40 }, undefined],
  [{ daysBack: 3, hour: 9, minute: 35 }, 'too-old'],
])('%j is %s', (moment, fault) => {
  expect(momentFault(moment, NOW)).toBe(fault);
});

test('the hand turns round the clock and keeps to five minutes', () => {
  expect(turnHour({ daysBack: 0, hour: 0, minute: 5 }, -1).hour).toBe(23);
  expect(turnHour({ daysBack: 0, hour: 23, minute: 5 }, 1).hour).toBe(0);
  expect(turnMinute({ daysBack: 0, hour: 7, minute: 22 }, 1).minute).toBe(25);
  expect(turnMinute({ daysBack: 0, hour: 7, minute: 22 }, -1).minute).toBe(20);
  expect(turnMinute({ daysBack: 0, hour: 7, minute: 20 }, -1).minute).toBe(15);
  expect(turnMinute({ daysBack: 0, hour: 7, minute: 55 }, 1).minute).toBe(0);
  expect(turnMinute({ daysBack: 0, hour: 7, minute: 0 }, -1).minute).toBe(55);
});
