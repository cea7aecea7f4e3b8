import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { OverdueChild, OverdueSummary } from '@kangban/contract/worklist';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import { taro } from '../../../../test/taro';
import { clearUnfinished } from '@/platform/send-once';
import { endStaffSession, startStaffSession } from '@/platform/session';
import { tableOf } from '@/features/overdue/csv';
import DeskOverduePage from './overdue/index';

const TODAY = toPlainDate('2026-11-23');
const child = (number: number, change: Partial<OverdueChild> = {}): OverdueChild => ({
  residentId: idOf(number),
  nameMasked: `陈*${number}`,
  sex: 'female',
  birthDate: toPlainDate('2024-11-23'),
  village: '柳溪村',
  phoneMasked: '199****1234',
  lateDays: 366 - number,
  doses: [{ vaccine: 'MMR', dose: 1, name: '麻腮风疫苗 第1剂', lateDays: 366 - number }],
  lastContact: null,
  ...change,
});
const summary: OverdueSummary = {
  siteName: '柳溪镇卫生院',
  today: TODAY,
  takenAt: '2026-11-23T00:05:00.000Z',
  childrenInArea: 420,
  overdueChildren: 2,
  byVaccine: [
    { vaccine: 'MMR', name: '麻腮风疫苗', children: 2 },
    { vaccine: 'HepA-L', name: '甲肝疫苗', children: 1 },
  ],
};
const SUMMARY = 'GET /desk/overdue/summary';
const LIST = 'GET /desk/overdue';
const page = (items: OverdueChild[], nextCursor: string | null = null) => ok({ items, nextCursor });

/** Lets everything that waits for an answer come to its end. */
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));

beforeEach(() => {
  beginDay();
  clearUnfinished();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
});
afterEach(async () => {
  await settle();
  endStaffSession();
  jest.useRealTimers();
});

const lines = (): HTMLElement[] => screen.getAllByRole('listitem');

test('who is late, how long, with what, and how many of all', async () => {
  serve({ [SUMMARY]: ok(summary), [LIST]: page([child(1), child(2, { phoneMasked: null })]) });
  render(<DeskOverduePage />);
  await settle();
  expect(await screen.findByText('2 个孩子晚了，辖区一共 420 个')).toBeInTheDocument();
  await screen.findByText('陈*1');
  expect(within(lines()[0]!).getByText('晚 365 天')).toBeInTheDocument();
  expect(within(lines()[0]!).getByText('麻腮风疫苗 第1剂（晚365天）')).toBeInTheDocument();
  expect(within(lines()[1]!).getByText('没有登记电话')).toBeInTheDocument();
});

test('filters ask the server: by vaccine, and by days late', async () => {
  const api = serve({
    [SUMMARY]: ok(summary),
    [LIST]: ({ query }) => page(query.has('vaccine') ? [child(2)] : [child(1)]),
  });
  render(<DeskOverduePage />);
  await settle();
  await screen.findByText('陈*1');
  fireEvent.click(screen.getByRole('tab', { name: '麻腮风疫苗 2' }));
  await settle();
  expect(screen.getByRole('tab', { name: '麻腮风疫苗 2' })).toHaveAttribute('aria-selected', 'true');
  await screen.findByText('陈*2');
  expect(screen.queryByText('陈*1')).not.toBeInTheDocument();
  fireEvent.click(screen.getByRole('tab', { name: '晚 3 个月以上' }));
  await settle();
  await waitFor(() => expect(api.of(LIST)).toHaveLength(3));
  expect(Object.fromEntries(api.of(LIST)[2]!.query)).toEqual({ vaccine: 'MMR', minDays: '90', limit: '50' });
});

test('more follow where the first page ended', async () => {
  const api = serve({
    [SUMMARY]: ok(summary),
    [LIST]: ({ query }) => (query.get('cursor') === 'after-1' ? page([child(2)]) : page([child(1)], 'after-1')),
  });
  render(<DeskOverduePage />);
  await settle();
  fireEvent.click(await screen.findByRole('button', { name: '再看一些' }));
  await settle();
  await screen.findByText('陈*2');
  expect(lines()).toHaveLength(2);
  expect(api.of(LIST)).toHaveLength(2);
  expect(screen.queryByRole('button', { name: '再看一些' })).not.toBeInTheDocument();
});

test('a call is noted and shown on the line', async () => {
  const noted = { contactedAt: '2026-11-23T00:06:00.000Z', staffName: '周护士', outcome: 'will-come' };
  const path = `POST /desk/overdue/${idOf(1)}/contacts`;
  const api = serve({ [SUMMARY]: ok(summary), [LIST]: page([child(1)]), [path]: ok(noted, 201) });
  render(<DeskOverduePage />);
  await settle();
  fireEvent.click(await screen.findByRole('button', { name: '联系 陈*1' }));
  await settle();
  fireEvent.click(await screen.findByRole('button', { name: '说好会来' }));
  await settle();
  expect(await screen.findByText('11月23日 周护士：说好会来')).toBeInTheDocument();
  expect(api.of(path)[0]?.body).toEqual({ outcome: 'will-come' });
});

test('nobody late under a filter', async () => {
  serve({ [SUMMARY]: ok(summary), [LIST]: page([]) });
  render(<DeskOverduePage />);
  expect(await screen.findByText('没有晚的孩子')).toBeInTheDocument();
});

test('a member who may not see it is told so, and nothing else is asked for', async () => {
  const api = serve({ [SUMMARY]: refused(403, 'forbidden') });
  render(<DeskOverduePage />);
  expect(await screen.findByText('这件事您不能办')).toBeInTheDocument();
  expect(api.of(LIST)).toHaveLength(0);
});

test('without a session the desk asks to sign in', async () => {
  endStaffSession();
  serve({});
  render(<DeskOverduePage />);
  await settle();
  await waitFor(() => expect(taro.reLaunch).toHaveBeenCalled());
});

test('the table: a head, a row for each child, quotes kept, nothing a spreadsheet would run', () => {
  const table = tableOf([child(1, { village: '=HYPERLINK("x")', nameMasked: '陈"*' })], TODAY).split('\r\n');
  expect(table[0]).toBe('\uFEFF姓名,性别,生日,住处,电话,晚了几天,要补的,最近联系');
  expect(table[1]).toBe('"陈""*",女,2024-11-23,"\'=HYPERLINK(""x"")",199****1234,365,麻腮风疫苗 第1剂（晚365天）,');
});
