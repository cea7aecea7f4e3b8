/** Every sentence of the growth rules, by rule id. Plain Chinese for a parent: compared with children of the same age, never a diagnosis. */
import { CONFIRMED, type GrowthSource } from './sources';
import type { Grade, GrowthReason, GrowthStatus, Indicator, Sex } from './types';

export const GRADE_ZH: Readonly<Record<Grade, string>> = {
  upper: '上',
  'upper-middle': '中上',
  middle: '中',
  'lower-middle': '中下',
  lower: '下',
};

export const STATUS_ZH: Readonly<Record<GrowthStatus, string>> = {
  'in-range': '正常',
  'not-overweight': '没到超重',
  underweight: '低体重',
  'severe-underweight': '重度低体重',
  stunting: '生长迟缓',
  wasting: '消瘦',
  overweight: '超重',
  obesity: '肥胖',
  'severe-obesity': '重度肥胖',
};

export const INDICATOR_ZH: Readonly<Record<Indicator, string>> = {
  'weight-for-age': '体重',
  'length-for-age': '身高',
  'weight-for-length': '身长别体重',
  'bmi-for-age': 'BMI',
  'head-for-age': '头围',
};

/** What "below" means for each indicator, said of the other children. */
const LESS: Readonly<Record<Indicator, (them: string) => string>> = {
  'weight-for-age': (them) => `比${them}轻的`,
  'length-for-age': (them) => `比${them}矮的`,
  'weight-for-length': (them) => `比${them}轻的`,
  'bmi-for-age': (them) => `BMI 比${them}低的`,
  'head-for-age': (them) => `头围比${them}小的`,
};

const WORDS = {
  male: { children: '男孩', them: '他' },
  female: { children: '女孩', them: '她' },
} as const satisfies Record<Sex, { children: string; them: string }>;

function countZh(percent: number): string {
  if (percent < 1) return '不到 1 个';
  return percent > 99 ? '有 99 个以上' : `大约 ${Math.round(percent)} 个`;
}

interface Placed {
  indicator: Indicator;
  sex: Sex;
  percent: number;
  corrected: boolean;
  lying: boolean;
}

function peersOf({ indicator, sex, corrected, lying }: Placed): string {
  const { children } = WORDS[sex];
  if (indicator === 'weight-for-length') return `${lying ? '一样长' : '一样高'}的${children}`;
  return corrected ? `纠正月龄一样的${children}` : `同龄${children}`;
}

/** 100 个同龄男孩里，比他矮的大约 60 个 */
export const placeZh = (placed: Placed): string =>
  `100 个${peersOf(placed)}里，${LESS[placed.indicator](WORDS[placed.sex].them)}${countZh(placed.percent)}`;

const rangeZh = (status: GrowthStatus): string =>
  status === 'not-overweight' ? STATUS_ZH[status] : `在“${STATUS_ZH[status]}”范围`;

export const TEXTS = {
  grade: (p: { grade: Grade }) => `按标准分成上、中上、中、中下、下五档，在“${GRADE_ZH[p.grade]}”这一档`,
  status: (p: { status: GrowthStatus }) => `和同龄孩子比，${rangeZh(p.status)}`,
  'status-by-length': (p: { status: GrowthStatus }) => `和一样高的孩子比，${rangeZh(p.status)}`,
  'bmi-cut-offs': (p: { overweight: number; obesity: number }) =>
    `这个年龄 BMI 从 ${p.overweight.toFixed(1)} 起算超重，从 ${p.obesity.toFixed(1)} 起算肥胖`,
  'obesity-unconfirmed': () => '这个年龄的肥胖界值还没核实，以医生告知为准',
  'thinness-unknown': () => '7 岁以上偏瘦的标准这里没有，瘦不瘦请问医生',
  interpolated: () => '表里没有这一天的数，按前后两行的比例算',
  'interpolated-length': () => '表里没有这个长度的数，按前后两行的比例算',
  extrapolated: () => '超出表上最外面的一格，按最后一格的步子往外算，只能做参考',
  held: () => '表里没有这一天的数，按前一行比',
  converted: (p: { to: 'lying' | 'standing' }) =>
    p.to === 'lying' ? '2 岁前按躺着量比，站着量的加了 0.7 厘米' : '2 岁起按站着量比，躺着量的减了 0.7 厘米',
  corrected: () => '早产的宝宝，满 2 岁前按纠正月龄比',
  'before-due': () => '还没到预产期，没有对照标准，请问医生',
  'no-standard': () => '没有对照标准',
  'no-standard-head': () => '没有对照标准：头围只比到 3 岁',
  'no-standard-weight': () => '没有对照标准：7 岁起不单看体重，看 BMI',
  'not-diagnosis': () => '这是和同龄孩子比的结果，不是诊断',
  'ask-doctor': () => '下次体检时请儿保医生看一看',
  'advice-low': () => '请儿保医生一起找原因，听医生怎么喂养，需要时去上级医院看',
  'advice-high': () => '请儿保医生一起找原因，听医生怎么吃、怎么动，需要时去上级医院看',
  'advice-short': () => '请儿保医生看看长得慢的原因，按医生说的时间再量',
  crossed: (p: { indicator: Indicator; months: string; down: boolean; lines: number }) =>
    `${p.months}里，${INDICATOR_ZH[p.indicator]}往${p.down ? '下' : '上'}跨了 ${p.lines} 条线，请儿保医生看一看`,
} as const;
export type GrowthRule = keyof typeof TEXTS;

/** A reason with what backs it; what is from memory is not verified. */
export const because = (rule: GrowthRule, text: string, source: GrowthSource): GrowthReason => ({
  rule,
  text,
  source,
  verified: CONFIRMED.includes(source),
});
