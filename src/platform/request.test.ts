import { endpoint } from '@kangban/contract/endpoint';
import { z } from '@kangban/contract/zod';
import { controls, taro } from '../../test/taro';
import { ProblemError } from './problem';
import { call } from './request';
import { endSession, startSession, startStaffSession, useSession } from './session';

const base = { tag: 'test', summary: 'test', errors: [] } as const;
const readThing = endpoint({
  ...base,
  method: 'GET',
  path: '/things/:thingId',
  caller: 'account',
  params: z.object({ thingId: z.string() }),
  query: z.object({ when: z.optional(z.string()), page: z.optional(z.number()) }),
  answer: z.object({ name: z.string() }),
});
const writeThing = endpoint({
  ...base,
  method: 'POST',
  path: '/things',
  caller: 'resident',
  idempotent: true,
  body: z.object({ name: z.string() }),
  answer: z.object({ id: z.number() }),
});
const openThing = endpoint({ ...base, method: 'GET', path: '/open', caller: 'anyone', answer: z.object({}) });
const deskThing = endpoint({ ...base, method: 'GET', path: '/desk', caller: 'staff', answer: z.object({}) });

interface Sent {
  url: string;
  method: string;
  header: Record<string, string>;
  data: unknown;
}
const sent = (): Sent[] => (taro.request.mock.calls as unknown as [Sent][]).map(([options]) => options);
const answer = (statusCode: number, data: unknown, header: Record<string, string> = {}) => ({
  statusCode,
  header,
  data: data === undefined ? '' : JSON.stringify(data),
});
const replies = (...all: ReturnType<typeof answer>[]): void =>
  all.forEach((reply) => taro.request.mockResolvedValueOnce(reply));
const problem = (status: number, code: string, details?: object) =>
  answer(status, { type: 'about:blank', title: code, status, code, detail: '一句话', requestId: 'req-1', details });
const tokens = (name: string) => ({
  accessToken: `${name}-access`,
  refreshToken: `${name}-refresh`,
  expiresAt: '2026-11-23T00:00:00Z',
});
const failure = async (attempt: Promise<unknown>): Promise<ProblemError> => {
  const reason: unknown = await attempt.then(
    () => 'it succeeded',
    (thrown: unknown) => thrown,
  );
  if (!(reason instanceof ProblemError)) throw new Error(`expected a ProblemError, got ${String(reason)}`);
  return reason;
};

beforeEach(() => {
  controls.reset();
  taro.request.mockReset();
  endSession();
  useSession.setState({ staff: undefined });
});

test('address, parameters, query and the bearer come from the endpoint and the session', async () => {
  startSession(tokens('one'));
  replies(answer(200, { name: '安安' }));
  await expect(call(readThing, { params: { thingId: 'a b' }, query: { when: '上午', page: 2 } })).resolves.toEqual({
    name: '安安',
  });
  expect(sent()[0]).toMatchObject({
    method: 'GET',
    url: 'https://api.example.test/api/v1/things/a%20b?when=%E4%B8%8A%E5%8D%88&page=2',
    header: { Authorization: 'Bearer one-access' },
  });
});

test('a write carries its key and its body', async () => {
  startSession(tokens('one'));
  replies(answer(201, { id: 7 }));
  await expect(call(writeThing, { body: { name: 'x' }, idempotencyKey: 'key-1' })).resolves.toEqual({ id: 7 });
  expect(sent()[0]).toMatchObject({ data: { name: 'x' }, header: { 'Idempotency-Key': 'key-1' } });
});

test('an open endpoint gets no token; the desk gets its own', async () => {
  startSession(tokens('one'));
  startStaffSession({ accessToken: 'desk-access', expiresAt: '2026-11-23T00:00:00Z' });
  replies(answer(200, {}), answer(200, {}));
  await call(openThing);
  await call(deskThing);
  expect(sent().map(({ header }) => header.Authorization)).toEqual([undefined, 'Bearer desk-access']);
});

test('a refusal keeps its code, status and details', async () => {
  replies(problem(409, 'slot-full', { reason: 'gone' }));
  const reason = await failure(call(openThing));
  expect(reason).toMatchObject({ code: 'slot-full', status: 409, details: { reason: 'gone' }, requestId: 'req-1' });
});

test.each([
  ['a page instead of JSON', { statusCode: 502, header: {}, data: '<html>' }],
  ['a problem without a known code', answer(500, { title: 'x' })],
  ['an answer of another shape', answer(200, [])],
])('%s is an unreadable answer', async (_, reply) => {
  replies(reply);
  expect((await failure(call(openThing))).code).toBe('answer-unreadable');
});

test.each([
  ['request:fail timeout', 'timeout'],
  ['The operation was aborted', 'timeout'],
  ['request:fail -118:net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['request:fail', 'offline'],
  ['Failed to fetch', 'offline'],
])('the line says %j: %s', async (errMsg, code) => {
  taro.request.mockRejectedValueOnce({ errMsg });
  expect((await failure(call(openThing))).code).toBe(code);
});

describe('an expired session', () => {
  const read = () => call(readThing, { params: { thingId: '1' } });

  test('is renewed once and the call repeated', async () => {
    startSession(tokens('old'));
    replies(problem(401, 'session-expired'), answer(200, tokens('new')), answer(200, { name: 'x' }));
    await expect(read()).resolves.toEqual({ name: 'x' });
    expect(sent().map(({ url, header }) => [url.split('/v1')[1], header.Authorization])).toEqual([
      ['/things/1', 'Bearer old-access'],
      ['/auth/refresh', undefined],
      ['/things/1', 'Bearer new-access'],
    ]);
    expect(sent()[1]?.data).toEqual({ refreshToken: 'old-refresh' });
  });

  test('is renewed only once for calls that fail together: a token used twice ends the session', async () => {
    startSession(tokens('old'));
    replies(
      problem(401, 'session-expired'),
      problem(401, 'session-expired'),
      answer(200, tokens('new')),
      answer(200, { name: 'x' }),
      answer(200, { name: 'x' }),
    );
    await Promise.all([read(), read()]);
    expect(sent().filter(({ url }) => url.endsWith('/auth/refresh'))).toHaveLength(1);
  });

  test('that cannot be renewed signs the person out and keeps the refusal', async () => {
    startSession(tokens('old'));
    replies(problem(401, 'session-expired'), problem(401, 'session-expired'));
    expect((await failure(read())).code).toBe('session-expired');
    expect(useSession.getState().resident).toBeUndefined();
  });

  test('stays when the server is only busy', async () => {
    startSession(tokens('old'));
    replies(problem(401, 'session-expired'), problem(503, 'not-ready'));
    expect((await failure(read())).code).toBe('not-ready');
    expect(useSession.getState().resident?.refreshToken).toBe('old-refresh');
  });

  test('of the desk ends at once: there is nothing to renew it with', async () => {
    startStaffSession({ accessToken: 'desk', expiresAt: '2026-11-23T00:00:00Z' });
    replies(problem(401, 'session-expired'));
    expect((await failure(call(deskThing))).code).toBe('session-expired');
    expect(useSession.getState().staff).toBeUndefined();
    expect(sent()).toHaveLength(1);
  });
});

test('an unchanged answer is not sent again, and a new person starts without it', async () => {
  startSession(tokens('one'));
  replies(answer(200, { name: '安安' }, { ETag: 'W/"1"' }), answer(304, undefined), answer(200, { name: '一鸣' }));
  const read = () => call(readThing, { params: { thingId: '1' } });
  await read();
  await expect(read()).resolves.toEqual({ name: '安安' });
  startSession(tokens('two'));
  await expect(read()).resolves.toEqual({ name: '一鸣' });
  expect(sent().map(({ header }) => header['If-None-Match'])).toEqual([undefined, 'W/"1"', undefined]);
});
