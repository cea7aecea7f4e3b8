/** Words of the points tab and of the line of points on home: everything here is in the main package, the rest in point-pages.ts. */

/** 1,280 */
export const grouped = (points: number): string => String(points).replace(/\B(?=(\d{3})+$)/g, ',');
/** +20, −300: a real minus. */
export const signed = (points: number): string => (points < 0 ? `−${grouped(-points)}` : `+${grouped(points)}`);

export const points = {
  title: '健康积分',
  unit: '分',
  changePerson: '换人',
  changePersonTitle: '看谁的积分',
  now: '现在看的',
  ownAccount: '自己的',
  familyAccount: '全家的',
  whose: '谁名下的积分',
  expiring7: (count: number) => `${grouped(count)} 分 7 天内到期`,
  expiring30: (count: number) => `${grouped(count)} 分 30 天内到期`,
  locked: (count: number) => `${grouped(count)} 分留着换东西`,
  pending: (count: number) => `${grouped(count)} 分正在核对`,
  debt: (count: number) => `欠 ${grouped(count)} 分，下次得分先补上`,
  redeem: '去换服务',
  mine: '我的兑换',
  off: '积分关着',
  offText: '现在不记分。看病、体检、打疫苗都照常。',
  offOpen: '去打开',
  lessons: '听健康课',
  spoken: (who: string, count: number) => `${who}，现在有 ${count} 分。`,
  spokenWay: (way: string, count: number) => `${way}，能得 ${count} 分。`,
  week: '这周还能得',
  stepsDone: (done: number, total: number) => `做了${done}天，共${total}天`,
  waysNone: '这周能得的都得了',
  by: (day: string) => `${day}前`,
  atClinic: '去卫生院办',
  entries: '积分明细',
  all: '全部',
  /** 2026-11 → 2026年11月 */
  monthName: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  empty: '还没有积分',
  emptyText: '量血压、来随访、去体检，都会记在这里。',
  rules: '积分的规矩',
  allRules: '看全部规则',
  program: '国家基本公共卫生服务项目',
  free: '免费',
  noPerson: '还没有人的积分',
  noPersonText: '先认证身份。看病、打疫苗不用积分。',
  home: (label: string) => `${label}的积分`,
} as const;
