import { categoriesOf, sensitiveOf } from './sensitive';
import { isEntryKind } from './kinds';

const ICD = 'http://hl7.org/fhir/sid/icd-10';
const LOINC = 'http://loinc.org';
const condition = (code: string, text = '一种情况', system = ICD) => ({
  what: { text, coding: code === '' ? [] : [{ system, code }], known: true },
  clinical: 'active',
  verification: 'confirmed',
});

// ICD-10 code | category it is kept under (- ordinary): every block with its edges
test.each(
  `
  B19.9 | -
  B20   | hiv-sti
  B24.x01 | hiv-sti
  B25.0 | -
  Z21   | hiv-sti
  Z20.6 | hiv-sti
  Z20.5 | -
  A49.9 | -
  A50.0 | hiv-sti
  A53.901 | hiv-sti
  A64   | hiv-sti
  A65   | -
  A14.9 | -
  A15.0 | tuberculosis
  A19.9 | tuberculosis
  A20.0 | -
  B90.9 | tuberculosis
  E87.8 | -
  F00.1 | mental-health
  F09   | mental-health
  F10.2 | substance-use
  F19.5 | substance-use
  F20.0 | mental-health
  f32.900 | mental-health
  F99   | mental-health
  G30.9 | mental-health
  G31.0 | -
  X84   | mental-health
  N95.1 | -
  N96   | reproduction
  N97.0 | reproduction
  N99.0 | -
  O00.1 | reproduction
  O06.9 | reproduction
  O98.7 | hiv-sti
  O98.0 | tuberculosis
  O99.8 | reproduction
  P00.0 | -
  Z29.0 | -
  Z30.2 | reproduction
  Z39.2 | reproduction
  Z40.0 | -
  T73.0 | -
  T74.1 | abuse
  T75.0 | -
  Y04   | -
  Y05   | abuse
  Y07.0 | abuse
  Y08   | -
  I10.x00 | -
  E11.9 | -
  J44.9 | -
`
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('ICD-10 %s is %s', (code = '', category = '') => {
  expect(sensitiveOf('condition', condition(code)) ?? '-').toBe(category);
});

// words of something without a code | category
test.each(
  `
  高血压 | -
  2型糖尿病 | -
  脑梗死后遗症 | -
  慢性乙型病毒性肝炎 | -
  前列腺增生 | -
  甲状腺结节 | -
  获得性免疫缺陷综合征（艾滋病） | hiv-sti
  HIV抗体初筛 | hiv-sti
  HIV1/2抗体 | hiv-sti
  HIVAg/Ab | hiv-sti
  抗HIV（1+2） | hiv-sti
  RPR1:8 | hiv-sti
  Syphilis, unspecified | hiv-sti
  Hives after penicillin | -
  hotspot | -
  Total bilirubin TBIL | -
  精神卫生科随访 | mental-health
  Major depression, single episode | mental-health
  ST segment depression | -
  Pulmonary tuberculosis | tuberculosis
  T-SPOT.TB | tuberculosis
  Normal pregnancy | reproduction
  Opioid abuse | substance-use
  Suspected child abuse | abuse
  隐性梅毒 | hiv-sti
  淋病 | hiv-sti
  抑郁症 | mental-health
  精神分裂症 | mental-health
  双相情感障碍 | mental-health
  老年痴呆 | mental-health
  早孕 | reproduction
  人工流产术后 | reproduction
  稽留流产 | reproduction
  不孕症 | reproduction
  海洛因依赖 | substance-use
  酒精依赖综合征 | substance-use
  继发性肺结核 | tuberculosis
  结核性胸膜炎 | tuberculosis
  家庭暴力致伤 | abuse
`
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s is %s', (words = '', category = '') => {
  expect(sensitiveOf('condition', condition('', words)) ?? '-').toBe(category);
});

// LOINC code of one line of a report
test.each([
  ['14771-0', null],
  ['4548-4', null],
  ['718-7', null],
  ['56888-1', 'hiv-sti'],
  ['20507-0', 'hiv-sti'],
  ['2106-3', 'reproduction'],
  ['44261-6', 'mental-health'],
  ['48545-8', 'mental-health'],
  ['71773-6', 'tuberculosis'],
])('a report with LOINC %s is %s', (code, category) => {
  const report = {
    name: { text: '检验', coding: [], known: true },
    status: 'final',
    results: [{ what: { text: '一项', coding: [{ system: LOINC, code }], known: true }, words: '阴性' }],
  };
  expect(sensitiveOf('lab-report', report)).toBe(category);
});

test('a code of another system is not read as ICD-10, one without a system is', () => {
  expect(sensitiveOf('condition', condition('F32', '情况', 'http://example.org/local'))).toBeNull();
  expect(sensitiveOf('condition', condition('F32', '情况', ''))).toBe('mental-health');
  expect(sensitiveOf('condition', condition('F32', '情况', 'urn:oid:2.16.840.1.113883.6.3'))).toBe('mental-health');
});

test('an entry of two categories belongs to both, kept under the more protected', () => {
  const visit = { class: 'outpatient', reasons: [], diagnoses: [condition('A15.0').what, condition('B20').what] };
  expect(categoriesOf({ kind: 'encounter', payload: visit })).toEqual(['hiv-sti', 'tuberculosis']);
  expect(sensitiveOf('encounter', visit)).toBe('hiv-sti');
});

test.each(['basic-information', 'checkup', 'follow-up'])('%s is never sensitive as a whole', (kind) => {
  const payload = {
    form: 'basic-information-3',
    fields: { pastDiseases: [{ disease: '9' }], workplace: '结核病医院' },
  };
  expect(isEntryKind(kind) && sensitiveOf(kind, payload)).toBeNull();
});

test('a visit in pregnancy is by being there', () => {
  expect(sensitiveOf('maternal-visit', { visit: 'antenatal', measured: [] })).toBe('reproduction');
});

// institution | category a visit there is kept under
test.each([
  ['青岚县人民医院', null],
  ['青岚镇卫生院', null],
  ['青岚县妇幼保健院', null],
  ['青岚县精神卫生中心', 'mental-health'],
  ['县结核病防治所', 'tuberculosis'],
  ['市皮肤病性病防治院', 'hiv-sti'],
  ['强制隔离戒毒所卫生室', 'substance-use'],
])('a visit to %s is %s, a form filled in there is ordinary', (institution, category) => {
  const visit = { class: 'outpatient', reasons: [], diagnoses: [condition('', '失眠').what] };
  expect(sensitiveOf('encounter', visit, institution)).toBe(category);
  expect(sensitiveOf('checkup', { form: 'checkup-3', fields: {} }, institution)).toBeNull();
});
