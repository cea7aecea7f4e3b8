import { targetFault, type TargetToSet } from './target-fault';

const elder = { ageYears: 71, heightCm: 168 };
const grown = { ageYears: 40, heightCm: 168 };
const pressure = (systolicBelow: number, diastolicBelow: number): TargetToSet => ({
  item: 'blood-pressure',
  systolicBelow,
  diastolicBelow,
});
const sugar = (fastingFrom: number, fastingBelow: number, otherBelow: number): TargetToSet => ({
  item: 'glucose',
  fastingFrom,
  fastingBelow,
  otherBelow,
});
const weight = (lowKg: number, highKg: number): TargetToSet => ({ item: 'weight', lowKg, highKg });

test.each<[string, TargetToSet, typeof elder | { ageYears: number; heightCm: null }, string | undefined]>([
  ['140/90', pressure(140, 90), elder, undefined],
  ['the lowest', pressure(110, 60), elder, undefined],
  ['below it', pressure(109, 60), elder, 'harmful'],
  ['the highest', pressure(160, 100), elder, undefined],
  ['above it', pressure(161, 100), elder, 'harmful'],
  ['a lower number that is too high', pressure(140, 101), elder, 'harmful'],
  ['4.4 to 7.0, else below 10', sugar(4.4, 7, 10), elder, undefined],
  ['a sugar at which one faints', sugar(3.9, 7, 10), elder, 'harmful'],
  ['the wrong way round', sugar(6, 5.8, 10), elder, 'harmful'],
  ['after a meal below fasting', sugar(4.4, 10, 9), elder, 'harmful'],
  ['fasting as high as else', sugar(4.4, 8, 8), elder, undefined],
  ['BMI 19.9 on the 65th birthday', weight(56.1, 66), { ...elder, ageYears: 65 }, 'harmful'],
  ['and the day before', weight(56.1, 66), { ...elder, ageYears: 64 }, undefined],
  ['BMI 20 of an elder', weight(56.4, 66), elder, undefined],
  ['below BMI 20 of an elder', weight(55, 66), elder, 'harmful'],
  ['the same of somebody grown up', weight(55, 66), grown, undefined],
  ['too light for anybody', weight(50, 66), grown, 'harmful'],
  ['no height', weight(40, 50), { ageYears: 40, heightCm: null }, undefined],
  ['no height, too light', weight(39.9, 50), { ageYears: 40, heightCm: null }, 'harmful'],
  ['a weight from above to below', weight(66, 60), grown, 'harmful'],
  ['a waist', { item: 'waist', belowCm: 90 }, elder, undefined],
  ['a waist in 尺', { item: 'waist', belowCm: 2.7 }, elder, 'harmful'],
])('%s', (_, target, body, fault) => {
  expect(targetFault(target, body)).toBe(fault);
});
