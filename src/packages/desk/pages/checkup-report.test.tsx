import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { DeskCheckup, WaitingCheckup } from '@kangban/contract/checkup/desk';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { FATHER, reportOf, said } from '../../../../test/checkup-samples';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { endStaffSession, startStaffSession } from '@/platform/session';
import DeskCheckupReportPage from './checkup-report/index';

// The sentences have tests of their own; here a sentence says its id.
jest.mock('@/copy/report-sentences', () => ({ sayZh: ({ id }: { id: string }) => id }));

const TODAY = toPlainDate('2026-11-23');
const ENTRY = idOf(1026);
const AT = `/desk/residents/${FATHER}/checkups`;
const READ = `GET ${AT}/${ENTRY}`;
const LIST = 'GET /desk/checkups/waiting';

const waiting = (told: Partial<WaitingCheckup> = {}): WaitingCheckup => ({
  residentId: FATHER,
  entryId: ENTRY,
  nameMasked: '林*强',
  sex: 'male',
  age: 71,
  on: toPlainDate('2026-11-11'),
  institution: '柳溪镇卫生院',
  urgent: false,
  corrected: false,
  ...told,
});
const checkup = (told: Partial<DeskCheckup> = {}): DeskCheckup => ({
  residentId: FATHER,
  purpose: 'follow-up',
  today: TODAY,
  name: '林国强',
  idMasked: '9901**********13',
  sex: 'male',
  birthDate: toPlainDate('1955-03-08'),
  age: 71,
  report: reportOf({
    tasks: [
      { kind: 'recheck', items: ['fastingGlucose'], title: said('再查一次血糖'), dueOn: toPlainDate('2026-11-25') },
      { kind: 'lifestyle', items: ['diet'], title: said('改一改吃饭'), dueOn: toPlainDate('2026-11-01') },
    ],
  }),
  checkups: [],
  reviews: [],
  told: [],
  reachable: 2,
  mayReview: true,
  corrected: false,
  ...told,
});
const reviewed = {
  byName: '王立',
  siteName: '柳溪镇卫生院',
  on: TODAY,
  at: '2026-11-23T02:00:00.000Z',
  note: '血糖要复查',
  tasks: [],
};
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: RegExp | string, role: 'button' | 'checkbox' = 'button'): Promise<void> => {
  fireEvent.click(await screen.findByRole(role, { name }));
  await settle();
};
const show = async (routes: Parameters<typeof serve>[0]) => {
  const api = serve(routes);
  render(<DeskCheckupReportPage />);
  await settle();
  return api;
};

beforeEach(() => {
  beginDay();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
  controls.setRouter({ residentId: FATHER, entryId: ENTRY });
});
afterEach(async () => {
  await settle();
  endStaffSession();
  jest.useRealTimers();
});

describe('the list', () => {
  beforeEach(() => controls.setRouter({}));

  test('names are masked, what cannot wait says so, and it goes on by its cursor', async () => {
    const api = await show({
      [LIST]: ({ query }) =>
        query.has('cursor')
          ? ok({ items: [waiting({ entryId: idOf(2), nameMasked: '王*' })], nextCursor: null })
          : ok({ items: [waiting({ urgent: true })], nextCursor: 'next' }),
    });
    expect(screen.getByText('林*强 · 男')).toBeInTheDocument();
    expect(screen.getByText('要马上打电话')).toBeInTheDocument();
    await press('再看一些');
    expect(screen.getByText('王* · 男')).toBeInTheDocument();
    expect(api.of(LIST).at(-1)?.query.get('cursor')).toBe('next');
    expect(screen.queryByRole('button', { name: '再看一些' })).not.toBeInTheDocument();
  });

  test('an empty list says so', async () => {
    await show({ [LIST]: ok({ items: [], nextCursor: null }) });
    expect(screen.getByText('没有等审核的报告')).toBeInTheDocument();
  });

  test('a report opens for the follow-up and leads back to the list', async () => {
    const api = await show({ [LIST]: ok({ items: [waiting()], nextCursor: null }), [READ]: ok(checkup()) });
    await press(/林\*强/);
    expect(api.of(READ).map(({ query }) => query.toString())).toEqual(['purpose=follow-up']);
    expect(screen.getByText('林国强')).toBeInTheDocument();
    await press('回到名单');
    expect(screen.getByText('等审核的体检报告')).toBeInTheDocument();
  });
});

test('what is notable has its value, range, years and word; nothing is told before the review but by voice', async () => {
  await show({ [READ]: ok(checkup({ corrected: true })) });
  expect(screen.getByText('空腹血糖')).toBeInTheDocument();
  expect(screen.getByText(/7\.6 mmol\/L ↑（参考 3\.9–6\.1） · 2024 5\.8 → 2025 6\.4 → 2026 7\.6/)).toBeInTheDocument();
  expect(screen.getByText(/这份体检改过/)).toBeInTheDocument();
  expect(screen.getByText('还没有告诉本人')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '发消息' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: '打电话说了' })).toBeInTheDocument();
});

test('agreed tasks go with the doctor’s day and words; one that was unticked does not, and a day that is over starts today', async () => {
  const POST = `POST ${AT}/${ENTRY}/reviews`;
  const api = await show({ [READ]: ok(checkup()), [POST]: ok(reviewed, 201) });
  const [first, second] = screen.getAllByRole('textbox', { name: /哪天以前/ });
  expect(second).toHaveValue('2026-11-23');
  fireEvent.input(first!, { target: { value: '2026-11-30' } });
  await settle();
  await press(/改一改吃饭/, 'checkbox');
  await press('审核通过');
  expect(api.of(POST).map(({ body }) => body)).toEqual([
    { tasks: [{ kind: 'recheck', items: ['fastingGlucose'], dueOn: '2026-11-30' }] },
  ]);
  expect(api.of(POST)[0]?.key).toBeTruthy();
  expect(api.of(READ)).toHaveLength(2);
});

test('a day that is none keeps the review back and says how to write one', async () => {
  const POST = `POST ${AT}/${ENTRY}/reviews`;
  const api = await show({ [READ]: ok(checkup()), [POST]: ok(reviewed, 201) });
  fireEvent.input(screen.getAllByRole('textbox', { name: /哪天以前/ })[0]!, { target: { value: '2026-11-01' } });
  await settle();
  expect(screen.getByText('写一个今天或以后的日子')).toBeInTheDocument();
  await press('审核通过');
  expect(api.of(POST)).toEqual([]);
});

test('after the review it is told: by message to so many phones, and what was told when and how stands there', async () => {
  const POST = `POST ${AT}/${ENTRY}/told`;
  const told = { how: 'message', at: '2026-11-23T02:10:00.000Z', byName: '王立', said: ['3 项要留意'] } as const;
  const data = checkup({ reviews: [reviewed], told: [{ ...told, said: [...told.said] }] });
  const api = await show({ [READ]: ok(data), [POST]: ok(told, 201) });
  expect(screen.getByText('王立 · 柳溪镇卫生院')).toBeInTheDocument();
  expect(screen.getByText(/能收到消息的有 2 个手机/)).toBeInTheDocument();
  expect(screen.getByText('发了消息 · 王立')).toBeInTheDocument();
  expect(screen.getByText(/2026年11月23日 10:10 · 3 项要留意/)).toBeInTheDocument();
  await press('发消息');
  expect(api.of(POST).map(({ body }) => body)).toEqual([{ how: 'message' }]);
});

test('the whole form opens over the page', async () => {
  const rows = [{ label: '身高', words: '168 cm', flag: null, range: null }];
  const form = { entryId: ENTRY, on: '2026-11-11', title: '健康体检表', sections: [{ title: '一般状况', rows }] };
  await show({ [READ]: ok(checkup()), [`GET ${AT}/${ENTRY}/form`]: ok(form) });
  await press('看整张体检表');
  expect(within(screen.getByRole('dialog', { name: '健康体检表' })).getByText('168 cm')).toBeInTheDocument();
});

test.each([
  ['closed-by-person', /本人没同意在这里看/],
  ['other-site', /他不归您的单位管/],
] as const)('%s is said plainly', async (code, words) => {
  await show({ [READ]: refused(403, code) });
  expect(screen.getByText(words)).toBeInTheDocument();
  expect(screen.queryByText('林国强')).not.toBeInTheDocument();
});
