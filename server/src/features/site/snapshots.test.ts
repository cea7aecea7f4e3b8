import { makeSnapshots } from './snapshots';

function setUp(maxEntries = 2) {
  let nowMs = 0;
  let loads = 0;
  const waiting: ((fail?: Error) => void)[] = [];
  const snapshots = makeSnapshots({
    load: (key) =>
      new Promise<string>((resolve, reject) => {
        loads += 1;
        const value = `${key}${loads}`;
        waiting.push((fail) => (fail ? reject(fail) : resolve(value)));
      }),
    maxAgeMs: 1000,
    maxEntries,
    nowMs: () => nowMs,
  });
  const finish = (fail?: Error): void => waiting.splice(0).forEach((end) => end(fail));
  return { snapshots, finish, loads: () => loads, at: (ms: number) => (nowMs = ms) };
}

test('those who ask while one is made get the same one', async () => {
  const { snapshots, finish, loads } = setUp();
  const asked = [snapshots.get('a'), snapshots.get('a')].map((one) => Promise.resolve(one));
  finish();
  expect(await Promise.all(asked)).toEqual(['a1', 'a1']);
  expect([snapshots.get('a'), loads()]).toEqual(['a1', 1]);
});

test('the age counts from before the load, and a clock set back makes it again', async () => {
  const { snapshots, finish, at, loads } = setUp();
  const first = snapshots.get('a');
  at(900);
  finish();
  await first;
  expect(snapshots.fresh('a')).toBe('a1');
  at(1000);
  expect(snapshots.fresh('a')).toBeUndefined();
  at(-1);
  void snapshots.get('a');
  expect(loads()).toBe(2);
});

test('a failed load is told to all who wait and tried again', async () => {
  const { snapshots, finish } = setUp();
  const asked = Promise.allSettled([snapshots.get('a'), snapshots.get('a')].map((one) => Promise.resolve(one)));
  finish(new Error('down'));
  expect((await asked).map((one) => one.status)).toEqual(['rejected', 'rejected']);
  const again = snapshots.get('a');
  finish();
  expect(await again).toBe('a2');
});

test('keeps no more keys than told; the one refreshed longest ago goes', async () => {
  const { snapshots, finish } = setUp(2);
  for (const key of ['a', 'b', 'c']) {
    const made = snapshots.get(key);
    finish();
    await made;
  }
  expect(snapshots.size()).toBe(2);
  expect([snapshots.fresh('a'), snapshots.fresh('c')]).toEqual([undefined, 'c3']);
});
