import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { Match, MatchLine } from '@kangban/contract/match';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { idOf } from '../../../../test/family-samples';
import { ok, refused, serve } from '../../../../test/fake-api';
import { beginDay } from '../../../../test/on-the-day';
import { taro } from '../../../../test/taro';
import { endStaffSession, startStaffSession } from '@/platform/session';
import DeskMatchesPage from './matches/index';

const line = (number: number, change: Partial<MatchLine> = {}): MatchLine => ({
  reviewId: idOf(number),
  state: 'waiting',
  doubt: 'number-same-name-differs',
  madeAt: '2026-11-22T01:00:00.000Z',
  subjectMasked: '林*梅',
  candidateMasked: '林*妹',
  sex: 'female',
  birthDate: toPlainDate('1990-05-01'),
  ...change,
});
const record = {
  sex: 'female',
  birthDate: toPlainDate('1990-05-01'),
  phoneMasked: null,
  siteName: null,
  hasAccount: false,
} as const;
const pair = (change: Partial<Match> = {}): Match => ({
  reviewId: idOf(1),
  state: 'waiting',
  doubt: 'number-same-name-differs',
  madeAt: '2026-11-22T01:00:00.000Z',
  system: '县人民医院 HIS',
  subject: {
    ...record,
    residentId: idOf(11),
    name: '林小梅',
    idMasked: '9****************7',
    address: '',
    doses: 0,
    entries: 4,
  },
  candidate: {
    ...record,
    residentId: idOf(12),
    name: '林小妹',
    idMasked: '9****************7',
    address: '柳溪镇柳溪村',
    siteName: '柳溪镇卫生院',
    doses: 3,
    entries: 1,
    hasAccount: true,
  },
  fields: [
    { field: 'name', agreement: 'differs' },
    { field: 'sex', agreement: 'same' },
    { field: 'birth-date', agreement: 'same' },
    { field: 'id-number', agreement: 'same' },
    { field: 'phone', agreement: 'unknown' },
  ],
  decisions: [],
  ...change,
});
const decision = { staffName: '周敏', siteName: '柳溪镇卫生院', reason: '看过户口本', at: '2026-11-23T01:00:00.000Z' };
const LIST = 'GET /desk/matches';
const ONE = `GET /desk/matches/${idOf(1)}`;
const DECIDE = `POST /desk/matches/${idOf(1)}/decision`;
const UNDO = `POST /desk/matches/${idOf(1)}/undo`;
const page = (items: MatchLine[], nextCursor: string | null = null) => ok({ items, nextCursor });
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: string): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
  await settle();
};
const type = (text: string): void => {
  const box = document.querySelector<HTMLInputElement>('#match-reason input, input#match-reason');
  fireEvent.input(box!, { target: { value: text } });
};

beforeEach(() => {
  beginDay();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
});
afterEach(async () => {
  await settle();
  endStaffSession();
  jest.useRealTimers();
});

test('pairs that wait, masked, with why nobody knows; side by side what agrees and what differs in words', async () => {
  serve({ [LIST]: page([line(1)]), [ONE]: ok(pair()) });
  render(<DeskMatchesPage />);
  await settle();
  expect(await screen.findByText('林*梅 和 林*妹')).toBeInTheDocument();
  expect(screen.getByText('身份证号一样，名字不一样。')).toBeInTheDocument();
  await press('比一比 林*梅');
  expect(await screen.findByText('林小梅 和 林小妹')).toBeInTheDocument();
  const row = (name: string): HTMLElement => screen.getByText(name).closest<HTMLElement>('[role="listitem"]')!;
  expect(within(row('名字')).getByText('不一样')).toBeInTheDocument();
  expect(within(row('身份证号')).getByText('一样')).toBeInTheDocument();
  expect(within(row('电话')).getByText('有一边没有')).toBeInTheDocument();
  expect(within(row('住处')).getByText(/柳溪镇柳溪村/)).toBeInTheDocument();
  expect(within(row('里面有')).getByText(/3 针疫苗，1 条别的记录/)).toBeInTheDocument();
});

test('one person: not without a reason, then sent with it, said, and gone from the list', async () => {
  const joined = pair({ state: 'same', decisions: [{ ...decision, what: 'same' }] });
  const api = serve({ [LIST]: page([line(1)]), [ONE]: ok(pair()), [DECIDE]: ok(joined) });
  render(<DeskMatchesPage />);
  await settle();
  await press('比一比 林*梅');
  expect(await screen.findAllByRole('button', { name: '先写理由' })).toHaveLength(2);
  fireEvent.click(screen.getAllByRole('button', { name: '先写理由' })[0]!);
  await settle();
  expect(api.of(DECIDE)).toHaveLength(0);
  type('看过户口本');
  await settle();
  await press('是一个人，合在一起看');
  expect(api.of(DECIDE)[0]?.body).toEqual({ same: true, reason: '看过户口本' });
  expect(await screen.findByText('合好了')).toBeInTheDocument();
  expect(screen.getByText(/周敏.*定了是一个人。看过户口本/)).toBeInTheDocument();
  await press('回名单');
  expect(await screen.findByText('没有等着定的')).toBeInTheDocument();
});

test('a decision is taken back', async () => {
  const decided = pair({ state: 'different', decisions: [{ ...decision, what: 'different' }] });
  const api = serve({
    [LIST]: ({ query }) => page(query.get('state') === 'decided' ? [line(1, { state: 'different' })] : []),
    [ONE]: ok(decided),
    [UNDO]: ok(pair()),
  });
  render(<DeskMatchesPage />);
  await settle();
  fireEvent.click(screen.getByRole('tab', { name: '定过的' }));
  await settle();
  await press('比一比 林*梅');
  type('问错了人');
  await settle();
  await press('撤回这个决定');
  expect(api.of(UNDO)[0]?.body).toEqual({ reason: '问错了人' });
  expect(await screen.findByText('撤回了')).toBeInTheDocument();
});

test('decided by somebody else meanwhile: said, and what was typed stays', async () => {
  serve({ [LIST]: page([line(1)]), [ONE]: ok(pair()), [DECIDE]: refused(409, 'match-decided') });
  render(<DeskMatchesPage />);
  await settle();
  await press('比一比 林*梅');
  type('看过户口本');
  await settle();
  await press('不是一个人');
  expect(await screen.findByText(/已经有人定过了/)).toBeInTheDocument();
  expect(document.querySelector<HTMLInputElement>('#match-reason input, input#match-reason')!.value).toBe('看过户口本');
});

test('more follow where the first page ended', async () => {
  const api = serve({
    [LIST]: ({ query }) => (query.get('cursor') === 'after-1' ? page([line(2)]) : page([line(1)], 'after-1')),
  });
  render(<DeskMatchesPage />);
  await settle();
  await press('再看一些');
  expect(await screen.findAllByRole('listitem')).toHaveLength(2);
  expect(api.of(LIST)).toHaveLength(2);
});

test('without a session the desk asks to sign in', async () => {
  endStaffSession();
  serve({});
  render(<DeskMatchesPage />);
  await settle();
  await waitFor(() => expect(taro.reLaunch).toHaveBeenCalled());
});
