import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { z } from '@kangban/contract/zod';
import { appointment } from '../../test/booking-samples';
import { lost, ok, refused, serve } from '../../test/fake-api';
import { AN, home, idOf, immunization, me, MING } from '../../test/family-samples';
import { beginDay, opened } from '../../test/on-the-day';
import { controls, taro } from '../../test/taro';
import BindPage from '../packages/account/pages/bind/index';
import FamilyPage from '../packages/account/pages/family/index';
import SitesPage from '../packages/vaccine/pages/sites/index';
import HomePage from './home/index';
import LoginPage from './login/index';
import MePage from './me/index';
import RecordPage from './record/index';
import { showPerson } from '@/features/family/shown-person';
import { outbox } from '@/platform/outbox';
import { setReadingMode } from '@/platform/reader-mode';
import { useSession } from '@/platform/session';

const READS = {
  'GET /home': ok(home({ appointments: [appointment({ resident: { ...appointment().resident, residentId: MING } })] })),
  'GET /me': ok(me()),
  [`GET /residents/${AN}/immunization`]: ok(immunization()),
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};
const type = (label: string | RegExp, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const settle = () => act(() => jest.advanceTimersByTimeAsync(0));

beforeEach(() => {
  beginDay();
  setReadingMode('standard');
  showPerson(undefined);
});
afterEach(() => jest.useRealTimers());

describe('home', () => {
  test('says what to do first, for whom and by when, and what comes next', async () => {
    serve(READS);
    render(<HomePage />);
    const card = await screen.findByRole('group', { name: '先办这件' });
    expect(within(card).getByRole('heading', { name: '可以打 2 种疫苗了' })).toBeInTheDocument();
    expect(within(card).getByText('2岁前要打完（2027年5月19日前）')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '一鸣：流脑第4剂，可以打了，还没约' })).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: '一鸣，有2件事' })).toBeInTheDocument();
  });

  test('one tap shows one person only', async () => {
    serve(READS);
    render(<HomePage />);
    fireEvent.click(await screen.findByRole('tab', { name: '我' }));
    expect(screen.getByRole('heading', { name: '现在没有要办的' })).toBeInTheDocument();
    expect(screen.queryByText(/一鸣：/)).not.toBeInTheDocument();
  });

  test('large type is a layout of its own, for the one up first', async () => {
    serve(READS);
    render(<HomePage />);
    await press('换成大字版');
    expect(await screen.findByText('现在看的是')).toBeInTheDocument();
    await press('换人');
    fireEvent.click(await screen.findByRole('button', { name: /^一鸣，/ }));
    expect(screen.getByRole('heading', { name: '可以打疫苗了' })).toBeInTheDocument();
  });

  test('nobody signed in: the way in', async () => {
    beginDay({ signedIn: false });
    serve({});
    render(<HomePage />);
    await settle();
    expect(opened().at(-1)).toMatch(/login\/index$/);
  });

  test('not recognised yet: one thing to do', async () => {
    serve({ 'GET /home': ok(home({ members: [], firstResidentId: null })) });
    render(<HomePage />);
    await press('去认证');
    expect(opened().at(-1)).toMatch(/bind\/index$/);
  });

  test('a server that stumbles is asked again', async () => {
    let answer = refused(500, 'internal');
    serve({ 'GET /home': () => answer });
    render(<HomePage />);
    await screen.findByRole('heading', { name: '没打开，再试一次' });
    expect(screen.getByText('编号 12345678，打电话时报给我们')).toBeInTheDocument();
    answer = ok(home());
    await press('再试一次');
    expect(await screen.findByRole('heading', { name: '可以打 2 种疫苗了' })).toBeInTheDocument();
  });
});

describe('signing in', () => {
  const open = () => {
    render(<LoginPage />);
    fireEvent.click(screen.getByRole('button', { name: '用短信验证码登录' }));
  };
  beforeEach(() => beginDay({ signedIn: false }));

  const fill = async (): Promise<void> => {
    type('手机号', '19900000001');
    await press('获取验证码');
    await screen.findByText(/发到 138\*\*\*\*0120 了/);
    type('验证码', '246810');
  };

  test('nothing goes on before the texts were ticked; then home', async () => {
    const tokens = { accessToken: 'a', expiresAt: '2026-11-23T09:00:00Z', refreshToken: 'r'.repeat(24) };
    const api = serve({
      ...READS,
      'POST /auth/phone-codes': ok({ phoneMasked: '138****0120', expiresInSeconds: 300, retryAfterSeconds: 60 }, 202),
      'POST /auth/sessions': ok({ ...tokens, newAccount: false, bound: true }, 201),
    });
    open();
    await fill();
    await press('登录');
    expect(await screen.findByText('先勾上“我看过了”')).toBeInTheDocument();
    expect(api.of('POST /auth/sessions')).toHaveLength(0);
    fireEvent.click(screen.getByRole('checkbox', { name: /我看过了/ }));
    await press('登录');
    await settle();
    expect(opened().at(-1)).toMatch(/home\/index$/);
    expect(useSession.getState().resident?.accessToken).toBe('a');
  });

  test('a wrong code keeps what was typed and counts the tries', async () => {
    serve({
      'POST /auth/phone-codes': ok({ phoneMasked: '138****0120', expiresInSeconds: 300, retryAfterSeconds: 60 }, 202),
      'POST /auth/sessions': refused(401, 'code-wrong', { triesLeft: 3 }),
    });
    open();
    await fill();
    fireEvent.click(screen.getByRole('checkbox', { name: /我看过了/ }));
    await press('登录');
    expect(await screen.findByText('验证码不对，还能填 3 次')).toBeInTheDocument();
    expect(screen.getByText('60 秒后再发')).toBeInTheDocument();
  });

  test('a short phone number is told before anything is sent', async () => {
    const api = serve({});
    open();
    type('手机号', '1990000');
    await press('获取验证码');
    expect(screen.getByText('少了 4 位，应该是 11 位')).toBeInTheDocument();
    expect(api.asked).toHaveLength(0);
  });

  test('WeChat hands over the number only after the texts were ticked', async () => {
    beginDay({ signedIn: false });
    serve({});
    render(<LoginPage />);
    await press('用微信手机号登录');
    expect(screen.getByText('先勾上“我看过了”')).toBeInTheDocument();
    expect(taro.login).not.toHaveBeenCalled();
  });
});

describe('being recognised', () => {
  const open = () => {
    controls.setRouter({ then: 'home' });
    render(<BindPage />);
  };

  test('the number is checked while it is typed, and the server only asked with a good one', async () => {
    const api = serve({});
    open();
    type('姓名', '林晓梅');
    type(/^身份证号/, '99010119900101123');
    await press('认证');
    expect(screen.getByText('少了 1 位，应该是 18 位')).toBeInTheDocument();
    type(/^身份证号/, '990101199001011230');
    expect(screen.queryByText('少了 1 位，应该是 18 位')).not.toBeInTheDocument();
    expect(api.asked).toHaveLength(0);
  });

  test('a name that does not fit is told at the name, with what to do', async () => {
    serve({ 'POST /me/binding': refused(422, 'identity-mismatch') });
    open();
    type('姓名', '林小梅');
    type(/^身份证号/, '990101199508272421');
    await press('认证');
    expect(await screen.findByText('姓名和身份证号对不上，看看有没有写错。')).toBeInTheDocument();
    expect(screen.getByLabelText(/^姓名/)).toHaveValue('林小梅');
  });
});

describe('the family', () => {
  test('a child the registry knows is added by one tap', async () => {
    const child = { residentId: idOf(9), name: '林小雨', sex: 'female', birthDate: '2024-09-11', label: '小雨' };
    const api = serve({
      'GET /me': ok({ ...me(), childrenToAdd: [child] }),
      'GET /family/acting-for-me': ok({ items: [] }),
      'POST /family/children': ok({ member: me().family[0] }, 201),
    });
    render(<FamilyPage />);
    await press('加上小雨');
    await settle();
    expect(api.of('POST /family/children')[0]?.body).toEqual({ residentId: idOf(9) });
  });

  test('a right is ended only after asking, and never the own', async () => {
    const { family } = me();
    const api = serve({
      'GET /me': ok(me()),
      'GET /family/acting-for-me': ok({ items: [] }),
      [`DELETE /family/links/${family[0]!.linkId}`]: ok({ ...me(), family: family.slice(1) }),
    });
    render(<FamilyPage />);
    expect(await screen.findAllByRole('button', { name: '不再代办' })).toHaveLength(2);
    fireEvent.click(screen.getAllByRole('button', { name: '不再代办' })[0]!);
    expect(await screen.findByRole('heading', { name: '不再替安安办事吗？' })).toBeInTheDocument();
    expect(api.asked.some(({ method }) => method === 'DELETE')).toBe(false);
    const dialog = screen.getByRole('alertdialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '不再代办' }));
    await settle();
    expect(screen.queryByText('安安')).not.toBeInTheDocument();
  });
});

describe('我的', () => {
  test('signing out here works without a line, and everywhere does not', async () => {
    serve({ ...READS, 'POST /auth/sign-out': lost() });
    render(<MePage />);
    await press('所有手机都退出');
    await press('都退出');
    expect(await screen.findByText('没网了')).toBeInTheDocument();
    expect(useSession.getState().resident).toBeDefined();
    await press('先不退');
    await press('退出登录');
    await press('退出');
    await settle();
    expect(useSession.getState().resident).toBeUndefined();
    expect(opened().at(-1)).toMatch(/login\/index$/);
  });
});

test('readings that were not sent are told of before they go with the person', async () => {
  const box = outbox('readings', z.object({ id: z.string() }));
  box.put({ id: idOf(1) });
  box.put({ id: idOf(2) });
  serve({ ...READS, 'POST /auth/sign-out': ok({}) });
  render(<MePage />);
  await press('退出登录');
  expect(await screen.findByText('2 次测量还没送出，退出就没了。')).toBeInTheDocument();
  await press('先去送出');
  expect(opened().at(-1)).toMatch(/reading\/pages\/waiting\/index$/);
  expect(box.useWaiting.getState()).toHaveLength(2);
  expect(useSession.getState().resident).toBeDefined();
});

test('the record tells how far each series is, for the person chosen', async () => {
  serve(READS);
  render(<RecordPage />);
  expect(await screen.findByText('百白破疫苗')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '现在可以打 2 种，去预约' })).toBeInTheDocument();
});

describe('clinics', () => {
  const site = {
    siteId: idOf(100),
    name: '柳溪镇卫生院接种门诊',
    shortName: '柳溪镇卫生院',
    kind: 'township-center',
    address: '柳溪镇溪南路18号',
    room: '1楼',
    phone: '0300-555 0126',
    latitude: 30,
    longitude: 104,
    services: ['immunization'],
    closedWeekdays: [4, 7],
    distanceKm: null,
    nextFreeDay: '2026-11-25',
    remainingOnline: 60,
  };

  test('the place is asked for by a tap only, and no is no trouble', async () => {
    const api = serve({ 'GET /sites': ok({ items: [site], nextCursor: null }) });
    taro.getLocation.mockRejectedValueOnce(new Error('denied'));
    render(<SitesPage />);
    expect(await screen.findByText('11月25日 有号 · 周四、周日休')).toBeInTheDocument();
    expect(taro.getLocation).not.toHaveBeenCalled();
    await press('看离我多远');
    expect(await screen.findByText(/没拿到位置/)).toBeInTheDocument();
    await press('看离我多远');
    await settle();
    expect(api.asked.at(-1)?.query.get('latitude')).toBe('30');
  });

  test('an empty list says whom to ask', async () => {
    serve({ 'GET /sites': ok({ items: [], nextCursor: null }) });
    render(<SitesPage />);
    expect(await screen.findByRole('heading', { name: '还没有接种点' })).toBeInTheDocument();
  });
});
