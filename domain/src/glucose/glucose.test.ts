/** The vectors of fact sheet §4.2 and §11 (DM). */
import fc from 'fast-check';
import type { AlarmSymptom, GlucoseTime } from '../reading/types';
import { glucoseAlarm } from './alarm';
import { mmolFromMgDl } from './convert';
import { type GlucosePerson, judgeGlucose } from './judge';

const WHO: Readonly<Record<string, GlucosePerson>> = {
  diabetic: { ageYears: 60, pregnant: false, diabetes: true, personalTarget: null },
  anybody: { ageYears: 60, pregnant: false, diabetes: false, personalTarget: null },
  pregnant: { ageYears: 30, pregnant: true, diabetes: false, personalTarget: null },
  'pregnant diabetic': { ageYears: 30, pregnant: true, diabetes: true, personalTarget: null },
  child: { ageYears: 12, pregnant: false, diabetes: true, personalTarget: null },
  eighteen: { ageYears: 18, pregnant: false, diabetes: true, personalTarget: null },
  'eighteen and well': { ageYears: 18, pregnant: false, diabetes: false, personalTarget: null },
  'below 7 always': {
    ageYears: 60,
    pregnant: false,
    diabetes: true,
    personalTarget: { fastingFrom: 4.4, fastingBelow: 6.5, otherBelow: 7 },
  },
  'own target': {
    ageYears: 82,
    pregnant: false,
    diabetes: true,
    personalTarget: { fastingFrom: 5, fastingBelow: 8.5, otherBelow: 12 },
  },
};

// who | when | mmol/L | state
test.each(
  `
  diabetic  | fasting   | 3.9   | too-low
  diabetic  | fasting   | 3.94  | too-low
  diabetic  | fasting   | 3.95  | below-target
  diabetic  | fasting   | 4.0   | below-target
  diabetic  | fasting   | 4.3   | below-target
  diabetic  | fasting   | 4.4   | in-target
  diabetic  | fasting   | 6.9   | in-target
  diabetic  | fasting   | 7.0   | above-target disputed
  diabetic  | fasting   | 6.99  | above-target disputed
  diabetic  | fasting   | 7.1   | above-target
  diabetic  | fasting   | 13.8  | above-target
  diabetic  | fasting   | 13.9  | far-above
  diabetic  | fasting   | 16.6  | far-above
  diabetic  | fasting   | 16.7  | alarm-high
  diabetic  | two-hours | 3.9   | too-low
  diabetic  | two-hours | 4.0   | in-target
  diabetic  | two-hours | 4.3   | in-target
  diabetic  | two-hours | 7.0   | in-target
  diabetic  | two-hours | 9.9   | in-target
  diabetic  | two-hours | 10.0  | above-target
  diabetic  | random    | 9.9   | in-target
  diabetic  | random    | 10.0  | above-target
  diabetic  | random    | 16.7  | alarm-high
  anybody   | fasting   | 3.9   | too-low
  anybody   | fasting   | 4.0   | usual
  anybody   | fasting   | 6.0   | usual
  anybody   | fasting   | 6.1   | a-little-high
  anybody   | fasting   | 6.9   | a-little-high
  anybody   | fasting   | 7.0   | see-doctor
  anybody   | two-hours | 7.7   | usual
  anybody   | two-hours | 7.8   | a-little-high
  anybody   | two-hours | 11.0  | a-little-high
  anybody   | two-hours | 11.1  | see-doctor
  anybody   | random    | 11.0  | usual
  anybody   | random    | 11.1  | see-doctor
  anybody   | random    | 16.6  | see-doctor
  anybody   | random    | 16.7  | alarm-high
  own target | fasting  | 4.9   | below-target
  own target | fasting  | 7.0   | in-target
  own target | fasting  | 8.5   | above-target
  own target | random   | 11.9  | in-target
  own target | random   | 12.0  | above-target
  own target | random   | 4.9   | in-target
  own target | fasting  | 13.9  | far-above
  pregnant  | fasting   | 5.5   | unjudged
  pregnant  | fasting   | 3.9   | too-low
  pregnant diabetic | fasting | 7.5 | unjudged
  child     | fasting   | 9.0   | unjudged
  child     | fasting   | 16.7  | alarm-high
  eighteen  | fasting   | 9.0   | above-target
  eighteen and well | fasting | 5.5 | usual
  below 7 always | random | 7.0 | above-target
  below 7 always | fasting | 7.0 | above-target
  own target | fasting | 7.0 | in-target
`
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s %s %s: %s', (who = '', time = '', mmolL = '', expected = '') => {
  const person = WHO[who];
  if (!person) throw new Error(who);
  const { state, isDisputed } = judgeGlucose({ mmolL: Number(mmolL), time: time as GlucoseTime, person });
  expect(`${state}${isDisputed ? ' disputed' : ''}`).toBe(expected);
});

test.each([
  [126, 7],
  [70, 3.9],
  [72, 4],
  [180, 10],
  [300, 16.6],
  [301, 16.7],
  [100, 5.5],
])('%d mg/dL is %d', (mgDl, mmolL) => {
  expect(mmolFromMgDl(mgDl)).toBe(mmolL);
});

interface Told {
  time?: GlucoseTime;
  symptoms?: AlarmSymptom[];
  again?: boolean;
  pregnant?: boolean;
}
test.each<[string, number, Told, string]>([
  ['3.9', 3.9, {}, 'low-glucose, call doctor, again 15'],
  ['4.0', 4, {}, 'none'],
  ['16.6', 16.6, {}, 'none'],
  ['16.7', 16.7, {}, 'high-glucose, call doctor, again null'],
  ['16.65 is shown as 16.7', 16.65, {}, 'high-glucose, call doctor, again null'],
  ['at any time of day', 16.7, { time: 'random' }, 'high-glucose, call doctor, again null'],
  ['low, in a cold sweat: sugar first', 3.5, { symptoms: ['sweating'] }, 'low-glucose, call doctor, again 15'],
  ['low and not to be woken', 2.4, { symptoms: ['consciousness'] }, 'ambulance, call 120, again null'],
  ['low again after the sugar', 3.6, { again: true }, 'still-low-glucose, call doctor, again 15'],
  ['high and vomiting', 18, { symptoms: ['vomiting'] }, 'ambulance, call 120, again null'],
  ['high with palpitations alone', 18, { symptoms: ['palpitations'] }, 'high-glucose, call doctor, again null'],
  ['breathing deep and fast at 12', 12, { symptoms: ['deep-breath'] }, 'ambulance, call 120, again null'],
  ['smelling of apples at 12', 12, { symptoms: ['fruity-breath'] }, 'ambulance, call 120, again null'],
  ['chest pain at any glucose', 5.5, { symptoms: ['chest-pain'] }, 'ambulance, call 120, again null'],
  ['vomiting alone at 12', 12, { symptoms: ['vomiting'] }, 'none'],
  ['high, after an hour still', 17, { again: true }, 'high-glucose, call doctor, again null'],
  ['low and breathing deep and fast', 3.5, { symptoms: ['deep-breath'] }, 'ambulance, call 120, again null'],
  ['low and speaking badly', 2.9, { symptoms: ['speech'] }, 'ambulance, call 120, again null'],
  ['pregnant, high and vomiting', 17, { pregnant: true, symptoms: ['vomiting'] }, 'ambulance, call 120, again null'],
  [
    'pregnant, raised after a meal',
    7.8,
    { time: 'two-hours', pregnant: true },
    'pregnant-high, call doctor, again null',
  ],
  ['pregnant, not raised after a meal', 7.7, { time: 'two-hours', pregnant: true }, 'none'],
  ['pregnant and raised', 6.1, { pregnant: true }, 'pregnant-high, call doctor, again null'],
  ['pregnant and not', 6, { pregnant: true }, 'none'],
])('alarm: %s', (_, mmolL, { time, symptoms, again, pregnant }, expected) => {
  const found = glucoseAlarm({
    mmolL,
    time: time ?? 'fasting',
    symptoms: symptoms ?? [],
    again: again ?? false,
    pregnant: pregnant ?? false,
  });
  expect(found ? `${found.kind}, call ${found.call}, again ${found.againAfterMinutes}` : 'none').toBe(expected);
});

test('nobody who cannot be woken is fed', () => {
  const found = glucoseAlarm({ mmolL: 2, time: 'random', symptoms: ['consciousness'], again: false, pregnant: false });
  const steps = found?.steps.map(({ id }) => id) ?? [];
  expect(steps).toContain('alarm.no-food');
  expect(steps.some((id) => id.startsWith('alarm.sugar'))).toBe(false);
});

test('who is low, awake and in need of help calls 120 first, then eats sugar', () => {
  const found = glucoseAlarm({ mmolL: 2.9, time: 'random', symptoms: ['speech'], again: true, pregnant: false });
  expect(found?.steps.map(({ id }) => id)).toEqual([
    'alarm.call-120',
    'alarm.sugar-now',
    'alarm.stay-with',
    'alarm.no-feeding',
  ]);
});

const ORDER = [
  'too-low',
  'below-target',
  'in-target',
  'usual',
  'a-little-high',
  'above-target',
  'see-doctor',
  'far-above',
  'alarm-high',
];

test('more sugar never stands lower', () => {
  const Who = fc.constantFrom(...['diabetic', 'anybody', 'own target'].flatMap((who) => WHO[who] ?? []));
  const Time = fc.constantFrom<GlucoseTime>('fasting', 'two-hours', 'random');
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 300 }), fc.nat(100), Who, Time, (tenths, more, person, time) => {
      const at = (value: number): number => ORDER.indexOf(judgeGlucose({ mmolL: value / 10, time, person }).state);
      expect(at(tenths + more)).toBeGreaterThanOrEqual(at(tenths));
    }),
  );
});
