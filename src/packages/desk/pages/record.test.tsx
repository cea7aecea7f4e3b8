import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { DeskRecord } from '@kangban/contract/record/desk-record';
import type { RecordEntryDetail } from '@kangban/contract/record/record';
import type { TimelineItem } from '@kangban/contract/record/timeline';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { idOf } from '../../../../test/family-samples';
import { ok, refused, serve } from '../../../../test/fake-api';
import { beginDay } from '../../../../test/on-the-day';
import { controls, taro } from '../../../../test/taro';
import { endStaffSession, startStaffSession } from '@/platform/session';
import DeskRecordPage from './record/index';

const WHO = idOf(7);
const TODAY = toPlainDate('2026-11-23');
const item = (number: number, change: Partial<TimelineItem> = {}): TimelineItem => ({
  kind: 'encounter',
  id: idOf(number),
  on: toPlainDate('2026-10-01'),
  group: 'visit',
  title: `看病 ${number}`,
  line: '感冒',
  institution: '柳溪镇卫生院',
  practitioner: '张敏',
  source: 'clinic',
  sourceText: '卫生院记的',
  state: null,
  visit: null,
  ...change,
});
const record = (change: Partial<DeskRecord> = {}): DeskRecord => ({
  residentId: WHO,
  purpose: 'follow-up',
  today: TODAY,
  name: '林国强',
  idMasked: '9901**********13',
  sex: 'male',
  birthDate: toPlainDate('1955-03-08'),
  marks: [
    { group: 'older', key: '65', text: '65岁以上', note: null, tone: 'plain', since: '2020-03-08', sinceIs: 'told' },
  ],
  allergies: [{ id: idOf(21), text: '青霉素过敏', severe: true }],
  problems: [{ id: idOf(22), text: '高血压', since: '2019-03', sure: false }],
  medicines: [{ id: idOf(23), name: '缬沙坦', how: '每天早上' }],
  numbers: [
    {
      measure: 'blood-pressure',
      name: '血压',
      unit: 'mmHg',
      values: [{ id: idOf(24), kind: 'observation', on: TODAY, text: '152/84', home: true }],
      state: { tone: 'attention', word: '偏高', note: '比 135/85 高', source: 'S1', verified: true },
    },
  ],
  groups: ['visit', 'vaccine'],
  ...change,
});
const entry: RecordEntryDetail = {
  residentId: WHO,
  label: '',
  today: TODAY,
  item: item(1),
  lines: [],
  sections: [{ title: '看病', rows: [{ label: '诊断', words: '急性上呼吸道感染', flag: null, range: null }] }],
  hiddenParts: 0,
  recordedAt: '2026-10-01T02:00:00.000Z',
  sourceSystem: null,
  versions: [
    {
      id: idOf(1),
      on: toPlainDate('2026-10-01'),
      recordedAt: '2026-10-01T02:00:00.000Z',
      enteredInError: false,
      lines: ['感冒'],
      shown: true,
    },
  ],
  superseded: false,
};
const AT = `/desk/residents/${WHO}/record`;
const OPEN = `GET ${AT}`;
const LIST = `GET ${AT}/timeline`;
const page = (items: TimelineItem[], nextCursor: string | null = null) => ok({ items, nextCursor, today: TODAY });
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: RegExp | string, role: 'button' | 'tab' = 'button'): Promise<void> => {
  fireEvent.click(await screen.findByRole(role, { name }));
  await settle();
};

beforeEach(() => {
  beginDay();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
  controls.setRouter({ residentId: WHO });
});
afterEach(async () => {
  await settle();
  endStaffSession();
  jest.useRealTimers();
});

test('what for is asked before anything is; then the record is read, and the list belongs to the same purpose', async () => {
  const api = serve({
    [OPEN]: ok(record()),
    [LIST]: page([
      item(1),
      item(2, { kind: 'immunization', group: 'vaccine', title: '流感疫苗', line: '', practitioner: null }),
    ]),
  });
  render(<DeskRecordPage />);
  await settle();
  expect(screen.getByText('为了什么看？')).toBeInTheDocument();
  expect(api.asked).toEqual([]);
  await press(/看病、随访/);
  expect(api.asked.map(({ path, query }) => `${path}?${query}`)).toEqual([
    `${AT}?purpose=follow-up`,
    `${AT}/timeline?purpose=follow-up`,
  ]);
  expect(screen.getByText('林国强')).toBeInTheDocument();
  expect(screen.getByText(/这次为了：看病、随访/)).toBeInTheDocument();
  for (const text of ['65岁以上', '高血压', '2019年3月起 · 还没确定', '缬沙坦', '152/84 mmHg', '偏高'])
    expect(screen.getByText(text)).toBeInTheDocument();
  expect(screen.getAllByText('青霉素过敏').length).toBeGreaterThan(0);
  // A dose has its own pages at the resident's; here it is only read.
  expect(screen.getByText('流感疫苗')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /流感疫苗/ })).not.toBeInTheDocument();
});

test('an entry opens over the record in its own words, under the purpose, and closes again', async () => {
  const api = serve({ [OPEN]: ok(record()), [LIST]: page([item(1)]), [`GET ${AT}/entries/${idOf(1)}`]: ok(entry) });
  render(<DeskRecordPage />);
  await press(/看病、随访/);
  await press(/看病 1/);
  const sheet = screen.getByRole('dialog', { name: '看病 1' });
  expect(within(sheet).getByText('急性上呼吸道感染')).toBeInTheDocument();
  expect(within(sheet).getByText('卫生院记的')).toBeInTheDocument();
  expect(api.asked.at(-1)?.query.get('purpose')).toBe('follow-up');
  fireEvent.click(within(sheet).getByRole('button', { name: '关上' }));
  await settle();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('a filter asks anew, and the list goes on from its cursor under that filter', async () => {
  const api = serve({
    [OPEN]: ok(record()),
    [LIST]: ({ query }) =>
      query.has('cursor')
        ? page([item(4)])
        : query.has('group')
          ? page([item(3)], `2026-10-01.${idOf(3)}`)
          : page([item(1)]),
  });
  render(<DeskRecordPage />);
  await press(/看病、随访/);
  await press('看病', 'tab');
  expect(screen.queryByText('看病 1')).not.toBeInTheDocument();
  await press('再看前面的');
  expect(screen.getByText('看病 3')).toBeInTheDocument();
  expect(screen.getByText('看病 4')).toBeInTheDocument();
  expect(api.asked.at(-1)?.query.toString()).toBe(
    `purpose=follow-up&cursor=${encodeURIComponent(`2026-10-01.${idOf(3)}`)}&group=visit`,
  );
  expect(screen.queryByRole('button', { name: '再看前面的' })).not.toBeInTheDocument();
});

test.each([
  ['other-site', /看病、随访/, /他不归您的单位管/],
  ['other-site', /接转诊/, /没有转到您这里的转诊单/],
  ['forbidden', /打疫苗/, /您的岗位不能为这件事看/],
  ['closed-by-person', /看病、随访/, /本人没同意在这里看/],
] as const)('%s is said plainly, and another purpose can be chosen', async (code, purpose, said) => {
  serve({ [OPEN]: refused(403, code) });
  render(<DeskRecordPage />);
  await press(purpose);
  expect(screen.getByRole('status')).toHaveTextContent(said);
  expect(screen.getByText('为了什么看？')).toBeInTheDocument();
  expect(screen.queryByText('林国强')).not.toBeInTheDocument();
});

test('a vaccination shows neither illnesses nor medicines; another purpose is asked for anew', async () => {
  const api = serve({
    [OPEN]: ok(record({ purpose: 'vaccination', problems: [], medicines: [], numbers: [] })),
    [LIST]: page([]),
  });
  render(<DeskRecordPage />);
  await press(/打疫苗/);
  expect(screen.queryByText('现在的病')).not.toBeInTheDocument();
  expect(screen.queryByText('在吃的药')).not.toBeInTheDocument();
  expect(screen.getByText('这一类没有能看的记录')).toBeInTheDocument();
  await press('换一个原因看');
  expect(screen.getByText('为了什么看？')).toBeInTheDocument();
  expect(screen.queryByText('林国强')).not.toBeInTheDocument();
  await press(/核对写错的地方/);
  expect(api.of(OPEN).map(({ query }) => query.get('purpose'))).toEqual(['vaccination', 'correction']);
});

test('without somebody at the desk the page asks who first', async () => {
  controls.setRouter({});
  const found = { residentId: WHO, name: '林国强', sex: 'male', birthDate: '1955-03-08', idMasked: null, due: [] };
  const api = serve({
    'POST /desk/residents/find': ok({ items: [found] }),
    [OPEN]: ok(record()),
    [LIST]: page([item(1)]),
  });
  render(<DeskRecordPage />);
  await settle();
  expect(screen.queryByText('为了什么看？')).not.toBeInTheDocument();
  fireEvent.change(screen.getByLabelText('身份证号', { selector: 'input' }), {
    target: { value: '990101195503081234' },
  });
  await press('找人');
  expect(screen.getByText('找到了：林国强')).toBeInTheDocument();
  await press(/看病、随访/);
  expect(api.of(OPEN)).toHaveLength(1);
  expect(screen.getByText(/这次为了/)).toBeInTheDocument();
});

test('without a session the desk asks for one, and nothing is shown', async () => {
  endStaffSession();
  serve({});
  render(<DeskRecordPage />);
  await settle();
  expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/packages/desk/pages/login/index' });
});
