import { act, fireEvent, render, screen } from '@testing-library/react';
import type { DeskEvidence } from '@kangban/contract/desk-evidence';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { endStaffSession, startStaffSession } from '@/platform/session';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import DeskLoginPage from './login/index';
import DeskPapersPage from './papers/index';

const FATHER = idOf(3);
const BASE = `/desk/residents/${FATHER}/evidence`;
const paper = (told: Partial<DeskEvidence> = {}): DeskEvidence => ({
  evidenceId: idOf(930),
  kind: 'contract',
  numberTail: '0107',
  happenedOn: toPlainDate('2026-11-20'),
  endsOn: toPlainDate('2027-11-19'),
  contractId: null,
  siteName: '青岚镇卫生院',
  recordedBy: '周静',
  recordedAt: '2026-11-20T02:00:00Z',
  retracted: null,
  ...told,
});
const FOUND = ok({
  items: [
    {
      residentId: FATHER,
      name: '林国强',
      sex: 'male',
      birthDate: '1955-03-02',
      idMasked: '9900**********1234',
      due: [],
    },
  ],
});
const listOf = (...items: DeskEvidence[]) =>
  ok({ residentId: FATHER, nameMasked: '林*强', today: '2026-11-23', items });
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const type = (name: string, value: string): void => {
  const box = screen.getByLabelText(name, { selector: 'input' });
  fireEvent.input(box, { target: { value }, detail: { value } });
};
async function find(): Promise<void> {
  render(<DeskPapersPage />);
  await settle();
  type('身份证号', '990000195503021234');
  await settle();
  await press('找人');
}

beforeEach(() => {
  beginDay();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
});
afterEach(async () => {
  await settle();
  endStaffSession();
  jest.useRealTimers();
});

test('a contract is written down for the person who was found', async () => {
  const answers = [listOf(paper()), listOf()];
  const api = serve({
    'POST /desk/residents/find': FOUND,
    [`GET ${BASE}`]: () => answers.pop() ?? listOf(paper()),
    [`POST ${BASE}`]: ok(paper(), 201),
  });
  await find();
  expect(screen.getByText('还没有登记过')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '填好了再登记' })).toHaveAttribute('aria-disabled', 'true');
  type('签约协议的编号', 'QY-2026-0107');
  await settle();
  await press('登记');
  expect(api.of(`POST ${BASE}`).map(({ body }) => body)).toEqual([
    { kind: 'contract', number: 'QY-2026-0107', signedOn: '2026-11-23', years: 1 },
  ]);
  expect(screen.getByText(/尾号 0107/)).toBeInTheDocument();
});

test('a fee asks for a contract that stands', async () => {
  const gone = { reason: 'typing-error', note: '', by: '周静', at: '2026-11-21T02:00:00Z' } as const;
  serve({ 'POST /desk/residents/find': FOUND, [`GET ${BASE}`]: listOf(paper({ retracted: gone })) });
  await find();
  fireEvent.click(screen.getByText('签约费'));
  await settle();
  expect(screen.getByText('还没有有效的签约，先登记签约。')).toBeInTheDocument();
  type('收据的编号', 'SJ-0001');
  await settle();
  expect(screen.getByRole('button', { name: '填好了再登记' })).toHaveAttribute('aria-disabled', 'true');
});

test('a paper that was shown before is refused in words, and what was typed stays', async () => {
  serve({
    'POST /desk/residents/find': FOUND,
    [`GET ${BASE}`]: listOf(),
    [`POST ${BASE}`]: refused(409, 'paper-known'),
  });
  await find();
  fireEvent.click(screen.getByText('无偿献血'));
  await settle();
  type('献血证的编号', 'BX-4401');
  await settle();
  await press('登记');
  expect(screen.getByText(/这张单子已经记过了/)).toBeInTheDocument();
  expect(screen.getByLabelText('献血证的编号')).toHaveValue('BX-4401');
});

test('taking back asks why, and says that a contract takes its fee along', async () => {
  const path = `${BASE}/${idOf(930)}/retract`;
  const api = serve({
    'POST /desk/residents/find': FOUND,
    [`GET ${BASE}`]: listOf(paper()),
    [`POST ${path}`]: ok(paper()),
  });
  await find();
  await press('撤回家庭医生签约，尾号 0107');
  expect(screen.getByRole('dialog')).toHaveTextContent('这份签约下的签约费也一起撤回。');
  fireEvent.click(screen.getByRole('radio', { name: '记到别人名下了' }));
  await settle();
  await press('撤回');
  expect(api.of(`POST ${path}`).map(({ body }) => body)).toEqual([{ reason: 'wrong-person', note: '' }]);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test.each([
  ['county-admin', /point-rules/],
  ['nurse', /pages\/day/],
])('a %s who signs in comes to %s', async (role, page) => {
  endStaffSession();
  const staff = {
    staffId: idOf(940),
    name: '管理员',
    loginName: 'admin',
    role,
    siteId: null,
    siteName: null,
    today: '2026-11-23',
  };
  serve({
    'POST /staff/sessions': ok({ accessToken: 'a', expiresAt: '2026-11-25T20:00:00Z', staff }, 201),
  });
  render(<DeskLoginPage />);
  await settle();
  type('工号', 'admin');
  type('密码', 'qinglan-admin');
  type('动态码（6 位）', '246810');
  await settle();
  await press('登录');
  expect(opened().at(-1)).toMatch(page);
});
