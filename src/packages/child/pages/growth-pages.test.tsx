import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { idOf, MING } from '../../../../test/family-samples';
import { curveFor, growthOf, measured } from '../../../../test/growth-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls, taro } from '../../../../test/taro';
import { setReadingMode } from '@/platform/reader-mode';
import { clearUnfinished } from '@/platform/send-once';
import GrowthPage from './growth/index';
import MeasurePage from './measure/index';

const GROWTH = `GET /residents/${MING}/growth`;
const RECORD = `POST /residents/${MING}/growth/measurements`;
const reads = (change: Parameters<typeof growthOf>[0] = {}) => ({
  [GROWTH]: ok(growthOf(change)),
  'GET /growth/curve': ok(curveFor()),
});
const show = (page: React.ReactElement, params: Record<string, string> = {}) => {
  controls.setRouter({ residentId: MING, ...params });
  return render(page);
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};
const type = async (text: string): Promise<void> => {
  for (const key of text) await press(key === '.' ? '小数点' : key);
};
const settle = () => act(() => jest.advanceTimersByTimeAsync(0));

beforeEach(() => {
  beginDay();
  clearUnfinished();
  setReadingMode('standard');
});
afterEach(() => jest.useRealTimers());

describe('how a child grows', () => {
  test('the newest height first: value, words, picture with a name, gain, source', async () => {
    serve(reads());
    show(<GrowthPage />);
    expect(await screen.findByText('118.9')).toBeInTheDocument();
    expect(screen.getByText('厘米 · 2026年8月24日')).toBeInTheDocument();
    expect(screen.getByText('100 个同龄男孩里，比他矮的大约 60 个')).toBeInTheDocument();
    expect(
      await screen.findByRole('img', { name: /一鸣身高曲线，一共量了 3 次。最近一次 118.9 厘米/ }),
    ).toBeInTheDocument();
    expect(screen.getByText('3 个月长了 4.2 厘米')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '依据：7岁以下儿童生长标准' })).toBeInTheDocument();
    expect(screen.getByText('在正常范围')).toBeInTheDocument();
  });

  test('a tap on a dot says it in words', async () => {
    serve(reads());
    show(<GrowthPage />);
    const strip = await screen.findByRole('button', { name: /5岁，112.4 厘米/ });
    fireEvent.click(strip);
    expect(screen.getByText('5岁，112.4 厘米。100 个同龄男孩里，比他矮的大约 60 个')).toBeInTheDocument();
  });

  test('the same as a table', async () => {
    serve(reads());
    show(<GrowthPage />);
    await press('用表格看');
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(within(table).getByText('76.7 厘米')).toBeInTheDocument();
  });

  test('each indicator has its tab, and asks for its own curve; one never measured has none', async () => {
    const api = serve(reads());
    show(<GrowthPage />);
    fireEvent.click(await screen.findByRole('tab', { name: 'BMI' }));
    expect(await screen.findByText('15.1')).toBeInTheDocument();
    await settle();
    expect(api.of('GET /growth/curve').map(({ query }) => [query.get('name'), query.get('sex')])).toEqual([
      ['length-for-age', 'male'],
      ['bmi-for-age', 'male'],
    ]);
    expect(screen.queryByRole('tab', { name: '头围' })).not.toBeInTheDocument();
  });

  test('the address may name the indicator to open', async () => {
    serve(reads());
    show(<GrowthPage />, { show: 'weight-for-age' });
    expect(await screen.findByRole('tab', { name: '体重' })).toHaveAttribute('aria-selected', 'true');
  });

  test('how it was compared stands behind the source, unconfirmed facts marked', async () => {
    serve(reads());
    show(<GrowthPage />);
    await press('依据：7岁以下儿童生长标准');
    const sheet = await screen.findByRole('dialog', { name: '怎么比的' });
    expect(within(sheet).getByText('按前后两行的比例算')).toBeInTheDocument();
    expect(within(sheet).getByText(/没有的日子和长度，按前后两行的比例算/)).toBeInTheDocument();
    expect(within(sheet).getAllByText('这一条还没核实，以医生告知为准')).toHaveLength(1);
  });

  test('what a doctor should see is said, without calling it an illness', async () => {
    const [, length] = growthOf().cards;
    const low = {
      ...length!,
      attention: true,
      status: '生长迟缓',
      reasons: [{ rule: 'advice-short', text: '请儿保医生看看长得慢的原因', source: 'NBPHS-2017', verified: false }],
    };
    const flags = [
      { rule: 'crossed', text: '6 个月里，身高往下跨了 2 条线，请儿保医生看一看', source: 'M', verified: false },
    ];
    serve(reads({ cards: [low], flags }));
    show(<GrowthPage />);
    expect(await screen.findByText('请儿保医生看看长得慢的原因')).toBeInTheDocument();
    expect(screen.getByText('和同龄孩子比，不是看病的结论')).toBeInTheDocument();
    expect(screen.getByText('6 个月里，身高往下跨了 2 条线，请儿保医生看一看')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: '身高，请医生看一看' })).toBeInTheDocument();
  });

  test('a preterm child sees both ages', async () => {
    const [, length] = growthOf().cards;
    serve(reads({ cards: [{ ...length!, byBirthAge: '100 个同龄男孩里，比他矮的大约 20 个' }] }));
    show(<GrowthPage />);
    expect(await screen.findByText('不按早产算：100 个同龄男孩里，比他矮的大约 20 个')).toBeInTheDocument();
  });

  test('nothing measured yet: what will come, and a way to begin', async () => {
    serve(reads({ cards: [], items: [], velocity: [] }));
    show(<GrowthPage />);
    expect(await screen.findByRole('heading', { name: '还没量过' })).toBeInTheDocument();
    await press('在家量了，记一次');
    expect(opened().at(-1)).toContain(`packages/child/pages/measure/index?residentId=${MING}`);
  });

  test('a proxy only reads; another’s child is not there', async () => {
    serve(reads({ mayMeasure: false }));
    const reading = show(<GrowthPage />);
    await screen.findByText('118.9');
    expect(screen.queryByRole('button', { name: '在家量了，记一次' })).not.toBeInTheDocument();
    reading.unmount();
    serve({ [`GET /residents/${idOf(9)}/growth`]: refused(404, 'not-found') });
    show(<GrowthPage />, { residentId: idOf(9) });
    expect(await screen.findByRole('heading', { name: '没找到这一条' })).toBeInTheDocument();
  });

  test('an own measuring opens to be corrected, the clinic’s does not', async () => {
    serve(reads());
    show(<GrowthPage />);
    await press(/改这一次：112.4 厘米/);
    expect(opened().at(-1)).toContain(`measurementId=${idOf(302)}`);
    expect(screen.queryByRole('button', { name: /改这一次：118.9/ })).not.toBeInTheDocument();
  });

  test('older ones come when asked for, with the cursor', async () => {
    const many = Array.from({ length: 8 }, (_, at) => measured(500 + at, { ageMonths: 70 - at, lengthCm: 118 - at }));
    const api = serve({
      'GET /growth/curve': ok(curveFor()),
      [GROWTH]: ({ query }) =>
        query.get('cursor') === 'next'
          ? ok(growthOf({ items: [measured(600, { ageMonths: 1, lengthCm: 54.8 })] }))
          : ok(growthOf({ items: many, nextCursor: 'next' })),
    });
    show(<GrowthPage />);
    await screen.findByText(/118.0 厘米/);
    expect(screen.queryByText(/54.8 厘米/)).not.toBeInTheDocument();
    await press('看更早的');
    await press('看更早的');
    expect(await screen.findByText(/54.8 厘米/)).toBeInTheDocument();
    expect(api.of(GROWTH).at(-1)?.query.get('cursor')).toBe('next');
    expect(screen.queryByRole('button', { name: '看更早的' })).not.toBeInTheDocument();
  });
});

describe('measuring at home', () => {
  test('two numbers on large keys, sent once, and back', async () => {
    const api = serve({ ...reads(), [RECORD]: ok({ measurementId: idOf(700) }, 201) });
    show(<MeasurePage />);
    expect(await screen.findByRole('button', { name: '先填一个数，再存' })).toHaveAttribute('aria-disabled', 'true');
    await type('22.1');
    fireEvent.click(screen.getByRole('tab', { name: /身高/ }));
    await type('120');
    expect(screen.getByRole('tab', { name: '体重，22.1 公斤' })).toBeInTheDocument();
    await press('存下来');
    await settle();
    const [sent] = api.of(RECORD);
    expect(sent?.body).toEqual({ measuredOn: '2026-11-23', weightKg: 22.1, lengthCm: 120, position: 'standing' });
    expect(sent?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('an unlikely number is asked again; the number meant is one tap away', async () => {
    const question = { rule: 'unit', field: 'weightKg' as const, text: '您填了 221，是不是 22.1？', suggestion: 22.1 };
    const api = serve({
      ...reads(),
      [RECORD]: ({ body }) =>
        JSON.stringify(body).includes('"weightKg":221')
          ? refused(422, 'measurement-unlikely', { questions: [question] })
          : ok({ measurementId: idOf(700) }, 201),
    });
    show(<MeasurePage />);
    await screen.findByRole('button', { name: '先填一个数，再存' });
    await type('221');
    await press('存下来');
    expect(await screen.findByText('您填了 221，是不是 22.1？')).toBeInTheDocument();
    await press('改成 22.1');
    expect(screen.getByRole('tab', { name: '体重，22.1 公斤' })).toBeInTheDocument();
    await press('存下来');
    await settle();
    expect(api.of(RECORD).map(({ body }) => body)).toEqual([
      { measuredOn: '2026-11-23', weightKg: 221 },
      { measuredOn: '2026-11-23', weightKg: 22.1 },
    ]);
  });

  test('nothing wrong with it: kept as it is', async () => {
    const question = { rule: 'unlikely', field: 'weightKg' as const, text: '很少见', suggestion: null };
    const api = serve({
      ...reads(),
      [RECORD]: ({ body }) =>
        JSON.stringify(body).includes('confirmed')
          ? ok({ measurementId: idOf(700) }, 201)
          : refused(422, 'measurement-unlikely', { questions: [question] }),
    });
    show(<MeasurePage />);
    await screen.findByRole('button', { name: '先填一个数，再存' });
    await type('48');
    await press('存下来');
    await press('没写错，存下来');
    await settle();
    expect(api.of(RECORD).at(-1)?.body).toEqual({ measuredOn: '2026-11-23', weightKg: 48, confirmed: true });
  });

  test('a lost line loses nothing, and sending again uses the same key, also after the page was closed', async () => {
    const api = serve({ ...reads(), [RECORD]: lost() });
    const first = show(<MeasurePage />);
    await screen.findByRole('button', { name: '先填一个数，再存' });
    await type('22.1');
    await press('存下来');
    expect(await screen.findByText('没收到回话')).toBeInTheDocument();
    first.unmount();
    const [lostOne] = api.of(RECORD);
    const again = serve({ ...reads(), [RECORD]: ok({ measurementId: idOf(700) }, 201) });
    show(<MeasurePage />);
    expect(await screen.findByRole('tab', { name: '体重，22.1 公斤' })).toBeInTheDocument();
    await press('再传一次');
    await settle();
    expect(again.of(RECORD).map(({ key, body }) => [key, body])).toEqual([[lostOne?.key, lostOne?.body]]);
  });

  test('another day than today, but none to come', async () => {
    const api = serve({ ...reads(), [RECORD]: ok({ measurementId: idOf(700) }, 201) });
    show(<MeasurePage />);
    await screen.findByRole('button', { name: '先填一个数，再存' });
    await type('22.1');
    await press(/哪天量的：今天/);
    expect(await screen.findByRole('radio', { name: '2026年11月24日' })).toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(screen.getByRole('radio', { name: '2026年11月20日' }));
    await press('存下来');
    await settle();
    expect(api.of(RECORD)[0]?.body).toEqual({ measuredOn: '2026-11-20', weightKg: 22.1 });
  });

  test('a correction begins with what was measured and goes to its own address', async () => {
    const path = `POST /residents/${MING}/growth/measurements/${idOf(302)}/correction`;
    const api = serve({ ...reads(), [path]: ok({ measurementId: idOf(701) }, 201) });
    show(<MeasurePage />, { measurementId: idOf(302) });
    expect(await screen.findByRole('tab', { name: '体重，19.2 公斤' })).toBeInTheDocument();
    await press('退格');
    await type('4');
    await press('存下来');
    await settle();
    expect(api.of(path)[0]?.body).toMatchObject({ measuredOn: '2024-10-17', weightKg: 19.4, lengthCm: 112.4 });
    expect(
      taro.navigateBack.mock.calls.length + taro.reLaunch.mock.calls.length + taro.switchTab.mock.calls.length,
    ).toBeGreaterThan(0);
  });

  test('the clinic’s own measuring is not corrected here', async () => {
    serve(reads());
    show(<MeasurePage />, { measurementId: idOf(301) });
    expect(await screen.findByRole('heading', { name: '这一次不是您在家量的，要改请找量的人' })).toBeInTheDocument();
  });

  test('a refusal is said and the numbers stay', async () => {
    serve({ ...reads(), [RECORD]: refused(403, 'forbidden') });
    show(<MeasurePage />);
    await screen.findByRole('button', { name: '先填一个数，再存' });
    await type('22.1');
    await press('存下来');
    expect(await screen.findByText('这件事您不能办')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: '体重，22.1 公斤' })).toBeInTheDocument();
  });

  test('a small child has a box for the head and lies down', async () => {
    const api = serve({
      ...reads({ birthDate: '2025-05-19' as never, items: [], cards: [] }),
      [RECORD]: ok({ measurementId: idOf(700) }, 201),
    });
    show(<MeasurePage />);
    fireEvent.click(await screen.findByRole('tab', { name: /身长/ }));
    await type('81.9');
    fireEvent.click(screen.getByRole('tab', { name: /头围/ }));
    await type('46');
    await press('存下来');
    await settle();
    expect(api.of(RECORD)[0]?.body).toEqual({
      measuredOn: '2026-11-23',
      lengthCm: 81.9,
      position: 'lying',
      headCm: 46,
    });
  });
});
