import { exchange } from './http';
import { ProblemError } from './problem';

type Fetch = (
  url: string,
  init: { method: string; headers: object; body?: string; signal: AbortSignal },
) => Promise<unknown>;
const fetchMock = jest.fn<ReturnType<Fetch>, Parameters<Fetch>>();
const response = (status: number, text: string, headers: Record<string, string> = {}) => ({
  status,
  headers: new Map(Object.entries(headers)),
  text: () => Promise.resolve(text),
});

beforeEach(() => {
  process.env.TARO_ENV = 'h5';
  fetchMock.mockReset();
  Object.assign(window, { fetch: fetchMock });
});

afterEach(() => {
  process.env.TARO_ENV = 'weapp';
  jest.useRealTimers();
});

const ask = () => exchange({ method: 'GET', url: '/api/v1/x', headers: { 'If-None-Match': '"1"' } });

test('a browser sends JSON and reads status, headers and body', async () => {
  fetchMock.mockResolvedValueOnce(response(201, '{"a":1}', { etag: '"2"' }));
  const answer = await exchange({
    method: 'POST',
    url: '/api/v1/x',
    headers: { 'Idempotency-Key': 'k' },
    body: { b: 2 },
  });
  expect(answer).toEqual({ status: 201, headers: { etag: '"2"' }, body: { a: 1 } });
  expect(fetchMock.mock.calls[0]?.[1]).toMatchObject({
    method: 'POST',
    body: '{"b":2}',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k' },
  });
});

test('an empty answer has no body', async () => {
  fetchMock.mockResolvedValueOnce(response(304, ''));
  await expect(ask()).resolves.toEqual({ status: 304, headers: {}, body: undefined });
});

test('a page in the place of an answer is unreadable', async () => {
  fetchMock.mockResolvedValueOnce(response(502, '<html>'));
  await expect(ask()).rejects.toMatchObject({ code: 'answer-unreadable' });
});

test('a line that fails is offline', async () => {
  fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(ask()).rejects.toMatchObject({ code: 'offline' });
});

test('a line that stays silent for 8 seconds is cut and called slow', async () => {
  jest.useFakeTimers();
  fetchMock.mockImplementationOnce(
    (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () =>
          reject(new DOMException('signal is aborted without reason', 'AbortError')),
        );
      }),
  );
  const failed = ask().catch((reason: unknown) => reason);
  await jest.advanceTimersByTimeAsync(8_000);
  const reason = await failed;
  expect(reason).toBeInstanceOf(ProblemError);
  expect(reason).toMatchObject({ code: 'timeout' });
});
