import { act, render, screen } from '@testing-library/react';
import { endpoint } from '@kangban/contract/endpoint';
import { z } from '@kangban/contract/zod';
import { controls, taro } from '../../test/taro';
import { ProblemError } from './problem';
import { useEntries } from './remote-cache';
import { endSession, startSession } from './session';
import { remoteOf, useRemote } from './use-remote';

const getThing = endpoint({
  tag: 'test',
  summary: 'test',
  errors: [],
  method: 'GET',
  path: '/thing',
  caller: 'account',
  query: z.object({ id: z.optional(z.string()) }),
  answer: z.object({ name: z.string() }),
});

function Page({ id, keep, ask = true }: { id?: string; keep?: boolean; ask?: boolean }) {
  const remote = useRemote(ask ? { endpoint: getThing, input: { query: { id } }, keep } : undefined);
  const words = remote.state === 'ready' || remote.state === 'offline' ? (remote.data?.name ?? 'nothing kept') : '';
  const code = 'problem' in remote ? (remote.problem?.code ?? '') : '';
  return <p>{[remote.state, words, code].filter(Boolean).join(' ')}</p>;
}

const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: '2026-11-23T00:00:00Z' };
const reply = (name: string) => Promise.resolve({ statusCode: 200, header: {}, data: JSON.stringify({ name }) });
const refusal = (status: number, code: string) =>
  Promise.resolve({
    statusCode: status,
    header: {},
    data: JSON.stringify({ type: '', title: '', status, code, detail: '', requestId: 'r' }),
  });
const shows = (text: string) => screen.findByText(text);
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const onceAnswered = (answer: unknown): void => void taro.request.mockImplementationOnce(() => answer as never);

beforeEach(() => {
  jest.useFakeTimers();
  controls.reset();
  taro.request.mockReset();
  endSession();
  startSession(tokens);
  useEntries.setState({}, true);
});

afterEach(() => jest.useRealTimers());

test('quiet for 0.4 s, then the grey shape, then the answer', async () => {
  let finish: (value: unknown) => void = () => undefined;
  onceAnswered(new Promise((resolve) => (finish = resolve)));
  render(<Page />);
  await pass(390);
  expect(await shows('quiet')).toBeInTheDocument();
  await pass(20);
  expect(await shows('loading')).toBeInTheDocument();
  finish(await reply('安安'));
  await pass(0);
  expect(await shows('ready 安安')).toBeInTheDocument();
});

test('a page that comes back asks again and shows the old answer meanwhile', async () => {
  onceAnswered(reply('一'));
  onceAnswered(reply('二'));
  render(<Page />);
  await pass(0);
  await pass(2_000);
  act(controls.show);
  expect(screen.getByText('ready 一')).toBeInTheDocument();
  await pass(0);
  expect(await shows('ready 二')).toBeInTheDocument();
});

test('opening asks once, though mounting and showing happen together', async () => {
  onceAnswered(reply('一'));
  render(
    <>
      <Page />
      <Page />
    </>,
  );
  await pass(0);
  expect(taro.request).toHaveBeenCalledTimes(1);
});

test('nothing to ask, nothing sent', async () => {
  render(<Page ask={false} />);
  await pass(500);
  expect(taro.request).not.toHaveBeenCalled();
});

test('what was kept is shown without a line, with the time it was saved', async () => {
  onceAnswered(reply('安安'));
  const { unmount } = render(<Page keep />);
  await pass(0);
  unmount();
  useEntries.setState({}, true); // the app was closed
  onceAnswered(Promise.reject(new ProblemError({ code: 'offline' })));
  taro.request.mockRejectedValueOnce({ errMsg: 'request:fail' });
  render(<Page keep />);
  await pass(0);
  expect(await shows('offline 安安 offline')).toBeInTheDocument();
});

test('without anything kept, no line says so', async () => {
  taro.request.mockRejectedValueOnce({ errMsg: 'request:fail' });
  render(<Page />);
  await pass(0);
  expect(await shows('offline nothing kept offline')).toBeInTheDocument();
});

test('a refusal is an error with its code', async () => {
  onceAnswered(refusal(403, 'forbidden'));
  render(<Page />);
  await pass(0);
  expect(await shows('error forbidden')).toBeInTheDocument();
});

test('signing out takes the answers away: the next person sees nothing of the last', async () => {
  onceAnswered(reply('安安'));
  render(<Page keep />);
  await pass(0);
  act(endSession);
  expect(useEntries.getState()).toEqual({});
  expect(screen.queryByText(/安安/)).toBeNull();
});

const problem = (code: ProblemError['code'], status = 0) => new ProblemError({ code, status });
const known = { data: 'old', savedAtMs: 1 };
const unknown = { data: undefined, savedAtMs: undefined };

test.each([
  ['the server stumbles: the old answer holds', known, problem('internal', 500), 'ready'],
  ['too many at once: the old answer holds', known, problem('too-many-requests', 429), 'ready'],
  ['slow, with something kept', known, problem('timeout'), 'offline'],
  ['slow, with nothing', unknown, problem('timeout'), 'error'],
  ['not mine any more: the old answer goes', known, problem('forbidden', 403), 'error'],
  ['the server stumbles, nothing known', unknown, problem('internal', 500), 'error'],
])('%s', (_, what, reason, state) => {
  expect(remoteOf(what, reason, true).state).toBe(state);
});
