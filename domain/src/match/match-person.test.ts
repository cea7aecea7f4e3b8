import { agreementOf, comparePersons, isSomebodyElse } from './compare-persons';
import { matchAmong } from './match-person';
import type { PersonTold } from './types';

/** name sex birthday number phone; "-" is not said. */
const read = (text: string): PersonTold => {
  const [name, sex, birthDate, idHash, phoneHash] = text
    .trim()
    .split(/\s+/)
    .map((cell) => (cell === '-' ? null : cell.replaceAll('_', ' ')));
  return { name, sex, birthDate, idHash, phoneHash } as PersonTold;
};

const PAIRS = `
  one number, everything agrees                | 林晓梅 f 1990-05-01 A 1 | 林晓梅 f 1990-05-01 A 1 | same
  one number, another phone                    | 林晓梅 f 1990-05-01 A 2 | 林晓梅 f 1990-05-01 A 1 | same
  one number, sex and birthday not said        | 林晓梅 - - A -          | 林晓梅 f 1990-05-01 A 1 | same
  one number, dots written differently         | 阿依古丽•买买提 f 1990-05-01 A - | 阿依古丽·买买提 f 1990-05-01 A - | same
  one number, full-width blank in the name     | 林_晓梅 f 1990-05-01 A - | 林晓梅 f 1990-05-01 A - | same
  one number, another name                     | 林小梅 f 1990-05-01 A 1 | 林晓梅 f 1990-05-01 A 1 | number-same-name-differs
  one number, traditional characters           | 林曉梅 f 1990-05-01 A 1 | 林晓梅 f 1990-05-01 A 1 | number-same-name-differs
  one number, no name                          | - f 1990-05-01 A 1      | 林晓梅 f 1990-05-01 A 1 | number-same-name-missing
  one number, blank name                       | _ f 1990-05-01 A 1      | 林晓梅 f 1990-05-01 A 1 | number-same-name-missing
  one number, another birthday                 | 林晓梅 f 1990-05-10 A 1 | 林晓梅 f 1990-05-01 A 1 | number-same-birth-or-sex-differs
  one number, another sex                      | 林晓梅 m 1990-05-01 A 1 | 林晓梅 f 1990-05-01 A 1 | number-same-birth-or-sex-differs
  no number, all else agrees                   | 林晓梅 f 1990-05-01 - 1 | 林晓梅 f 1990-05-01 A 1 | no-number-all-else-same
  no number, no phone, all else agrees         | 林晓梅 f 1990-05-01 - - | 林晓梅 f 1990-05-01 A 1 | no-number-all-else-same
  no number, another phone, all else agrees    | 林晓梅 f 1990-05-01 - 2 | 林晓梅 f 1990-05-01 A 1 | no-number-all-else-same
  no number on either side                     | 林晓梅 f 1990-05-01 - - | 林晓梅 f 1990-05-01 - - | no-number-all-else-same
  number only told now                         | 林晓梅 f 1990-05-01 A - | 林晓梅 f 1990-05-01 - - | no-number-all-else-same
  no number, sex not said                      | 林晓梅 - 1990-05-01 - - | 林晓梅 f 1990-05-01 A - | no-number-something-missing
  no number, birthday not said, one phone      | 林晓梅 f - - 1          | 林晓梅 f 1990-05-01 A 1 | no-number-something-missing
  no number, birthday not said, no phone       | 林晓梅 f - - -          | 林晓梅 f 1990-05-01 A 1 | different
  no number, name alone                        | 林晓梅 - - - -          | 林晓梅 f 1990-05-01 A 1 | different
  no number, birthday miswritten, one phone    | 林晓梅 f 1990-01-05 - 1 | 林晓梅 f 1990-05-01 A 1 | birth-date-differs-all-else-same
  namesake with another birthday               | 林晓梅 f 1990-01-05 - 2 | 林晓梅 f 1990-05-01 A 1 | different
  sex conflict, one phone                      | 林晓梅 m 1990-05-01 - 1 | 林晓梅 f 1990-05-01 A 1 | sex-differs-all-else-same
  sex conflict, no phone                       | 林晓梅 m 1990-05-01 - - | 林晓梅 f 1990-05-01 A 1 | different
  sex and birthday conflict, one phone         | 林晓梅 m 1990-05-02 - 1 | 林晓梅 f 1990-05-01 A 1 | different
  twins with numbers, the mother's phone       | 陈大宝 m 2024-03-01 B 1 | 陈小宝 m 2024-03-01 C 1 | different
  twins without numbers, the mother's phone    | 陈大宝 m 2024-03-01 - 1 | 陈小宝 m 2024-03-01 - 1 | different
  newborn without a name yet, same phone       | - m 2024-03-01 - 1      | 陈小宝 m 2024-03-01 - 1 | different
  two valid numbers, all else agrees           | 林晓梅 f 1990-05-01 B 1 | 林晓梅 f 1990-05-01 A 1 | number-differs-all-else-same
  two valid numbers, phone unknown             | 林晓梅 f 1990-05-01 B - | 林晓梅 f 1990-05-01 A 1 | different
  two valid numbers, namesakes born one day    | 张伟 m 1985-10-01 B 3   | 张伟 m 1985-10-01 A 1   | different
  mother and daughter, one phone               | 林晓梅 f 1990-05-01 - 1 | 陈安安 f 2024-03-01 - 1 | different
  nothing said                                 | - - - - -               | - - - - -               | different
`;
const rows = PAIRS.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string]);
const verdictOf = (a: PersonTold, b: PersonTold): string => {
  const compared = comparePersons(a, b);
  return compared.verdict === 'doubtful' ? compared.doubt : compared.verdict;
};

test.each(rows)('%s', (_, told, known, expected) => {
  expect(verdictOf(read(told), read(known))).toBe(expected);
  // Who tells and who is told of makes no difference.
  expect(verdictOf(read(known), read(told))).toBe(expected);
});

test('agreement is told field by field', () => {
  expect(agreementOf(read('林晓梅 f - A 2'), read('林晓梅 m 1990-05-01 A 1'))).toEqual({
    name: 'same',
    sex: 'differs',
    'birth-date': 'unknown',
    'id-number': 'same',
    phone: 'differs',
  });
});

describe('among several', () => {
  const known = (residentId: string, text: string) => ({ residentId, ...read(text) });
  const original = known('r1', '林晓梅 f 1990-05-01 A 1');
  const namesake = known('r2', '林晓梅 f 1990-05-01 - -');
  test('the same one wins over doubts', () => {
    expect(matchAmong(read('林晓梅 f 1990-05-01 A 1'), [namesake, original])).toEqual({
      how: 'id-number',
      residentId: 'r1',
    });
  });
  test('every doubt is put, those with the number first', () => {
    const bearer = known('r3', '王秀英 f 1990-05-01 A 1');
    expect(matchAmong(read('林晓梅 f 1990-05-01 A 1'), [namesake, bearer])).toEqual({
      how: 'doubtful',
      candidates: [
        { residentId: 'r3', doubt: 'number-same-name-differs' },
        { residentId: 'r2', doubt: 'no-number-all-else-same' },
      ],
    });
  });
  test('nobody alike is somebody new', () => {
    expect(matchAmong(read('周敏 f 1980-01-01 D 9'), [original, namesake])).toEqual({ how: 'new' });
    expect(matchAmong(read('周敏 f 1980-01-01 D 9'), [])).toEqual({ how: 'new' });
  });
});

test.each([
  ['林晓梅 f 1990-05-01 A -', '林小梅 f 1990-05-01 A -', false],
  ['周敏 f 1980-01-01 B -', '林晓梅 f 1990-05-01 A -', true],
  ['林晓梅 f 1990-05-01 B -', '林晓梅 f 1990-05-01 A -', false],
  ['周敏 f 1980-01-01 - -', '林晓梅 f 1990-05-01 A -', true],
  ['林小梅 f 1990-05-01 - -', '林晓梅 f 1990-05-01 A -', false],
  ['周敏 - - - -', '林晓梅 f 1990-05-01 A -', false],
])('a number of another system that now means %s and meant %s: somebody else %s', (told, known, expected) => {
  expect(isSomebodyElse(read(told), read(known))).toBe(expected);
});
