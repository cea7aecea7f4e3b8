import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { AddOnLine, CheckupChoice, CheckupOffer, CheckupStop } from '@kangban/contract/checkup/booking';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { appointment, availability, site } from '../../../../test/booking-samples';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { idOf, me } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls, taro } from '../../../../test/taro';
import AddOnsPage from './add-ons/index';
import BookPage from './book/index';
import PreparePage from './prepare/index';
import StopsPage from './stops/index';
import TimesPage from './times/index';

const FATHER = idOf(4);
const TODAY = toPlainDate('2026-11-23');
const OFFER = `GET /residents/${FATHER}/checkup-offer`;
const BOOK = 'POST /appointments';
const ME = { 'GET /me': ok(me()) };

const choice = (change: Partial<CheckupChoice> = {}): CheckupChoice => ({
  slotId: idOf(300),
  siteId: idOf(100),
  siteName: '柳溪镇卫生院',
  phone: '0300-555 0126',
  stop: null,
  address: '柳溪镇柳溪路18号',
  day: toPlainDate('2026-11-25'),
  startsAt: '07:30',
  endsAt: '08:00',
  remaining: 4,
  near: 'own',
  ...change,
});
const village = choice({
  slotId: idOf(301),
  siteName: '流动体检车',
  stop: { stopId: idOf(401), place: '新桥村村委会' },
  day: toPlainDate('2026-11-26'),
  startsAt: '08:00',
  endsAt: '08:30',
  near: 'village',
});
const far = choice({ slotId: idOf(302), siteName: '白鹭镇卫生院', day: toPlainDate('2026-11-24'), near: 'other' });
const offer = (change: Partial<CheckupOffer> = {}) =>
  ok({
    service: 'elderly-checkup',
    today: TODAY,
    state: 'open',
    text: null,
    nextPossibleOn: null,
    booked: null,
    homeSiteId: idOf(100),
    choices: [choice(), village, far],
    ...change,
  } satisfies CheckupOffer);
const booked = appointment({
  appointmentId: idOf(500),
  doses: [],
  checkup: { service: 'elderly-checkup', name: '老年人体检', taskId: null },
});
const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  beginDay();
  controls.setRouter({ residentId: FATHER });
});
afterEach(() => jest.useRealTimers());

describe('the times of a service held for points', () => {
  const redemption = idOf(970);
  const SITE = idOf(100);
  const reward = { service: 'tcm-therapy', name: '中医理疗', redemptionId: redemption, prepare: '' };
  const here = { residentId: FATHER, service: 'tcm-therapy', redemption, siteId: SITE, until: '2027-02-21' };
  const serveTimes = (answer: ReturnType<typeof ok>) =>
    serve({
      ...ME,
      [`GET /sites/${SITE}`]: ok(site()),
      [`GET /sites/${SITE}/slots`]: ok(availability()),
      [BOOK]: answer,
    });
  const chooseOne = async (): Promise<void> => {
    render(<TimesPage />);
    expect(await screen.findByText('这个兑换2027年2月21日前去用，约那天以前的时间。')).toBeInTheDocument();
    const [free] = await screen.findAllByRole('radio', { name: /网上还剩[1-9]/ });
    fireEvent.click(free!);
    press('下一步：看看对不对');
    expect(await screen.findByText('带身份证，本人来做。')).toBeInTheDocument();
    press('就约这个');
  };

  test('are those of its own service at its place, and it is booked with its redemption', async () => {
    controls.setRouter(here);
    const asked = serveTimes(ok({ appointments: [appointment({ appointmentId: idOf(500), doses: [], reward })] }, 201));
    await chooseOne();
    await waitFor(() => expect(opened().at(-1)).toContain(`appointmentId=${idOf(500)}`));
    expect(asked.of(`GET /sites/${SITE}/slots`)[0]?.query.get('service')).toBe('tcm-therapy');
    const [part] = (asked.of(BOOK)[0]?.body as { parts: Record<string, unknown>[] }).parts;
    expect(part).toMatchObject({
      residentId: FATHER,
      doses: [],
      reward: { service: 'tcm-therapy', redemptionId: redemption },
    });
    expect(part?.checkup).toBeUndefined();
  });

  test('what the county refuses is said in its words', async () => {
    controls.setRouter(here);
    serveTimes(refused(409, 'redemption-not-bookable', { reason: '这个兑换已经结束了，不能再约时间。' }));
    await chooseOne();
    expect(await screen.findByText('这个兑换已经结束了，不能再约时间。')).toBeInTheDocument();
  });

  test('a service nobody redeemed is not booked: the times are those of the checkup', async () => {
    controls.setRouter({ residentId: FATHER, service: 'tcm-therapy', siteId: SITE });
    const asked = serveTimes(refused(404, 'not-found'));
    render(<TimesPage />);
    await screen.findAllByRole('radio', { name: /网上还剩/ });
    expect(asked.of(`GET /sites/${SITE}/slots`)[0]?.query.get('service')).toBe('elderly-checkup');
  });
});

describe('the days to choose from', () => {
  test('near places come first, others under their heading; each line says day, place and what is left', async () => {
    const asked = serve({ ...ME, [OFFER]: offer() });
    render(<BookPage />);
    await screen.findByRole('heading', { name: '哪天去体检？' });
    const names = screen.getAllByRole('button', { name: /剩 4 个号/ }).map((one) => one.getAttribute('aria-label'));
    expect(names).toEqual([
      '11月25日 周三 7:30–8:00，您的卫生院 · 柳溪镇卫生院 · 剩 4 个号',
      '11月26日 周四 8:00–8:30，体检车到您村 · 新桥村村委会 · 剩 4 个号',
      expect.stringMatching(/周二 7:30–8:00，白鹭镇卫生院 · 剩 4 个号$/),
    ]);
    expect(screen.getByRole('heading', { name: '县里别的地方' })).toBeInTheDocument();
    expect(asked.of(OFFER)[0]?.query.get('service')).toBe('elderly-checkup');
  });

  test('tapped, seen once more with what to mind, and booked: the ticket opens', async () => {
    const asked = serve({
      ...ME,
      [OFFER]: offer(),
      [BOOK]: ok({ appointments: [booked] }, 201),
    });
    render(<BookPage />);
    await screen.findByRole('heading', { name: '哪天去体检？' });
    press(/新桥村村委会/);
    const sheet = await screen.findByRole('dialog');
    for (const text of ['11月26日 周四', '8:00–8:30', '流动体检车 新桥村村委会', '头天晚上 10 点后不吃东西。'])
      expect(within(sheet).getByText(text)).toBeInTheDocument();
    press('就约这个');
    await waitFor(() => expect(opened().at(-1)).toContain(`appointmentId=${idOf(500)}`));
    const [sent] = asked.of(BOOK);
    expect(sent?.body).toEqual({
      parts: [
        {
          slotId: idOf(301),
          residentId: FATHER,
          doses: [],
          answers: [],
          checkup: { service: 'elderly-checkup' },
        },
      ],
    });
    expect(sent?.key).toMatch(/^[\w-]{8,}$/);
  });

  test('a recheck goes with its task, and asks about fasting instead of telling', async () => {
    const taskId = idOf(950);
    controls.setRouter({ residentId: FATHER, service: 'recheck', taskId });
    const asked = serve({
      ...ME,
      [OFFER]: offer({ service: 'recheck' }),
      [BOOK]: ok({ appointments: [booked] }, 201),
    });
    render(<BookPage />);
    await screen.findByRole('heading', { name: '哪天去复查？' });
    expect(screen.queryByRole('button', { name: '体检车哪天到哪个村' })).not.toBeInTheDocument();
    press(/您的卫生院/);
    expect(await screen.findByText('要不要空腹，先打电话问。')).toBeInTheDocument();
    press('就约这个');
    await waitFor(() => expect(opened().at(-1)).toContain(`appointmentId=${idOf(500)}`));
    expect(asked.of(BOOK)).toHaveLength(1);
    expect(asked.of(BOOK)[0]?.body).toMatchObject({ parts: [{ checkup: { service: 'recheck', taskId } }] });
    expect(asked.of(OFFER)[0]?.query.get('taskId')).toBe(taskId);
  });

  test('a lost answer is asked for again under the same key, and leads to the ticket', async () => {
    let asks = 0;
    const answer = () => {
      asks += 1;
      return asks > 1 && screen.queryByRole('button', { name: '再问一次' })
        ? ok({ appointments: [booked] }, 201)
        : lost();
    };
    const asked = serve({ ...ME, [OFFER]: offer(), [BOOK]: answer });
    render(<BookPage />);
    await screen.findByRole('heading', { name: '哪天去体检？' });
    press(/您的卫生院/);
    await screen.findByRole('dialog');
    press('就约这个');
    expect(await screen.findByText(/不会约两次/)).toBeInTheDocument();
    press('再问一次');
    await waitFor(() => expect(opened().at(-1)).toContain(`appointmentId=${idOf(500)}`));
    expect(asked.of(BOOK).length).toBeGreaterThan(1);
    expect(new Set(asked.of(BOOK).map(({ key }) => key)).size).toBe(1);
  });

  test('a place that is gone is said, cannot be pressed again, and the days are read anew', async () => {
    const asked = serve({ ...ME, [OFFER]: offer(), [BOOK]: refused(409, 'slot-full') });
    render(<BookPage />);
    await screen.findByRole('heading', { name: '哪天去体检？' });
    press(/您的卫生院/);
    const sheet = await screen.findByRole('dialog');
    press('就约这个');
    await within(sheet).findByText(/这个时间刚被约满了/);
    expect(screen.queryByRole('button', { name: '就约这个' })).not.toBeInTheDocument();
    expect(asked.of(OFFER)).toHaveLength(2);
    expect(opened()).toEqual([]);
  });
});

describe('no day to choose', () => {
  const none = { choices: [] };

  test.each([
    ['done', '今年查过了', '2026年的体检，2026年5月6日做过了。', '看体检报告', 'pages/report/index'],
    ['too-young', '还没到时候', '2027年3月12日起可以约。', undefined, undefined],
  ] as const)('%s says why', async (state, title, text, button, page) => {
    serve({ ...ME, [OFFER]: offer({ ...none, state, text }) });
    render(<BookPage />);
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByText(text)).toBeInTheDocument();
    expect(screen.queryAllByRole('button', { name: '看体检报告' })).toHaveLength(button ? 1 : 0);
    if (button === undefined) return;
    press(button);
    await waitFor(() => expect(opened().at(-1)).toContain(page));
  });

  test('booked shows the place and leads to the ticket', async () => {
    const appointmentId = idOf(500);
    const { day, startsAt, endsAt } = village;
    const held = { appointmentId, day, startsAt, endsAt, place: '新桥村村委会' };
    serve({ ...ME, [OFFER]: offer({ ...none, state: 'booked', booked: held }) });
    render(<BookPage />);
    expect(await screen.findByText('约好了：11月26日 周四 8:00–8:30')).toBeInTheDocument();
    expect(screen.getByText('新桥村村委会')).toBeInTheDocument();
    press('看预约码');
    await waitFor(() => expect(opened().at(-1)).toContain(appointmentId));
  });

  test('open without a place says that there is none now', async () => {
    serve({ ...ME, [OFFER]: offer(none) });
    render(<BookPage />);
    expect(await screen.findByText('现在没有号')).toBeInTheDocument();
  });
});

describe('the stops of the vehicle', () => {
  const stop = (change: Partial<CheckupStop> = {}): CheckupStop => ({
    stopId: idOf(401),
    siteId: idOf(110),
    vehicle: '流动体检车',
    phone: '0300-5550188',
    township: '柳溪镇',
    village: '新桥村',
    place: '新桥村村委会',
    address: '柳溪镇新桥村1号',
    latitude: 28.5,
    longitude: 110.4,
    day: toPlainDate('2026-11-26'),
    startsAt: '08:00',
    endsAt: '11:00',
    state: 'open',
    remaining: 7,
    releasedAt: '2026-11-12T00:00:00.000Z',
    closedReason: null,
    distanceKm: null,
    ...change,
  });
  const STOPS = 'GET /checkup-stops';
  const later = stop({
    stopId: idOf(402),
    place: '竹山村村委会',
    day: toPlainDate('2026-12-13'),
    state: 'not-released',
    releasedAt: '2026-11-29T00:00:00.000Z',
  });
  const closed = stop({ stopId: idOf(403), place: '双井村村委会', state: 'closed', closedReason: '车要检修' });

  test('only a stop with room leads on; the others say why not', async () => {
    serve({ [STOPS]: ok({ items: [stop(), later, closed], nextCursor: null }) });
    render(<StopsPage />);
    expect(await screen.findByText(/^可以约 · 周四 8:00–11:00 · /)).toBeInTheDocument();
    expect(screen.getByText(/^11月29日.* 8:00 放号 · /)).toBeInTheDocument();
    expect(screen.getByText(/^这天不来 · 车要检修 · /)).toBeInTheDocument();
    const buttons = screen.getAllByRole('button', { name: /村委会/ });
    expect(buttons).toHaveLength(1);
    fireEvent.click(buttons[0]!);
    await waitFor(() => expect(opened().at(-1)).toContain(`siteId=${idOf(110)}`));
    expect(opened().at(-1)).toContain('from=2026-11-26');
  });

  test('further stops are read on from the cursor and stand below the first', async () => {
    const asked = serve({
      [STOPS]: ({ query }) =>
        query.get('cursor') === null
          ? ok({ items: [stop()], nextCursor: 'more' })
          : ok({ items: [closed], nextCursor: null }),
    });
    render(<StopsPage />);
    fireEvent.click(await screen.findByRole('button', { name: '再看一些' }));
    expect(await screen.findByText('双井村村委会')).toBeInTheDocument();
    expect(screen.getByText('新桥村村委会')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '再看一些' })).not.toBeInTheDocument();
    expect(asked.of(STOPS).map(({ query }) => query.get('cursor'))).toEqual([null, 'more']);
  });

  test('nobody’s place is asked for before it is wanted; without it the list stays by day', async () => {
    const asked = serve({ [STOPS]: ok({ items: [stop()], nextCursor: null }) });
    taro.getLocation.mockRejectedValue(new Error('getLocation:fail auth deny'));
    render(<StopsPage />);
    await screen.findByText('新桥村村委会');
    expect(taro.getLocation).not.toHaveBeenCalled();
    press('按离我近排');
    expect(await screen.findByText('没找到您在哪，先按日子排。')).toBeInTheDocument();
    expect(asked.of(STOPS).every(({ query }) => query.get('latitude') === null)).toBe(true);
  });
});

test('what to prepare for the checkup is in four groups; a recheck has its own line', async () => {
  controls.setRouter({ service: 'elderly-checkup' });
  const { unmount } = render(<PreparePage />);
  for (const name of ['头一天晚上', '当天早上', '带上这些', '穿什么，怎么来'])
    expect(screen.getByRole('heading', { name })).toBeInTheDocument();
  expect(screen.getByText('上面说的，以医疗机构告知为准。')).toBeInTheDocument();
  expect(screen.getByText('降压药照常吃，用一小口水送下。')).toBeInTheDocument();
  unmount();
  controls.setRouter({ service: 'recheck' });
  render(<PreparePage />);
  expect(screen.queryByText(/晚上 10 点以后不吃东西/)).not.toBeInTheDocument();
  expect(screen.getByText('要抽血的复查，要空着肚子来。')).toBeInTheDocument();
});

describe('items of every few years', () => {
  const line = (change: Partial<AddOnLine>): AddOnLine => ({
    id: 'bone-density',
    name: '骨密度',
    about: '看骨头结不结实。',
    everyYears: 2,
    source: 'X',
    state: 'never',
    lastOn: null,
    nextOn: null,
    reward: null,
    ...change,
  });
  const ADD_ONS = `GET /residents/${FATHER}/checkup-add-ons`;
  const done = { lastOn: toPlainDate('2024-05-01'), nextOn: toPlainDate('2026-05-01') };

  test('each says how often, what for, and when it was last done', async () => {
    const items = [
      line({}),
      line({ id: 'a', name: '颈动脉彩超', state: 'due', ...done }),
      line({ id: 'b', name: '眼底照相', state: 'later', ...done, nextOn: toPlainDate('2027-05-01') }),
    ];
    serve({ [ADD_ONS]: ok({ today: TODAY, items }) });
    render(<AddOnsPage />);
    expect(await screen.findByText('骨密度 · 2 年一次')).toBeInTheDocument();
    expect(screen.getByText('看骨头结不结实。档案里没有做过。')).toBeInTheDocument();
    expect(screen.getByText(/上次 2024年5月1日，到时候了。$/)).toBeInTheDocument();
    expect(screen.getByText(/上次 2024年5月1日，2027年5月1日后再做。$/)).toBeInTheDocument();
    expect(screen.queryByText(/打开档案后/)).not.toBeInTheDocument();
  });

  test('what can be had with points says how many, or why not now, and leads to it', async () => {
    const items = [
      line({ reward: { itemId: 'bone-density-scan', points: 400, open: true, text: null } }),
      line({ id: 'a', name: '胸部CT', reward: { itemId: 'ct', points: 1600, open: false, text: '还差 320 分' } }),
    ];
    serve({ [ADD_ONS]: ok({ today: TODAY, items }) });
    render(<AddOnsPage />);
    expect(await screen.findByText(/用 400 分能换。$/)).toBeInTheDocument();
    expect(screen.getByText(/要 1,600 分：还差 320 分。$/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: /骨密度/ }));
    await waitFor(() => expect(opened()).toHaveLength(1));
    expect(opened()[0]).toContain('itemId=bone-density-scan');
  });

  test('where the record is closed that is said once, not in every line', async () => {
    const items = [line({ state: 'unknown' }), line({ id: 'a', name: '颈动脉彩超', state: 'unknown' })];
    serve({ [ADD_ONS]: ok({ today: TODAY, items }) });
    render(<AddOnsPage />);
    expect(await screen.findAllByText(/打开档案后/)).toHaveLength(1);
    expect(screen.getAllByText('看骨头结不结实。')).toHaveLength(2);
  });
});
