import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ok, refused, serve } from '../../../test/fake-api';
import { home, summaries } from '../../../test/family-samples';
import { beginDay, opened } from '../../../test/on-the-day';
import { entries, entry, FATHER, MONTHS, points, rules, ways } from '../../../test/point-samples';
import { showPerson } from '@/features/family/shown-person';
import { spokenBalance } from '@/features/points/balance-card';
import { spokenWays } from '@/features/points/way-list';
import PointsPage from './index';

const R = `/residents/${FATHER}`;
const father = {
  ...summaries.self,
  member: { ...summaries.self.member, residentId: FATHER, label: '爸爸', name: '林国强', nameMasked: '林*强' },
};
const answers = () => ({
  'GET /home': ok(home({ members: [father, summaries.ming] })),
  [`GET ${R}/points`]: ok(points()),
  [`GET ${R}/points/entries`]: ok({ items: entries(), nextCursor: null, months: MONTHS }),
  [`GET ${R}/point-ways`]: ok(ways()),
  [`GET ${R}/point-rules`]: ok(rules()),
});

beforeEach(() => {
  beginDay();
  showPerson(FATHER);
});
afterEach(() => jest.useRealTimers());

test('balance, what ends first, the nearest ways with progress, the last lines and the rules in short', async () => {
  serve(answers());
  render(<PointsPage />);
  expect(await screen.findByText('1,280')).toBeInTheDocument();
  expect(screen.getByText('爸爸 林*强')).toBeInTheDocument();
  expect(screen.getByText('120 分 12月31日到期，先用它')).toBeInTheDocument();
  expect(await screen.findByRole('img', { name: '做了1天，共5天' })).toBeInTheDocument();
  expect(screen.getByText('11月30日前')).toBeInTheDocument();
  expect(await screen.findByText('换了：骨密度检查 1 次')).toBeInTheDocument();
  expect(screen.getByText('得 50，用 400')).toBeInTheDocument();
  expect(await screen.findByText('不能换钱，不能卖，不能送给别人')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: '去换服务' }));
  expect(opened()).toEqual([expect.stringContaining('packages/points/pages/rewards/index')]);
});

test('a way that begins on the phone opens where it begins, one at the clinic does not; lessons always do', async () => {
  serve(answers());
  render(<PointsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '记血压满 5 天，做了1天，共5天，+10' }));
  expect(opened().at(-1)).toContain(`packages/reading/pages/home/index?residentId=${FATHER}`);
  expect(screen.queryByRole('button', { name: /^来卫生院随访/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^听/ }));
  expect(opened().at(-1)).toContain(`packages/lesson/pages/list/index?residentId=${FATHER}`);
});

test('read aloud: how many there are, what ends, what can be earned', () => {
  expect(spokenBalance(points({ locked: 300 }), '爸爸')).toEqual([
    '爸爸，现在有 1280 分。',
    '120 分 12月31日到期，先用它',
    '300 分留着换东西',
  ]);
  expect(spokenWays(ways())).toEqual([
    '记血压满 5 天，能得 10 分。',
    '来卫生院随访，11月30日前，能得 50 分。',
    '听一节健康课，少盐怎么吃，3 分钟，能得 5 分。',
  ]);
});

test('what is held, looked at and owed is said beside the balance; ends of this week and this month too', async () => {
  const data = points({ active: -20, locked: 300, pending: 10, debt: 20, expiringIn7Days: 150, expiringIn30Days: 200 });
  serve({ ...answers(), [`GET ${R}/points`]: ok(data) });
  render(<PointsPage />);
  expect(await screen.findByText('300 分留着换东西，10 分正在核对，欠 20 分，下次得分先补上')).toBeInTheDocument();
  expect(screen.getByText('0')).toBeInTheDocument();
  expect(screen.getByText('150 分 7 天内到期')).toBeInTheDocument();
  expect(screen.getByText('200 分 30 天内到期')).toBeInTheDocument();
});

test('an award under review shows its points without counting them', async () => {
  const waiting = entry({ state: 'pending', stateText: '还在核对', change: 0, title: '量血糖满 3 天' });
  serve({ ...answers(), [`GET ${R}/points/entries`]: ok({ items: [waiting], nextCursor: null, months: MONTHS }) });
  render(<PointsPage />);
  const title = await screen.findByText('量血糖满 3 天');
  const row = title.closest('.row');
  expect(row?.querySelector('.amount--quiet')).toHaveTextContent('+10');
  expect(row).toHaveTextContent('还在核对');
});

test('the family’s points are one tap away where there is an account', async () => {
  const { of } = serve({
    ...answers(),
    [`GET ${R}/points`]: ({ query }) =>
      ok(
        points({ hasFamilyAccount: true, ...(query.get('account') === 'family' && { account: 'family', active: 90 }) }),
      ),
  });
  render(<PointsPage />);
  fireEvent.click(await screen.findByRole('tab', { name: '全家的' }));
  expect(await screen.findByText('90')).toBeInTheDocument();
  // Nobody's own number: 全家的, on the switch and over the balance.
  expect(screen.getAllByText('全家的')).toHaveLength(2);
  expect(screen.queryByText('爸爸 林*强')).toBeNull();
  await waitFor(() => expect(of(`GET ${R}/points/entries`).at(-1)?.query.get('account')).toBe('family'));
});

test('turned off, the tab says so and offers no ways to earn', async () => {
  serve({
    ...answers(),
    [`GET ${R}/point-ways`]: ok(ways({ off: true, items: [] })),
    [`GET ${R}/point-rules`]: ok(rules({ off: true })),
  });
  render(<PointsPage />);
  expect(await screen.findByText(/^现在不记分/)).toBeInTheDocument();
  expect(screen.queryByText('这周还能得')).toBeNull();
  const [said, entries] = [screen.getByText(/^现在不记分/), screen.getByText('积分明细')];
  expect(said.compareDocumentPosition(entries)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('a questionnaire begins on the phone; where nothing else is said one goes to the clinic', async () => {
  const [first] = ways().items;
  const items = [
    { ...first!, ruleId: 'mood', trigger: 'assessment' as const, title: '做一份健康小问卷', progress: null },
    { ...first!, ruleId: 'contract', trigger: 'contract-signed' as const, title: '签家庭医生', progress: null },
  ];
  serve({ ...answers(), [`GET ${R}/point-ways`]: ok(ways({ items })) });
  render(<PointsPage />);
  fireEvent.click(await screen.findByRole('button', { name: /^做一份健康小问卷/ }));
  expect(opened().at(-1)).toContain(`packages/assessment/pages/list/index?residentId=${FATHER}`);
  expect(screen.getByText('去卫生院办')).toBeInTheDocument();
});

test('the rules in short are five: when points end is among them, however many there are', async () => {
  const { scheme } = rules();
  const safe = [1, 2, 3, 4, 5].map((each) => ({ kind: 'safe' as const, text: `放心 ${each}` }));
  const notes = [...safe, { kind: 'time' as const, text: '第二年到期' }, { kind: 'yes' as const, text: '能换服务' }];
  serve({ ...answers(), [`GET ${R}/point-rules`]: ok(rules({ scheme: { ...scheme!, notes } })) });
  render(<PointsPage />);
  expect(await screen.findByText('第二年到期')).toBeInTheDocument();
  expect(screen.getByText('能换服务')).toBeInTheDocument();
  expect(screen.getAllByText(/^放心/)).toHaveLength(3);
});

test('somebody who is not recognised yet is led there first', async () => {
  serve({ ...answers(), 'GET /home': ok(home({ members: [] })) });
  render(<PointsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '去认证' }));
  expect(opened().at(-1)).toContain('packages/account/pages/bind/index');
});

test('another person can be chosen even where these points do not open', async () => {
  serve({ ...answers(), [`GET ${R}/points`]: refused(500, 'internal') });
  render(<PointsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '换人' }));
  expect(await screen.findByRole('dialog', { name: '看谁的积分' })).toBeInTheDocument();
});
