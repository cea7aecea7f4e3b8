import { isSameName } from './names';

test.each([
  ['陈安安', '陈安安', true],
  [' 陈 安安', '陈安安', true],
  ['陈　安安', '陈安安', true],
  ['阿依古丽•买买提', '阿依古丽·买买提', true],
  ['阿依古丽.买买提', '阿依古丽·买买提', true],
  ['阿依古丽买买提', '阿依古丽·买买提', false],
  ['陈安', '陈安安', false],
  ['陈案案', '陈安安', false],
  ['ＡＢ', 'AB', true],
])('%s and %s: %s', (a, b, same) => {
  expect(isSameName(a, b)).toBe(same);
});
