// What most people's records hold, as payloads of entries.
const loinc = (text: string, code: string) => ({ text, coding: [{ system: 'http://loinc.org', code }], known: true });
const PRESSURE = {
  category: 'vital-signs',
  setting: 'home',
  main: { what: loinc('血压', '85354-9') },
  parts: [
    { what: loinc('收缩压（高压）', '8480-6'), amount: { value: 134, unit: 'mm[Hg]' } },
    { what: loinc('舒张压（低压）', '8462-4'), amount: { value: 84, unit: 'mm[Hg]' } },
  ],
};
const VISIT = {
  form: 'follow-up-hypertension-3',
  fields: {
    way: '1',
    systolic: 138,
    diastolic: 86,
    weightKg: 66,
    class: '1',
    medicines: [{ name: '氨氯地平', timesPerDay: 1 }],
  },
};
/** A record as most are: the form, a checkup, a year of follow-ups and readings, an illness, a medicine, an allergy. Days before today. */
export const ENTRIES: readonly (readonly [kind: string, daysAgo: number, payload: object])[] = [
  [
    'basic-information',
    700,
    {
      form: 'basic-information-3',
      fields: { bloodAbo: '1', bloodRh: '2', drugAllergies: ['2'], pastDiseases: [{ disease: '2', since: '2016-03' }] },
    },
  ],
  [
    'checkup',
    20,
    {
      form: 'checkup-3',
      fields: {
        leftSystolic: 138,
        leftDiastolic: 86,
        heightCm: 168,
        weightKg: 66,
        waistCm: 86,
        fastingGlucose: 5.8,
        evaluation: '1',
      },
    },
  ],
  ...[40, 130, 220, 310].map((ago) => ['follow-up', ago, VISIT] as const),
  ...[1, 2, 3, 4, 5].map((ago) => ['observation', ago, PRESSURE] as const),
  [
    'condition',
    700,
    {
      what: { text: '高血压', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], known: true },
      clinical: 'active',
      verification: 'confirmed',
    },
  ],
  ['medication', 40, { what: { text: '缬沙坦', coding: [], known: false }, status: 'active', frequency: '每天早上' }],
  [
    'allergy',
    700,
    {
      none: false,
      what: { text: '青霉素', coding: [], known: false },
      category: 'medication',
      criticality: 'high',
      clinical: 'active',
      verification: 'confirmed',
      reactions: [],
    },
  ],
];
