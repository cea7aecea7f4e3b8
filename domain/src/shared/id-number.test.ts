import fc from 'fast-check';
import { checkDigitOf, readIdNumber } from './id-number';
import { toPlainDate } from './plain-date';

const TODAY = toPlainDate('2026-11-23');
const withCheck = (digits: string): string => `${digits}${checkDigitOf(digits)}`;

// Numbers of division 990000, which does not exist.
const MOTHER = withCheck('99000019900307002');
const CHILD = withCheck('99000020250423001');

test('a right number tells birthday and sex', () => {
  expect(readIdNumber(MOTHER, TODAY)).toEqual({ value: MOTHER, birthDate: '1990-03-07', sex: 'female' });
  expect(readIdNumber(CHILD, TODAY)).toEqual({ value: CHILD, birthDate: '2025-04-23', sex: 'male' });
});

test('the check digit is the one of the standard’s own example', () => {
  expect(checkDigitOf('11010519491231002')).toBe('X');
  expect(checkDigitOf('44052418800101001')).toBe('4');
});

const ENDS_IN_X = withCheck('11010519491231002');
test.each([
  [`${ENDS_IN_X.slice(0, 17)}x`],
  [` ${ENDS_IN_X.slice(0, 6)} ${ENDS_IN_X.slice(6, 14)} ${ENDS_IN_X.slice(14)} `],
  [`${ENDS_IN_X.slice(0, 6)}-${ENDS_IN_X.slice(6)}`],
  ['１１０１０５１９４９１２３１００２Ｘ'],
])('%s is read as it is meant', (typed) => {
  expect(readIdNumber(typed, TODAY)).toMatchObject({ value: ENDS_IN_X });
});

const other = (digit: string): string => String((Number(digit) + 1) % 10);
test.each([
  ['', 'empty', '请填身份证号。'],
  [MOTHER.slice(0, 17), 'too-short', '少了 1 位，应该是 18 位。'],
  [MOTHER.slice(0, 8), 'too-short', '少了 10 位，应该是 18 位。'],
  [`${MOTHER}12`, 'too-long', '多了 2 位，应该是 18 位。'],
  ['990000900307002', 'old-15-digits', '这是老的 15 位号码，请填身份证上的 18 位号码。'],
  [`${MOTHER.slice(0, 4)}O${MOTHER.slice(5)}`, 'not-a-digit', '第 5 位不是数字，看看有没有写错。'],
  [`${MOTHER.slice(0, 16)}X${MOTHER.slice(17)}`, 'not-a-digit', '第 17 位不是数字，看看有没有写错。'],
  [`${MOTHER.slice(0, 17)}Y`, 'not-a-digit', '第 18 位不是数字，看看有没有写错。'],
  [withCheck('99000019900230002'), 'birthday', '第 7 到 14 位是生日，没有这一天，看看有没有写错。'],
  [withCheck('99000020250229002'), 'birthday', '第 7 到 14 位是生日，没有这一天，看看有没有写错。'],
  [withCheck('99000019901301002'), 'birthday', '第 7 到 14 位是生日，没有这一天，看看有没有写错。'],
  [withCheck('99000020261124002'), 'birthday-in-future', '第 7 到 14 位是生日，这一天还没到，看看有没有写错。'],
  [
    `${MOTHER.slice(0, 14)}${other(MOTHER[14]!)}${MOTHER.slice(15)}`,
    'check-digit',
    '有一位对不上，请对着身份证再看一遍。',
  ],
])('%s is refused: %s', (typed, problem, text) => {
  expect(readIdNumber(typed, TODAY)).toEqual({ problem, text });
});

test('born today and on 29 February of a leap year are days', () => {
  expect(readIdNumber(withCheck('99000020261123002'), TODAY)).toMatchObject({ birthDate: '2026-11-23' });
  expect(readIdNumber(withCheck('99000020240229002'), TODAY)).toMatchObject({ birthDate: '2024-02-29' });
});

test('one wrong digit, or two neighbours that changed places, never pass', () => {
  const order = fc.integer({ min: 0, max: 999 }).map((n) => withCheck(`99000019900307${String(n).padStart(3, '0')}`));
  fc.assert(
    fc.property(order, fc.nat(16), fc.integer({ min: 1, max: 9 }), (...[number, place, change]) => {
      const digits = Array.from(number);
      digits[place] = String((Number(digits[place]) + change) % 10);
      expect(readIdNumber(digits.join(''), TODAY)).toHaveProperty('problem');
    }),
  );
  fc.assert(
    fc.property(order, fc.nat(15), (number, place) => {
      const digits = Array.from(number);
      [digits[place], digits[place + 1]] = [digits[place + 1]!, digits[place]!];
      fc.pre(digits.join('') !== number);
      expect(readIdNumber(digits.join(''), TODAY)).toHaveProperty('problem');
    }),
  );
});
