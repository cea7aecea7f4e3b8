import { clockWords, weekdayName } from './when';

const KINDS = {
  'community-center': '社区卫生服务中心',
  'township-center': '乡镇卫生院',
  'county-hospital': '县医院',
  'maternal-child-hospital': '妇幼保健院',
  'school-clinic': '学校卫生室',
  'mobile-checkup': '流动体检车',
} as const;

/** Services by their code; an unknown code is shown as the clinic wrote it. */
const SERVICES: Readonly<Record<string, string>> = {
  immunization: '打疫苗',
  'child-health': '孩子体检',
  'elderly-checkup': '老人体检',
  'chronic-disease': '慢性病随访',
  'family-doctor': '家庭医生',
  recheck: '复查',
  tcm: '中医',
};

/** Words of one clinic's page. */
export const site = {
  title: '接种点',
  kind: (kind: keyof typeof KINDS) => KINDS[kind],
  roomTitle: '有没有号',
  freeFrom: (day: string, count: number) => `${day}起有号，网上还剩 ${count} 个`,
  full: '放出来的号都约满了',
  fullText: '可以候补，或者直接去现场。',
  release: (days: number, time: string) =>
    days > 0 ? `每天 ${clockWords(time)} 放 ${days} 天后的号` : `当天 ${clockWords(time)} 放号`,
  cutoff: (minutes: number) => `开始前 ${minutes} 分钟，网上停止预约`,
  changeUntil: (time: string) => `改时间、取消：前一天 ${clockWords(time)} 前`,
  onsite: '每个时段都给老人和不会用手机的人留了现场号。',
  onsiteReleased: (minutes: number) => `开始前 ${minutes} 分钟没用完，才放到网上。`,
  hoursTitle: '什么时候打疫苗',
  closed: '休息',
  hours: (spans: readonly (readonly [string, string])[]) =>
    spans.map(([from, to]) => `${clockWords(from)}–${clockWords(to)}`).join('，'),
  weekday: (weekday: number) => weekdayName(weekday),
  servicesTitle: '能办什么',
  services: (codes: readonly string[]) => codes.map((code) => SERVICES[code] ?? code).join('、'),
  waysTitle: '怎么去、怎么问',
  route: '看怎么去',
  call: '打电话',
  book: '看有哪些时间',
} as const;
