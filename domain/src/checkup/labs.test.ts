/** The laboratory's own range, its marks, its units; and what is done when they say different things. */
import type { FieldRange, Measured } from '../record/payloads';
import { toPlainDate } from '../shared/plain-date';
import { findItem } from './items-table';
import { parseRange } from './judge/lab-range';
import { amountIn, amountOut } from './read/amounts';
import { sayZh } from './say';
import { checkupOn, itemOf, itemsOf, NO_CONTEXT, reportOf } from './test-support/make-report';

const table = (text: string): (string | undefined)[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('¦').map((cell) => cell.trim()));

const LOINC = 'http://loinc.org';
const line = (code: string, value: number, unit: string, more: Partial<Measured> = {}): Measured => ({
  what: { text: code, coding: [{ system: LOINC, code }], known: true },
  amount: { value, unit },
  ...more,
});
const lab = (on: string, ...results: Measured[]) => ({
  entryId: `lab-${on}`,
  on: toPlainDate(on),
  institution: '县医院检验科',
  results,
});
const withLab = (fields: Record<string, unknown>, ...labs: ReturnType<typeof lab>[]) =>
  reportOf([checkupOn('2026-11-11', fields)], { labs });

// printed ¦ low ¦ low inside ¦ high ¦ high inside ¦ unit
const PRINTED = `
  3.9-6.1 ¦ 3.9 ¦ true ¦ 6.1 ¦ true ¦
  3.9–6.1 ¦ 3.9 ¦ true ¦ 6.1 ¦ true ¦
  3.9 ～ 6.1 mmol/L ¦ 3.9 ¦ true ¦ 6.1 ¦ true ¦ mmol/L
  3.90--6.10 ¦ 3.9 ¦ true ¦ 6.1 ¦ true ¦
  [3.9, ¦
  3.9-6.1（mmol/L） ¦ 3.9 ¦ true ¦ 6.1 ¦ true ¦ mmol/L
  <5.2 (mmol/L) ¦ null ¦ true ¦ 5.2 ¦ false ¦ mmol/L
  (57-97) ¦ 57 ¦ true ¦ 97 ¦ true ¦
  参考范围：57-97 ¦ 57 ¦ true ¦ 97 ¦ true ¦
  <5.2 ¦ null ¦ true ¦ 5.2 ¦ false ¦
  ＜5.20 ¦ null ¦ true ¦ 5.2 ¦ false ¦
  ≤26.0 ¦ null ¦ true ¦ 26 ¦ true ¦
  >=1.0 ¦ 1 ¦ true ¦ null ¦ true ¦
  ＞1.04mmol/L ¦ 1.04 ¦ false ¦ null ¦ true ¦ mmol/L
  不低于1.0 ¦ 1 ¦ true ¦ null ¦ true ¦
  6.1-3.9 ¦
  阴性 ¦
  男130-175 女115-150 ¦
  见说明 ¦
`;
test.each(table(PRINTED))('the printed range %s', (text = '', low, lowIn, high, highIn, unit) => {
  const ends = parseRange(text);
  if (lowIn === undefined) expect(ends).toBeUndefined();
  else
    expect(
      ends && [String(ends.low), String(ends.lowIncluded), String(ends.high), String(ends.highIncluded), ends.unit],
    ).toEqual([low, lowIn, high, highIn, unit ?? '']);
});

// item ¦ value ¦ range beside the field ¦ level ¦ range shown
const BESIDE = `
  ldl ¦ 3.2 ¦ {"high":3.1} ¦ attention ¦ 3.1 以下
  ldl ¦ 3.8 ¦ {"high":4.0} ¦ fine ¦ 4 以下
  ldl ¦ 4.2 ¦ {"high":4.5} ¦ fine ¦ 4.5 以下
  ldl ¦ 3.12 ¦ {"text":"<3.12"} ¦ attention ¦ 3.12 以下
  ldl ¦ 3.12 ¦ {"text":"≤3.12"} ¦ fine ¦ 3.12 以下
  ldl ¦ 3.12 ¦ {"high":3.12,"text":"<3.12"} ¦ attention ¦ 3.12 以下
  ldl ¦ 3.12 ¦ {"high":3.12} ¦ fine ¦ 3.12 以下
  ldl ¦ 3.2 ¦ {"text":"阴性"} ¦ fine ¦ 3.4 以下
  ldl ¦ 3.2 ¦ {"high":3.1,"low":5} ¦ fine ¦ 3.4 以下
  ldl ¦ 3.2 ¦ {"text":"<120 mg/dL"} ¦ attention ¦ 3.1 以下
  ldl ¦ 3.2 ¦ {"high":120,"unit":"mg/dL"} ¦ attention ¦ 3.1 以下
  ldl ¦ 3.2 ¦ {"high":1,"unit":"g/L"} ¦ fine ¦ 3.4 以下
  ldl ¦ 3.2 ¦ {"text":"<2 U/L"} ¦ fine ¦ 3.4 以下
  fastingGlucose ¦ 6.1 ¦ {"low":3.9,"high":6.1} ¦ fine ¦ 3.9–6.1
  fastingGlucose ¦ 7.0 ¦ {"low":3.9,"high":7.2} ¦ recheck ¦ 3.9–7.2
  fastingGlucose ¦ 6.8 ¦ {"low":3.9,"high":7.2} ¦ fine ¦ 3.9–7.2
  haemoglobin ¦ 58 ¦ {"low":50,"high":175} ¦ urgent ¦ 50–175
  haemoglobin ¦ 58 ¦ {"low":50} ¦ urgent ¦ 50 以上
  alt ¦ 55 ¦ {"method":"IFCC法（含磷酸吡哆醛）"} ¦ fine ¦ 9–60
  alt ¦ 55 ¦ {"method":"速率法（不含磷酸吡哆醛）"} ¦ attention ¦ 9–50
  alt ¦ 55 ¦ {} ¦ attention ¦ 9–50
  respiration ¦ 18 ¦ {"low":16,"high":20} ¦ fine ¦ 16–20
`;
const rangeOf = (json: string): FieldRange => JSON.parse(json) as FieldRange;
test.each(table(BESIDE))('%s %s beside %s is %s', (key = '', value, range = '', level, shown) => {
  const report = reportOf([checkupOn('2026-11-11', { [key]: Number(value) }, { [key]: rangeOf(range) })]);
  const item = itemOf(report, key);
  expect([item.level, item.range.text]).toEqual([level, shown]);
});

// value ¦ flag ¦ level ¦ notes; haemoglobin of a man with the laboratory's 130–175
const FLAGS = `
  140 ¦ normal ¦ fine ¦
  140 ¦ high ¦ attention ¦ 数在范围里，化验单却标了记号。
  140 ¦ low ¦ attention ¦ 数在范围里，化验单却标了记号。
  140 ¦ abnormal ¦ attention ¦ 数在范围里，化验单却标了记号。
  140 ¦ critical-high ¦ urgent ¦ 先打电话，最后以医生说的为准。
  120 ¦ low ¦ attention ¦
  120 ¦ normal ¦ attention ¦ 化验单没有标记号，请问医生。
  120 ¦ critical-low ¦ urgent ¦ 先打电话，最后以医生说的为准。
  58 ¦ normal ¦ urgent ¦ 化验单没有标记号，请问医生。先打电话，最后以医生说的为准。
`;
test.each(table(FLAGS))('haemoglobin %s marked %s is %s', (value, flag = '', level, notes) => {
  const range = rangeOf(JSON.stringify({ low: 130, high: 175, flag }));
  const item = itemOf(
    reportOf([checkupOn('2026-11-11', { haemoglobin: Number(value) }, { haemoglobin: range })]),
    'haemoglobin',
  );
  expect([item.level, item.notes.map(sayZh).join('')]).toEqual([level, notes]);
});

test('without any range the laboratory’s own mark is what there is', () => {
  const at = (flag: FieldRange['flag']) =>
    itemOf(reportOf([checkupOn('2026-11-11', { microalbumin: 3 }, { microalbumin: { flag } })]), 'microalbumin');
  expect(at('normal')).toMatchObject({ level: 'fine' });
  expect(at('high')).toMatchObject({ level: 'attention', direction: 'high' });
});

test('a laboratory’s report beside the form gives the range, and fills what the form left blank', () => {
  const results = lab('2026-11-12', line('22748-8', 3.2, 'mmol/L', { high: 3.1 }), line('718-7', 128, 'g/L'));
  const report = withLab({ ldl: 3.2 }, results);
  expect(itemOf(report, 'ldl')).toMatchObject({
    level: 'attention',
    range: { origin: 'laboratory', source: '县医院检验科' },
  });
  expect(itemOf(report, 'haemoglobin')).toMatchObject({ level: 'attention', value: { text: '128', unit: 'g/L' } });
});

test('a report of another month is no part of the checkup, a recheck does not overwrite it', () => {
  expect(itemsOf(withLab({}, lab('2026-09-01', line('718-7', 128, 'g/L'))))).toEqual([]);
  const recheck = withLab(
    { fastingGlucose: 7.6 },
    lab('2026-11-20', line('14771-0', 5.6, 'mmol/L', { low: 3.9, high: 6.1 })),
  );
  expect(itemOf(recheck, 'fastingGlucose')).toMatchObject({ level: 'recheck', value: { text: '7.6' }, notes: [] });
  const same = withLab({ fastingGlucose: 7.6 }, lab('2026-11-11', line('14771-0', 6.7, 'mmol/L')));
  expect(itemOf(same, 'fastingGlucose').notes.map(sayZh)).toEqual(['化验单上写的是 6.7，请核对。']);
});

test('a value nobody can convert is kept as it came and not judged', () => {
  const item = itemOf(withLab({}, lab('2026-11-11', line('718-7', 8.1, 'mmol/L'))), 'haemoglobin');
  expect(item).toMatchObject({ level: 'unjudged', value: { text: '8.1 mmol/L', number: null } });
  expect(item.notes.map(sayZh)).toEqual(['这个单位换不了，照原样写。']);
});

test('less than a number is judged on its own side of it', () => {
  const below = line('14631-6', 0, 'umol/L');
  const item = itemOf(
    withLab({}, lab('2026-11-11', { ...below, amount: { value: 26.1, unit: 'umol/L', comparator: '<' } })),
    'totalBilirubin',
  );
  expect(item.value?.text).toBe('小于 26.1');
});

// item ¦ code ¦ value ¦ unit ¦ in the item's unit
const CONVERTED = `
  fastingGlucose ¦ 14771-0 ¦ 126 ¦ mg/dL ¦ 7
  fastingGlucose ¦ 1558-6 ¦ 125 ¦ mg/dL ¦ 6.9
  fastingGlucose ¦ 1558-6 ¦ 7.0 ¦ mmol/L ¦ 7
  totalCholesterol ¦ 14647-2 ¦ 200 ¦ mg/dL ¦ 5.17
  ldl ¦ 22748-8 ¦ 130 ¦ mg/dL ¦ 3.36
  hdl ¦ 14646-4 ¦ 40 ¦ mg/dL ¦ 1.03
  triglycerides ¦ 14927-8 ¦ 150 ¦ mg/dL ¦ 1.69
  creatinine ¦ 14682-9 ¦ 1.0 ¦ mg/dL ¦ 88.4
  urea ¦ 3094-0 ¦ 20 ¦ mg/dL ¦ 7.14
  urea ¦ 14937-7 ¦ 14 ¦ mmol/L ¦ 7
  totalBilirubin ¦ 14631-6 ¦ 1 ¦ mg/dL ¦ 17.1
  haemoglobin ¦ 718-7 ¦ 14.2 ¦ g/dL ¦ 142
  hba1c ¦ 59261-8 ¦ 48 ¦ mmol/mol ¦ 6.5
  hba1c ¦ 59261-8 ¦ 53 ¦ mmol/mol ¦ 7
  whiteCells ¦ 6690-2 ¦ 6.1 ¦ 10*3/uL ¦ 6.1
  platelets ¦ 777-3 ¦ 208 ¦ ×10⁹/L ¦ 208
  potassium ¦ 2823-3 ¦ 4.2 ¦ mmol/L ¦ 4.2
  haemoglobin ¦ 718-7 ¦ 8 ¦ mmol/L ¦ none
  urea ¦ 3094-0 ¦ 7 ¦ mmol/L ¦ none
`;
test.each(table(CONVERTED))('%s under %s: %s %s is %s', (key = '', code = '', value, unit = '', shown) => {
  const item = findItem(key);
  expect(item).toBeDefined();
  if (item) expect(String(amountIn(item, { value: Number(value), unit, code }) ?? 'none')).toBe(shown);
});

// item ¦ value ¦ unit ¦ digits ¦ back
const BACK = `
  fastingGlucose ¦ 7 ¦ mg/dL ¦ 0 ¦ 126
  totalCholesterol ¦ 5.17 ¦ mg/dL ¦ 0 ¦ 200
  triglycerides ¦ 1.69 ¦ mg/dL ¦ 0 ¦ 150
  creatinine ¦ 88.4 ¦ mg/dL ¦ 2 ¦ 1
  totalBilirubin ¦ 17.1 ¦ mg/dL ¦ 2 ¦ 1
  haemoglobin ¦ 142 ¦ g/dL ¦ 1 ¦ 14.2
  hba1c ¦ 6.5 ¦ mmol/mol ¦ 0 ¦ 48
  hba1c ¦ 7 ¦ mmol/mol ¦ 0 ¦ 53
  fastingGlucose ¦ 7 ¦ g/L ¦ 2 ¦ none
`;
test.each(table(BACK))('%s %s back to %s is %s', (key = '', value, unit = '', decimals, shown) => {
  const item = findItem(key);
  expect(item).toBeDefined();
  if (item)
    expect(String(amountOut(item, { value: Number(value), unit, decimals: Number(decimals) }) ?? 'none')).toBe(shown);
});

test('a laboratory’s mg/dL is converted with its range and says what it was', () => {
  const told = line('14771-0', 126, 'mg/dL', { low: 70, high: 110 });
  const item = itemOf(withLab({}, lab('2026-11-11', told)), 'fastingGlucose');
  expect(item).toMatchObject({ level: 'recheck', value: { text: '7.0' }, range: { low: 3.9, high: 6.1 } });
});

test('somebody known to have diabetes is judged by the target, whatever the laboratory’s healthy range', () => {
  const checkup = checkupOn('2026-11-11', { fastingGlucose: 6.8 }, { fastingGlucose: { low: 3.9, high: 6.1 } });
  const report = reportOf([checkup], { context: { ...NO_CONTEXT, diabetes: { since: null }, diabetesManaged: true } });
  expect(itemOf(report, 'fastingGlucose')).toMatchObject({ level: 'fine', range: { text: '4.4–7.0' } });
});
