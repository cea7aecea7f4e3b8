import { dayOf, makeClock, timeOf } from './clock';

const DAY_MS = 86_400_000;

beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-23T00:05:00Z') }));
afterEach(() => jest.useRealTimers());

test('a fixed day keeps the hour of the machine', () => {
  const clock = makeClock('2020-02-29');
  expect(clock.today()).toBe('2020-02-29');
  expect(Math.abs((clock.now().getTime() - clock.machineNow().getTime()) % DAY_MS)).toBe(0);
  jest.setSystemTime(new Date('2026-11-23T15:59:59.999Z'));
  expect(clock.today()).toBe('2020-02-29');
  jest.setSystemTime(new Date('2026-11-23T16:00:00Z'));
  expect(clock.today()).toBe('2020-03-01');
});

test('a fixed day and time starts there, in Asia/Shanghai, and goes on', () => {
  const clock = makeClock('2026-11-25T23:59:59');
  expect([dayOf(clock.now()), timeOf(clock.now())]).toEqual(['2026-11-25', '23:59']);
  jest.advanceTimersByTime(1000);
  expect([clock.today(), timeOf(clock.now())]).toEqual(['2026-11-26', '00:00']);
});

test('without one it is the machine’s', () => {
  const clock = makeClock();
  expect(clock.now()).toEqual(clock.machineNow());
  expect(clock.now()).toEqual(new Date('2026-11-23T00:05:00Z'));
});
