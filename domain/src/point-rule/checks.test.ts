import { toPlainDate } from '../shared/plain-date';
import { anomaliesOf, p99, zScore } from './anomalies';
import { CHECKS } from './scheme-parts';
import {
  type CheckFacts,
  doubtsOf,
  isDeviceOfOthers,
  isDrawn,
  isIdenticalRow,
  isImpossible,
  isInTheFuture,
  isOwnAward,
  isPhoneOfMany,
  isTooLate,
  isTooMany,
} from './checks';
import type { PointEvidence } from './types';

const NOON = new Date('2026-11-25T12:00:00+08:00').getTime();
const MINUTE = 60_000;
let no = 0;
const reading = (minutesAgo: number, bp = '130/80', told: Partial<PointEvidence> = {}): PointEvidence => {
  const [systolic = 0, diastolic = 0] = bp.split('/').map(Number);
  no += 1;
  return {
    evidenceId: `e${no}`,
    kind: 'reading',
    residentId: 'r',
    day: toPlainDate('2026-11-25'),
    at: new Date(NOON - minutesAgo * MINUTE),
    notedAt: new Date(NOON),
    writtenAt: null,
    source: 'device',
    topic: null,
    reading: { valid: true, value: { item: 'blood-pressure', systolic, diastolic } },
    deviceId: 'm1',
    staffId: null,
    accountId: 'a1',
    ...told,
  };
};
const rows = (count: number, bp: (index: number) => string, apart = 120) =>
  Array.from({ length: count }, (_, index) => reading((index + 1) * apart, bp(index)));

test.each([
  ['300/80', true],
  ['260/80', false],
  ['120/130', true],
  ['59/40', true],
  ['60/40', false],
])('%s impossible: %s', (bp, expected) => {
  expect(isImpossible(reading(0, bp))).toBe(expected);
});

test.each([
  ['four before', rows(4, () => '130/80'), true],
  ['three before', rows(3, () => '130/80'), false],
  ['the third differs', rows(6, (index) => (index === 2 ? '131/80' : '130/80')), false],
  ['the fifth before differs', rows(6, (index) => (index === 4 ? '131/80' : '130/80')), true],
])('the same five times: %s', (_, before, expected) => {
  expect(isIdenticalRow(reading(0), before, 5)).toBe(expected);
});

test.each([
  ['four after', [-120, -240, -360, -480], true],
  ['two before and two after', [-240, -120, 120, 240], true],
  ['three after', [-120, -240, -360], false],
])('the same five times, told of from the last to the first: %s', (_, minutes, expected) => {
  const others = minutes.map((ago) => reading(ago));
  expect(isIdenticalRow(reading(0), others, 5)).toBe(expected);
  expect(isIdenticalRow(reading(0), [...others, reading(60, '131/80'), reading(-60, '131/80')], 5)).toBe(false);
});

test.each([
  ['all after', -4, 12, true],
  ['all after, in more than an hour', -6, 12, false],
  ['all after, one too few', -4, 11, false],
])('too many an hour, told of from the last to the first: %s', (_, apart, count, expected) => {
  const others = rows(count, (index) => `${120 + index}/80`, apart);
  expect(isTooMany(reading(0), others, 12)).toBe(expected);
  const around = [
    ...rows(count / 2, (index) => `${120 + index}/80`, apart),
    ...rows(count / 2, () => '140/80', -apart),
  ];
  expect(isTooMany(reading(0), around, 12)).toBe(expected);
});

test.each([
  [-4, false],
  [-6, true],
  [0, false],
])('measured %d minutes before it was told: in the future %s', (minutes, expected) => {
  expect(isInTheFuture(reading(minutes))).toBe(expected);
  expect(isInTheFuture(reading(minutes, '130/80', { at: null }))).toBe(false);
  expect(isInTheFuture(reading(minutes, '130/80', { at: null, day: toPlainDate('2026-11-26') }))).toBe(true);
});

test.each([
  [72 * 60, null, false],
  [72 * 60 + 1, null, true],
  [100 * 60, 99 * 60, false],
  [100 * 60, 20 * 60, true],
])('measured %d minutes ago, written %s minutes ago: too late %s', (minutes, written, expected) => {
  const writtenAt = written === null ? null : new Date(NOON - written * MINUTE);
  expect(isTooLate(reading(minutes, '130/80', { writtenAt }), 72)).toBe(expected);
});

test.each([
  [11, 4, false],
  [12, 4, true],
  [12, 6, false],
])('%d others, %d minutes apart: too many an hour %s', (count, apart, expected) => {
  const others = rows(count, (index) => `${120 + index}/80`, apart);
  expect(isTooMany(reading(0), others, 12)).toBe(expected);
});

test.each([
  [['r', 'wife'], ['r', 'wife'], false],
  [['r', 'neighbour'], ['r', 'wife'], true],
  [[], ['r'], false],
])('a meter of %j in the household %j: of others %s', (deviceResidents, household, expected) => {
  expect(isDeviceOfOthers(reading(0), { deviceResidents, household })).toBe(expected);
});

test.each([
  [6, false],
  [7, true],
])('a phone of %d people: too many %s', (count, expected) => {
  const phoneResidents = Array.from({ length: count }, (_, index) => `r${index}`);
  expect(isPhoneOfMany(reading(0), { phoneResidents: [...phoneResidents, 'r0'] }, 6)).toBe(expected);
});

test.each([
  ['themself', 'r', true],
  ['a wife', 'wife', true],
  ['a stranger', 'x', false],
  ['nobody knows', null, false],
])('written by %s: own award %s', (_, staffResident, expected) => {
  expect(isOwnAward(reading(0, '130/80', { staffId: 's' }), { staffResident, household: ['r', 'wife'] })).toBe(
    expected,
  );
});

test('everything that is doubtful is said, in order; a clinic is not asked about meters and phones', () => {
  const facts: CheckFacts = {
    readings: rows(4, () => '270/80'),
    deviceResidents: ['x'],
    phoneResidents: Array.from({ length: 9 }, (_, index) => `r${index}`),
    household: ['r'],
    staffResident: null,
  };
  expect(
    doubtsOf(reading(80 * 60, '270/80'), { ...facts, readings: rows(4, () => '270/80', 90 * 60) }, CHECKS),
  ).toEqual(['impossible-value', 'identical-values', 'too-late', 'device-of-others', 'phone-of-many']);
  expect(doubtsOf(reading(80 * 60, '130/80', { source: 'clinic' }), facts, CHECKS)).toEqual([]);
  const lesson = { kind: 'lesson', source: 'typed', reading: null, deviceId: null } as const;
  expect(doubtsOf(reading(0, '', lesson), facts, CHECKS)).toEqual(['phone-of-many']);
  expect(doubtsOf(reading(0, '', { ...lesson, accountId: null }), facts, CHECKS)).toEqual([]);
});

test('two of a hundred are drawn, the same ones every time', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `award ${index}`);
  const drawn = ids.filter((id) => isDrawn(id, 2));
  expect(drawn.length).toBeGreaterThan(300);
  expect(drawn.length).toBeLessThan(500);
  expect(ids.filter((id) => isDrawn(id, 2))).toEqual(drawn);
  expect(ids.some((id) => isDrawn(id, 0))).toBe(false);
  expect(ids.every((id) => isDrawn(id, 100))).toBe(true);
});

test.each([
  ['five minutes ahead are forgiven', '2026-11-25T12:05:00+08:00', '2026-11-25', '2026-11-25T12:00:00+08:00', false],
  ['a moment more is not', '2026-11-25T12:05:00.001+08:00', '2026-11-25', '2026-11-25T12:00:00+08:00', true],
  ['told of as its day begins in Asia/Shanghai', null, '2026-11-26', '2026-11-26T00:00:00+08:00', false],
  ['half an hour into it', null, '2026-11-26', '2026-11-26T00:30:00+08:00', false],
  ['a moment before it', null, '2026-11-26', '2026-11-25T23:59:59.999+08:00', true],
] as const)('in the future: %s', (_, at, on, noted, expected) => {
  const told = { at: at === null ? null : new Date(at), day: toPlainDate(on), notedAt: new Date(noted) };
  expect(isInTheFuture(reading(0, '130/80', told))).toBe(expected);
});

test.each([
  ['twelve others within the hour', 59 * 60_000 + 59_999, true],
  ['the first of them a whole hour before', 60 * 60_000, false],
])('too many an hour: %s', (_, firstMsAgo, expected) => {
  const first = reading(0, '120/80', { at: new Date(NOON - firstMsAgo) });
  expect(isTooMany(reading(0), [first, ...rows(11, (index) => `${121 + index}/80`, 4)], 12)).toBe(expected);
});

describe('the monthly list', () => {
  test.each([
    [30, [10, 12, 8, 10], 10],
    [10, [10, 10, 10, 10], 0],
    [14, [10, 10, 10, 10], 4],
    [30, [10, 10, 10], null],
  ])('%d beside %j: z %s', (count, others, expected) => {
    const z = zScore(count, others);
    if (expected === null) expect(z).toBeNull();
    else expect(z).toBeGreaterThanOrEqual(expected);
  });

  test('p99 needs twenty workers', () => {
    expect(p99(Array.from({ length: 19 }, () => 1))).toBeNull();
    expect(p99(Array.from({ length: 200 }, (_, index) => index + 1))).toBe(198);
  });

  test.each([
    ['three deviations above the others', 13, 0, 'many-awards'],
    ['a little less', 12, 0, ''],
    ['three awards at night', 10, 3, 'at-night'],
    ['two', 10, 2, ''],
  ])('%s', (_, awards, atNight, expected) => {
    const others = ['a', 'b', 'c', 'd'].map((staffId) => ({ staffId, awards: 10, atNight: 0 }));
    const found = anomaliesOf([...others, { staffId: 'one', awards, atNight }]);
    expect(found.map(({ kind, staffId }) => `${staffId} ${kind}`).join()).toBe(expected && `one ${expected}`);
  });

  test('names who stands out and nobody else', () => {
    const workers = Array.from({ length: 24 }, (_, index) => ({
      staffId: `s${index}`,
      awards: 20 + (index % 5),
      atNight: 0,
    }));
    expect(anomaliesOf(workers)).toEqual([]);
    const odd = [...workers, { staffId: 'odd', awards: 90, atNight: 0 }, { staffId: 'owl', awards: 20, atNight: 3 }];
    expect(anomaliesOf(odd).map(({ kind, staffId }) => `${staffId} ${kind}`)).toEqual([
      'odd many-awards',
      'odd above-p99',
      'owl at-night',
    ]);
  });
});
