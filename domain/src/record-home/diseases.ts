/**
 * Illnesses that make a mark: 慢病或重点疾病 and 法定传染病 of the first page (国卫办基层发〔2024〕15号 [S90]). The page's own field annex is not public: the
 * illnesses are those of 个人基本信息表 既往史 (第三版 [S22]); ICD-10 blocks by GB/T 14396, notifiable ones by the list of 传染病防治法 — both from
 * memory, unverified, and therefore a table.
 */

/** A block of three-character categories with its ends, or longer codes as they begin. */
type Block = readonly [from: string, to: string] | string;

interface Disease {
  group: 'chronic' | 'notifiable';
  /** As a person reads it. */
  name: string;
  icd10: readonly Block[];
  /** Exact words of sources that sent no code. */
  words: readonly string[];
  /** Code of 既往史 on form 3. */
  past?: string;
  /** Follow-up forms of a managed illness begin so. */
  followUp?: string;
}

const chronic = (name: string, icd10: readonly Block[], more: Partial<Disease> = {}): Disease => ({
  group: 'chronic',
  name,
  icd10,
  words: [],
  ...more,
});
const notifiable = (name: string, icd10: readonly Block[], more: Partial<Disease> = {}): Disease => ({
  ...chronic(name, icd10, more),
  group: 'notifiable',
});

export const DISEASES = {
  hypertension: chronic('高血压', [['I10', 'I15']], {
    words: ['高血压', '高血压病', '原发性高血压'],
    past: '2',
    followUp: 'follow-up-hypertension',
  }),
  diabetes: chronic('糖尿病', [['E10', 'E14']], {
    words: ['糖尿病', '2型糖尿病', '1型糖尿病', 'II型糖尿病'],
    past: '3',
    followUp: 'follow-up-diabetes',
  }),
  coronary: chronic('冠心病', [['I20', 'I25']], {
    words: ['冠心病', '冠状动脉粥样硬化性心脏病'],
    past: '4',
  }),
  copd: chronic('慢阻肺', ['J44'], {
    words: ['慢阻肺', '慢性阻塞性肺疾病', '慢性阻塞性肺病'],
    past: '5',
    followUp: 'follow-up-copd',
  }),
  cancer: chronic('恶性肿瘤', [['C00', 'C97']], { words: ['恶性肿瘤'], past: '6' }),
  stroke: chronic('脑卒中', [['I60', 'I64']], { words: ['脑卒中', '脑梗死', '脑出血'], past: '7' }),
  'severe-mental': chronic('严重精神障碍', ['F20', 'F22', 'F25', 'F30', 'F31'], {
    words: ['严重精神障碍', '精神分裂症', '双相障碍'],
    past: '8',
    followUp: 'follow-up-mental',
  }),
  tuberculosis: notifiable('肺结核', [['A15', 'A16']], {
    words: ['肺结核'],
    past: '9',
    followUp: 'follow-up-tuberculosis',
  }),
  hepatitis: notifiable('病毒性肝炎', [['B15', 'B19']], {
    words: ['病毒性肝炎', '乙型肝炎', '慢性乙型肝炎'],
    past: '10',
  }),
  'other-notifiable': notifiable(
    '法定传染病',
    [
      // 甲类
      'A00',
      'A20',
      // 乙类
      'U04',
      'U07.1',
      ['B20', 'B24'],
      'Z21',
      'A80',
      'J09',
      'B05',
      'A98.5',
      'A82',
      'A83.0',
      ['A90', 'A91'],
      'A97',
      'A22',
      'A03',
      'A06',
      'A01',
      'A39',
      'A37',
      'A36',
      'A33',
      'A38',
      'A23',
      'A54',
      ['A50', 'A53'],
      'A27',
      'B65',
      ['B50', 'B54'],
      'B04',
      // 丙类
      ['J10', 'J11'],
      'B26',
      'B06',
      'B30.3',
      'A30',
      'A75',
      'B55.0',
      'B67',
      'B74',
      'A02',
      'A04',
      ['A08', 'A09'],
      'B08.4',
    ],
    { past: '11' },
  ),
} as const satisfies Record<string, Disease>;

export type DiseaseKey = keyof typeof DISEASES;

const KEYS = Object.keys(DISEASES).filter((key): key is DiseaseKey => key in DISEASES);

/** An illness of the table by its key. */
export const diseaseOf = (key: DiseaseKey): Disease => DISEASES[key];

const isIn = (code: string, block: Block): boolean => {
  if (typeof block === 'string') return code === block || code.startsWith(block.includes('.') ? block : `${block}.`);
  const category = code.slice(0, 3);
  return block[0] <= category && category <= block[1];
};

const CODE = /^[A-Z]\d{2}(?:[.x+*†-]|$)/i;

/** `I10`, `i10.x00`, `I10X02`: upper case, the Chinese edition's filling x taken as the dot it stands for. */
const tidy = (code: string): string =>
  code
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]\d{2})X/, '$1.X');

/**
 * Illnesses with a mark that an ICD-10 code belongs to; none for a code of no such illness and for what is no code.
 * Chinese clinical codes (`I10.x00`, `I10X02`) count like international ones.
 */
export function diseasesOfCode(code: string): DiseaseKey[] {
  const told = tidy(code);
  if (!CODE.test(told)) return [];
  return KEYS.filter((key) => diseaseOf(key).icd10.some((block) => isIn(told, block)));
}

/** Illnesses a source named in exactly these words; `高血压家族史` is none. */
export const diseasesOfWords = (words: string): DiseaseKey[] =>
  KEYS.filter((key) => diseaseOf(key).words.includes(words.trim()));

/** The illness of an answer to 既往史 on 个人基本信息表 (第三版); undefined for those without a mark (12职业病, 13其他, 1无). */
export const diseaseOfPast = (code: string): DiseaseKey | undefined => KEYS.find((key) => diseaseOf(key).past === code);

/** The illness a follow-up form is about; undefined for a form of none of them. */
export const diseaseOfFollowUp = (form: string): DiseaseKey | undefined =>
  KEYS.find((key) => {
    const begin = diseaseOf(key).followUp;
    return begin !== undefined && (form === begin || form.startsWith(`${begin}-`));
  });
