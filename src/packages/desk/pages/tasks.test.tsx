import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { TaskLine } from '@kangban/contract/care-task';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { clearUnfinished } from '@/platform/send-once';
import { endStaffSession, startStaffSession } from '@/platform/session';
import DeskTasksPage from './tasks/index';

const TODAY = toPlainDate('2026-11-23');
const line = (number: number, change: Partial<TaskLine> = {}): TaskLine => ({
  taskId: idOf(number),
  residentId: idOf(number + 100),
  nameMasked: `林*${number}`,
  phoneMasked: '199****1234',
  kind: 'recheck',
  title: '早上空着肚子再查一次血糖',
  reason: '早上的血糖偏高，再查一次才知道。',
  state: 'open',
  openedOn: toPlainDate('2026-11-18'),
  dueOn: toPlainDate('2026-11-20'),
  daysLate: 3,
  bookedFor: null,
  place: null,
  referralId: null,
  attempts: 0,
  lastAttempt: null,
  moves: ['book', 'finish', 'cancel'],
  target: null,
  ...change,
});
const CALL = line(1, { kind: 'call-now', title: '卫生院要马上联系您', dueOn: TODAY, daysLate: 0, moves: ['cancel'] });
const LIST = 'GET /desk/tasks';
const page = (items: TaskLine[], nextCursor: string | null = null) => ok({ today: TODAY, items, nextCursor });
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.queryByRole('tab', { name }) ?? screen.getByRole('button', { name }));
  await settle();
};
const lines = (): HTMLElement[] => screen.queryAllByRole('listitem');

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

test('who, what, how late and how far, in the order of the server, page by page and by kind', async () => {
  const asked = serve({
    [LIST]: ({ query }) => (query.get('cursor') ? page([line(3)]) : page([CALL, line(2)], 'next')),
  });
  render(<DeskTasksPage />);
  await settle();
  expect(lines().map((one) => within(one).getByText(/^林/).textContent)).toEqual(['林*1', '林*2']);
  expect(within(lines()[0]!).getByText('马上联系 · 今天')).toBeInTheDocument();
  expect(within(lines()[1]!).getByText('复查 · 晚 3 天')).toBeInTheDocument();
  await press('看 林*1 的报告');
  expect(opened()).toEqual([`/packages/desk/pages/checkup-report/index?residentId=${CALL.residentId}`]);
  await press('再看一些');
  expect(lines()).toHaveLength(3);
  await press('转诊');
  expect(asked.of(LIST).at(-1)?.query.get('kind')).toBe('referral');
});

test('a call is noted with a key; who was reached leaves the list', async () => {
  const post = `POST /desk/tasks/${idOf(1)}/attempts`;
  const lastAttempt = { at: '2026-11-23T01:00:00.000Z', staffName: '周护士', outcome: 'no-answer' as const };
  const asked = serve({ [LIST]: page([CALL]), [post]: ok({ ...CALL, attempts: 1, lastAttempt }) });
  render(<DeskTasksPage />);
  await settle();
  await press('联系 林*1');
  await press('没打通');
  expect(asked.of(post)[0]).toMatchObject({ body: { outcome: 'no-answer' } });
  expect(screen.getByText('打过 1 次 · 11月23日 周护士：没打通')).toBeInTheDocument();
  serve({ [post]: ok({ ...CALL, state: 'done', moves: [] }) });
  await press('联系 林*1');
  await press('本人接了，说清楚了');
  expect(lines()).toHaveLength(0);
});

test('whom to call is shown on asking, for half a minute; who may not be shown is said so', async () => {
  const post = `POST /desk/residents/${CALL.residentId}/phone`;
  const asked = serve({ [LIST]: page([CALL]), [post]: ok({ name: '林国强', phone: '19900000002' }) });
  render(<DeskTasksPage />);
  await settle();
  await press('显示林*1的电话');
  expect(asked.of(post)).toHaveLength(1);
  expect(screen.getByText('林国强 19900000002')).toBeInTheDocument();
  act(() => jest.advanceTimersByTime(30_000));
  expect(screen.queryByText('林国强 19900000002')).toBeNull();
  serve({ [post]: refused(404, 'not-found') });
  await press('显示林*1的电话');
  expect(screen.getByText('这个号码这里看不到')).toBeInTheDocument();
});

test('a place needs its day and time, an ending its reason', async () => {
  const post = `POST /desk/tasks/${idOf(2)}/moves`;
  const asked = serve({ [LIST]: page([line(2)]), [post]: ok(line(2, { state: 'booked' })) });
  render(<DeskTasksPage />);
  await settle();
  await press('办 林*2 的事');
  await press('约好了');
  await press('记下');
  expect(screen.getByRole('alert')).toHaveTextContent('日期写成 2026-11-26');
  const [day, time] = screen.getAllByRole('textbox');
  fireEvent.input(day!, { target: { value: '2026-11-26' } });
  fireEvent.input(time!, { target: { value: '8:30' } });
  await press('记下');
  expect(asked.of(post)[0]?.body).toEqual({ move: 'book', bookedFor: '2026-11-26T08:30:00+08:00' });
  await press('办 林*2 的事');
  await press('办完了');
  await press('记下');
  expect(screen.getByRole('alert')).toHaveTextContent('写两个字以上');
  expect(asked.of(post)).toHaveLength(1);
});

test('a goal that could harm is refused in words', async () => {
  const habit = line(4, { kind: 'lifestyle', title: '每天走一走' });
  const post = `POST /desk/tasks/${idOf(4)}/target`;
  serve({ [LIST]: page([habit]), [post]: refused(422, 'task-target-harmful') });
  render(<DeskTasksPage />);
  await settle();
  await press('给 林*4 定目标');
  await press('体重慢慢到几公斤');
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '40' } });
  await press('记下');
  expect(screen.getByText('这个目标可能伤身体')).toBeInTheDocument();
});

test('nothing to follow is said so', async () => {
  serve({ [LIST]: page([]) });
  render(<DeskTasksPage />);
  await settle();
  expect(screen.getByText('现在没有要跟进的')).toBeInTheDocument();
});
