import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { ChildNext } from '@kangban/contract/child';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { an, ming, mingVaccines, REFERRAL } from '../../../../test/child-samples';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { AN, home, idOf, MING } from '../../../../test/family-samples';
import { curveFor } from '../../../../test/growth-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { showPerson } from '@/features/family/shown-person';
import { setReadingMode } from '@/platform/reader-mode';
import ChildPage from './child/index';
import VaccinesPage from './vaccines/index';

const CHILD = `GET /residents/${MING}/child`;
const api = () => ({
  'GET /home': ok(home()),
  [CHILD]: ok(ming()),
  [`GET /residents/${AN}/child`]: ok(an()),
  'GET /growth/curve': ok(curveFor()),
});
const show = (params: Record<string, string> = { residentId: MING }) => {
  controls.setRouter(params);
  return render(<ChildPage />);
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

beforeEach(() => {
  beginDay();
  act(() => showPerson(undefined));
  setReadingMode('standard');
});
afterEach(() => jest.useRealTimers());

describe('a child on one page', () => {
  test('what is first, how it stands, and every part', async () => {
    serve(api());
    show();
    expect(await screen.findByRole('heading', { name: '可以打疫苗了' })).toBeInTheDocument();
    for (const tile of ['疫苗，还差 1 剂，可以打了', '身高，长得正常，在中间', '视力，左眼偏低，已约复查'])
      expect(screen.getByRole('button', { name: tile })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '打了 22 剂，共 23 剂' })).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: '流脑，第1剂打完，第2剂打完，第3剂打完，第4剂可以打，可以打' }),
    ).toBeInTheDocument();
    expect(await screen.findByRole('img', { name: /^一鸣的身高曲线，量了 3 次/ })).toBeInTheDocument();
    expect(screen.getByText('100 个同龄男孩里，比他矮的大约 60 个')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '右眼1.0，正常' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '左眼0.6，偏低 ↓' })).toBeInTheDocument();
    expect(screen.getByText('12月5日 去县妇幼保健院眼科')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '6岁体检，2026年8月24日' })).toBeInTheDocument();
  });

  test('one tap shows the other child, and the tab pages follow', async () => {
    serve(api());
    show();
    fireEvent.click(await screen.findByRole('tab', { name: '安安 · 1岁6个月' }));
    expect(await screen.findByRole('heading', { name: '现在没有要办的' })).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: '安安 · 1岁6个月', selected: true })).toBeInTheDocument();
    expect(screen.getByText('还没量过身高')).toBeInTheDocument();
    expect(screen.getByText('还没有查眼睛的记录')).toBeInTheDocument();
  });

  test('without an address the child who is up first on home', async () => {
    serve(api());
    show({});
    expect(await screen.findByRole('tab', { name: '安安 · 1岁6个月', selected: true })).toBeInTheDocument();
  });

  test('a family without children is led to add one', async () => {
    const { members } = home();
    serve({ 'GET /home': ok(home({ members: members.filter(({ member }) => member.right === 'self') })) });
    show({});
    await press('加孩子');
    expect(opened().at(-1)).toBe('/packages/account/pages/add-child/index');
  });

  test('each part opens its own page', async () => {
    serve(api());
    show();
    const ways: [string | RegExp, string][] = [
      ['接种证', 'packages/vaccine/pages/given'],
      ['按年龄看每一次', 'packages/child/pages/vaccines'],
      ['体重、BMI', 'packages/child/pages/growth'],
      ['看仔细', 'packages/child/pages/vision'],
      ['12月5日 去县妇幼保健院眼科', 'packages/child/pages/referral'],
      ['看全部 13 次', 'packages/child/pages/visits'],
      [/^6岁体检/, 'packages/child/pages/visit/'],
      [/^疫苗，/, 'packages/child/pages/vaccines'],
      [/^身高，/, 'packages/child/pages/growth'],
      [/^视力，/, 'packages/child/pages/vision'],
    ];
    for (const [name, path] of ways) {
      await press(name);
      expect(opened().at(-1)).toContain(path);
      expect(opened().at(-1)).toContain(`residentId=${MING}`);
    }
  });

  test('a tap on the picture says that measuring, the table says them all', async () => {
    serve(api());
    show();
    await press(/5岁，112.4 厘米/);
    expect(screen.getByText('5岁，112.4 厘米')).toBeInTheDocument();
    await press('用表格看');
    const table = screen.getByRole('table', { name: /^一鸣的身高曲线/ });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
  });

  test('a right over vaccines alone shows vaccines alone', async () => {
    serve({ ...api(), [CHILD]: ok(ming({ growth: null, vision: null, visits: null, referrals: [] })) });
    show();
    expect(await screen.findByRole('heading', { name: '疫苗' })).toBeInTheDocument();
    for (const name of ['身高', '视力', '体检']) expect(screen.queryByRole('heading', { name })).toBeNull();
    expect(screen.queryByRole('button', { name: /^身高，/ })).toBeNull();
  });

  test('what cannot be had is said, with a way on', async () => {
    serve({ ...api(), [CHILD]: refused(404, 'not-found') });
    show();
    expect(await screen.findByRole('button', { name: '回首页' })).toBeInTheDocument();
  });

  test('without a line the last answer stays readable', async () => {
    serve(api());
    const first = show();
    await screen.findByRole('heading', { name: '可以打疫苗了' });
    first.unmount();
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    serve({ 'GET /home': lost(), [CHILD]: lost(), 'GET /growth/curve': lost() });
    show();
    expect(await screen.findByText(/^没网了。这是 .* 存下的$/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '可以打疫苗了' })).toBeInTheDocument();
  });
});

const DOSE = ming().vaccines?.due[0];
const day = toPlainDate;
test.each<[string, ChildNext, string, string | undefined, string]>([
  [
    'a late referral',
    {
      kind: 'referral',
      late: true,
      referralId: REFERRAL,
      title: '眼睛复查',
      toInstitution: '县妇幼',
      until: day('2026-11-20'),
    },
    '眼睛复查晚了，快去',
    '看复查单',
    'pages/referral',
  ],
  [
    'an overdue vaccine',
    { kind: 'vaccine', late: true, doses: DOSE ? [DOSE] : [] },
    '有疫苗该补了',
    '预约流脑第4剂',
    'pages/choose',
  ],
  [
    'a hearing test',
    { kind: 'hearing', late: false, text: '12月1日前再查' },
    '听力要再查一次',
    '看体检安排',
    'pages/visits',
  ],
  [
    'a check-up',
    { kind: 'visit', late: false, visit: 'y6', name: '6岁体检', until: day('2026-12-24'), bookable: true },
    '该做6岁体检了',
    '预约6岁体检',
    'pages/visit/',
  ],
  [
    'an old measuring',
    { kind: 'measure', lastOn: day('2025-08-24') },
    '该量身高体重了',
    '在家量，记一次',
    'pages/measure',
  ],
  [
    'a booked place',
    {
      kind: 'arranged',
      arranged: {
        what: 'vaccine',
        name: '流脑疫苗 第4剂',
        day: day('2026-11-25'),
        startsAt: '09:00',
        appointmentId: idOf(800),
        referralId: null,
      },
    },
    '11月25日 周三 9:00：流脑疫苗 第4剂',
    '看预约码',
    'pages/booked',
  ],
  [
    'what is to come',
    { kind: 'to-come', what: 'visit', name: '6岁体检', from: day('2027-10-02') },
    '现在没有要办的',
    undefined,
    '',
  ],
  ['nothing', { kind: 'nothing' }, '现在没有要办的', undefined, ''],
])('%s says what it is and has one filled button', async (_, next, title, button, path) => {
  serve({ ...api(), [CHILD]: ok(ming({ next })) });
  const { container } = show();
  expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  const filled = container.querySelectorAll('.button--primary');
  expect([...filled].map(({ textContent }) => textContent)).toEqual(button === undefined ? [] : [button]);
  if (button === undefined) return;
  await press(button);
  expect(opened().at(-1)).toContain(path);
});

describe('the vaccines by visit', () => {
  const VACCINES = `GET /residents/${MING}/child/vaccines`;
  const open = (answer = ok(mingVaccines())) => {
    serve({ [VACCINES]: answer });
    controls.setRouter({ residentId: MING });
    render(<VaccinesPage />);
  };

  test('what is open stands in full with why; the rest is a line each', async () => {
    open();
    expect(await screen.findByRole('heading', { name: '一鸣打了 22 剂，共 23 剂' })).toBeInTheDocument();
    const card = screen.getByRole('group', { name: '6岁' });
    expect(within(card).getByText('2026年8月26日打的')).toBeInTheDocument();
    expect(within(card).getByText('现在可以打')).toBeInTheDocument();
    fireEvent.click(within(card).getByRole('button', { name: '满6岁了' }));
    const sheet = await screen.findByRole('dialog');
    expect(within(sheet).getByText('依据：国家免疫规划儿童免疫程序2026年版')).toBeInTheDocument();
  });

  test('a line opens what was given that day, or when it will be', async () => {
    open();
    await press(/^出生，乙肝第1剂/);
    expect(within(await screen.findByRole('dialog')).getByText('2019年10月2日打的')).toBeInTheDocument();
    await press('关上');
    await press(/^13岁，双价HPV第1剂/);
    expect(within(await screen.findByRole('dialog')).getByText('2032年10月2日起可以打')).toBeInTheDocument();
  });

  test('plan, entry check and certificate are one tap away, and booking while something is open', async () => {
    open();
    for (const [name, path] of [
      [/^补种安排/, 'pages/plan'],
      [/^入园入学查验/, 'pages/entry-check'],
      [/^接种证/, 'pages/given'],
      ['去预约', 'pages/choose'],
    ] as const) {
      await press(name);
      expect(opened().at(-1)).toContain(path);
    }
  });

  test('what the clinic should look at is said', async () => {
    open(ok(mingVaccines({ flags: [{ rule: 'too-early', text: '百白破第2剂打早了 2 天', source: 'S1' }] })));
    expect(await screen.findByText('百白破第2剂打早了 2 天')).toBeInTheDocument();
  });

  test('nothing open, no button', async () => {
    const { visits } = mingVaccines();
    open(ok(mingVaccines({ visits: visits.filter(({ state }) => state !== 'open') })));
    expect(await screen.findByRole('heading', { name: '按年龄看' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '去预约' })).toBeNull();
  });
});
