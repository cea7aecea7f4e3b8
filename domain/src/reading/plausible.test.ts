import { checkReading, farFromLast, READING_BACK_HOURS } from './plausible';
import type { ReadingValue } from './types';

const bp = (systolic: number, diastolic: number, pulse?: number): ReadingValue => ({
  item: 'blood-pressure',
  systolic,
  diastolic,
  pulse,
});
const sugar = (mmolL: number): ReadingValue => ({ item: 'glucose', mmolL, time: 'fasting' });

test.each<[string, ReadingValue, string]>([
  ['an ordinary pressure', bp(134, 84), 'fine'],
  ['with a pulse', bp(134, 84, 72), 'fine'],
  ['the highest that can be', bp(260, 120), 'ask systolic'],
  ['above it', bp(261, 120), 'refuse systolic'],
  ['the lowest that can be', bp(60, 45), 'ask systolic'],
  ['below it', bp(59, 45), 'refuse systolic'],
  ['the lower value at its end', bp(190, 160), 'ask diastolic'],
  ['beyond its end', bp(190, 161), 'refuse diastolic'],
  ['the two changed places', bp(84, 134), 'refuse diastolic'],
  ['both the same', bp(90, 90), 'refuse diastolic'],
  ['the edge of the usual', bp(200, 120), 'fine'],
  ['just outside it', bp(201, 100), 'ask systolic'],
  ['two rare values', bp(210, 125), 'ask systolic diastolic'],
  ['an unlikely pulse', bp(134, 84, 131), 'ask pulse'],
  ['an impossible pulse', bp(134, 84, 251), 'refuse pulse'],
  ['a meter that shows kilopascals', bp(18, 11), 'refuse systolic'],
  ['the highest of them', bp(35, 22), 'refuse systolic'],
  ['above them', bp(36, 22), 'refuse systolic diastolic'],
  ['glucose', sugar(6.1), 'fine'],
  ['low glucose is asked again and never refused', sugar(2.2), 'ask mmolL'],
  ['high glucose', sugar(21), 'ask mmolL'],
  ['mg/dL typed as mmol/L', sugar(110), 'refuse mmolL'],
  ['the lowest glucose a meter tells', sugar(0.6), 'ask mmolL'],
  ['below it', sugar(0.5), 'refuse mmolL'],
  ['the highest', sugar(50), 'ask mmolL'],
  ['above it', sugar(50.1), 'refuse mmolL'],
  ['the least usual glucose', sugar(3.5), 'fine'],
  ['the most usual', sugar(20), 'fine'],
  ['the slowest pulse', bp(134, 84, 25), 'ask pulse'],
  ['below it', bp(134, 84, 24), 'refuse pulse'],
  ['the lower number at its least', bp(120, 30), 'ask diastolic'],
  ['below it', bp(120, 29), 'refuse diastolic'],
  ['the lightest', { item: 'weight', kg: 20 }, 'ask kg'],
  ['the heaviest', { item: 'weight', kg: 350 }, 'ask kg'],
  ['above it', { item: 'weight', kg: 350.1 }, 'refuse kg'],
  ['the least waist', { item: 'waist', cm: 35 }, 'ask cm'],
  ['the greatest', { item: 'waist', cm: 220 }, 'ask cm'],
  ['above it', { item: 'waist', cm: 220.1 }, 'refuse cm'],
  ['weight', { item: 'weight', kg: 66 }, 'fine'],
  ['weight in 斤', { item: 'weight', kg: 152 }, 'ask kg'],
  ['no adult', { item: 'weight', kg: 19.9 }, 'refuse kg'],
  ['waist', { item: 'waist', cm: 86 }, 'fine'],
  ['waist in 尺', { item: 'waist', cm: 2.6 }, 'refuse cm'],
  ['waist in inches', { item: 'waist', cm: 36 }, 'ask cm'],
])('%s', (_, reading, said) => {
  const { impossible, unlikely } = checkReading(reading);
  const fields = (remarks: { field: string }[]) => remarks.map(({ field }) => field).join(' ');
  const found = impossible.length
    ? `refuse ${fields(impossible)}`
    : unlikely.length
      ? `ask ${fields(unlikely)}`
      : 'fine';
  expect(found).toBe(said);
});

test('a reading may be three days old', () => {
  expect(READING_BACK_HOURS).toBe(72);
});

test('the words name the value and the range', () => {
  expect(checkReading(bp(300, 80)).impossible[0]?.text).toBe('高压要在 60 到 260 毫米汞柱之间。');
  expect(checkReading(sugar(2.2)).unlikely[0]?.text).toBe('血糖 2.2 mmol/L 很少见，再看一眼。');
});

test('the heart is named as on the page, and kilopascals by their name', () => {
  expect(checkReading(bp(134, 84, 2)).impossible[0]?.text).toBe('心跳要在 25 到 250 次/分之间。');
  expect(checkReading(bp(18, 11)).impossible).toEqual([
    { field: 'systolic', text: '这像是千帕的数。把血压计换成毫米汞柱（mmHg），照那个填。' },
  ]);
});

const kg = (value: number): ReadingValue => ({ item: 'weight', kg: value });
const cm = (value: number): ReadingValue => ({ item: 'waist', cm: value });

test.each<[string, ReadingValue, ReadingValue | undefined, string | undefined]>([
  ['nothing before', kg(132), undefined, undefined],
  ['斤 instead of 公斤', kg(132), kg(66.3), '上次 66.3 公斤，这次差得多。是不是写成了斤？'],
  ['公斤 instead of 斤', kg(33), kg(66), '上次 66 公斤，这次差得多。体重写的是公斤吗？'],
  ['a slip of the finger', kg(86), kg(66), '上次 66 公斤，这次差得多。再看一眼。'],
  ['a little heavier', kg(75.8), kg(66), undefined],
  ['just far', kg(75.9), kg(66), '上次 66 公斤，这次差得多。再看一眼。'],
  ['just far the other way', kg(56.1), kg(66), '上次 66 公斤，这次差得多。再看一眼。'],
  ['a waist', cm(110), cm(86), '上次 86 厘米，这次差得多。再看一眼。'],
  ['a waist like it', cm(103), cm(86), undefined],
  ['a weight after a waist', kg(132), cm(86), undefined],
  ['a pressure may change', bp(190, 100), bp(120, 70), undefined],
])('after the last one: %s', (_, now, last, said) => expect(farFromLast(now, last)[0]?.text).toBe(said));
