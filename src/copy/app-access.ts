import type { AppDuration } from '@kangban/contract/app-access';

/** What a FHIR type holds, as a family calls it. Types with the same words are said once. */
const HOLDS: Readonly<Record<string, string>> = {
  Patient: '姓名、性别、生日（身份证号只有头尾几位）',
  AllergyIntolerance: '过敏',
  Condition: '得过的病',
  MedicationStatement: '在吃的药',
  Immunization: '打过的疫苗',
  ImmunizationRecommendation: '该打的疫苗',
  Observation: '量过的数：血压、身高体重、化验、视力',
  DiagnosticReport: '检查和化验报告',
  Encounter: '看过的病、做过的体检和随访',
  QuestionnaireResponse: '填过的表',
  CarePlan: '治病的打算',
  Appointment: '预约',
  ServiceRequest: '转诊',
  Organization: '去过的卫生院和医院',
  Practitioner: '给您看病的人',
  Provenance: '每条记录从哪里来',
};

/** Letting one's own app read the record, and taking that back. */
export const appAccess = {
  title: '让软件看档案',
  lead: (app: string) => `“${app}”想看健康档案`,
  leadText: '同意以后，它自己就能从康伴里读。不同意也不影响看病和打疫苗。',
  whose: '看谁的',
  reads: '它能看什么',
  holds: (types: readonly string[]): string[] => [...new Set(types.map((type) => HOLDS[type] ?? type))],
  onlyReads: '只能看，不能改，也不能替您预约。',
  returnsTo: '办完回到',
  duration: '让它看多久',
  durations: { hour: '这一次', month: '一个月', year: '一年' } satisfies Record<AppDuration, string>,
  durationNote: {
    hour: '一个小时以后就看不到了',
    month: '一个月以后就看不到了，您随时能停',
    year: '一年以后就看不到了，您随时能停',
  } satisfies Record<AppDuration, string>,
  sensitive: '特别保密的记录',
  sensitiveNone: '不给。要给，先用短信验证码打开，再来这里选。',
  sensitiveNote: '先都不给。要给哪样，自己打开哪样。',
  switchWords: { on: '给', off: '不给' },
  warning: '它拿走的内容归它保管。认得、信得过，再同意。',
  allow: '同意，让它看',
  refuse: '不同意',
  notOpened: '这份健康档案还没打开，打开了才能给软件看。',
  openFirst: '去打开健康档案',
  gone: '这个请求过时了',
  goneText: '回到那个软件，重新点一次。',
  spoken: (app: string, holds: readonly string[]) => [
    `${app}想看健康档案。`,
    `它能看：${holds.join('；')}。`,
    '只能看，不能改。认得、信得过，再同意。',
  ],
} as const;

/** Apps that were let in. */
export const apps = {
  title: '能看档案的软件',
  lead: (label: string) => `能看“${label}”档案的软件`,
  leadText: '在这里停掉，马上就看不到了。它已经拿走的内容，由它保管。',
  none: '还没有让哪个软件看档案',
  noneText: '别的软件想看，会先来问您。',
  until: (day: string) => `能看到 ${day}`,
  since: (day: string) => `${day} 同意的`,
  ended: (day: string) => `${day} 停了`,
  over: '到期了',
  sensitive: (names: readonly string[]) => `包括特别保密的：${names.join('、')}`,
  stop: '停掉',
  stopLabel: (app: string) => `不让“${app}”再看`,
  stopTitle: (app: string) => `不让“${app}”再看档案？`,
  stopText: '马上就看不到了。要再看，它得重新问您。',
  stopYes: '停掉',
  stopNo: '先不停',
  stopped: (app: string) => `“${app}”看不到了`,
} as const;
