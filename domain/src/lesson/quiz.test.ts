import fc from 'fast-check';
import { toPlainDate } from '../shared/plain-date';
import { ALL_LESSONS, editionOf, editionOn, getLesson } from './lessons';
import { countsIn, judgeQuiz, minutesOf, neededOf, type QuizAnswer, readSecondsOf } from './quiz';
import { readLessons } from './read-lessons';
import { sayResult } from './say-result';
import type { LessonEdition } from './types';

const NOW = toPlainDate('2026-11-25');
const edition = (): LessonEdition => editionOn(getLesson('pressure-very-high'), NOW)!;
/** Answers with these questions wrong, by number. */
const answersOf = ({ questions }: LessonEdition, wrong: readonly string[] = []): QuizAnswer[] =>
  questions.map(({ key, options }) => ({
    key,
    choice: options.find(({ right }) => right !== wrong.includes(key))!.key,
  }));
const passed = (wrong: readonly string[], of = edition()) => {
  const outcome = judgeQuiz(of, answersOf(of, wrong));
  return 'wrong' in outcome ? outcome.wrong : outcome.passed;
};

test('three of four is enough, two is not', () => {
  expect(edition().questions.length).toBe(4);
  expect(neededOf(edition())).toBe(3);
  expect(passed([])).toBe(true);
  expect(passed(['2'])).toBe(true);
  expect(passed(['2', '3'])).toBe(false);
});

test('of three questions all must be right but a quarter: three', () => {
  const of = editionOn(getLesson('walking'), NOW)!;
  expect([of.questions.length, neededOf(of)]).toEqual([3, 3]);
  expect(passed(['1'], of)).toBe(false);
});

test('what cannot wait must be right whatever the rest is', () => {
  expect(passed(['1'])).toBe(false);
  const outcome = judgeQuiz(edition(), answersOf(edition(), ['1']));
  expect(outcome).toMatchObject({ right: 3, needed: 3, missedMust: true, passed: false });
  expect(sayResult({ missedMust: true }, 'not-passed')).toContain('救命');
  expect(sayResult({ missedMust: false }, 'not-passed')).not.toContain('救命');
});

test.each([
  ['no answer', (all: QuizAnswer[]) => all.slice(1), '1'],
  ['two answers to one', (all: QuizAnswer[]) => [...all, { ...all[1]!, choice: 'a' }], '2'],
  [
    'an answer nobody offered',
    (all: QuizAnswer[]) => all.map((one) => (one.key === '3' ? { ...one, choice: 'z' } : one)),
    '3',
  ],
  ['a question nobody asked', (all: QuizAnswer[]) => [...all, { key: '9', choice: 'a' }], '9'],
])('%s is refused', (_, change, key) => {
  expect(judgeQuiz(edition(), change(answersOf(edition())))).toEqual({ wrong: key });
});

test('passed exactly when enough are right and none that must be is wrong, for every lesson', () => {
  const some = fc.constantFrom(...ALL_LESSONS).chain(({ editions }) => {
    const of = editions[0]!;
    return fc.subarray(of.questions.map(({ key }) => key)).map((wrong) => ({ of, wrong }));
  });
  fc.assert(
    fc.property(some, ({ of, wrong }) => {
      const enough = of.questions.length - wrong.length >= 0.75 * of.questions.length;
      const missed = of.questions.some(({ key, must }) => must && wrong.includes(key));
      expect(passed(wrong, of)).toBe(enough && !missed);
    }),
    { seed: 660601 },
  );
});

test('a year is the calendar year', () => {
  expect([countsIn(toPlainDate('2026-12-31')), countsIn(toPlainDate('2027-01-01'))]).toEqual([2026, 2027]);
});

test('reading takes 15 to 40 seconds at least, and the minutes told are those of a slow reader', () => {
  for (const { editions } of ALL_LESSONS) {
    const seconds = readSecondsOf(editions[0]!);
    expect(seconds >= 15 && seconds <= 40).toBe(true);
    expect(minutesOf(editions[0]!) * 60).toBeGreaterThan(seconds);
    expect(minutesOf(editions[0]!)).toBeLessThanOrEqual(4);
  }
  expect(readSecondsOf({ blocks: [] })).toBe(15);
});

test.each([
  [240, 20],
  [241, 21],
  [480, 40],
  [900, 40],
  [12, 15],
])('%d characters open their questions after %d seconds', (characters, seconds) => {
  const blocks = [
    {
      kind: 'text' as const,
      heading: '',
      lines: ['字'.repeat(characters)],
      source: 'weight',
      clause: '',
      verified: true,
    },
  ];
  expect(readSecondsOf({ blocks })).toBe(seconds);
});

const OLD_AND_NEW = `
# walking | weight | 2026-01-01
= 旧的
> 话
[text] 一 | walking
一句。
? 问
+ 对 :: 因为
- 不对 :: 因为
# walking | weight | 2026-07-01
= 新的
> 话
[text] 一 | walking
一句。
? 问
+ 对 :: 因为
- 不对 :: 因为
`;

test('an edition holds from its day on; who began with the old one is judged by it', () => {
  const [lesson] = readLessons([OLD_AND_NEW]);
  const titleOn = (day: string) => editionOn(lesson!, toPlainDate(day))?.title;
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(titleOn)).toEqual([
    undefined,
    '旧的',
    '旧的',
    '新的',
  ]);
  expect(editionOf(lesson!, toPlainDate('2026-01-01'))?.title).toBe('旧的');
  expect(editionOf(lesson!, toPlainDate('2026-02-01'))).toBeUndefined();
});

test.each([
  ['an unknown code', '# nothing | weight | 2026-01-01\n= 一'],
  ['an unknown topic', '# walking | sky | 2026-01-01\n= 一'],
  ['no such day', '# walking | weight | 2026-02-30\n= 一'],
  ['a part without source', '# walking | weight | 2026-01-01\n[text] 一 | nobody'],
  ['a part of no kind', '# walking | weight | 2026-01-01\n[song] 一 | walking'],
  ['a line before any heading', '# walking | weight | 2026-01-01\n一句。'],
  ['an answer without a reason', '# walking | weight | 2026-01-01\n? 问\n+ 对'],
])('a table with %s is not read', (_, table) => {
  expect(() => readLessons([table])).toThrow();
});
