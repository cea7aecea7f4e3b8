/** Sentences about awards, for the resident to read. None of them says a result, and none blames. */
import { partsOf } from '../shared/plain-date';
import type { PeriodKind } from '../points/period';
import { fromAgeOf } from './age';
import type {
  Cap,
  EvidenceKind,
  ExpiryPolicy,
  HoldReason,
  NoneReason,
  PointEvidence,
  PointRule,
  PointSource,
  Scheme,
  Weights,
} from './types';

const NONE_TEXTS: Readonly<Record<NoneReason, string>> = {
  'not-valid-that-day': '那一天还没有这一条规则，或者已经停了。',
  'opted-out': '那时您关掉了积分。',
  'series-not-full': '天数还没有满。',
  'protocol-not-kept': '血压一次要量两遍，隔一分钟。这一次只记下，不算分。',
  'source-does-not-count': '这种方式记的不计分，但会留在档案里。',
  'rounds-to-nothing': '按来源折算后不到 1 分。',
  'too-young': '还没有到这一条规则要的年龄。',
  'no-agreed-target': '还没有和医生说好目标。',
  'not-in-target': '这一次还没到说好的目标，不扣分，下次再来。',
  'clinic-only': '达标只看卫生院量的数。',
  'not-healthy-loss': '瘦得太快或太瘦对身体不好，这一次不给分。请找医生说一说。',
  'height-unknown': '档案里没有身高，没法算。下次来量一量身高。',
  'too-soon': '离上一次还不到规定的时间。',
  capped: '这段时间里，这一条的分已经给满了。',
  lapsed: '是很早以前的事，分已经过期了。',
};

/** Why nothing was given. */
export const noneZh = (reason: NoneReason): string => NONE_TEXTS[reason];

const HOLD_TEXTS: Readonly<Record<HoldReason, string>> = {
  'impossible-value': '有一个数不太可能，请人看一眼。',
  'identical-values': '连着好几次的数一模一样，请人看一眼。',
  'in-the-future': '记的时间比收到的还晚，请人看一眼。',
  'too-late': '量了很久才记下来，请人看一眼。',
  'too-many-an-hour': '一个小时里记了很多次，请人看一眼。',
  'device-of-others': '这台仪器也有别家的人在用，请人看一眼。',
  'phone-of-many': '这部手机替很多人记过，请人看一眼。',
  'own-award': '记的人和您是一家，要请别的同事看一眼。',
};

/** What somebody has to look at: one sentence for each reason; nothing for none. */
export const doubtsZh = (reasons: readonly HoldReason[]): string =>
  reasons.map((reason) => HOLD_TEXTS[reason]).join('');

/** Why an award waits, and that there is nothing to do; it is not promised, for it may be refused. */
export const holdZh = (reasons: readonly HoldReason[]): string => `${doubtsZh(reasons)}没问题就给，不用您做什么。`;

/** An award that is less than the rule's because a cap is nearly full. */
export const CAPPED_PART_ZH = '快给满了，这次只给剩下的';
export const RECHECK_ZH = '每 100 笔里随便抽几笔再看一遍，抽到了这一笔。分已经给了，不是您做错了什么。';
export const CORRECTED_ZH = '原来的记录改了或撤回了，所以这一笔收回。改好的会重新算。';
export const REFUSED_ZH = '看过以后，这一笔没有给。';
export const TAKEN_BACK_ZH = '再看一遍以后，这一笔收回了。';

export const PERIOD_ZH: Readonly<Record<PeriodKind, string>> = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  year: '每年',
};

/** 每周最多 1 次; 每月最多 10 分. */
export const capZh = ({ per, times, points }: Cap): string =>
  [times !== undefined ? `${times} 次` : '', points !== undefined ? `${points} 分` : '']
    .filter((part) => part !== '')
    .map((part) => `${PERIOD_ZH[per]}最多 ${part}`)
    .join('，');

const SOURCE_ZH: Readonly<Record<PointSource, string>> = {
  clinic: '卫生院量的',
  device: '绑定的仪器传来的',
  typed: '自己填的',
};

const weightZh = (weight: number): string => {
  if (weight === 100) return '算全部';
  if (weight === 0) return '不计分';
  return weight === 50 ? '算一半' : `算百分之 ${weight}`;
};

/** What readings of each source count; empty where that is said by the rule itself. */
export function sourcesZh({ trigger, weights }: Pick<PointRule, 'trigger' | 'weights'>): string[] {
  if (trigger.kind !== 'reading-series') return [];
  const order: (keyof Weights)[] = ['clinic', 'device', 'typed'];
  return order.map((source) => `${SOURCE_ZH[source]}${weightZh(weights[source])}`);
}

/** From which age on a rule counts; empty where it counts for everybody, and where the words of a checkup or vaccine say the age themselves. */
export function agesZh({ trigger, text }: Pick<PointRule, 'trigger' | 'text'>): string[] {
  const fromAge = fromAgeOf(trigger);
  const isSaid = !('measures' in trigger) && new RegExp(`(?<!\\d)${fromAge}(?!\\d)`).test(text);
  return fromAge > 0 && !isSaid ? [`满 ${fromAge} 岁的人才有这一条`] : [];
}

/** 自己填的算一半; null where typing counts as much as measuring elsewhere. */
export const typedZh = ({ weights: { typed } }: Pick<PointRule, 'weights'>): string | null =>
  typed === 100 ? null : `${SOURCE_ZH.typed}${weightZh(typed)}`;

const EVIDENCE_ZH: Readonly<Record<EvidenceKind, string>> = {
  reading: '量了一次',
  'follow-up': '随访',
  checkup: '体检',
  vaccination: '打疫苗',
  lesson: '听健康课',
  contract: '签家庭医生',
  'signing-fee': '交签约费',
  screening: '筛查',
  assessment: '健康小问卷',
  donation: '无偿献血',
};
export const MEASURE_ZH = { 'blood-pressure': '血压', glucose: '血糖', weight: '体重', waist: '腰围' } as const;

/** 11月22日，血压，绑定的仪器传来的. Never a number or a result. */
export function evidenceZh({
  kind,
  day,
  source,
  reading,
}: Pick<PointEvidence, 'kind' | 'day' | 'source' | 'reading'>): string {
  const { month, day: date } = partsOf(day);
  const what = reading ? MEASURE_ZH[reading.value.item] : EVIDENCE_ZH[kind];
  return [`${month}月${date}日`, what, ...(kind === 'reading' ? [SOURCE_ZH[source]] : [])].join('，');
}

/** When points lapse. */
export function expiryZh(expiry: ExpiryPolicy): string {
  if (expiry.kind === 'never') return '积分不会到期。';
  if (expiry.kind === 'months') return `每一笔分，从那一天起 ${expiry.months} 个月后到期，先到期的先用。`;
  const years = ['当年', '第二年', '第三年'][expiry.years] ?? `第 ${expiry.years + 1} 年`;
  return `当年的分，${years} 12月31日到期，先到期的先用。`;
}

/** Who holds points. */
export const holderZh = ({ holder }: Pick<Scheme, 'holder'>): string =>
  holder === 'family'
    ? '全家的分放在一个家庭账户里。没有家庭账户的人，分放在自己名下。'
    : '分放在自己名下。18 岁以下的，放在家长管的家庭账户里。';

/** How a share is rounded. */
export const roundingZh = ({ rounding }: Pick<Scheme, 'rounding'>): string =>
  rounding === 'down' ? '折算后不满 1 分的部分不要。' : '折算后不满 1 分的，半分起进 1 分。';
