import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import {
  award,
  entries,
  entry,
  family,
  FATHER,
  MONTHS,
  points,
  rules,
  statement,
} from '../../../../test/point-samples';
import { controls, taro } from '../../../../test/taro';
import FamilyPage from './family/index';
import LedgerPage from './ledger/index';
import RankingPage from './ranking/index';
import ReviewsPage from './reviews/index';
import RulesPage from './rules/index';
import StatementPage from './statement/index';

const R = `/residents/${FATHER}`;
const POINTS = { [`GET ${R}/points`]: ok(points()) };

beforeEach(() => beginDay());
afterEach(() => jest.useRealTimers());

const at = (more: Record<string, string> = {}) => controls.setRouter({ residentId: FATHER, ...more });

describe('whose points they are', () => {
  const AWARDS = `GET ${R}/point-awards`;
  const STATEMENT = `GET ${R}/points/statements/2026-11`;
  const answers = (label: string) => ({
    [`GET ${R}/points`]: ok(points({ label })),
    [`GET ${R}/points/entries`]: ok({ items: entries(), nextCursor: null, months: MONTHS }),
    [STATEMENT]: ok(statement({ label })),
    [`GET ${R}/point-rules`]: ok(rules({ label })),
    [AWARDS]: ok({ items: [], nextCursor: null }),
  });

  test.each([
    ['the ledger', LedgerPage, '得 140，用 0'],
    ['the statement', StatementPage, '月初有'],
    ['the rules', RulesPage, '怎么得分'],
    ['the reviews', ReviewsPage, '没有在核对的'],
  ])('%s names somebody else, and not the reader', async (_, Page, content) => {
    at({ month: '2026-11' });
    serve(answers('爸爸'));
    const { unmount } = render(<Page />);
    expect(await screen.findByText('现在看的是：爸爸')).toBeInTheDocument();
    unmount();
    beginDay();
    at({ month: '2026-11' });
    serve(answers('我'));
    render(<Page />);
    await screen.findByText(content);
    expect(screen.queryByText(/现在看的是/)).toBeNull();
  });
});

test('the switch of points follows what was chosen on another phone', async () => {
  at();
  const RULES = `GET ${R}/point-rules`;
  serve({ [RULES]: ok(rules({ off: false })) });
  const { unmount } = render(<RulesPage />);
  expect(await screen.findByRole('switch')).toBeChecked();
  unmount();
  jest.advanceTimersByTime(2000);
  serve({ [RULES]: ok(rules({ off: true })) });
  render(<RulesPage />);
  await waitFor(() => expect(screen.getByRole('switch')).not.toBeChecked());
});

test('a second tap on the switch while the first is on its way sends nothing', async () => {
  at();
  const OFF = `PUT ${R}/points-off`;
  const { of } = serve({ [`GET ${R}/point-rules`]: ok(rules({ off: false })), [OFF]: ok({ off: true }) });
  render(<RulesPage />);
  const turn = await screen.findByRole('switch');
  fireEvent.click(turn);
  fireEvent.click(turn);
  await waitFor(() => expect(of(OFF)).toHaveLength(1));
  await screen.findByText(/什么时候想要，再打开/);
  expect(of(OFF)).toHaveLength(1);
});

describe('the ledger', () => {
  test('tells each line with its reason, by month, and the whole of one line when it is tapped', async () => {
    at();
    serve({ ...POINTS, [`GET ${R}/points/entries`]: ok({ items: entries(), nextCursor: null, months: MONTHS }) });
    render(<LedgerPage />);
    expect(await screen.findByText('得 140，用 0')).toBeInTheDocument();
    expect(screen.getByText('得 50，用 400')).toBeInTheDocument();
    expect(screen.getByText('−400')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: /^一周平均血压达标，\+20/ }));
    const sheet = within(await screen.findByRole('dialog'));
    expect(sheet.getByText('一周平均血压达标（第 2 版规则）')).toBeInTheDocument();
    expect(sheet.getByText('2026年11月22日')).toBeInTheDocument();
    expect(sheet.getByText('系统按规则记的')).toBeInTheDocument();
    fireEvent.click(sheet.getByRole('button', { name: '看这条规则' }));
    expect(opened()).toEqual([expect.stringContaining('pages/rules/index')]);
  });

  test('a line that was taken back names the line it belongs to, and the way to object', async () => {
    at();
    const first = entry({ title: '记血压满 5 天', state: 'reversed' });
    const back = entry({ type: 'reverse', title: '更正了', change: -10, state: 'reversed', of: first.txId });
    serve({ ...POINTS, [`GET ${R}/points/entries`]: ok({ items: [back, first], nextCursor: null, months: MONTHS }) });
    render(<LedgerPage />);
    fireEvent.click(await screen.findByRole('button', { name: /^更正了/ }));
    const sheet = within(await screen.findByRole('dialog'));
    expect(sheet.getByText('2026年11月22日 的“记血压满 5 天”')).toBeInTheDocument();
    fireEvent.click(sheet.getByRole('button', { name: '觉得不对，去申诉' }));
    expect(opened()).toEqual([expect.stringContaining('pages/reviews/index')]);
  });

  test('further lines are asked for by the cursor and stand below', async () => {
    at();
    const older = entry({ title: '打了流感疫苗', month: '2025-11' });
    const EARLIER = { month: '2025-11', earned: 30, used: 0, returned: 0, text: '得 30，用 0，收回 5' };
    const { of } = serve({
      ...POINTS,
      [`GET ${R}/points/entries`]: ({ query }) =>
        query.get('cursor') === 'c2'
          ? ok({ items: [older], nextCursor: null, months: [EARLIER] })
          : ok({ items: entries(), nextCursor: 'c2', months: MONTHS }),
    });
    render(<LedgerPage />);
    fireEvent.click(await screen.findByRole('button', { name: '再看一些' }));
    expect(await screen.findByText('打了流感疫苗')).toBeInTheDocument();
    expect(screen.getByText('得 30，用 0，收回 5')).toBeInTheDocument();
    expect(screen.getByText('高血压随访')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '再看一些' })).toBeNull();
    expect(of(`GET ${R}/points/entries`)).toHaveLength(2);
  });
});

describe('the statement', () => {
  const MONTH = `GET ${R}/points/statements/2026-11`;

  test('adds up line by line and leaves out what is nothing', async () => {
    at({ month: '2026-11' });
    serve({ [MONTH]: ok(statement({ used: 300, returned: 100, closing: 1080, locked: 300 })) });
    render(<StatementPage />);
    const sum = within(await screen.findByRole('group', { name: '这个月的账' }));
    const values = ['1,140 分', '+140 分', '+100 分', '−300 分', '1,080 分'];
    for (const value of values) expect(sum.getByText(value)).toBeInTheDocument();
    expect(sum.queryByText('到期作废')).toBeNull();
    expect(sum.getByText('另外有 300 分留着换东西，还没用。')).toBeInTheDocument();
  });

  test('another month is one tap away', async () => {
    at({ month: '2026-11' });
    const { of } = serve({
      [MONTH]: ok(statement()),
      [`GET ${R}/points/statements/2026-10`]: ok(statement({ month: '2026-10', text: '十月的账', lines: [] })),
    });
    render(<StatementPage />);
    fireEvent.click(await screen.findByRole('tab', { name: '2026年10月' }));
    expect(await screen.findByText('十月的账')).toBeInTheDocument();
    expect(screen.getByText('这个月没有一笔。')).toBeInTheDocument();
    expect(of(MONTH)).toHaveLength(1);
  });

  test('the PDF is fetched as the person signed in', async () => {
    at({ month: '2026-11' });
    serve({ [MONTH]: ok(statement()) });
    const download = jest.fn((_: { url: string; header: object }) => Promise.resolve({ statusCode: 200 }));
    const openDocument = jest.fn(() => Promise.resolve());
    Object.assign(taro, { env: { USER_DATA_PATH: 'wxfile://usr' }, downloadFile: download, openDocument });
    render(<StatementPage />);
    await screen.findByRole('group', { name: '这个月的账' });
    fireEvent.click(screen.getByRole('button', { name: '存成 PDF，可以打印' }));
    await waitFor(() => expect(openDocument).toHaveBeenCalled());
    const [options] = download.mock.calls[0] ?? [];
    expect(options?.header).toEqual({ Authorization: 'Bearer a' });
    expect(options?.url).toContain('/points/statements/2026-11/statement.pdf');
  });
});

describe('the rules', () => {
  const RULES = `GET ${R}/point-rules`;

  test('say version, validity, caps, expiry, and that points are no property', async () => {
    at();
    serve({ [RULES]: ok(rules()) });
    render(<RulesPage />);
    expect(await screen.findByText('第 2 版，2026年1月1日起')).toBeInTheDocument();
    expect(screen.getByText(/^积分不是钱，也不是财产/)).toBeInTheDocument();
    expect(screen.getAllByText('每周最多 1 次')).toHaveLength(2);
    // The days of a rule are said where they are not those of all the rules.
    expect(screen.queryByText('2026年1月1日起')).toBeNull();
    expect(screen.getByText('国家基本公共卫生服务项目')).toBeInTheDocument();
    expect(screen.getByText('30 天内可以申诉，卫生院会有人看，回您话。')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '全家的积分' })).toBeInTheDocument();
  });

  test('points are turned off by one switch, and a refusal puts it back', async () => {
    at();
    let answer = refused(500, 'internal');
    const { of } = serve({ [RULES]: ok(rules()), [`PUT ${R}/points-off`]: () => answer });
    render(<RulesPage />);
    const control = await screen.findByRole('switch', { name: '给爸爸记积分' });
    fireEvent.click(control);
    expect(await screen.findByText(/没打开，再试一次/)).toBeInTheDocument();
    // Said before it is done: the catalogue refuses whoever turned points off.
    expect(
      screen.getByText(/^现在记着积分。关掉以后不记新的，也先不能换；已有的不丢，打开就能换。/),
    ).toBeInTheDocument();
    answer = ok({ off: true });
    fireEvent.click(screen.getByRole('switch', { name: '给爸爸记积分' }));
    expect(await screen.findByText(/^现在不记积分/)).toBeInTheDocument();
    expect(of(`PUT ${R}/points-off`).map(({ body }) => body)).toEqual([{ off: true }, { off: true }]);
  });

  test('who only helps reads whether points are kept, and finds no switch that would refuse', async () => {
    at();
    serve({ [RULES]: ok(rules({ mayChoose: false })) });
    render(<RulesPage />);
    expect(await screen.findByText(/^现在记着积分.*要不要记，由本人来定。$/)).toBeInTheDocument();
    expect(screen.queryByRole('switch')).toBeNull();
  });

  test('without a scheme the page says that nothing else changes', async () => {
    at();
    serve({ [RULES]: ok(rules({ scheme: null })) });
    render(<RulesPage />);
    expect(await screen.findByText('看病、体检、打疫苗都照常，和积分没有关系。')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '全家的积分' })).toBeNull();
  });
});

describe('awards under review', () => {
  const AWARDS = `GET ${R}/point-awards`;

  test('say why they wait; one that was refused is objected to in a sentence', async () => {
    at();
    const no = award({ state: 'refused', why: '太近了。', appealUntil: rules().today });
    const appeal = `POST ${R}/point-awards/${no.awardId}/appeal`;
    const { of } = serve({ [AWARDS]: ok({ items: [no], nextCursor: null }), [appeal]: ok({ ...no, appeal: 'open' }) });
    render(<ReviewsPage />);
    expect(await screen.findByText('太近了。')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: '申诉' }));
    fireEvent.click(await screen.findByRole('button', { name: '交上去' }));
    expect(await screen.findByText('先说一两句，再交')).toBeInTheDocument();
    fireEvent.input(screen.getByRole('textbox'), { target: { value: ' 那天量了两回 ' } });
    fireEvent.click(screen.getByRole('button', { name: '交上去' }));
    expect(await screen.findByText('交上去了，有结果会告诉您')).toBeInTheDocument();
    expect(of(appeal)[0]?.body).toEqual({ text: '那天量了两回' });
  });

  test('one that was given after all does not say any more that it was refused', async () => {
    at();
    const upheld = award({ state: 'refused', why: '太近了。', appeal: 'upheld', answer: '问过了，这次给。' });
    serve({ [AWARDS]: ok({ items: [upheld], nextCursor: null }) });
    render(<ReviewsPage />);
    expect(await screen.findByText('申诉成了，分已经补上')).toBeInTheDocument();
    expect(screen.getByText('后来给了')).toBeInTheDocument();
    expect(screen.queryByText('没通过')).toBeNull();
  });

  test('what gave nothing says why, too', async () => {
    at();
    const full = award({ state: 'none', points: 0, why: '这段时间里，这一条的分已经给满了。' });
    const { of } = serve({ [AWARDS]: ok({ items: [full], nextCursor: null }) });
    render(<ReviewsPage />);
    await screen.findByText(full.why ?? '');
    fireEvent.click(screen.getByRole('tab', { name: '没给分的' }));
    expect(await screen.findByText('做了没给分的，为什么，都写在这里。')).toBeInTheDocument();
    expect(of(AWARDS).map(({ query }) => query.get('only'))).toEqual(['under-review', 'nothing']);
  });

  test('what gave nothing for the same reason in the same month is one card, and one of it can be objected to', async () => {
    at();
    const why = '这段时间里，这一条的分已经给满了。';
    const full = { state: 'none', points: 0, why, appealUntil: rules().today } as const;
    const onDay = (n: number, on: string) =>
      award({ ...full, awardId: idOf(900 + n), evidence: `第${n}次`, on: toPlainDate(on) });
    const items = [
      onDay(1, '2026-11-24'),
      onDay(2, '2026-11-23'),
      award({ ...full, awardId: idOf(903), why: '天数还没有满。', evidence: '另一个原因' }),
      award({ ...full, awardId: idOf(904), appeal: 'open', appealUntil: null, evidence: '申诉过的' }),
      onDay(5, '2026-10-31'),
    ];
    const appeal = `POST ${R}/point-awards/${idOf(902)}/appeal`;
    const { of } = serve({
      [AWARDS]: ({ query }) =>
        query.has('cursor') ? ok({ items: [], nextCursor: null }) : ok({ items, nextCursor: 'c2' }),
      [appeal]: ok({ ...items[1]!, appeal: 'open' }),
    });
    render(<ReviewsPage />);
    expect(await screen.findByText('2026年11月，至少 2 次')).toBeInTheDocument();
    for (const text of ['另一个原因', '申诉过的', '第5次']) expect(screen.getByText(text)).toBeInTheDocument();
    expect(screen.queryByText('第2次')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '再看一些' }));
    fireEvent.click(await screen.findByRole('button', { name: '看是哪几次（2 次）' }));
    const card = screen.getByText('第2次').closest<HTMLElement>('.card')!;
    fireEvent.click(within(card).getByRole('button', { name: '申诉' }));
    fireEvent.input(await screen.findByRole('textbox'), { target: { value: '那天没量过别的' } });
    fireEvent.click(screen.getByRole('button', { name: '交上去' }));
    await waitFor(() => expect(of(appeal)).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: '收起来' }));
    expect(screen.queryByText('第1次')).toBeNull();
  });

  test('an award that only waits cannot be objected to yet', async () => {
    at();
    serve({ [AWARDS]: ok({ items: [award()], nextCursor: null }) });
    render(<ReviewsPage />);
    expect(await screen.findByText('正在核对')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '申诉' })).toBeNull();
  });
});

describe('the family account', () => {
  const FAMILY = `GET ${R}/point-family`;
  const TRANSFER = `POST ${R}/point-family/transfers`;

  test('points are moved up to what the month leaves, with one key for the same act', async () => {
    at();
    const { of } = serve({ ...POINTS, [FAMILY]: ok(family()), [TRANSFER]: ok(family()) });
    render(<FamilyPage />);
    const box = await screen.findByRole('textbox');
    fireEvent.input(box, { target: { value: '151' } });
    fireEvent.click(screen.getByRole('button', { name: '把自己的分转进来' }));
    expect(await screen.findByText('最多能转 150 分')).toBeInTheDocument();
    expect(of(TRANSFER)).toHaveLength(0);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '150' } });
    fireEvent.click(screen.getByRole('button', { name: '转 150 分进全家账户' }));
    expect(await screen.findByText('转好了')).toBeInTheDocument();
    expect(of(TRANSFER)[0]).toMatchObject({ body: { points: 150 }, key: expect.any(String) });
  });

  test('people are added by what the family calls them', async () => {
    at();
    const add = `POST ${R}/point-family/members`;
    const { of } = serve({ ...POINTS, [FAMILY]: ok(family()), [add]: ok(family({ mayAdd: [] })) });
    render(<FamilyPage />);
    expect(await screen.findByText('加女儿（林*梅）')).toBeInTheDocument();
    expect(screen.getByText('爸爸（林*强）')).toBeInTheDocument();
    expect(screen.getByText('陈*鸣')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: '把女儿林*梅加进全家的积分' }));
    await waitFor(() => expect(of(add)).toHaveLength(1));
  });

  test('who only helps sees who is in it and is offered nothing that is not theirs', async () => {
    at();
    serve({ ...POINTS, [FAMILY]: ok(family({ mayChoose: false })) });
    render(<FamilyPage />);
    expect(await screen.findByText('爸爸（林*强）')).toBeInTheDocument();
    expect(screen.getByText(/要本人来定/)).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByText('加女儿（林*梅）')).toBeNull();
    expect(screen.queryByRole('button', { name: '退出全家账户' })).toBeNull();
  });

  test('where the county has none, the page says so and offers nothing', async () => {
    at();
    serve({ ...POINTS, [FAMILY]: ok(family({ allowed: false, account: null, mayAdd: [] })) });
    render(<FamilyPage />);
    expect(await screen.findByText('这里的办法不开全家账户')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('the ranking', () => {
  const RANKING = `${R}/points/ranking`;

  test('nobody is in it before they said yes; only the person may say so', async () => {
    at();
    const rows = [{ place: 1, name: '王*国', earned: 190, mine: false }];
    const { of } = serve({
      ...POINTS,
      [`GET ${RANKING}`]: ok({ month: '2026-11', inRanking: false, rows }),
      [`PUT ${RANKING}`]: ok({ inRanking: true }),
    });
    render(<RankingPage />);
    fireEvent.click(await screen.findByRole('switch', { name: '让爸爸上榜' }));
    await waitFor(() => expect(of(`PUT ${RANKING}`)[0]?.body).toEqual({ inRanking: true }));
  });

  test('who acts for somebody finds no switch', async () => {
    at();
    serve({
      [`GET ${R}/points`]: ok(points({ mayChoose: false })),
      [`GET ${RANKING}`]: ok({ month: '2026-11', inRanking: false, rows: [] }),
    });
    render(<RankingPage />);
    expect(await screen.findByText(/上不上榜，要本人来定/)).toBeInTheDocument();
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.getByText('这个月还没有人上榜')).toBeInTheDocument();
  });
});
