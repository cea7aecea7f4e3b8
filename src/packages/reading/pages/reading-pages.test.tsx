import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { idOf, TODAY } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import {
  alarm,
  board,
  detail,
  device,
  FATHER,
  letter,
  readingHome,
  session,
  trend,
} from '../../../../test/reading-samples';
import { controls, taro } from '../../../../test/taro';
import { forgetLateAlarms, lookAgain } from '@/features/reading/queue';
import { setReadingMode } from '@/platform/reader-mode';
import { clearUnfinished } from '@/platform/send-once';
import DetailPage from './detail/index';
import DevicesPage from './devices/index';
import ReadingsPage from './home/index';
import LetterPage from './letter/index';
import ListPage from './list/index';
import LogPage from './log/index';
import TrendPage from './trend/index';
import WaitingPage from './waiting/index';

const OF = `/residents/${FATHER}`;
const LOG = `POST ${OF}/readings`;
const SESSION = idOf(7001);
const READS = {
  [`GET ${OF}/reading-home`]: ok(readingHome()),
  [`GET ${OF}/reading-trend`]: ok(trend()),
  'GET /devices': ok({ items: [], peopleMax: 8 }),
};
const show = (page: React.ReactElement, params: Record<string, string> = {}) => {
  controls.setRouter({ residentId: FATHER, ...params });
  return render(page);
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};
const type = async (keys: string): Promise<void> => {
  for (const key of keys) await press(key === '.' ? '小数点' : key);
};
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const sent = (api: ReturnType<typeof serve>, at = 0): unknown => api.of(LOG)[at]?.body;

beforeEach(() => {
  beginDay();
  clearUnfinished();
  lookAgain();
  forgetLateAlarms();
  setReadingMode('standard');
});
afterEach(() => jest.useRealTimers());

describe('how somebody’s blood pressure stands', () => {
  test('the newest, the last days, the picture with its name, whose target, the last ones, what is urgent', async () => {
    serve(READS);
    show(<ReadingsPage />);
    expect(await screen.findByText('今天 7:20 · 吃药前')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '这 7 天控制住了' })).toBeInTheDocument();
    expect(await screen.findByRole('img', { name: /^这 30 天还偏高。/ })).toBeInTheDocument();
    expect(screen.getByText('张')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /142\/85 mmHg，偏高 ↑，11月21日 7:40，绑定的血压计/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/高压到 180 或低压到 110/)).toBeInTheDocument();
    await press('记一次血压');
    expect(opened().at(-1)).toMatch(/log\/index\?residentId=.*item=blood-pressure/);
  });

  test('where the newest is one to act on, what to do stands before the number, once', async () => {
    const urgent = board({ latest: session({ text: '185/115', state: 'urgent', stateText: '很高' }) });
    serve({ ...READS, [`GET ${OF}/reading-home`]: ok(readingHome({ boards: [urgent] })) });
    show(<ReadingsPage />);
    const number = await screen.findByText('185/115');
    const whatToDo = screen.getByText(/高压到 180 或低压到 110/);
    expect(whatToDo.compareDocumentPosition(number)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test('the same picture as a table, newest first', async () => {
    serve(READS);
    show(<ReadingsPage />);
    await press('用表格看');
    const [, first] = within(screen.getByRole('table')).getAllByRole('row');
    expect(first).toHaveTextContent('11月23日136/82');
  });

  test('nothing measured yet; waist stands under weight', async () => {
    serve({ ...READS, [`GET ${OF}/reading-trend`]: ok(trend({ points: [], table: [] })) });
    show(<ReadingsPage />, { item: 'weight' });
    expect(await screen.findByRole('heading', { name: '还没记过体重' })).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '还没记过腰围' })).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: /30 天/ })).not.toBeInTheDocument();
  });

  test('somebody who may only look is told so and has no key', async () => {
    serve({ ...READS, [`GET ${OF}/reading-home`]: ok(readingHome({ mayWrite: false })) });
    show(<ReadingsPage />);
    expect(await screen.findByText(/代办人能看，不能记/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '记一次血压' })).not.toBeInTheDocument();
  });

  test('a child’s numbers are shown without the table of grown-ups', async () => {
    const excludedText = '这里的标准只给大人用。';
    const { control, target } = board();
    const excluded = board({
      control: { ...control, state: 'unjudged', lines: ['这 7 天平均 105/68。', excludedText] },
      target: { ...target, from: 'none', title: '还没有定目标', text: excludedText },
    });
    serve({ ...READS, [`GET ${OF}/reading-home`]: ok(readingHome({ excludedText, boards: [excluded] })) });
    show(<ReadingsPage />);
    // Said once, not in every card.
    expect(await screen.findAllByText(excludedText)).toHaveLength(1);
    expect(screen.queryByText('还没有定目标')).not.toBeInTheDocument();
  });
});

describe('typing', () => {
  test('three numbers and one key: kept, with how it stands', async () => {
    const api = serve({ ...READS, [LOG]: ok({ alarm: null, session: session() }, 201) });
    show(<LogPage />);
    expect(await screen.findByText('上次 136/82（今天 7:20）')).toBeInTheDocument();
    await type('1368272');
    expect(screen.getByRole('tab', { name: '心跳，72' })).toHaveAttribute('aria-selected', 'true');
    await press('存下来');
    expect(await screen.findByRole('heading', { name: '存好了' })).toBeInTheDocument();
    expect(screen.getByText('达标')).toBeInTheDocument();
    expect(sent(api)).toMatchObject({
      at: expect.stringMatching(/^2026-11-23T00:05:/) as string,
      values: [{ item: 'blood-pressure', systolic: 136, diastolic: 82, pulse: 72 }],
    });
  });

  test('an alarm stands before everything: what to do, whom to call; a symptom makes it 120 at once', async () => {
    serve({ ...READS, [LOG]: ok({ alarm: alarm(), session: session({ state: 'urgent' }) }, 201) });
    show(<LogPage />);
    await type('186112');
    await press('存下来');
    const box = await screen.findByRole('alert');
    expect(within(box).getByRole('heading', { name: '血压很高，先别急' })).toBeInTheDocument();
    expect(within(box).getAllByRole('listitem')[0]).toHaveTextContent('坐下歇 5 到 10 分钟');
    expect(screen.queryByText('存好了')).not.toBeInTheDocument();
    await press(/打给柳溪镇卫生院/);
    await press('打 120');
    expect(taro.makePhoneCall).toHaveBeenNthCalledWith(1, { phoneNumber: '03005550126' });
    expect(taro.makePhoneCall).toHaveBeenNthCalledWith(2, { phoneNumber: '120' });
    serve(READS);
    await press('胸口痛');
    expect(screen.getByRole('heading', { name: '现在就打 120' })).toBeInTheDocument();
    await press('知道了');
  });

  test('without a line: kept on the phone, said so; an alarm is told all the same', async () => {
    serve({ ...READS, [LOG]: lost });
    const page = show(<LogPage />);
    await type('13682');
    await press('存下来');
    expect(await screen.findByRole('heading', { name: '先存在手机里了' })).toBeInTheDocument();
    expect(screen.getByText('等着发送 1 条')).toBeInTheDocument();
    page.unmount();
    show(<LogPage />);
    await type('186112');
    await press('存下来');
    expect(await screen.findByRole('heading', { name: '血压很高，先别急' })).toBeInTheDocument();
    expect(screen.getByText(/有网了自己发/)).toBeInTheDocument();
  });

  test('a rare number is asked again, one nobody lives with is refused; what was typed stays', async () => {
    const api = serve({ ...READS, [LOG]: ok({ alarm: null, session: session() }, 201) });
    show(<LogPage />);
    await type('82136');
    await press('存下来');
    expect(await screen.findByText('高压要比低压大，看看是不是写反了。')).toBeInTheDocument();
    await press('清空');
    fireEvent.click(screen.getByRole('tab', { name: /^高压/ }));
    await press('清空');
    await type('20890');
    await press('存下来');
    expect(await screen.findByText(/208 毫米汞柱很少见/)).toBeInTheDocument();
    expect(api.of(LOG)).toHaveLength(0);
    await press('没写错，存下来');
    expect(await screen.findByRole('heading', { name: '存好了' })).toBeInTheDocument();
    expect(sent(api)).toMatchObject({ confirmed: true, values: [{ systolic: 208, diastolic: 90 }] });
  });

  test('two readings with a minute between them, which may be skipped; a third where they differ much', async () => {
    const api = serve({ ...READS, [LOG]: ok({ alarm: null, session: session() }, 201) });
    show(<LogPage />);
    await type('13682');
    await press(/再量一次/);
    expect(screen.getByRole('timer', { name: '还有 60 秒' })).toBeInTheDocument();
    await pass(1000);
    expect(screen.getByRole('timer', { name: '还有 59 秒' })).toBeInTheDocument();
    await press('不等了，现在量');
    expect(screen.getByText('第 1 次 136/82')).toBeInTheDocument();
    await type('15084');
    expect(screen.getByText('前两次差得多，再量一次更准')).toBeInTheDocument();
    await press(/量第 3 次/);
    await press('不等了，现在量');
    await type('14083');
    await press('存下来（3 次平均 142/83）');
    await screen.findByRole('heading', { name: '存好了' });
    expect(sent(api)).toMatchObject({ values: [{ systolic: 136 }, { systolic: 150 }, { systolic: 140 }] });
  });

  test('an unlikely number that would alarm says what to do beside the question; only the answer sends it', async () => {
    const api = serve({ ...READS, [LOG]: ok({ alarm: alarm(), session: session() }, 201) });
    show(<LogPage />);
    await type('205120');
    await press('存下来');
    const [first, rare] = [screen.getByText(/^要是没看错：.*歇/), screen.getByText(/很少见，再看一眼/)];
    expect(first.compareDocumentPosition(rare)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await press('先看上面那句，对不对');
    expect(api.of(LOG)).toHaveLength(0);
    await press('没写错，存下来');
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(sent(api)).toMatchObject({ confirmed: true });
  });

  test('a weight of twice the last one is asked again: 斤 is not 公斤', async () => {
    const latest = session({ item: 'weight', mean: { item: 'weight', kg: 66.3 }, text: '66.3', unit: '公斤' });
    const home = readingHome({ boards: [board({ item: 'weight', latest })] });
    const api = serve({
      ...READS,
      [`GET ${OF}/reading-home`]: ok(home),
      [LOG]: ok({ alarm: null, session: latest }, 201),
    });
    show(<LogPage />, { item: 'weight' });
    await screen.findByText(/^上次 66.3/);
    await type('132.6');
    await press('存下来');
    expect(screen.getByText('上次 66.3 公斤，这次差得多。是不是写成了斤？')).toBeInTheDocument();
    expect(api.of(LOG)).toHaveLength(0);
    await press('没写错，存下来');
    await screen.findByRole('heading', { name: '存好了' });
    expect(sent(api)).toMatchObject({ values: [{ item: 'weight', kg: 132.6 }], confirmed: true });
  });

  test('measured earlier: the hand goes back, three days at most, never ahead', async () => {
    const api = serve({ ...READS, [LOG]: ok({ alarm: null, session: session() }, 201) });
    show(<LogPage />);
    await type('13682');
    await press(/^什么时候量的/);
    await press('晚一小时');
    expect(screen.getByText('还没到这个时候，往前调一调。')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('tab', { name: '昨天' }));
    fireEvent.click(screen.getByRole('tab', { name: '吃药前' }));
    await press('就这个时候');
    expect(await screen.findByRole('button', { name: /昨天 9:05 · 吃药前/ })).toBeInTheDocument();
    await press('存下来');
    await screen.findByRole('heading', { name: '存好了' });
    expect(sent(api)).toMatchObject({ at: '2026-11-22T01:05:00.000Z', medicine: 'before' });
  });

  test('glucose has a point and a time of day', async () => {
    const api = serve({ ...READS, [LOG]: ok({ alarm: null, session: session() }, 201) });
    show(<LogPage />, { item: 'glucose' });
    fireEvent.click(await screen.findByRole('tab', { name: '饭后2小时' }));
    await type('7.6');
    await press('存下来');
    await screen.findByRole('heading', { name: '存好了' });
    expect(sent(api)).toMatchObject({ values: [{ item: 'glucose', mmolL: 7.6, time: 'two-hours' }] });
  });

  test('a server that stumbles keeps nobody from typing; a refusal does', async () => {
    serve({ [`GET ${OF}/reading-home`]: refused(503, 'not-ready') });
    const page = show(<LogPage />);
    expect(await screen.findByRole('button', { name: '先填数，再存' })).toBeInTheDocument();
    page.unmount();
    beginDay();
    serve({ [`GET ${OF}/reading-home`]: refused(404, 'not-found') });
    show(<LogPage />);
    await pass(500);
    expect(screen.queryByRole('group', { name: '高压' })).not.toBeInTheDocument();
  });
});

describe('one sitting', () => {
  const GET = `GET ${OF}/readings/${SESSION}`;

  test('each value, who measured it, and taking it back', async () => {
    const api = serve({ [GET]: ok(detail()), [`POST ${OF}/readings/${SESSION}/withdraw`]: ok({}) });
    show(<DetailPage />, { sessionId: SESSION });
    expect(await screen.findByText('自己填的')).toBeInTheDocument();
    await press('撤掉这一条');
    await press('撤掉');
    await pass(0);
    expect(api.of(`POST ${OF}/readings/${SESSION}/withdraw`)).toHaveLength(1);
  });

  test('a clinic’s is not changed here', async () => {
    serve({
      [GET]: ok(detail({ session: session({ source: 'clinic', sourceText: '柳溪镇卫生院', mayChange: false }) })),
    });
    show(<DetailPage />, { sessionId: SESSION });
    expect(await screen.findByText(/医疗机构量的/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '撤掉这一条' })).not.toBeInTheDocument();
  });

  test('put right: the boxes hold what was typed, the new one goes in its place', async () => {
    const CORRECT = `POST ${OF}/readings/${SESSION}/correct`;
    const api = serve({
      [GET]: ok(detail()),
      [CORRECT]: ok({ alarm: null, session: session({ text: '126/82' }) }, 201),
    });
    show(<LogPage />, { sessionId: SESSION });
    fireEvent.click(await screen.findByRole('tab', { name: '高压，136' }));
    await press('清空');
    await type('126');
    await press('改好了，存下来');
    expect(await screen.findByRole('heading', { name: '改好了' })).toBeInTheDocument();
    expect(api.of(CORRECT)[0]?.body).toMatchObject({
      at: '2026-11-22T23:20:00.000Z',
      values: [{ systolic: 126, diastolic: 82, pulse: 72 }],
    });
  });
});

test('a record that is not open yet is opened from here: trying again would change nothing', async () => {
  serve({ [`GET ${OF}/reading-home`]: refused(403, 'record-not-opened') });
  show(<ReadingsPage />);
  await press('看说明');
  expect(opened().at(-1)).toBe(`/packages/record/pages/consent/index?residentId=${FATHER}`);
  expect(screen.queryByRole('button', { name: '再试一次' })).not.toBeInTheDocument();
});

test('all of a kind, page by page', async () => {
  const first = { items: [session()], nextCursor: 'more' };
  serve({
    [`GET ${OF}/readings`]: ({ query }) =>
      ok(
        query.get('cursor') === 'more'
          ? { items: [session({ sessionId: idOf(9), text: '150/90' })], nextCursor: null }
          : first,
      ),
  });
  show(<ListPage />, { item: 'blood-pressure' });
  await press('看更早的');
  expect(await screen.findByText('150/90 mmHg')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '看更早的' })).not.toBeInTheDocument();
});

test('a further page that does not come is said, and asked for again', async () => {
  let answer = lost;
  serve({
    [`GET ${OF}/readings`]: (call) =>
      call.query.get('cursor') === 'more' ? answer() : ok({ items: [session()], nextCursor: 'more' }),
  });
  show(<ListPage />, { item: 'blood-pressure' });
  await press('看更早的');
  expect(await screen.findByText('没打开，再点一下。')).toBeInTheDocument();
  answer = () => ok({ items: [session({ sessionId: idOf(9), text: '150/90' })], nextCursor: null });
  await press('看更早的');
  expect(await screen.findByText('150/90 mmHg')).toBeInTheDocument();
  expect(screen.queryByText('没打开，再点一下。')).not.toBeInTheDocument();
});

test('a glucose is shown with its time of day wherever it stands in a list', async () => {
  const glucose = session({ item: 'glucose', mean: { item: 'glucose', mmolL: 6.1, time: 'fasting' }, text: '6.1' });
  serve({ [`GET ${OF}/readings`]: ok({ items: [{ ...glucose, unit: 'mmol/L' }], nextCursor: null }) });
  show(<ListPage />, { item: 'glucose' });
  expect(await screen.findByText('6.1 mmol/L · 空腹')).toBeInTheDocument();
});

test('a trend says its point first and asks for the days that are chosen', async () => {
  const api = serve(READS);
  show(<TrendPage />, { item: 'glucose' });
  expect(await screen.findByRole('heading', { name: '这 30 天还偏高' })).toBeInTheDocument();
  fireEvent.click(screen.getByRole('tab', { name: '7 天' }));
  fireEvent.click(screen.getByRole('tab', { name: '饭后2小时' }));
  await pass(0);
  const last = api.of(`GET ${OF}/reading-trend`).at(-1);
  expect([last?.query.get('days'), last?.query.get('time')]).toEqual(['7', 'two-hours']);
});

test('fasting and after a meal stand in one picture, each with its goal and its column', async () => {
  const of = (time: 'fasting' | 'two-hours', a: number, high: number) =>
    trend({
      item: 'glucose',
      time,
      marks: [],
      points: [{ on: TODAY, a, b: null, count: 1, state: a < high ? 'in-target' : 'above', source: 'typed' }],
      band: { low: time === 'fasting' ? 4.4 : null, high, lowerHigh: null },
      words: [time === 'fasting' ? '空腹控制住了' : '饭后还偏高'],
      table: [
        {
          on: TODAY,
          morning: time === 'fasting' ? String(a) : '',
          evening: '',
          other: time === 'fasting' ? '' : String(a),
        },
      ],
    });
  serve({
    ...READS,
    [`GET ${OF}/reading-trend`]: ({ query }) =>
      ok(query.get('time') === 'two-hours' ? of('two-hours', 10.6, 10) : of('fasting', 6.1, 7)),
  });
  show(<TrendPage />, { item: 'glucose' });
  expect(await screen.findByText('空腹 4.4–6.9')).toBeInTheDocument();
  expect(screen.getByText('饭后2小时 10.0 以下')).toBeInTheDocument();
  expect(screen.getByText('超过目标')).toBeInTheDocument();
  expect(screen.getByRole('img', { name: /空腹：空腹控制住了.*饭后2小时：饭后还偏高/ })).toBeInTheDocument();
  await press('用表格看');
  const cells = within(screen.getByRole('table'))
    .getAllByRole('cell')
    .map((one) => one.textContent);
  expect(cells.slice(-2)).toEqual(['6.1', '10.6']);
});

test('the letter of the week that is over, the one before it, and being told', async () => {
  const LETTERS = `PUT ${OF}/reading-letters`;
  const api = serve({
    ...READS,
    [`GET ${OF}/reading-letters/week/2026-11-16`]: ok(letter()),
    [`GET ${OF}/reading-letters/week/2026-11-09`]: ok(letter({ title: '再前一周的信', final: false })),
    [`GET ${OF}/reading-letters`]: ok({ items: [], nextCursor: null }),
    [LETTERS]: ok({}),
  });
  show(<LetterPage />);
  expect(await screen.findByRole('heading', { name: '上一周的信' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '后一封' })).not.toBeInTheDocument();
  await press('前一封');
  expect(await screen.findByRole('heading', { name: '再前一周的信' })).toBeInTheDocument();
  expect(screen.getByText('还没过完，先看看到今天的。')).toBeInTheDocument();
  await press('后一封');
  expect(await screen.findByRole('heading', { name: '上一周的信' })).toBeInTheDocument();
  fireEvent.click(await screen.findByRole('switch', { name: '每月的信' }));
  await pass(0);
  expect(api.of(LETTERS)[0]?.body).toEqual({ weekly: true, monthly: true });
});

test('what waits: its reason, and dropping it', async () => {
  serve({ ...READS, [LOG]: lost });
  const page = show(<LogPage />);
  await type('13682');
  await press('存下来');
  await screen.findByText('等着发送 1 条');
  page.unmount();
  const refusal = { sessionId: '', result: 'refused', code: 'reading-too-late', alarm: null };
  serve({
    'POST /readings/batch': ({ body }) => {
      const sessionId = /"sessionId":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? '';
      return ok({ results: [{ ...refusal, sessionId }] });
    },
  });
  show(<WaitingPage />);
  await press('现在就发');
  expect(await screen.findByText('没发成')).toBeInTheDocument();
  expect(screen.getByText(/三天以前量的就不用补了/)).toBeInTheDocument();
  await press('删掉：血压 136/82 mmHg');
  await press('删掉');
  expect(await screen.findByRole('heading', { name: '都发出去了' })).toBeInTheDocument();
});

describe('meters', () => {
  const DEVICES = 'GET /devices';

  test('bound ones with who uses them; one is taken away, one is stopped', async () => {
    const id = device().deviceId;
    const UNBIND = `DELETE /devices/${id}/residents/${FATHER}`;
    const api = serve({
      ...READS,
      [DEVICES]: ok({ items: [device()], peopleMax: 8 }),
      [UNBIND]: ok(device({ people: [] })),
    });
    show(<DevicesPage />);
    expect(await screen.findByText('给爸爸用')).toBeInTheDocument();
    await press('爸爸不用了');
    await press('不用了');
    await pass(0);
    expect(api.of(UNBIND)).toHaveLength(1);
    await press('丢了、坏了，停用');
    expect(await screen.findByText('以后它传来的数不再收。以前量的还在。')).toBeInTheDocument();
  });

  test('one more: named, numbered; the key of one that sends by itself is shown once', async () => {
    const REGISTER = 'POST /devices';
    const answer = { device: device({ link: 'gateway' }), secret: 'ab'.repeat(32) };
    const api = serve({ ...READS, [REGISTER]: ok(answer, 201) });
    show(<DevicesPage />);
    await press('绑定一台');
    fireEvent.click(screen.getByRole('tab', { name: '它自己上传' }));
    fireEvent.change(screen.getByLabelText('叫它什么'), { target: { value: '客厅的血压计' } });
    fireEvent.change(screen.getByLabelText('机器编号'), { target: { value: 'SN 1' } });
    expect(screen.getByText('编号是 4 到 40 个字母或数字')).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText(/^机器编号/), { target: { value: 'SN-20260812' } });
    await press('绑定');
    expect(await screen.findByText('ab'.repeat(32))).toBeInTheDocument();
    expect(api.of(REGISTER)[0]?.body).toMatchObject({ link: 'gateway', serial: 'SN-20260812', residentIds: [FATHER] });
    await press('抄好了');
    expect(screen.queryByText('ab'.repeat(32))).not.toBeInTheDocument();
  });
});

test('a doctor who set no target leaves the table’s own words', async () => {
  const target = { ...board().target, from: 'profile' as const, title: '按国家指南定的目标' };
  serve({ ...READS, [`GET ${OF}/reading-home`]: ok(readingHome({ boards: [board({ target })] })) });
  show(<ReadingsPage />);
  expect(await screen.findByText('医')).toBeInTheDocument();
});
