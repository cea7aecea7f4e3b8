/** The vectors of the fact sheet §1.7, §3.6, §4.2 and §6, as a nurse would read them. */
import { toPlainDate } from '../shared/plain-date';
import { DEFAULT_CONFIG } from './config';
import type { ReportContext, SexOrUnknown } from './report-input';
import { sayZh } from './say';
import { checkupOn, itemOf, NO_CONTEXT, reportOf } from './test-support/make-report';

interface Told {
  sex?: SexOrUnknown;
  born?: string;
  context?: Partial<ReportContext>;
  on?: string;
}

const KNOWN = { since: null };
const CONTEXTS: Readonly<Record<string, Partial<ReportContext>>> = {
  '': {},
  dm: { diabetes: KNOWN, diabetesManaged: true },
  ht: { hypertension: KNOWN, hypertensionManaged: true },
};

function itemIn(
  key: string,
  fields: Record<string, unknown>,
  { sex = 'male', born = '1955-03-05', context, on = '2026-11-11' }: Told = {},
) {
  const report = reportOf([checkupOn(on, fields)], {
    person: { sex, birthDate: toPlainDate(born) },
    context: { ...NO_CONTEXT, ...context },
  });
  return itemOf(report, key);
}

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const isSex = (word: string): word is SexOrUnknown => ['male', 'female', 'unknown'].includes(word);
const sexOf = (word: string): SexOrUnknown => (isSex(word) ? word : 'male');

// item | sex | value | level | word
const NUMBERS = `
  haemoglobin | male | 130 | fine | 正常
  haemoglobin | male | 129 | attention | 偏低
  haemoglobin | male | 175 | fine | 正常
  haemoglobin | male | 176 | attention | 偏高
  haemoglobin | female | 115 | fine | 正常
  haemoglobin | female | 114 | attention | 偏低
  haemoglobin | female | 150 | fine | 正常
  haemoglobin | female | 151 | attention | 偏高
  haemoglobin | male | 60 | urgent | 马上找医生
  haemoglobin | male | 61 | attention | 偏低
  haemoglobin | unknown | 140 | fine | 正常
  haemoglobin | unknown | 120 | unjudged | 没有参考范围
  haemoglobin | unknown | 100 | attention | 偏低
  haemoglobin | unknown | 55 | urgent | 马上找医生
  whiteCells | male | 3.5 | fine | 正常
  whiteCells | male | 3.4 | attention | 偏低
  whiteCells | male | 9.5 | fine | 正常
  whiteCells | male | 9.6 | attention | 偏高
  platelets | male | 125 | fine | 正常
  platelets | male | 350 | fine | 正常
  platelets | male | 30 | urgent | 马上找医生
  platelets | male | 31 | attention | 偏低
  platelets | male | 999 | attention | 偏高
  platelets | male | 1000 | urgent | 马上找医生
  alt | male | 50 | fine | 正常
  alt | male | 51 | attention | 偏高
  alt | female | 40 | fine | 正常
  alt | female | 41 | attention | 偏高
  ast | male | 40 | fine | 正常
  ast | female | 35 | fine | 正常
  ast | female | 36 | attention | 偏高
  albumin | male | 40 | fine | 正常
  albumin | male | 39.9 | attention | 偏低
  totalBilirubin | male | 26 | fine | 正常
  totalBilirubin | male | 26.1 | attention | 偏高
  totalBilirubin | female | 21 | fine | 正常
  totalBilirubin | female | 21.1 | attention | 偏高
  totalBilirubin | unknown | 23 | unjudged | 没有参考范围
  directBilirubin | male | 4 | fine | 正常
  directBilirubin | male | 5 | unjudged | 没有参考范围
  directBilirubin | male | 8.1 | attention | 偏高
  creatinine | male | 57 | fine | 正常
  creatinine | male | 111 | fine | 正常
  creatinine | male | 112 | attention | 偏高
  creatinine | female | 81 | fine | 正常
  creatinine | female | 82 | attention | 偏高
  creatinine | male | 706 | attention | 偏高
  creatinine | male | 707 | urgent | 马上找医生
  urea | male | 9.5 | fine | 正常
  urea | male | 9.6 | attention | 偏高
  urea | female | 8.8 | fine | 正常
  urea | female | 8.9 | attention | 偏高
  potassium | male | 3.5 | fine | 正常
  potassium | male | 5.3 | fine | 正常
  potassium | male | 5.4 | attention | 偏高
  potassium | male | 2.5 | urgent | 马上找医生
  potassium | male | 2.6 | attention | 偏低
  potassium | male | 6.5 | urgent | 马上找医生
  sodium | male | 137 | fine | 正常
  sodium | male | 147 | fine | 正常
  sodium | male | 148 | attention | 偏高
  totalCholesterol | male | 5.19 | fine | 正常
  totalCholesterol | male | 5.2 | watch | 偏高
  totalCholesterol | male | 6.19 | watch | 偏高
  totalCholesterol | male | 6.2 | attention | 太高
  triglycerides | male | 1.69 | fine | 正常
  triglycerides | male | 1.7 | watch | 偏高
  triglycerides | male | 2.3 | attention | 太高
  ldl | male | 3.39 | fine | 正常
  ldl | male | 3.4 | attention | 偏高
  ldl | male | 4.1 | attention | 太高
  hdl | male | 1 | fine | 正常
  hdl | male | 0.99 | watch | 偏低
  temperature | male | 37 | fine | 正常
  temperature | male | 37.1 | attention | 偏高
  heartRate | male | 60 | fine | 正常
  heartRate | male | 100 | fine | 正常
  heartRate | male | 101 | attention | 偏高
  heartRate | male | 59 | watch | 偏低
  waistCm | male | 89.9 | fine | 正常
  waistCm | male | 90 | watch | 偏高
  waistCm | female | 84.9 | fine | 正常
  waistCm | female | 85 | watch | 偏高
  waistCm | unknown | 86 | unjudged | 没有参考范围
  waistCm | unknown | 95 | watch | 偏高
  respiration | male | 18 | unjudged | 没有参考范围
  microalbumin | male | 3 | unjudged | 没有参考范围
`;
test.each(table(NUMBERS))('%s of a %s: %s is %s', (key = '', sex = '', value = '', level, word) => {
  const item = itemIn(key, { [key]: Number(value) }, { sex: sexOf(sex) });
  expect([item.level, sayZh(item.word)]).toEqual([level, word]);
});

// known illness | value | level | word; fasting glucose in mmol/L
const GLUCOSE = `
  | 2.7 | urgent | 马上找医生
  | 2.8 | urgent | 马上找医生
  | 2.9 | attention | 偏低
  | 3.8 | attention | 偏低
  | 3.9 | fine | 正常
  | 5.6 | fine | 正常
  | 6.0 | fine | 正常
  | 6.1 | attention | 偏高
  | 6.9 | attention | 偏高
  | 6.94 | attention | 偏高
  | 6.96 | recheck | 要复查
  | 7.0 | recheck | 要复查
  | 16.6 | recheck | 要复查
  | 16.7 | urgent | 马上找医生
  dm | 3.9 | urgent | 马上找医生
  dm | 4.0 | watch | 偏低
  dm | 4.3 | watch | 偏低
  dm | 4.4 | fine | 正常
  dm | 6.9 | fine | 正常
  dm | 7.0 | attention | 偏高
  dm | 13.8 | attention | 偏高
  dm | 13.9 | recheck | 要复查
  dm | 16.6 | recheck | 要复查
  dm | 16.7 | urgent | 马上找医生
`;
test.each(table(GLUCOSE))('fasting glucose %s %s is %s', (known = '', value = '', level, word) => {
  const item = itemIn('fastingGlucose', { fastingGlucose: Number(value) }, { context: CONTEXTS[known] ?? {} });
  expect([item.level, sayZh(item.word)]).toEqual([level, word]);
});

// mmol/L | level, where the doctor agreed on 5.0 to below 8.0
const OWN_GLUCOSE = `
  3.9 | urgent
  4.9 | watch
  5.0 | fine
  7.9 | fine
  8.0 | attention
  13.9 | recheck
  16.7 | urgent
`;
test.each(table(OWN_GLUCOSE))('a glucose of %s by the doctor’s own target is %s', (value = '', level) => {
  const context = { ...CONTEXTS.dm, personalGlucose: { fastingFrom: 5, fastingBelow: 8, otherBelow: 12 } };
  const item = itemIn('fastingGlucose', { fastingGlucose: Number(value) }, { context });
  expect([item.level, item.range.text, item.range.source]).toEqual([level, '5.0–8.0', '医生和您定的目标']);
  expect(item.notes.map(sayZh)).toContain('医生和您定的目标是 8.0 以下。');
});

// The target of diabetes is one of grown-ups: of a child only what cannot wait.
test.each(
  table(`
    fastingGlucose | 3.9 | urgent
    fastingGlucose | 5.5 | unjudged
    fastingGlucose | 9.0 | unjudged
    fastingGlucose | 16.7 | urgent
    hba1c | 7.5 | unjudged
  `),
)('%s %s of a child known to have diabetes is %s', (key = '', value = '', level) => {
  const item = itemIn(key, { [key]: Number(value) }, { context: CONTEXTS.dm ?? {}, born: '2010-01-01' });
  expect(item.level).toBe(level);
});

// mg/dL | shown | level
const MASS = `
  50 | 2.8 | urgent
  70 | 3.9 | fine
  109 | 6.0 | fine
  110 | 6.1 | attention
  125 | 6.9 | attention
  126 | 7.0 | recheck
  300 | 16.6 | recheck
  301 | 16.7 | urgent
`;
test.each(table(MASS))('%s mg/dL in the second box is %s mmol/L and %s', (mass = '', shown, level) => {
  const item = itemIn('fastingGlucose', { fastingGlucoseMgDl: Number(mass) });
  expect([item.value?.text, item.level]).toEqual([shown, level]);
  expect(sayZh(item.notes[0] ?? { id: '' })).toBe(`原来写的是 ${mass} mg/dL，已换算。`);
});

// mmol/L | mg/dL | level | contradicting
const BOXES = `
  7.6 | 137 | recheck | no
  5.5 | 99 | fine | no
  5.5 | 180 | recheck | yes
  5.5 | 320 | urgent | yes
  17.0 | 100 | urgent | yes
  7.6 | 110 | recheck | yes
`;
test.each(table(BOXES))('both boxes %s and %s: %s', (moles = '', mass = '', level, contradicts) => {
  const item = itemIn('fastingGlucose', { fastingGlucose: Number(moles), fastingGlucoseMgDl: Number(mass) });
  expect([item.level, item.notes.some(({ id }) => id === 'note.two-boxes')]).toEqual([level, contradicts === 'yes']);
  expect(item.value?.text).toBe(moles);
});

// known | % | level
const HBA1C = `
  | 3.9 | watch
  | 4.0 | fine
  | 6.0 | fine
  | 6.1 | attention
  | 6.4 | attention
  | 6.5 | recheck
  dm | 6.9 | fine
  dm | 7.0 | attention
`;
test.each(table(HBA1C))('HbA1c %s %s is %s', (known = '', value = '', level) => {
  expect(itemIn('hba1c', { hba1c: Number(value) }, { context: CONTEXTS[known] ?? {} }).level).toBe(level);
});

// known | born | on | systolic | diastolic | level | state sentence
const PRESSURES = `
  | 1955-03-05 | 2026-11-11 | 118 | 76 | fine | any.fine
  | 1955-03-05 | 2026-11-11 | 129 | 84 | fine | any.fine
  | 1955-03-05 | 2026-11-11 | 130 | 76 | watch | pressure.high-normal
  | 1955-03-05 | 2026-11-11 | 118 | 85 | watch | pressure.high-normal
  | 1955-03-05 | 2026-11-11 | 139 | 89 | watch | pressure.high-normal
  | 1955-03-05 | 2026-11-11 | 140 | 80 | recheck | pressure.new-high
  | 1955-03-05 | 2026-11-11 | 120 | 90 | recheck | pressure.new-high
  | 1955-03-05 | 2026-11-11 | 179 | 109 | recheck | pressure.new-high
  | 1955-03-05 | 2026-11-11 | 180 | 80 | urgent | pressure.urgent-high
  | 1955-03-05 | 2026-11-11 | 150 | 110 | urgent | pressure.urgent-high
  | 1955-03-05 | 2026-11-11 | 89 | 65 | watch | pressure.low
  | 1955-03-05 | 2026-11-11 | 100 | 59 | watch | pressure.low
  ht | 1955-03-05 | 2026-11-11 | 129 | 79 | fine | pressure.on-target
  ht | 1955-03-05 | 2026-11-11 | 130 | 79 | attention | pressure.above-target
  ht | 1955-03-05 | 2026-11-11 | 129 | 80 | attention | pressure.above-target
  ht | 1955-03-05 | 2024-11-11 | 139 | 79 | fine | pressure.on-target
  ht | 1955-03-05 | 2024-11-11 | 149 | 89 | fine | pressure.near-target
  ht | 1955-03-05 | 2024-11-11 | 150 | 80 | attention | pressure.above-target
  ht | 1946-11-12 | 2026-11-11 | 135 | 79 | attention | pressure.above-target
  ht | 1946-11-11 | 2026-11-11 | 135 | 79 | fine | pressure.on-target
  ht | 1946-11-11 | 2026-11-11 | 149 | 89 | fine | pressure.near-target
  ht | 1946-11-11 | 2026-11-11 | 150 | 89 | attention | pressure.above-target
`;
test.each(table(PRESSURES))('pressure %s born %s on %s: %s/%s is %s', (...row) => {
  const [known = '', born = '', on = '', systolic, diastolic, level, sentence] = row;
  const fields = { rightSystolic: Number(systolic), rightDiastolic: Number(diastolic) };
  const item = itemIn('pressure', fields, { born, on, context: CONTEXTS[known] ?? {} });
  expect([item.level, item.meaning.map(({ id }) => id)]).toEqual([level, [sentence]]);
});

test('the document in force on the day gives the target', () => {
  const at = (on: string) =>
    itemIn('pressure', { rightSystolic: 135, rightDiastolic: 75 }, { on, context: CONTEXTS.ht ?? {} });
  expect(at('2024-11-11').range).toMatchObject({
    text: '150/90 以下',
    source: expect.stringContaining('第三版'),
    verified: false,
  });
  expect(at('2026-02-28').range).toMatchObject({ text: '130/80 以下', source: expect.stringContaining('2025版') });
  expect(at('2026-03-01').range).toMatchObject({ text: '130/80 以下', source: expect.stringContaining('WS/T 872') });
});

test('a county that stays with one document', () => {
  const report = reportOf([checkupOn('2026-11-11', { rightSystolic: 145, rightDiastolic: 80 })], {
    context: { ...NO_CONTEXT, ...CONTEXTS.ht },
    config: { ...DEFAULT_CONFIG, pressureProfile: 'NBPHS-2017' },
  });
  expect(itemOf(report, 'pressure')).toMatchObject({ level: 'fine', range: { text: '150/90 以下' } });
});

test('the doctor’s own target goes before every document', () => {
  const context = { ...CONTEXTS.ht, personalTarget: { systolicBelow: 140, diastolicBelow: 85 } };
  const at = (systolic: number, diastolic: number) =>
    itemIn('pressure', { rightSystolic: systolic, rightDiastolic: diastolic }, { context });
  expect(at(139, 84)).toMatchObject({ level: 'fine', range: { text: '140/85 以下', source: '医生和您定的目标' } });
  expect(at(139, 85).level).toBe('attention');
  expect(at(139, 84).notes.map(sayZh)).toEqual(['医生和您定的目标是 140/85 以下。']);
});

test('a target agreed with somebody not known to have a high pressure names no illness', () => {
  const context = { personalTarget: { systolicBelow: 130, diastolicBelow: 80 } };
  const item = itemIn('pressure', { rightSystolic: 134, rightDiastolic: 78 }, { context });
  expect([item.level, item.dueOn, item.meaning.map(sayZh)]).toEqual([
    'attention',
    '2026-11-25',
    ['血压比医生和您定的目标高。'],
  ]);
});

// left | right | shown | level
const ARMS = `
  148/84 | 152/86 | 152/86 | recheck
  152/86 | 148/84 | 152/86 | recheck
  120/76 | /      | 120/76 | fine
  120/76 | 120/82 | 120/82 | fine
  118/70 | 139/70 | 139/70 | attention
  118/70 | 138/70 | 138/70 | watch
  120/   | /      | 120/— | unjudged
  145/   | /      | 145/— | recheck
  /95    | /      | —/95 | recheck
  /80    | /      | —/80 | unjudged
  80/120 | /      | 80/120 | unjudged
  150/109 | 152/90 | 152/90 | recheck
  150/110 | 152/90 | 152/90 | urgent
  152/90 | 150/112 | 152/90 | urgent
  /112   | 152/90 | 152/90 | urgent
  90/112 | 152/90 | 152/90 | recheck
`;
test.each(table(ARMS))('left %s right %s: %s is %s', (left = '', right = '', shown, level) => {
  const armOf = (side: string, told: string) => {
    const [systolic = '', diastolic = ''] = told.split('/');
    return {
      ...(systolic !== '' && { [`${side}Systolic`]: Number(systolic) }),
      ...(diastolic !== '' && { [`${side}Diastolic`]: Number(diastolic) }),
    };
  };
  const item = itemIn('pressure', { ...armOf('left', left), ...armOf('right', right) });
  expect([item.value?.text, item.level]).toEqual([shown, level]);
});

test('an alarm of the other arm is said with its numbers', () => {
  const item = itemIn('pressure', { leftSystolic: 150, leftDiastolic: 112, rightSystolic: 152, rightDiastolic: 90 });
  expect(item.notes.map(sayZh)).toContain('另一只胳膊量的是 150/112。');
});

test('182/100: rest and call today; with chest pain the ambulance', () => {
  const fields = { rightSystolic: 182, rightDiastolic: 100 };
  const quiet = itemIn('pressure', { ...fields, symptoms: ['1'] });
  const ill = itemIn('pressure', { ...fields, symptoms: ['6'] });
  expect(quiet.todo.map(sayZh)).toEqual(['歇 5 分钟再量，今天就找医生。头痛、胸痛打 120。']);
  expect(ill.todo.map(sayZh)).toEqual(['现在还不舒服，马上打 120。']);
});

// kg | cm | born | shown | level; adults 18.5–<24, 65–79 20.0–26.9, from 80 22.0–26.9
const BODIES = `
  80   | 165 | 1980-01-01 | 29.4 | attention
  76.5 | 165 | 1980-01-01 | 28.1 | attention
  78   | 172 | 1980-01-01 | 26.4 | watch
  46   | 160 | 1980-01-01 | 18.0 | attention
  47.36 | 160 | 1980-01-01 | 18.5 | fine
  47.2 | 160 | 1980-01-01 | 18.4 | attention
  61.2 | 160 | 1980-01-01 | 23.9 | fine
  61.35 | 160 | 1980-01-01 | 24.0 | watch
  71.5 | 160 | 1980-01-01 | 27.9 | watch
  71.7 | 160 | 1980-01-01 | 28.0 | attention
  64   | 160 | 1955-03-05 | 25.0 | fine
  50.9 | 160 | 1955-03-05 | 19.9 | watch
  51.1 | 160 | 1955-03-05 | 20.0 | fine
  46.9 | 160 | 1955-03-05 | 18.3 | attention
  68.9 | 160 | 1955-03-05 | 26.9 | fine
  69.1 | 160 | 1955-03-05 | 27.0 | watch
  72   | 160 | 1955-03-05 | 28.1 | attention
  56   | 160 | 1946-11-11 | 21.9 | watch
  56.3 | 160 | 1946-11-11 | 22.0 | fine
  68.9 | 160 | 1946-11-11 | 26.9 | fine
  72   | 160 | 1946-11-11 | 28.1 | watch
  56   | 160 | 1946-11-12 | 21.9 | fine
  60   | 160 | 2010-01-01 | 23.4 | unjudged
`;
test.each(table(BODIES))('%s kg and %s cm, born %s: %s is %s', (kg, cm, born = '', shown, level) => {
  const item = itemIn('bmi', { weightKg: Number(kg), heightCm: Number(cm) }, { born });
  expect([item.value?.text, item.level]).toEqual([shown, level]);
});

// born | level | range; creatinine 100 μmol/L of a man on 11 November 2026
const AGES = `
  2006-11-12 | unjudged | null
  2006-11-11 | attention | 57–97
  1966-11-12 | attention | 57–97
  1966-11-11 | fine | 57–111
  1946-11-12 | fine | 57–111
  1946-11-11 | unjudged | null
  1930-01-01 | unjudged | null
`;
test.each(table(AGES))('creatinine 100 born %s is %s', (born = '', level, range) => {
  const item = itemIn('creatinine', { creatinine: 100 }, { born });
  expect([item.level, String(item.range.text)]).toEqual([level, range]);
});

test('from 80 on the page says that the country gives no range, and the laboratory’s own judges', () => {
  const born = '1940-01-01';
  expect(itemIn('creatinine', { creatinine: 100 }, { born }).notes.map(sayZh)).toEqual([
    '这个年龄，国家没有定参考范围。',
  ]);
  expect(itemIn('creatinine', { creatinine: 720 }, { born }).level).toBe('urgent');
  const report = reportOf([checkupOn('2026-11-11', { creatinine: 100 }, { creatinine: { low: 57, high: 97 } })], {
    person: { sex: 'male', birthDate: toPlainDate(born) },
  });
  expect(itemOf(report, 'creatinine')).toMatchObject({
    level: 'attention',
    range: { origin: 'laboratory', text: '57–97' },
  });
});

test('the age is that of the day of the checkup, not of today', () => {
  const checkup = checkupOn('2026-11-11', { creatinine: 100 });
  const person = { sex: 'male' as const, birthDate: toPlainDate('1946-11-20') };
  const today = toPlainDate('2026-11-25');
  expect(itemOf(reportOf([checkup], { person, today }), 'creatinine').level).toBe('fine');
});

test('the sex is not known: what holds under both stands, the rest does not, and the page says why', () => {
  const item = itemIn('haemoglobin', { haemoglobin: 120 }, { sex: 'unknown' });
  expect(item.notes.map(sayZh)).toEqual(['没登记男女，两种范围都看过。']);
  expect(itemIn('haemoglobin', { haemoglobin: 140 }, { sex: 'unknown' }).range.text).toBeNull();
});

// strip | known | level
const STRIPS = `
  −    |    | fine
  ±    |    | recheck
  +    |    | recheck
  ++++ |    | recheck
  +    | dm | attention
  ±    | dm | recheck
  0.3 g/L | | unjudged
  阴性(-)  | | fine
  阴性（－） | | fine
  neg     | | fine
  +/-     | | recheck
  +-      | | recheck
  弱阳性(±) | | recheck
  (+)     | | recheck
  阳性(2+) | | recheck
  阳性(2+) | dm | attention
  阴性(3+) | | unjudged
`;
test.each(table(STRIPS))('sugar in the urine %s %s: %s', (strip = '', known = '', level) => {
  const item = itemIn('urineGlucose', { urineGlucose: strip }, { context: CONTEXTS[known] ?? {} });
  expect([item.value?.text, item.level]).toEqual([strip, level]);
});

// naked | corrected | level | five-point
const EYES = `
  4.8 |     | fine | 4.8
  4.7 |     | fine | 4.7
  4.6 |     | watch | 4.6
  4.4 |     | attention | 4.4
  4.3 | 4.9 | fine | 4.9
  0.6 |     | fine | 4.8
  0.3 |     | watch | 4.5
  0.2 |     | attention | 4.3
  0   |     | attention | 0
`;
test.each(table(EYES))('eye %s with glasses %s: %s', (naked = '', corrected = '', level, number) => {
  const fields = { visionLeft: Number(naked), ...(corrected !== '' && { correctedLeft: Number(corrected) }) };
  const item = itemIn('visionLeft', fields);
  expect([item.level, item.value?.number]).toEqual([level, Number(number)]);
});

// field | code | level
const CODES = `
  ecg | 1 | fine
  ecg | 2 | attention
  chestXray | 2 | attention
  chestDr | 2 | attention
  elderSelfCare | 1 | fine
  elderSelfCare | 2 | watch
  elderSelfCare | 3 | attention
  elderSelfCare | 4 | attention
  elderCognition | 2 | recheck
  elderMood | 2 | attention
  footPulse | 1 | attention
  footPulse | 2 | fine
  hearing | 2 | watch
  smoking | 3 | unjudged
  smoking | 1 | fine
`;
test.each(table(CODES))('%s %s is %s', (field = '', code = '', level) => {
  const key = field.startsWith('chest') ? 'chest' : field;
  expect(itemIn(key, { [field]: code }).level).toBe(level);
});
