import type { GrowthIndicator, GrowthMeasurement } from '@kangban/contract/growth';

/** Names for a child under two lie down: 身长; from two on they stand: 身高. */
export const indicatorName: Readonly<Record<GrowthIndicator, string>> = {
  'length-for-age': '身高',
  'weight-for-age': '体重',
  'bmi-for-age': 'BMI',
  'weight-for-length': '身高配体重',
  'head-for-age': '头围',
};

export const unitName: Readonly<Record<GrowthIndicator, string>> = {
  'length-for-age': '厘米',
  'weight-for-age': '公斤',
  'bmi-for-age': '',
  'weight-for-length': '公斤',
  'head-for-age': '厘米',
};

/** The ends of a picture: what lies at its top and foot. */
export const endWords: Readonly<Record<GrowthIndicator, readonly [top: string, foot: string]>> = {
  'length-for-age': ['高', '矮'],
  'weight-for-age': ['重', '轻'],
  'bmi-for-age': ['高', '低'],
  'weight-for-length': ['重', '轻'],
  'head-for-age': ['大', '小'],
};

const sourceName: Readonly<Record<GrowthMeasurement['source'], string>> = {
  clinic: '卫生院量的',
  home: '在家量的',
  import: '原来的记录',
};

/** The standards by the names people know. */
const sourceShort: Readonly<Record<string, string>> = {
  'WS/T 423-2022': '7岁以下儿童生长标准',
  'WS/T 586-2018': '学龄儿童超重与肥胖筛查',
  'WS/T 612-2018': '7～18岁身高发育等级评价',
};

const ageOf = (months: number): string => {
  if (months === 0) return '出生';
  return months % 12 === 0 ? `${months / 12}岁` : `${months}个月`;
};

export const growth = {
  title: '身高体重',
  tabs: '看哪一样',
  middle: '中间',
  bandInner: '100 个孩子里 68 个',
  bandOuter: '100 个孩子里 95 个',
  overweight: '超重线',
  obesity: '肥胖线',
  out: '请医生看一看',
  zoom: '看哪一段',
  zoomName: { '0-1': '0–1岁', '0-2': '0–2岁', '0-3': '0–3岁', '0-6': '0–6岁', all: '全部' },
  lyingOrStanding: '看哪张表',
  lying: '躺着量（2岁前）',
  standing: '站着量（2岁起）',
  hint: '点图上的点，看那一次',
  tick: ageOf,
  showTable: '用表格看',
  hideTable: '收起表格',
  tableHead: ['日子', '多少', '在哪一档'],
  noGrade: '没有对照标准',
  /** 6岁，118.9 厘米，100 个同龄… */
  point: (age: string, value: string, text: string) => `${age}，${value}。${text}`,
  summary: (name: string, count: number, last: string) => `${name}曲线，一共量了 ${count} 次。最近一次 ${last}`,
  fine: '在正常范围',
  look: '请医生看一看',
  compared: '和同龄孩子比，不是看病的结论',
  byBirthAge: (text: string) => `不按早产算：${text}`,
  source: (name: string) => `依据：${name}`,
  sourceShort,
  sourceTitle: '怎么比的',
  sourceHow: '标准里没有的日子和长度，按前后两行的比例算。超出标准最外一格的，按最后一格的步子往外算，只能做参考。',
  sourceBands: '图上深色是正负 1 个标准差，浅色是正负 2 个标准差。',
  unverified: '这一条还没核实，以医生告知为准',
  gained: '长得快慢',
  since: (from: string, to: string) => `${from}到${to}`,
  history: '每次量的',
  headOf: (amount: string) => `头围 ${amount}`,
  sourceOf: ({ source, siteName }: Pick<GrowthMeasurement, 'source' | 'siteName'>) => siteName ?? sourceName[source],
  fix: '改这一次',
  earlier: '看更早的',
  add: '在家量了，记一次',
  emptyTitle: '还没量过',
  emptyText: '体检时量的会自动出现在这里。在家量了，也可以自己记。',
} as const;

export const measure = {
  title: '记身高体重',
  fixTitle: '改这一次',
  weight: '体重',
  length: '身高',
  lengthLying: '身长',
  head: '头围',
  kg: '公斤',
  cm: '厘米',
  empty: '–',
  box: (name: string, value: string, unit: string) => `${name}，${value === '' ? '没填' : `${value} ${unit}`}`,
  lead: '量了哪样填哪样，小数点也能填',
  when: '哪天量的',
  today: '今天',
  otherDay: '换一天',
  dayTitle: '哪天量的',
  monthBefore: '上个月',
  monthAfter: '下个月',
  how: '怎么量的',
  lying: '躺着量',
  standing: '站着量',
  back: '退格',
  point: '.',
  pointLabel: '小数点',
  save: '存下来',
  saveNothing: '先填一个数，再存',
  change: (value: number) => `改成 ${value}`,
  keep: '没写错，存下来',
  unsureTitle: '没收到回话',
  unsure: '您填的都还在。有网了再传一次，不会记成两次。',
  resend: '再传一次',
  notMine: '这一次不是您在家量的，要改请找量的人',
} as const;
