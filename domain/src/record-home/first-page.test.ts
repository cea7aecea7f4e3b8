import { DEFAULT_READING_CONFIG } from '../reading/config';
import type { ReadingPerson } from '../reading/types';
import { type RecordKind, RECORD_KINDS, type EntryKind } from '../record/kinds';
import { toPlainDate } from '../shared/plain-date';
import { type Holdings, missingIn } from './completeness';
import { allergiesAsked, allergiesOf, doctorOf, medicinesOf, problemsOf, type SignedEntry } from './essentials';
import type { RecordPerson } from './facts';
import { factsOfEntry } from './facts-of-entry';
import { groupOf, kindsOf, TIMELINE_GROUPS } from './groups';
import { glucoseState, pressureState, waistState } from './limits';
import { newestNumbers } from './numbers';
import { wordsOfOwn } from './own-words';

const TODAY = toPlainDate('2026-11-23');

describe('one newest number', () => {
  test.each([
    [139, 89, false, '不高 normal'],
    [140, 80, false, '偏高 attention'],
    [120, 90, false, '偏高 attention'],
    [139.5, 80, false, '偏高 attention'],
    [134.4, 84.4, true, '不高 normal'],
    [134.5, 80, true, '偏高 attention'],
    [130, 85, true, '偏高 attention'],
    [180, 80, true, '很高 urgent'],
    [150, 110, false, '很高 urgent'],
    [179, 109, false, '偏高 attention'],
  ])('%s/%s, at home %s: %s', (systolic, diastolic, home, words) => {
    const { word, tone } = pressureState({ systolic, diastolic, home });
    expect(`${word} ${tone}`).toBe(words);
  });

  test.each([
    [5.8, null, null, false, '正常'],
    [6.1, null, null, false, '偏高'],
    [6.9, null, null, false, '偏高'],
    [7.0, null, null, false, '要复查'],
    [7.0, null, null, true, '偏高'],
    [3.8, null, null, false, '偏低'],
    [3.9, null, null, false, '正常'],
    [2.8, null, null, false, '很低'],
    [16.7, null, null, true, '很高'],
    [6.1, 3.9, 6.1, false, '正常'],
    [6.2, 3.9, 6.1, false, '偏高'],
    [6.3, 3.9, 6.5, false, '正常'],
    [7.2, 3.9, 8, false, '要复查'],
  ])('glucose %s of %s–%s, diabetic %s: %s', (value, low, high, diabetic, word) => {
    expect(glucoseState({ value, low, high, diabetic }).word).toBe(word);
  });

  test.each([
    [89, 'male', '正常'],
    [90, 'male', '偏粗'],
    [84, 'female', '正常'],
    [85, 'female', '偏粗'],
  ] as const)('waist %s of a %s: %s', (cm, sex, word) => {
    expect(waistState(cm, sex).word).toBe(word);
  });

  test('default intervals are said to be unconfirmed, a laboratory’s own are not', () => {
    expect(glucoseState({ value: 5, low: null, high: null, diabetic: false }).verified).toBe(false);
    expect(glucoseState({ value: 5, low: 3.9, high: 6.1, diabetic: false }).verified).toBe(true);
  });
});

const fact = (kind: EntryKind, on: string, payload: unknown) =>
  factsOfEntry({
    entryId: `${kind} ${on}`,
    kind,
    on: toPlainDate(on),
    knownFrom: toPlainDate(on),
    knownUntil: null,
    payload,
  });
const checkup = (on: string, fields: object) => fact('checkup', on, { form: 'checkup-3', fields });

describe('the newest numbers', () => {
  const elder: RecordPerson = { sex: 'male', birthDate: toPlainDate('1955-03-08'), gestationWeeks: null };
  const anybody: ReadingPerson = {
    ...{ birthDate: elder.birthDate, sex: 'male', pregnant: false, hypertension: false, diabetes: false },
    ...{ personalPressure: null, personalGlucose: null, heightCm: 168 },
  };
  const whose = (told: Partial<ReadingPerson>) => ({ person: { ...anybody, ...told }, config: DEFAULT_READING_CONFIG });
  const texts = (facts: ReturnType<typeof fact>, person = elder) =>
    newestNumbers(person, facts, whose({ birthDate: person.birthDate })).map(({ measure, values, state }) =>
      `${measure} ${values.map(({ text }) => text).join(' ')} ${state?.word ?? ''}`.trim(),
    );

  test('newest first, the higher arm, mg/dL of the form converted', () => {
    expect(
      texts([
        ...checkup('2025-11-01', {
          leftSystolic: 150,
          leftDiastolic: 80,
          rightSystolic: 144,
          rightDiastolic: 90,
          fastingGlucoseMgDl: 126,
        }),
        ...checkup('2026-11-01', {
          rightSystolic: 132,
          rightDiastolic: 80,
          waistCm: 92.4,
          heightCm: 168,
          weightKg: 66.04,
        }),
      ]),
    ).toEqual(['blood-pressure 132/80 150/80 不高', 'glucose 7.0 要复查', 'weight 66.0 在目标内', 'waist 92 偏粗']);
  });

  test('half a blood pressure is none, and a bound or another unit is no number', () => {
    const amount = (code: string, told: object) => ({
      what: { coding: [{ system: 'http://loinc.org', code }] },
      amount: told,
    });
    expect(
      texts([
        ...fact('observation', '2026-11-01', {
          setting: 'home',
          main: amount('85354-9', {}),
          parts: [amount('8480-6', { value: 150, unit: 'mm[Hg]' })],
        }),
        ...fact('observation', '2026-11-02', {
          setting: 'home',
          main: amount('14771-0', { value: 3, unit: 'mmol/L', comparator: '<' }),
          parts: [],
        }),
        ...fact('observation', '2026-11-03', {
          setting: 'home',
          main: amount('14771-0', { value: 100, unit: 'mg/dL' }),
          parts: [],
        }),
        ...checkup('2026-11-04', { leftSystolic: 150 }),
      ]),
    ).toEqual([]);
  });

  test('nothing is said of a child’s blood pressure or waist, and its height is shown', () => {
    const child: RecordPerson = { sex: 'female', birthDate: toPlainDate('2016-01-01'), gestationWeeks: null };
    expect(
      texts(
        checkup('2026-11-01', {
          leftSystolic: 150,
          leftDiastolic: 95,
          waistCm: 95,
          heightCm: 140,
          fastingGlucose: 7.5,
        }),
        child,
      ),
    ).toEqual(['blood-pressure 150/95', 'glucose 7.5', 'height 140.0', 'waist 95']);
  });

  test('somebody known to have diabetes is not told to measure again', () => {
    const known = fact('basic-information', '2020-01-01', {
      form: 'basic-information-3',
      fields: { pastDiseases: [{ disease: '3' }] },
    });
    expect(texts([...known, ...checkup('2026-11-01', { fastingGlucose: 7.6 })])).toEqual(['glucose 7.6 偏高']);
  });

  const HAS = {
    hypertension: { hypertension: true },
    'own pressure': { personalPressure: { systolicBelow: 140, diastolicBelow: 90 } },
    'own pressure, expecting': { personalPressure: { systolicBelow: 140, diastolicBelow: 90 }, pregnant: true },
    expecting: { hypertension: true, diabetes: true, pregnant: true },
    'nearly 80': { hypertension: true, birthDate: toPlainDate('1946-11-02') },
    'just 80': { hypertension: true, birthDate: toPlainDate('1946-11-01') },
    diabetes: { diabetes: true },
    'own glucose': { diabetes: true, personalGlucose: { fastingFrom: 5, fastingBelow: 8, otherBelow: 12 } },
    'own body': { personalWeight: { lowKg: 60, highKg: 64 }, personalWaist: { belowCm: 86 } },
  } satisfies Record<string, Partial<ReadingPerson>>;

  // As the pages of readings judge them. A laboratory's range is for people without a target.
  test.each([
    ['hypertension', { rightSystolic: 129, rightDiastolic: 79 }, '达标 normal 目标 130/80 以下'],
    ['hypertension', { rightSystolic: 132, rightDiastolic: 78 }, '偏高 attention 目标 130/80 以下'],
    ['hypertension', { rightSystolic: 88, rightDiastolic: 58 }, '偏低 attention 目标 130/80 以下'],
    ['hypertension', { rightSystolic: 180, rightDiastolic: 78 }, '很高 urgent 歇 5 分钟再量，还高马上去医院'],
    ['own pressure', { rightSystolic: 139, rightDiastolic: 84 }, '达标 normal 医生定的目标 140/90 以下'],
    ['own pressure', { rightSystolic: 139.5, rightDiastolic: 84 }, '偏高 attention 医生定的目标 140/90 以下'],
    ['own pressure, expecting', { rightSystolic: 136, rightDiastolic: 84 }, '达标 normal 医生定的目标 140/90 以下'],
    ['nearly 80', { rightSystolic: 148, rightDiastolic: 78 }, '偏高 attention 目标 130/80 以下'],
    ['just 80', { rightSystolic: 148, rightDiastolic: 78 }, '达标 normal 目标 150/90 以下'],
    ['expecting', { rightSystolic: 132, rightDiastolic: 78 }, '不高 normal 低于 140/90'],
    ['diabetes', { fastingGlucose: 6.9 }, '达标 normal 目标 4.4 到 6.9'],
    ['diabetes', { fastingGlucose: 3.9 }, '很低 urgent 现在就联系医生'],
    ['own glucose', { fastingGlucose: 7.6 }, '达标 normal 医生定的目标 5.0 到 7.9'],
    ['own body', { weightKg: 65 }, '比目标重 attention 医生定的目标 60.0 到 64.0 公斤'],
    ['own body', { waistCm: 85 }, '达标 normal 医生定的目标 86 厘米以下'],
  ] as const)('of somebody with %s, %j: %s', (has, fields, words) => {
    const [number] = newestNumbers(elder, checkup('2026-11-01', fields), whose(HAS[has]));
    expect([number?.state?.word, number?.state?.tone, number?.state?.note].join(' ')).toBe(words);
  });
});

const entry = (kind: EntryKind, on: string, payload: unknown, told: Partial<SignedEntry> = {}): SignedEntry => ({
  entryId: `${kind} ${on}`,
  kind,
  on: toPlainDate(on),
  institution: '柳溪镇卫生院',
  practitioner: '张敏',
  payload,
  ...told,
});
const allergy = (text: string, told: object = {}) =>
  entry('allergy', '2026-01-01', {
    none: false,
    what: { text },
    clinical: 'active',
    verification: 'confirmed',
    criticality: 'low',
    ...told,
  });
const form = (on: string, fields: object) => entry('basic-information', on, { form: 'basic-information-3', fields });

describe('allergies', () => {
  test.each([
    [
      'severe first, each once',
      [
        allergy('花生'),
        allergy('青霉素', { criticality: 'high' }),
        form('2026-01-01', { drugAllergies: ['2', '5'], drugAllergiesText5: '头孢' }),
      ],
      '青霉素过敏 花生过敏 头孢过敏',
    ],
    ['over or refuted', [allergy('花生', { clinical: 'resolved' }), allergy('虾', { verification: 'refuted' })], ''],
    ['the statement of none', [allergy('没有已知的过敏', { none: true })], ''],
    [
      'the newest form speaks',
      [form('2020-01-01', { drugAllergies: ['3'] }), form('2026-01-01', { drugAllergies: ['1'] })],
      '',
    ],
    ['already called an allergy', [allergy('青霉素过敏')], '青霉素过敏'],
  ])('%s', (_, entries, words) => {
    expect(
      allergiesOf(entries)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(words);
  });

  test('none known is an answer, a blank form is not', () => {
    expect(allergiesAsked([allergy('x', { none: true })])).toBe(true);
    expect(allergiesAsked([form('2026-01-01', { drugAllergies: ['1'] })])).toBe(true);
    expect(allergiesAsked([form('2026-01-01', {})])).toBe(false);
  });
});

test('illnesses that stand: not what is over or refuted, each once, the confirmed one before the suspected', () => {
  const ill = (text: string, told: object = {}) =>
    entry('condition', '2026-01-01', { what: { text }, clinical: 'active', verification: 'confirmed', ...told });
  const standing = problemsOf(
    [
      ill('高血压', { verification: 'provisional' }),
      ill('高血压', { onset: '2019-03' }),
      ill('哮喘', { clinical: 'unknown', verification: 'unconfirmed' }),
      ill('肺炎', { clinical: 'resolved' }),
      ill('湿疹', { clinical: 'remission' }),
      ill('胃炎', { verification: 'refuted' }),
      ill('骨折', { endedOn: TODAY }),
      ill('带状疱疹', { endedOn: '2026-11-24' }),
      ill('复发的', { clinical: 'relapse' }),
      entry('encounter', '2026-01-01', { what: { text: '不是病' }, clinical: 'active', verification: 'confirmed' }),
    ],
    TODAY,
  );
  expect(standing.map(({ text, since, sure }) => `${text} ${since ?? ''} ${sure}`)).toEqual([
    '高血压 2019-03 true',
    '带状疱疹  true',
    '复发的  true',
    '哮喘  false',
  ]);
});

test('medicines: what is taken now, each once, not what ended or is not taken', () => {
  const medicine = (text: string, told: object) => entry('medication', '2026-01-01', { what: { text }, ...told });
  const forms = (on: string, name: string, medicines: object[]) =>
    entry('follow-up', on, { form: name, fields: { medicines } });
  expect(
    medicinesOf(
      [
        medicine('缬沙坦', { status: 'active', dose: '80 mg', frequency: '每天早上' }),
        medicine('头孢', { status: 'active', endsOn: '2026-11-22' }),
        medicine('阿司匹林', { status: 'stopped' }),
        forms('2026-10-01', 'follow-up-hypertension-3', [
          { name: '缬沙坦' },
          { name: '氨氯地平', timesPerDay: 1, dose: '5mg' },
        ]),
        forms('2026-07-01', 'follow-up-hypertension-3', [{ name: '硝苯地平' }]),
        forms('2026-09-01', 'follow-up-diabetes-3', [{ name: '二甲双胍' }]),
        entry('checkup', '2026-01-01', {
          form: 'checkup-3',
          fields: { medicines: [{ name: '维生素', adherence: '3' }] },
        }),
      ],
      TODAY,
    ).map(({ name, how }) => `${name} ${how ?? ''}`.trim()),
  ).toEqual(['缬沙坦 80 mg，每天早上', '氨氯地平 每天 1 次，每次 5mg', '二甲双胍']);
});

test('the doctor of the newest follow-up, else of the newest checkup, else nobody', () => {
  const visits = [
    entry('checkup', '2026-11-01', {}, { practitioner: '李医生' }),
    entry('follow-up', '2026-07-01', {}, { practitioner: '王医生' }),
    entry('follow-up', '2026-10-01', {}, { practitioner: null }),
  ];
  expect(doctorOf(visits)?.name).toBe('王医生');
  expect(doctorOf(visits.slice(0, 1))?.name).toBe('李医生');
  expect(doctorOf(visits.slice(2))).toBeUndefined();
});

describe('what is missing', () => {
  const full: Holdings = {
    birthDate: toPlainDate('1955-03-08'),
    allergiesAsked: true,
    bloodKnown: true,
    chronic: true,
    medicines: true,
    basicForm: true,
    contact: true,
    phone: true,
    lastCheckupOn: toPlainDate('2026-01-02'),
    birthWeight: false,
    lastChildVisitOn: null,
    lastGrowthOn: null,
  };
  const child: Partial<Holdings> = {
    birthDate: toPlainDate('2025-05-19'),
    basicForm: false,
    bloodKnown: false,
    phone: false,
    lastCheckupOn: null,
    chronic: false,
  };
  test.each<[string, Partial<Holdings>, string]>([
    ['nothing', {}, ''],
    [
      'all of it, most urgent first',
      {
        allergiesAsked: false,
        bloodKnown: false,
        medicines: false,
        contact: false,
        phone: false,
        lastCheckupOn: toPlainDate('2025-12-31'),
      },
      'allergies blood medicines contact phone checkup',
    ],
    ['no form: its contact is not asked for beside it', { basicForm: false, contact: false }, 'basic'],
    ['no illness, no medicines to miss', { chronic: false, medicines: false }, ''],
    ['64 years old', { birthDate: toPlainDate('1961-11-24'), lastCheckupOn: null }, ''],
    ['65 today', { birthDate: toPlainDate('1961-11-23'), lastCheckupOn: null }, 'checkup'],
    ['a child', child, 'birth child-visit child-growth'],
    [
      'a child seen lately',
      {
        ...child,
        birthWeight: true,
        lastChildVisitOn: toPlainDate('2026-05-20'),
        lastGrowthOn: toPlainDate('2026-05-24'),
      },
      '',
    ],
    [
      'a child measured six months ago',
      {
        ...child,
        birthWeight: true,
        lastChildVisitOn: toPlainDate('2026-05-20'),
        lastGrowthOn: toPlainDate('2026-05-23'),
      },
      'child-growth',
    ],
    [
      'a child of four measured six months ago',
      {
        ...child,
        birthDate: toPlainDate('2022-05-19'),
        birthWeight: true,
        lastChildVisitOn: toPlainDate('2026-05-20'),
        lastGrowthOn: toPlainDate('2026-05-23'),
      },
      '',
    ],
    [
      'a newborn',
      { ...child, birthDate: toPlainDate('2026-10-01'), birthWeight: true, lastGrowthOn: toPlainDate('2026-10-30') },
      '',
    ],
  ])('%s', (_, told, things) => {
    expect(
      missingIn({ ...full, ...told }, TODAY)
        .map(({ thing }) => thing)
        .join(' '),
    ).toBe(things);
  });
});

test('every kind stands under exactly one filter', () => {
  const listed: RecordKind[] = Object.values(TIMELINE_GROUPS).flat();
  expect([...listed].sort()).toEqual([...RECORD_KINDS].sort());
  for (const kind of RECORD_KINDS) expect(kindsOf(groupOf(kind))).toContain(kind);
});

describe('families with tables of their own', () => {
  test.each<[Parameters<typeof wordsOfOwn>[0], string]>([
    [{ kind: 'immunization', told: { vaccine: 'MMR', doseLabel: '第1剂', lot: 'A1' } }, '第1剂 / 批号 A1 / '],
    [{ kind: 'immunization', told: { vaccine: '流感疫苗', doseLabel: null, lot: null } }, '流感疫苗 /  / '],
    [
      { kind: 'growth', told: { weightG: 10700, lengthMm: 819, headMm: 460, position: 'lying' } },
      '量身高体重 / 体重 10.7 公斤，身长 81.9 厘米，头围 46 厘米 / ',
    ],
    [
      { kind: 'growth', told: { weightG: null, lengthMm: 1189, headMm: null, position: null } },
      '量身高体重 / 身高 118.9 厘米 / ',
    ],
    [{ kind: 'vision', told: { right: 48, left: 20 } }, '查视力 / 右眼 0.6，左眼 手动 / '],
    [{ kind: 'vision', told: { right: null, left: null } }, '查视力 /  / '],
    [{ kind: 'child-visit', told: { visit: 'm12', summary: '都正常' } }, '1岁体检 / 都正常 / '],
    [{ kind: 'child-visit', told: { visit: 'm99', summary: '' } }, '儿童体检 /  / '],
    [
      { kind: 'referral', told: { kind: 'vision', reason: '右眼 0.5', state: 'booked', bookedOn: '2026-12-05' } },
      '眼睛复查 / 右眼 0.5 / 约了 12月5日',
    ],
    [
      { kind: 'referral', told: { kind: 'new', reason: '看看', state: 'seen', bookedOn: null } },
      '复查 / 看看 / 等结果',
    ],
    [{ kind: 'referral', told: { kind: 'new', reason: '看看', state: 'closed', bookedOn: null } }, '复查 / 看看 / '],
  ])('%o', (row, words) => {
    const { title, line, state } = wordsOfOwn(row);
    expect(`${title} / ${line} / ${state ?? ''}`).toContain(words);
  });
});
