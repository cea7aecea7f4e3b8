// Filled forms of the county's grown-ups: numbers that fit the illness, and each other.
import type { EntryPayloads } from '../../../domain/src/record/payloads';
import type { PlainDate } from '../../../domain/src/shared/plain-date';
import { addDays } from '../days';
import type { Person } from '../people';
import type { Random } from '../random';

type Fields = EntryPayloads['checkup']['fields'];
interface Visit {
  on: PlainDate;
  medicine: string;
  random: Random;
}

const between = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));
const tenth = (value: number): number => Math.round(value * 10) / 10;

function pressureOf(random: Random, mean: number): { systolic: number; diastolic: number } {
  const systolic = Math.round(between(random.around(mean, 9), 96, 196));
  return { systolic, diastolic: Math.round(between(random.around(systolic * 0.58, 5), 52, systolic - 22)) };
}

/** A follow-up for high blood pressure; satisfied below 140/90. */
export function hypertensionFields({ on, medicine, random }: Visit): Fields {
  const { systolic, diastolic } = pressureOf(random, 138);
  return {
    way: random.weighted([
      ['1', 6],
      ['2', 2],
      ['3', 2],
    ] as const),
    symptoms: random.chance(0.85) ? ['1'] : ['2'],
    systolic,
    diastolic,
    weightKg: tenth(random.around(64, 7)),
    heartRate: Math.round(random.around(74, 6)),
    cigarettesPerDay: random.chance(0.75) ? 0 : random.int(2, 20),
    drinkLiang: random.chance(0.7) ? 0 : random.int(1, 3),
    exercisePerWeek: random.int(0, 7),
    exerciseMinutes: random.int(2, 6) * 10,
    salt: random.pick(['1', '2', '2'] as const),
    mindset: '1',
    compliance: '1',
    adherence: random.chance(0.85) ? '1' : '2',
    adverseReaction: '1',
    class: systolic < 140 && diastolic < 90 ? '1' : '2',
    medicines: [{ name: medicine, timesPerDay: 1, dose: '1 片' }],
    nextOn: addDays(on, 90),
  };
}

/** A follow-up for type-2 diabetes; satisfied below 7.0. */
export function diabetesFields({ on, medicine, random }: Visit): Fields {
  const fastingGlucose = tenth(between(random.around(7, 1), 4.2, 14));
  const { systolic, diastolic } = pressureOf(random, 130);
  return {
    way: '1',
    symptoms: random.chance(0.8) ? ['1'] : ['2'],
    systolic,
    diastolic,
    weightKg: tenth(random.around(66, 7)),
    footPulse: '1',
    cigarettesPerDay: random.chance(0.8) ? 0 : random.int(2, 20),
    stapleGrams: random.int(20, 35) * 10,
    mindset: '1',
    compliance: '1',
    fastingGlucose,
    adherence: random.chance(0.85) ? '1' : '2',
    adverseReaction: '1',
    hypoglycaemia: random.chance(0.95) ? '1' : '2',
    class: fastingGlucose < 7 ? '1' : '2',
    medicines: [{ name: medicine, timesPerDay: 2, dose: '1 片' }],
    nextOn: addDays(on, 90),
  };
}

interface Health {
  hypertension: boolean;
  diabetes: boolean;
}

const BUILD = {
  male: { heightCm: 166, weightKg: 63, haemoglobin: 144, creatinine: 82, smoking: ['1', '2', '3'] },
  female: { heightCm: 154, weightKg: 55, haemoglobin: 130, creatinine: 64, smoking: ['1'] },
} as const;

/** What the checkup calls abnormal, by its own numbers. */
function abnormalOf(told: { systolic: number; diastolic: number; glucose: number; ldl: number }): string[] {
  return [
    ...(told.systolic >= 140 || told.diastolic >= 90 ? ['血压偏高'] : []),
    ...(told.glucose > 6.1 ? ['空腹血糖偏高'] : []),
    ...(told.ldl > 3.4 ? ['低密度脂蛋白胆固醇偏高'] : []),
  ];
}

function judgement(abnormal: readonly string[], isManaged: boolean): Fields {
  const told = Object.fromEntries(abnormal.map((words, index) => [`abnormal${index + 1}`, words]));
  if (abnormal.length === 0) return { evaluation: '1', riskControl: ['3', '4'] };
  return { evaluation: '2', ...told, guidance: [isManaged ? '1' : '2'], riskControl: ['3', '4'] };
}

function laboratory({
  random,
  sex,
  diabetes,
  glucose,
  ldl,
}: {
  random: Random;
  sex: Person['sex'];
  diabetes: boolean;
  glucose: number;
  ldl: number;
}): Fields {
  const build = BUILD[sex];
  return {
    haemoglobin: Math.round(random.around(build.haemoglobin, 8)),
    whiteCells: tenth(between(random.around(6.2, 1), 3.2, 11)),
    platelets: Math.round(random.around(210, 30)),
    urineProtein: random.weighted([
      ['−', 19],
      ['±', 1],
    ] as const),
    urineGlucose: diabetes ? random.pick(['−', '−', '+'] as const) : '−',
    fastingGlucose: glucose,
    ecg: '1',
    alt: Math.round(between(random.around(21, 6), 6, 70)),
    ast: Math.round(between(random.around(23, 5), 8, 70)),
    totalBilirubin: tenth(7 + glucose),
    creatinine: Math.round(random.around(build.creatinine, 9)),
    urea: tenth(random.around(5.6, 0.8)),
    totalCholesterol: tenth(ldl + random.around(1.9, 0.2)),
    triglycerides: tenth(between(random.around(1.2, 0.35), 0.4, 5)),
    ldl,
    hdl: tenth(between(random.around(1.3, 0.2), 0.7, 2.2)),
    abdominalUltrasound: '1',
  };
}

function body(sex: Person['sex'], random: Random): Fields {
  const build = BUILD[sex];
  const heightCm = tenth(random.around(build.heightCm, 5));
  const weightKg = tenth(between(random.around(build.weightKg, 5), 38, 96));
  return {
    temperature: 36.5,
    pulse: Math.round(random.around(74, 6)),
    respiration: 18,
    heightCm,
    weightKg,
    waistCm: tenth(between(random.around(80, 6), 60, 115)),
    bmi: tenth(weightKg / (heightCm / 100) ** 2),
  };
}

const EXAMINED: Fields = {
  visionLeft: 4.8,
  visionRight: 4.8,
  teeth: ['1'],
  skin: '1',
  sclera: '1',
  lymphNodes: '1',
  barrelChest: '1',
  abdomenTenderness: '1',
  abdomenMass: '1',
  liver: '1',
  spleen: '1',
  shiftingDullness: '1',
  urineKetones: '−',
  urineBlood: '−',
};

/** HbA1c and the chest film came in with the notice of 2025. */
const WIDENED_YEAR = 2025;

const widened = (on: PlainDate, glucose: number): Fields =>
  Number(on.slice(0, 4)) < WIDENED_YEAR ? {} : { hba1c: tenth(2.3 + glucose * 0.62), chestXray: '1' };

/** What the clinics' laboratory prints beside its values since 2025. */
const RANGES = {
  fastingGlucose: { low: 3.9, high: 6.1 },
  hba1c: { low: 4, high: 6 },
  totalCholesterol: { text: '<5.2' },
  triglycerides: { text: '<1.7' },
  ldl: { text: '<3.4' },
  hdl: { low: 1 },
  alt: { low: 7, high: 50 },
  ast: { low: 13, high: 40 },
  urea: { low: 3.1, high: 9.5 },
} as const;

/** The form as a clinic sends it: with its laboratory's ranges since they print them. */
export const checkupForm = (fields: Fields, on: PlainDate): EntryPayloads['checkup'] => ({
  form: 'checkup-3',
  fields,
  ...(Number(on.slice(0, 4)) >= WIDENED_YEAR && { ranges: RANGES }),
});

/** The yearly checkup of an older person; earlier years are a little better. */
export function checkupFields(
  person: Person,
  health: Health,
  { random, back, on }: { random: Random; back: number; on: PlainDate },
): Fields {
  const { systolic, diastolic } = pressureOf(random, (health.hypertension ? 144 : 126) - 2 * back);
  const glucose = tenth(between(random.around(health.diabetes ? 7.6 : 5.3, 0.5), 3.6, 15));
  const ldl = tenth(between(random.around(2.7, 0.55), 1.2, 6));
  const isFrail = person.years > 84 && random.chance(0.3);
  return {
    symptoms: [
      random.weighted([
        ['1', 7],
        ['3', 1],
        ['14', 1],
        ['22', 1],
      ] as const),
    ],
    ...body(person.sex, random),
    ...EXAMINED,
    ...widened(on, glucose),
    rightSystolic: systolic,
    rightDiastolic: diastolic,
    elderHealth: random.pick(['1', '2', '2', '2', '1', '2', '4'] as const),
    elderSelfCare: isFrail ? '2' : '1',
    elderCognition: '1',
    elderMood: '1',
    exerciseFrequency: random.pick(['1', '2', '4'] as const),
    smoking: random.pick(BUILD[person.sex].smoking),
    drinking: random.pick(['1', '1', '2'] as const),
    lips: '1',
    throat: '1',
    hearing: random.weighted([
      ['1', 9],
      ['2', 1],
    ] as const),
    movement: '1',
    breathSounds: '1',
    rales: '1',
    heartRate: Math.round(random.around(74, 6)),
    heartRhythm: random.weighted([
      ['1', 19],
      ['2', 1],
    ] as const),
    heartMurmur: '1',
    legOedema: '1',
    ...laboratory({ random, sex: person.sex, diabetes: health.diabetes, glucose, ldl }),
    ...judgement(abnormalOf({ systolic, diastolic, glucose, ldl }), health.hypertension || health.diabetes),
  };
}
