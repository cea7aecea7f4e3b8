import { toPlainDate } from '../shared/plain-date';
import { differencesOf } from './match-child';

const CHILD = {
  name: '阿依古丽·买买提',
  sex: 'female' as const,
  birthDate: toPlainDate('2020-04-23'),
  idMasked: '9900**********21',
};
const SAME = {
  name: '阿依古丽•买买提',
  sex: 'female' as const,
  birthDate: '2020-04-23',
  idNumber: '990000202004230021',
};

test.each([
  ['the same person', {}, []],
  ['another name', { name: '陈安安' }, ['name']],
  ['another sex', { sex: 'male' as const }, ['sex']],
  ['another birthday', { birthDate: '2020-04-24' }, ['birth-date']],
  ['another number', { idNumber: '990000202004230039' }, ['id-number']],
  ['nobody like that', { name: '陈安安', birthDate: '2019-01-01' }, ['name', 'birth-date']],
  ['no number in the registry', { idNumber: null }, []],
])('%s', (_, told, differences) => {
  expect(differencesOf(CHILD, { ...SAME, ...told })).toEqual(differences);
});

test('a package without a number is compared by the rest', () => {
  expect(differencesOf({ ...CHILD, idMasked: null }, SAME)).toEqual([]);
});
