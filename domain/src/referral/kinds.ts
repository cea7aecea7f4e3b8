/** What a referral can be about, as data. A kind that is not listed is shown with the plain words of `OTHER_KIND`. */

export interface ReferralKind {
  titleZh: string;
  /** Back to the clinic that found it, on to the county's hospital for children, or to its general hospital. */
  to: 'own-clinic' | 'county-hospital' | 'general-hospital';
  /** Added to the hospital's name. */
  departmentZh: string;
  /** What the family does: the step that is next. */
  goZh: string;
  /** Calendar months within which it should be done; our own choice, no text names one. */
  dueMonths: number;
}

export const OTHER_KIND: ReferralKind = {
  titleZh: '复查',
  to: 'county-hospital',
  departmentZh: '',
  goZh: '去',
  dueMonths: 1,
};

const KINDS: Readonly<Record<string, ReferralKind>> = {
  'vision-recheck': { titleZh: '再查一次视力', to: 'own-clinic', departmentZh: '', goZh: '再查一次，去', dueMonths: 1 },
  vision: { titleZh: '眼睛复查', to: 'county-hospital', departmentZh: '眼科', goZh: '去', dueMonths: 1 },
  // Findings of a child's visit, by domain/child-visit/read-findings.
  anaemia: {
    titleZh: '血红蛋白复查',
    to: 'own-clinic',
    departmentZh: '',
    goZh: '看医生，再验一次血，去',
    dueMonths: 1,
  },
  hearing: { titleZh: '听力复查', to: 'county-hospital', departmentZh: '听力门诊', goZh: '去', dueMonths: 1 },
  development: { titleZh: '发育再看看', to: 'county-hospital', departmentZh: '儿童保健科', goZh: '去', dueMonths: 1 },
  autism: { titleZh: '交流再看看', to: 'county-hospital', departmentZh: '儿童保健科', goZh: '去', dueMonths: 1 },
  teeth: { titleZh: '看牙', to: 'county-hospital', departmentZh: '口腔科', goZh: '去', dueMonths: 1 },
};

/** adult kind | short name | department of the county's general hospital | items of the checkup report that lead there */
const ADULT_TABLE = `
  adult-glucose  | 血糖复查     | 内分泌科     | fastingGlucose fastingGlucoseMgDl hba1c urineGlucose urineKetones
  adult-pressure | 血压复查     | 心血管内科   | pressure leftSystolic rightSystolic leftDiastolic rightDiastolic
  adult-lipids   | 血脂复查     | 心血管内科   | totalCholesterol triglycerides ldl hdl
  adult-heart    | 心脏复查     | 心血管内科   | ecg heartRate heartRhythm heartMurmur pulse heart
  adult-kidney   | 肾脏复查     | 肾内科       | creatinine urea potassium sodium urineProtein urineBlood microalbumin kidney
  adult-liver    | 肝脏复查     | 消化内科     | alt ast albumin totalBilirubin directBilirubin hbsag liver spleen sclera
  adult-blood    | 血常规复查   | 血液内科     | haemoglobin whiteCells platelets lymphNodes
  adult-abdomen  | 腹部复查     | 消化内科     | abdominalUltrasound stoolBlood abdomenMass abdomenTenderness shiftingDullness
  adult-chest    | 胸部复查     | 呼吸内科     | chest chestXray chestDr breathSounds rales barrelChest respiration
  adult-eyes     | 眼睛复查     | 眼科         | visionLeft visionRight correctedLeft correctedRight fundus eyes
  adult-hearing  | 听力复查     | 耳鼻喉科     | hearing throat
  adult-teeth    | 看牙         | 口腔科       | teeth lips
  adult-memory   | 记性再看看   | 神经内科     | elderCognition cognitionScore ad8 cerebrovascular nervousSystem
  adult-vessels  | 血管复查     | 血管外科     | footPulse vessels legOedema
  adult-movement | 活动再看看   | 康复医学科   | movement elderSelfCare
`;

const ADULT_ROWS = ADULT_TABLE.split('\n')
  .filter((line) => line.includes('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([kind = '', titleZh = '', departmentZh = '', items = '']) => ({
    kind,
    items: items.split(' '),
    row: { titleZh, to: 'general-hospital', departmentZh, goZh: '去', dueMonths: 1 } satisfies ReferralKind,
  }));

/** A paper that must not say what it is about, and one for things without a department of their own. */
const ADULT_OTHER: ReferralKind = { ...OTHER_KIND, to: 'general-hospital' };
/** The kind of a paper about what is shown only after unlocking. */
export const PRIVATE_REFERRAL = 'adult-private';

const ADULT: Readonly<Record<string, ReferralKind>> = {
  ...Object.fromEntries(ADULT_ROWS.map(({ kind, row }) => [kind, row])),
  [PRIVATE_REFERRAL]: ADULT_OTHER,
  'adult-other': ADULT_OTHER,
};

/** The row of a kind. */
export const referralKind = (kind: string): ReferralKind => KINDS[kind] ?? ADULT[kind] ?? OTHER_KIND;

/**
 * The kind of an adult's referral by the items of the report it comes from: the department of the first one that has one. What is shown only
 * after unlocking gets a paper that does not say what it is about.
 */
export function adultReferralKind(items: readonly string[], isSensitive: boolean): string {
  if (isSensitive) return PRIVATE_REFERRAL;
  for (const item of items) {
    const found = ADULT_ROWS.find((one) => one.items.includes(item));
    if (found) return found.kind;
  }
  return 'adult-other';
}
