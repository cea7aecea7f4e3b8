import { inLanes } from './checks';

test.each([
  [1, 1],
  [2, 2],
  [9, 5],
])('%d lanes do every job once, at most %d at a time, in the order of their beginning', async (lanes, most) => {
  const begun: number[] = [];
  let busy = 0;
  let busiest = 0;
  const job = (name: number) => async () => {
    begun.push(name);
    busiest = Math.max(busiest, (busy += 1));
    await new Promise((resolve) => setTimeout(resolve, 10 - name));
    busy -= 1;
  };
  await inLanes(lanes, [0, 1, 2, 3, 4].map(job));
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect([busy, busiest]).toEqual([0, most]);
});
