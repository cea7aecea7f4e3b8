/** The checkup report's page. What is said of an item comes as a sentence of the rules (report-sentences.ts); here stands everything around it. */
import type { CheckupReview } from '@kangban/contract/checkup/report';
import type { Change, ChangeMark, Direction } from '@kangban/domain/checkup/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { dayAndWeekday, dayWords, fullDay } from './when';

const ARROWS: Readonly<Record<Direction, string>> = { high: '↑', low: '↓', none: '' };
const UP_DOWN = { up: '高', down: '低', level: '' } as const;

const sized = ({ direction, size }: Change): string =>
  direction === 'level' || size === null ? '' : `${UP_DOWN[direction]}了 ${size}`;

const CHANGES: Readonly<Record<ChangeMark, (year: number, change: Change) => string>> = {
  new: (year) => `${year}年还正常，今年新有的`,
  'back-to-normal': (year) => `${year}年不正常，今年正常了`,
  worse: (year, change) => `比${year}年${sized(change) || '多了些'}`,
  better: (year, change) => `比${year}年${sized(change) || '好了些'}，离正常近了`,
  same: (year) => `和${year}年差不多`,
  first: () => '头一回查这一项',
};

/** 比2025年高了 1.2 mmol/L; against the newest earlier year that has a value. */
export const changeWords = (change: Change): string =>
  change.sinceYear === null ? CHANGES.first(0, change) : CHANGES[change.mark](change.sinceYear, change);

/** A short mark beside a name: 今年新有 */
export const changeMarks: Readonly<Partial<Record<ChangeMark, string>>> = {
  new: '今年新有',
  'back-to-normal': '回到正常',
};

export const report = {
  /** `3 项` at the beginning of a headline; empty without one. */
  countIn: (headline: string) => /^\d+ 项/.exec(headline)?.[0] ?? '',
  title: '体检报告',
  proxy: (label: string) => `现在看的是：${label}`,
  arrow: (direction: Direction) => ARROWS[direction],
  who: (label: string, masked: string) => (label === '我' ? masked : `${label} ${masked}`),
  checked: (day: PlainDate) => `${fullDay(day)}体检`,
  corrected: '这次的结果后来改过。这里是改过的。',

  notable: '要留意',
  answer: '结果',
  /** Short enough for one line of the largest type. */
  byShort: (day: PlainDate, today: PlainDate) => (day === today ? '今天就办。' : `${dayWords(day, today)}前办好。`),
  by: (day: PlainDate, today: PlainDate) => (day === today ? '今天就办。' : `${dayAndWeekday(day, today)}前办好。`),
  late: (day: PlainDate, today: PlainDate) => `本来该在${dayWords(day, today)}前办，尽快去。`,
  /** The place that is booked for the one thing. */
  booked: (when: string) => `约好了：${when}。`,
  at: (day: string, time: string) => `${day} ${time}`,
  minutes: (count: number) => `约 ${count} 分钟`,
  noVoice: '这台手机读不了，可以点“大字版”',
  noVoiceElder: '这台手机读不了。请家里人念给您听。',
  toElder: '换大字版',
  reading: '正在读',

  notableTitle: (count: number) => `要留意的 ${count} 项`,
  itemNo: (no: number) => `第 ${no} 项`,
  meaning: '这是什么意思',
  meaningElder: '什么意思',
  todo: '该怎么办',
  todoElder: '怎么办',
  years: '三年来的变化',
  yearsElder: '跟前两年比',
  you: (value: string) => `您 ${value}`,
  valueLabel: (name: string, value: string, word: string) => `${name} ${value}，${word}`,
  zoneLabel: (name: string, value: string, zone: string) => `${name} ${value}，在“${zone}”这一段`,
  below: (limit: string) => `${limit}以下`,
  above: (limit: string) => `${limit}以上`,
  between: (from: string, to: string) => `${from}–${to}`,
  range: (text: string) => `参考范围 ${text}`,
  ofLab: (where: string) => `${where}化验单上的范围`,
  noRange: '这一项没有参考范围',
  source: (name: string) => `依据：${name}`,
  unverified: '范围以医疗机构告知为准',
  unit: (unit: string) => `单位 ${unit}`,
  pressure: '图上比的是高压。',
  rising: '一年比一年高',
  falling: '一年比一年低',
  year: (year: number) => `${year}年`,
  none: '没查',
  noCheckupShort: '没做体检',
  doctor: '医生怎么说',
  noCheckup: (year: number) => `${year}年没做体检`,
  yearSaid: (year: number, text: string) => `${year}年 ${text}`,
  inRange: '正常',
  high: '偏高',
  low: '偏低',
  off: '不正常',
  bandLabel: (text: string) => `正常 ${text}`,
  tableShow: '用表格看',
  tableHide: '收起表格',
  tableHead: ['哪年', '结果', '参考范围'],
  seeItem: '看意思和怎么办',
  fold: '收起来',

  fineTitle: (count: number) => `正常的 ${count} 项`,
  fineElder: (count: number) => `${count} 项正常的结果`,
  groupFine: (count: number) => `${count} 项正常`,
  groupOpen: (count: number) => `${count} 项记下了`,
  backTitle: '回到正常的',
  missingTitle: (count: number) => `这次没查的 ${count} 项`,
  missingText: '没查不要紧。想查，问问卫生院。',
  hiddenTitle: (count: number) => `有 ${count} 项藏起来了`,
  hiddenText: '验一下是您本人，才能看',

  more: '其他',
  compare: '三年放在一起看',
  form: '看整张体检表',
  keep: '留一份',
  print: '打印',
  save: '存 PDF',
  send: '发给家人',
  keepElder: '打印、存起来、发给家人',
  ask: (name: string) => `问${name}`,
  askElder: '打电话问卫生院',
  callNow: (name: string) => `现在就打电话给${name}`,
  program: '国家基本公共卫生服务项目',
  free: '免费',
  reviewed: ({ siteName, byName, on }: CheckupReview, today: PlainDate) =>
    `${siteName}${byName}医生，${dayWords(on, today)}看过。`,
  notReviewed: '医生还没有看过，看过以后可能会改。',
  notCare: '报告不能代替看病。',

  empty: '还没有体检报告',
  emptyText: '做完体检，结果会到这里。65岁起，每年能免费查一次。',
  closed: '健康档案还没有打开',
  closedText: '先看清楚谁能看、看什么，再打开。',
  open: '打开健康档案',
} as const;

/** Years side by side. */
export const compare = {
  title: '三年放在一起看',
  lead: (count: number) => `${count} 项，看看哪里变了`,
  which: '看哪些',
  changed: '有变化的',
  all: '全部',
  nothing: '没有变化的',
  nothingText: '这几年都差不多。',
  only: '只有一年的体检',
  onlyText: '明年做了，就能放在一起看。',
  rangeShort: (text: string) => `参考 ${text}`,
} as const;

/** The whole form, and the report to take along. */
export const form = {
  title: '整张体检表',
  lead: '整张体检表',
  origin: '怎么来的、哪里写错了',
  paper: '存成 PDF',
  paperName: '体检表.pdf',
} as const;

export const paper = {
  title: '打印和存起来',
  lead: '体检报告，留一份在手里',
  leadText: '纸上有姓名和结果，收好，别随便给人。',
  size: '字的大小',
  sizes: { standard: '普通', large: '大字' },
  sample: '体检报告，看得清吗',
  sampleNote: '纸上的字这么大',
  save: '存成 PDF',
  send: '发给家人',
  sendText: '只发给信得过的家里人。',
  name: '体检报告.pdf',
  saved: '存好了：体检报告.pdf',
  savedForm: '存好了：体检表.pdf',
  weapp: '打开以后，点右上角，可以打印、发给家里人。',
  browser: '存好以后，打开它就能打印。',
  noPrinter: '没有打印机？让卫生院打一份，不要钱。',
} as const;
