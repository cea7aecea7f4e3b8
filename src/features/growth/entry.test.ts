import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { measured } from '../../../test/growth-samples';
import { bodyOf, entryOf, entrySent, hasValue, typeKey, type Entry, type Key } from './entry';

const DAY = toPlainDate('2026-11-23');
const typed = (keys: string): string =>
  [...keys].reduce((text, key) => typeKey(text, key === '<' ? 'back' : (key as Key)), '');
const entry = (weightKg: string, lengthCm = '', headCm = ''): Entry => ({
  measuredOn: DAY,
  position: 'standing',
  texts: { weightKg, lengthCm, headCm },
});

test.each([
  ['118.9', '118.9'],
  ['.5', '0.5'],
  ['1..5', '1.5'],
  ['007', '7'],
  ['0.7', '0.7'],
  ['12<3', '13'],
  ['1<<', ''],
  ['1234567', '123456'],
  ['123.4567', '123.456'],
])('the keys %s write %s', (keys, text) => {
  expect(typed(keys)).toBe(text);
});

test('only numbers above nought are sent, the position with a length only', () => {
  expect(bodyOf(entry('10.7'), false)).toEqual({ measuredOn: DAY, weightKg: 10.7 });
  expect(bodyOf(entry('10.', '81.9', '0'), true)).toEqual({
    measuredOn: DAY,
    weightKg: 10,
    lengthCm: 81.9,
    position: 'standing',
    confirmed: true,
  });
  expect(hasValue(entry(''))).toBe(false);
  expect(hasValue(entry('0.'))).toBe(false);
  expect(hasValue(entry('', '', '46'))).toBe(true);
});

test('what was measured, or sent without an answer, comes back as it was typed', () => {
  expect(entryOf(measured(1, { ageMonths: 60, weightKg: 21.4, position: null }), 'lying')).toEqual({
    measuredOn: '2026-08-24',
    position: 'lying',
    texts: { weightKg: '21.4', lengthCm: '118.9', headCm: '' },
  });
  const body = bodyOf(entry('10.7', '81.9'), true);
  expect(entrySent(body, 'lying')).toEqual(entry('10.7', '81.9'));
  expect(entrySent(undefined, 'lying')).toBeUndefined();
  expect(entrySent({ measuredOn: 'once' }, 'lying')).toBeUndefined();
});
