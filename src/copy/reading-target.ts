/** Words of the target a doctor agrees with somebody: short, for somebody who works standing. */
import type { TargetValue } from '@kangban/contract/reading/desk';

type Item = TargetValue['item'];

const texts: { [I in Item]: (value: Extract<TargetValue, { item: I }>) => string } = {
  'blood-pressure': ({ systolicBelow, diastolicBelow }) => `${systolicBelow}/${diastolicBelow} 以下`,
  glucose: ({ fastingFrom, fastingBelow, otherBelow }) =>
    `空腹 ${fastingFrom}–${fastingBelow}，其他时候 ${otherBelow} 以下`,
  weight: ({ lowKg, highKg }) => `${lowKg}–${highKg} 公斤`,
  waist: ({ belowCm }) => `${belowCm} 厘米以下`,
};

function textOf(value: TargetValue): string {
  switch (value.item) {
    case 'blood-pressure':
      return texts[value.item](value);
    case 'glucose':
      return texts[value.item](value);
    case 'weight':
      return texts[value.item](value);
    case 'waist':
      return texts[value.item](value);
  }
}

export const readingTarget = {
  open: '血压、血糖的目标',
  title: (name: string) => `${name}的目标`,
  back: '回到档案',
  itemLabel: '哪一样的目标',
  now: '现在的目标',
  none: '还没有目标',
  latest: '最近一次',
  noLatest: '还没量过',
  since: (day: string) => `从${day}起`,
  source: (name: string) => `依据：${name}`,
  onlyDoctors: '只有管他的医生能定目标。您能看。',
  formTitle: '定一个目标',
  fields: {
    systolicBelow: '高压，要低于（毫米汞柱）',
    diastolicBelow: '低压，要低于（毫米汞柱）',
    fastingFrom: '空腹，不低于（毫摩尔每升）',
    fastingBelow: '空腹，要低于（毫摩尔每升）',
    otherBelow: '其他时候，要低于（毫摩尔每升）',
    lowKg: '体重，不低于（公斤）',
    highKg: '体重，要低于（公斤）',
    belowCm: '腰围，要低于（厘米）',
  },
  wrongNumber: '只写数，最多一位小数',
  wrongWhole: '写整数，如 140',
  day: '从哪天起（年-月-日）',
  wrongDay: '写成 2026-11-25 这样',
  note: '跟他说一句（可以不写）',
  set: '定下来',
  fillFirst: '填好了再定',
  done: '定好了，他在手机上看得到',
  takeAway: '不再用这个目标',
  takenAway: '收回了，按年龄的目标看',
  notTaken: '日期要在前 31 天到后 92 天之间，数要填全。',
  before: '跟他说好以后再定。定了就记在您名下，改了也留着原来的。',
  listTitle: '定过的目标',
  noneYet: '还没有定过',
  noneYetText: '现在按他的年龄看。',
  textOf: (value: TargetValue | null) => (value === null ? '不再用医生定的目标' : textOf(value)),
  by: (doctor: string, day: string) => `${doctor} · ${day}定`,
  ahead: '还没到',
  inForce: '在用',
  over: '换掉了',
} as const;
