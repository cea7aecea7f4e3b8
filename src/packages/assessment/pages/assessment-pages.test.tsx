import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { AssessmentQuestion, AssessmentResult, AssessmentSession } from '@kangban/contract/assessment';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import AssessmentListPage from './list/index';
import AssessmentQuestionPage from './question/index';
import AssessmentStartPage from './start/index';
import { setReadingMode } from '@/platform/reader-mode';

const FATHER = idOf(3);
const SESSION = idOf(700);
const ENTRY = idOf(701);
const question = (key: string, told: Partial<AssessmentQuestion> = {}): AssessmentQuestion => ({
  key,
  text: `第${key}问？`,
  hint: null,
  options: [
    { key: '0', text: '不用' },
    { key: '1', text: '要' },
  ],
  numbers: [],
  known: null,
  ...told,
});
const helpLines = [
  { number: '12356', words: '心里难受，打 12356' },
  { number: '120', words: '有危险，打 120' },
];
const session = (told: Partial<AssessmentSession> = {}): AssessmentSession => ({
  sessionId: SESSION,
  residentId: FATHER,
  label: '爸爸',
  self: true,
  questionnaire: 'self-care',
  title: '生活自理',
  about: '',
  recall: '最近的样子',
  informant: 'self',
  state: 'open',
  expiresAt: '2026-12-01T00:00:00Z',
  questions: [question('1'), question('2'), question('3')],
  asked: ['1', '2', '3'],
  answers: [{ key: '1', choice: '0' }],
  entryId: null,
  resultOpen: true,
  helpLines,
  source: '规范',
  verified: true,
  ...told,
});
const result = (told: Partial<AssessmentResult> = {}): AssessmentResult => ({
  questionnaire: 'self-care',
  title: '生活自理',
  on: toPlainDate('2026-11-23'),
  informant: 'self',
  level: 'act',
  headline: '有些事，要人搭把手',
  meaning: ['慢一点。'],
  next: ['告诉家人。'],
  lines: [],
  advice: [],
  notes: [],
  formal: true,
  score: 4,
  scoreMax: 37,
  safety: false,
  helpLines,
  source: '规范',
  verified: true,
  ...told,
});
const base = `/residents/${FATHER}/assessments`;
const one = `${base}/${SESSION}`;
const saved = (asked = ['1', '2', '3'], safety = false) => ok({ asked, answered: 2, safety });
const choose = async (name: string): Promise<void> => void fireEvent.click(await screen.findByRole('radio', { name }));
const press = async (name: string | RegExp): Promise<void> =>
  void fireEvent.click(await screen.findByRole('button', { name }));
const asks = (text: string) => screen.findByRole('heading', { name: text });

beforeEach(() => {
  beginDay();
  setReadingMode('elder');
  controls.setRouter({ residentId: FATHER, sessionId: SESSION });
});
afterEach(() => jest.useRealTimers());

test('goes on at the first question without an answer; each is sent before the next is shown', async () => {
  const api = serve({
    [`GET ${one}`]: ok(session()),
    [`PUT ${one}/answers`]: saved(),
    [`POST ${one}/finish`]: ok({ state: 'done', entryId: ENTRY, result: result() }),
  });
  render(<AssessmentQuestionPage />);
  await asks('第2问？');
  expect(screen.getByText('第 2 题，一共 3 题')).toBeInTheDocument();
  await choose('要');
  await asks('第3问？');
  expect(api.of(`PUT ${one}/answers`).map(({ body }) => body)).toEqual([{ answers: [{ key: '2', choice: '1' }] }]);
  await press('上一题');
  await asks('第2问？');
  expect(screen.getByRole('radio', { name: '要' })).toBeChecked();
  await choose('不用');
  await asks('第3问？');
  await choose('不用');
  await press('看结果');
  await asks('有些事，要人搭把手');
  expect(screen.getByText('告诉家人。')).toBeInTheDocument();
});

test('an answer that was not kept stays on its question, in words', async () => {
  serve({ [`GET ${one}`]: ok(session()), [`PUT ${one}/answers`]: lost() });
  render(<AssessmentQuestionPage />);
  await asks('第2问？');
  await choose('要');
  expect(await screen.findByText(/没存上，再点一次/)).toBeInTheDocument();
  await asks('第2问？');
});

test('help comes before the next question, with the numbers to call', async () => {
  serve({ [`GET ${one}`]: ok(session()), [`PUT ${one}/answers`]: saved(['1', '2', '3'], true) });
  render(<AssessmentQuestionPage />);
  await choose('要');
  await asks('先停一停');
  for (const number of ['12356', '120'])
    expect(screen.getByRole('button', { name: new RegExp(`打 ${number}$`) })).toBeInTheDocument();
  expect(screen.queryByText('第3问？')).not.toBeInTheDocument();
  await press('我接着答');
  await asks('第3问？');
});

test('fewer questions may be asked after an answer; what contradicts is looked at again', async () => {
  const ends = [{ state: 'ask-again', words: '再看一遍？', keys: ['1'] }];
  const api = serve({
    [`GET ${one}`]: ok(session()),
    [`PUT ${one}/answers`]: saved(['1', '2']),
    [`POST ${one}/finish`]: () => ok(ends.pop() ?? { state: 'done', entryId: ENTRY, result: null }),
  });
  render(<AssessmentQuestionPage />);
  await choose('要');
  await press('看结果');
  await asks('再看一眼');
  await press('再看一遍这几题');
  await asks('第1问？');
  expect(api.of(`POST ${one}/finish`)).toHaveLength(1);
});

test('numbers on record are taken over with one tap; typed ones must be what a person can have', async () => {
  const weight = { name: 'kg', label: '体重', unit: '公斤', min: 20, max: 300, decimals: 1 };
  const asked = question('1', {
    options: [],
    numbers: [weight],
    known: { numbers: { kg: 66 }, words: '66 公斤（9月2日量的）' },
  });
  const api = serve({
    [`GET ${one}`]: ok(session({ questions: [asked], asked: ['1'], answers: [] })),
    [`PUT ${one}/answers`]: saved(['1']),
  });
  render(<AssessmentQuestionPage />);
  await press('就用这个数');
  await asks('都答完了');
  await press('上一题');
  await press('不对，填新的');
  const box = await screen.findByDisplayValue('66');
  fireEvent.input(box, { detail: { value: '660' }, target: { value: '660' } });
  expect(await screen.findByText('要在 20 到 300 之间')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '填好了再点这里' })).toHaveAttribute('aria-disabled', 'true');
  fireEvent.input(box, { detail: { value: '66.04' }, target: { value: '66.04' } });
  await press('下一题');
  await asks('都答完了');
  const numbers = api.of(`PUT ${one}/answers`).map(({ body }) => body);
  expect(numbers).toEqual([66, 66].map((kg) => ({ answers: [{ key: '1', numbers: { kg } }] })));
});

test.each([
  [true, '打开保密的记录', /这份结果是保密的/],
  [false, '回到小问卷', /这份结果只给本人看/],
])('a result that is closed says whose it is (one’s own: %s)', async (self, way, said) => {
  const finished = session({ state: 'finished', entryId: ENTRY, resultOpen: false, self, answers: [] });
  serve({ [`GET ${one}`]: ok(finished) });
  render(<AssessmentQuestionPage />);
  await asks('答好了，存进档案了');
  expect(screen.getByText(said)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: way })).toBeInTheDocument();
});

test('too old: said, with the way to begin again', async () => {
  serve({ [`GET ${one}`]: ok(session({ state: 'expired', answers: [] })) });
  render(<AssessmentQuestionPage />);
  await asks('这份放得太久了');
});

const card = (told: object = {}) => ({
  questionnaire: 'gds-15',
  title: '心情（15题）',
  about: '看看心里好不好过。',
  recall: '过去一周',
  minutes: 5,
  questions: 15,
  informants: ['self', 'family'],
  confidential: true,
  open: null,
  last: null,
  locked: true,
  ...told,
});
const listOf = (...items: object[]) =>
  ok({ residentId: FATHER, label: '爸爸', today: '2026-11-23', self: false, items });

test('the list says what was begun, what came out, and what is closed', async () => {
  const done = { entryId: ENTRY, on: '2026-11-20', words: '有些事，要人搭把手' };
  const selfCare = card({
    questionnaire: 'self-care',
    title: '生活自理',
    locked: false,
    confidential: false,
    last: done,
  });
  serve({ [`GET ${base}`]: listOf(selfCare, card({ open: { sessionId: SESSION, answered: 3, total: 15 } })) });
  render(<AssessmentListPage />);
  expect(await screen.findByText(/有些事，要人搭把手/)).toBeInTheDocument();
  await press('生活自理，看结果');
  expect(opened().at(-1)).toMatch(new RegExp(`result/index\\?residentId=${FATHER}&entryId=${ENTRY}`));
  await press('心情（15题），接着答');
  expect(opened().at(-1)).toMatch(new RegExp(`question/index\\?residentId=${FATHER}&sessionId=${SESSION}`));
  await press('打开保密的记录');
  expect(opened().at(-1)).toMatch(/unlock\/index/);
});

test('before the first question: who answers is chosen and sent; a refusal is said', async () => {
  controls.setRouter({ residentId: FATHER, questionnaire: 'gds-15' });
  const answers = [ok(session({ questionnaire: 'gds-15' }), 201), refused(422, 'assessment-not-for-age')];
  const api = serve({ [`GET ${base}`]: listOf(card()), [`POST ${base}`]: () => answers.pop() ?? lost() });
  render(<AssessmentStartPage />);
  expect(await screen.findByText('请照他自己的话来选，不要替他想。')).toBeInTheDocument();
  await choose('家人');
  await press('开始');
  expect(await screen.findByText(/这一份是给年纪大的人答的/)).toBeInTheDocument();
  await press('开始');
  await waitFor(() => expect(opened().at(-1)).toMatch(/question\/index/));
  expect(api.of(`POST ${base}`).map(({ body }) => body)).toEqual([
    { questionnaire: 'gds-15', informant: 'family' },
    { questionnaire: 'gds-15', informant: 'family' },
  ]);
});
