/** What a rule asks for, in words: for the administrator who chooses it, and to begin the texts of a new rule with. */
import { MEASURE_ZH, PERIOD_ZH } from './texts';
import type { Trigger, TriggerKind } from './types';

/** What to choose from: each kind in a few words. */
export const TRIGGER_ZH: Readonly<Record<TriggerKind, string>> = {
  'reading-series': '记数记满几天',
  'control-reached': '达标',
  'follow-up-attended': '来随访',
  checkup: '做完体检',
  vaccination: '打疫苗',
  lesson: '听健康课',
  'contract-signed': '签家庭医生',
  'fee-paid': '交签约费',
  screening: '参加筛查',
  assessment: '做健康小问卷',
  donation: '无偿献血',
};

const TOPIC_ZH: Readonly<Record<string, string>> = {
  hypertension: '高血压',
  diabetes: '糖尿病',
  copd: '慢阻肺病',
  influenza: '流感疫苗',
  pneumococcal: '肺炎疫苗',
  cervical: '宫颈癌',
  breast: '乳腺癌',
  colorectal: '肠癌',
};

/** The word for an illness, vaccine or programme; the code itself where a document names one nobody knows. */
export const topicZh = (topic: string): string => TOPIC_ZH[topic] ?? topic;

const EVIDENCE_TEXT: Readonly<Record<TriggerKind, string>> = {
  'reading-series': '记下来的数',
  'control-reached': '卫生院量的数',
  'follow-up-attended': '随访表',
  checkup: '体检表',
  vaccination: '接种记录',
  lesson: '课程和答题记录',
  'contract-signed': '签约协议的编号',
  'fee-paid': '收据',
  screening: '筛查记录',
  assessment: '答完的记录',
  donation: '献血证',
};

/** What proves it, to begin a new rule with. */
export const evidenceTextOf = ({ kind }: Trigger): string => EVIDENCE_TEXT[kind];

/** A name to begin a new rule with: 记血压满 5 天. */
export function titleOf(trigger: Trigger): string {
  const things = 'measures' in trigger ? trigger.measures.map((one) => MEASURE_ZH[one]).join('、') : '';
  if (trigger.kind === 'reading-series') return `记${things}满 ${trigger.days} 天`;
  return trigger.kind === 'control-reached' ? `${things}达标` : TRIGGER_ZH[trigger.kind];
}

const ageZh = ({ fromAge }: { fromAge?: number | undefined }): string =>
  fromAge === undefined || fromAge === 0 ? '' : `满 ${fromAge} 岁，`;

/** What is asked for, in one sentence a resident can read: 满 18 岁，每周有 5 天量了血压并记下来。 */
export function triggerZh(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'reading-series': {
      const what = trigger.measures.map((one) => MEASURE_ZH[one]).join('或');
      return `${ageZh(trigger)}${PERIOD_ZH[trigger.per]}有 ${trigger.days} 天量了${what}并记下来。`;
    }
    case 'control-reached':
      return `${ageZh(trigger)}在卫生院量的${trigger.measures.map((one) => MEASURE_ZH[one]).join('或')}，到了和医生说好的目标。没达标不扣分。`;
    case 'follow-up-attended':
      return `${trigger.topics.map(topicZh).join('、')}，按约好的日子来随访。`;
    case 'checkup':
      return `${ageZh(trigger)}做完体检。`;
    case 'vaccination':
      return `${ageZh(trigger)}打${trigger.topics.map(topicZh).join('或')}。该不该打，听医生的。`;
    case 'screening':
      return `参加${trigger.topics.map(topicZh).join('、')}筛查。只看做没做，不看结果。`;
    default:
      return SIMPLE_ZH[trigger.kind];
  }
}

type Simple = Exclude<Trigger, { topics: unknown } | { measures: unknown } | { kind: 'checkup' }>['kind'];

const SIMPLE_ZH: Readonly<Record<Simple, string>> = {
  lesson: '看完一节课，答对小问题。',
  'contract-signed': '和家庭医生签约。',
  'fee-paid': '交了签约费。没交不影响看病和免费服务。',
  assessment: '答完一份小问卷。只看做没做，不看答了什么。',
  donation: '献一次，凭献血证到卫生院登记。',
};
