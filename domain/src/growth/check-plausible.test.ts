import { checkPlausible } from './check-plausible';
import { readMeasurement, readPerson } from './test-support/case-table';

const BOY = 'm 2025-01-10';
const ask = (who: string, now: string, before = '') => {
  const read = (one: string) => {
    const [day, ...rest] = one.trim().split(' ');
    return readMeasurement(day, rest.join(' '));
  };
  const previous = before === '' ? [] : before.split(';').map(read);
  return checkPlausible(readPerson(who), read(now), previous).map(({ rule, field, suggestion }) => [
    rule,
    field,
    suggestion,
  ]);
};

describe('slips of the finger and of the unit', () => {
  test.each([
    // grams for kilograms, the lost decimal point, 斤, and nothing wrong
    [BOY, '2026-01-10 10100kg', [['unit', 'weightKg', 10.1]]],
    [BOY, '2026-01-10 101kg', [['unit', 'weightKg', 10.1]]],
    [BOY, '2026-01-10 1010kg', [['unit', 'weightKg', 10.1]]],
    [BOY, '2026-01-10 22kg', [['unit', 'weightKg', 11]]],
    [BOY, '2026-01-10 1.01kg', [['unit', 'weightKg', 10.1]]],
    [BOY, '2026-01-10 10.1kg', []],
    ['m 2026-01-01', '2026-01-10 1360kg', [['unit', 'weightKg', 1.36]]],
    ['f 2019-05-20', '2026-01-10 1.19cm', [['unit', 'lengthCm', 119]]],
    ['f 2019-05-20', '2026-01-10 1189cm', [['unit', 'lengthCm', 118.9]]],
    ['f 2019-05-20', '2026-01-10 11.9cm', [['unit', 'lengthCm', 119]]],
    ['f 2019-05-20', '2026-01-10 118.9cm', []],
    [BOY, '2026-01-10 head=461', [['unit', 'headCm', 46.1]]],
    [BOY, '2026-01-10 head=4.61', [['unit', 'headCm', 46.1]]],
    [BOY, '2026-01-10 head=46', []],
    // unlikely, and no slip explains it
    [BOY, '2026-01-10 56cm', [['unlikely', 'lengthCm', null]]],
    // two numbers that fit the age, but not each other
    [BOY, '2026-01-10 15kg 70cm', [['unlikely', 'weightKg', null]]],
    // without a table (weight from seven on): only what no child weighs
    ['m 2014-01-10', '2026-01-10 60kg', []],
    ['m 2014-01-10', '2026-01-10 410kg', [['unit', 'weightKg', 41]]],
    ['m 2014-01-10', '2026-01-10 152cm', []],
  ])('%s: %s', (who, now, expected) => {
    expect(ask(who, now)).toEqual(expected);
  });
});

describe('against the last one before', () => {
  test.each([
    // weight: five per cent, a newborn ten
    [BOY, '2026-01-10 9.5kg', '2025-12-10 10kg', []],
    [BOY, '2026-01-10 9.49kg', '2025-12-10 10kg', [['less-than-before', 'weightKg', null]]],
    ['m 2026-01-01', '2026-01-05 3.15kg', '2026-01-01 3.5kg', []],
    ['m 2026-01-01', '2026-01-05 3.14kg', '2026-01-01 3.5kg', [['less-than-before', 'weightKg', null]]],
    // height: one centimetre, after the position is made the same
    [BOY, '2026-01-10 75.7cm', '2025-12-10 76.7cm', []],
    [BOY, '2026-01-10 75.6cm', '2025-12-10 76.7cm', [['less-than-before', 'lengthCm', null]]],
    ['m 2024-01-10', '2026-01-12 87cm/standing', '2025-12-20 88.5cm/lying', []],
    ['m 2024-01-10', '2026-01-12 86.7cm/standing', '2025-12-20 88.5cm', [['less-than-before', 'lengthCm', null]]],
    // head: half a centimetre
    [BOY, '2026-01-10 head=45.5', '2025-12-10 head=46', []],
    [BOY, '2026-01-10 head=45.4', '2025-12-10 head=46', [['less-than-before', 'headCm', null]]],
    // a leap of more than three steps
    [BOY, '2026-01-10 84cm', '2025-12-10 74cm', [['jump', 'lengthCm', null]]],
    [BOY, '2026-01-10 79cm', '2025-12-10 75cm', []],
    // later measurings do not count, an older one is read past a row without the value
    [BOY, '2026-01-10 9kg', '2026-02-10 12kg', []],
    [BOY, '2026-01-10 9kg', '2025-11-10 10kg; 2025-12-10 75cm', [['less-than-before', 'weightKg', null]]],
    // a number already asked about is not asked twice
    [BOY, '2026-01-10 0.95kg', '2025-12-10 10kg', [['unit', 'weightKg', 9.5]]],
  ])('%s: %s after %s', (who, now, before, expected) => {
    expect(ask(who, now, before)).toEqual(expected);
  });
});

test('asks in words, never says no', () => {
  const [grams] = checkPlausible(readPerson('m 2026-01-01'), readMeasurement('2026-01-10', '1360kg'), []);
  expect(grams?.text).toBe('您填了 1360，是不是 1360 克，也就是 1.36 公斤？');
  const [point] = checkPlausible(readPerson(BOY), readMeasurement('2026-01-10', '101kg'), []);
  expect(point?.text).toBe('您填了 101，是不是 10.1？');
  const [jin] = checkPlausible(readPerson(BOY), readMeasurement('2026-01-10', '22kg'), []);
  expect(jin?.text).toBe('您填了 22，是不是 22 斤，也就是 11 公斤？');
  const [less] = checkPlausible(readPerson(BOY), readMeasurement('2026-01-10', '9kg'), [
    readMeasurement('2025-12-10', '10kg'),
  ]);
  expect(less?.text).toBe('上次 2025-12-10 是 10 公斤，这次填 9。再看一眼，没写错吧？');
});
