/** 爸爸's report as the pictures 08 and 09 show it. */
import { toPlainDate } from '../shared/plain-date';
import { sayZh } from './say';
import { checkupOn, itemOf, itemsOf, NO_CONTEXT, reportOf } from './test-support/make-report';

const BODY = { heightCm: 168, temperature: 36.4, pulse: 76, respiration: 18, heartRate: 76, waistCm: 86 };
const BLOOD = { haemoglobin: 142, whiteCells: 6.1, platelets: 208, alt: 22, ast: 24, totalBilirubin: 13.2 };
const FATS = { totalCholesterol: 5, triglycerides: 1.4, hdl: 1.2 };
const year = (on: string, told: Record<string, unknown>) =>
  checkupOn(on, { ...BODY, ...BLOOD, ...FATS, creatinine: 84, urea: 5.9, ecg: '1', ...told });

const FATHER = [
  year('2024-11-11', { fastingGlucose: 5.8, ldl: 3.1, rightSystolic: 138, rightDiastolic: 80, weightKg: 67.5 }),
  year('2025-11-11', { fastingGlucose: 6.4, ldl: 3.3, rightSystolic: 144, rightDiastolic: 84, weightKg: 66.8 }),
  year('2026-11-11', {
    fastingGlucose: 7.6,
    ldl: 3.8,
    leftSystolic: 148,
    leftDiastolic: 84,
    rightSystolic: 152,
    rightDiastolic: 86,
    weightKg: 66,
    symptoms: ['3', '15'],
    diet: ['1', '4'],
    evaluation: '2',
    abnormal1: '血压偏高',
    abnormal2: '空腹血糖偏高',
    abnormal3: '低密度脂蛋白胆固醇偏高',
    guidance: ['1', '2', '3'],
  }),
];
const report = reportOf(FATHER, {
  context: {
    ...NO_CONTEXT,
    hypertension: { since: toPlainDate('2016-03-01') },
    hypertensionManaged: true,
    pressureMedicine: true,
    personalTarget: { systolicBelow: 140, diastolicBelow: 90 },
  },
});
const said = (refs: readonly { id: string }[]) => refs.map(sayZh).join('');
const told = (key: string) => {
  const { value, word, meaning, todo, range } = itemOf(report, key);
  return `${value?.text ?? ''} ${sayZh(word)} | ${range.text ?? ''} | ${said(meaning)} | ${said(todo)}`;
};

test('three things to mind, the sugar first', () => {
  expect(report.notable.map(({ key }) => key)).toEqual(['fastingGlucose', 'pressure', 'ldl']);
  expect(sayZh(report.headline)).toBe(`3 项要留意，${report.counts.fine} 项正常`);
  expect(report.oneThing && sayZh(report.oneThing)).toBe('最要紧的是早上的血糖，要再查一次。');
  expect(report.oneThingBy).toBe('2026-11-25');
});

test('each with its value, its range, what it means and what to do', () => {
  expect(told('fastingGlucose')).toBe(
    '7.6 要复查 | 3.9–6.1 | 没吃饭时，血里的糖偏多。可能是糖尿病，要再查才知道。 | 11月25日前，空着肚子再查一次。这几天少吃甜的，饭后走走。',
  );
  expect(told('pressure')).toBe(
    '152/86 偏高 | 140/90 以下 | 您有高血压，这次没到目标。 | 药照医生说的吃。每天量一次，记下来。11月25日前找医生看看。',
  );
  expect(told('ldl')).toBe('3.8 偏高 | 3.4 以下 | 它太多，血管容易堵。 | 少吃肥肉、油炸的。2027年2月11日前再查一次。');
});

test('three years side by side', () => {
  const years = (key: string) => itemOf(report, key).years.map((one) => `${one.year} ${one.text} ${one.level}`);
  expect(years('fastingGlucose')).toEqual(['2024 5.8 fine', '2025 6.4 attention', '2026 7.6 recheck']);
  expect(years('pressure')).toEqual(['2024 138/80 fine', '2025 144/84 attention', '2026 152/86 attention']);
  expect(years('ldl')).toEqual(['2024 3.1 fine', '2025 3.3 fine', '2026 3.8 attention']);
  expect(itemOf(report, 'ldl').change).toEqual({ mark: 'new', direction: 'up', size: '0.5 mmol/L', sinceYear: 2025 });
  expect(itemOf(report, 'fastingGlucose').change).toMatchObject({ mark: 'worse', size: '1.2 mmol/L' });
});

test('what is read aloud', () => {
  expect(report.spoken.map(sayZh)).toEqual([
    `3 项要留意，${report.counts.fine} 项正常`,
    '最要紧的是早上的血糖，要再查一次。',
    '11月25日以前办好。',
    '11月25日前，空着肚子再查一次。这几天少吃甜的，饭后走走。',
    '药照医生说的吃。每天量一次，记下来。11月25日前找医生看看。',
    '少吃肥肉、油炸的。2027年2月11日前再查一次。',
    '下面说要留意的。',
    '早上的血糖，七点六，要复查。',
    '血压，高压一百五十二，低压八十六，偏高。',
    '坏胆固醇，三点八，偏高。',
    `有 ${report.counts.missing} 项没查。`,
  ]);
});

test('what is proposed', () => {
  expect(report.tasks.map(({ kind, items, dueOn }) => `${kind} ${items.join('+')} ${dueOn}`)).toEqual([
    'referral fastingGlucose 2026-11-25',
    'recheck fastingGlucose 2026-11-25',
    'recheck pressure 2026-11-25',
    'recheck ldl 2027-02-11',
    'lifestyle diet 2027-02-11',
  ]);
});

test('nothing stands twice', () => {
  const keys = itemsOf(report).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
