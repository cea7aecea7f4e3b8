import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { CareTask } from '@kangban/contract/care-task';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { reportAnswer, reportOf } from '../../../../test/checkup-samples';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { TaskCards } from '@/features/care-task/task-card';
import ReportPage from './report/index';
import TaskPage from './task/index';

// The report's sentences have tests of their own; here a sentence says its id.
jest.mock('@/copy/report-sentences', () => ({ sayZh: ({ id }: { id: string }) => id }));

const FATHER = idOf(4);
const TASK = idOf(950);
const TODAY = toPlainDate('2026-11-23');
const task = (change: Partial<CareTask> = {}): CareTask => ({
  taskId: TASK,
  residentId: FATHER,
  kind: 'recheck',
  title: '早上空着肚子再查一次血糖',
  reason: '早上的血糖偏高，再查一次才知道。',
  items: ['fastingGlucose'],
  state: 'open',
  open: true,
  urgent: false,
  ownerKind: 'resident',
  ownerName: '爸爸',
  openedOn: toPlainDate('2026-11-18'),
  dueOn: toPlainDate('2026-11-30'),
  late: false,
  bookedFor: null,
  place: null,
  fasting: true,
  referral: null,
  steps: [
    { state: 'done', title: '体检发现空腹血糖高', note: '柳溪镇卫生院', on: toPlainDate('2026-11-11'), at: null },
    { state: 'now', title: '早上空着肚子再查一次血糖', note: null, on: toPlainDate('2026-11-30'), at: null },
  ],
  actions: ['book', 'call'],
  target: null,
  ticks: [],
  siteName: '柳溪镇卫生院',
  sitePhone: '0300-555 0101',
  ...change,
});
const referral: CareTask['referral'] = {
  referralId: idOf(960),
  residentId: FATHER,
  kind: 'adult-glucose',
  title: '血糖复查',
  reason: '早上的血糖偏高',
  state: 'booked',
  open: true,
  fromSiteName: '柳溪镇卫生院',
  fromSitePhone: null,
  toInstitution: '县医院内分泌科',
  toPhone: null,
  code: 'R7K2M9QD3XVT',
  openedOn: toPlainDate('2026-11-18'),
  earliestOn: null,
  dueOn: toPlainDate('2026-11-30'),
  late: false,
  bookedFor: '2026-11-26T00:30:00.000Z',
  steps: [],
};
const ONE = `GET /residents/${FATHER}/tasks/${TASK}`;
const ALL = `GET /residents/${FATHER}/tasks`;
const TICK = `POST /residents/${FATHER}/tasks/${TASK}/ticks`;
const one = (change: Partial<CareTask> = {}) => ok({ label: '爸爸', today: TODAY, task: task(change) });
const list = (...items: CareTask[]) => ok({ label: '爸爸', today: TODAY, items, nextCursor: null });

beforeEach(() => {
  beginDay();
  controls.setRouter({ residentId: FATHER, taskId: TASK });
});
afterEach(() => jest.useRealTimers());

test('a recheck says what, by when, what to mind, how far, and leads to booking', async () => {
  serve({ [ONE]: one() });
  render(<TaskPage />);
  await screen.findByRole('heading', { name: '早上空着肚子再查一次血糖' });
  expect(screen.getAllByText('11月30日前办好').length).toBeGreaterThan(0);
  expect(screen.getByText(/早上先别吃饭/)).toBeInTheDocument();
  expect(screen.getByText('体检发现空腹血糖高')).toBeInTheDocument();
  expect(screen.getByText('11月11日 · 柳溪镇卫生院')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: '约复查' }));
  await waitFor(() => expect(opened().at(-1)).toContain(`service=recheck&taskId=${TASK}`));
});

test('a referral shows its paper: day, place, and a code to scan or read', async () => {
  const place = '县医院门诊楼2楼 内分泌科';
  const bookedFor = '2026-11-26T00:30:00.000Z';
  serve({ [ONE]: one({ kind: 'referral', state: 'booked', referral, place, bookedFor, actions: ['slip'] }) });
  render(<TaskPage />);
  expect(await screen.findByRole('img', { name: '转诊单二维码，给医院扫' })).toBeInTheDocument();
  for (const text of ['11月26日', '周四 8:30', 'R7K2 M9QD 3XVT']) expect(screen.getByText(text)).toBeInTheDocument();
  expect(screen.getAllByText(place).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: '约复查' })).toBeNull();
});

test('what cannot wait says so and can be called', async () => {
  serve({ [ONE]: one({ kind: 'call-now', urgent: true, actions: ['call'], title: '卫生院要马上联系您' }) });
  render(<TaskPage />);
  expect(await screen.findByText('今天就要联系')).toBeInTheDocument();
  expect(screen.getByText(/请接电话/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '打电话给柳溪镇卫生院' })).toBeInTheDocument();
});

test('a habit is ticked for today and taken back; a refusal is said', async () => {
  const habit = { kind: 'lifestyle' as const, actions: ['tick' as const], title: '每天走一走', fasting: false };
  const asked = serve({ [ONE]: one(habit), [TICK]: ok(task({ ...habit, ticks: [TODAY] })) });
  render(<TaskPage />);
  fireEvent.click(await screen.findByRole('button', { name: '今天做到了' }));
  expect(await screen.findByText('今天记好了')).toBeInTheDocument();
  expect(asked.of(TICK)[0]?.body).toEqual({ on: '2026-11-23', kept: true });
  serve({ [ONE]: one(habit), [TICK]: refused(409, 'task-not-changeable') });
  fireEvent.click(screen.getByRole('button', { name: '点错了，撤回' }));
  expect(await screen.findByText('这件事已经办完了')).toBeInTheDocument();
});

test('a task that is over has its way and nothing to press', async () => {
  serve({ [ONE]: one({ state: 'done', open: false, actions: [] }) });
  render(<TaskPage />);
  expect(await screen.findByText('办完了')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /约复查|打电话/ })).toBeNull();
  expect(screen.queryByText('去的时候')).toBeNull();
});

test('without an id everything that is to be done', async () => {
  controls.setRouter({ residentId: FATHER });
  serve({ [ALL]: list(task(), task({ taskId: idOf(951), title: '每天走一走', late: true })) });
  render(<TaskPage />);
  fireEvent.click(await screen.findByRole('button', { name: '看怎么办：每天走一走' }));
  await waitFor(() => expect(opened().at(-1)).toContain(`taskId=${idOf(951)}`));
});

test('nothing to be done is said so', async () => {
  controls.setRouter({ residentId: FATHER });
  serve({ [ALL]: list() });
  render(<TaskPage />);
  expect(await screen.findByText('没有要办的事')).toBeInTheDocument();
});

test('the report has the open tasks beside it, and nothing where there is none', async () => {
  serve({ [ALL]: list(task()) });
  const { container } = render(<TaskCards residentId={FATHER} />);
  await screen.findByText('要办的事');
  expect(within(container).getByText('体检发现空腹血糖高')).toBeInTheDocument();
});

test.each([
  ['booked', { state: 'booked', bookedFor: '2026-11-26T00:30:00.000Z' }, '约好了：11月26日 周四 8:30。'],
  ['not booked', {}, '11月26日 周四前办好。'],
] as const)('the report says the day that is booked for the one thing: %s', async (_, change, words) => {
  const [first] = reportOf().notable;
  const due = { ...first!, dueOn: toPlainDate('2026-11-26') };
  serve({
    [`GET /residents/${FATHER}/checkups/newest/report`]: ok(
      reportAnswer(reportOf({ notable: [due] }), { residentId: FATHER }),
    ),
    [ALL]: list(task({ ...change, items: [due.key] })),
  });
  render(<ReportPage />);
  // The first of those with the words is the head: the items come after it.
  const [head] = await screen.findAllByText(words);
  expect(head).toHaveClass('checkup-due');
  expect(screen.queryAllByText(/^约好了：/)).toHaveLength('bookedFor' in change ? 1 : 0);
});
