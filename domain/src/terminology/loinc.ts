/**
 * LOINC codes this portal understands, with the Chinese name a resident reads and the one unit values are kept in. Sources: fact sheet
 * §10.2 with its check marks (`verified`); M = from memory, a name only: no rule may judge by it until checked.
 */
import type { Mark } from './types';

export interface LoincEntry {
  code: string;
  name: string;
  /** The UCUM unit values are kept in; empty where it has none (a panel, a strip, a yes or no). */
  unit: string;
  mark: Mark;
}

const rows = (mark: Mark, table: string): LoincEntry[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', unit = ''] = line.split('|').map((cell) => cell.trim());
      return { code, name, unit, mark };
    });

const VERIFIED = rows(
  'verified',
  `
  85354-9 | 血压                     |
  8480-6  | 收缩压（高压）           | mm[Hg]
  8462-4  | 舒张压（低压）           | mm[Hg]
  96607-7 | 几天的平均血压           |
  96608-5 | 平均收缩压（高压）       | mm[Hg]
  96609-3 | 平均舒张压（低压）       | mm[Hg]
  8867-4  | 心率                     | /min
  9279-1  | 呼吸                     | /min
  8310-5  | 体温                     | Cel
  59408-5 | 血氧饱和度（指夹）       | %
  2708-6  | 血氧饱和度               | %
  29463-7 | 体重                     | kg
  8302-2  | 身高                     | cm
  39156-5 | 体质指数（BMI）          | kg/m2
  8280-0  | 腰围                     | cm
  14771-0 | 空腹血糖                 | mmol/L
  1558-6  | 空腹血糖                 | mmol/L
  14770-2 | 空腹指尖血糖             | mmol/L
  14749-6 | 血糖（随机）             | mmol/L
  15074-8 | 全血血糖（随机）         | mmol/L
  4548-4  | 糖化血红蛋白             | %
  59261-8 | 糖化血红蛋白             | %
  718-7   | 血红蛋白                 | g/L
  6690-2  | 白细胞                   | 10*9/L
  777-3   | 血小板                   | 10*9/L
  1742-6  | 谷丙转氨酶（ALT）        | U/L
  1920-8  | 谷草转氨酶（AST）        | U/L
  14631-6 | 总胆红素                 | umol/L
  14629-0 | 结合胆红素               | umol/L
  1751-7  | 白蛋白                   | g/L
  14682-9 | 肌酐                     | umol/L
  2160-0  | 肌酐                     | umol/L
  22664-7 | 尿素                     | mmol/L
  14937-7 | 尿素氮                   | mmol/L
  14647-2 | 总胆固醇                 | mmol/L
  14927-8 | 甘油三酯                 | mmol/L
  14646-4 | 高密度脂蛋白胆固醇       | mmol/L
  22748-8 | 低密度脂蛋白胆固醇       | mmol/L
  39469-2 | 低密度脂蛋白胆固醇（算出）| mmol/L
  5804-0  | 尿蛋白                   |
  5794-3  | 尿潜血                   |
  24648-8 | 胸部正位片               |
  11524-6 | 心电图                   |
  98497-1 | 视力                     |
  98498-9 | 左眼裸眼视力             |
  98499-7 | 右眼裸眼视力             |
  65897-1 | 左眼矫正视力             |
  65893-0 | 右眼矫正视力             |
  79883-5 | 左眼裸眼视力（小数）     |
  79882-7 | 右眼裸眼视力（小数）     |
  46673-0 | 色觉                     |
  72166-2 | 吸烟情况                 |
  74013-4 | 饮酒情况（每天几杯）     |
  82810-3 | 是否怀孕                 |
  48545-8 | 老年抑郁量表（15题）总分 | {score}
  48544-1 | 老年抑郁量表（30题）总分 | {score}
  44249-1 | PHQ-9 问卷               |
  44261-6 | PHQ-9 总分               | {score}
  55758-7 | PHQ-2 总分               | {score}
  60591-5 | 患者摘要                 |
  11450-4 | 健康问题                 |
  48765-2 | 过敏                     |
  10160-0 | 用药                     |
  11369-6 | 接种                     |
  30954-2 | 检查结果                 |
`,
);

const FROM_MEMORY = rows(
  'M',
  `
  2339-0  | 全血血糖（随机）         | mmol/L
  2345-7  | 血糖（随机）             | mmol/L
  41604-0 | 空腹指尖血糖             | mmol/L
  2093-3  | 总胆固醇                 | mmol/L
  2571-8  | 甘油三酯                 | mmol/L
  2085-9  | 高密度脂蛋白胆固醇       | mmol/L
  2089-1  | 低密度脂蛋白胆固醇       | mmol/L
  13457-7 | 低密度脂蛋白胆固醇（算出）| mmol/L
  18262-6 | 低密度脂蛋白胆固醇       | mmol/L
  3094-0  | 尿素氮                   | mmol/L
  3091-6  | 尿素                     | mmol/L
  1975-2  | 总胆红素                 | umol/L
  1968-7  | 结合胆红素               | umol/L
  14933-6 | 尿酸                     | umol/L
  3084-1  | 尿酸                     | umol/L
  789-8   | 红细胞                   | 10*12/L
  4544-3  | 红细胞压积               | %
  2823-3  | 钾                       | mmol/L
  2951-2  | 钠                       | mmol/L
  2075-0  | 氯                       | mmol/L
  6768-6  | 碱性磷酸酶（ALP）        | U/L
  2324-2  | 谷氨酰转肽酶（GGT）      | U/L
  2885-2  | 总蛋白                   | g/L
  5792-7  | 尿糖                     |
  5797-6  | 尿酮体                   |
  5196-1  | 乙肝表面抗原             |
  883-9   | ABO 血型                 |
  10331-7 | Rh 血型                  |
  9843-4  | 头围                     | cm
  58410-2 | 血常规                   |
  24356-8 | 尿常规                   |
  24325-3 | 肝功能                   |
  24331-1 | 血脂                     |
  24362-6 | 肾功能                   |
  19926-5 | 一秒率（FEV1/FVC）       | %
  20150-9 | 一秒用力呼气量（FEV1）   | L
  30746-2 | 胸部 X 线片              |
  24558-9 | 腹部 B 超                |
`,
);

export const LOINC_TABLE: readonly LoincEntry[] = [...VERIFIED, ...FROM_MEMORY];

const BY_CODE = new Map(LOINC_TABLE.map((entry) => [entry.code, entry]));

/** The entry of a LOINC code; undefined when it is not one of ours. */
export const findLoinc = (code: string): LoincEntry | undefined => BY_CODE.get(code.trim());
