import type { EntryKind } from '@kangban/domain/record/kinds';

const loinc = (text: string, code: string) => ({ text, coding: [{ system: 'http://loinc.org', code }], known: true });
const words = (text: string) => ({ text, coding: [], known: false });

/** An entry of every kind, some of them twice, one of each with everything a payload can hold. */
export const SAMPLES: readonly { kind: EntryKind; payload: object; on?: string; source?: 'resident' }[] = [
  {
    kind: 'basic-information',
    payload: {
      form: 'basic-information-3',
      fields: {
        sex: '1',
        birthDate: '1955-06-01',
        occupation: '0',
        ethnicity: '01',
        bloodAbo: '1',
        bloodRh: '2',
        drugAllergies: ['2'],
        pastDiseases: [
          { disease: '2', since: '2016-03' },
          { disease: '9', since: '1990-02' },
        ],
      },
    },
  },
  {
    kind: 'checkup',
    payload: {
      form: 'checkup-3',
      fields: {
        symptoms: ['1'],
        temperature: 36.5,
        pulse: 72,
        leftSystolic: 138,
        leftDiastolic: 84,
        rightSystolic: 136,
        rightDiastolic: 82,
        heightCm: 168,
        weightKg: 70.5,
        bmi: 25,
        waistCm: 88,
        elderMood: '1',
        fastingGlucose: 5.8,
        hba1c: 5.9,
        creatinine: 78,
        totalCholesterol: 5.1,
        ecg: '1',
        urineProtein: '-',
        vulva: '1',
      },
    },
  },
  {
    kind: 'follow-up',
    payload: {
      form: 'follow-up-hypertension-3',
      fields: {
        way: '3',
        symptoms: ['1'],
        systolic: 134,
        diastolic: 82,
        weightKg: 70,
        class: '1',
        nextOn: '2027-01-20',
      },
    },
  },
  {
    kind: 'encounter',
    payload: {
      class: 'inpatient',
      department: '心内科',
      reasons: [words('头晕三天')],
      diagnoses: [{ text: '高血压', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], known: true }],
      admittedOn: '2025-03-01',
      dischargedOn: '2025-03-08',
      summary: '住院 <一周>，血压 & 心率平稳。',
      advice: '按时吃药',
    },
  },
  {
    kind: 'lab-report',
    payload: {
      name: words('血常规'),
      status: 'final',
      conclusion: '没有看到要注意的',
      results: [
        {
          what: loinc('血红蛋白', '718-7'),
          amount: { value: 142, unit: 'g/L', original: { value: 14.2, unit: 'g/dL' } },
          low: 130,
          high: 175,
          flag: 'normal',
        },
        {
          what: loinc('白细胞', '6690-2'),
          amount: { value: 0.5, unit: '10*9/L', comparator: '<' },
          flag: 'critical-low',
        },
        { what: words('尿蛋白'), concept: { text: '阴性', coding: [], known: false } },
        { what: words('某项 特别的'), words: '见报告', rangeText: '无', method: '手工', note: '复查' },
        { what: words('没做的'), absent: '标本不够' },
        { what: words('老单位'), amount: { value: 3, unit: '每高倍视野' } },
      ],
    },
  },
  {
    kind: 'imaging-report',
    payload: { name: words('胸片'), status: 'amended', results: [], conclusion: '两肺清晰', bodySite: '胸' },
  },
  {
    kind: 'observation',
    source: 'resident',
    payload: {
      category: 'vital-signs',
      setting: 'home',
      main: { what: loinc('血压', '85354-9') },
      parts: [
        { what: loinc('收缩压', '8480-6'), amount: { value: 134, unit: 'mm[Hg]' } },
        { what: loinc('舒张压', '8462-4'), amount: { value: 84, unit: 'mm[Hg]' } },
      ],
    },
  },
  {
    kind: 'observation',
    payload: {
      category: 'other',
      setting: 'unknown',
      main: { what: words('握力'), amount: { value: 30, unit: 'kg' }, bodySite: '右手' },
      parts: [],
    },
  },
  {
    kind: 'condition',
    payload: {
      what: { text: '2型糖尿病', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11' }], known: true },
      clinical: 'active',
      verification: 'confirmed',
      onset: '2019-03',
    },
  },
  {
    kind: 'condition',
    payload: {
      what: words('骨折'),
      clinical: 'resolved',
      verification: 'confirmed',
      onset: '2010',
      endedOn: '2010-09-01',
    },
  },
  {
    kind: 'condition',
    payload: { what: words('待查'), clinical: 'unknown', verification: 'provisional', endedOn: '2020-01-01' },
  },
  {
    kind: 'condition',
    payload: {
      what: { text: '肺结核', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'A15.0' }], known: true },
      clinical: 'resolved',
      verification: 'confirmed',
    },
  },
  {
    kind: 'medication',
    payload: {
      what: words('氨氯地平片'),
      status: 'active',
      dose: '每次 5 mg',
      frequency: '每天 1 次',
      route: '口服',
      startsOn: '2024-01-02',
      reason: words('血压高'),
      adherence: 'regular',
      note: '早上吃',
    },
  },
  { kind: 'medication', payload: { what: words('阿莫西林'), status: 'not-taken' } },
  {
    kind: 'allergy',
    payload: {
      none: false,
      what: words('青霉素'),
      category: 'medication',
      criticality: 'high',
      clinical: 'active',
      verification: 'confirmed',
      reactions: ['起疹子'],
      onset: '1999',
    },
  },
  {
    kind: 'allergy',
    source: 'resident',
    payload: {
      none: true,
      what: words('没有过敏'),
      category: 'other',
      criticality: 'unknown',
      clinical: 'active',
      verification: 'unconfirmed',
      reactions: [],
    },
  },
  {
    kind: 'screening',
    payload: {
      questionnaire: 'urn:kangban:questionnaire:self-care',
      name: '生活自理能力评估',
      answers: [
        { linkId: '1', text: '进餐', answers: ['独立完成'] },
        { linkId: '2', answers: [] },
      ],
      score: 0,
      result: '可自理',
    },
  },
  {
    kind: 'maternal-visit',
    payload: {
      visit: 'antenatal',
      no: 2,
      weeks: 18,
      measured: [{ what: loinc('体重', '29463-7'), amount: { value: 61, unit: 'kg' } }],
      findings: '都好',
      advice: '四周后再来',
    },
  },
  {
    kind: 'care-plan',
    payload: {
      title: '控制血压',
      status: 'active',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      activities: [
        { what: '量血压', on: '2026-12-01', status: 'scheduled' },
        { what: '少吃盐', status: '做着呢' },
      ],
      note: '和家人一起',
    },
  },
  {
    kind: 'appointment-elsewhere',
    payload: {
      what: '心内科复诊',
      status: 'booked',
      startsAt: '2026-12-08T09:00:00+08:00',
      department: '心内科',
      note: '带片子',
    },
  },
  { kind: 'appointment-elsewhere', payload: { what: '复诊', status: 'pending' } },
];
