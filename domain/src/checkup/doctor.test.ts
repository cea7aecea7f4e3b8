/** The doctor's own words on the form, and what a report proposes to be done. */
import { toPlainDate } from '../shared/plain-date';
import type { ReportInput } from './report-input';
import { sayZh } from './say';
import { checkupOn, itemOf, NO_CONTEXT, reportOf } from './test-support/make-report';

const KNOWN = { since: null };
const tasks = (fields: Record<string, unknown>, told: Partial<ReportInput> = {}) =>
  reportOf([checkupOn('2026-11-11', fields)], told).tasks.map(({ kind, items }) => `${kind} ${items.join('+')}`);

test('体检无异常 of the doctor stands, and the page says that some numbers differ', () => {
  const report = reportOf([checkupOn('2026-11-11', { evaluation: '1', ldl: 3.8 })]);
  expect(report.doctor.map(sayZh)).toEqual(['医生写的是：没有异常。', '有几项和范围不一样，请问医生。']);
  expect(reportOf([checkupOn('2026-11-11', { evaluation: '1', ldl: 3 })]).doctor.map(sayZh)).toEqual([
    '医生写的是：没有异常。',
  ]);
});

test('an abnormality only the doctor saw is shown in the doctor’s words', () => {
  const report = reportOf([
    checkupOn('2026-11-11', { evaluation: '2', abnormal1: '血脂偏高', abnormal2: '甲状腺结节', ldl: 3.8 }),
  ]);
  expect(report.notable.map(({ key, value }) => `${key} ${value?.text ?? ''}`)).toEqual([
    'ldl 3.8',
    'abnormal2 甲状腺结节',
  ]);
  expect(sayZh(report.headline)).toBe('2 项要留意');
});

test('a doctor who calls a number abnormal that our table calls fine is right', () => {
  const report = reportOf([checkupOn('2026-11-11', { evaluation: '2', abnormal1: '血糖偏高', fastingGlucose: 5.9 })]);
  expect(report.notable.map(({ key }) => key)).toEqual(['abnormal1']);
});

test('a known illness in the lines is no new finding', () => {
  const context = { ...NO_CONTEXT, hypertension: KNOWN, hypertensionManaged: true };
  const checkup = checkupOn('2026-11-11', {
    evaluation: '2',
    abnormal1: '高血压2级',
    rightSystolic: 124,
    rightDiastolic: 76,
  });
  expect(reportOf([checkup], { context }).notable).toEqual([]);
  expect(reportOf([checkup]).notable.map(({ key }) => key)).toEqual(['abnormal1']);
});

test('指导 and 危险因素控制 in sentences', () => {
  const report = reportOf([
    checkupOn('2026-11-11', {
      guidance: ['1', '2', '3'],
      riskControl: ['1', '2', '3', '4', '5', '6', '7'],
      riskControlText6: '流感疫苗',
      riskControlText7: '防跌倒',
      weightGoalKg: 62.5,
    }),
  ]);
  expect(report.doctor.map(sayZh)).toEqual([
    '医生建议参加慢病管理。',
    '医生建议复查。',
    '医生建议转到上级医院看。',
    '医生建议您戒烟。',
    '医生建议少喝酒。',
    '医生建议注意吃饭。',
    '医生建议多活动。',
    '医生建议体重减到 62.5 公斤。',
    '医生建议打疫苗：流感疫苗',
    '医生还建议：防跌倒',
  ]);
});

test('each thing to be tested is a task of its own, the fats are one', () => {
  expect(tasks({ fastingGlucose: 7.2, hba1c: 6.6, ldl: 3.8, totalCholesterol: 5.9, urineProtein: '+' })).toEqual([
    'recheck fastingGlucose',
    'recheck hba1c',
    'recheck urineProtein',
    'recheck ldl+totalCholesterol',
  ]);
});

test('what cannot wait is one call, due on the day', () => {
  const report = reportOf([
    checkupOn('2026-11-11', { fastingGlucose: 17, potassium: 6.6, rightSystolic: 185, rightDiastolic: 95 }),
  ]);
  expect(report.tasks.map(({ kind, items, dueOn }) => `${kind} ${items.join('+')} ${dueOn}`)).toEqual([
    'call-now fastingGlucose+pressure+potassium 2026-11-11',
  ]);
  expect(sayZh(report.headline)).toBe('有 3 项很要紧，马上找医生');
  expect(report.spoken.map(sayZh).slice(0, 3)).toEqual([
    '有 3 项很要紧，马上找医生',
    '早上的血糖很要紧，马上打电话给医生。',
    '今天就办。',
  ]);
});

test('a known illness nobody follows up is proposed for the programme; one unconfirmed number is not', () => {
  expect(tasks({ fastingGlucose: 5 }, { context: { ...NO_CONTEXT, hypertension: KNOWN } })).toEqual([
    'enrol-hypertension pressure',
  ]);
  expect(tasks({ fastingGlucose: 7.2 })).toEqual(['recheck fastingGlucose']);
  expect(tasks({ fastingGlucose: 7.2, guidance: ['1'] })).toEqual([
    'recheck fastingGlucose',
    'enrol-diabetes fastingGlucose',
  ]);
  const managed = { ...NO_CONTEXT, hypertension: KNOWN, hypertensionManaged: true };
  expect(tasks({ fastingGlucose: 7.2, guidance: ['1'] }, { context: managed })).toEqual(['recheck fastingGlucose']);
});

test('建议转诊, and a memory screen that was positive', () => {
  expect(tasks({ ecg: '2', ecgText2: '窦性心动过缓', guidance: ['3'] })).toEqual(['referral ecg']);
  expect(tasks({ elderCognition: '2' })).toEqual(['referral elderCognition']);
});

test('lifestyle from habits and from the doctor', () => {
  expect(tasks({ smoking: '3', diet: ['4'], exerciseFrequency: '1' })).toEqual(['lifestyle smoking+diet']);
  expect(tasks({ riskControl: ['4', '5'] })).toEqual(['lifestyle exercise+bmi']);
});

test('an old checkup proposes nothing, and a day that has passed is said to be late', () => {
  const years = [checkupOn('2025-11-11', { fastingGlucose: 7.6 }), checkupOn('2026-11-11', { fastingGlucose: 5 })];
  expect(reportOf(years, { entryId: 'checkup-2025-11-11' }).tasks).toEqual([]);
  const late = reportOf([checkupOn('2026-05-11', { fastingGlucose: 7.6 })], { today: toPlainDate('2026-11-25') });
  expect(late.spoken.map(sayZh)).toContain('原来要5月25日前办，现在尽快办。');
});

test('answers left out are not said to be missing', () => {
  const checkup = checkupOn('2026-11-11', { fastingGlucose: 5 });
  const missing = (hidden: number) => reportOf([checkup], { hidden }).missing.map(({ key }) => key);
  expect(missing(1)).not.toContain('elderMood');
  expect(missing(0)).toContain('elderMood');
});

test('a questionnaire stands in where the form is blank, and only there', () => {
  const screenings = [{ field: 'elderSelfCare', code: '3', on: toPlainDate('2026-10-01') }];
  const context = { ...NO_CONTEXT, screenings };
  const blank = itemOf(reportOf([checkupOn('2026-11-11', {})], { context }), 'elderSelfCare');
  expect(blank).toMatchObject({ level: 'attention', value: { text: '中度依赖' } });
  expect(blank.notes.map(sayZh)).toEqual(['这是 10月1日 问卷的结果。']);
  const told = itemOf(reportOf([checkupOn('2026-11-11', { elderSelfCare: '1' })], { context }), 'elderSelfCare');
  expect(told).toMatchObject({ level: 'fine', notes: [] });
});

test('what is protected is neither read aloud nor a task, and is never the one thing where there is another', () => {
  const report = reportOf([checkupOn('2026-11-11', { elderMood: '2', ldl: 4.2, guidance: ['3'] })]);
  expect(report.notable.map(({ key }) => key)).toEqual(['ldl', 'elderMood']);
  const alone = reportOf([checkupOn('2026-11-11', { elderMood: '2', hearing: '2', guidance: ['3'] })]);
  expect(alone.notable.map(({ key }) => key)).toEqual(['elderMood', 'hearing']);
  expect(alone.oneThing && sayZh(alone.oneThing)).toBe('留意听力，下次再看。');
  expect(alone.spoken.map(sayZh).join()).not.toMatch(/心情|心里/);
  expect(alone.tasks.map(({ items }) => items.join())).toEqual(['hearing']);
});

// behind 异常 of the heart's picture | level
test.each([
  ['窦性心动过缓', 'attention'],
  ['急性心肌梗死可能', 'urgent'],
  ['未见急性心肌梗死', 'attention'],
  ['偶发早搏，无室速', 'attention'],
  ['未见异常,室速', 'urgent'],
  ['上次未见室速，今见室速', 'urgent'],
  ['未见室速，也无室速', 'attention'],
  ['', 'attention'],
])('heart picture: %s is %s', (text, level) => {
  const fields = { ecg: '2', ...(text !== '' && { ecgText2: text }) };
  expect(itemOf(reportOf([checkupOn('2026-11-11', fields)]), 'ecg').level).toBe(level);
});

test.each([
  ['ecg', { ecg: '2', ecgText2: '室速' }, '现在就打电话给医生。胸口痛打 120。'],
  ['chest', { chestDr: '2', chestDrText2: '左侧气胸' }, '现在就打电话给医生。喘不上气打 120。'],
  [
    'abdominalUltrasound',
    { abdominalUltrasound: '2', abdominalUltrasoundText2: '腹主动脉夹层' },
    '现在就打电话给医生。肚子很痛打 120。',
  ],
])('a picture that cannot wait says to call now, and no later day: %s', (key, fields, said) => {
  const item = itemOf(reportOf([checkupOn('2026-11-11', fields)]), key);
  expect([item.level, item.todo.map(sayZh)]).toEqual(['urgent', [said]]);
});

test('a score without its answer is shown with its unit and judged by nobody', () => {
  const item = itemOf(reportOf([checkupOn('2026-11-11', { cognitionScore: 15 })]), 'elderCognition');
  expect([item.value?.text, item.level]).toEqual(['15 分', 'unjudged']);
});

test('an alarm says that the doctor has the last word until the county confirmed its list', () => {
  const report = reportOf([checkupOn('2026-11-11', { potassium: 6.6 })]);
  expect(itemOf(report, 'potassium').notes.map(sayZh)).toEqual(['先打电话，最后以医生说的为准。']);
});
