import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { PersonalTarget } from '@kangban/contract/reading/desk';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { endStaffSession, startStaffSession } from '@/platform/session';
import { idOf } from '../../../../test/family-samples';
import { ok, refused, serve } from '../../../../test/fake-api';
import { beginDay } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import DeskRecordPage from './record/index';

const WHO = idOf(7);
const TODAY = toPlainDate('2026-11-23');
const RECORD = ok({
  residentId: WHO,
  purpose: 'follow-up',
  today: TODAY,
  name: '林国强',
  idMasked: null,
  sex: 'male',
  birthDate: '1955-03-08',
  ...{ marks: [], allergies: [], problems: [], medicines: [], numbers: [], groups: [] },
});
const target = (told: Partial<PersonalTarget> = {}): PersonalTarget => ({
  item: 'blood-pressure',
  value: { item: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90 },
  validFrom: toPlainDate('2026-11-15'),
  setAt: '2026-11-15T02:20:00.000Z',
  doctorName: '张敏',
  note: null,
  ...told,
});
const answer = (targets: PersonalTarget[], maySet = true) =>
  ok({
    boards: [
      {
        item: 'blood-pressure',
        latest: null,
        control: {
          ...{ state: 'too-few', title: '', lines: [], meanText: null, daysWith: 0, values: 0 },
          ...{ protocol: '', valid: false },
        },
        target: {
          ...{ item: 'blood-pressure', from: 'doctor', high: [140, 90], low: [], title: '目标是张敏医生定的' },
          ...{ text: '', short: '140/90 以下', source: '', setOn: '2026-11-15', verified: true },
        },
        ...{ recent: [], last: null, alarmText: '' },
      },
    ],
    targets,
    maySet,
  });
const READ = `GET /desk/residents/${WHO}/readings`;
const SET = `POST /desk/residents/${WHO}/reading-targets`;
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: RegExp | string, role: 'button' | 'tab' = 'button'): Promise<void> => {
  fireEvent.click(await screen.findByRole(role, { name }));
  await settle();
};
const type = async (name: string, value: string): Promise<void> => {
  const box = screen.getByLabelText(name, { selector: 'input' });
  fireEvent.input(box, { target: { value }, detail: { value } });
  await settle();
};

async function openTargets(routes: Parameters<typeof serve>[0]) {
  const api = serve({
    [`GET /desk/residents/${WHO}/record`]: RECORD,
    [`GET /desk/residents/${WHO}/record/timeline`]: ok({ items: [], nextCursor: null, today: TODAY }),
    ...routes,
  });
  render(<DeskRecordPage />);
  await settle();
  await press(/看病、随访/);
  await press('血压、血糖的目标');
  return api;
}

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

test('a doctor agrees a target from a day on, and it is sent once with its key', async () => {
  const later = target({
    value: { item: 'blood-pressure', systolicBelow: 135, diastolicBelow: 85 },
    setAt: '2026-11-23T02:00:00.000Z',
    validFrom: TODAY,
  });
  const answers = [answer([later, target()]), answer([target()])];
  const api = await openTargets({ [READ]: () => answers.pop() ?? answer([]), [SET]: ok(later, 201) });
  expect(screen.getByText('林国强的目标')).toBeInTheDocument();
  expect(screen.getByText('140/90 以下')).toBeInTheDocument();
  // What holds now stands in the boxes.
  expect(screen.getByLabelText('高压，要低于（毫米汞柱）', { selector: 'input' })).toHaveValue('140');
  await type('高压，要低于（毫米汞柱）', '135');
  await type('低压，要低于（毫米汞柱）', '85');
  await type('跟他说一句（可以不写）', '一个月以后再看');
  await press('定下来');
  expect(api.of(SET).map(({ body, key }) => [body, key !== undefined])).toEqual([
    [
      {
        item: 'blood-pressure',
        note: '一个月以后再看',
        value: { item: 'blood-pressure', systolicBelow: 135, diastolicBelow: 85 },
        validFrom: '2026-11-23',
      },
      true,
    ],
  ]);
  const lines = screen.getAllByRole('listitem').filter((line) => /张敏/.test(line.textContent));
  expect(lines.map((line) => within(line).queryByText(/^(在用|换掉了)$/)?.textContent)).toEqual(
    expect.arrayContaining(['在用', '换掉了']),
  );
});

test('what could harm is refused in words, and what was typed stays', async () => {
  await openTargets({ [READ]: answer([target()]), [SET]: refused(422, 'reading-target-harmful') });
  await type('高压，要低于（毫米汞柱）', '95');
  await press('定下来');
  expect(screen.getByText('这个目标对身体不好，换一个数。')).toBeInTheDocument();
  expect(screen.getByLabelText('高压，要低于（毫米汞柱）', { selector: 'input' })).toHaveValue('95');
});

test('nothing is sent while a number or the day is missing', async () => {
  const api = await openTargets({ [READ]: answer([]) });
  await press('血糖', 'tab');
  await type('空腹，不低于（毫摩尔每升）', '4.4');
  await type('空腹，要低于（毫摩尔每升）', '7.25');
  await type('其他时候，要低于（毫摩尔每升）', '10');
  const button = () => screen.getByRole('button', { name: '填好了再定' });
  expect(screen.getByText('只写数，最多一位小数')).toBeInTheDocument();
  expect(button()).toHaveAttribute('aria-disabled', 'true');
  await type('空腹，要低于（毫摩尔每升），只写数，最多一位小数', '7.2');
  await type('从哪天起（年-月-日）', '明天');
  expect(button()).toHaveAttribute('aria-disabled', 'true');
  fireEvent.click(button());
  await settle();
  expect(api.of(SET)).toEqual([]);
});

test('the doctor takes the target away again', async () => {
  const api = await openTargets({ [READ]: answer([target()]), [SET]: ok(target({ value: null }), 201) });
  await press('不再用这个目标');
  expect(api.of(SET).map(({ body }) => body)).toEqual([
    { item: 'blood-pressure', value: null, validFrom: '2026-11-23' },
  ]);
});

test('a nurse sees what was agreed and has no form', async () => {
  await openTargets({ [READ]: answer([target()], false) });
  expect(screen.getByText('只有管他的医生能定目标。您能看。')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /定下来|填好了再定/ })).not.toBeInTheDocument();
  await press('回到档案');
  expect(screen.getByText(/这次为了：看病、随访/)).toBeInTheDocument();
});
