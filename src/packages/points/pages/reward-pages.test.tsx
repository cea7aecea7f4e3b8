import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { FATHER } from '../../../../test/point-samples';
import { catalogue, code, redemption, REDEMPTION } from '../../../../test/reward-samples';
import { controls } from '../../../../test/taro';
import RedemptionPage from './redemption/index';
import RedemptionsPage from './redemptions/index';
import RewardPage from './reward/index';
import RewardsPage from './rewards/index';

const R = `/residents/${FATHER}`;
const LIST = `GET ${R}/rewards`;
const REDEEM = `POST ${R}/redemptions`;
const ONE = `${R}/redemptions/${REDEMPTION}`;
const BODY = { itemId: 'fundus-photo', siteId: idOf(100), priceVersion: 1, holder: 'own' };

beforeEach(() => beginDay());
afterEach(() => jest.useRealTimers());

const at = (more: Record<string, string> = {}) => controls.setRouter({ residentId: FATHER, ...more });

/** Opens the list and taps the first thing. */
async function tapEye(): Promise<void> {
  render(<RewardsPage />);
  fireEvent.click(await screen.findByRole('button', { name: /^眼底照相，300 分，现在能换/ }));
  await screen.findByRole('dialog', { name: '换眼底照相？' });
}

describe('the list', () => {
  test('shows what can be redeemed now, and under 全部 the rest with its reasons, services before goods', async () => {
    at();
    serve({ [LIST]: ok(catalogue()) });
    render(<RewardsPage />);
    expect(await screen.findByRole('tab', { name: '能换的 3' })).toBeInTheDocument();
    expect(screen.queryByText('腹部超声')).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: '全部 5' }));
    expect(screen.getByText('还差 220 分')).toBeInTheDocument();
    expect(screen.getByText('12月3日再有')).toBeInTheDocument();
    const names = screen.getAllByRole('button').map((each) => each.getAttribute('aria-label') ?? each.textContent);
    const position = (name: string): number => names.findIndex((text) => text.includes(name));
    expect(position('腹部超声')).toBeLessThan(position('家用血压计'));
  });

  test('what cannot be redeemed opens its page with the reason, never a sheet', async () => {
    at();
    serve({ [LIST]: ok(catalogue()) });
    render(<RewardsPage />);
    fireEvent.click(await screen.findByRole('tab', { name: '全部 5' }));
    fireEvent.click(screen.getByRole('button', { name: /^腹部超声/ }));
    expect(opened()).toEqual([expect.stringContaining('itemId=abdomen-ultrasound')]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('who turned points off is told that nothing is redeemed until they are on again', async () => {
    at();
    serve({ [LIST]: ok(catalogue({ mayRedeem: false })) });
    render(<RewardsPage />);
    expect(await screen.findByText('积分关着，先不能换。已有的不丢，打开就能换。')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: /^眼底照相/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('with nothing to redeem it shows everything at once', async () => {
    at();
    const items = catalogue().items.filter(({ open }) => !open);
    serve({ [LIST]: ok(catalogue({ items })) });
    render(<RewardsPage />);
    expect(await screen.findByRole('tab', { name: '全部 2', selected: true })).toBeInTheDocument();
  });
});

describe('redeeming', () => {
  test('says what there is, what goes first and what stays; then holds the points and shows the code', async () => {
    at();
    const { of } = serve({ [LIST]: ok(catalogue()), [REDEEM]: ok(redemption(), 201) });
    await tapEye();
    const sheet = within(screen.getByRole('dialog'));
    for (const text of ['1,280 分', '这次用（先用快到期的 120 分）', '−300 分', '980 分', '2027年2月23日前'])
      expect(sheet.getByText(text)).toBeInTheDocument();
    fireEvent.click(sheet.getByRole('button', { name: '确认，用 300 分换' }));
    await waitFor(() => expect(opened()).toEqual([expect.stringContaining(`redemptionId=${REDEMPTION}&fresh=yes`)]));
    expect(of(REDEEM)[0]?.body).toEqual(BODY);
  });

  test('a lost answer is asked for again with the same key', async () => {
    at();
    let answers = [lost(), ok(redemption(), 201)];
    const { of } = serve({
      [LIST]: ok(catalogue()),
      [REDEEM]: () => {
        const [first, ...rest] = answers;
        answers = rest;
        return first ?? lost();
      },
    });
    await tapEye();
    fireEvent.click(screen.getByRole('button', { name: '确认，用 300 分换' }));
    fireEvent.click(await screen.findByRole('button', { name: '再问一次' }));
    await waitFor(() => expect(opened()).toHaveLength(1));
    const keys = of(REDEEM).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  test('a refusal says the county’s reason and reads the list again', async () => {
    at();
    const { of } = serve({
      [LIST]: ok(catalogue()),
      [REDEEM]: refused(409, 'reward-sold-out', { reason: '刚被换完了，12月3日再有。' }),
    });
    await tapEye();
    fireEvent.click(screen.getByRole('button', { name: '确认，用 300 分换' }));
    expect(await screen.findByText('刚被换完了，12月3日再有。')).toBeInTheDocument();
    await waitFor(() => expect(of(LIST).length).toBeGreaterThan(1));
    expect(opened()).toEqual([]);
  });

  test('place and purse are asked for only where there is a choice, and what is chosen is sent', async () => {
    at();
    const purses = [...catalogue().purses, { holder: 'family' as const, active: 500, locked: 0, expiring: [] }];
    const { of } = serve({ [LIST]: ok(catalogue({ purses })), [REDEEM]: ok(redemption(), 201) });
    render(<RewardsPage />);
    fireEvent.click(await screen.findByRole('button', { name: /^糖化血红蛋白/ }));
    const sheet = within(await screen.findByRole('dialog'));
    fireEvent.click(sheet.getByRole('radio', { name: /^柳溪镇卫生院 检验科/ }));
    fireEvent.click(sheet.getByRole('radio', { name: '全家的，有 500 分' }));
    expect(sheet.getByText('240 分')).toBeInTheDocument();
    fireEvent.click(sheet.getByRole('button', { name: '确认，用 260 分换' }));
    await waitFor(() => expect(of(REDEEM)).toHaveLength(1));
    expect(of(REDEEM)[0]?.body).toMatchObject({ siteId: idOf(100), holder: 'family' });
  });
});

describe('one thing', () => {
  test('tells where, when, how many are left and why not now', async () => {
    at({ itemId: 'cuff-loan' });
    serve({ [LIST]: ok(catalogue()) });
    render(<RewardPage />);
    expect(await screen.findByText('现在换不了，因为：12月3日再有')).toBeInTheDocument();
    expect(screen.getByText('这阵子的名额满了，2026年12月3日再有')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '换这个' })).toBeNull();
  });

  test('a thing that was taken away leads back to the others', async () => {
    at({ itemId: 'gone' });
    serve({ [LIST]: ok(catalogue()) });
    render(<RewardPage />);
    fireEvent.click(await screen.findByRole('button', { name: '看别的服务' }));
    expect(opened()).toEqual([expect.stringContaining('pages/rewards/index')]);
  });
});

describe('the code', () => {
  const here = { redemptionId: REDEMPTION };
  const CODE = `POST ${ONE}/code`;

  test('counts down and is changed when its minute is over', async () => {
    at(here);
    const codes = [code({ secondsLeft: 2 }), code({ digits: '771204', qr: '1771204', secondsLeft: 60 })];
    serve({ [`GET ${ONE}`]: ok(redemption()), [CODE]: () => ok(codes.length > 1 ? codes.shift() : codes[0]) });
    render(<RedemptionPage />);
    expect(await screen.findByText('482 913')).toBeInTheDocument();
    await act(() => jest.advanceTimersByTimeAsync(2_500));
    expect(await screen.findByText('771 204')).toBeInTheDocument();
    expect(screen.queryByText('482 913')).toBeNull();
  });

  test('an old code is never shown: without a line the number to tell stands there', async () => {
    at(here);
    let asked = 0;
    const first = (): ReturnType<typeof ok> => ((asked += 1) === 1 ? ok(code({ secondsLeft: 2 })) : lost());
    serve({ [`GET ${ONE}`]: ok(redemption()), [CODE]: first });
    render(<RedemptionPage />);
    await screen.findByText('482 913');
    await act(() => jest.advanceTimersByTimeAsync(4_000));
    expect(screen.queryByText('482 913')).toBeNull();
    expect(screen.getByText('没网了，新码没拿到。报兑换号和身份证也行。')).toBeInTheDocument();
    expect(screen.getByText('4820 3917')).toBeInTheDocument();
  });

  test('turns to done by itself when the counter has confirmed', async () => {
    at(here);
    let now = redemption();
    serve({ [`GET ${ONE}`]: () => ok(now), [CODE]: ok(code()) });
    render(<RedemptionPage />);
    await screen.findByText('482 913');
    now = redemption({ state: 'committed', mayCancel: false, endedAt: '2026-11-23T08:05:10+08:00' });
    await act(() => jest.advanceTimersByTimeAsync(3_500));
    expect(await screen.findByRole('heading', { name: '用好了' })).toBeInTheDocument();
    expect(screen.queryByText('482 913')).toBeNull();
    expect(screen.queryByRole('button', { name: '退掉' })).toBeNull();
  });

  test('giving it up asks first and says that the points are back', async () => {
    at(here);
    const cancel = `POST ${ONE}/cancel`;
    const over = redemption({ state: 'voided', mayCancel: false });
    let now = redemption();
    const { of } = serve({
      [`GET ${ONE}`]: () => ok(now),
      [CODE]: ok(code()),
      [cancel]: () => {
        now = over;
        return ok(over);
      },
    });
    render(<RedemptionPage />);
    await screen.findByText('482 913');
    fireEvent.click(screen.getByRole('button', { name: '退掉' }));
    expect(of(cancel)).toHaveLength(0);
    fireEvent.click(await screen.findByRole('button', { name: '退掉，退回积分' }));
    expect(await screen.findByRole('heading', { name: '退掉了' })).toBeInTheDocument();
    expect(screen.getByText('300 分退回来了，到期的日子不变。')).toBeInTheDocument();
    expect(of(cancel)[0]?.key).toBeDefined();
  });

  test('an add-on goes on to a time: joined to the checkup that is booked, else to booking one', async () => {
    at(here);
    const slot = {
      appointmentId: idOf(500),
      day: redemption().useBy,
      startsAt: '08:00',
      endsAt: '08:30',
      place: '柳溪',
    };
    const joined = redemption({ booking: { how: 'checkup-add-on', service: null, appointment: slot, canJoin: null } });
    const JOIN = `POST ${ONE}/appointment`;
    const can = redemption({ booking: { how: 'checkup-add-on', service: null, appointment: null, canJoin: slot } });
    const { of } = serve({ [`GET ${ONE}`]: ok(can), [CODE]: ok(code()), [JOIN]: ok(joined) });
    render(<RedemptionPage />);
    fireEvent.click(await screen.findByRole('button', { name: '和体检一起做' }));
    expect(await screen.findByRole('button', { name: '看体检预约' })).toBeInTheDocument();
    expect(of(JOIN)[0]?.body).toEqual({ appointmentId: slot.appointmentId });
  });

  test('a service with times goes on to choosing one there, and then shows it with its ticket', async () => {
    at(here);
    const booking = { how: 'slot', service: 'tcm-physio', appointment: null, canJoin: null } as const;
    serve({ [`GET ${ONE}`]: ok(redemption({ booking })), [CODE]: ok(code()) });
    const { unmount } = render(<RedemptionPage />);
    expect(await screen.findByText('还没约时间，先选一个再去。')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: '选个时间' }));
    const [url = ''] = opened();
    for (const part of [
      'report/pages/times',
      'service=tcm-physio',
      `redemption=${REDEMPTION}`,
      `siteId=${idOf(100)}`,
      'until=2027-02-23',
    ])
      expect(url).toContain(part);
    unmount();
    const appointment = {
      appointmentId: idOf(500),
      day: redemption().useBy,
      startsAt: '15:00',
      endsAt: '15:30',
      place: '柳溪',
    };
    serve({ [`GET ${ONE}`]: ok(redemption({ booking: { ...booking, appointment } })), [CODE]: ok(code()) });
    render(<RedemptionPage />);
    expect(await screen.findByText('约的是 2027年2月23日 15:00')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: '看预约码' }));
    expect(opened().at(-1)).toContain(`appointmentId=${idOf(500)}`);
  });

  test('without times there the clinic is called, as before', async () => {
    at(here);
    const booking = { how: 'walk-in', service: null, appointment: null, canJoin: null } as const;
    serve({ [`GET ${ONE}`]: ok(redemption({ booking })), [CODE]: ok(code()) });
    render(<RedemptionPage />);
    expect(await screen.findByRole('button', { name: '打电话问' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '选个时间' })).toBeNull();
  });

  test('without a checkup the way leads to booking one, with the redemption', async () => {
    at(here);
    serve({ [`GET ${ONE}`]: ok(redemption()), [CODE]: ok(code()) });
    render(<RedemptionPage />);
    fireEvent.click(await screen.findByRole('button', { name: '约个时间去' }));
    expect(opened()).toEqual([expect.stringContaining(`redemption=${REDEMPTION}`)]);
  });
});

test('what was redeemed stands newest first, with what became of it', async () => {
  at();
  const old = redemption({ redemptionId: idOf(901), state: 'expired', name: '骨密度检查' });
  serve({ [`GET ${R}/redemptions`]: ok({ items: [redemption(), old], nextCursor: null }) });
  render(<RedemptionsPage />);
  expect(await screen.findByText('2027年2月23日前去用 · 柳溪镇卫生院')).toBeInTheDocument();
  expect(screen.getByText('过期了，积分退回')).toBeInTheDocument();
  expect(screen.getAllByText('−300')).toHaveLength(1);
});

test('somebody who redeemed nothing is led to what there is', async () => {
  at();
  serve({ [`GET ${R}/redemptions`]: ok({ items: [], nextCursor: null }) });
  render(<RedemptionsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '去换服务' }));
  expect(opened()).toEqual([expect.stringContaining('pages/rewards/index')]);
});
