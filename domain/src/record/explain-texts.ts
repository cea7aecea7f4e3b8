/** Every sentence of an explained entry. Plain Chinese; nothing here is a diagnosis. */
import type { EntryPayloads, MeasuredFlag } from './payloads';

/** A code or word nobody here knows, as the source wrote it. */
export const AS_SENT = (words: string): string => `${words}（原单位的写法）`;

export const FLAG_WORDS: Readonly<Record<MeasuredFlag, string>> = {
  normal: '在参考范围里',
  low: '偏低',
  high: '偏高',
  'critical-low': '低得多，要马上问医生',
  'critical-high': '高得多，要马上问医生',
  abnormal: '和平常不一样',
};

/** A unit as people read it; others are shown as they are. */
export const UNIT_WORDS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  Cel: '℃',
  '10*9/L': '×10⁹/L',
  '10*12/L': '×10¹²/L',
  '/min': '次/分',
  umol: 'μmol',
  'umol/L': 'μmol/L',
  'ug/L': 'μg/L',
  '{score}': '分',
  '[in_i]': '英寸',
  '1': '',
  d: '天',
  wk: '周',
  a: '岁',
};

type Kind = keyof EntryPayloads;
type Of<K extends Kind, F extends keyof EntryPayloads[K]> = Extract<EntryPayloads[K][F], string>;

export const ENCOUNTER_TITLES: Readonly<Record<Of<'encounter', 'class'>, string>> = {
  outpatient: '门诊看病',
  inpatient: '住院',
  emergency: '急诊',
  home: '医生上门',
  other: '看病',
};
export const REPORT_STATUS: Readonly<Record<Of<'lab-report', 'status'>, string>> = {
  preliminary: '初步结果，还会再定',
  final: '',
  amended: '改过的结果',
};
export const SETTING_WORDS: Readonly<Record<Of<'observation', 'setting'>, string>> = {
  clinic: '在医院或卫生院测的',
  home: '在家测的',
  unknown: '',
};
export const CLINICAL_WORDS: Readonly<Record<Of<'condition', 'clinical'>, string>> = {
  active: '现在有',
  recurrence: '又有了',
  relapse: '又加重了',
  inactive: '现在没有',
  remission: '好转了',
  resolved: '好了',
  unknown: '不清楚现在怎么样',
};
export const VERIFICATION_WORDS: Readonly<Record<Of<'condition', 'verification'>, string>> = {
  confirmed: '医生已经确定',
  provisional: '医生初步判断，还没有确定',
  differential: '医生列出的可能之一，还没有确定',
  unconfirmed: '还没有确定',
  refuted: '已经排除，不是这个病',
};
export const MEDICATION_STATUS: Readonly<Record<Of<'medication', 'status'>, string>> = {
  active: '正在用',
  completed: '用完了',
  stopped: '停了',
  'on-hold': '先不用',
  intended: '打算用',
  'not-taken': '没有用',
  unknown: '不清楚是不是还在用',
};
export const ADHERENCE_WORDS: Readonly<Record<Of<'medication', 'adherence'>, string>> = {
  regular: '按医生说的用',
  irregular: '有时忘了用',
  'not-taking': '开了没有用',
};
export const ALLERGY_CATEGORY: Readonly<Record<Of<'allergy', 'category'>, string>> = {
  medication: '药物',
  food: '食物',
  environment: '环境',
  biologic: '生物制品',
  other: '其他',
};
export const CRITICALITY_WORDS: Readonly<Record<Of<'allergy', 'criticality'>, string>> = {
  low: '不严重',
  high: '可能很严重',
  unknown: '',
};
export const ALLERGY_CLINICAL: Readonly<Record<Of<'allergy', 'clinical'>, string>> = {
  active: '现在有',
  inactive: '现在没有',
  resolved: '已经不过敏了',
};
export const ALLERGY_VERIFICATION: Readonly<Record<Of<'allergy', 'verification'>, string>> = {
  confirmed: '已经确定',
  unconfirmed: '还没有确定',
  refuted: '已经排除',
};
export const PLAN_STATUS: Readonly<Record<Of<'care-plan', 'status'>, string>> = {
  draft: '草稿',
  active: '正在做',
  'on-hold': '先停一停',
  revoked: '取消了',
  completed: '做完了',
  unknown: '',
};
export const APPOINTMENT_STATUS: Readonly<Record<Of<'appointment-elsewhere', 'status'>, string>> = {
  proposed: '提出了，还没有定',
  pending: '还没有定',
  booked: '约好了',
  arrived: '已经到了',
  fulfilled: '看过了',
  cancelled: '取消了',
  noshow: '没有去',
  waitlist: '在排队等',
};
export const VISIT_TITLES: Readonly<Record<Of<'maternal-visit', 'visit'>, string>> = {
  antenatal: '产前检查',
  postnatal: '产后看望',
  'postnatal-42': '产后42天检查',
};

/** Headings and labels. */
export const LABELS = {
  department: '科室',
  reasons: '为什么看',
  diagnoses: '医生的诊断',
  admittedOn: '入院',
  dischargedOn: '出院',
  summary: '经过',
  advice: '医生的话',
  status: '情况',
  conclusion: '结论',
  bodySite: '查的部位',
  results: '结果',
  setting: '在哪里测',
  method: '方法',
  note: '说明',
  verification: '确定了吗',
  onset: '什么时候开始',
  endedOn: '什么时候结束',
  dose: '每次用多少',
  frequency: '多久用一次',
  route: '怎么用',
  startsOn: '开始',
  endsOn: '结束',
  reason: '为什么用',
  adherence: '用得怎么样',
  category: '哪一类',
  criticality: '严重吗',
  reactions: '有什么反应',
  score: '得分',
  result: '结果',
  answers: '回答',
  activities: '要做的事',
  when: '时间',
  weeks: '孕周',
  findings: '检查看到',
  nextOn: '下次',
  measured: '测量',
  main: '主要内容',
} as const;

export const SENTENCES = {
  noAllergy: '没有发现对什么过敏',
  allergyTo: (what: string): string => `对${what}过敏`,
  absent: (why: string): string => `没有结果：${why}`,
  noResult: '没有写结果',
  outside: (words: readonly string[]): string => `${words.join('、')}不在参考范围里`,
  linesOf: (count: number): string => `${count} 项结果`,
  score: (score: number): string => `${score} 分`,
  weeks: (weeks: number): string => `孕 ${weeks} 周`,
  visitNo: (no: number): string => `第 ${no} 次`,
  unknownForm: (form: string): string => `这张表（${form}）这里还看不懂`,
  converted: (value: string): string => `原来写的是 ${value}`,
  question: (linkId: string): string => `第 ${linkId} 题`,
  pressure: (high: number, low: number): string => `血压 ${high}/${low} mmHg`,
} as const;
