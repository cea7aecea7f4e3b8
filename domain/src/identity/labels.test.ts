import { familyNameOf, childLabel, elderLabel, givenNameOf } from './labels';

test.each([
  ['陈安安', '安安'],
  ['陈一鸣', '一鸣'],
  ['李安', '李安'],
  ['欧阳小明', '小明'],
  ['欧阳明', '欧阳明'],
  ['欧明', '欧明'],
  ['阿依古丽·买买提', '阿依古丽'],
  ['陈小小明', '小小明'],
  ['安', '安'],
  ['𠮷田花子', '田花子'],
])('the given name of %s is %s', (name, given) => {
  expect(givenNameOf(name)).toBe(given);
});

test('the family’s own word wins and is cut to eight characters', () => {
  expect(childLabel('陈安安', '小宝')).toBe('小宝');
  expect(childLabel('陈安安', '')).toBe('安安');
  expect(childLabel('陈安安', undefined)).toBe('安安');
  expect(elderLabel('陈建国', 'father', '老爷子老爷子老爷子')).toBe('老爷子老爷子老爷');
});

test.each([
  ['father', '爸爸'],
  ['mother', '妈妈'],
  ['grandparent', '陈建国'],
  ['other', '陈建国'],
  [null, '陈建国'],
] as const)('an elder who is my %s is called %s', (relation, label) => {
  expect(elderLabel('陈建国', relation, undefined)).toBe(label);
});

test.each([
  ['陈安安', '陈'],
  ['李安', '李'],
  ['欧阳小明', '欧阳'],
  ['欧阳明', '欧阳'],
  ['司马', '司'],
  ['阿依古丽·买买提', ''],
  ['安', ''],
  ['', ''],
])('the family name of %s is %s', (name, family) => {
  expect(familyNameOf(name)).toBe(family);
});
