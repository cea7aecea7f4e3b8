import fc from 'fast-check';
import { addDays, toPlainDate } from '../shared/plain-date';
import { DEFAULT_READING_CONFIG } from './config';
import { controlOf } from './control';
import { letterOf, letterPeriod } from './letter';
import { sayReading } from './say';
import { trendOf } from './trend';
import type {
  GlucoseTime,
  Letter,
  ReadingFact,
  ReadingPerson,
  ReadingSource,
  ReadingValue,
  Trend,
  TrendDays,
} from './types';

/** A Sunday; the demo's father is 71 and his doctor agreed 140/90 with him. */
const ON = toPlainDate('2026-11-22');
const father: ReadingPerson = {
  birthDate: toPlainDate('1955-03-02'),
  sex: 'male',
  pregnant: false,
  hypertension: true,
  diabetes: false,
  personalPressure: { systolicBelow: 140, diastolicBelow: 90 },
  personalGlucose: null,
  heightCm: 168,
};

const TIMES: Readonly<Record<string, GlucoseTime>> = { fasting: 'fasting', 'two-hours': 'two-hours', random: 'random' };
function valueOf(what: string, number: string): ReadingValue {
  const [first = Number.NaN, second = Number.NaN] = number.split('/').map(Number);
  const time = TIMES[what];
  if (time) return { item: 'glucose', time, mmolL: first };
  if (what === 'kg') return { item: 'weight', kg: first };
  return what === 'cm' ? { item: 'waist', cm: first } : { item: 'blood-pressure', systolic: first, diastolic: second };
}

const isSource = (word: string | undefined): word is ReadingSource => word === 'clinic' || word === 'device';

/** A line each: days back | minute of the day or time | what | number, more of one sitting | source. */
const factsOf = (table: string): ReadingFact[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line, row) => {
      const [back = '', clock = '', what = '', numbers = '', source] = line.split('|').map((cell) => cell.trim());
      const [hour = 0, minute = 0] = clock.split(':').map(Number);
      return numbers.split(' ').map((number, index) => ({
        id: `r${row}-${index}`,
        on: addDays(ON, -Number(back)),
        minuteOfDay: clock === '' ? null : hour * 60 + minute,
        source: isSource(source) ? source : ('typed' as const),
        sessionId: numbers.includes(' ') ? `s${row}` : null,
        value: valueOf(what, number),
      }));
    });

const trend = (table: string, told: Partial<ReadingPerson> = {}, days: TrendDays = 7): Trend => {
  const facts = table.trim() === '' ? [] : factsOf(table);
  const { item = 'blood-pressure' } = facts[0]?.value ?? {};
  const time = facts[0]?.value.item === 'glucose' ? facts[0].value.time : null;
  return trendOf({ item, time, facts, days, on: ON, person: { ...father, ...told }, config: DEFAULT_READING_CONFIG });
};
const said = ({ words }: Trend): string[] => words.map(sayReading);

/** Twelve values at home, as the protocol of 2025 wants them. */
const WEEK = `
  0 | 07:20 | bp | 137/83 135/81
  1 | 07:15 | bp | 136/82 134/80
  1 | 19:30 | bp | 140/86 136/82 138/84
  2 | 07:40 | bp | 143/86 141/84
  3 | 07:30 | bp | 139/85 137/83 138/84
  8 | 07:30 | bp | 143/86
`;
/** Three mornings of five, which is few. */
const FEW = `
  0 | 07:20 | bp | 136/82
  1 | 07:15 | bp | 135/81
  1 | 19:30 | bp | 139/85 137/83
  2 | 07:40 | bp | 142/85
`;

test('a week of blood pressure: means, share, picture, words', () => {
  const found = trend(WEEK);
  expect(found).toMatchObject({
    from: '2026-11-16',
    to: '2026-11-22',
    unit: 'mmHg',
    count: 5,
    share: { inTarget: 4, judged: 5 },
    mean: { first: 138, second: 83 },
    morning: { first: 138, second: 83 },
    evening: { first: 138, second: 84 },
    change: { first: -5, second: -3 },
    control: 'controlled',
    noBand: null,
    band: { first: { low: null, high: 140 }, second: { low: null, high: 90 }, isPersonal: true },
  });
  expect(found.table.map(({ on, mean, count, stand }) => [on, mean.first, mean.second, count, stand])).toEqual([
    ['2026-11-19', 138, 84, 1, 'in-target'],
    ['2026-11-20', 142, 85, 1, 'above'],
    ['2026-11-21', 137, 83, 2, 'in-target'],
    ['2026-11-22', 136, 82, 1, 'in-target'],
  ]);
  expect(said(found)).toEqual([
    '这 7 天控制住了',
    '这 7 天平均 138/83。',
    '目标是 140/90 以下。',
    '5 次里有 4 次达标。',
    '早上平均 138/83。',
    '晚上平均 138/84。',
    '高压比前 7 天低 5。',
    '低压比前 7 天低 3。',
  ]);
});

// what it is | readings | control, and the first words
test.each<[string, string, Partial<ReadingPerson>, string, string]>([
  ['nothing', '', {}, 'too-few', '这 7 天还没有量。'],
  [
    'two days say nothing of control',
    '0 | 07:00 | bp | 120/70\n1 | 07:00 | bp | 120/70',
    {},
    'too-few',
    '量的天数还少，再量几天看看。',
  ],
  [
    'three days of twelve values do',
    '0 | 07:00 | bp | 139/89 138/89 139/88 138/88\n1 | 07:00 | bp | 139/89 138/89 139/88 138/88\n2 | 07:00 | bp | 139/89 138/89 139/88 138/88',
    {},
    'controlled',
    '这 7 天控制住了',
  ],
  [
    'eleven values say nothing of control',
    '0 | 07:00 | bp | 139/89 138/89 139/88 138/88\n1 | 07:00 | bp | 139/89 138/89 139/88 138/88\n2 | 07:00 | bp | 139/89 138/89 139/88',
    {},
    'too-few',
    '量的次数还少，再量几次看看。',
  ],
  [
    'what was sent twice is one value',
    '0 | 07:00 | bp | 139/89 138/89 139/88 138/88\n1 | 07:00 | bp | 139/89 138/89 139/88 138/88\n2 | 07:00 | bp | 139/89 138/89 139/88 139/88',
    {},
    'too-few',
    '量的次数还少，再量几次看看。',
  ],
  [
    'two days at home and one at the clinic are two days',
    '0 | 07:00 | bp | 139/89 138/89 139/88 138/88 137/88 137/87\n1 | 07:00 | bp | 139/89 138/89 139/88 138/88 137/88 137/87\n2 | 09:00 | bp | 139/89 | clinic',
    {},
    'too-few',
    '量的天数还少，再量几天看看。',
  ],
  [
    'three days at the clinic have a line and no protocol',
    '0 | 09:00 | bp | 130/80 | clinic\n1 | 09:00 | bp | 130/80 | clinic\n2 | 09:00 | bp | 130/80 | clinic',
    {},
    'controlled',
    '这 7 天控制住了',
  ],
  [
    'a mean of 139.5 is 140',
    '0 | 07:00 | bp | 139/80 139/79 139/81 139/82\n1 | 07:00 | bp | 139/80 139/79 140/81 140/82\n2 | 07:00 | bp | 140/80 140/79 140/81 140/82',
    {},
    'above',
    '这 7 天还偏高',
  ],
  [
    'a mean of 139.4',
    '0 | 07:00 | bp | 139/80 139/79 139/81 139/82\n1 | 07:00 | bp | 139/80 139/79 139/81 140/82\n2 | 07:00 | bp | 140/80 140/79 140/81 140/82',
    {},
    'controlled',
    '这 7 天控制住了',
  ],
  [
    'very high is above',
    '0 | 07:00 | bp | 182/80 182/81 182/82 182/83\n1 | 07:00 | bp | 182/80 182/81 182/82 182/83\n2 | 07:00 | bp | 182/80 182/81 182/82 182/83',
    {},
    'above',
    '这 7 天还偏高',
  ],
  [
    'low',
    '0 | 07:00 | bp | 85/50 85/51 85/52 85/53\n1 | 07:00 | bp | 85/50 85/51 85/52 85/53\n2 | 07:00 | bp | 85/50 85/51 85/52 85/53',
    {},
    'below',
    '这 7 天偏低，问问医生',
  ],
  [
    'pregnant: noted, not judged',
    '0 | 07:00 | bp | 120/70\n1 | 07:00 | bp | 120/70\n2 | 07:00 | bp | 120/70',
    { pregnant: true, personalPressure: null },
    'unjudged',
    '这 7 天的数都记下了',
  ],
  [
    'pregnant, one day: more of it would not be judged either',
    '0 | 07:00 | bp | 120/70',
    { pregnant: true, personalPressure: null },
    'unjudged',
    '这 7 天的数都记下了',
  ],
  [
    'glucose',
    '0 | 07:00 | fasting | 6.9\n1 | 07:00 | fasting | 6.9\n2 | 07:00 | fasting | 7.0',
    { diabetes: true },
    'controlled',
    '这 7 天控制住了',
  ],
  [
    'glucose of 6.95 is 7.0',
    '0 | 07:00 | fasting | 6.9\n1 | 07:00 | fasting | 6.9\n2 | 07:00 | fasting | 7.0\n3 | 07:00 | fasting | 7.0',
    { diabetes: true },
    'above',
    '这 7 天还偏高',
  ],
  [
    'glucose too low',
    '0 | 07:00 | fasting | 3.9\n1 | 07:00 | fasting | 3.9\n2 | 07:00 | fasting | 3.9',
    { diabetes: true },
    'below',
    '这 7 天偏低，问问医生',
  ],
  [
    'weight by the last day',
    '0 | 07:00 | kg | 75.5\n3 | 07:00 | kg | 77.4',
    { heightCm: 168 },
    'controlled',
    '体重在合适的范围',
  ],
  [
    'ten kilograms in three days are not praised',
    '0 | 07:00 | kg | 70\n3 | 07:00 | kg | 80',
    { heightCm: 168 },
    'controlled',
    '瘦得太快了，去问问医生。',
  ],
  [
    'nor nine in a month between two weighings',
    '0 | 07:00 | kg | 70\n31 | 07:00 | kg | 79',
    { heightCm: 168 },
    'controlled',
    '瘦得太快了，去问问医生。',
  ],
  ['a waist close to the end', '0 | 07:00 | cm | 89.9', {}, 'nearly', '腰围快超了'],
  ['a waist inside', '0 | 07:00 | cm | 84.9', {}, 'controlled', '腰围在合适的范围'],
  ['waist', '0 | 07:00 | cm | 92', {}, 'above', '腰围比合适的粗'],
  [
    'lost too fast comes first and is not praised',
    '0 | 07:00 | kg | 70\n7 | 07:00 | kg | 72',
    {},
    'controlled',
    '瘦得太快了，去问问医生。',
  ],
  ['too thin comes first', '0 | 07:00 | kg | 55', {}, 'below', '人偏瘦了，别再减，去问医生。'],
])('%s', (_, table, told, control, words) => {
  const found = trend(table, told);
  expect([found.control, said(found)[0]]).toEqual([control, words]);
});

test('the clinic’s pressure stands in the picture, the mean is of those at home', () => {
  const found = trend(
    '0 | 07:00 | bp | 130/80\n1 | 09:00 | bp | 150/90 | clinic\n2 | 07:00 | bp | 130/80\n3 | 07:00 | bp | 130/80',
  );
  expect(found.mean).toEqual({ first: 130, second: 80 });
  expect(found.share).toEqual({ inTarget: 3, judged: 4 });
  expect(found.table.map(({ sources }) => sources.join())).toEqual(['typed', 'typed', 'clinic', 'typed']);
  expect(trend('1 | 09:00 | bp | 150/90 | clinic').mean).toEqual({ first: 150, second: 90 });
});

test.each<[TrendDays, string, number]>([
  [7, '2026-11-16', 1],
  [30, '2026-10-24', 2],
  [90, '2026-08-25', 3],
])('%d days reach back to %s', (days, from, count) => {
  const found = trend(
    '6 | 07:00 | bp | 130/80\n29 | 07:00 | bp | 130/80\n89 | 07:00 | bp | 130/80\n90 | 07:00 | bp | 130/80',
    {},
    days,
  );
  expect([found.from, found.count]).toEqual([from, count]);
});

const head = (table: string, told: Partial<ReadingPerson> = {}, homeProtocol: 'JC-2025' | 'HBPM' = 'JC-2025') => {
  const config = { ...DEFAULT_READING_CONFIG, homeProtocol };
  const facts = table === '' ? [] : factsOf(table);
  const { item = 'blood-pressure' } = facts[0]?.value ?? {};
  const found = controlOf({ item, time: null, facts, on: ON, person: { ...father, ...told }, config });
  return { ...found, said: found.words.map(sayReading) };
};
const JUDGES = /控制住了|还偏高|偏低/;

// readings | county's protocol | whether it is judged | whether the protocol is fulfilled | first words
test.each<[string, string, 'JC-2025' | 'HBPM', boolean, boolean, string]>([
  ['twelve values', WEEK, 'JC-2025', true, true, '这 7 天控制住了'],
  ['five values', FEW, 'JC-2025', false, false, '再量 7 次，才算得准。'],
  ['a protocol that names no number', FEW, 'HBPM', true, true, '这 7 天控制住了'],
  ['two days', '0 | 07:00 | bp | 130/80\n1 | 07:00 | bp | 130/80', 'HBPM', false, false, '再量 1 天，才算得准。'],
  ['nothing', '', 'JC-2025', false, false, '这 7 天还没有量。'],
  [
    'the clinic alone',
    '0 | 09:00 | bp | 130/80 | clinic\n1 | 09:00 | bp | 130/80 | clinic\n2 | 09:00 | bp | 130/80 | clinic',
    'JC-2025',
    true,
    false,
    '这 7 天控制住了',
  ],
])('the head of a page never judges and asks for more at once: %s', (_, table, protocol, judged, valid, first) => {
  const { said: lines, valid: fulfilled } = head(table, {}, protocol);
  expect([lines[0], fulfilled, lines.some((line) => JUDGES.test(line))]).toEqual([first, valid, judged]);
  expect(lines.some((line) => JUDGES.test(line)) && lines.some((line) => line.includes('才算得准'))).toBe(false);
  expect(lines.filter((line) => /还少|才算得准/.test(line)).length).toBeLessThanOrEqual(1);
});

test('whatever was measured, a page says one thing of control', () => {
  const Few = fc.array(fc.tuple(fc.nat(8), fc.nat(1439), fc.integer({ min: 90, max: 179 }), fc.boolean()), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(Few, fc.constantFrom('JC-2025' as const, 'HBPM' as const), (told, protocol) => {
      const table = told
        .map(([back, minute, upper, clinic]) => {
          const time = `${Math.floor(minute / 60)}:${minute % 60}`;
          return `${back} | ${time} | bp | ${upper}/80 | ${clinic ? 'clinic' : 'typed'}`;
        })
        .join('\n');
      const { said: lines, trend: found } = head(table, {}, protocol);
      expect(lines.some((line) => JUDGES.test(line))).toBe(found.control !== 'too-few');
      expect(lines.some((line) => JUDGES.test(line)) && lines.some((line) => line.includes('才算得准'))).toBe(false);
    }),
  );
});

test('the head of a weight carries its plan, that of a waist nothing', () => {
  const { said: lines } = head('0 | 07:00 | kg | 80', { birthDate: toPlainDate('1980-01-01') });
  expect(lines).toContain('一周减 0.5 到 1 公斤，别再快。');
  expect(head('0 | 07:00 | cm | 80')).toMatchObject({ protocol: '', valid: true });
  expect(head(FEW).protocol).toBe('国家基层高血压防治管理指南2025版');
});

test('the days before are as many as the days, and not one of these', () => {
  const before = (table: string) => trend(`0 | 07:00 | bp | 130/80\n${table}`).change;
  expect(before('6 | 07:00 | bp | 150/90')).toBeNull();
  expect(before('7 | 07:00 | bp | 150/90')).toEqual({ first: -20, second: -10 });
  expect(before('13 | 07:00 | bp | 150/90')).toEqual({ first: -20, second: -10 });
  expect(before('14 | 07:00 | bp | 150/90')).toBeNull();
});

test('a meter at home is held to the line at home', () => {
  const found = trend('0 | 07:00 | bp | 136/80 | device\n1 | 09:00 | bp | 136/80 | clinic', {
    hypertension: false,
    personalPressure: null,
  });
  expect(found.table.map(({ stand }) => stand)).toEqual(['in-target', 'above']);
  expect(found.share).toEqual({ inTarget: 1, judged: 2 });
});

test.each<[string, Partial<ReadingPerson>, boolean]>([
  ['at 17', { birthDate: toPlainDate('2008-11-23') }, false],
  ['on the 18th birthday', { birthDate: toPlainDate('2008-11-22') }, true],
  ['in pregnancy', { birthDate: toPlainDate('1996-01-01'), pregnant: true }, false],
])('a weight lost fast %s is for the doctor: %s', (_, told, expected) => {
  const found = trend('0 | 07:00 | kg | 70\n7 | 07:00 | kg | 73', told);
  expect(said(found).some((line) => line.startsWith('瘦得太快了'))).toBe(expected);
});

test('a day is judged by the age of that day', () => {
  const person = { ...father, personalPressure: null, birthDate: toPlainDate('1946-11-21') };
  const config = { ...DEFAULT_READING_CONFIG, pressureProfile: 'JC-2025' as const };
  const facts = factsOf('0 | 07:00 | bp | 140/80\n2 | 07:00 | bp | 140/80');
  const found = trendOf({ item: 'blood-pressure', time: null, facts, days: 7, on: ON, person, config });
  expect(found.table.map(({ stand }) => stand)).toEqual(['above', 'in-target']);
});

test.each<['week' | 'month', string, string, string]>([
  ['week', '2026-11-22', '2026-11-09', '2026-11-15'],
  ['week', '2026-11-23', '2026-11-16', '2026-11-22'],
  ['week', '2027-01-01', '2026-12-21', '2026-12-27'],
  ['month', '2026-11-22', '2026-10-01', '2026-10-31'],
  ['month', '2027-01-01', '2026-12-01', '2026-12-31'],
  ['month', '2028-03-31', '2028-02-01', '2028-02-29'],
])('the %s before %s', (kind, on, from, to) => {
  expect(letterPeriod(kind, toPlainDate(on))).toEqual({ from, to });
});

const letter = (table: string, told: Partial<ReadingPerson> = {}, kind: 'week' | 'month' = 'week'): Letter =>
  letterOf({
    kind,
    on: addDays(ON, kind === 'week' ? 1 : 10),
    facts: table.trim() === '' ? [] : factsOf(table),
    person: { ...father, ...told },
    config: DEFAULT_READING_CONFIG,
  });

test('a letter of a good week', () => {
  const found = letter(WEEK);
  expect(sayReading(found.title)).toBe('上一周的健康信');
  expect(sayReading(found.lead)).toBe('上一周量的都达标。');
  expect(found.parts.map(({ heading, lines }) => [sayReading(heading), ...lines.map(sayReading)])).toEqual([
    [
      '血压',
      '有 4 天量了，一共 5 次。',
      '上一周平均 138/83。',
      '目标是 140/90 以下。',
      '上一周控制住了',
      '5 次里有 4 次达标。',
      '早上平均 138/83。',
      '晚上平均 138/84。',
      '高压比再前一周低 5。',
      '低压比再前一周低 3。',
    ],
  ]);
  expect(found.next.map(sayReading)).toEqual(['药照医生说的吃，别自己停。', '照现在这样做，接着量。']);
});

test.each<[string, string, Partial<ReadingPerson>, string, string]>([
  ['nothing measured: no blame', '', {}, '上一周没有量，想量的时候再量。', ''],
  [
    'an alarm leads',
    `${WEEK.trim()}\n4 | 07:00 | bp | 182/100`,
    {},
    '上一周有 1 次要紧，给医生看看。',
    '这几天就联系医生。',
  ],
  [
    'a low glucose leads',
    '1 | 07:00 | fasting | 3.5',
    { diabetes: true },
    '上一周有 1 次要紧，给医生看看。',
    '这几天就联系医生。',
  ],
  [
    'a weight lost too fast leads',
    '0 | 07:00 | kg | 70\n7 | 07:00 | kg | 73',
    {},
    '体重的事，先问问医生。',
    '这几天就联系医生。',
  ],
  [
    'above',
    '0 | 07:00 | bp | 150/90 150/91 150/92 150/93\n1 | 07:00 | bp | 150/90 150/91 150/92 150/93\n2 | 07:00 | bp | 150/90 150/91 150/92 150/93',
    {},
    '上一周血压还偏高。',
    '下次看医生，带上这些数。',
  ],
  [
    'high and few: nothing is judged, the doctor sees it all the same',
    '0 | 07:00 | bp | 150/90\n1 | 07:00 | bp | 150/90\n2 | 07:00 | bp | 150/90',
    {},
    '上一周量得少，多量几天看得准。',
    '下次看医生，带上这些数。',
  ],
  [
    'close to the end is no praise',
    '0 | 07:00 | cm | 89',
    { hypertension: false },
    '上一周量的都记下了。',
    '每周快走这样的活动 150 分钟。',
  ],
  ['few', '0 | 07:00 | bp | 130/80', {}, '上一周量得少，多量几天看得准。', '药照医生说的吃，别自己停。'],
  [
    'in pregnancy all is only noted',
    '0 | 07:00 | kg | 70',
    { pregnant: true, hypertension: false },
    '上一周量的都记下了。',
    '照现在这样做，接着量。',
  ],
  [
    'one item in target, one with too few days',
    '0 | 07:00 | kg | 70\n0 | 07:00 | bp | 130/80',
    { hypertension: false },
    '上一周体重达标。',
    '一周量 3 天以上，看得更准。',
  ],
])('letter: %s', (_, table, told, lead, next) => {
  const found = letter(table, { hypertension: true, ...told });
  expect([sayReading(found.lead), found.next.map(sayReading)[0] ?? '']).toEqual([lead, next]);
  expect(found.next.length).toBeLessThanOrEqual(3);
});

test.each(['0 | 07:00 | kg | 66.3\n0 | 09:00 | kg | 132', '0 | 09:00 | kg | 132\n0 | 07:00 | kg | 66.3'])(
  'the plan of a weight is of the same number as the word over it: %j',
  (table) => {
    const { said } = head(table, { birthDate: toPlainDate('1980-01-01') });
    expect(said[0]).toBe('体重比合适的重');
    expect(said).not.toContain('体重合适，照现在这样就好。');
    expect(said).toContain('一周减 0.5 到 1 公斤，别再快。');
  },
);

test('of all there is to do the three that matter most', () => {
  const table = `
    1 | 07:00 | bp | 182/100
    1 | 07:00 | kg | 95
    0 | 07:00 | fasting | 5.0
  `;
  expect(letter(table, { hypertension: true }).next.map(({ id }) => id)).toEqual([
    'next.doctor-soon',
    'next.doctor',
    'next.medicine',
  ]);
});

test('the letter of the month carries the plan of a weight, that of the week does not', () => {
  const table = '25 | 07:00 | kg | 80';
  const month = letter(table, { birthDate: toPlainDate('1980-01-01'), hypertension: false }, 'month');
  expect(month.from).toBe('2026-11-01');
  const lines = letterOf({
    kind: 'month',
    on: toPlainDate('2026-11-05'),
    facts: factsOf(table),
    person: { ...father, birthDate: toPlainDate('1980-01-01') },
    config: DEFAULT_READING_CONFIG,
  }).parts.flatMap((part) => part.lines.map(sayReading));
  expect(lines).toContain('一周减 0.5 到 1 公斤，别再快。');
  expect(lines).toContain('少吃油和甜的，每天别少于 1200 千卡。');
  const week = letter('0 | 07:00 | kg | 80', { birthDate: toPlainDate('1980-01-01') });
  expect(week.parts.flatMap((part) => part.lines.map(({ id }) => id)).some((id) => id.startsWith('plan.'))).toBe(false);
});

const Facts = fc.array(
  fc.record({
    back: fc.nat(100),
    minute: fc.option(fc.integer({ min: 0, max: 1439 })),
    systolic: fc.integer({ min: 60, max: 260 }),
    diastolic: fc.integer({ min: 30, max: 160 }),
    source: fc.constantFrom<ReadingSource>('clinic', 'device', 'typed'),
    session: fc.option(fc.nat(3)),
  }),
  { maxLength: 40 },
);

test('whatever was measured: the order does not matter, nothing is counted twice, every sentence is whole', () => {
  fc.assert(
    fc.property(Facts, fc.constantFrom<TrendDays>(7, 30, 90), (told, days) => {
      const facts = told.map(({ back, minute, systolic, diastolic, source, session }, index): ReadingFact => ({
        id: `r${index}`,
        on: addDays(ON, -back),
        minuteOfDay: minute,
        source,
        sessionId: session === null ? null : `s${session}`,
        value: { item: 'blood-pressure', systolic, diastolic },
      }));
      const input = {
        item: 'blood-pressure' as const,
        time: null,
        days,
        on: ON,
        person: father,
        config: DEFAULT_READING_CONFIG,
      };
      const found = trendOf({ ...input, facts });
      expect(trendOf({ ...input, facts: [...facts].reverse() }).mean).toEqual(found.mean);
      const inside = facts.filter(({ on }) => on >= found.from && on <= ON);
      expect(found.count).toBeLessThanOrEqual(inside.length);
      expect(found.count).toBe(found.table.reduce((sum, { count }) => sum + count, 0));
      expect(found.share?.judged ?? 0).toBe(found.count);
      found.words.forEach((word) => expect(sayReading(word)).not.toMatch(/[{}]|undefined|NaN|请问问/));
    }),
  );
});
