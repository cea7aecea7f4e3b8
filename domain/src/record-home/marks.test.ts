import { toPlainDate } from '../shared/plain-date';
import type { EntryKind } from '../record/kinds';
import { DISEASES, diseaseOfFollowUp, diseaseOfPast, diseasesOfCode, diseasesOfWords } from './diseases';
import type { HealthFact, RecordPerson } from './facts';
import { factsOfEntry } from './facts-of-entry';
import { markHistory, marksOf } from './marks';

const man: RecordPerson = { sex: 'male', birthDate: toPlainDate('1970-05-01'), gestationWeeks: null };
const woman: RecordPerson = { sex: 'female', birthDate: toPlainDate('1995-05-01'), gestationWeeks: null };
const TODAY = toPlainDate('2026-11-23');

let no = 0;
interface Told {
  id?: string;
  known?: string;
  until?: string;
}
function row(kind: EntryKind, on: string, payload: unknown, { id, known, until }: Told = {}): HealthFact[] {
  no += 1;
  return factsOfEntry({
    entryId: id ?? `e${no}`,
    kind,
    on: toPlainDate(on),
    knownFrom: toPlainDate(known ?? on),
    knownUntil: until === undefined ? null : toPlainDate(until),
    payload,
  });
}
const icd = (code: string, system = 'http://hl7.org/fhir/sid/icd-10') => [{ system, code }];
const condition = (on: string, code: string, told: object = {}, row2: Told = {}): HealthFact[] =>
  row(
    'condition',
    on,
    { what: { text: '某病', coding: icd(code), known: true }, clinical: 'active', verification: 'confirmed', ...told },
    row2,
  );
const followUp = (on: string, form = 'follow-up-hypertension-3', fields: object = {}): HealthFact[] =>
  row('follow-up', on, { form, fields });
const basic = (on: string, fields: object, told: Told = {}): HealthFact[] =>
  row('basic-information', on, { form: 'basic-information-3', fields }, told);
const maternal = (on: string, visit: string, weeks?: number): HealthFact[] =>
  row('maternal-visit', on, { visit, ...(weeks !== undefined && { weeks }), measured: [] });
const measured = (on: string, code: string, [value, unit]: [number, string]): HealthFact[] =>
  row('observation', on, {
    category: 'vital-signs',
    setting: 'clinic',
    main: { what: { text: 'x', coding: [{ system: 'http://loinc.org', code }] }, amount: { value, unit } },
    parts: [],
  });
const said = (person: RecordPerson, facts: HealthFact[], day: string | typeof TODAY = TODAY): string[] =>
  marksOf(person, facts, toPlainDate(day)).map(({ text, note, since }) =>
    [text, note, since].filter(Boolean).join(' | '),
  );

describe('illnesses by code', () => {
  test.each([
    ['I10', 'hypertension'],
    ['I10.x00', 'hypertension'],
    ['i10x02', 'hypertension'],
    ['I15.9', 'hypertension'],
    ['I16', ''],
    ['E11.9', 'diabetes'],
    ['E09', ''],
    ['J44.1', 'copd'],
    ['J449', ''],
    ['C97', 'cancer'],
    ['D00', ''],
    ['I64', 'stroke'],
    ['I65', ''],
    ['I25.1', 'coronary'],
    ['F20.0', 'severe-mental'],
    ['F32.1', ''],
    ['A15.0', 'tuberculosis'],
    ['B18.1', 'hepatitis'],
    ['B20', 'other-notifiable'],
    ['A98.5', 'other-notifiable'],
    ['A98.0', ''],
    ['U07.1', 'other-notifiable'],
    ['B30.3', 'other-notifiable'],
    ['B30', ''],
    ['38341003', ''],
    ['', ''],
  ])('%s is %s', (code, key) => {
    expect(diseasesOfCode(code).join(' ')).toBe(key);
  });

  test('a source without codes is believed in exact words only', () => {
    expect(diseasesOfWords('2型糖尿病')).toEqual(['diabetes']);
    for (const words of ['高血压家族史', '否认糖尿病', '']) expect(diseasesOfWords(words)).toEqual([]);
  });

  test('the form and the follow-ups by their own codes', () => {
    expect(['2', '9', '11', '1', '12', '13', ''].map(diseaseOfPast)).toEqual([
      'hypertension',
      'tuberculosis',
      'other-notifiable',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(diseaseOfFollowUp('follow-up-diabetes-3')).toBe('diabetes');
    expect(diseaseOfFollowUp('follow-up-diabetesx')).toBeUndefined();
  });

  test('every illness has a name and at least one way to be known', () => {
    for (const { name, icd10 } of Object.values(DISEASES)) {
      expect(name).not.toBe('');
      expect(icd10.length).toBeGreaterThan(0);
    }
  });
});

describe('ages', () => {
  test.each([
    ['2019-11-24', '0–6岁儿童'],
    ['2019-11-23', ''],
    ['1961-11-23', '65岁以上'],
    ['1961-11-24', ''],
  ])('born on %s: %s', (birthDate, text) => {
    const person = { ...man, birthDate: toPlainDate(birthDate) };
    expect(
      marksOf(person, [], TODAY)
        .map((mark) => mark.text)
        .join(),
    ).toBe(text);
  });
});

describe('mothers', () => {
  test.each([
    ['an antenatal visit', maternal('2026-11-01', 'antenatal', 20), '孕产妇 | 孕期 | 2026-11-01'],
    [
      'since the first of this pregnancy',
      [
        ...maternal('2026-11-01', 'antenatal', 20),
        ...maternal('2026-08-01', 'antenatal', 7),
        ...maternal('2024-01-01', 'antenatal', 9),
      ],
      '孕产妇 | 孕期 | 2026-08-01',
    ],
    [
      'after birth',
      [...maternal('2026-05-01', 'antenatal', 30), ...maternal('2026-10-20', 'postnatal')],
      '孕产妇 | 产后 | 2026-05-01',
    ],
    ['42 days after birth', maternal('2026-10-11', 'postnatal'), ''],
    ['the last visit', [...maternal('2026-10-20', 'postnatal'), ...maternal('2026-11-20', 'postnatal-42')], ''],
    ['long past the day it was due', maternal('2025-06-01', 'antenatal', 30), ''],
    ['no week written, three months ago', maternal('2026-08-01', 'antenatal'), ''],
    ['no week written, a month ago', maternal('2026-10-20', 'antenatal'), '孕产妇 | 孕期 | 2026-10-20'],
    ['ended early', [...maternal('2026-10-01', 'antenatal', 9), ...condition('2026-10-20', 'O03.4')], ''],
    [
      'a new one after it',
      [...condition('2026-03-20', 'O03.4'), ...maternal('2026-10-01', 'antenatal', 9)],
      '孕产妇 | 孕期 | 2026-10-01',
    ],
  ])('%s', (_, facts, text) => {
    expect(said(woman, facts).join()).toBe(text);
  });

  test('no man is one', () => {
    expect(said(man, maternal('2026-11-01', 'antenatal', 20))).toEqual([]);
  });
});

describe('illnesses', () => {
  test.each([
    ['confirmed and active', condition('2026-01-01', 'I10', { onset: '2019-03' }), '高血压 | 2019-03'],
    ['without a day of its own', condition('2024-01-01', 'I10'), '高血压 | 2024-01-01'],
    ['suspected', condition('2026-01-01', 'I10', { verification: 'provisional' }), ''],
    ['refuted', condition('2026-01-01', 'I10', { verification: 'refuted' }), ''],
    [
      'in remission it is still there',
      condition('2026-01-01', 'C50', { clinical: 'remission' }),
      '恶性肿瘤 | 2026-01-01',
    ],
    [
      'over, by a later row',
      [...condition('2020-01-01', 'I10'), ...condition('2025-01-01', 'I10', { clinical: 'resolved' })],
      '',
    ],
    [
      'back, by a later row still',
      [
        ...condition('2020-01-01', 'I10'),
        ...condition('2025-01-01', 'I10', { clinical: 'resolved' }),
        ...condition('2026-01-01', 'I10'),
      ],
      '高血压 | 2026-01-01',
    ],
    ['a form', basic('2026-01-01', { pastDiseases: [{ disease: '3', since: '2012-04' }] }), '糖尿病 | 2012-04'],
    ['the form says none', basic('2026-01-01', { pastDiseases: [{ disease: '1' }] }), ''],
    ['managed', [...condition('2020-01-01', 'I10'), ...followUp('2025-11-24')], '高血压 | 管理中 | 2020-01-01'],
    ['managed a year ago', [...condition('2020-01-01', 'I10'), ...followUp('2025-11-23')], '高血压 | 2020-01-01'],
    ['known from follow-ups alone', followUp('2026-08-01', 'follow-up-diabetes-3'), '糖尿病 | 管理中 | 2026-08-01'],
    [
      'a stroke on a checkup, not a passing one',
      row('checkup', '2026-01-01', { form: 'checkup-3', fields: { cerebrovascular: ['2'], heart: ['5'] } }),
      '脑卒中 | 2026-01-01',
    ],
    ['a passing one', row('checkup', '2026-01-01', { form: 'checkup-3', fields: { cerebrovascular: ['5'] } }), ''],
    [
      'one of two tumours over',
      [
        ...condition('2019-01-01', 'C18', { what: { text: '结肠恶性肿瘤', coding: icd('C18.9') } }),
        ...condition('2025-01-01', 'C50', {
          what: { text: '乳腺恶性肿瘤', coding: icd('C50.9') },
          clinical: 'resolved',
        }),
      ],
      '恶性肿瘤 | 2019-01-01',
    ],
    [
      'a notifiable one by its own name',
      condition('2026-10-01', 'B26', { what: { text: '流行性腮腺炎', coding: icd('B26.9') } }),
      '流行性腮腺炎 | 2026-10-01',
    ],
    [
      'a code of another system',
      condition('2026-01-01', '38341003', {
        what: { text: 'x', coding: [{ system: 'http://snomed.info/sct', code: 'I10' }] },
      }),
      '',
    ],
    ['a payload that is none', row('condition', '2026-01-01', null), ''],
  ])('%s', (_, facts, text) => {
    expect(said(man, facts).join()).toBe(text);
  });

  test('names every row it comes from, newest first', () => {
    const facts = [
      ...condition('2020-01-01', 'I10', {}, { id: 'a' }),
      ...row('follow-up', '2026-10-01', { form: 'follow-up-hypertension-3', fields: {} }, { id: 'b' }),
    ];
    expect(marksOf(man, facts, TODAY)[0]?.facts).toEqual(['b', 'a']);
  });
});

describe('blood groups', () => {
  const lab = (code: string, words: string): HealthFact[] =>
    row('lab-report', '2026-02-01', {
      name: { text: '血型' },
      status: 'final',
      results: [{ what: { text: 'x', coding: [{ system: 'http://loinc.org', code }] }, words }],
    });
  test.each([
    ['the form', basic('2026-01-01', { bloodAbo: '4', bloodRh: '2' }), 'AB型血 | 2026-01-01'],
    ['RH 1 on the form is negative', basic('2026-01-01', { bloodAbo: '3', bloodRh: '1' }), 'O型 Rh阴性 | 2026-01-01'],
    ['unknown is no group', basic('2026-01-01', { bloodAbo: '5', bloodRh: '3' }), ''],
    [
      'another edition’s codes are not read',
      row('basic-information', '2026-01-01', { form: 'basic-information-2', fields: { bloodAbo: '1' } }),
      '',
    ],
    ['a laboratory', [...lab('883-9', 'B型'), ...lab('10331-7', '阳性(+)')], 'B型血 | 2026-02-01'],
    ['both in one word', lab('882-1', 'AB型 RhD阴性'), 'AB型 Rh阴性 | 2026-02-01'],
    ['the factor alone', lab('10331-7', '阴性(-)'), 'Rh阴性 | 2026-02-01'],
    ['words that are no group', lab('883-9', '未做'), ''],
    [
      'rows that disagree are no group',
      [...basic('2026-01-01', { bloodAbo: '1' }), ...lab('883-9', 'B')],
      '血型要核对 | 记的有A型、B型，请到卫生院再查一次 | 2026-01-01',
    ],
  ])('%s', (_, facts, text) => {
    expect(said(man, facts).join()).toBe(text);
  });
});

describe('weight', () => {
  const body = (on: string, kg: number, cm: number): HealthFact[] => [
    ...measured(on, '29463-7', [kg, 'kg']),
    ...measured(on, '8302-2', [cm, 'cm']),
  ];
  test.each([
    ['80/165 is obese', body('2026-11-01', 80, 165), '肥胖 | BMI 29.4 | 2026-11-01'],
    ['78/172', body('2026-11-01', 78, 172), '超重 | BMI 26.4 | 2026-11-01'],
    ['46/160', body('2026-11-01', 46, 160), '体重偏轻 | BMI 18.0 | 2026-11-01'],
    [
      '23.96 is shown as 24.0, and what is shown is classed',
      body('2026-11-01', 61.3376, 160),
      '超重 | BMI 24.0 | 2026-11-01',
    ],
    ['exactly 24', body('2026-11-01', 61.44, 160), '超重 | BMI 24.0 | 2026-11-01'],
    [
      'the newest weight with an older height',
      [...body('2024-01-01', 80, 165), ...measured('2026-11-20', '29463-7', [60, 'kg'])],
      '体重正常 | BMI 22.0 | 2026-11-20',
    ],
    ['no height', measured('2026-11-20', '29463-7', [60, 'kg']), ''],
    [
      'pounds are not read as kilograms',
      [...measured('2026-11-20', '29463-7', [132, '[lb_av]']), ...measured('2026-11-20', '8302-2', [165, 'cm'])],
      '',
    ],
  ])('%s', (_, facts, text) => {
    expect(said(man, facts).join()).toBe(text);
  });

  test('from 65 and from 80 on other goals hold, and in pregnancy no table does', () => {
    const old = { ...man, birthDate: toPlainDate('1946-11-01') };
    expect(said(old, body('2026-11-01', 60, 165)).at(-1)).toBe(
      '体重在目标内 | BMI 22.0，80岁以上目标 22.0–26.9 | 2026-11-01',
    );
    expect(said(old, body('2026-10-31', 57, 165)).at(-1)).toBe(
      '体重在目标内 | BMI 20.9，65到79岁目标 20.0–26.9 | 2026-10-31',
    );
    expect(said(old, body('2026-11-01', 57, 165)).at(-1)).toBe(
      '体重比目标轻 | BMI 20.9，80岁以上目标 22.0–26.9 | 2026-11-01',
    );
    expect(said(woman, [...body('2026-11-02', 80, 165), ...maternal('2026-11-01', 'antenatal', 20)])).toHaveLength(1);
  });
});

describe('history', () => {
  test('recomputes every day of change from rows that stood then', () => {
    const facts = [
      ...condition('2020-01-01', 'I10', {}, { known: '2025-02-01', until: '2026-02-01' }),
      ...followUp('2025-03-01'),
    ];
    expect(
      markHistory(man, facts, TODAY).map(({ on, became, mark }) =>
        `${on} ${became} ${mark.text} ${mark.note ?? ''}`.trim(),
      ),
    ).toEqual(['2026-03-01 changed 高血压', '2025-03-01 changed 高血压 管理中', '2025-02-01 set 高血压']);
    expect(said(man, facts, '2025-02-15')).toEqual(['高血压 | 2020-01-01']);
    expect(said(man, facts)).toEqual(['高血压 | 2025-03-01']);
    expect(said(man, facts, '2025-01-31')).toEqual([]);
  });

  test('marks that age and time set and end', () => {
    const girl: RecordPerson = { ...woman, birthDate: toPlainDate('2010-01-01') };
    expect(markHistory(girl, [], TODAY).map(({ on, became }) => `${on} ${became}`)).toEqual([
      '2017-01-01 ended',
      '2010-01-01 set',
    ]);
    const history = markHistory(woman, maternal('2026-01-10', 'antenatal', 38), TODAY);
    expect(history.map(({ on, became }) => `${on} ${became}`)).toEqual(['2026-03-08 ended', '2026-01-10 set']);
  });
});
