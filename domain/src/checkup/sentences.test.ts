/** The reading level of everything a report can say, and that nothing is said without a source. */
import { ITEMS } from './items-table';
import { sayZh } from './say';
import { SENTENCES } from './sentences-table';
import { COMMON_CHARACTERS } from './test-support/common-characters-table';

/** What stands in a brace, as long as it gets; the doctor's own words are not ours to shorten. */
const FILLED: Readonly<Record<string, string>> = {
  by: '2027年12月31日',
  on: '2027年12月31日',
  label: '小便里的微量蛋白',
  count: '12',
  fine: '38',
  open: '12',
  missing: '38',
  number: '七点六',
  word: '要复查',
  text: '…',
  other: '12.3',
  original: '126 mg/dL',
  gap: '24',
  target: '140/90',
  goal: '62.5',
};
const MAX = 22;
const partsOf = (text: string): string[] => text.split(/[。；！？]/).filter((part) => part.trim() !== '');
const lengthOf = (part: string): number => [...part.replace(/\s/g, '')].length;

test('an id stands once', () => {
  const ids = SENTENCES.map(([id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('no sentence has more than 22 characters, its braces filled as long as they get; none more than three sentences', () => {
  const long = SENTENCES.filter(([id]) => partsOf(sayZh({ id, values: FILLED })).some((part) => lengthOf(part) > MAX));
  expect(long.map(([id]) => id)).toEqual([]);
  expect(SENTENCES.filter(([, { text }]) => partsOf(text).length > 3).map(([id]) => id)).toEqual([]);
});

test('a meaning is two short sentences at most', () => {
  const meanings = SENTENCES.filter(
    ([id]) =>
      /^\w+\.[\w-]+(@\w+)?$/.test(id) && !/^(word|label|note|doctor|headline|one|by|spoken|task|group)\./.test(id),
  );
  expect(meanings.length).toBeGreaterThan(120);
  expect(meanings.filter(([, { text }]) => partsOf(text).length > 2).map(([id]) => id)).toEqual([]);
});

const LEVEL_ONE: ReadonlySet<string> = new Set(Array.from(COMMON_CHARACTERS.replace(/\n/g, '')));

test('common characters only', () => {
  expect(LEVEL_ONE.size).toBe(3755);
  const rare = SENTENCES.flatMap(([id, { text }]) =>
    [...text.replace(/\{\w+\}/g, '')]
      .filter((one) => /\p{Script=Han}/u.test(one) && !LEVEL_ONE.has(one))
      .map((one) => `${id} ${one}`),
  );
  expect(rare).toEqual([]);
});

test('no bare abbreviation, no shouting, no verdict, no promise', () => {
  const texts = SENTENCES.map(([id, { text }]) => `${id} ${text.replace(/\{\w+\}/g, '')}`);
  expect(texts.filter((one) => /[A-Za-z]/.test(one.slice(one.indexOf(' '))))).toEqual([]);
  expect(texts.filter((one) => /！|请勿|未能|系统|失败|保证|一定会|确诊|患有|您得了|就是糖尿病/.test(one))).toEqual([]);
});

test('every illness is a may-be unless the person is known to have it', () => {
  const named = SENTENCES.filter(
    ([id, { text }]) => /糖尿病|高血压|贫血|肾病|肝炎/.test(text) && !/^(task|label|group|word)\./.test(id),
  );
  const careful = named.filter(([id, { text }]) =>
    /可能|有糖尿病|您有|控制目标|会伤眼|@diabetes|@hypertension/.test(`${id} ${text}`),
  );
  expect(named.filter((one) => !careful.includes(one)).map(([id]) => id)).toEqual([]);
});

test('every sentence has a source', () => {
  expect(SENTENCES.filter(([, { source }]) => source.length < 6).map(([id]) => id)).toEqual([]);
});

test('every brace can be filled, and then none is left', () => {
  for (const [id, { braces }] of SENTENCES) {
    const unknown = braces.filter((brace) => FILLED[brace] === undefined);
    expect(`${id} ${unknown.join()}`).toBe(`${id} `);
    expect(sayZh({ id, values: FILLED })).not.toMatch(/[{}]/);
  }
});

test('every item has a plain name, and a name of the form', () => {
  const ids = new Set(SENTENCES.map(([id]) => id));
  expect(ITEMS.filter(({ key }) => !ids.has(`label.${key}`)).map(({ key }) => key)).toEqual([]);
  expect(ITEMS.filter(({ group }) => !ids.has(`group.${group}`)).map(({ key }) => key)).toEqual([]);
});

test('a sentence nobody knows points to the paper', () => {
  expect(sayZh({ id: 'of.a.newer.server' })).toBe('请看纸上的报告。');
});
