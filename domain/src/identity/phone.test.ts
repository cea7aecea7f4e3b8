import { isMobileNumber } from './phone';

test.each([
  ['13800000120', true],
  ['19900000120', true],
  ['12800000120', false],
  ['1380000012', false],
  ['138000001200', false],
  ['+8613800000120', false],
  ['138 0000 0120', false],
])('%s: %s', (text, yes) => {
  expect(isMobileNumber(text)).toBe(yes);
});
