import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { controls, taro } from '../../../../test/taro';
import { endStaffSession, startStaffSession, useSession } from '@/platform/session';
import DeskDayPage from './day/index';
import DeskLoginPage from './login/index';
import DeskWalkInPage from './walk-in/index';

interface Sent {
  url: string;
  method: string;
  header: Record<string, string>;
  data: unknown;
}

const ID = (last: string): string => `0192f000-0000-7000-8000-00000000000${last}`;
const line = {
  appointmentId: ID('1'),
  residentId: ID('2'),
  nameMasked: '陈*安',
  sex: 'female',
  birthDate: '2025-05-19',
  ticketNo: 'A026',
  pool: 'online',
  state: 'booked',
  slotId: ID('3'),
  startsAt: '09:00',
  endsAt: '09:30',
  doses: [{ series: 'DTaP', vaccine: 'DTaP', dose: 4, name: '百白破疫苗' }],
  healthOutcome: 'tell-doctor',
  checkedInAt: null,
};
const person = {
  ...line,
  name: '陈安安',
  idMasked: '9901**********21',
  guardians: ['林晓梅'],
  noted: ['鸡蛋过敏', '起疹子'],
  answers: [],
  refusals: [],
};
const pool = (capacity: number, taken: number) => ({ capacity, taken, remaining: capacity - taken });
const day = {
  day: '2026-11-25',
  siteName: '柳溪镇卫生院',
  counts: { booked: 1, checkedIn: 0, fulfilled: 0, noshow: 0, cancelled: 0 },
  slots: [
    {
      slotId: ID('3'),
      startsAt: '09:00',
      endsAt: '09:30',
      online: pool(12, 7),
      onsite: pool(3, 1),
      staff: pool(4, 4),
      service: 'immunization',
      onsiteReleased: false,
    },
  ],
  appointments: [line],
};
const elder = {
  residentId: ID('5'),
  name: '何春兰',
  sex: 'male',
  birthDate: '1958-03-09',
  idMasked: '9901**********13',
  due: [
    {
      series: 'Flu-IIV',
      vaccine: 'Flu-IIV',
      dose: 1,
      name: '流感疫苗',
      status: 'due',
      earliestOn: '2026-09-01',
      dueOn: '2026-09-01',
      completeBefore: null,
      reasons: [{ rule: 'season', text: '每年一针', source: 'S14' }],
    },
  ],
};

type Answers = Record<string, { status?: number; body: unknown }>;

/** Answers by method and the end of the path; whatever is not told is a fault of the test. */
function wire(answers: Answers): Sent[] {
  const sent: Sent[] = [];
  const answer = (options: Sent) => {
    sent.push(options);
    const path = new URL(options.url, 'http://desk.test').pathname.replace('/api/v1', '');
    const found = answers[`${options.method} ${path}`];
    if (!found) throw new Error(`nobody answers ${options.method} ${path}`);
    return Promise.resolve({ statusCode: found.status ?? 200, header: {}, data: JSON.stringify(found.body) });
  };
  // Taro's stand-in is typed as taking nothing.
  taro.request.mockImplementation(answer as unknown as () => ReturnType<typeof answer>);
  return sent;
}
const refusal = (status: number, code: string) => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail: code, requestId: 'req-12345678' },
});
const bodyOf = (sent: Sent[], path: string): unknown => sent.find(({ url }) => url.endsWith(path))?.data;
const type = (label: RegExp | string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });
};
const press = (name: RegExp | string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

beforeEach(() => {
  controls.reset();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
});

describe('signing in', () => {
  test('nothing is sent before all three boxes are filled; a refusal keeps the number and clears the digits', async () => {
    endStaffSession();
    const sent = wire({ 'POST /staff/sessions': refusal(401, 'staff-login-failed') });
    render(<DeskLoginPage />);
    expect(screen.getByRole('button', { name: '工号、密码、动态码都要填' })).toHaveAttribute('aria-disabled', 'true');
    type('工号', '0217');
    type('密码', 'secret-word');
    type('动态码（6 位）', '123456');
    press('登录');
    expect(await screen.findByText(/登录名、密码或动态码不对/)).toBeInTheDocument();
    expect(bodyOf(sent, '/staff/sessions')).toEqual({ loginName: '0217', password: 'secret-word', totp: '123456' });
    expect(screen.getByLabelText('工号', { selector: 'input' })).toHaveValue('0217');
    expect(screen.getByLabelText('动态码（6 位）', { selector: 'input' })).toHaveValue('');
    expect(useSession.getState().staff).toBeUndefined();
  });
});

describe('today’s list', () => {
  test('names are masked in the list; the person who stands here is shown in full, and checked in', async () => {
    const sent = wire({
      'GET /desk/day': { body: day },
      'POST /desk/tickets/find': { body: person },
      [`POST /desk/appointments/${ID('1')}/check-in`]: {
        body: { ...person, state: 'checked-in', checkedInAt: '2026-11-25T01:00:00Z' },
      },
    });
    render(<DeskDayPage />);
    expect(await screen.findByText('陈*安')).toBeInTheDocument();
    expect(screen.queryByText('陈安安')).not.toBeInTheDocument();
    expect(screen.getByText('网上 7/12 · 现场 1/3 · 预留 4/4')).toBeInTheDocument();
    type(/扫码/, ' a26 ');
    press('找');
    expect(await screen.findByText('陈安安')).toBeInTheDocument();
    expect(bodyOf(sent, '/desk/tickets/find')).toEqual({ code: 'a26' });
    expect(screen.getByText('鸡蛋过敏')).toBeInTheDocument();
    expect(screen.getAllByText('医生先看').length).toBeGreaterThan(0);
    press('签到');
    expect(await screen.findByText('签到了')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '签到' })).not.toBeInTheDocument();
  });

  test('a number nobody has is told above the box', async () => {
    wire({ 'GET /desk/day': { body: day }, 'POST /desk/tickets/find': refusal(404, 'ticket-not-found') });
    render(<DeskDayPage />);
    await screen.findByText('陈*安');
    type(/扫码/, 'A999');
    press('找');
    expect(await screen.findByText(/没找到这个号/)).toBeInTheDocument();
  });

  test('a no-show is asked twice and only then sent', async () => {
    const path = `/desk/appointments/${ID('1')}/no-show`;
    const sent = wire({
      'GET /desk/day': { body: day },
      [`GET /desk/appointments/${ID('1')}`]: { body: person },
      [`POST ${path}`]: { body: { ...line, state: 'noshow' } },
    });
    render(<DeskDayPage />);
    fireEvent.click(await screen.findByRole('button', { name: /A026/ }));
    await screen.findByText('陈安安');
    press('没来');
    expect(sent.some(({ url }) => url.endsWith('/no-show'))).toBe(false);
    fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '没来' }));
    expect(await screen.findByText('标好了')).toBeInTheDocument();
    expect(sent.some(({ url }) => url.endsWith('/no-show'))).toBe(true);
  });

  test('without a session the desk asks for one', async () => {
    endStaffSession();
    wire({ 'GET /desk/day': refusal(401, 'not-signed-in') });
    render(<DeskDayPage />);
    await waitFor(() => expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/packages/desk/pages/login/index' }));
  });
});

describe('a walk-in', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2026-11-25T09:10:00+08:00'),
      doNotFake: ['setTimeout', 'setInterval', 'queueMicrotask', 'nextTick', 'setImmediate'],
    });
  });
  afterEach(() => jest.useRealTimers());

  test('found, asked, and given a place of the on-site pool with a key', async () => {
    const sent = wire({
      'GET /desk/day': { body: day },
      'POST /desk/residents/find': { body: { items: [elder] } },
      'POST /desk/walk-ins': { status: 201, body: { ...person, name: elder.name, ticketNo: 'X008' } },
    });
    render(<DeskWalkInPage />);
    await screen.findByText('1 找到人');
    expect(screen.getByRole('button', { name: '先找到人' })).toHaveAttribute('aria-disabled', 'true');
    type('身份证号', '990101195803091234');
    press('找人');
    expect(await screen.findByText('流感疫苗 第1剂')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '还有问题没问' })).toBeInTheDocument();
    press('都没有');
    press('9:00–9:30 现场号 剩 2');
    press('给这个号');
    expect(await screen.findByText('排好了，号码 X008')).toBeInTheDocument();
    const walkIn = sent.find(({ url }) => url.endsWith('/desk/walk-ins'));
    expect(walkIn?.header['Idempotency-Key']).toMatch(/^[\w-]{8,}$/);
    expect(bodyOf(sent, '/desk/walk-ins')).toMatchObject({ residentId: ID('5'), pool: 'onsite', slotId: ID('3') });
  });

  const checkupDay = {
    ...day,
    slots: [
      ...day.slots,
      { ...day.slots[0], slotId: ID('7'), service: 'elderly-checkup', onsite: pool(2, 0), staff: pool(1, 1) },
    ],
  };
  const findElder = async (): Promise<void> => {
    render(<DeskWalkInPage />);
    await screen.findByText('1 找到人');
    type('身份证号', '990101195803091234');
    press('找人');
    fireEvent.click(await screen.findByRole('tab', { name: '老年人体检' }));
  };

  test('for the checkup of the year nothing is asked; the place is one of checkups', async () => {
    const sent = wire({
      'GET /desk/day': { body: checkupDay },
      'POST /desk/residents/find': { body: { items: [{ ...elder, due: [] }] } },
      'POST /desk/walk-ins': { status: 201, body: { ...person, name: elder.name, ticketNo: 'X009' } },
    });
    await findElder();
    expect(screen.queryByRole('tab', { name: '复查' })).not.toBeInTheDocument();
    expect(screen.queryByText('3 当面问一遍')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: '先选一个号' })).toHaveAttribute('aria-disabled', 'true');
    press('9:00–9:30 现场号 剩 2');
    expect(screen.queryByLabelText('为什么还要查', { selector: 'input' })).not.toBeInTheDocument();
    press('给这个号');
    expect(await screen.findByText('排好了，号码 X009')).toBeInTheDocument();
    expect(bodyOf(sent, '/desk/walk-ins')).toEqual({
      residentId: ID('5'),
      slotId: ID('7'),
      pool: 'onsite',
      doses: [],
      answers: [],
      checkup: { service: 'elderly-checkup' },
    });
  });

  test('who had the checkup of the year is told so, and gets a place with a reason only', async () => {
    const done = '2026年的体检，2026年5月6日做过了。一年一次，明年再来。';
    const no = refusal(409, 'checkup-not-eligible');
    const answers: Answers = {
      'GET /desk/day': { body: checkupDay },
      'POST /desk/residents/find': { body: { items: [elder] } },
      'POST /desk/walk-ins': { ...no, body: { ...no.body, details: { reason: done } } },
    };
    const sent = wire(answers);
    await findElder();
    press('9:00–9:30 现场号 剩 2');
    press('给这个号');
    expect(await screen.findByText(done)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '先写为什么还要查' })).toHaveAttribute('aria-disabled', 'true');
    type('为什么还要查', ' ');
    expect(screen.getByRole('button', { name: '先写为什么还要查' })).toBeInTheDocument();
    type('为什么还要查', ' 上次没抽成血，补查 ');
    answers['POST /desk/walk-ins'] = { status: 201, body: { ...person, name: elder.name, ticketNo: 'X010' } };
    press('写了原因，照样给号');
    expect(await screen.findByText('排好了，号码 X010')).toBeInTheDocument();
    const asked = sent.filter(({ url }) => url.endsWith('/desk/walk-ins'));
    expect(asked).toHaveLength(2);
    expect(asked[0]?.data).not.toHaveProperty('overrideReason');
    expect(asked[1]?.data).toMatchObject({ overrideReason: '上次没抽成血，补查', slotId: ID('7') });
  });

  test('another thing to come for begins anew: neither the place nor the reason goes along', async () => {
    const no = refusal(409, 'checkup-not-eligible');
    wire({
      'GET /desk/day': { body: checkupDay },
      'POST /desk/residents/find': { body: { items: [elder] } },
      'POST /desk/walk-ins': no,
    });
    await findElder();
    press('9:00–9:30 现场号 剩 2');
    press('给这个号');
    expect(await screen.findByLabelText('为什么还要查', { selector: 'input' })).toBeInTheDocument();
    fireEvent.click(screen.getByRole('tab', { name: '打疫苗' }));
    expect(screen.queryByLabelText('为什么还要查', { selector: 'input' })).not.toBeInTheDocument();
    press('都没有');
    expect(screen.getByRole('button', { name: '先选一个号' })).toBeInTheDocument();
  });

  test('a birthday that is none is told before anything is sent', async () => {
    const sent = wire({ 'GET /desk/day': { body: day } });
    render(<DeskWalkInPage />);
    await screen.findByText('1 找到人');
    fireEvent.click(screen.getByRole('tab', { name: '姓名和生日' }));
    type('姓名', '何春兰');
    type(/生日/, '1958-02-30');
    expect(screen.getByText('生日要写成 1958-03-09 这样')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '先填好再找' })).toHaveAttribute('aria-disabled', 'true');
    expect(sent.some(({ url }) => url.endsWith('/find'))).toBe(false);
  });
});
