import { dayOf, makeClock, timeOf } from './clock';

test('a fixed day keeps the hour of the machine', () => {
  const clock = makeClock('2020-02-29');
  expect(clock.today()).toBe('2020-02-29');
  expect(Math.abs((clock.now().getTime() - clock.machineNow().getTime()) % 86_400_000)).toBeLessThan(100);
});

test('a fixed day and time starts there, in Asia/Shanghai, and goes on', async () => {
  const clock = makeClock('2026-11-25T23:59:59');
  expect([dayOf(clock.now()), timeOf(clock.now())]).toEqual(['2026-11-25', '23:59']);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect([clock.today(), timeOf(clock.now())]).toEqual(['2026-11-26', '00:00']);
});

test('without one it is the machine’s', () => {
  const clock = makeClock();
  expect(Math.abs(clock.now().getTime() - clock.machineNow().getTime())).toBeLessThan(100);
});
