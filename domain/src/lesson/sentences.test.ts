/** The reading level of the lessons, and that nothing is taught without a source. */
import { COMMON_CHARACTERS } from '../checkup/test-support/common-characters-table';
import { ALL_LESSONS } from './lessons';
import { sayResult, COUNTED } from './say-result';
import { LESSON_SOURCES } from './sources-table';
import { LESSONS } from './types';

const EDITIONS = ALL_LESSONS.flatMap(({ code, editions }) => editions.map((edition) => ({ code, ...edition })));
const TAUGHT = EDITIONS.flatMap(({ code, title, about, blocks }) => [
  [code, title],
  [code, about],
  ...blocks.flatMap(({ heading, lines }) => [heading, ...lines].map((line) => [code, line])),
]);
const ASKED = EDITIONS.flatMap(({ code, questions }) =>
  questions.flatMap(({ text, options }) => [
    [code, text],
    ...options.flatMap((option) => [
      [code, option.text],
      [code, option.why],
    ]),
  ]),
);
const SAID = [
  ...COUNTED.flatMap((counted) => [true, false].map((missedMust) => ['result', sayResult({ missedMust }, counted)])),
];
const ALL = [...TAUGHT, ...ASKED, ...SAID].map(([code = '', text = '']) => ({ code, text }));

const partsOf = (text: string): string[] => text.split(/[。；！？]/).filter((part) => part.trim() !== '');
const lengthOf = (part: string): number => [...part.replace(/\s/g, '')].length;
const saying = ({ code, text }: { code: string; text: string }): string => `${code}: ${text}`;

test('there are twelve lessons and more, one for every code', () => {
  expect(ALL_LESSONS.length).toBeGreaterThanOrEqual(12);
  expect(ALL_LESSONS.map(({ code }) => code).sort()).toEqual([...LESSONS].sort());
});

test('no sentence has more than 20 characters, no line more than two sentences', () => {
  expect(ALL.filter(({ text }) => partsOf(text).some((part) => lengthOf(part) > 20)).map(saying)).toEqual([]);
  expect(ALL.filter(({ text }) => partsOf(text).length > 2).map(saying)).toEqual([]);
});

test('common characters only', () => {
  const common = new Set(Array.from(COMMON_CHARACTERS.replace(/\n/g, '')));
  const rare = ALL.flatMap(({ code, text }) =>
    [...text].filter((one) => /\p{Script=Han}/u.test(one) && !common.has(one)).map((one) => `${code} ${one}`),
  );
  expect(rare).toEqual([]);
});

test('no abbreviation, no shouting, no verdict, no promise, no blame', () => {
  expect(ALL.filter(({ text }) => /[A-Za-z]/.test(text)).map(saying)).toEqual([]);
  const wrong = /！|请勿|未能|系统|失败|保证|一定会|确诊|患有|您得了|错了|真棒|治好/;
  expect(ALL.filter(({ text }) => wrong.test(text)).map(saying)).toEqual([]);
});

test('every part has lines, a heading that fits, and a source; every source is used', () => {
  const used = new Set<string>();
  for (const { code, blocks } of EDITIONS)
    for (const { heading, lines, source, clause } of blocks) {
      expect([code, heading, lengthOf(heading) <= 14, lines.length > 0]).toEqual([code, heading, true, true]);
      expect([code, source.length >= 6, clause.length >= 4]).toEqual([code, true, true]);
      used.add(`${source} ${clause}`);
    }
  const known = Object.values(LESSON_SOURCES).map(({ source, clause }) => `${source} ${clause}`);
  expect(known.filter((one) => !used.has(one))).toEqual([]);
});

test('what is marked from memory in the fact sheet is not told as read', () => {
  const marks = Object.values(LESSON_SOURCES).map(({ clause, verified }) => [/（M）|DESIGN/.test(clause), !verified]);
  expect(marks.filter(([memory, told]) => memory !== told)).toEqual([]);
});

test('a lesson has 3 to 5 questions, each with one right answer and a reason for every answer', () => {
  for (const { code, questions } of EDITIONS) {
    expect([code, questions.length >= 3 && questions.length <= 5]).toEqual([code, true]);
    for (const { text, options } of questions) {
      expect([text, options.length >= 3, options.filter(({ right }) => right).length]).toEqual([text, true, 1]);
      expect(new Set(options.map((option) => option.text)).size).toBe(options.length);
      expect(options.every(({ why }) => why.length > 3)).toBe(true);
    }
  }
});

test('the right answer does not stand at one place', () => {
  const places = EDITIONS.flatMap(({ questions }) =>
    questions.map(({ options }) => options.findIndex(({ right }) => right)),
  );
  for (const place of [0, 1, 2])
    expect(places.filter((one) => one === place).length / places.length).toBeGreaterThan(0.2);
});

test('a lesson with an alarm asks about it, and that answer must be right', () => {
  const silent = EDITIONS.filter(
    ({ blocks, questions }) => blocks.some(({ kind }) => kind === 'alarm') && !questions.some(({ must }) => must),
  );
  expect(silent.map(({ code }) => code)).toEqual([]);
});

test('120 stands wherever a sign cannot wait', () => {
  for (const code of ['pressure-very-high', 'stroke-signs', 'low-sugar', 'falls', 'walking', 'sugar-eating'])
    expect([code, TAUGHT.some(([of, text]) => of === code && text?.includes('120'))]).toEqual([code, true]);
});

/** Numbers the lessons teach, as the fact sheet gives them. */
test.each([
  ['measure-pressure', '135/85'],
  ['measure-pressure', '歇 5 分钟'],
  ['pressure-very-high', '5 到 10 分钟'],
  ['low-sugar', '3.9'],
  ['low-sugar', '15 克'],
  ['low-sugar', '15 分钟'],
  ['sugar-eating', '4.4 到 7.0'],
  ['sugar-eating', '低于 10.0'],
  ['sugar-eating', '16.7'],
  ['measure-waist', '90 厘米'],
  ['measure-waist', '85 厘米'],
  ['slow-weight-loss', '0.5 到 1 公斤'],
  ['slow-weight-loss', '2 到 4 公斤'],
  ['slow-weight-loss', '1200 千卡'],
  ['walking', '150 分钟'],
  ['checkup-fasting', '8 个小时'],
])('%s says %s', (code, number) => {
  expect(TAUGHT.some(([of, text]) => of === code && text?.includes(number))).toBe(true);
});
