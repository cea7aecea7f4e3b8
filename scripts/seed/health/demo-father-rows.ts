// 爸爸's record as the pictures show it, counted from the loading day: hypertension under management, a sugar to be tested again.
import type { EntryPayloads } from '../../../domain/src/record/payloads';
import { SELF_CARE_ITEMS, scoreSelfCare } from '../../../domain/src/record/forms/self-care';
import type { PlainDate } from '../../../domain/src/shared/plain-date';
import { addDays, addMonths } from '../days';
import type { Person } from '../people';
import type { Site } from '../sites';
import { illness, labLine, measured, type Place, type SeededEntry, words } from './entry';

interface Making {
  today: PlainDate;
  father: Person;
  daughter: Person;
  hospital: Site;
  accountId: string;
}

const FAMILY_DOCTOR = '张敏';
const CHECKUP_DOCTOR = '李文';
/** The checkup of this year is eleven days old on the loading day, the last follow-up 44. */
const CHECKUP_AGO = 11;
const FOLLOW_UP_AGO = 44;

type Year = { glucose: number; ldl: number; pressure: readonly [number, number]; weightKg: number; waistCm: number };
const YEARS: readonly Year[] = [
  { glucose: 5.8, ldl: 3.1, pressure: [138, 80], weightKg: 67.5, waistCm: 88 },
  { glucose: 6.4, ldl: 3.3, pressure: [144, 84], weightKg: 66.8, waistCm: 87 },
  { glucose: 7.6, ldl: 3.8, pressure: [152, 86], weightKg: 66, waistCm: 86 },
];
const HEIGHT_CM = 168;
const round1 = (value: number): number => Math.round(value * 10) / 10;

/** The month his blood pressure was found. */
const foundIn = (today: PlainDate): string => addMonths(today, -128).slice(0, 7);

const basicFields = ({ today, father, daughter }: Making): EntryPayloads['basic-information']['fields'] => ({
  sex: '1',
  birthDate: father.birthDate,
  residence: '1',
  ethnicity: '01',
  bloodAbo: '1',
  bloodRh: '2',
  education: '7',
  occupation: '4',
  marriage: '3',
  payment: ['2'],
  contactName: daughter.name,
  ...(daughter.phone !== null && { contactPhone: daughter.phone }),
  drugAllergies: ['2'],
  exposures: ['1'],
  pastDiseases: [{ disease: '2', since: foundIn(today) }],
  hadSurgery: '2',
  surgeries: [{ name: '阑尾切除', on: '1988-07' }],
  hadInjury: '1',
  hadTransfusion: '1',
  familyFather: ['2', '7'],
  familyMother: ['3'],
  familySiblings: ['2'],
  familyChildren: ['1'],
  hereditary: '1',
  disabilities: ['1'],
  kitchen: '2',
  fuel: '1',
  water: '1',
  toilet: '1',
  livestock: '1',
});

function checkupFields(year: Year, index: number): EntryPayloads['checkup']['fields'] {
  const [systolic, diastolic] = year.pressure;
  const isNewest = index === YEARS.length - 1;
  return {
    symptoms: isNewest ? ['3', '15'] : ['1'],
    temperature: 36.4,
    pulse: 74 + index,
    respiration: 18,
    leftSystolic: systolic - 4,
    leftDiastolic: diastolic - 2,
    rightSystolic: systolic,
    rightDiastolic: diastolic,
    heightCm: HEIGHT_CM,
    weightKg: year.weightKg,
    waistCm: year.waistCm,
    bmi: round1(year.weightKg / (HEIGHT_CM / 100) ** 2),
    elderHealth: '2',
    elderSelfCare: '1',
    elderCognition: '1',
    elderMood: '1',
    exerciseFrequency: '1',
    exerciseMinutes: 40,
    exerciseYears: 10,
    exerciseKind: '散步',
    diet: ['1', '4'],
    smoking: '2',
    smokingFromAge: 22,
    smokingToAge: 58,
    drinking: '2',
    drinkLiang: 1,
    drinkingStopped: '1',
    drinks: ['1'],
    occupationalExposure: '1',
    lips: '1',
    teeth: ['2', '4'],
    throat: '1',
    visionLeft: 4.7,
    visionRight: 4.8,
    hearing: '1',
    movement: '1',
    skin: '1',
    sclera: '1',
    lymphNodes: '1',
    barrelChest: '1',
    breathSounds: '1',
    rales: '1',
    heartRate: 74 + index,
    heartRhythm: '1',
    heartMurmur: '1',
    abdomenTenderness: '1',
    abdomenMass: '1',
    liver: '1',
    spleen: '1',
    shiftingDullness: '1',
    legOedema: '1',
    footPulse: '2',
    haemoglobin: 142,
    whiteCells: 6.1,
    platelets: 208,
    urineProtein: '−',
    urineGlucose: '−',
    urineKetones: '−',
    urineBlood: '−',
    fastingGlucose: year.glucose,
    ...(isNewest && { hba1c: 6.6 }),
    ecg: '1',
    alt: 22,
    ast: 24,
    totalBilirubin: 13.2,
    creatinine: 84,
    urea: 5.9,
    totalCholesterol: 5.6,
    triglycerides: 1.5,
    ldl: year.ldl,
    hdl: 1.24,
    ...(index > 0 && { chestXray: '1' }),
    abdominalUltrasound: '1',
    cerebrovascular: ['1'],
    kidney: ['1'],
    heart: ['1'],
    vessels: ['1'],
    eyes: ['1'],
    nervousSystem: '1',
    otherSystems: '1',
    medicines: [
      { name: '苯磺酸氨氯地平片', use: '口服，每天 1 次', dose: '5 mg', since: `${8 + index} 年`, adherence: '1' },
    ],
    evaluation: '2',
    abnormal1: '血压偏高',
    ...(index > 0 && { abnormal2: '空腹血糖偏高' }),
    ...(isNewest && { abnormal3: '低密度脂蛋白胆固醇偏高' }),
    guidance: isNewest ? ['1', '2', '3'] : ['1', '2'],
    riskControl: ['3', '4', '6'],
    riskControlText6: '流感疫苗',
  };
}

const PRESSURES: readonly (readonly [number, number])[] = [
  [148, 86],
  [142, 84],
  [146, 88],
  [138, 82],
  [136, 80],
  [140, 84],
  [138, 84],
  [144, 86],
];

function followUpFields(index: number, on: PlainDate): EntryPayloads['follow-up']['fields'] {
  const [systolic, diastolic] = PRESSURES[index] ?? [140, 84];
  return {
    way: index % 3 === 1 ? '2' : '1',
    symptoms: index === 0 ? ['2'] : ['1'],
    systolic,
    diastolic,
    weightKg: round1(66.4 + index * 0.2),
    weightGoalKg: 65,
    heartRate: 72 + (index % 4),
    cigarettesPerDay: 0,
    cigarettesGoal: 0,
    drinkLiang: 1,
    drinkGoalLiang: 0,
    exercisePerWeek: 7,
    exerciseMinutes: 40,
    salt: '2',
    saltGoal: '1',
    mindset: '1',
    compliance: '1',
    adherence: '1',
    adverseReaction: '1',
    class: systolic < 150 && diastolic < 90 ? '1' : '2',
    medicines: [{ name: '苯磺酸氨氯地平片', timesPerDay: 1, dose: '5 mg' }],
    nextOn: addDays(on, 90),
  };
}

type Told = Omit<SeededEntry, 'person' | 'site' | 'institution' | 'practitioner' | 'source'>;

/** The laboratory's report of this year's checkup, with its own ranges. */
function labReport(year: Year): EntryPayloads['lab-report'] {
  return {
    name: words('生化检验'),
    status: 'final',
    results: [
      labLine(['14771-0', '空腹血糖', 'mmol/L'], year.glucose, { low: 3.9, high: 6.1 }),
      labLine(['4548-4', '糖化血红蛋白', '%'], 6.6, { low: 4, high: 6 }),
      labLine(['14647-2', '总胆固醇', 'mmol/L'], 5.6, { high: 5.2 }),
      labLine(['14927-8', '甘油三酯', 'mmol/L'], 1.5, { high: 1.7 }),
      labLine(['22748-8', '低密度脂蛋白胆固醇', 'mmol/L'], year.ldl, { high: 3.4 }),
      labLine(['14646-4', '高密度脂蛋白胆固醇', 'mmol/L'], 1.24, { low: 1 }),
      labLine(['1742-6', '谷丙转氨酶', 'U/L'], 22, { low: 9, high: 50 }),
      labLine(['14682-9', '肌酐', 'umol/L'], 84, { low: 57, high: 111 }),
      labLine(['22664-7', '尿素', 'mmol/L'], 5.9, { low: 3.6, high: 9.5 }),
    ],
  };
}

function selfCare(): EntryPayloads['screening'] {
  const scores = [0, 0, 0, 0, 0];
  const scored = scoreSelfCare(scores);
  return {
    questionnaire: 'urn:kangban:questionnaire:self-care-3',
    name: '老年人生活自理能力评估',
    answers: SELF_CARE_ITEMS.map(({ label, answers }, index) => ({
      linkId: String(index + 1),
      text: label,
      answers: answers.filter(({ score }) => score === scores[index]).map((one) => one.words),
    })),
    ...('total' in scored && { score: scored.total, result: scored.words }),
  };
}

const pressure = (systolic: number, diastolic: number, pulse: number): EntryPayloads['observation'] => ({
  category: 'vital-signs',
  setting: 'home',
  main: { what: { text: '血压', coding: [{ system: 'http://loinc.org', code: '85354-9' }], known: true } },
  parts: [
    measured('8480-6', '收缩压', [systolic, 'mm[Hg]']),
    measured('8462-4', '舒张压', [diastolic, 'mm[Hg]']),
    measured('8867-4', '脉率', [pulse, '/min']),
  ],
});

/** Mornings of the week before the loading day, the last first. */
const HOME_READINGS: readonly (readonly [number, number, number])[] = [
  [136, 82, 72],
  [138, 84, 74],
  [142, 84, 73],
  [140, 86, 75],
  [144, 86, 74],
  [146, 88, 76],
  [148, 88, 75],
];

function atHome({ today, father, accountId }: Making): SeededEntry[] {
  const own = {
    person: father,
    site: null,
    institution: '本人在家记的',
    practitioner: null,
    source: 'resident',
    accountId,
  } as const;
  const readings = HOME_READINGS.map(([systolic, diastolic, pulse], index): SeededEntry => ({
    ...own,
    kind: 'observation',
    on: addDays(today, -1 - index),
    at: '07:10',
    payload: pressure(systolic, diastolic, pulse),
  }));
  const weight: EntryPayloads['observation'] = {
    category: 'vital-signs',
    setting: 'home',
    main: measured('29463-7', '体重', [66, 'kg']),
    parts: [],
  };
  return [...readings, { ...own, kind: 'observation', on: addDays(today, -1), at: '07:20', payload: weight }];
}

/** What the family doctor keeps: the illness, its medicines, the plan. */
function managed(today: PlainDate): Told[] {
  const checkup = addDays(today, -CHECKUP_AGO);
  const changed = addDays(checkup, 1);
  const medicine = (text: string, dose: string, startsOn: PlainDate): EntryPayloads['medication'] => ({
    what: words(text),
    status: 'active',
    dose,
    frequency: '每天 1 次，早上',
    route: '口服',
    startsOn,
    reason: illness('I10', '原发性高血压'),
    adherence: 'regular',
  });
  const since = addMonths(today, -127);
  return [
    {
      kind: 'condition',
      on: since,
      payload: {
        what: illness('I10', '原发性高血压'),
        clinical: 'active',
        verification: 'confirmed',
        onset: foundIn(today),
      },
    },
    {
      kind: 'condition',
      on: checkup,
      payload: {
        what: illness('R73.9', '血糖升高'),
        clinical: 'active',
        verification: 'provisional',
        note: '要空腹再查一次才知道',
      },
    },
    {
      kind: 'allergy',
      on: since,
      payload: {
        none: false,
        what: words('青霉素'),
        category: 'medication',
        criticality: 'high',
        clinical: 'active',
        verification: 'confirmed',
        reactions: ['全身起皮疹'],
        onset: '2009',
      },
    },
    { kind: 'medication', on: since, payload: medicine('苯磺酸氨氯地平片', '每次 5 mg', since) },
    { kind: 'medication', on: changed, payload: medicine('缬沙坦胶囊', '每次 80 mg', changed) },
    {
      kind: 'encounter',
      on: changed,
      payload: {
        class: 'outpatient',
        department: '全科',
        reasons: [words('血压高，来调药')],
        diagnoses: [illness('I10', '原发性高血压')],
        summary: '血压 152/86 mmHg，没有不舒服。加缬沙坦 80 mg，每天早上 1 次。',
        advice: '每天早上量一次血压，记在康伴里。少吃盐。',
      },
    },
    {
      kind: 'encounter',
      on: addDays(today, -4),
      payload: {
        class: 'outpatient',
        department: '全科',
        reasons: [words('体检空腹血糖 7.6 mmol/L')],
        diagnoses: [illness('R73.9', '血糖升高')],
        summary: '口不干，体重没有明显变化。需要空腹再查一次血糖。',
        advice: '转到青岚县人民医院内分泌科复查血糖，去之前一晚 8 点后不吃东西。',
      },
    },
    {
      kind: 'appointment-elsewhere',
      on: addDays(today, -4),
      payload: {
        what: '去青岚县人民医院复查血糖',
        status: 'booked',
        startsAt: `${addDays(today, 4)} 08:30`,
        department: '内分泌科（门诊楼2楼）',
        note: '张敏医生转诊，带身份证和体检报告',
      },
    },
    {
      kind: 'care-plan',
      on: changed,
      payload: {
        title: '高血压管理',
        status: 'active',
        startsOn: since,
        activities: [
          { what: '每天早上量血压' },
          { what: '家庭医生随访', on: addDays(addDays(today, -FOLLOW_UP_AGO), 90) },
          { what: '每年体检一次', on: addMonths(checkup, 12) },
        ],
      },
    },
  ];
}

const ultrasound: EntryPayloads['imaging-report'] = {
  name: words('腹部B超'),
  status: 'final',
  results: [],
  bodySite: '肝、胆、胰、脾',
  conclusion: '肝、胆、胰、脾没有看到明显异常。',
};
const chest: EntryPayloads['imaging-report'] = {
  name: words('胸部DR正位片'),
  status: 'final',
  results: [],
  bodySite: '胸部',
  conclusion: '两肺纹理清楚，心影大小正常，没有看到明显异常。',
};

function checkedUp(today: PlainDate): Told[] {
  const years = YEARS.map((year, index): Told => {
    const on = addMonths(addDays(today, -CHECKUP_AGO), -12 * (YEARS.length - 1 - index));
    return { kind: 'checkup', on, payload: { form: 'checkup-3', fields: checkupFields(year, index) } };
  });
  const on = addDays(today, -CHECKUP_AGO);
  const newest = YEARS.at(-1);
  return [
    ...years,
    ...(newest ? [{ kind: 'lab-report' as const, on, payload: labReport(newest) }] : []),
    { kind: 'imaging-report', on, payload: ultrasound },
    { kind: 'imaging-report', on, payload: chest },
    { kind: 'screening', on, payload: selfCare() },
  ];
}

/** Seen elsewhere: a stay in hospital, and one visit that is shown only after unlocking. */
const elsewhere = (today: PlainDate): Told[] => [
  {
    kind: 'encounter',
    on: addMonths(today, -50),
    payload: {
      class: 'inpatient',
      department: '呼吸内科',
      reasons: [words('发热、咳嗽 4 天')],
      diagnoses: [illness('J18.9', '肺炎'), illness('I10', '原发性高血压')],
      admittedOn: addMonths(today, -50),
      dischargedOn: addDays(addMonths(today, -50), 8),
      summary: '用头孢类药前问过青霉素过敏，改用左氧氟沙星。第 3 天退热。',
      advice: '出院后 2 周到卫生院复查，按时吃降压药。',
    },
  },
  {
    kind: 'encounter',
    on: addMonths(today, -20),
    payload: {
      class: 'outpatient',
      department: '心理科',
      reasons: [words('老伴去世后睡不好')],
      diagnoses: [illness('F32.0', '轻度抑郁发作')],
      advice: '多和家人说说话，两周后再来。',
    },
  },
];

function followedUp(today: PlainDate): Told[] {
  return PRESSURES.map((_, index) => {
    const on = addDays(today, -FOLLOW_UP_AGO - 91 * index);
    return { kind: 'follow-up', on, payload: { form: 'follow-up-hypertension-3', fields: followUpFields(index, on) } };
  });
}

const placed = (person: Person, place: Place, told: readonly Told[]): SeededEntry[] =>
  told.map((one) => Object.assign({ person, source: 'clinic' as const }, place, one) as SeededEntry);

/** Everything the county knows of 爸爸 beside his vaccinations. */
export function fatherEntries(making: Making): SeededEntry[] {
  const { today, father, hospital } = making;
  const clinic = (practitioner: string): Place => ({
    site: father.site,
    institution: father.site?.shortName ?? hospital.shortName,
    practitioner,
  });
  const away: Place = { site: hospital, institution: hospital.shortName, practitioner: '陈立' };
  const basic: Told = {
    kind: 'basic-information',
    on: addMonths(today, -127),
    payload: { form: 'basic-information-3', fields: basicFields(making) },
  };
  return [
    ...placed(father, clinic(FAMILY_DOCTOR), [basic, ...managed(today), ...followedUp(today)]),
    ...placed(father, clinic(CHECKUP_DOCTOR), checkedUp(today)),
    ...placed(father, away, elsewhere(today)),
    ...atHome(making),
  ];
}
