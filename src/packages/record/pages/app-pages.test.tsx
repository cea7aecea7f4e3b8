import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { AppGrant, AppRequest } from '@kangban/contract/app-access';
import { ok, refused, serve } from '../../../../test/fake-api';
import { MING } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { leaveTo } from '@/platform/leave';

jest.mock('@/platform/leave', () => ({ leaveTo: jest.fn() }));

import AppConsentPage from './app-consent/index';
import AppsPage from './apps/index';

const REQUEST_ID = '0192f000-0000-7000-8000-000000000007';
const PATH = `/app-requests/${REQUEST_ID}`;
const request = (change: Partial<AppRequest> = {}): AppRequest => ({
  requestId: REQUEST_ID,
  appName: '我的健康本',
  returnsTo: 'app.example',
  types: ['Patient', 'Immunization', 'Observation'],
  durations: ['hour', 'month', 'year'],
  people: [{ residentId: MING, label: '我', right: 'self' }],
  chosen: { residentId: MING, sensitive: [] },
  consentVersion: 'app-access-1',
  ...change,
});
const show = () => {
  controls.setRouter({ request: REQUEST_ID });
  return render(<AppConsentPage />);
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

beforeEach(() => {
  beginDay();
  jest.mocked(leaveTo).mockClear();
});
afterEach(() => jest.useRealTimers());

test('says what an app wants in plain words, and yes leads back to it', async () => {
  const api = serve({
    [`GET ${PATH}`]: ok(request()),
    [`POST ${PATH}/decision`]: ok({ redirectTo: 'https://app.example/back?code=1' }),
  });
  show();
  expect(await screen.findByText('“我的健康本”想看健康档案')).toBeInTheDocument();
  expect(screen.getByText('打过的疫苗')).toBeInTheDocument();
  expect(screen.getByText(/app\.example/)).toBeInTheDocument();
  await press('同意，让它看');
  await waitFor(() => expect(leaveTo).toHaveBeenCalled());
  expect(api.of(`POST ${PATH}/decision`)[0]?.body).toMatchObject({ allow: true, duration: 'hour', sensitive: [] });
  expect(leaveTo).toHaveBeenCalledWith('https://app.example/back?code=1');
});

test('what is sensitive is off until it is switched on, each by itself', async () => {
  const sensitive = [
    { category: 'tuberculosis', name: '结核' },
    { category: 'mental-health', name: '心理' },
  ];
  const api = serve({
    [`GET ${PATH}`]: ok(request({ chosen: { residentId: MING, sensitive } })),
    [`POST ${PATH}/decision`]: ok({ redirectTo: 'https://app.example/back?code=1' }),
  });
  show();
  fireEvent.click(await screen.findByRole('switch', { name: /结核/ }));
  await press('同意，让它看');
  await waitFor(() => expect(leaveTo).toHaveBeenCalled());
  expect(api.of(`POST ${PATH}/decision`)[0]?.body).toMatchObject({ sensitive: ['tuberculosis'] });
});

test('a record that is not open leads to its opening, and no is always possible', async () => {
  const api = serve({
    [`GET ${PATH}`]: ok(request({ chosen: null })),
    [`POST ${PATH}/decision`]: ok({ redirectTo: 'https://app.example/back?error=access_denied' }),
  });
  show();
  expect(await screen.findByRole('button', { name: '去打开健康档案' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '同意，让它看' })).toBeNull();
  await press('不同意');
  await waitFor(() => expect(leaveTo).toHaveBeenCalled());
  expect(api.of(`POST ${PATH}/decision`)[0]?.body).toMatchObject({ allow: false });
});

test('a request that is over says so', async () => {
  serve({ [`GET ${PATH}`]: refused(404, 'not-found') });
  show();
  expect(await screen.findByText('这个请求过时了')).toBeInTheDocument();
});

const GRANT: AppGrant = {
  grantId: '0192f000-0000-7000-8000-000000000008',
  appName: '我的健康本',
  types: ['Immunization'],
  sensitive: [],
  grantedAt: '2026-11-01T08:00:00.000Z',
  endsAt: '2026-12-01T08:00:00.000Z',
  endedAt: null,
  live: true,
};

test('an app that may read is stopped after one question', async () => {
  const list = `/residents/${MING}/apps`;
  const api = serve({
    [`GET ${list}`]: ok({ residentId: MING, label: '我', mayEnd: true, grants: [GRANT] }),
    [`DELETE ${list}/${GRANT.grantId}`]: ok({}),
  });
  controls.setRouter({ residentId: MING });
  render(<AppsPage />);
  await press('不让“我的健康本”再看');
  const buttons = await screen.findAllByRole('button', { name: '停掉' });
  fireEvent.click(buttons.at(-1)!);
  expect(await screen.findByText('“我的健康本”看不到了')).toBeInTheDocument();
  expect(api.of(`DELETE ${list}/${GRANT.grantId}`)).toHaveLength(1);
});
