/** The reading level of everything readings can say, that nothing is said without a source, and that every id that rules use is there. */
import { COMMON_CHARACTERS } from '../checkup/test-support/common-characters-table';
import { sayHeading, sayLine, sayReading } from './say';
import { READING_SENTENCES } from './sentences-table';
import { ALARM_SYMPTOMS } from './types';

/** What stands in a brace, as long as it gets. */
const FILLED: Readonly<Record<string, string>> = {
  target: '140/90 以下',
  better: '140/90 以下',
  bmi: '29.4',
  count: '36',
  days: '30',
  mean: '138/83',
  span: '这 30 天',
  before: '再前一个月',
  what: '高压',
  change: '12',
  judged: '36',
  good: '28',
  low: '68.0',
  high: '76.0',
  no: '3',
  kg: '95.0',
  item: '饭后两小时血糖',
};
const MAX = 22;
const texts = READING_SENTENCES.map(([id, { text }]) => [id, text] as const);
const partsOf = (text: string): string[] => text.split(/[。；！？]/).filter((part) => part.trim() !== '');
const lengthOf = (part: string): number => [...part.replace(/\s/g, '')].length;

test('an id stands once', () => {
  const ids = READING_SENTENCES.map(([id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('no sentence has more than 22 characters, its braces filled as long as they get', () => {
  const long = texts.filter(([id]) => partsOf(sayReading({ id, values: FILLED })).some((part) => lengthOf(part) > MAX));
  expect(long.map(([id]) => id)).toEqual([]);
  expect(texts.filter(([, text]) => partsOf(text).length > 2).map(([id]) => id)).toEqual([]);
});

test('every brace has a filling here', () => {
  const braces = new Set(READING_SENTENCES.flatMap(([, { braces: names }]) => names));
  expect([...braces].filter((name) => FILLED[name] === undefined)).toEqual([]);
});

test('common characters only', () => {
  const known: ReadonlySet<string> = new Set(Array.from(COMMON_CHARACTERS.replace(/\n/g, '')));
  expect(known.size).toBe(3755);
  const rare = texts.flatMap(([id, text]) =>
    [...text.replace(/\{\w+\}/g, '')]
      .filter((one) => /\p{Script=Han}/u.test(one) && !known.has(one))
      .map((one) => `${id} ${one}`),
  );
  expect(rare).toEqual([]);
});

test('no bare abbreviation, no shouting, no illness, no verdict, no promise, no praise', () => {
  const said = texts.map(([id, text]) => `${id} ${text.replace(/\{\w+\}/g, '')}`);
  expect(said.filter((one) => /[A-Za-z]/.test(one.slice(one.indexOf(' '))))).toEqual([]);
  const forbidden = /！|请勿|未能|系统|失败|保证|一定会|确诊|患有|您得了|糖尿病|高血压|肥胖|真棒|太好了|恭喜/;
  expect(said.filter((one) => forbidden.test(one))).toEqual([]);
});

test('every sentence has a source', () => {
  expect(READING_SENTENCES.filter(([, { source }]) => source.length < 6).map(([id]) => id)).toEqual([]);
});

test('every complaint that can be ticked has its words', () => {
  const ids = new Set(READING_SENTENCES.map(([id]) => id));
  const codes = Object.values(ALARM_SYMPTOMS).flat();
  expect(codes.filter((code) => !ids.has(`symptom.${code}`))).toEqual([]);
});

test('a sentence of a newer server points to the doctor', () => {
  expect(sayReading({ id: 'of-tomorrow' })).toBe('请问问医生。');
});

test.each([
  ['trend.too-few', '量的天数还少，再量几天看看', '量的天数还少，再量几天看看。'],
  ['trend.controlled-weight', '体重在合适的范围', '体重在合适的范围。'],
])('%s has no full stop as a heading and one among others', (id, heading, line) => {
  expect(sayHeading({ id, values: {} })).toBe(heading);
  expect(sayLine({ id, values: {} })).toBe(line);
});
