/**
 * Every sentence that readings can say: pills, alarms, trends, letters, plans; each with its source. Plain words of primary school, 22
 * characters a sentence at most, common characters only (`sentences.test.ts`). Nothing names an illness, praises a loss or promises.
 * What an alarm says comes in the order in which it is to be done.
 */
import { type Sentence, sentenceRows } from '../shared/sentence';

const SOURCES = {
  page: '页面说明（ux.md §6）；事实表 §6、§7.3',
  pressure: '国家基层高血压防治管理指南2025版 [S30]；事实表 §3',
  home: '国家基层高血压防治管理指南2025版 [S30]；中国家庭血压监测指南 [S34]',
  alarm: '国家基本公共卫生服务规范 危急情况 [S24][S41]；ux.md §6',
  low: '医院科普页面（待核对原文）',
  sugar: '国家基层糖尿病防治管理指南（2025） [S43]；事实表 §4.2',
  weight: '体重管理指导原则（2024年版） [S50]；事实表 §6',
} as const;

const TABLE: readonly (readonly [keyof typeof SOURCES, string])[] = [
  [
    'page',
    `
word.in-target | 达标
word.above | 偏高
word.below | 偏低
word.far-above | 高得多
word.very-high | 很高
word.very-low | 很低
word.not-high | 不高
word.a-little-high | 有点高
word.see-doctor | 要问医生
word.normal | 正常
word.light | 偏轻
word.over | 超重
word.obese | 太重
word.below-goal | 比目标轻
word.above-goal | 比目标重
word.waist-nearly | 快超了
word.waist-central | 偏粗
word.unjudged | 记下了
note.target | 目标 {target}
note.personal-target | 医生定的目标 {target}
note.home-line | 在家量，{target}算不高
note.office-line | 在卫生院量，{target}算不高
note.under-18 | 这里的标准只给大人用。
note.pregnant | 怀孕时有专门的标准，请问医生。
note.no-height | 还没有身高，先量一次身高。
note.sex-unknown | 没登记男女，腰围先记着。
note.seven | 正好 7.0，按随访的规定算偏高。
note.bmi | 体重和身高的比是 {bmi}
item.blood-pressure | 血压
item.glucose-fasting | 空腹血糖
item.glucose-two-hours | 饭后两小时血糖
item.glucose-random | 随时量的血糖
item.weight | 体重
item.waist | 腰围
symptom.chest-pain | 胸口痛
symptom.speech | 说话不清、手脚没力气
symptom.consciousness | 人迷糊、叫不醒
symptom.breathless | 喘得躺不下
symptom.headache | 头很痛、很晕
symptom.vomiting | 恶心、吐
symptom.vision | 看东西模糊
symptom.eye-pain | 眼睛痛
symptom.palpitations | 心慌
symptom.chest-tightness | 胸闷
symptom.belly-pain | 肚子痛
symptom.deep-breath | 喘气又深又快
symptom.fruity-breath | 嘴里有烂苹果味
symptom.sweating | 出冷汗、手抖
`,
  ],
  [
    'alarm',
    `
alarm.ambulance | 现在就打 120
alarm.call-120 | 现在就打 120。
alarm.stay-still | 坐着或躺着，别走动。
alarm.stay-with | 身边留个人，把门打开。
alarm.no-driving | 别自己开车去。
alarm.pressure-very-high | 血压很高，先别急
alarm.rest | 坐下歇 5 到 10 分钟，别说话。
alarm.again | 歇好了再量一次，记下来。
alarm.doctor-today | 今天就联系医生。
alarm.pressure-120 | 头痛、胸痛、说话不清，打 120。
alarm.pressure-still | 歇过了还是很高
alarm.hospital-now | 马上去医院。
alarm.no-extra-medicine | 别自己多吃药，听医生的。
alarm.pregnant-pressure | 怀孕时血压高，要看医生
alarm.pregnant-glucose | 怀孕时血糖高，要看医生
alarm.pregnant-why | 告诉医生您怀孕了。
alarm.pregnant-120 | 头痛、眼花、肚子痛，打 120。
alarm.glucose-low | 血糖低，先吃糖
alarm.glucose-still-low | 血糖还是低
alarm.sugar-now | 现在吃三四块糖，或半杯甜水。
alarm.again-15 | 歇 15 分钟，再量一次。
alarm.sugar-more | 还低就再吃一次，打电话给医生。
alarm.no-feeding | 人叫不醒，打 120，别喂东西。
alarm.sugar-again | 再吃一次糖，歇 15 分钟再量。
alarm.doctor-now | 现在就打电话给医生。
alarm.no-food | 别喂水，别喂东西。
alarm.on-side | 让人侧着躺，头偏一边。
alarm.glucose-high | 血糖很高，要找医生
alarm.drink-water | 先喝点白开水，别吃甜的。
alarm.glucose-120 | 吐、肚子痛、喘得深，打 120。
`,
  ],
  [
    'low',
    `
alarm.pressure-low | 血压低，先坐下
alarm.lie-down | 先坐下或躺下，别急着站。
alarm.rest-low | 歇 5 分钟，再量一次。
alarm.dizzy-doctor | 头晕、眼前发黑，今天去看医生。
alarm.faint-120 | 人昏过去，打 120。
`,
  ],
  [
    'home',
    `
protocol.jc | 连着量 5 到 7 天，早晚各 2 到 3 次。
protocol.hbpm | 连着量 7 天，早晚各 2 次。
protocol.hbpm-first-day | 第一天不算，后面几天算平均。
protocol.hbpm-stable | 血压稳了，一周量一天就行。
protocol.days-missing | 再量 {days} 天，才算得准。
protocol.values-missing | 再量 {count} 次，才算得准。
`,
  ],
  [
    'pressure',
    `
trend.controlled-blood-pressure | {span}控制住了
trend.above-blood-pressure | {span}还偏高
trend.below-blood-pressure | {span}偏低，问问医生
goal.pressure-tolerated | 先降到 {target}。受得了再到 {better}。
`,
  ],
  [
    'sugar',
    `
trend.controlled-glucose | {span}控制住了
trend.above-glucose | {span}还偏高
trend.below-glucose | {span}偏低，问问医生
`,
  ],
  [
    'weight',
    `
trend.controlled-weight | 体重在合适的范围
trend.above-weight | 体重比合适的重
trend.below-weight | 体重比合适的轻，问问医生
trend.controlled-waist | 腰围在合适的范围
trend.nearly-waist | 腰围快超了
trend.above-waist | 腰围比合适的粗
harm.too-fast | 瘦得太快了，去问问医生。
harm.too-thin | 人偏瘦了，别再减，去问医生。
plan.lose-week | 一周减 0.5 到 1 公斤，别再快。
plan.lose-month | 一个月减 2 到 4 公斤。
plan.lose-goal | 半年后到 {low} 到 {high} 公斤。
plan.stage | 第 {no} 步，用 3 到 6 个月到 {kg} 公斤。
plan.stage-doctor | 每一步都先和医生说好。
plan.food | 少吃油和甜的，每天别少于 1200 千卡。
plan.move | 每周快走这样的活动 150 分钟。
plan.keep | 体重合适，照现在这样就好。
plan.with-doctor | 年纪大了，减不减先问医生。
plan.see-doctor | 人偏瘦，别再减，去问问医生。
plan.none-under-18 | 孩子的体重看成长那一页。
plan.none-pregnant | 怀孕时体重听产检医生的。
plan.none-no-height | 先量一次身高，才好说体重。
`,
  ],
  [
    'page',
    `
span.days | 这 {days} 天
span.week | 上一周
span.month | 上个月
trend.nothing | {span}还没有量。
trend.mean | {span}平均 {mean}。
trend.target | 目标是 {target}。
trend.count | 有 {days} 天量了，一共 {count} 次。
trend.share | {judged} 次里有 {good} 次达标。
trend.morning | 早上平均 {mean}。
trend.evening | 晚上平均 {mean}。
trend.lower | {what}比{before}低 {change}。
trend.higher | {what}比{before}高 {change}。
trend.lighter | {what}比{before}轻 {change} 公斤。
trend.heavier | {what}比{before}重 {change} 公斤。
trend.slimmer | {what}比{before}小 {change} 厘米。
trend.wider | {what}比{before}大 {change} 厘米。
trend.same | {what}和{before}一样。
what.systolic | 高压
what.diastolic | 低压
what.glucose | 血糖
what.weight | 体重
what.waist | 腰围
trend.too-few | 量的天数还少，再量几天看看。
trend.too-few-values | 量的次数还少，再量几次看看。
trend.unjudged | {span}的数都记下了
before.days | 前 {days} 天
before.week | 再前一周
before.month | 再前一个月
letter.week | 上一周的健康信
letter.month | 上个月的健康信
letter.lead-nothing | {span}没有量，想量的时候再量。
letter.lead-alarm | {span}有 {count} 次要紧，给医生看看。
letter.lead-harm | 体重的事，先问问医生。
letter.lead-controlled | {span}量的都达标。
letter.lead-partly | {span}{item}达标。
letter.lead-above | {span}{item}还偏高。
letter.lead-below | {span}{item}偏低，问问医生。
letter.lead-few | {span}量得少，多量几天看得准。
letter.lead-noted | {span}量的都记下了。
letter.alarms | 有 {count} 次要紧，把数给医生看。
next.doctor | 下次看医生，带上这些数。
next.doctor-soon | 这几天就联系医生。
next.keep | 照现在这样做，接着量。
next.more | 一周量 3 天以上，看得更准。
next.medicine | 药照医生说的吃，别自己停。
`,
  ],
];

const ROWS = TABLE.flatMap(([source, block]) => sentenceRows(SOURCES[source], block));
const BY_ID: ReadonlyMap<string, Sentence> = new Map(ROWS);

/** Every sentence by its id, in the order of the table (an id stands once, `sentences.test.ts`). */
export const READING_SENTENCES: readonly (readonly [id: string, sentence: Sentence])[] = ROWS;

/** A sentence; undefined when there is none of that id. */
export const findReadingSentence = (id: string): Sentence | undefined => BY_ID.get(id);
