/** What may be rewarded as reached: the targets of the readings' pages, and never a weight or a waist of who expects a child. */
import { DEFAULT_READING_CONFIG } from '@kangban/domain/reading/config';
import type { ReadingPerson } from '@kangban/domain/reading/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { goalsOf } from './goals';

const ON = toPlainDate('2026-11-22');
const PLAIN: ReadingPerson = {
  birthDate: toPlainDate('1971-04-01'),
  sex: 'female',
  pregnant: false,
  hypertension: false,
  diabetes: false,
  personalPressure: null,
  personalGlucose: null,
  personalWeight: null,
  personalWaist: null,
  heightCm: 160,
};
const ILL = { hypertension: true, diabetes: true } as const;
const AGREED = {
  personalPressure: { systolicBelow: 130, diastolicBelow: 80 },
  personalGlucose: { fastingFrom: 5, fastingBelow: 8, otherBelow: 12 },
  personalWeight: { lowKg: 55, highKg: 60 },
  personalWaist: { belowCm: 82 },
} as const;

const said = (told: Partial<ReadingPerson>): string =>
  goalsOf({ person: { ...PLAIN, ...told }, config: DEFAULT_READING_CONFIG }, ON)
    .map(({ measure, words }) => `${measure} ${words}`)
    .join('; ');

test.each<[string, Partial<ReadingPerson>, string]>([
  ['nothing known', {}, ''],
  ['both illnesses at 55', ILL, 'blood-pressure 低于 130/80; glucose 空腹 4.4 到 7 以下'],
  [
    '79 years',
    { ...ILL, birthDate: toPlainDate('1946-11-23') },
    'blood-pressure 低于 130/80; glucose 空腹 4.4 到 7 以下',
  ],
  [
    '80 today',
    { ...ILL, birthDate: toPlainDate('1946-11-22') },
    'blood-pressure 低于 150/90; glucose 空腹 4.4 到 7 以下',
  ],
  ['17 years', { ...ILL, birthDate: toPlainDate('2008-11-23') }, ''],
  ['expecting a child', { ...ILL, pregnant: true }, ''],
  [
    'the doctor’s own',
    { ...ILL, ...AGREED },
    'blood-pressure 低于 130/80; glucose 空腹 5 到 8 以下; weight 55 到 60 公斤; waist 低于 82 厘米',
  ],
  [
    'the doctor’s own, expecting a child',
    { ...ILL, ...AGREED, pregnant: true },
    'blood-pressure 低于 130/80; glucose 空腹 5 到 8 以下',
  ],
])('%s', (_, told, expected) => {
  expect(said(told)).toBe(expected);
});
