import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { CheckupReport } from '@kangban/domain/checkup/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { FATHER, glucose, glucoseRange, itemOf, reportAnswer, reportOf, said } from '../../../../test/checkup-samples';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls, taro } from '../../../../test/taro';
import ComparePage from './compare/index';
import FormPage from './form/index';
import PrintPage from './print/index';
import ReportPage from './report/index';
import { setReadingMode } from '@/platform/reader-mode';

// The sentences have tests of their own; here a sentence says its id.
jest.mock('@/copy/report-sentences', () => ({ sayZh: ({ id }: { id: string }) => id }));

const REPORT = `GET /residents/${FATHER}/checkups/newest/report`;
const FORM = `GET /residents/${FATHER}/checkups/newest/form`;
const press = async (name: string | RegExp): Promise<void> =>
  void fireEvent.click(await screen.findByRole('button', { name }));
const see = (report: Partial<CheckupReport> = {}, told: Parameters<typeof reportAnswer>[1] = {}): void => {
  serve({ [REPORT]: ok(reportAnswer(reportOf(report), told)) });
  render(<ReportPage />);
};
const order = (...texts: string[]): void => {
  const all = document.body.textContent;
  const places = texts.map((text) => all.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
};

const begin = (): void => {
  beginDay();
  controls.setRouter({ residentId: FATHER });
};

beforeEach(() => {
  begin();
  setReadingMode('standard');
});
afterEach(() => jest.useRealTimers());

describe('the report', () => {
  test.each([
    ['standard', '11月26日 周四前办好。'],
    ['elder', '11月26日前办好。'],
  ] as const)('%s: good or bad, the one thing, by when, and only then the items', async (mode, by) => {
    setReadingMode(mode);
    see();
    await screen.findByRole('heading', { name: /^2 项要留意/ });
    order('2 项要留意', '3 项正常', '血糖高，要去县医院再查一次。', by, '早上的血糖');
    expect(screen.getByText('现在看的是：爸爸')).toBeInTheDocument();
  });

  test('an item says its value, where it lies, what it means, what to do, by when, and the years', async () => {
    see();
    const card = await screen.findByRole('group', { name: '早上的血糖' });
    expect(within(card).getByRole('img', { name: '早上的血糖 7.6 mmol/L ↑，在“要复查”这一段' })).toBeInTheDocument();
    for (const text of ['3.9–6.1', '7.0以上', '空腹血糖', '依据：国家基层糖尿病防治管理指南'])
      expect(within(card).getByText(text)).toBeInTheDocument();
    expect(within(card).getByText('没吃饭时，血里的糖偏多。可能是糖尿病，要再查才知道。')).toBeInTheDocument();
    expect(within(card).getByText('空着肚子去县医院再查一次。')).toBeInTheDocument();
    expect(within(card).getByText('11月26日 周四前办好。')).toBeInTheDocument();
    expect(within(card).getByText('一年比一年高，比2025年高了 1.2 mmol/L')).toBeInTheDocument();
    const name = '2024年 5.8 正常，2025年 6.4 偏高，2026年 7.6 偏高。一年比一年高，比2025年高了 1.2 mmol/L';
    expect(within(card).getByRole('img', { name })).toBeInTheDocument();
    fireEvent.click(within(card).getByRole('button', { name: '用表格看' }));
    const rows = within(card)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows).toEqual(['哪年结果参考范围', '20267.6 偏高3.9–6.1', '20256.4 偏高3.9–6.1', '20245.8 正常3.9–6.1']);
  });

  test('the alarming ends stand on the bar only where the value lies, and then the last zone is open', async () => {
    const [, , , recheck] = glucoseRange.zones;
    const alarm = { ...recheck, level: 'urgent' as const, word: said('马上找医生'), from: 16.7 };
    const zones = [...glucoseRange.zones.slice(0, 3), { ...recheck, to: 16.7 }, alarm] as typeof glucoseRange.zones;
    const range = { ...glucoseRange, zones };
    const high = { level: 'urgent', value: { text: '18', number: 18, unit: 'mmol/L' } } as const;
    see({ notable: [glucose({ range }), glucose({ key: 'b', label: said('另一次'), range, ...high })] });
    const card = await screen.findByRole('group', { name: '早上的血糖' });
    expect(within(card).getByText('7.0以上')).toBeInTheDocument();
    expect(within(card).queryByText('马上找医生')).toBeNull();
    const alarming = await screen.findByRole('group', { name: '另一次' });
    expect(within(alarming).getByText('16.7以上')).toBeInTheDocument();
    expect(within(alarming).getByText('7.0–16.7')).toBeInTheDocument();
  });

  test('an item in words needs no bar: the word, since when, and its years as a table', async () => {
    see();
    const card = await screen.findByRole('group', { name: '心电图' });
    expect(within(card).queryByRole('img')).toBeNull();
    expect(within(card).getByText('今年新有')).toBeInTheDocument();
    expect(within(card).getByText('2025年还正常，今年新有的')).toBeInTheDocument();
    expect(
      within(card)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['哪年结果参考范围', '2026异常 不正常3.9–6.1', '2025正常 正常3.9–6.1', '2024没查']);
  });

  test('a year without a checkup is a gap that says so, never a guess', async () => {
    const years = reportOf().years.map((year) => (year.year === 2025 ? { ...year, entryId: null, on: null } : year));
    see({ years, notable: [glucose({ years: glucose().years.filter(({ year }) => year !== 2025) })] });
    const card = await screen.findByRole('group', { name: '早上的血糖' });
    expect(
      within(card).getByRole('img', { name: /^2024年 5.8 正常，2025年没做体检，2026年 7.6 偏高。/ }),
    ).toBeInTheDocument();
  });

  test('normal items are counted and folded, and open with value and range', async () => {
    see();
    await screen.findByRole('heading', { name: '正常的 3 项' });
    expect(screen.queryByText('谷丙转氨酶')).toBeNull();
    await press('肝功能，1 项正常、1 项记下了');
    expect(screen.getByText('谷丙转氨酶')).toBeInTheDocument();
    expect(screen.getByText('参考范围 9–50')).toBeInTheDocument();
    expect(screen.getByText('这个年纪没有定范围。')).toBeInTheDocument();
    expect(screen.getByText('2025年不正常，今年正常了')).toBeInTheDocument();
    await press('这次没查的 2 项');
    expect(screen.getByText('糖化血红蛋白、胸片。')).toBeInTheDocument();
  });

  test('in large type the normal ones are one row, and years are dots with words', async () => {
    setReadingMode('elder');
    see();
    const card = await screen.findByRole('group', { name: '早上的血糖' });
    expect(within(card).getByText('第 1 项')).toBeInTheDocument();
    expect(within(card).getByText('您 7.6')).toBeInTheDocument();
    expect(within(card).queryByText('3.9以下')).toBeNull();
    const track = within(card).getByRole('img', { name: /^2024年 5.8 正常/ });
    expect(track.textContent).toBe('20245.820256.420267.6正常偏高');
    await press('3 项正常的结果');
    await press(/^肝功能/);
    expect(screen.getByText('谷丙转氨酶')).toBeInTheDocument();
  });

  test('a long list stays short: from the fifth on an item shows its value until one asks', async () => {
    see({ notable: [1, 2, 3, 4, 5].map((no) => glucose({ key: `g${no}`, label: said(`血糖${no}`) })) });
    const card = await screen.findByRole('group', { name: '血糖5' });
    expect(within(card).queryByText('空着肚子去县医院再查一次。')).toBeNull();
    expect(within(card).getByText('7.6 ↑')).toBeInTheDocument();
    await press('看意思和怎么办，血糖5');
    expect(within(card).getByText('空着肚子去县医院再查一次。')).toBeInTheDocument();
  });

  test('what cannot wait makes the call the main thing', async () => {
    see({ notable: [glucose({ level: 'urgent', word: said('马上打电话') })] });
    await press('现在就打电话给柳溪镇卫生院');
    expect(taro.makePhoneCall).toHaveBeenCalledWith(expect.objectContaining({ phoneNumber: '03005550126' }));
  });

  test('all is well: nothing to do, no day, nothing to be minded', async () => {
    see({ headline: said('这次都正常'), oneThing: null, oneThingBy: null, notable: [], missing: [] });
    await screen.findByRole('heading', { name: '这次都正常' });
    expect(screen.queryByText(/办好|尽快/)).toBeNull();
    expect(screen.queryByRole('heading', { name: /^要留意的/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /这次没查/ })).toBeNull();
  });

  test('one item is all there is: it still reads well', async () => {
    see({
      notable: [glucose({ years: glucose().years.slice(-1), change: itemOf('x').change })],
      groups: [],
      missing: [],
    });
    const card = await screen.findByRole('group', { name: '早上的血糖' });
    expect(within(card).getByText('头一回查这一项')).toBeInTheDocument();
    expect(within(card).queryByRole('heading', { name: '三年来的变化' })).toBeNull();
    expect(screen.queryByRole('heading', { name: /^正常的/ })).toBeNull();
  });

  test('what is overdue says so', async () => {
    see({ oneThingBy: toPlainDate('2026-11-20'), notable: [glucose({ dueOn: toPlainDate('2026-11-23') })] });
    expect(await screen.findByText('本来该在11月20日前办，尽快去。')).toBeInTheDocument();
    expect(screen.getByText('今天就办。')).toBeInTheDocument();
  });

  test('hidden answers are a number and a way to open them; a correction and who went through it are told', async () => {
    see({ hidden: 2, doctor: [said('建议复查。')] }, { corrected: true, review: null, right: 'self' });
    await press(/^有 2 项藏起来了/);
    expect(opened().at(-1)).toMatch(/unlock\/index/);
    expect(screen.getByText('这次的结果后来改过。这里是改过的。')).toBeInTheDocument();
    expect(screen.getByText('医生还没有看过，看过以后可能会改。')).toBeInTheDocument();
    expect(screen.getByText('建议复查。')).toBeInTheDocument();
    expect(screen.queryByText(/现在看的是/)).toBeNull();
  });

  test('compare, whole form and paper are one tap away', async () => {
    see();
    for (const [name, page] of [
      ['三年放在一起看', 'compare'],
      ['看整张体检表', 'form'],
      ['打印', 'print'],
    ] as const) {
      await press(name);
      expect(opened().at(-1)).toContain(`packages/report/pages/${page}/index?residentId=${FATHER}&entryId=`);
    }
  });

  test('no checkup yet, a record that is not open, a server that stumbles, no line', async () => {
    serve({ [REPORT]: refused(404, 'not-found') });
    const empty = render(<ReportPage />);
    expect(await screen.findByRole('heading', { name: '还没有体检报告' })).toBeInTheDocument();
    await press(/约.*体检/);
    expect(opened().at(-1)).toMatch(/report\/pages\/book\/index\?residentId=/);
    empty.unmount();
    begin();
    serve({ [REPORT]: refused(403, 'record-not-opened') });
    const closed = render(<ReportPage />);
    await press('打开健康档案');
    expect(opened().at(-1)).toMatch(/consent\/index/);
    closed.unmount();
    begin();
    serve({ [REPORT]: lost() });
    render(<ReportPage />);
    expect(await screen.findByRole('button', { name: '再试一次' })).toBeInTheDocument();
  });
});

describe('reading aloud', () => {
  const spoken: { text: string; onend: (() => void) | null }[] = [];
  const synthesis = {
    getVoices: () => [{ lang: 'zh-CN' }],
    speak: (one: { text: string; onend: (() => void) | null }) => void spoken.push(one),
    cancel: jest.fn(),
    addEventListener: jest.fn(),
    removeEventListener: jest.fn(),
  };
  class Utterance {
    onend: (() => void) | null = null;
    constructor(readonly text: string) {}
  }
  beforeEach(() => {
    spoken.length = 0;
    process.env.TARO_ENV = 'h5';
    const answer = { status: 200, headers: new Map(), text: () => Promise.resolve(JSON.stringify(reportAnswer())) };
    const fetch = jest.fn(() => Promise.resolve(answer));
    Object.assign(window, { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance, fetch });
  });
  afterEach(() => {
    process.env.TARO_ENV = 'weapp';
    Reflect.deleteProperty(window, 'speechSynthesis');
  });

  test('says the conclusion, then what to do, then the numbers, shows where it is, and stops on leave', async () => {
    render(<ReportPage />);
    await press('读给我听');
    const lines = screen.getByRole('group', { name: '正在读' });
    const now = (): string | undefined => lines.querySelector('[aria-current="step"]')?.textContent;
    expect([spoken.at(-1)?.text, now()]).toEqual(['有两项要留意。', '有两项要留意。']);
    act(() => spoken.at(-1)?.onend?.());
    expect([spoken.at(-1)?.text, now()]).toEqual(['去县医院再查一次血糖。', '去县医院再查一次血糖。']);
    synthesis.cancel.mockClear();
    await press('停下');
    expect(synthesis.cancel).toHaveBeenCalled();
    expect(screen.queryByRole('group', { name: '正在读' })).toBeNull();
  });

  test('a phone without a voice says so and offers the large type', async () => {
    process.env.TARO_ENV = 'weapp';
    see();
    expect(await screen.findByText('这台手机读不了，可以点“大字版”')).toBeInTheDocument();
    await press('换大字版');
    expect(await screen.findByText('这台手机读不了。请家里人念给您听。')).toBeInTheDocument();
  });
});

describe('years side by side', () => {
  test('what changed first, then everything; a year without a value says so', async () => {
    serve({ [REPORT]: ok(reportAnswer()) });
    render(<ComparePage />);
    const card = await screen.findByRole('group', { name: '早上的血糖' });
    expect(
      within(card)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['2024年5.8 正常参考 3.9–6.1', '2025年6.4 ↑偏高参考 3.9–6.1', '2026年7.6 ↑偏高参考 3.9–6.1']);
    expect(screen.queryByRole('group', { name: '谷丙转氨酶' })).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: '全部' }));
    const liver = screen.getByRole('group', { name: '谷丙转氨酶' });
    expect(within(liver).getAllByText('没查')).toHaveLength(3);
  });

  test('one year alone has nothing beside it', async () => {
    const years = reportOf().years.map((year) => (year.year === 2026 ? year : { ...year, entryId: null, on: null }));
    serve({ [REPORT]: ok(reportAnswer(reportOf({ years }))) });
    render(<ComparePage />);
    expect(await screen.findByRole('heading', { name: '只有一年的体检' })).toBeInTheDocument();
  });
});

describe('the whole form and the paper', () => {
  test('the form stands in its own sections and words, and leads to where it came from', async () => {
    const { residentId, label, today, report } = reportAnswer();
    const form = {
      residentId,
      label,
      today,
      entryId: report.entryId,
      on: report.on,
      institution: report.institution,
      practitioner: null,
      title: '健康体检表',
      sections: [{ title: '一般状况', rows: [{ label: '体温', words: '36.4 ℃', flag: null, range: null }] }],
      hidden: 1,
    };
    serve({ [FORM]: ok(form) });
    render(<FormPage />);
    expect(await screen.findByRole('heading', { name: '一般状况' })).toBeInTheDocument();
    expect(screen.getByText('36.4 ℃')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^有 1 项藏起来了/ })).toBeInTheDocument();
    await press('怎么来的、哪里写错了');
    expect(opened().at(-1)).toMatch(new RegExp(`entry/index\\?residentId=${FATHER}&entryId=${report.entryId}$`));
  });

  test('large type is chosen for whoever reads in large type, and asked of the server', async () => {
    process.env.TARO_ENV = 'h5';
    setReadingMode('elder');
    const fetch = jest.fn((_url: string) =>
      Promise.resolve({ ok: true, status: 200, blob: () => Promise.resolve({}) }),
    );
    Object.assign(window, { fetch });
    window.URL.createObjectURL = jest.fn(() => 'blob:1');
    window.URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    render(<PrintPage />);
    await press('存成 PDF');
    expect(await screen.findByText('存好了：体检报告.pdf')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('tab', { name: '普通' }));
    await press('存成 PDF');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: '存成 PDF' })).not.toHaveAttribute('aria-disabled', 'true'),
    );
    expect(fetch.mock.calls.map(([url]) => /size=(\w+)/.exec(url)?.[1])).toEqual(['large', 'standard']);
    process.env.TARO_ENV = 'weapp';
  });
});
