import { controls } from '../../test/taro';
import { ProblemError } from './problem';
import { clearUnfinished, openSend, sendOnce } from './send-once';

const what = { slotId: 's1' };
const fail = (code: 'offline' | 'slot-full' | 'internal' | 'session-expired') => (): Promise<string> =>
  Promise.reject(new ProblemError({ code }));

beforeEach(() => controls.reset());

test('the key is on the phone before the write leaves it', async () => {
  let kept: unknown;
  await sendOnce({ name: 'book', what }, async () => {
    kept = openSend('book');
    return 'done';
  });
  expect(kept).toEqual(what);
  expect(openSend('book')).toBeUndefined();
});

async function keysOf(code: Parameters<typeof fail>[0], second: object = what): Promise<string[]> {
  const keys: string[] = [];
  await sendOnce({ name: 'book', what }, (key) => {
    keys.push(key);
    return fail(code)();
  }).catch(() => undefined);
  jest.advanceTimersByTime(5_000);
  await sendOnce({ name: 'book', what: second }, (key) => {
    keys.push(key);
    return Promise.resolve('done');
  });
  return keys;
}

describe('the second attempt', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test.each(['offline', 'internal', 'session-expired'] as const)('after %s has the same key', async (code) => {
    const [first, second] = await keysOf(code);
    expect(second).toBe(first);
  });

  test('after a refusal has a new key', async () => {
    const [first, second] = await keysOf('slot-full');
    expect(second).not.toBe(first);
  });

  test('of something else has a new key', async () => {
    const [first, second] = await keysOf('offline', { slotId: 's2' });
    expect(second).not.toBe(first);
  });
});

test('signing out forgets what was never answered', async () => {
  await sendOnce({ name: 'book', what }, fail('offline')).catch(() => undefined);
  expect(openSend('book')).toEqual(what);
  clearUnfinished();
  expect(openSend('book')).toBeUndefined();
});
