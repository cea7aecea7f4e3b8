/**
 * A source is shown to people as they may look it up: `依据：国家基层高血压防治管理指南2025版`. Marks of our own list of sources — [S30], 事实表 §6,
 * （M）, 待核对原文 — are for us and stand in comments; that nobody has read a document yet is told by `verified`.
 */
import { QUESTIONNAIRES_TABLE } from '../assessment/questionnaires-table';
import { HOME_PROTOCOLS } from '../blood-pressure/home-mean';
import { PRESSURE_PROFILES } from '../blood-pressure/profiles-table';
import { pressureGoalOf } from '../blood-pressure/targets';
import { REFERENCE_RANGES } from '../checkup/judge/ranges-table';
import { checkupOn, NO_CONTEXT, reportOf } from '../checkup/test-support/make-report';
import { ADD_ON_LISTS } from '../checkup-booking/add-ons';
import { CHECKUP_ELIGIBILITY } from '../checkup-booking/eligibility';
import { PREPARE_LINES } from '../checkup-booking/prepare';
import { assessGrowth } from '../growth/assess-growth';
import { GROWTH_SOURCES } from '../growth/sources';
import { SOURCES as VACCINE_SOURCES } from '../immunization/programmes/sources';
import { ALL_LESSONS } from '../lesson/lessons';
import { SCHEME_TEMPLATES } from '../point-rule/schemes';
import { FORMS } from '../record/forms/forms';
import { bodyMassOf } from '../record-home/body-mass';
import { glucoseState, pressureState, waistState } from '../record-home/limits';
import { toPlainDate } from '../shared/plain-date';
import { VISION_SOURCES } from '../vision/sources';
import { WAIST_SOURCE, WEIGHT_CLASSES } from '../weight/classes-table';
import { alarmOf } from './alarm';
import { bandOf } from './band';
import { DEFAULT_READING_CONFIG } from './config';
import { documentText } from './source-texts';
import { standOf } from './stand';
import { ALARM_SYMPTOMS, type ReadingPerson, type ReadingValue } from './types';

const ON = toPlainDate('2026-11-22');
const MARK = /\[S?\d|事实表|fact sheet|ux\.md|（M）|\(M\)|待核对|待核实|待机构确认|unverified|DESIGN/i;

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;
/** Every text under a key `source`, however deep. */
const sourcesIn = (value: unknown): string[] =>
  isNode(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === 'source' && typeof inner === 'string' ? [inner] : sourcesIn(inner),
      )
    : [];

const PLAIN: ReadingPerson = {
  birthDate: toPlainDate('1981-04-01'),
  sex: 'male',
  pregnant: false,
  hypertension: false,
  diabetes: false,
  personalPressure: null,
  personalGlucose: null,
  heightCm: 165,
};
const BIRTHDAYS = ['2015-01-01', '1981-04-01', '1955-04-01', '1940-04-01'].map(toPlainDate);
const PEOPLE: readonly ReadingPerson[] = [
  ...BIRTHDAYS.flatMap((birthDate) => [
    { ...PLAIN, birthDate },
    { ...PLAIN, birthDate, sex: 'female' as const, hypertension: true, diabetes: true },
  ]),
  { ...PLAIN, sex: 'female', pregnant: true },
  { ...PLAIN, personalPressure: { systolicBelow: 130, diastolicBelow: 80 }, personalWaist: { belowCm: 86 } },
  { ...PLAIN, personalWeight: { lowKg: 55, highKg: 60 } },
];
const VALUES: readonly ReadingValue[] = [
  ...[85, 120, 138, 145, 185].map((systolic) => ({ item: 'blood-pressure' as const, systolic, diastolic: 80 })),
  ...[3, 5.5, 7, 9, 12, 20].flatMap((mmolL) =>
    (['fasting', 'two-hours', 'random'] as const).map((time) => ({ item: 'glucose' as const, time, mmolL })),
  ),
  ...[40, 60, 75, 95].map((kg) => ({ item: 'weight' as const, kg })),
  ...[75, 88, 95].map((cm) => ({ item: 'waist' as const, cm })),
];
const YES_NO = [true, false] as const;
const SYMPTOMS = [
  [],
  ...Object.values(ALARM_SYMPTOMS)
    .flat()
    .map((one) => [one]),
];

const everyBand = PEOPLE.flatMap((person) =>
  VALUES.flatMap((value) =>
    (['home', 'office'] as const).flatMap((setting) => {
      const whose = { person, config: DEFAULT_READING_CONFIG, on: ON };
      const time = value.item === 'glucose' ? value.time : null;
      return [bandOf({ item: value.item, time, setting }, whose), standOf(value, setting, whose)];
    }),
  ),
);
const everyAlarm = VALUES.flatMap((value) =>
  YES_NO.flatMap((pregnant) =>
    YES_NO.flatMap((again) => SYMPTOMS.map((symptoms) => alarmOf(value, { pregnant, again, symptoms }))),
  ),
);
const goals = PRESSURE_PROFILES.flatMap(({ profile: pressureProfile }) =>
  [30, 66, 82].map((ageYears) =>
    pressureGoalOf(
      { ageYears, pregnant: false, hypertension: true, personalTarget: null, on: ON },
      { pressureProfiles: PRESSURE_PROFILES, pressureProfile },
    ),
  ),
);
const BLOOD = { haemoglobin: 142, alt: 22, creatinine: 84, urea: 5.9, ldl: 3.8, hba1c: 7.4, fastingGlucose: 7.6 };
const checkup = checkupOn('2026-11-11', {
  ...{ ...BLOOD, heightCm: 168, weightKg: 66, waistCm: 91, temperature: 36.4, pulse: 76, heartRate: 76 },
  ...{
    leftSystolic: 148,
    leftDiastolic: 84,
    rightSystolic: 152,
    rightDiastolic: 86,
    leftVision: 4.6,
    rightVision: 4.9,
  },
});
const ILL = { ...NO_CONTEXT, hypertension: { since: ON }, diabetes: { since: ON } };
const numbers = [
  ...YES_NO.map((home) => pressureState({ systolic: 150, diastolic: 90, home })),
  ...[2.5, 5, 6.5, 8, 17].map((value) => glucoseState({ value, low: null, high: null, diabetic: false })),
  ...(['male', 'female'] as const).map((sex) => waistState(92, sex)),
  ...[30, 70, 85].map((ageYears) => bodyMassOf({ weightKg: 70, heightCm: 165, ageYears })),
];
const child = { sex: 'male', birthDate: toPlainDate('2023-01-01'), gestationWeeks: undefined } as const;
const growth = assessGrowth({ ...child, measurement: { measuredOn: ON, weightKg: 22, lengthCm: 98 } });

test.each<[string, unknown]>([
  ['pressure profiles', PRESSURE_PROFILES],
  ['pressure goals', goals],
  ['home protocols', HOME_PROTOCOLS],
  ['bands and stands of readings', everyBand],
  ['alarms', everyAlarm],
  ['classes of weight', WEIGHT_CLASSES],
  ['waist', { source: WAIST_SOURCE }],
  ['numbers of the record', numbers],
  ['ranges of the checkup', REFERENCE_RANGES],
  ['a report', reportOf([checkup])],
  ['a report of somebody managed', reportOf([checkup], { context: ILL })],
  ['who may have a checkup', CHECKUP_ELIGIBILITY],
  ['getting ready for it', PREPARE_LINES],
  ['what may be added', ADD_ON_LISTS],
  ['screenings', QUESTIONNAIRES_TABLE],
  ['forms of the record', FORMS],
  ['lessons', ALL_LESSONS.flatMap(({ editions }) => editions.flatMap(({ blocks }) => blocks))],
  ['point schemes', SCHEME_TEMPLATES],
  ['growth', growth],
  ['names of the sources of growth', Object.values(GROWTH_SOURCES).map((source) => ({ source }))],
  ['names of the sources of vaccines', Object.values(VACCINE_SOURCES).map(({ titleZh: source }) => ({ source }))],
  ['names of the sources of eyes', Object.values(VISION_SOURCES).map(({ titleZh: source }) => ({ source }))],
])('%s: sources carry no mark of our own list', (_, told) => {
  const sources = new Set(sourcesIn(told).filter((source) => source !== ''));
  expect(sources.size).toBeGreaterThan(0);
  expect([...sources].filter((source) => MARK.test(source))).toEqual([]);
});

test('what nobody has read in the original is told apart by a flag, not by a mark', () => {
  const flags = {
    'low pressure': alarmOf(
      { item: 'blood-pressure', systolic: 85, diastolic: 60 },
      { pregnant: false, again: false, symptoms: [] },
    ),
    'fasting glucose': glucoseState({ value: 5, low: null, high: null, diabetic: false }),
    'weight at 70': bodyMassOf({ weightKg: 70, heightCm: 165, ageYears: 70 }),
    'weight at 30': bodyMassOf({ weightKg: 70, heightCm: 165, ageYears: 30 }),
    HBPM: HOME_PROTOCOLS.HBPM,
    'JC-2025': HOME_PROTOCOLS['JC-2025'],
  };
  expect(Object.entries(flags).flatMap(([name, told]) => (told?.verified === true ? [name] : []))).toEqual([
    'weight at 30',
    'JC-2025',
  ]);
});

test.each([
  ['JC-2025', '国家基层高血压防治管理指南2025版'],
  ['HBPM', '中国家庭血压监测指南，以医疗机构告知为准'],
] as const)('%s is named as %s', (name, text) => {
  expect(documentText(HOME_PROTOCOLS[name])).toBe(text);
});
