/** How a reading stands, and what is done about it at once. */
import fc from 'fast-check';
import { homeMean } from '../blood-pressure/home-mean';
import { addDays, toPlainDate } from '../shared/plain-date';
import { weightPlan } from '../weight/plan';
import { howWords, missingWords, planWords } from './advice';
import { alarmOf } from './alarm';
import { bandOf } from './band';
import { DEFAULT_READING_CONFIG } from './config';
import { sayReading } from './say';
import { standOf } from './stand';
import type { GlucoseTime, ReadingPerson, ReadingValue } from './types';

const ON = toPlainDate('2026-11-22');
const plain: ReadingPerson = {
  birthDate: toPlainDate('1971-04-01'),
  sex: 'male',
  pregnant: false,
  hypertension: false,
  diabetes: false,
  personalPressure: null,
  personalGlucose: null,
  heightCm: 165,
};
const PEOPLE: Readonly<Record<string, ReadingPerson>> = {
  anybody: plain,
  woman: { ...plain, sex: 'female' },
  'no height': { ...plain, heightCm: null, sex: 'unknown' },
  hypertensive: { ...plain, hypertension: true },
  'very old': { ...plain, hypertension: true, birthDate: toPlainDate('1944-01-01') },
  'own target': { ...plain, personalPressure: { systolicBelow: 140, diastolicBelow: 90 } },
  'own weight': { ...plain, personalWeight: { lowKg: 60, highKg: 65 }, personalWaist: { belowCm: 86 } },
  diabetic: { ...plain, diabetes: true },
  pregnant: { ...plain, sex: 'female', pregnant: true, birthDate: toPlainDate('1996-01-01') },
  child: { ...plain, birthDate: toPlainDate('2014-01-01') },
};

const TIMES: Readonly<Record<string, GlucoseTime>> = { fasting: 'fasting', 'two-hours': 'two-hours', random: 'random' };

/** `血压 134/84`, `fasting 6.1`, `kg 64.5`, `cm 86`. */
function valueOf(text: string): ReadingValue {
  const [what = '', number = ''] = text.split(' ');
  const [first = Number.NaN, second = Number.NaN] = number.split('/').map(Number);
  const time = TIMES[what];
  if (time) return { item: 'glucose', time, mmolL: first };
  if (what === 'kg') return { item: 'weight', kg: first };
  return what === 'cm' ? { item: 'waist', cm: first } : { item: 'blood-pressure', systolic: first, diastolic: second };
}

const personOf = (who: string): ReadingPerson => {
  const person = PEOPLE[who];
  if (!person) throw new Error(who);
  return person;
};

// who | where | reading | stand | pill | what it was compared with
test.each(
  `
  anybody      | home   | bp 134/84     | in-target | 不高   | 在家量，135/85 以下算不高
  anybody      | home   | bp 135/84     | above     | 偏高   | 在家量，135/85 以下算不高
  anybody      | office | bp 139/89     | in-target | 不高   | 在卫生院量，140/90 以下算不高
  anybody      | office | bp 140/80     | above     | 偏高   | 在卫生院量，140/90 以下算不高
  anybody      | home   | bp 180/80     | urgent    | 很高   | 在家量，135/85 以下算不高
  anybody      | home   | bp 110/59     | below     | 偏低   | 在家量，135/85 以下算不高
  anybody      | home   | bp 110/60     | in-target | 不高   | 在家量，135/85 以下算不高
  anybody      | home   | bp 88/58      | below     | 偏低   | 在家量，135/85 以下算不高
  hypertensive | home   | bp 129/79     | in-target | 达标   | 目标 130/80 以下
  hypertensive | home   | bp 130/79     | above     | 偏高   | 目标 130/80 以下
  very old     | home   | bp 149/89     | in-target | 达标   | 目标 150/90 以下
  very old     | home   | bp 150/89     | above     | 偏高   | 目标 150/90 以下
  own target   | home   | bp 136/82     | in-target | 达标   | 医生定的目标 140/90 以下
  own target   | home   | bp 139.5/82   | above     | 偏高   | 医生定的目标 140/90 以下
  pregnant     | home   | bp 136/82     | unjudged  | 记下了 | 怀孕时有专门的标准，请问医生。
  pregnant     | home   | bp 182/82     | urgent    | 很高   | 怀孕时有专门的标准，请问医生。
  child        | home   | bp 120/80     | unjudged  | 记下了 | 这里的标准只给大人用。
  anybody      | home   | fasting 5.6   | in-target | 不高   | 目标 6.1 以下
  anybody      | home   | fasting 6.5   | above     | 有点高 | 目标 6.1 以下
  anybody      | home   | fasting 7     | above     | 要问医生 | 目标 6.1 以下
  diabetic     | home   | fasting 6.9   | in-target | 达标   | 目标 4.4 到 6.9
  diabetic     | home   | fasting 7     | above     | 偏高   | 正好 7.0，按随访的规定算偏高。
  diabetic     | home   | fasting 3.9   | urgent    | 很低   | 目标 4.4 到 6.9
  diabetic     | home   | two-hours 9.9 | in-target | 达标   | 目标 10.0 以下
  diabetic     | home   | two-hours 4.0 | in-target | 达标   | 目标 10.0 以下
  diabetic     | home   | random 10     | above     | 偏高   | 目标 10.0 以下
  pregnant     | home   | fasting 5     | unjudged  | 记下了 | 怀孕时有专门的标准，请问医生。
  anybody      | home   | kg 60         | in-target | 正常   | 体重和身高的比是 22.0
  anybody      | home   | kg 80         | above     | 太重   | 体重和身高的比是 29.4
  anybody      | home   | kg 48         | below     | 偏轻   | 体重和身高的比是 17.6
  very old     | home   | kg 58         | below     | 比目标轻 | 体重和身高的比是 21.3
  no height    | home   | kg 80         | unjudged  | 记下了 | 还没有身高，先量一次身高。
  child        | home   | kg 40         | unjudged  | 记下了 | 这里的标准只给大人用。
  own weight   | home   | kg 59.9       | below     | 比目标轻 | 医生定的目标 60.0 到 65.0 公斤
  own weight   | home   | kg 60         | in-target | 达标   | 医生定的目标 60.0 到 65.0 公斤
  own weight   | home   | kg 65         | in-target | 达标   | 医生定的目标 60.0 到 65.0 公斤
  own weight   | home   | kg 65.1       | above     | 比目标重 | 医生定的目标 60.0 到 65.0 公斤
  own weight   | home   | cm 85.9       | in-target | 达标   | 医生定的目标 86 厘米以下
  own weight   | home   | cm 86         | above     | 偏粗   | 医生定的目标 86 厘米以下
  anybody      | home   | cm 89.9       | nearly    | 快超了 | 目标 90 厘米以下
  anybody      | home   | cm 85         | nearly    | 快超了 | 目标 90 厘米以下
  anybody      | home   | cm 84.9       | in-target | 正常   | 目标 90 厘米以下
  anybody      | home   | cm 90         | above     | 偏粗   | 目标 90 厘米以下
  woman        | home   | cm 79         | in-target | 正常   | 目标 85 厘米以下
  no height    | home   | cm 95         | unjudged  | 记下了 | 没登记男女，腰围先记着。
`
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s, %s, %s: %s', (who = '', where = '', reading = '', ...expected) => {
  const whose = { person: personOf(who), config: DEFAULT_READING_CONFIG, on: ON };
  const { stand, word, note } = standOf(valueOf(reading), where === 'office' ? 'office' : 'home', whose);
  expect([stand, sayReading(word), note ? sayReading(note) : '']).toEqual(expected);
});

test('a word stands for one state, so that its shape and colour always agree with it', () => {
  const People = fc.constantFrom(
    'anybody',
    'diabetic',
    'very old',
    'own target',
    'own weight',
    'woman',
    'child',
    'pregnant',
  );
  const Values = fc.oneof(
    fc.record({ item: fc.constant('blood-pressure' as const), systolic: fc.nat(200), diastolic: fc.nat(130) }),
    fc.record({
      item: fc.constant('glucose' as const),
      time: fc.constantFrom('fasting' as const, 'two-hours' as const, 'random' as const),
      mmolL: fc.integer({ min: 6, max: 200 }).map((tenths) => tenths / 10),
    }),
    fc.record({ item: fc.constant('weight' as const), kg: fc.integer({ min: 30, max: 150 }) }),
    fc.record({ item: fc.constant('waist' as const), cm: fc.integer({ min: 50, max: 130 }) }),
  );
  const states = new Map<string, Set<string>>();
  fc.assert(
    fc.property(Values, People, fc.boolean(), (value, who, atHome) => {
      const whose = { person: personOf(who), config: DEFAULT_READING_CONFIG, on: ON };
      const { stand, word } = standOf(value, atHome ? 'home' : 'office', whose);
      states.set(word.id, (states.get(word.id) ?? new Set()).add(stand));
    }),
    { numRuns: 3000 },
  );
  expect([...states].filter(([, found]) => found.size > 1).map(([id, found]) => [id, ...found])).toEqual([]);
  expect(states.size).toBeGreaterThan(12);
});

test('a county that works by the services of 2017 has its own line', () => {
  const config = { ...DEFAULT_READING_CONFIG, pressureProfile: 'NBPHS-2017' as const };
  const whose = { person: personOf('very old'), config, on: ON };
  expect(bandOf({ item: 'blood-pressure', time: null, setting: 'home' }, whose).band).toMatchObject({
    text: '150/90 以下',
    verified: false,
    isPersonal: false,
  });
});

test('the band of a weight begins and ends where the class does', () => {
  const whose = { person: plain, config: DEFAULT_READING_CONFIG, on: ON };
  const { band } = bandOf({ item: 'weight', time: null, setting: 'home' }, whose);
  const [low, high] = [band?.first.low ?? 0, band?.first.high ?? 0];
  const standAt = (kg: number): string => standOf({ item: 'weight', kg }, 'home', whose).stand;
  expect([low - 0.1, low, high - 0.1, high].map((kg) => standAt(Math.round(kg * 10) / 10))).toEqual([
    'below',
    'in-target',
    'in-target',
    'above',
  ]);
});

test('nobody is alarmed by a weight or a waist', () => {
  const asked = { pregnant: false, symptoms: [], again: false };
  expect(alarmOf({ item: 'weight', kg: 250 }, asked)).toBeNull();
  expect(alarmOf({ item: 'waist', cm: 160 }, asked)).toBeNull();
});

test('what an alarm says comes in the order in which it is done', () => {
  const asked = { pregnant: false, symptoms: [], again: false };
  const said = (value: ReadingValue): string[] => alarmOf(value, asked)?.steps.map(sayReading) ?? [];
  expect(said({ item: 'blood-pressure', systolic: 182, diastolic: 100 })).toEqual([
    '坐下歇 5 到 10 分钟，别说话。',
    '歇好了再量一次，记下来。',
    '今天就联系医生。',
    '头痛、胸痛、说话不清，打 120。',
  ]);
  expect(said({ item: 'glucose', time: 'random', mmolL: 3.9 })[0]).toBe('现在吃三四块糖，或半杯甜水。');
});

test('where a lower target is borne, both are told', () => {
  const whose = { person: personOf('very old'), config: DEFAULT_READING_CONFIG, on: ON };
  const { band } = bandOf({ item: 'blood-pressure', time: null, setting: 'home' }, whose);
  expect(band?.more && sayReading(band.more)).toBe('先降到 150/90 以下。受得了再到 140/90 以下。');
  const own = bandOf(
    { item: 'blood-pressure', time: null, setting: 'home' },
    { ...whose, person: personOf('own target') },
  );
  expect(own.band?.more).toBeNull();
});

test.each<[string, Parameters<typeof weightPlan>, string]>([
  ['a child', [60, { ageYears: 12, pregnant: false, heightCm: 150 }], '孩子的体重看成长那一页。'],
  ['pregnant', [60, { ageYears: 30, pregnant: true, heightCm: 160 }], '怀孕时体重听产检医生的。'],
  ['no height', [60, { ageYears: 30, pregnant: false, heightCm: null }], '先量一次身高，才好说体重。'],
  ['too thin', [45, { ageYears: 30, pregnant: false, heightCm: 165 }], '人偏瘦，别再减，去问问医生。'],
  ['well', [60, { ageYears: 30, pregnant: false, heightCm: 165 }], '体重合适，照现在这样就好。'],
  ['an elder', [80, { ageYears: 70, pregnant: false, heightCm: 165 }], '年纪大了，减不减先问医生。'],
  [
    'overweight',
    [80, { ageYears: 40, pregnant: false, heightCm: 165 }],
    '一周减 0.5 到 1 公斤，别再快。一个月减 2 到 4 公斤。半年后到 68.0 到 76.0 公斤。少吃油和甜的，每天别少于 1200 千卡。每周快走这样的活动 150 分钟。',
  ],
  [
    'in stages',
    [100, { ageYears: 40, pregnant: false, heightCm: 165 }],
    '每一步都先和医生说好。第 1 步，用 3 到 6 个月到 95.0 公斤。第 2 步，用 3 到 6 个月到 90.0 公斤。第 3 步，用 3 到 6 个月到 85.0 公斤。一周减 0.5 到 1 公斤，别再快。少吃油和甜的，每天别少于 1200 千卡。每周快走这样的活动 150 分钟。',
  ],
])('the plan in words: %s', (_, told, expected) => {
  expect(
    planWords(weightPlan(...told))
      .map(sayReading)
      .join(''),
  ).toBe(expected);
});

test.each<[string, number, 'JC-2025' | 'HBPM', string]>([
  ['three days of four', 3, 'JC-2025', '连着量 5 到 7 天，早晚各 2 到 3 次。'],
  ['two days', 2, 'JC-2025', '再量 1 天，才算得准。连着量 5 到 7 天，早晚各 2 到 3 次。'],
  ['two days by the other', 2, 'HBPM', '再量 1 天，才算得准。连着量 7 天，早晚各 2 次。第一天不算，后面几天算平均。'],
])('the days at home in words: %s', (_, days, protocol, expected) => {
  const values = Array.from({ length: days * 4 }, (_unused, index) => ({
    on: addDays(ON, -Math.floor(index / 4)),
    minuteOfDay: 420 + (index % 4),
    systolic: 136,
    diastolic: 86,
  }));
  const found = homeMean(values, protocol, ON);
  expect([...missingWords(found), ...howWords(found)].map(sayReading).join('')).toBe(expected);
});

test('days enough and values too few', () => {
  const values = [0, 1, 2].map((back) => ({ on: addDays(ON, -back), minuteOfDay: 420, systolic: 136, diastolic: 86 }));
  expect(missingWords(homeMean(values, 'JC-2025', ON)).map(sayReading)).toEqual(['再量 9 次，才算得准。']);
});
