import { maskIdNumber, maskName, maskPhone } from './masking';

test.each([
  ['陈小明', '陈*明'],
  ['陈明', '陈*'],
  ['欧阳小明', '欧**明'],
  ['阿依古丽·买买提', '阿******提'],
  ['𠮷田', '𠮷*'],
  ['明', '*'],
  ['', '*'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test('phones keep three and four digits, ID numbers four and two', () => {
  expect(maskPhone('13800000120')).toBe('138****0120');
  expect(maskPhone('120')).toBe('****');
  expect(maskIdNumber('150302202504230021')).toBe('1503**********21');
  expect(maskIdNumber('1503')).toBe('**********');
});
