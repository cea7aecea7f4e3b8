/** Every sentence a reason or flag may say, by rule id. Plain Chinese for a parent; nothing about another person's illness. */
import * as daysModule from './day-number';
import type { Span } from './programmes/table';
import type { Reason } from './types';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { ageZh, dayZh, spanZh } = daysModule;

/** A day as a text needs it: day number and the day asked about (the year is named when it differs). */
export interface Told {
  on: number;
  today: number;
}

const zh = ({ on, today }: Told): string => dayZh(on, today);

export const TEXTS = {
  'age-reached': (p: Told & { age: Span }) => `满${ageZh(p.age)}了（${zh(p)}）`,
  'birth-dose': () => '出生后就可以打，越早越好',
  'age-wait': (p: Told & { age: Span }) => `满${ageZh(p.age)}再打，${zh(p)}起`,
  'interval-kept': (p: Told & { dose: number; span: Span }) =>
    `第${p.dose}剂是${zh(p)}打的，已经隔了${spanZh(p.span)}以上`,
  'interval-wait': (p: Told & { dose: number; span: Span; until: number }) =>
    `第${p.dose}剂是${zh(p)}打的，要隔满${spanZh(p.span)}，${dayZh(p.until, p.today)}起可以打`,
  'interval-after-missing': (p: { dose: number; span: Span }) => `先打第${p.dose}剂，隔满${spanZh(p.span)}再打这一剂`,
  'live-28': (p: Told & { given: string; wanted: string; span: Span }) =>
    `${zh(p)}打了${p.given}疫苗。它和${p.wanted}都是活疫苗，两针要隔满${spanZh(p.span)}`,
  'ig-3-months': (p: Told & { span: Span }) => `${zh(p)}用过免疫球蛋白，要隔满${spanZh(p.span)}`,
  overdue: (p: { age: Span }) => `最好在满${ageZh(p.age)}前打完，现在还能补，请尽快`,
  'overdue-birth': () => '出生后24小时内最好，现在还能补，请尽快',
  'overdue-interval': (p: { dose: number; span: Span }) => `最好在第${p.dose}剂后${spanZh(p.span)}内打完，请尽快`,
  given: (p: Told) => `${zh(p)}打过了`,
  substitution: (p: Told & { product: string }) => `${zh(p)}打的${p.product}里有这一剂`,
  'early-dose': (p: Told & { needed: number }) =>
    `${zh(p)}打的这一剂早于规定（${dayZh(p.needed, p.today)}），算不算数请医生看`,
  'earlier-dose-in-review': () => '前面有一剂打早了，去门诊时请医生一起看看',
  'stop-age': (p: { age: Span }) => `满${ageZh(p.age)}后就不再打了`,
  'stop-before-possible': (p: { age: Span }) => `满${ageZh(p.age)}前来不及打了，以后听门诊安排`,
  'catch-up-age': (p: { age: Span }) => `满${ageZh(p.age)}后不再按儿童程序补打`,
  'bcg-skin-test': (p: { age: Span }) => `满${ageZh(p.age)}后要先做皮试，阴性才能打，请问接种门诊`,
  'bcg-preterm': () => '早产的宝宝什么时候打，请问接种门诊',
  'not-for-sex': () => '这种疫苗目前只给女孩免费打',
  cohort: (p: Told) => `${zh(p)}及以后出生的才在免费范围`,
  'dt-done': () => '已经打够了，不用再打白破疫苗',
  'dt-not-yet-needed': (p: { age: Span }) => `按时打百白破就不用打它，满${ageZh(p.age)}没打够才补`,
  'dt-replaces': () => '打过白破疫苗，这一剂不用再打',
  'dt-catch-up': (p: { total: number }) => `百白破和白破一共打过${p.total}剂，用白破疫苗补`,
  'polio-type2': () => '脊灰灭活疫苗可能没打够，请问接种门诊',
  'a-group-age': (p: { age: Span }) => `满${ageZh(p.age)}不再补A群流脑，改打A群C群`,
  'ac-after-a-group': () => '打过A群C群流脑，不用再打A群',
  'ac-early': (p: { age: Span }) => `满${ageZh(p.age)}没打够A群流脑，能不能提前打请问门诊`,
  'conjugate-part': () => '打过流脑结合疫苗，后面还打几剂请问接种门诊',
  'option-mixed': () => '两种疫苗都打过，后面怎么打请问接种门诊',
  'option-completed': () => '用另一种疫苗打完了',
  'hpv-late-start': (p: { age: Span }) => `满${ageZh(p.age)}后开始打，要打几剂请问接种门诊`,
  'hpv-other-product': () => '打过别的HPV疫苗，后面怎么打请问接种门诊',
  'hbsag-mother': (p: { span: Span }) => `妈妈乙肝表面抗原阳性或不清楚，出生后${spanZh(p.span)}内要打`,
  'hbsag-small-baby': () => '出生体重轻，出生那一剂不算，后面还要打3剂',
  'hepb-four-months': (p: Told & { span: Span }) => `最好离第1剂满${spanZh(p.span)}（${zh(p)}），以接种门诊告知为准`,
  'health-condition': () => '身体情况特殊，能不能打请医生定',
  'health-stop': () => '按现在的身体情况不打这种疫苗，请听医生安排',
  allergy: () => '以前打疫苗有过严重过敏，请先问医生',
  'measles-rubella': (p: { given: string }) => `打过的是${p.given}疫苗，算不算数请医生看`,
  'measles-top-up': (p: { missing: string }) => `还没打过含${p.missing}的疫苗，用麻腮风补`,
  'measles-parts': () => '麻疹、腮腺炎、风疹都打够了',
  'immunoglobulin-day': () => '用免疫球蛋白的日期不对，没有算进来，请门诊核对',
  'no-drops': () => '身体情况特殊，不吃脊灰滴剂，改打脊灰灭活疫苗',
  'paid-by-label': (p: Told) => `${zh(p)}打的早于免费年龄，按自费说明书算了，请门诊核对`,
  'dt-by-age': (p: { from: Span; before: Span }) => `白破疫苗只给${ageZh(p.from)}到${ageZh(p.before)}前的孩子补`,
  'by-clinic': () => '以接种门诊告知为准',
  'product-age-past': (p: { age: Span }) => `满${ageZh(p.age)}后不再打`,
  'product-first-dose-past': (p: { age: Span }) => `第1剂要在满${ageZh(p.age)}前打，现在过了`,
  'product-not-for-sex': () => '说明书没有写给这个性别打',
  'programme-first': () => '免费疫苗也到时间了，不能一起打时先打免费的',
  'flu-season': () => '流感疫苗每年打一次，流行季前打最好',
  'flu-two-doses': (p: { age: Span }) => `满${ageZh(p.age)}前第一次打流感疫苗，要打2剂`,
  'rabies-start': () => '被咬伤或抓伤后尽快打，不等别的疫苗',
  'rabies-day': (p: Told & { day: number }) => `从第一针那天算第${p.day}天打（${zh(p)}）`,
  'rabies-late': (p: { days: number }) => `前面晚了${p.days}天，后面的针跟着顺延`,
  'rabies-same-day': () => '第一天打2针，左右胳膊各1针',
  'rabies-protected': (p: Told) => `${zh(p)}打完过全程，暂时不用再打，请医生确认`,
  'rabies-booster': () => '以前打完过全程，这次打2针',
  'unknown-vaccine': (p: { name: string }) => `不认识“${p.name}”，没有算进来，请门诊核对`,
  'invalid-date': () => '接种日期不对，没有算进来，请门诊核对',
  'before-birth': () => '接种日期早于出生，没有算进来，请门诊核对',
  'future-date': () => '接种日期还没到，没有算进来，请门诊核对',
  'duplicate-day': (p: Told) => `${zh(p)}同一种记了两次，只算一次，请门诊核对`,
  'extra-dose': (p: Told) => `${zh(p)}的这一剂多出来了，请门诊核对`,
  'early-repeated': (p: Told) => `${zh(p)}的一剂打早了，后来又补过，请门诊核对`,
  'live-too-close': (p: Told & { span: Span }) => `${zh(p)}离上一种活疫苗不到${spanZh(p.span)}，请门诊核对`,
  'ig-too-close': (p: Told & { span: Span }) => `${zh(p)}离用免疫球蛋白不到${spanZh(p.span)}，请门诊核对`,
} as const;

export type RuleId = keyof typeof TEXTS;

/** Where a fact is from and whether anybody confirmed it. */
export interface Backing {
  source: string;
  verified: boolean;
}

const CLINIC_SAYS = '以接种门诊告知为准';

/** A sentence with the clinic's word in place of ours where nobody has confirmed the fact. */
const hedged = (text: string): string => (text.endsWith(CLINIC_SAYS) ? text : `${text}，${CLINIC_SAYS}`);

/** A reason: rule id, its sentence, and what backs it. */
export const because = (rule: RuleId, text: string, backing: Backing): Reason => ({
  rule,
  text: backing.verified ? text : hedged(text),
  source: backing.source,
  verified: backing.verified,
});
