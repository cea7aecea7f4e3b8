import { makePipeline, type Stages } from './pipeline';

interface Plan {
  items: readonly number[];
  before: readonly number[] | undefined;
}

/** Lets everything that can run do so. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
};
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** A line whose batches end when the test says so. */
function aLine(told: Partial<Stages<number, Plan, number>> = {}) {
  const plans: Plan[] = [];
  const written: { items: readonly number[]; plan: Plan | undefined; end: (error?: Error) => void }[] = [];
  const line = makePipeline<number, Plan, number>({
    prepare: (items, before) => {
      plans.push({ items, before: before?.items });
      return Promise.resolve({ items, before: before?.items });
    },
    write: (items, plan) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error): void =>
          error ? reject(error) : resolve(items.map((value) => ({ ok: true, value: value * 10 })));
        written.push({ items, plan, end });
      }),
    ...told,
  });
  return { line, plans, written };
}

test('an idle line begins at once, with everybody who came in the same turn', async () => {
  const { line, plans, written } = aLine();
  const answers = Promise.all([1, 2, 3].map((item) => line.join(item)));
  await turns();
  expect(plans).toEqual([{ items: [1, 2, 3], before: undefined }]);
  written[0]?.end();
  expect(await answers).toEqual([10, 20, 30]);
});

test('while one is written a crowd is decided on what that one leaves, and no more than one batch ahead', async () => {
  const { line, plans, written } = aLine();
  const answers = Promise.all(range(0, 200).map((item) => line.join(item)));
  await turns();
  expect(written.map(({ items }) => items.length)).toEqual([64, 64]);
  expect(plans[1]).toEqual({ items: range(64, 128), before: range(0, 64) });
  expect(line.waiting()).toBe(72);
  for (let index = 0; index < 4; index += 1) {
    written[index]?.end();
    await turns();
  }
  expect(plans.map(({ items }) => items.length)).toEqual([64, 64, 64, 8]);
  expect(await answers).toEqual(range(0, 200).map((item) => item * 10));
});

test('a few wait for the batch on its way to end', async () => {
  const { line, plans, written } = aLine();
  const first = line.join(1);
  await turns();
  const rest = Promise.all([2, 3].map((item) => line.join(item)));
  await turns();
  expect(plans).toHaveLength(1);
  written[0]?.end();
  await first;
  await turns();
  expect(plans[1]).toEqual({ items: [2, 3], before: undefined });
  written[1]?.end();
  expect(await rest).toEqual([20, 30]);
});

test('what could not be decided ahead is decided when it is written, and nothing is decided on it', async () => {
  const plans: (readonly number[])[] = [];
  const { line, written } = aLine({
    prepare: (items) => {
      plans.push(items);
      return Promise.reject(new Error('the database is away'));
    },
  });
  const answers = Promise.all(range(0, 100).map((item) => line.join(item)));
  await turns();
  expect(written.map(({ items, plan }) => [items.length, plan])).toEqual([[64, undefined]]);
  written[0]?.end();
  await turns();
  written[1]?.end();
  expect(await answers).toHaveLength(100);
});

test('an error is told to everybody of its batch and to nobody else', async () => {
  const { line, written } = aLine();
  const answers = Promise.allSettled(range(0, 128).map((item) => line.join(item)));
  await turns();
  written[0]?.end(new Error('no room left'));
  written[1]?.end();
  const settled = await answers;
  expect(settled.slice(0, 64).every(({ status }) => status === 'rejected')).toBe(true);
  expect(settled.slice(64).every(({ status }) => status === 'fulfilled')).toBe(true);
  const next = line.join(7);
  await turns();
  written[2]?.end();
  expect(await next).toBe(70);
});
