import { fireEvent, render, screen, within } from '@testing-library/react';
import type { RecordOverview } from '@kangban/contract/record/record';
import type { TimelineItem } from '@kangban/contract/record/timeline';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { AN, home, idOf, immunization } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls, taro } from '../../../../test/taro';
import RecordPage from '../../../pages/record/index';
import CompletePage from './complete/index';
import EntryPage from './entry/index';
import MarksPage from './marks/index';
import TimelinePage from './timeline/index';
import { showPerson } from '@/features/family/shown-person';
import { setReadingMode } from '@/platform/reader-mode';

const day = toPlainDate;
const item = (no: number, told: Partial<TimelineItem> = {}): TimelineItem => ({
  kind: 'checkup',
  id: idOf(500 + no),
  on: day('2026-11-11'),
  group: 'checkup',
  title: `体检 ${no}`,
  line: '3 项要留意',
  institution: '柳溪镇卫生院',
  practitioner: '张敏',
  source: 'clinic',
  sourceText: '卫生院记的',
  state: null,
  visit: null,
  ...told,
});
const overview = (told: Partial<RecordOverview> = {}): RecordOverview => ({
  residentId: AN,
  label: '爸爸',
  right: 'proxy',
  today: day('2026-11-23'),
  name: '林国强',
  nameMasked: '林*强',
  idMasked: '9900**********17',
  sex: 'male',
  birthDate: day('1955-03-08'),
  marks: [
    {
      group: 'chronic',
      key: 'hypertension',
      text: '高血压',
      note: '管理中',
      tone: 'plain',
      since: '2016-03',
      sinceIs: 'told',
    },
    { group: 'blood', key: 'group', text: 'A型血', note: null, tone: 'plain', since: null, sinceIs: 'told' },
  ],
  allergies: [{ id: idOf(400), text: '青霉素过敏', severe: true }],
  numbers: [
    {
      measure: 'blood-pressure',
      name: '血压',
      unit: 'mmHg',
      values: [{ id: idOf(401), kind: 'observation', on: day('2026-11-23'), text: '136/82', home: true }],
      state: { tone: 'attention', word: '偏高', note: '135/85 算高（在家量）', source: '指南', verified: true },
    },
  ],
  doctor: { name: '张敏', institution: '柳溪镇卫生院', phone: '0300-555 0126', on: day('2026-10-09') },
  medicines: [{ id: idOf(402), name: '氨氯地平', how: null }],
  basic: null,
  recent: [item(1), item(2, { kind: 'immunization', group: 'vaccine', title: '流感疫苗', on: day('2026-10-06') })],
  groups: ['checkup', 'vaccine'],
  hidden: 1,
  missing: [{ thing: 'blood', title: '血型', text: '有化验单就告诉卫生院。', ways: ['correct', 'clinic'] }],
  ...told,
});
const path = (end = ''): string => `GET /residents/${AN}/record${end}`;
const base = { 'GET /home': ok(home()), [`GET /residents/${AN}/immunization`]: ok(immunization()) };
const at = (params: Record<string, string>): void => controls.setRouter(params);
const press = async (name: string | RegExp): Promise<void> =>
  void fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  beginDay();
  setReadingMode('standard');
  showPerson(AN);
});
afterEach(() => jest.useRealTimers());

describe('the first page of a record', () => {
  test('says who it is masked, what must be known first, and each number with its word', async () => {
    serve({ ...base, [path()]: ok(overview()) });
    render(<RecordPage />);
    expect(await screen.findByText('林*强')).toBeInTheDocument();
    expect(screen.queryByText('林国强')).not.toBeInTheDocument();
    const marks = screen.getByRole('group', { name: '健康标识' });
    for (const text of ['青霉素过敏', '高血压 管理中', 'A型血'])
      expect(within(marks).getByText(text)).toBeInTheDocument();
    await press('血压，136/82 mmHg，偏高，135/85 算高（在家量），今天');
    expect(opened().at(-1)).toMatch(/numbers\/index\?residentId=.*measure=blood-pressure$/);
    await press(/^有 1 条记录藏起来了/);
    expect(opened().at(-1)).toMatch(/unlock\/index/);
    await press(/^体检 1，/);
    expect(opened().at(-1)).toMatch(new RegExp(`report/pages/report/index\\?residentId=.*entryId=${idOf(501)}$`));
    await press(/^流感疫苗，/);
    expect(opened().at(-1)).toMatch(/given\/index/);
    fireEvent.click(screen.getByRole('tab', { name: '打疫苗' }));
    expect(opened().at(-1)).toMatch(/timeline\/index\?residentId=.*group=vaccine$/);
  });

  test('not opened yet: one way on, and a child’s doses stay', async () => {
    serve({ ...base, [path()]: refused(403, 'record-not-opened') });
    render(<RecordPage />);
    await press('打开健康档案');
    expect(opened().at(-1)).toMatch(/consent\/index/);
    expect(await screen.findByRole('heading', { name: '打到第几剂' })).toBeInTheDocument();
  });

  test('an empty record says what will come', async () => {
    serve({
      ...base,
      [path()]: ok(
        overview({
          recent: [],
          groups: [],
          numbers: [],
          marks: [],
          allergies: [],
          doctor: null,
          medicines: [],
          hidden: 0,
          missing: [],
        }),
      ),
    });
    render(<RecordPage />);
    expect(await screen.findByText('还没有记录')).toBeInTheDocument();
    expect(screen.queryByText(/藏起来/)).not.toBeInTheDocument();
  });

  test('nothing of a record is kept on the phone', async () => {
    serve({ ...base, [path()]: ok(overview()) });
    render(<RecordPage />);
    await screen.findByText('林*强');
    const kept = JSON.stringify(taro.setStorageSync.mock.calls);
    expect(kept).not.toMatch(/青霉素|高血压/);
  });
});

describe('the list', () => {
  test('pages on, and says when it could not', async () => {
    at({ residentId: AN });
    const page = (no: number, nextCursor: string | null) =>
      ok({ items: [item(no)], nextCursor, label: '爸爸', today: '2026-11-23', hidden: 1 });
    let line = true;
    const api = serve({
      [path()]: ok(overview()),
      [path('/timeline')]: ({ query }) => {
        if (query.get('cursor') === null) return page(1, '2026-11-11.x');
        return line ? page(3, null) : lost();
      },
    });
    render(<TimelinePage />);
    await screen.findByText('体检 1');
    line = false;
    await press('再看前面的');
    expect(await screen.findByText('没拿到，再试一次')).toBeInTheDocument();
    line = true;
    await press('再看前面的');
    expect(await screen.findByText('体检 3')).toBeInTheDocument();
    expect(screen.getByText('体检 1')).toBeInTheDocument();
    expect(screen.getByText('没有更早的了')).toBeInTheDocument();
    expect(api.of(path('/timeline')).at(-1)?.query.get('cursor')).toBe('2026-11-11.x');
    fireEvent.click(screen.getByRole('tab', { name: '打疫苗' }));
    await screen.findByText('体检 1');
    expect(api.of(path('/timeline')).at(-1)?.query.get('group')).toBe('vaccine');
    expect(screen.queryByText('体检 3')).not.toBeInTheDocument();
  });
});

test('an entry in words, flagged lines, hidden answers and its earlier version', async () => {
  at({ residentId: AN, entryId: idOf(501) });
  serve({
    [path(`/entries/${idOf(501)}`)]: ok({
      residentId: AN,
      label: '爸爸',
      today: '2026-11-23',
      item: item(1),
      lines: ['血压 148/86'],
      sections: [
        { title: '辅助检查', rows: [{ label: '空腹血糖', words: '7.6 mmol/L', flag: '偏高', range: '3.9–6.1' }] },
      ],
      hiddenParts: 2,
      recordedAt: '2026-11-12T08:00:00+08:00',
      sourceSystem: null,
      versions: [
        {
          id: idOf(501),
          on: '2026-11-11',
          recordedAt: '2026-11-13T08:00:00+08:00',
          enteredInError: false,
          lines: ['血压 148/86'],
          shown: true,
        },
        {
          id: idOf(499),
          on: '2026-11-11',
          recordedAt: '2026-11-12T08:00:00+08:00',
          enteredInError: false,
          lines: ['血压 184/86'],
          shown: false,
        },
      ],
      superseded: false,
    }),
  });
  render(<EntryPage />);
  expect(await screen.findByText('7.6 mmol/L')).toBeInTheDocument();
  expect(screen.getByText('偏高')).toBeInTheDocument();
  expect(screen.getByText('参考 3.9–6.1')).toBeInTheDocument();
  expect(screen.getByText('有 2 项藏起来了')).toBeInTheDocument();
  await press(/改之前的，血压 184\/86/);
  expect(opened().at(-1)).toMatch(new RegExp(idOf(499)));
});

test('a mark names the rows it comes from', async () => {
  at({ residentId: AN });
  serve({
    [path('/marks')]: ok({
      residentId: AN,
      label: '爸爸',
      on: '2026-11-23',
      today: '2026-11-23',
      marks: [
        {
          ...overview().marks[0]!,
          facts: [
            { id: idOf(501), kind: 'checkup', on: '2026-11-11', title: '健康体检表', institution: '柳溪镇卫生院' },
          ],
        },
      ],
      history: [{ on: '2026-01-06', became: 'set', group: 'chronic', text: '高血压', note: '管理中' }],
    }),
  });
  render(<MarksPage />);
  expect(await screen.findByText('2016年3月起 · 从这些记录来')).toBeInTheDocument();
  expect(screen.getByText('有了：高血压 管理中')).toBeInTheDocument();
  await press(/^健康体检表/);
  expect(opened().at(-1)).toMatch(/entry\/index/);
});

test('what is missing, and who can add it: a proxy types nothing for another', async () => {
  at({ residentId: AN });
  const missing: RecordOverview['missing'] = [
    { thing: 'allergies', title: '对什么过敏', text: '没有也记。', ways: ['enter', 'clinic'] },
  ];
  serve({ [path()]: ok(overview({ missing })) });
  const { unmount } = render(<CompletePage />);
  expect(await screen.findByRole('button', { name: '对什么过敏，去卫生院补' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '对什么过敏，现在就记' })).not.toBeInTheDocument();
  unmount();
  beginDay();
  at({ residentId: AN });
  serve({ [path()]: ok(overview({ missing, right: 'self' })) });
  render(<CompletePage />);
  await press('对什么过敏，现在就记');
  expect(opened().at(-1)).toMatch(/own-entry\/index\?residentId=.*kind=allergy$/);
});
