/**
 * Every item of 健康体检表 that a report speaks of, in the order in which they matter within one level (fact sheet §1.3). Each printed
 * field belongs to exactly one item (`items.test.ts`). Judged codes stand behind the fields: `2=attention`; a code without a level is
 * kept and not judged.
 */
import type { ItemLevel } from './types';

export const GROUPS = [
  'sugar',
  'vessels',
  'heart',
  'kidney',
  'liver',
  'blood',
  'lungs',
  'weight',
  'senses',
  'life',
  'mind',
  'body',
  'known',
  'habits',
  'told',
  'doctor',
] as const;
export type Group = (typeof GROUPS)[number];

/**
 * number: a value in a unit · pressure, glucose, mass, eye: several fields make one value · strip: a urine strip · code, codes: printed
 * answers · words: free text, kept · habit, told, known: answers that are no findings of this day.
 */
export type ItemKind =
  | 'number'
  | 'pressure'
  | 'glucose'
  | 'mass'
  | 'eye'
  | 'strip'
  | 'code'
  | 'codes'
  | 'words'
  | 'habit'
  | 'told'
  | 'known';

/** Since when an item is among the free ones of everybody of 65 and older. */
export type Expected = 'always' | '2025' | 'never';

export interface ItemRow {
  key: string;
  group: Group;
  kind: ItemKind;
  formLabel: string;
  /** The first is the one the item is called by. */
  fields: readonly string[];
  expected: Expected;
  levels: Readonly<Record<string, ItemLevel>>;
  /** Unit as people read it, its UCUM code, digits after the point of a value that was converted or counted. */
  unit: string;
  ucum: string;
  decimals: number;
  /** LOINC codes of the laboratory lines that answer the item. */
  loinc: readonly string[];
  /** Words by which a doctor's own line (异常1–4) is known to speak of the item. */
  spokenOf: readonly string[];
}

// key | group | kind | name on the form | fields (when not the key) | expected | unit | UCUM | decimals | LOINC | words
const NUMBERS = `
  fastingGlucose  | sugar   | glucose  | 空腹血糖 | fastingGlucose fastingGlucoseMgDl | always | mmol/L | mmol/L | 1 | 14771-0 1558-6 | 血糖
  hba1c           | sugar   | number   | 糖化血红蛋白 | | 2025 | % | % | 1 | 4548-4 59261-8 | 糖化
  pressure        | vessels | pressure | 血压 | leftSystolic leftDiastolic rightSystolic rightDiastolic | always | mmHg | mm[Hg] | 0 | | 血压
  ldl             | vessels | number   | 血清低密度脂蛋白胆固醇 | | always | mmol/L | mmol/L | 2 | 22748-8 39469-2 18262-6 13457-7 2089-1 | 低密度 血脂 LDL
  triglycerides   | vessels | number   | 甘油三酯 | | always | mmol/L | mmol/L | 2 | 14927-8 2571-8 | 甘油三酯 血脂
  totalCholesterol | vessels | number  | 总胆固醇 | | always | mmol/L | mmol/L | 2 | 14647-2 2093-3 | 总胆固醇 血脂
  hdl             | vessels | number   | 血清高密度脂蛋白胆固醇 | | always | mmol/L | mmol/L | 2 | 14646-4 2085-9 | 高密度 血脂 HDL
  heartRate       | heart   | number   | 心率 | | always | 次/分 | /min | 0 | 8867-4 | 心率 心动过速 心动过缓
  pulse           | heart   | number   | 脉率 | | always | 次/分 | /min | 0 | | 脉率 脉搏
  creatinine      | kidney  | number   | 血清肌酐 | | always | μmol/L | umol/L | 1 | 14682-9 2160-0 | 肌酐 肾功能
  potassium       | kidney  | number   | 血钾浓度 | | never | mmol/L | mmol/L | 2 | 2823-3 | 血钾
  sodium          | kidney  | number   | 血钠浓度 | | never | mmol/L | mmol/L | 1 | 2951-2 | 血钠
  urea            | kidney  | number   | 血尿素 | | always | mmol/L | mmol/L | 2 | 22664-7 14937-7 3094-0 3091-6 | 尿素 肾功能
  microalbumin    | kidney  | number   | 尿微量白蛋白 | | never | mg/dL | mg/dL | 1 | | 微量白蛋白
  haemoglobin     | blood   | number   | 血红蛋白 | | always | g/L | g/L | 0 | 718-7 | 血红蛋白 贫血
  platelets       | blood   | number   | 血小板 | | always | ×10⁹/L | 10*9/L | 0 | 777-3 | 血小板
  whiteCells      | blood   | number   | 白细胞 | | always | ×10⁹/L | 10*9/L | 1 | 6690-2 | 白细胞
  alt             | liver   | number   | 血清谷丙转氨酶 | | always | U/L | U/L | 1 | 1742-6 | 谷丙 转氨酶 肝功能
  ast             | liver   | number   | 血清谷草转氨酶 | | always | U/L | U/L | 1 | 1920-8 | 谷草 转氨酶 肝功能
  totalBilirubin  | liver   | number   | 总胆红素 | | always | μmol/L | umol/L | 1 | 14631-6 1975-2 | 总胆红素
  directBilirubin | liver   | number   | 结合胆红素 | | never | μmol/L | umol/L | 1 | 14629-0 1968-7 | 结合胆红素 直接胆红素
  albumin         | liver   | number   | 白蛋白 | | never | g/L | g/L | 1 | 1751-7 | 低蛋白
  temperature     | body    | number   | 体温 | | always | ℃ | Cel | 1 | | 体温 发热
  respiration     | lungs   | number   | 呼吸频率 | | always | 次/分 | /min | 0 | | 呼吸频率
  bmi             | weight  | mass     | 体质指数 | bmi heightCm weightKg | always | kg/m² | kg/m2 | 1 | | 肥胖 超重 体质指数 消瘦 BMI
  waistCm         | weight  | number   | 腰围 | | always | cm | cm | 1 | | 腰围 肥胖
  visionRight     | senses  | eye      | 右眼视力 | visionRight correctedRight | always | | | 1 | | 视力
  visionLeft      | senses  | eye      | 左眼视力 | visionLeft correctedLeft | always | | | 1 | | 视力
`;

// key | group | kind | name on the form | fields (when not the key) | expected | levels by code | words
const CODED = `
  ecg             | heart  | code | 心电图 | | always | 1=fine 2=attention | 心电图 心律 早搏 房颤 传导阻滞
  chest           | lungs  | code | 胸部DR正位片 | chestDr chestXray | 2025 | 1=fine 2=attention | 胸片 胸部 肺
  abdominalUltrasound | liver | code | 腹部B超 | | always | 1=fine 2=attention | B超 超声 脂肪肝 胆囊 结石
  otherUltrasound | body   | code | 其他B超 | | never | 1=fine 2=attention | B超 超声
  urineProtein    | kidney | strip | 尿蛋白 | | always | | 尿蛋白 尿常规
  urineGlucose    | kidney | strip | 尿糖 | | always | | 尿糖 尿常规
  urineKetones    | kidney | strip | 尿酮体 | | always | | 酮体 尿常规
  urineBlood      | kidney | strip | 尿潜血 | | always | | 潜血 尿常规
  stoolBlood      | body   | code | 大便潜血 | | never | 1=fine 2=recheck | 大便潜血
  hbsag           | liver  | code | 乙型肝炎表面抗原 | | never | 1=fine 2=attention | 乙肝 表面抗原
  heartRhythm     | heart  | code | 心律 | | always | 1=fine 2=attention 3=attention | 心律 房颤
  heartMurmur     | heart  | code | 心脏杂音 | | always | 1=fine 2=attention | 杂音
  legOedema       | heart  | code | 下肢水肿 | | always | 1=fine 2=attention 3=attention 4=attention | 水肿
  footPulse       | vessels | code | 足背动脉搏动 | | never | 1=attention 2=fine 3=attention 4=attention | 足背
  breathSounds    | lungs  | code | 呼吸音 | | always | 1=fine 2=attention | 呼吸音
  rales           | lungs  | code | 罗音 | | always | 1=fine 2=attention 3=attention 4=attention | 罗音
  barrelChest     | lungs  | code | 桶状胸 | | always | 1=fine 2=watch | 桶状胸
  skin            | body   | code | 皮肤 | | always | 1=fine 2=watch 3=attention 4=attention 5=attention 6=fine 7=watch | 皮肤
  sclera          | body   | code | 巩膜 | | always | 1=fine 2=attention 3=watch 4=watch | 巩膜 黄染
  lips            | body   | code | 口唇 | | always | 1=fine 2=attention 3=attention 4=watch 5=watch | 口唇
  lymphNodes      | body   | code | 淋巴结 | | always | 1=fine 2=attention 3=attention 4=attention | 淋巴结
  abdomenMass     | body   | code | 腹部包块 | | always | 1=fine 2=attention | 包块
  abdomenTenderness | body | code | 腹部压痛 | | always | 1=fine 2=attention | 压痛
  liver           | liver  | code | 肝大 | | always | 1=fine 2=attention | 肝大
  spleen          | liver  | code | 脾大 | | always | 1=fine 2=attention | 脾大
  shiftingDullness | liver | code | 移动性浊音 | | always | 1=fine 2=attention | 移动性浊音 腹水
  rectal          | body   | code | 肛门指诊 | | never | 1=fine 2=attention 3=attention 4=attention 5=watch | 肛门 前列腺
  breast          | body   | codes | 乳腺 | | never | 1=fine 2=fine 3=attention 4=attention 5=watch | 乳腺 乳房
  vulva           | body   | code | 外阴 | | never | 1=fine 2=attention | 外阴
  vagina          | body   | code | 阴道 | | never | 1=fine 2=attention | 阴道
  cervix          | body   | code | 宫颈 | | never | 1=fine 2=attention | 宫颈
  uterus          | body   | code | 宫体 | | never | 1=fine 2=attention | 宫体
  adnexa          | body   | code | 附件 | | never | 1=fine 2=attention | 附件
  cervicalSmear   | body   | code | 宫颈涂片 | | never | 1=fine 2=attention | 涂片
  elderSelfCare   | life   | code | 老年人生活自理能力 | | always | 1=fine 2=watch 3=attention 4=attention | 自理
  movement        | life   | code | 运动功能 | | always | 1=fine 2=attention | 运动功能
  elderHealth     | life   | code | 老年人健康状态自我评估 | | always | 1=fine 2=fine 3=fine 4=watch 5=watch | 健康状态
  elderCognition  | mind   | code | 老年人认知功能 | elderCognition cognitionScore | always | 1=fine 2=recheck | 认知 记忆
  elderMood       | mind   | code | 老年人情感状态 | elderMood moodScore | always | 1=fine 2=attention | 情感 抑郁
  hearing         | senses | code | 听力 | | always | 1=fine 2=watch | 听力
  fundus          | senses | code | 眼底 | | never | 1=fine 2=attention | 眼底
  throat          | body   | code | 咽部 | | always | 1=fine 2=watch 3=watch | 咽
  teeth           | body   | codes | 齿列 | | always | 1=fine 2=fine 3=watch 4=fine | 牙 齿
  bloodOther      | blood  | words | 血常规其他 | | never | | 血常规
  urineOther      | kidney | words | 尿常规其他 | | never | | 尿常规
  examinationOther | body  | words | 查体其他 | | never | | 查体
  testsOther      | body   | words | 辅助检查其他 | | never | | 辅助检查
  cerebrovascular | known  | known | 脑血管疾病 | | never | 1=fine | 脑卒中 脑梗 脑血管
  kidney          | known  | known | 肾脏疾病 | | never | 1=fine | 肾病
  heart           | known  | known | 心脏疾病 | | never | 1=fine | 冠心病 心脏病
  vessels         | known  | known | 血管疾病 | | never | 1=fine | 血管
  eyes            | known  | known | 眼部疾病 | | never | 1=fine | 白内障
  nervousSystem   | known  | known | 神经系统疾病 | | never | 1=fine | 神经
  otherSystems    | known  | known | 其他系统疾病 | | never | 1=fine | 系统疾病
  smoking         | habits | habit | 吸烟状况 | smoking cigarettesPerDay smokingFromAge smokingToAge | never | 1=fine 2=fine | 吸烟
  drinking        | habits | habit | 饮酒频率 | drinking drinkLiang drinkingStopped drinkingToAge drinkingFromAge drunkThisYear drinks | never | 1=fine 2=fine | 饮酒
  exercise        | habits | habit | 体育锻炼频率 | exerciseFrequency exerciseMinutes exerciseYears exerciseKind | never | 1=fine 2=fine | 锻炼
  diet            | habits | habit | 饮食习惯 | | never | 1=fine | 饮食
  exposure        | habits | habit | 职业病危害因素接触史 | occupationalExposure exposureTrade exposureYears dust dustProtection radioactive radioactiveProtection physical physicalProtection chemical chemicalProtection otherHazard otherHazardProtection | never | 1=fine | 职业病
  symptoms        | told   | told | 症状 | | never | 1=fine 5=attention 6=attention 9=attention 12=attention | 症状
`;

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const linesOf = (table: string): string[][] => table.trim().split('\n').map(cellsOf);
const wordsOf = (cell: string | undefined): string[] => (cell ?? '').split(' ').filter((word) => word !== '');

const one = <T extends string>(all: readonly T[], word: string | undefined): T => {
  const found = all.find((each) => each === word);
  if (found === undefined) throw new RangeError(`not one of the table's words: ${word ?? ''}`);
  return found;
};
const KINDS: readonly ItemKind[] = [
  'number',
  'pressure',
  'glucose',
  'mass',
  'eye',
  'strip',
  'code',
  'codes',
  'words',
  'habit',
  'told',
  'known',
];
const EXPECTED: readonly Expected[] = ['always', '2025', 'never'];
const JUDGED: readonly ItemLevel[] = ['fine', 'watch', 'attention', 'recheck', 'urgent'];

const levelsOf = (cell: string | undefined): Record<string, ItemLevel> =>
  Object.fromEntries(
    wordsOf(cell).map((pair) => {
      const [code = '', level] = pair.split('=');
      return [code, one(JUDGED, level)];
    }),
  );

function headOf([key = '', group, kind, formLabel = '', fields, expected]: readonly string[]) {
  const named = wordsOf(fields);
  return {
    key,
    group: one(GROUPS, group),
    kind: one(KINDS, kind),
    formLabel,
    fields: named.length === 0 ? [key] : named,
    expected: one(EXPECTED, expected),
  };
}

const numberRow = (cells: readonly string[]): ItemRow => ({
  ...headOf(cells),
  levels: {},
  unit: cells[6] ?? '',
  ucum: cells[7] ?? '',
  decimals: Number(cells[8]),
  loinc: wordsOf(cells[9]),
  spokenOf: wordsOf(cells[10]),
});
const codedRow = (cells: readonly string[]): ItemRow => ({
  ...headOf(cells),
  levels: levelsOf(cells[6]),
  unit: '',
  ucum: '',
  decimals: 0,
  loinc: [],
  spokenOf: wordsOf(cells[7]),
});

/** All items: what is measured first, in the order in which they matter within one level. */
export const ITEMS: readonly ItemRow[] = [...linesOf(NUMBERS).map(numberRow), ...linesOf(CODED).map(codedRow)];

/** Specially protected on the form: on the page after unlocking, never read aloud, never a task that home shows. */
const PROTECTED = ['elderMood', 'vulva', 'vagina', 'cervix', 'uterus', 'adnexa', 'cervicalSmear'];

/** Whether an item may stand only where its person unlocked it (`items.test.ts` holds it to the form's own marks). */
export const isProtected = (key: string): boolean => PROTECTED.includes(key);

const BY_KEY = new Map(ITEMS.map((item) => [item.key, item]));

/** The item of a key; undefined when a report does not speak of it. */
export const findItem = (key: string): ItemRow | undefined => BY_KEY.get(key);

const BY_FIELD = new Map(ITEMS.flatMap((item) => item.fields.map((field) => [field, item] as const)));

/** The item a field of the form belongs to; undefined for fields that are no item (medicines, stays, the doctor's own words). */
export const itemOfField = (field: string): ItemRow | undefined => BY_FIELD.get(field);

const BY_LOINC = new Map(ITEMS.flatMap((item) => item.loinc.map((code) => [code, item] as const)));

/** The item a laboratory line answers, by its LOINC code. */
export const itemOfLoinc = (code: string): ItemRow | undefined => BY_LOINC.get(code);

/** Strips by LOINC are words and not numbers. */
export const STRIP_LOINC: Readonly<Record<string, string>> = {
  '5804-0': 'urineProtein',
  '5792-7': 'urineGlucose',
  '5797-6': 'urineKetones',
  '5794-3': 'urineBlood',
};
