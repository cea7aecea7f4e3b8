import type { EntryPayloads } from '../../../../domain/src/record/payloads';
import { SELF_CARE_ITEMS, scoreSelfCare } from '../../../../domain/src/record/forms/self-care';
import type { PlainDate } from '../../../../domain/src/shared/plain-date';
import { addDays, addMonths } from '../../days';
import { labLine, words } from '../entry';
import { CHECKUP_AGO, round1, type Told } from './making';

type Year = { glucose: number; ldl: number; pressure: readonly [number, number]; weightKg: number; waistCm: number };
const YEARS: readonly Year[] = [
  { glucose: 5.8, ldl: 3.1, pressure: [138, 80], weightKg: 67.5, waistCm: 88 },
  { glucose: 6.4, ldl: 3.3, pressure: [144, 84], weightKg: 66.8, waistCm: 87 },
  { glucose: 7.6, ldl: 3.8, pressure: [152, 86], weightKg: 66, waistCm: 86 },
];
const HEIGHT_CM = 168;

type Fields = EntryPayloads['checkup']['fields'];

const LIVING: Fields = {
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
};

/** Heart rate apart: it differs by the year. */
const EXAMINED: Fields = {
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
  heartRhythm: '1',
  heartMurmur: '1',
  abdomenTenderness: '1',
  abdomenMass: '1',
  liver: '1',
  spleen: '1',
  shiftingDullness: '1',
  legOedema: '1',
  footPulse: '2',
};

const KNOWN: Fields = {
  cerebrovascular: ['1'],
  kidney: ['1'],
  heart: ['1'],
  vessels: ['1'],
  eyes: ['1'],
  nervousSystem: '1',
  otherSystems: '1',
};

function measuredFields({ pressure: [systolic, diastolic], weightKg, waistCm }: Year, index: number): Fields {
  return {
    temperature: 36.4,
    pulse: 74 + index,
    respiration: 18,
    leftSystolic: systolic - 4,
    leftDiastolic: diastolic - 2,
    rightSystolic: systolic,
    rightDiastolic: diastolic,
    heightCm: HEIGHT_CM,
    weightKg,
    waistCm,
    bmi: round1(weightKg / (HEIGHT_CM / 100) ** 2),
    heartRate: 74 + index,
  };
}

const testedFields = (year: Year, index: number): Fields => ({
  haemoglobin: 142,
  whiteCells: 6.1,
  platelets: 208,
  urineProtein: '−',
  urineGlucose: '−',
  urineKetones: '−',
  urineBlood: '−',
  fastingGlucose: year.glucose,
  // Free since 2025, as the chest film.
  ...(index > 0 && { hba1c: index === 1 ? 5.6 : 5.8 }),
  ecg: '1',
  alt: 22,
  ast: 24,
  totalBilirubin: 13.2,
  creatinine: 84,
  urea: 5.9,
  totalCholesterol: 5,
  triglycerides: 1.4,
  ldl: year.ldl,
  hdl: 1.24,
  ...(index > 0 && { chestXray: '1' }),
  abdominalUltrasound: '1',
});

const ABNORMAL = ['血压偏高', '空腹血糖偏高', '低密度脂蛋白胆固醇偏高'];

/** The first year was in order; the second had two things, the third three and a paper for the hospital. */
function judgedFields(index: number): Fields {
  if (index === 0) return { evaluation: '1', guidance: ['1'] };
  const found = ABNORMAL.slice(0, index + 1);
  return {
    evaluation: '2',
    ...Object.fromEntries(found.map((text, place) => [`abnormal${place + 1}`, text])),
    guidance: index === 1 ? ['1', '2'] : ['1', '2', '3'],
  };
}

function checkupFields(year: Year, index: number): Fields {
  const isNewest = index === YEARS.length - 1;
  return {
    symptoms: isNewest ? ['3', '15'] : ['1'],
    ...measuredFields(year, index),
    ...LIVING,
    ...EXAMINED,
    ...testedFields(year, index),
    ...KNOWN,
    medicines: [
      { name: '苯磺酸氨氯地平片', use: '口服，每天 1 次', dose: '5 mg', since: `${8 + index} 年`, adherence: '1' },
    ],
    ...judgedFields(index),
    riskControl: ['3', '4', '6'],
    riskControlText6: '流感疫苗',
  };
}

/** The laboratory's report of this year's checkup, with its own ranges. */
function labReport(year: Year): EntryPayloads['lab-report'] {
  return {
    name: words('生化检验'),
    status: 'final',
    results: [
      labLine(['14771-0', '空腹血糖', 'mmol/L'], year.glucose, { low: 3.9, high: 6.1 }),
      labLine(['4548-4', '糖化血红蛋白', '%'], 5.8, { low: 4, high: 6 }),
      labLine(['14647-2', '总胆固醇', 'mmol/L'], 5, { high: 5.2 }),
      labLine(['14927-8', '甘油三酯', 'mmol/L'], 1.4, { high: 1.7 }),
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

/** Three years of checkups, and what belongs to the newest. */
export function checkedUp(today: PlainDate): Told[] {
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
