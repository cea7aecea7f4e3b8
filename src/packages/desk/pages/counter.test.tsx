import { act, fireEvent, render, screen } from '@testing-library/react';
import type { CounterLine, CounterRedemption, RewardAdminItem } from '@kangban/contract/reward-desk';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import { clearUnfinished } from '@/platform/send-once';
import { endStaffSession, startStaffSession } from '@/platform/session';
import CounterPage from './counter/index';
import DeskRewardsPage from './rewards/index';

const TODAY = toPlainDate('2026-11-23');
const REDEMPTION = idOf(1);
const found = (change: Partial<CounterRedemption> = {}): CounterRedemption => ({
  redemptionId: REDEMPTION,
  number: '12345678',
  state: 'held',
  name: '林国强',
  sex: 'male',
  age: 71,
  idMasked: '9900**********2317',
  itemName: '眼底照相',
  unit: '1 次',
  kind: 'service',
  points: 300,
  siteName: '柳溪镇卫生院',
  room: '2楼 眼科',
  heldAt: '2026-11-23T00:00:00.000Z',
  useBy: toPlainDate('2027-02-21'),
  way: 'digits',
  warnings: [],
  refusal: null,
  proof: 'sealed',
  appointment: null,
  ...change,
});
const line = (change: Partial<CounterLine> = {}): CounterLine => ({
  redemptionId: REDEMPTION,
  number: '12345678',
  state: 'committed',
  nameMasked: '林*强',
  itemName: '眼底照相',
  unit: '1 次',
  kind: 'service',
  points: 300,
  confirmedAt: '2026-11-23T01:12:00.000Z',
  staffName: '何静',
  way: 'digits',
  refunds: [{ reason: 'not-suitable', label: '医生说不适合做，没有做' }],
  refundLabel: null,
  ...change,
});
const DAY = 'GET /desk/redemptions';
const FIND = 'POST /desk/redemptions/find';
const CONFIRM = `POST /desk/redemptions/${REDEMPTION}/confirm`;
const REFUND = `POST /desk/redemptions/${REDEMPTION}/refund`;
const day = (items: CounterLine[] = [], sum = { confirmed: items.length, points: items.length * 300 }) =>
  ok({ day: TODAY, ...sum, items, nextCursor: null });

const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const type = async (name: RegExp | string, value: string): Promise<void> => {
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });
  await settle();
};

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

test('six digits: who, what and how many points, then one press; the day counts it', async () => {
  const asked = serve({ [DAY]: day(), [FIND]: ok(found()), [CONFIRM]: ok(line()) });
  render(<CounterPage />);
  await settle();
  expect(screen.getByText('0 笔 · 0 分')).toBeInTheDocument();
  await type(/扫码/, '482 196');
  await press('查');
  expect(asked.of(FIND)[0]).toMatchObject({ body: { typed: '482 196' } });
  expect(screen.getByRole('heading', { name: '林国强' })).toBeInTheDocument();
  expect(screen.getByText('男 · 71岁')).toBeInTheDocument();
  await press('确认核销，用 300 分');
  expect(asked.of(CONFIRM)[0]).toMatchObject({ body: { proof: 'sealed', seen: [] } });
  expect(screen.getByText('核销好了')).toBeInTheDocument();
  expect(screen.getByText('1 笔 · 300 分')).toBeInTheDocument();
  await press('下一位');
  expect(screen.getByText('请对方打开兑换码')).toBeInTheDocument();
});

test('warnings are sent as read; what this member may not confirm cannot be pressed', async () => {
  const warnings = [{ code: 'outside-hours' as const, text: '现在不在开放时间（周一 8:30–11:30），能做再核销。' }];
  const asked = serve({ [DAY]: day(), [FIND]: ok(found({ warnings })), [CONFIRM]: ok(line()) });
  render(<CounterPage />);
  await settle();
  await type(/扫码/, '482196');
  await press('查');
  await press('看过提醒了，确认核销');
  expect(asked.of(CONFIRM)[0]).toMatchObject({ body: { seen: ['outside-hours'] } });

  serve({ [DAY]: day(), [FIND]: ok(found({ refusal: '自己和家里人的兑换，要请同事核销。', proof: null })) });
  await type(/扫码/, '482197');
  await press('查');
  expect(screen.getByText('自己和家里人的兑换，要请同事核销。')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '不能核销' })).toHaveAttribute('aria-disabled', 'true');
});

test('what was just confirmed and then given back no longer stands as used', async () => {
  serve({
    [DAY]: day(),
    [FIND]: ok(found()),
    [CONFIRM]: ok(line()),
    [REFUND]: ok(line({ state: 'refunded', refunds: [], refundLabel: '医生说不适合做，没有做' })),
  });
  render(<CounterPage />);
  await settle();
  await type(/扫码/, '482196');
  await press('查');
  await press('确认核销，用 300 分');
  await press('退 林*强 的眼底照相');
  fireEvent.click(screen.getByRole('radio', { name: '医生说不适合做，没有做' }));
  await type(/写清楚/, '眼压高，医生不让做');
  await press('退积分');
  expect(screen.queryByText('核销好了')).not.toBeInTheDocument();
  expect(screen.getByText('请对方打开兑换码')).toBeInTheDocument();
});

test('eight digits ask for the ID card; what fits nobody is said and what was typed stays', async () => {
  const asked = serve({ [DAY]: day(), [FIND]: refused(404, 'redemption-code-unknown') });
  render(<CounterPage />);
  await settle();
  await type(/扫码/, '12345678');
  expect(screen.getByRole('button', { name: '还要刷身份证' })).toHaveAttribute('aria-disabled', 'true');
  await type('身份证号', '990000195503120017');
  await press('查');
  expect(asked.of(FIND)[0]).toMatchObject({ body: { typed: '12345678', idNumber: '990000195503120017' } });
  expect(screen.getByText(/没有对上/)).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: /扫码/ })).toHaveValue('12345678');
});

test('giving back asks for a reason that holds and a note; the line says it', async () => {
  const back = line({ state: 'refunded', refunds: [], refundLabel: '医生说不适合做，没有做' });
  const asked = serve({ [DAY]: day([line()]), [REFUND]: ok(back) });
  render(<CounterPage />);
  await settle();
  await press('退 林*强 的眼底照相');
  fireEvent.click(screen.getByRole('radio', { name: '医生说不适合做，没有做' }));
  await press('退积分');
  expect(asked.of(REFUND)).toHaveLength(0);
  await type(/写清楚/, '眼压高');
  await press('退积分');
  expect(asked.of(REFUND)[0]).toMatchObject({ body: { reason: 'not-suitable', note: '眼压高' } });
  expect(screen.getByText('0 笔 · 0 分')).toBeInTheDocument();
  expect(screen.getByText('退了')).toBeInTheDocument();
});

describe('stock and prices', () => {
  const item: RewardAdminItem = {
    itemId: 'fundus-photo',
    kind: 'service',
    name: '眼底照相',
    unit: '1 次',
    about: '看看血管',
    detail: '不疼，10 分钟。',
    paused: false,
    price: { version: 1, points: 300, validFrom: toPlainDate('2025-01-01') },
    nextPrice: null,
    retiredOn: null,
    places: [{ siteId: idOf(100), siteName: '柳溪镇卫生院', room: '2楼 眼科', hours: [] }],
    stock: [
      {
        stockId: idOf(9),
        siteId: idOf(100),
        siteName: '柳溪镇卫生院',
        from: toPlainDate('2026-11-01'),
        to: toPlainDate('2026-11-30'),
        capacity: 20,
        taken: 3,
      },
    ],
  };
  const LIST = 'GET /desk/rewards';
  const list = (mayEdit: boolean) => ok({ today: TODAY, mayEdit, items: [item], sites: [], services: [] });

  test('a clinic sees its own, and changes nothing', async () => {
    serve({ [LIST]: list(false) });
    render(<DeskRewardsPage />);
    await settle();
    expect(screen.getByText(/换出 3，共 20/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '改眼底照相的价格' })).not.toBeInTheDocument();
  });

  test('the administrator sets another number for the period', async () => {
    const put = 'PUT /desk/rewards/fundus-photo/stock';
    const asked = serve({ [LIST]: list(true), [put]: ok(item) });
    render(<DeskRewardsPage />);
    await settle();
    await press('改眼底照相的数量');
    await type(/一共几份/, '2.5');
    await press('保存');
    expect(asked.of(put)).toHaveLength(0);
    await type(/一共几份/, '30');
    await press('保存');
    expect(asked.of(put)[0]).toMatchObject({
      body: { siteId: idOf(100), from: '2026-11-01', to: '2026-11-30', capacity: 30 },
    });
  });
});
