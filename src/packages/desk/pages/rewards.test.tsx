import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { RewardAdminItem } from '@kangban/contract/reward-desk';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { emptyItem, type ItemForm, readItem } from '@/features/reward-admin/item-form';
import { readHours, spansOf } from '@/features/reward-admin/typed';
import { endStaffSession, startStaffSession } from '@/platform/session';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import DeskRewardsPage from './rewards/index';

const TODAY = toPlainDate('2026-11-23');
const SITE = idOf(100);
const itemOf = (change: Partial<RewardAdminItem> = {}): RewardAdminItem => ({
  itemId: 'fundus-photo',
  kind: 'service',
  name: '眼底照相',
  unit: '1 次',
  about: '看看血管',
  detail: '不疼，10 分钟。',
  paused: false,
  retiredOn: null,
  price: { version: 1, points: 300, validFrom: toPlainDate('2025-01-01') },
  nextPrice: null,
  places: [
    {
      siteId: SITE,
      siteName: '柳溪镇卫生院',
      room: '2楼 眼科',
      hours: [1, 2, 3].map((weekday) => ({ weekday, opensAt: '08:30', closesAt: '11:30' })),
    },
  ],
  stock: [],
  ...change,
});
const LIST = 'GET /desk/rewards';
const list = (items: RewardAdminItem[], told: object = {}) =>
  ok({
    today: TODAY,
    mayEdit: true,
    items,
    sites: [
      { siteId: SITE, siteName: '柳溪镇卫生院' },
      { siteId: idOf(101), siteName: '县医院' },
    ],
    services: [{ service: 'physiotherapy', name: '中医理疗' }],
    ...told,
  });

const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const pick = (role: 'radio' | 'checkbox', name: string): void => void fireEvent.click(screen.getByRole(role, { name }));
const type = (label: RegExp, value: string): void =>
  void fireEvent.input(screen.getByRole('textbox', { name: label }), { target: { value }, detail: { value } });
const open = async (): Promise<void> => {
  render(<DeskRewardsPage />);
  await settle();
};

beforeEach(() => {
  beginDay();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
});
afterEach(async () => {
  await settle();
  endStaffSession();
  jest.useRealTimers();
});

const whole: ItemForm = {
  ...emptyItem(TODAY),
  name: '针灸',
  unit: '1 次',
  about: '腰腿疼的时候做',
  detail: '中医科做，20 分钟。',
  points: '200',
  places: [{ siteId: SITE, room: '', spans: [] }],
  note: '新开的项目',
};
const read = (change: Partial<ItemForm>) => readItem({ ...whole, ...change }, { today: TODAY, services: ['massage'] });

describe('a new item as it is typed', () => {
  test('whole: every box is in what is sent', () => {
    expect(read({ fromAge: '65', everyMonths: '24' })).toMatchObject({
      faults: {},
      item: { name: '针灸', price: { points: 200, validFrom: TODAY }, fromAge: 65, toAge: null, everyMonths: 24 },
    });
  });

  test.each<[string, Partial<ItemForm>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['a name too long', { name: '针'.repeat(31) }, 'name'],
    ['nothing to say of it', { about: '' }, 'about'],
    ['no points', { points: '0' }, 'points'],
    ['points below nothing', { points: '-20' }, 'points'],
    ['half a point', { points: '1.5' }, 'points'],
    ['a day that is none', { validFrom: '2026-02-30' }, 'validFrom'],
    ['a day that is past', { validFrom: '2026-11-22' }, 'validFrom'],
    ['an age that is none', { fromAge: '六十五' }, 'fromAge'],
    ['nobody’s age', { fromAge: '80', toAge: '70' }, 'toAge'],
    ['too long to use it', { useWithinDays: '367' }, 'useWithinDays'],
    ['an add-on that is not said', { booking: 'checkup-add-on' }, 'addOnId'],
    ['slots of nobody', { booking: 'slot', service: 'tarot' }, 'service'],
    ['nowhere', { places: [] }, 'places'],
    ['not said why', { note: '好' }, 'note'],
    [
      'hours that overlap',
      {
        places: [
          {
            siteId: SITE,
            room: '',
            spans: [
              { key: 0, weekdays: [1], opens: '08:30', closes: '11:30' },
              { key: 1, weekdays: [1, 2], opens: '11:00', closes: '17:00' },
            ],
          },
        ],
      },
      `place ${SITE}`,
    ],
  ])('%s: said at its box, and there is no item', (_, change, box) => {
    const { item, faults } = read(change);
    expect(item).toBeUndefined();
    expect(Object.keys(faults)).toEqual([box]);
  });

  test('goods leave what only services have, and no slots stay behind another way of booking', () => {
    expect(read({ kind: 'goods', addOnId: 'carotid' }).item).toMatchObject({ kind: 'goods', addOnId: null });
    expect(read({ service: 'massage' }).item).toMatchObject({ booking: 'walk-in', service: null });
    expect(read({ booking: 'slot', service: 'massage' }).item).toMatchObject({ service: 'massage' });
  });

  test('hours are read as people type them, and shown as they were', () => {
    const hours = [1, 3].map((weekday) => ({ weekday, opensAt: '08:30', closesAt: '11:30' }));
    expect(readHours([{ key: 0, weekdays: [1, 3], opens: '8：30', closes: '11:30' }])).toEqual({ value: hours });
    expect(readHours(spansOf(hours))).toEqual({ value: hours });
    expect(readHours([{ key: 0, weekdays: [], opens: '08:30', closes: '11:30' }]).fault).toBe('选星期几');
    expect(readHours([{ key: 0, weekdays: [1], opens: '25:00', closes: '11:30' }]).fault).toBe('写成 08:30 这样');
  });
});

describe('the catalogue', () => {
  test('something new: faults stand at their boxes, then it is sent once and the list is there again', async () => {
    const add = 'POST /desk/rewards';
    const asked = serve({ [LIST]: list([itemOf()]), [add]: ok(itemOf({ itemId: 'item-1', name: '针灸' }), 201) });
    await open();
    await press('加一项');
    await press('加进目录');
    expect(asked.of(add)).toHaveLength(0);
    expect(screen.getByRole('textbox', { name: '名字，写 1 到 30 个字' })).toBeInTheDocument();
    expect(screen.getByText('至少选一个单位')).toBeInTheDocument();
    type(/^名字/, '针灸');
    type(/^一份是多少/, '1 次');
    type(/^一句话说/, '腰腿疼的时候做');
    type(/^说清楚/, '中医科做，20 分钟。');
    type(/^几分/, '200');
    type(/^满几岁/, '65');
    pick('radio', '约一个时间');
    pick('radio', '中医理疗');
    pick('checkbox', '柳溪镇卫生院');
    await press('再加一段时间');
    for (const day of ['周一', '周二']) pick('checkbox', day);
    type(/^开始/, '8:30');
    type(/^结束/, '11:30');
    type(/^为什么/, '新开的项目');
    await press('加进目录');
    expect(asked.of(add).map(({ body }) => body)).toEqual([
      expect.objectContaining({
        name: '针灸',
        fromAge: 65,
        booking: 'slot',
        service: 'physiotherapy',
        price: { points: 200, validFrom: TODAY },
        places: [
          {
            siteId: SITE,
            room: '',
            hours: [1, 2].map((weekday) => ({ weekday, opensAt: '08:30', closesAt: '11:30' })),
          },
        ],
      }),
    ]);
    expect(screen.getByRole('listitem')).toHaveTextContent('眼底照相');
  });

  test('a name that is there: said, and what was typed stays', async () => {
    serve({ [LIST]: list([]), 'POST /desk/rewards': refused(409, 'reward-name-taken') });
    await open();
    await press('加一项');
    for (const [label, value] of [
      [/^名字/, '眼底照相'],
      [/^一份是多少/, '1 次'],
      [/^一句话说/, '看眼睛'],
      [/^说清楚/, '10 分钟。'],
      [/^几分/, '300'],
      [/^为什么/, '又一台机器'],
    ] as const)
      type(label, value);
    pick('checkbox', '县医院');
    await press('加进目录');
    expect(screen.getByText(/目录里已经有这个名字/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /^名字/ })).toHaveValue('眼底照相');
  });

  test('an item is ended with why, and then stands among those that are', async () => {
    const path = 'POST /desk/rewards/fundus-photo/retire';
    const answers = [list([itemOf({ retiredOn: TODAY })]), list([itemOf()])];
    const asked = serve({ [LIST]: () => answers.pop() ?? list([]), [path]: ok(itemOf({ retiredOn: TODAY })) });
    await open();
    await press('眼底照相不再换了');
    await press('停掉这一项');
    expect(asked.of(path)).toHaveLength(0);
    type(/^为什么/, '机器坏了');
    await press('停掉这一项');
    expect(asked.of(path).map(({ body }) => body)).toEqual([{ note: '机器坏了' }]);
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument();
    fireEvent.click(screen.getByRole('tab', { name: '不再换的' }));
    expect(screen.getByRole('listitem')).toHaveTextContent('2026年11月23日停的');
    expect(screen.queryByRole('button', { name: '改眼底照相的价格' })).not.toBeInTheDocument();
  });

  test('what is said of an item is corrected with why; nothing is sent while nothing changed or a box is empty', async () => {
    const path = 'PUT /desk/rewards/fundus-photo/texts';
    const saved = itemOf({ name: '眼底检查' });
    const answers = [list([saved]), list([itemOf()])];
    const said = [ok(saved), refused(409, 'reward-name-taken')];
    const api = serve({
      [LIST]: () => answers.pop() ?? list([saved]),
      [path]: () => said.pop() ?? ok(saved),
    });
    await open();
    await press('改眼底照相的说明');
    const dialog = screen.getByRole('dialog', { name: '改眼底照相的说明' });
    expect(dialog).toHaveTextContent('只改怎么说，不改几分、谁能换、一份是多少');
    await press('保存');
    expect(within(dialog).getByText('还没有改')).toBeInTheDocument();
    expect(within(dialog).getByText('写 2 个字以上')).toBeInTheDocument();
    type(/^名字/, ' 眼底检查 ');
    type(/^一句话说有什么用/, '');
    type(/^为什么改/, '写得更明白');
    await press('保存');
    expect(within(dialog).getByText('写 1 到 40 个字')).toBeInTheDocument();
    expect(api.of(path)).toHaveLength(0);
    type(/^一句话说有什么用/, '看看眼底的血管');
    await press('保存');
    expect(screen.getByRole('dialog')).toHaveTextContent(/名字/);
    await press('保存');
    expect(api.of(path).map(({ body }) => body)).toEqual(
      [1, 2].map(() => ({
        name: '眼底检查',
        about: '看看眼底的血管',
        detail: '不疼，10 分钟。',
        note: '写得更明白',
      })),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByText('眼底检查 · 1 次')).toBeInTheDocument();
  });

  test('hours of a place are changed; what the server is against is said in the sheet, which stays', async () => {
    const path = `PUT /desk/rewards/fundus-photo/places/${SITE}`;
    const asked = serve({ [LIST]: list([itemOf()]), [path]: refused(409, 'reward-retired') });
    await open();
    expect(screen.getByText('柳溪镇卫生院 · 2楼 眼科 · 周一到周三 8:30–11:30')).toBeInTheDocument();
    await press('眼底照相的地点和时间');
    type(/^哪个房间/, '3楼');
    type(/^为什么/, '搬到三楼');
    await press('保存');
    expect(asked.of(path).map(({ body }) => body)).toMatchObject([{ room: '3楼', note: '搬到三楼' }]);
    expect(within(screen.getByRole('dialog')).getByText(/这一项已经停了/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /^哪个房间/ })).toHaveValue('3楼');
  });

  test('stock: another place begins with its own period, and each fault stands at its box', async () => {
    const other = { siteId: idOf(101), siteName: '县医院', room: '', hours: [] };
    const period = {
      stockId: idOf(9),
      siteId: idOf(101),
      siteName: '县医院',
      from: toPlainDate('2026-12-01'),
      to: toPlainDate('2026-12-31'),
      capacity: 8,
      taken: 0,
    };
    const item = itemOf();
    serve({ [LIST]: list([{ ...item, places: [...item.places, other], stock: [period] }]) });
    await open();
    await press('改眼底照相的数量');
    expect(screen.getByRole('textbox', { name: /一共几份/ })).toHaveValue('8');
    pick('radio', '柳溪镇卫生院');
    expect(screen.getByRole('textbox', { name: /一共几份/ })).toHaveValue('');
    type(/^从哪天/, '2026-12-31');
    type(/^到哪天/, '2026-12-01');
    await press('保存');
    expect(screen.getByRole('textbox', { name: /^到哪天.*结束的日子比开始的早$/ })).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /一共几份.*数量写整数/ })).toBeInTheDocument();
  });
});
