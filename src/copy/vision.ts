import type { ReferralState } from '@kangban/contract/referral';
import type { EyeView, VisionReason, VisionVerdict } from '@kangban/contract/vision';

export type Eye = 'right' | 'left';

export const eyeName: Readonly<Record<Eye, string>> = { right: '右眼', left: '左眼' };

/** What the reading of an eye is called beside its shape. */
export const gradeWords: Readonly<Record<EyeView['grade'], string>> = {
  normal: '正常',
  boundary: '刚到线，再查',
  low: '偏低 ↓',
  'not-judged': '先记下',
  'not-measured': '没量',
};

export const verdictWords: Readonly<Record<VisionVerdict, string>> = {
  refer: '要复查',
  're-check': '再查一次',
  normal: '正常',
  'not-measured': '没量出来',
};

export const weightWords: Readonly<Record<VisionReason['weight'], string>> = {
  refer: '要复查',
  're-check': '再查一次',
  normal: '正常',
  note: '记一下',
};

const settingWords = { clinic: '', school: '学校查的', hospital: '医院查的' } as const;

/** An eye in words: 右眼 1.0，正常. */
const spokenAcuity = (reading: string, grade: string): string => `${reading}，${grade}`;

export const vision = {
  title: (label: string) => `${label}的视力`,
  plainTitle: '视力',
  checkedOn: (day: string) => `${day}查的`,
  fivePoint: (value: string) => `五分记录 ${value}`,
  glasses: (decimal: string) => `戴眼镜 ${decimal}`,
  earlier: (day: string) => `视力是${day}量的`,
  spokenAcuity,
  shouldReach: (decimal: string) => `该到 ${decimal}`,
  changes: '这几年的变化',
  naked: '裸眼视力',
  expected: '这个年龄该到这里',
  reads: (day: string, reading: string) => `${day}，${reading}`,
  endLabel: (eye: string, decimal: string) => `${eye} ${decimal}`,
  apart: (lines: number) => `差 ${lines} 行`,
  apartBefore: '两只眼在视力表上差了 ',
  apartLines: (lines: number) => `${lines} 行`,
  apartAfter: '。差 2 行以上，就要去医院查清楚。',
  summary: (eyes: readonly string[]) => `裸眼视力。${eyes.join('；')}`,
  summaryEye: (eye: string, values: readonly string[]) => `${eye}：${values.join('，')}`,
  at: (age: string, decimal: string) => `${age} ${decimal}`,
  years: (age: number) => `${age}岁`,
  hint: '点一下，看那次量的',
  low: '偏低',
  tableShow: '用表格看',
  tableHide: '收起表格',
  tableHead: ['日期', '年龄', '右眼', '左眼'],
  notMeasured: '没量',
  cell: (decimal: string, fivePoint: string) => `${decimal}（${fivePoint}）`,
  all: '全部',
  reserve: '远视储备',
  reserveWhat: '是什么',
  reserveText: '眼睛“存”的远视，够用就不容易近视。',
  reserveUsual: (age: string, from: string, to: string) =>
    from === to ? `${age}一般有 ${from} 左右。` : `${age}一般有 ${from} 到 ${to}。`,
  reserveHead: ['查的时候', '右眼', '左眼'],
  reserveEnough: '够',
  reserveLittle: '不够 ↓',
  notWidened: '没散瞳',
  unit: '单位：D（屈光度）。只是参考，以医疗机构告知为准。',
  reserveSheet: [
    '刚出生的孩子都有远视，长大慢慢用掉。没用掉的，叫远视储备。',
    '储备用得太快，以后容易看不清远处。多到户外，能用得慢一点。',
    '散瞳后量的才准。没散瞳量的，只供参考。',
    '这里的数是参考，不是诊断。怎么办，听眼科医生的。',
  ],
  flow: '复查到哪一步了',
  next: '下一次',
  nextVisit: (name: string) => `${name}时查眼睛`,
  nextVisitDays: (from: string, until: string) => `${from}到${until}`,
  nextVisitNow: (until: string) => `现在就可以去，${until}前都行`,
  nextRecheck: '再量一次视力',
  nextLate: (until: string) => `本来该在${until}前，快去`,
  nextSchool: '上学后，学校每学期查 2 次',
  nextSchoolNote: '查出不好，带来卫生院看',
  tips: '在家这样做',
  checks: '每次检查',
  allChecks: (count: number) => `看全部 ${count} 次`,
  settingNote: (institution: string, setting: keyof typeof settingWords) =>
    [institution, settingWords[setting]].filter(Boolean).join(' · '),
  details: (day: string) => `${day}的检查`,
  detailRows: {
    naked: '裸眼视力',
    corrected: '戴镜视力',
    sphere: '球镜（D）',
    cylinder: '柱镜（D）',
    axis: '轴位（°）',
    equivalent: '等效球镜（D）',
    axialLength: '眼轴（毫米）',
  },
  detailHead: ['', '右眼', '左眼'],
  dash: '—',
  axialNote: '眼轴只记下来，不在这里判断。',
  byWhom: (institution: string, person: string | null) => (person ? `${institution}，${person}` : institution),
  widened: '散瞳后查的',
  items: '还查了',
  itemResult: { normal: '正常', abnormal: '要看医生', 'not-done': '没查' },
  why: '怎么看的',
  unsure: '以医疗机构告知为准',
  emptyTitle: '还没有查眼睛的记录',
  emptyText: '做儿童体检时会查眼睛，查完就在这里。',
  referralButton: '看复查单',
  handOver: '转给学校',
  handOverNote: '上学要用时，把视力档案交给校医',
  handedOver: (day: string, receiver: string) => `${day}，转给了${receiver}`,
  handedOverNote: '您同意过。点开能看，也能停',
} as const;

export const stateWords: Readonly<Record<ReferralState, string>> = {
  opened: '还没去',
  booked: '约好了',
  sent: '单子送过去了',
  seen: '看过了，等结果',
  'result-back': '结果回来了',
  closed: '办完了',
  declined: '先不去了',
  cancelled: '取消了',
};

export const referral = {
  title: '复查单',
  what: '查什么',
  why: '为什么',
  who: '谁去',
  where: '去哪里',
  from: '谁开的',
  state: '到哪一步',
  before: (day: string) => `${day}前去`,
  fromTo: (from: string, until: string) => `${from}到${until}`,
  anyTime: '尽快去',
  anyDay: '看医生的时间',
  codeLabel: '复查单二维码，给医院扫',
  hint: '到了给医生看',
  late: (day: string) => `本来该在${day}前去，现在还能去，请尽快`,
  step: (day: string) => day,
  until: (day: string) => `${day}前`,
  at: (day: string, time: string) => `${day} ${time}`,
  callTo: (name: string) => `打电话问${name}`,
  callFrom: (name: string) => `打电话给${name}`,
  bring: ['带上身份证或户口本', '戴眼镜的把眼镜带上', '散瞳后看近处会模糊，最好有人陪'],
  bringTitle: '去的时候',
  lastWord: '这张单子不是诊断。看了怎么办，听医生的。',
  none: '没有要复查的',
  noneText: '查出要复查的，这里会有单子。',
} as const;
