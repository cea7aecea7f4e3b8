import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Lesson, LessonList, LessonResult } from '@kangban/contract/lesson';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { setReadingMode } from '@/platform/reader-mode';
import { nowMs } from '@/platform/clock';
import LessonPage from './lesson/index';
import LessonListPage from './list/index';
import LessonQuizPage from './quiz/index';

const FATHER = idOf(3);
const READING = idOf(800);
const base = `/residents/${FATHER}/lessons`;
const told = {
  lesson: 'pressure-very-high',
  topic: 'pressure',
  title: '血压到了 180/110，怎么办',
  about: '先歇一歇',
  minutes: 3,
  passedOn: null,
} as const;
const lesson = (over: Partial<Lesson> = {}): Lesson => ({
  ...told,
  residentId: FATHER,
  label: '爸爸',
  edition: toPlainDate('2026-01-01'),
  blocks: [
    { kind: 'alarm', heading: '马上打 120', lines: ['胸口痛。'], source: '规范', verified: true },
    { kind: 'steps', heading: '照这样做', lines: ['坐下来。', '再量一次。'], source: '指南', verified: false },
  ],
  questions: [
    {
      key: '1',
      text: '先做什么？',
      options: [
        { key: 'a', text: '打 120' },
        { key: 'b', text: '睡觉' },
      ],
    },
    {
      key: '2',
      text: '歇多久？',
      options: [
        { key: 'a', text: '一天' },
        { key: 'b', text: '5 分钟' },
      ],
    },
  ],
  needed: 2,
  readSeconds: 20,
  ...over,
});
const list = (passedOn: string | null = null): LessonList => ({
  residentId: FATHER,
  label: '爸爸',
  year: 2026,
  passed: passedOn === null ? 0 : 1,
  items: [
    { ...told, questions: 4, passedOn: passedOn === null ? null : toPlainDate(passedOn) },
    { ...told, lesson: 'walking', topic: 'weight', title: '走路', questions: 3 },
  ],
});
const result = (over: Partial<LessonResult> = {}): LessonResult => ({
  readingId: READING,
  lesson: told.lesson,
  title: told.title,
  passed: true,
  right: 2,
  total: 2,
  needed: 2,
  counted: 'counts',
  words: '这一课学会了。今年头一回，按县里的规则记分。',
  answers: [
    { key: '1', text: '先做什么？', chosen: '打 120', right: true, rightAnswer: '打 120', why: '对。' },
    { key: '2', text: '歇多久？', chosen: '一天', right: false, rightAnswer: '5 分钟', why: '一天太久。' },
  ],
  ...over,
});
/** A reading as the server tells it; the phone's clock may be that many minutes ahead of it. */
const reading = (seconds: number, ahead = 0) =>
  ok(
    {
      readingId: READING,
      lesson: told.lesson,
      edition: '2026-01-01',
      startedAt: new Date(nowMs() - ahead * 60_000).toISOString(),
      opensAt: new Date(nowMs() - ahead * 60_000 + seconds * 1000).toISOString(),
      waitSeconds: seconds,
    },
    201,
  );
const press = async (name: string | RegExp): Promise<void> =>
  void fireEvent.click(await screen.findByRole('button', { name }));
const choose = async (name: string): Promise<void> => void fireEvent.click(await screen.findByRole('radio', { name }));
const answersPath = `${base}/${told.lesson}/readings/${READING}/answers`;

beforeEach(() => {
  beginDay();
  setReadingMode('elder');
  controls.setRouter({ residentId: FATHER, lesson: told.lesson, readingId: READING });
});
afterEach(() => jest.useRealTimers());

test('the list says what was learned this year, and opens a lesson', async () => {
  serve({ [`GET ${base}`]: ok(list('2026-11-20')) });
  render(<LessonListPage />);
  expect(await screen.findByText('今年学会 1 课，一共 2 课')).toBeInTheDocument();
  expect(screen.getByText('今年学会了。先歇一歇')).toBeInTheDocument();
  await press(/^走路，/);
  expect(opened().at(-1)).toMatch(/packages\/lesson\/pages\/lesson\/index\?.*lesson=walking/);
});

test('a lesson shows its parts with their sources, what cannot wait marked, what is from memory said', async () => {
  serve({
    [`GET ${base}/${told.lesson}`]: ok(lesson()),
    [`POST ${base}/${told.lesson}/readings`]: reading(0),
  });
  render(<LessonPage />);
  expect(await screen.findByRole('heading', { name: '马上打 120' })).toBeInTheDocument();
  expect(screen.getByText('依据：规范')).toBeInTheDocument();
  expect(screen.getByText('依据：指南（以医疗机构告知为准）')).toBeInTheDocument();
  expect(screen.getByRole('listitem', { name: '第 2 步，再量一次。' })).toBeInTheDocument();
});

test.each([0, 60, -60])('the questions open when the server said, on a phone %s minutes ahead of it', async (ahead) => {
  serve({
    [`GET ${base}/${told.lesson}`]: ok(lesson()),
    [`POST ${base}/${told.lesson}/readings`]: reading(2, ahead),
  });
  render(<LessonPage />);
  const wait = await screen.findByRole('button', { name: '再看一看，还要 2 秒' });
  expect(wait).toHaveAttribute('aria-disabled', 'true');
  for (let second = 0; second < 2; second += 1) await act(() => jest.advanceTimersByTimeAsync(1050));
  await press('看完了，答 2 个小问题');
  await waitFor(() => expect(opened().at(-1)).toMatch(new RegExp(`quiz/index\\?.*readingId=${READING}`)));
});

test('learned enough today: the lesson stays readable, the reason is said', async () => {
  serve({
    [`GET ${base}/${told.lesson}`]: ok(lesson()),
    [`POST ${base}/${told.lesson}/readings`]: refused(429, 'lesson-too-often'),
  });
  render(<LessonPage />);
  expect(await screen.findByText(/这一课今天学得够多了/)).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: '照这样做' })).toBeInTheDocument();
});

test('a lesson nobody wrote is said to be none', async () => {
  controls.setRouter({ residentId: FATHER, lesson: 'how-to-fly' });
  serve({});
  render(<LessonPage />);
  expect(await screen.findByText('没有这一课')).toBeInTheDocument();
});

test('one question after another; nothing is sent before the last, and each answer is explained', async () => {
  const api = serve({ [`GET ${base}/${told.lesson}`]: ok(lesson()), [`POST ${answersPath}`]: ok(result()) });
  render(<LessonQuizPage />);
  expect(await screen.findByRole('button', { name: '先选一个' })).toHaveAttribute('aria-disabled', 'true');
  await choose('打 120');
  await press('下一题');
  await choose('5 分钟');
  await press('上一题');
  expect(await screen.findByRole('radio', { name: '打 120' })).toBeChecked();
  await press('下一题');
  await choose('一天');
  expect(api.of(`POST ${answersPath}`)).toHaveLength(0);
  await press('答好了，看结果');
  expect(await screen.findByRole('heading', { name: '2 题答对 2 题' })).toBeInTheDocument();
  expect(screen.getByText('应该是：5 分钟')).toBeInTheDocument();
  expect(screen.getByText('一天太久。')).toBeInTheDocument();
  expect(api.of(`POST ${answersPath}`).map(({ body }) => body)).toEqual([
    {
      answers: [
        { key: '1', choice: 'a' },
        { key: '2', choice: 'a' },
      ],
    },
  ]);
});

test('what did not arrive is sent again as it was', async () => {
  const answers = [ok(result({ passed: false, right: 1, counted: 'not-passed', words: '还差一点。' })), lost()];
  const api = serve({ [`GET ${base}/${told.lesson}`]: ok(lesson()), [`POST ${answersPath}`]: () => answers.pop()! });
  render(<LessonQuizPage />);
  await choose('打 120');
  await press('下一题');
  await choose('一天');
  await press('答好了，看结果');
  await waitFor(() => expect(screen.getByRole('status')).toBeInTheDocument());
  await press('答好了，看结果');
  expect(await screen.findByText('还差一点。')).toBeInTheDocument();
  const sent = api.of(`POST ${answersPath}`).map(({ body }) => JSON.stringify(body));
  expect([sent.length, new Set(sent).size]).toEqual([2, 1]);
  await press('再学一遍');
  await waitFor(() => expect(opened().at(-1)).toMatch(/pages\/lesson\/index/));
});

test('too soon: said, with the way back to the lesson', async () => {
  serve({
    [`GET ${base}/${told.lesson}`]: ok(lesson()),
    [`POST ${answersPath}`]: refused(409, 'lesson-too-soon'),
  });
  render(<LessonQuizPage />);
  await choose('打 120');
  await press('下一题');
  await choose('一天');
  await press('答好了，看结果');
  expect(await screen.findByText(/看得太快了/)).toBeInTheDocument();
  await press('回去再看看课');
  await waitFor(() => expect(opened().at(-1)).toMatch(/pages\/lesson\/index/));
});
