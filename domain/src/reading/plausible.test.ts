import { checkReading } from './plausible';
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
  ['glucose', sugar(6.1), 'fine'],
  ['low glucose is asked again and never refused', sugar(2.2), 'ask mmolL'],
  ['high glucose', sugar(21), 'ask mmolL'],
  ['mg/dL typed as mmol/L', sugar(110), 'refuse mmolL'],
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

test('the words name the value and the range', () => {
  expect(checkReading(bp(300, 80)).impossible[0]?.text).toBe('高压要在 60 到 260 毫米汞柱之间。');
  expect(checkReading(sugar(2.2)).unlikely[0]?.text).toBe('血糖 2.2 mmol/L很少见，再看一眼。');
});
