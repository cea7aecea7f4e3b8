/** Every test of a screen begins on the mock-ups' morning, signed in, with an empty phone. */
import { useEntries } from '@/platform/remote-cache';
import { endSession, startSession } from '@/platform/session';
import { controls, taro } from './taro';

export const NOW = new Date('2026-11-23T08:05:00+08:00');

export function beginDay({ signedIn = true } = {}): void {
  jest.useFakeTimers({ now: NOW, advanceTimers: true });
  controls.reset();
  taro.request.mockReset();
  endSession();
  useEntries.setState({}, true);
  if (signedIn) startSession({ accessToken: 'a', refreshToken: 'r'.repeat(24), expiresAt: '2026-11-23T09:00:00Z' });
}

/** Addresses opened so far, in order. */
export const opened = (): string[] =>
  [taro.navigateTo, taro.redirectTo, taro.reLaunch, taro.switchTab]
    .flatMap((mock) =>
      mock.mock.calls.map((call, at) => ({ url: urlOf(call), order: mock.mock.invocationCallOrder[at] ?? 0 })),
    )
    .sort((a, b) => a.order - b.order)
    .map(({ url }) => url);

const urlOf = (call: unknown[]): string => {
  const [options] = call;
  return typeof options === 'object' && options !== null && 'url' in options ? String(options.url) : '';
};
