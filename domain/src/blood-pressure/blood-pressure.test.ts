/** The vectors of fact sheet §3.6 and §11 (BP), and those of the guideline of 2025. */
import fc from 'fast-check';
import { DEFAULT_READING_CONFIG } from '../reading/config';
import { addDays, ageInYears, toPlainDate } from '../shared/plain-date';
import { pressureAlarm } from './alarm';
import { classifyPressure } from './classify';
import { homeMean } from './home-mean';
import { meanPressure } from './mean';
import { PRESSURE_PROFILES } from './profiles-table';
import { sessionOf } from './session';
import { pressureGoalOf, profileOn } from './targets';
import type { HomeProtocolName, HomeValue, Pressure } from './types';

const bp = (text: string): Pressure => {
  const [systolic = Number.NaN, diastolic = Number.NaN] = text.split('/').map(Number);
  return { systolic, diastolic };
};
const written = ({ systolic, diastolic }: Pressure): string => `${systolic}/${diastolic}`;

// where | value | class, grade
test.each<[string, 'office' | 'home', string, string]>([
  ['normal', 'office', '119/79', 'normal'],
  ['the first raised-normal upper number', 'office', '120/70', 'high-normal'],
  ['the first raised-normal lower number', 'office', '110/80', 'high-normal'],
  ['the last of it', 'office', '139/89', 'high-normal'],
  ['rounds up to 140: high', 'office', '139.5/80', 'high 1 upper only'],
  ['just not', 'office', '139.4/80', 'high-normal'],
  ['lower number alone', 'office', '130/90', 'high 1'],
  ['grade 1 ends', 'office', '159/99', 'high 1'],
  ['grade 2 by the upper number', 'office', '160/85', 'high 2 upper only'],
  ['grade 2 by the lower number', 'office', '145/100', 'high 2'],
  ['grade 2 ends', 'office', '179/109', 'high 2'],
  ['grade 3 by the upper number', 'office', '180/90', 'high 3'],
  ['grade 3 by the lower number', 'office', '150/110', 'high 3'],
  ['at home below both lines', 'home', '134/84', 'normal'],
  ['at home a mean of 134.4/84.4', 'home', '134.4/84.4', 'normal'],
  ['at home a mean of 134.5', 'home', '134.5/80', 'high upper only'],
  ['at home by the lower number', 'home', '120/85', 'high'],
  ['no grade at home', 'home', '185/115', 'high'],
  ['no raised-normal at home', 'home', '125/82', 'normal'],
])('%s', (_, setting, value, expected) => {
  const found = classifyPressure({ pressure: bp(value), setting, ageYears: 50, pregnant: false });
  if (!found.judged) throw new Error(found.why);
  const { name, grade, isolatedSystolic } = found;
  expect([name, grade, isolatedSystolic ? 'upper only' : null].filter((one) => one !== null).join(' ')).toBe(expected);
});

test.each<[string, number, boolean, string]>([
  ['17 years', 17, false, 'under-18'],
  ['pregnant', 30, true, 'pregnant'],
  ['17 and pregnant', 17, true, 'under-18'],
])('%s: not judged by the tables of grown-ups', (_, ageYears, pregnant, why) => {
  const pressure = bp('150/95');
  expect(classifyPressure({ pressure, setting: 'office', ageYears, pregnant })).toEqual({ judged: false, why });
});

// first, second, third | what to do
test.each<[string, string, string]>([
  ['nothing yet', '', 'one more: first'],
  ['one reading', '138/84', 'one more: second, 138/84 so far'],
  ['two close ones', '138/84 134/82', '136/83 of 2'],
  ['ten apart is still close', '140/84 130/82', '135/83 of 2'],
  ['eleven apart', '141/84 130/82', 'one more: differs, 136/83 so far'],
  ['the lower numbers ten apart', '140/94 138/84', '139/89 of 2'],
  ['the lower numbers apart', '140/96 138/84', 'one more: differs, 139/90 so far'],
  ['the third decides', '150/90 136/84 134/82', '140/85 of 3'],
  ['a fourth does not count', '150/90 136/84 134/82 100/60', '140/85 of 3'],
  ['halves go up', '139/80 140/81', '140/81 of 2'],
])('sitting: %s', (_, readings, expected) => {
  const found = sessionOf(readings.split(' ').filter(Boolean).map(bp));
  const said =
    found.state === 'done'
      ? `${written(found.mean)} of ${found.of}`
      : `one more: ${found.why}${found.soFar ? `, ${written(found.soFar)} so far` : ''}`;
  expect(said).toBe(expected);
});

const ON = toPlainDate('2026-11-22');

/** `134/84×2` on each of the days back from ON, oldest first; a bare word is a day without. */
const homeValues = (days: string): HomeValue[] =>
  days
    .trim()
    .split(/\s+/)
    .reverse()
    .flatMap((day, back) => {
      const [value = '', times = '1'] = day.split('×');
      if (value === '-') return [];
      return Array.from({ length: Number(times) }, (_, index) => ({
        on: addDays(ON, -back),
        minuteOfDay: 420 + index,
        ...bp(value),
      }));
    });

// protocol | a day each, oldest first | mean, days and values used
test.each<[string, HomeProtocolName, string, string]>([
  ['twelve values in three days', 'JC-2025', '130/80×4 130/80×4 130/80×4', '130/80 of 12 in 3 days'],
  ['eleven are not enough', 'JC-2025', '130/80×4 130/80×4 130/80×3', 'not enough: 0 days, 1 values missing'],
  ['twelve in two days are not', 'JC-2025', '130/80×6 130/80×6', 'not enough: 1 days, 0 values missing'],
  [
    'six days of four',
    'JC-2025',
    '136/82×4 136/82×4 136/82×4 136/82×4 136/82×4 136/82×4',
    '136/82 of 24 in 6 days high',
  ],
  ['all values count, not days', 'JC-2025', '150/90×2 130/80×4 130/80×6', '133/82 of 12 in 3 days'],
  ['134.4 and 84.4 are 134/84', 'JC-2025', '134/84×6 134/84×1 135/85×5', '134/84 of 12 in 3 days'],
  ['134.5 is 135', 'JC-2025', '134/80×4 134/80×2 135/80×6', '135/80 of 12 in 3 days high'],
  [
    'eight days ago does not count',
    'JC-2025',
    '190/110×4 - - - - 130/80×4 130/80×4 130/80×4',
    '130/80 of 12 in 3 days',
  ],
  ['the first day is left out', 'HBPM', '160/100×4 130/80×4 130/80×4', '130/80 of 8 in 2 days'],
  [
    'six of seven days',
    'HBPM',
    '160/100×4 130/80×4 130/80×4 130/80×4 130/80×4 130/80×4 130/80×4',
    '130/80 of 24 in 6 days',
  ],
  ['two days are not enough', 'HBPM', '130/80×4 130/80×4', 'not enough: 1 days, 0 values missing'],
  ['both protocols differ: all of it', 'JC-2025', '160/100×4 130/80×4 130/80×4', '140/87 of 12 in 3 days high'],
  ['steady: one day a week', 'HBPM-stable', '128/78×4', '128/78 of 4 in 1 days'],
  ['steady: one value is not', 'HBPM-stable', '128/78×1', 'not enough: 0 days, 1 values missing'],
  ['nothing', 'JC-2025', '-', 'not enough: 3 days, 12 values missing'],
])('home: %s', (_, protocol, days, expected) => {
  const found = homeMean(homeValues(days), protocol, ON);
  const said =
    found.state === 'valid'
      ? `${written(found.mean)} of ${found.values} in ${found.days} days${found.isHigh ? ' high' : ''}`
      : `not enough: ${found.daysMissing} days, ${found.valuesMissing} values missing`;
  expect(said).toBe(expected);
  expect(found.protocol).toBe(protocol);
});

test('the same instant twice is one value', () => {
  const values = homeValues('130/80×4 130/80×4 130/80×4');
  expect(homeMean([...values, ...values.slice(0, 3)], 'JC-2025', ON)).toEqual(homeMean(values, 'JC-2025', ON));
  expect(homeMean([...values.slice(1), ...values.slice(1, 2)], 'JC-2025', ON).state).toBe('not-enough');
});

test('the same values at times nobody knows are each one value', () => {
  const value = { ...bp('130/80'), on: ON, minuteOfDay: null };
  const days = [0, 1, 2].flatMap((back) => [1, 2, 3, 4].map(() => ({ ...value, on: addDays(ON, -back) })));
  expect(homeMean(days, 'JC-2025', ON)).toMatchObject({ state: 'valid', values: 12 });
});

test('two values of one minute that differ are two', () => {
  const values = homeValues('130/80×4 130/80×4 130/80×3');
  const [first] = values;
  if (!first) throw new Error('no value');
  expect(homeMean([...values, { ...first, systolic: 131 }], 'JC-2025', ON).state).toBe('valid');
});

test('days to come do not count', () => {
  const values = homeValues('130/80×4 130/80×4 130/80×4');
  expect(homeMean(values, 'JC-2025', addDays(ON, -1)).state).toBe('not-enough');
});

// profile | age | target, and better where it is borne
test.each<[string, 'NBPHS-2017' | 'JC-2020' | 'JC-2025' | 'WST872-2025', number, string]>([
  ['the services of 2017, 64 years', 'NBPHS-2017', 64, '140/90'],
  ['65 years', 'NBPHS-2017', 65, '150/90, better 140/90'],
  ['90 years', 'NBPHS-2017', 90, '150/90, better 140/90'],
  ['the guideline of 2020, 64 years', 'JC-2020', 64, '140/90'],
  ['65 years', 'JC-2020', 65, '150/90'],
  ['80 years', 'JC-2020', 80, '150/90'],
  ['the guideline of 2025, 64 years', 'JC-2025', 64, '130/80'],
  ['79 years', 'JC-2025', 79, '130/80'],
  ['80 years', 'JC-2025', 80, '150/90, better 140/90'],
  ['the standard of 2025, 79 years', 'WST872-2025', 79, '130/80'],
  ['80 years', 'WST872-2025', 80, '150/90, better 140/90'],
])('target: %s (%s)', (_, pressureProfile, ageYears, expected) => {
  const person = { ageYears, pregnant: false, hypertension: true, personalTarget: null, on: ON };
  const found = pressureGoalOf(person, { pressureProfiles: PRESSURE_PROFILES, pressureProfile });
  const line = (target: { systolicBelow: number; diastolicBelow: number }): string =>
    `${target.systolicBelow}/${target.diastolicBelow}`;
  expect(found && `${line(found.goal)}${found.tolerated ? `, better ${line(found.tolerated)}` : ''}`).toBe(expected);
});

test.each<[string, string, string]>([
  ['before all of them', '2010-01-01', 'NBPHS-2017'],
  ['the guideline of 2020 holds only by name', '2021-06-01', 'NBPHS-2017'],
  ['before the guideline', '2025-08-31', 'NBPHS-2017'],
  ['the guideline of 2025', '2025-09-01', 'JC-2025'],
  ['the day before the standard', '2026-02-28', 'JC-2025'],
  ['the standard is in force', '2026-03-01', 'WST872-2025'],
  ['today', '2026-11-22', 'WST872-2025'],
])('by the day: %s', (_, day, profile) => {
  expect(profileOn(DEFAULT_READING_CONFIG, toPlainDate(day))?.profile).toBe(profile);
});

test.each<[string, string, number]>([
  ['79 years and 364 days', '2026-11-21', 130],
  ['the 80th birthday', '2026-11-22', 150],
])('the target changes on the birthday: %s', (_, day, systolicBelow) => {
  const on = toPlainDate(day);
  const person = { pregnant: false, hypertension: true, personalTarget: null, on };
  const ageYears = ageInYears(toPlainDate('1946-11-22'), on);
  const profiles = { pressureProfiles: PRESSURE_PROFILES, pressureProfile: 'JC-2025' as const };
  expect(pressureGoalOf({ ...person, ageYears }, profiles)?.goal.systolicBelow).toBe(systolicBelow);
});

test.each<[string, { ageYears?: number; pregnant?: boolean; hypertension?: boolean; personal?: boolean }, string]>([
  ['the doctor’s own first', { personal: true }, '135/85 personal'],
  ['the doctor’s own in pregnancy, too', { personal: true, pregnant: true }, '135/85 personal'],
  ['the doctor’s own below 18, too', { personal: true, ageYears: 16 }, '135/85 personal'],
  ['not known to have it', { hypertension: false }, 'none'],
  ['pregnant', { pregnant: true }, 'none'],
  ['17 years', { ageYears: 17 }, 'none'],
  ['18 years', { ageYears: 18 }, '130/80'],
])('whose target: %s', (_, { personal, ...told }, expected) => {
  const personalTarget = personal ? { systolicBelow: 135, diastolicBelow: 85 } : null;
  const person = { ageYears: 60, pregnant: false, hypertension: true, on: ON, ...told, personalTarget };
  const found = pressureGoalOf(person, DEFAULT_READING_CONFIG);
  const said = found
    ? `${found.goal.systolicBelow}/${found.goal.diastolicBelow}${found.isPersonal ? ' personal' : ''}`
    : 'none';
  expect(said).toBe(expected);
});

type Told = { symptoms?: 'headache' | 'chest-pain' | 'vision'; again?: boolean; pregnant?: boolean };
test.each<[string, string, Told, string]>([
  ['182/100, nothing felt', '182/100', {}, 'rest-and-again, call doctor, again 5'],
  ['182/100 with chest pain', '182/100', { symptoms: 'chest-pain' }, 'ambulance, call 120, again null'],
  ['182/100 with headache', '182/100', { symptoms: 'headache' }, 'ambulance, call 120, again null'],
  ['the lower number alone', '150/110', {}, 'rest-and-again, call doctor, again 5'],
  ['rounds up to the line', '179.5/100', {}, 'rest-and-again, call doctor, again 5'],
  ['just below both lines', '179/109', {}, 'none'],
  ['just below with a headache', '179/109', { symptoms: 'headache' }, 'none'],
  ['chest pain at any pressure', '130/80', { symptoms: 'chest-pain' }, 'ambulance, call 120, again null'],
  ['still so after the rest', '184/102', { again: true }, 'still-very-high, call doctor, again null'],
  ['after the rest it is lower', '168/98', { again: true }, 'none'],
  ['pregnant from 140', '140/80', { pregnant: true }, 'pregnant-high, call doctor, again null'],
  ['pregnant from 90', '130/90', { pregnant: true }, 'pregnant-high, call doctor, again null'],
  ['pregnant, just below', '139/89', { pregnant: true }, 'none'],
  ['pregnant with blurred sight', '142/90', { pregnant: true, symptoms: 'vision' }, 'ambulance, call 120, again null'],
  ['low with a headache is no ambulance', '85/50', { symptoms: 'headache' }, 'low-pressure, call null, again 5'],
  ['low with chest pain is', '85/50', { symptoms: 'chest-pain' }, 'ambulance, call 120, again null'],
  ['a low lower number alone', '100/50', {}, 'none'],
  ['low, rounded up to the line', '89.5/60', {}, 'none'],
  ['low', '89/60', {}, 'low-pressure, call null, again 5'],
  ['the low line is not low', '90/60', {}, 'none'],
])('alarm: %s', (_, value, { symptoms, again, pregnant }, expected) => {
  const found = pressureAlarm({
    pressure: bp(value),
    symptoms: symptoms ? [symptoms] : [],
    again: again ?? false,
    pregnant: pregnant ?? false,
  });
  const said = found ? `${found.kind}, call ${found.call}, again ${found.againAfterMinutes}` : 'none';
  expect(said).toBe(expected);
});

test.each<[string, string, string]>([
  ['pregnant and raised', '150/95', 'alarm.doctor-today'],
  ['pregnant from 180', '180/95', 'alarm.hospital-now'],
  ['pregnant from 110', '150/110', 'alarm.hospital-now'],
])('%s: first of all %s', (_, value, step) => {
  const found = pressureAlarm({ pressure: bp(value), symptoms: [], again: false, pregnant: true });
  expect(found?.steps[0]?.id).toBe(step);
});

const Pressures = fc.record({
  systolic: fc.integer({ min: 60, max: 260 }),
  diastolic: fc.integer({ min: 30, max: 160 }),
});
const GRADE = { normal: 0, 'high-normal': 1, high: 2 } as const;

test('a higher number never makes a lower class, and the higher of both counts', () => {
  fc.assert(
    fc.property(
      Pressures,
      fc.nat(30),
      fc.constantFrom<'office' | 'home'>('office', 'home'),
      (pressure, more, setting) => {
        const classed = (one: Pressure): number => {
          const found = classifyPressure({ pressure: one, setting, ageYears: 50, pregnant: false });
          return found.judged ? GRADE[found.name] * 10 + (found.grade ?? 0) : -1;
        };
        const here = classed(pressure);
        expect(classed({ ...pressure, systolic: pressure.systolic + more })).toBeGreaterThanOrEqual(here);
        expect(classed({ ...pressure, diastolic: pressure.diastolic + more })).toBeGreaterThanOrEqual(here);
        const alone = [classed({ ...pressure, diastolic: 30 }), classed({ ...pressure, systolic: 60 })];
        expect(here).toBe(Math.max(...alone));
      },
    ),
  );
});

test('a mean lies between the least and the greatest, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(Pressures, { minLength: 1, maxLength: 30 }), (values) => {
      const mean = meanPressure(values);
      const uppers = values.map(({ systolic }) => systolic);
      expect(mean?.systolic).toBeGreaterThanOrEqual(Math.min(...uppers));
      expect(mean?.systolic).toBeLessThanOrEqual(Math.max(...uppers));
      expect(meanPressure([...values].reverse())).toEqual(mean);
    }),
  );
});
