import { type BloodSystem, readAbo, readRh, writeAbo, writeRh } from './blood';
import { type Edition, toThirdEdition } from './editions';

const isSystem = (word: string): word is BloodSystem =>
  ['form-3', 'form-2011', 'dictionary-2011', 'regional-centre'].includes(word);
const systemOf = (word: string): BloodSystem => {
  if (!isSystem(word)) throw new Error(word);
  return word;
};
const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

// system | ABO 0 1 2 3 4 5 6 | Rh 0 1 2 3
test.each(
  table(`
  form-3          | - A B O AB unknown - | - negative positive unknown
  form-2011       | - A B O AB unknown - | - positive negative unknown
  dictionary-2011 | - - - - - - -        | - positive negative -
  regional-centre | O A B AB - unknown - | - - - -
`),
)('%s reads its own codes', (name = '', abo = '', rh = '') => {
  const system = systemOf(name);
  expect(['0', '1', '2', '3', '4', '5', '6'].map((code) => readAbo(system, code) ?? '-').join(' ')).toBe(abo);
  expect(['0', '1', '2', '3'].map((code) => readRh(system, code) ?? '-').join(' ')).toBe(rh);
});

test('what a system writes it reads again', () => {
  for (const group of ['A', 'B', 'O', 'AB', 'unknown'] as const)
    for (const system of ['form-3', 'form-2011', 'regional-centre'] as const)
      expect(readAbo(system, writeAbo(system, group) ?? '')).toBe(group);
  for (const group of ['negative', 'positive', 'unknown'] as const)
    for (const system of ['form-3', 'form-2011'] as const)
      expect(readRh(system, writeRh(system, group) ?? '')).toBe(group);
  expect(writeRh('dictionary-2011', 'unknown')).toBeUndefined();
  expect(writeAbo('dictionary-2011', 'A')).toBeUndefined();
});

// edition | field | code | third edition (- where that edition has no such code)
test.each(
  table(`
  form-3          | bloodRh    | 1  | 1
  form-2011       | bloodRh    | 1  | 2
  form-2011       | bloodRh    | 2  | 1
  form-2011       | bloodRh    | 3  | 3
  form-2011       | bloodRh    | 4  | -
  form-2011       | bloodAbo   | 3  | 3
  regional-centre | bloodAbo   | 0  | 3
  regional-centre | bloodAbo   | 3  | 4
  regional-centre | bloodAbo   | 4  | -
  regional-centre | bloodRh    | 1  | -
  form-2011       | occupation | 1  | 0
  form-2011       | occupation | 8  | 7
  form-2011       | occupation | 0  | -
  form-3          | occupation | 0  | 0
  form-2011       | ethnicity  | 1  | 01
  form-2011       | ethnicity  | 2  | 99
  form-2011       | livestock  | 1  | 2
  form-2011       | livestock  | 4  | -
  form-2011       | marriage   | 2  | 2
  regional-centre | occupation | 0  | 0
`),
)('%s %s %s is %s', (edition = '', field = '', code = '', third = '') => {
  const editions: readonly Edition[] = ['form-3', 'form-2011', 'regional-centre'];
  const found = editions.find((one) => one === edition);
  expect(found && (toThirdEdition(found, field, code) ?? '-')).toBe(third);
});
