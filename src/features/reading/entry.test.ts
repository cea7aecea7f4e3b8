import { nextBox, shownValue, textsOf, typeKey, valueOf, type Box, type Key } from './entry';

const typed = (box: Box, keys: string): string =>
  [...keys].reduce((text, key) => typeKey(box, text, key === '<' ? 'back' : key === 'C' ? 'clear' : (key as Key)), '');

test.each<[Box, string, string]>([
  ['systolic', '136', '136'],
  ['systolic', '1360', '136'],
  ['systolic', '1.36', '136'],
  ['systolic', '13<2', '12'],
  ['systolic', '13C8', '8'],
  ['systolic', '<', ''],
  ['pulse', '072', '72'],
  ['mmolL', '6.12', '6.1'],
  ['mmolL', '.5', '0.5'],
  ['mmolL', '12.3', '12.3'],
  ['mmolL', '123', '12'],
  ['mmolL', '6..1', '6.1'],
  ['kg', '064.55', '64.5'],
  ['cm', '88.5', '885'],
])('in the box %s the keys %s leave %s', (box, keys, text) => {
  expect(typed(box, keys)).toBe(text);
});

test.each<[Box, string, Box]>([
  ['systolic', '13', 'systolic'],
  ['systolic', '136', 'diastolic'],
  ['systolic', '85', 'diastolic'],
  ['systolic', '21', 'systolic'],
  ['diastolic', '8', 'diastolic'],
  ['diastolic', '82', 'pulse'],
  ['diastolic', '11', 'diastolic'],
  ['diastolic', '110', 'pulse'],
  ['pulse', '72', 'pulse'],
])('after %s %s typing goes on in %s', (box, text, next) => {
  expect(nextBox('blood-pressure', box, text)).toBe(next);
});

test('a box alone keeps the typing', () => {
  expect(nextBox('weight', 'kg', '64.5')).toBe('kg');
});

test('a pressure needs both numbers, the pulse may be left out', () => {
  expect(valueOf('blood-pressure', { systolic: '136' }, 'fasting')).toBeUndefined();
  expect(valueOf('blood-pressure', { systolic: '136', diastolic: '82' }, 'fasting')).toEqual({
    item: 'blood-pressure',
    systolic: 136,
    diastolic: 82,
  });
  expect(valueOf('blood-pressure', { systolic: '136', diastolic: '82', pulse: '72' }, 'fasting')).toMatchObject({
    pulse: 72,
  });
});

test('glucose keeps when it was measured, and a point with nothing behind it is a whole number', () => {
  expect(valueOf('glucose', { mmolL: '6.' }, 'random')).toEqual({ item: 'glucose', mmolL: 6, time: 'random' });
  expect(valueOf('glucose', { mmolL: '0.' }, 'random')).toBeUndefined();
  expect(valueOf('weight', {}, 'fasting')).toBeUndefined();
  expect(valueOf('waist', { cm: '88' }, 'fasting')).toEqual({ item: 'waist', cm: 88 });
});

test('what was sent comes back into the boxes, and is shown with its decimals', () => {
  const value = { item: 'blood-pressure', systolic: 136, diastolic: 82, pulse: 72 } as const;
  expect(valueOf('blood-pressure', textsOf(value), 'fasting')).toEqual(value);
  expect(shownValue(value)).toBe('136/82');
  expect(shownValue({ item: 'glucose', mmolL: 6, time: 'fasting' })).toBe('6.0');
  expect(shownValue({ item: 'weight', kg: 64.5 })).toBe('64.5');
  expect(textsOf({ item: 'waist', cm: 88 })).toEqual({ cm: '88' });
});
