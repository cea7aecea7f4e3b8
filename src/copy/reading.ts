import type { ReadingItem } from '@kangban/contract/reading/reading';

/** Words of readings: blood pressure, glucose, weight, waist. */
export const itemName = {
  'blood-pressure': '血压',
  glucose: '血糖',
  weight: '体重',
  waist: '腰围',
} as const satisfies Record<ReadingItem, string>;

export const unitName = {
  'blood-pressure': 'mmHg',
  glucose: 'mmol/L',
  weight: '公斤',
  waist: '厘米',
} as const satisfies Record<ReadingItem, string>;

export const boxName = {
  systolic: '高压',
  diastolic: '低压',
  pulse: '心跳',
  mmolL: '血糖',
  kg: '体重',
  cm: '腰围',
} as const;

/** Units as they are said. */
export const boxUnit = {
  systolic: '毫米汞柱',
  diastolic: '毫米汞柱',
  pulse: '次每分',
  mmolL: '毫摩尔每升',
  kg: '公斤',
  cm: '厘米',
} as const;

export const glucoseTimes = { fasting: '空腹', 'two-hours': '饭后2小时', random: '其他时候' } as const;
export const medicineWords = { before: '吃药前', after: '吃药后' } as const;

export const readings = {
  title: (label: string, item: string) => `${label}的${item}`,
  titleAny: '血压、血糖、体重',
  tabs: '看哪一样',
  at: (day: string, time: string) => `${day} ${time}`,
  today: '今天',
  yesterday: '昨天',
  dayBefore: '前天',
  threeBefore: '大前天',
  log: (item: string) => `记一次${item}`,
  proxy: '代办人能看，不能记。请本人或监护人来记。',
  none: (item: string) => `还没记过${item}`,
  noneText: '记下来，这里就能看出高低。',
  lastDays: (item: string, days: number) => `${days} 天的${item}`,
  more90: '看 90 天',
  recent: '最近记的',
  all: '看全部',
  alarmTitle: '什么时候要紧',
  source: (name: string) => `依据：${name}`,
  goal: (text: string) => `目标：${text}`,
  unverified: '这一条还没核实，以医疗机构告知为准。',
  setOn: (day: string) => `${day}定的`,
  /** The letter before a target: the doctor's family name where the title names one. */
  doctorSeal: (title: string) => /是([\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}医生/.exec(title)?.[1] ?? '医',
  moreTitle: '还能看',
  letter: '健康小信',
  letterNote: '这周、这个月量得怎么样',
  devices: '血压计、血糖仪、秤',
  devicesNote: '绑定以后，自动记下来',
  points: '健康积分',
  pointsNote: '看看得了多少分',
  table: '用表格看',
  hideTable: '收起表格',
  listTitle: (item: string) => `记过的${item}`,
  earlier: '看更早的',
  moreFailed: '没打开，再点一下。',
  addWaist: '记一次腰围',
} as const;

export const detail = {
  title: '这一次',
  at: '什么时候量的',
  each: '每次量的',
  source: '谁量的',
  medicine: '吃药',
  written: '什么时候记的',
  withdrawn: '这一条撤掉了，不算数。',
  corrected: '这一条改过了，不算数。',
  corrects: '这是改过的。',
  toNew: '看改后的',
  toOld: '看改前的',
  fix: '写错了，改一改',
  withdraw: '撤掉这一条',
  withdrawTitle: '撤掉这一条？',
  withdrawText: '以后不算数，得的积分会退回。档案里还能查到它是撤掉的。',
  withdrawYes: '撤掉',
  withdrawNo: '不撤',
  othersOnly: '医疗机构量的，这里不能改。有错请找量的人。',
} as const;

export const trend = {
  title: (item: string) => `${item}的变化`,
  days: { '7': '7 天', '30': '30 天', '90': '90 天' },
  span: '看多少天',
  time: '看哪个时候的',
  week: '最近7天',
  dayCapsule: '一天的高压和低压',
  weekCapsule: '7 天平均的高压和低压',
  circle: { glucose: '血糖', weight: '体重', waist: '腰围' },
  weekCircle: '7 天平均',
  out: '超过目标',
  outEither: '不在目标里',
  goal: (text: string) => `目标 ${text}`,
  goalShort: '目标',
  above: (low: string) => `${low} 以上`,
  below: (high: string) => `${high} 以下`,
  range: (low: string, high: string) => `${low}–${high}`,
  high: '高压',
  low: '低压',
  fasting: '空腹',
  afterMeal: '饭后',
  /** 空腹 4.4–6.9; 饭后2小时 10.0 以下，7 天平均 */
  legend: (time: string, goal: string, byWeek: boolean) =>
    `${time}${goal === '' ? '' : ` ${goal}`}${byWeek ? '，7 天平均' : ''}`,
  ofTime: (time: string, text: string) => `${time}：${text}`,
  words: '看出什么',
  none: '这些天没有记过',
  noneText: '记几天，就能看出变化。',
  tableHead: ['日子', '早上', '晚上', '其他'],
  noCell: '–',
} as const;

export const letter = {
  title: '健康小信',
  period: { week: '一周', month: '一月' },
  which: '看哪封信',
  earlier: '前一封',
  later: '后一封',
  running: '还没过完，先看看到今天的。',
  past: '以前的信',
  more: '看更早的信',
  tell: '写好了告诉我',
  weekly: '每周的信',
  monthly: '每月的信',
  switchWords: { on: '开', off: '关' },
  source: (name: string) => `依据：${name}`,
  notCare: '信里只说您量的数，不能代替看病。',
} as const;
