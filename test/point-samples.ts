/** A father's points in the state of the mock-ups, on Monday 2026-11-23, as the server would tell them. Invented people and places. */
import type { PointStatement } from '@kangban/contract/point-statement';
import type { PointEntry, PointsOfResident } from '@kangban/contract/points';
import type { PointAward, PointFamily } from '@kangban/contract/point-rule';
import type { PointRules, PointWays } from '@kangban/contract/point-way';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { idOf, TODAY } from './family-samples';

export const FATHER = idOf(5);
const day = toPlainDate;

export const points = (change: Partial<PointsOfResident> = {}): PointsOfResident => ({
  residentId: FATHER,
  label: '爸爸',
  today: TODAY,
  account: 'own',
  hasFamilyAccount: false,
  active: 1280,
  locked: 0,
  pending: 0,
  debt: 0,
  nextExpiry: { on: day('2026-12-31'), points: 120, text: '120 分 12月31日到期，先用它' },
  expiringIn7Days: 0,
  expiringIn30Days: 0,
  expiringSoon: [],
  month: { month: '2026-11', earned: 140, used: 0, returned: 0 },
  inRanking: false,
  mayChoose: true,
  ...change,
});

let entryNumber = 700;
export function entry(change: Partial<PointEntry> = {}): PointEntry {
  entryNumber += 1;
  return {
    txId: idOf(entryNumber),
    type: 'earn',
    change: 10,
    points: 10,
    title: '记血压满 5 天',
    detail: '记了 6 天',
    state: 'posted',
    stateText: null,
    on: day('2026-11-22'),
    bookedOn: day('2026-11-22'),
    month: '2026-11',
    expiresOn: day('2027-12-31'),
    activeAfter: 1280,
    rule: { id: 'bp-week', version: 2 },
    evidence: { kind: 'reading', id: idOf(801) },
    of: null,
    by: 'system',
    note: null,
    ...change,
  };
}

export const entries = (): PointEntry[] => [
  entry({ title: '一周平均血压达标', change: 20, points: 20, detail: null }),
  entry(),
  entry({
    title: '做完老年人体检',
    change: 100,
    points: 100,
    on: day('2026-11-11'),
    detail: '柳溪镇卫生院',
    by: 'staff',
  }),
  entry({ on: day('2026-11-08'), detail: '记了 5 天' }),
  entry({
    type: 'hold',
    title: '换了：骨密度检查 1 次',
    change: -400,
    points: 400,
    on: day('2026-10-20'),
    month: '2026-10',
    detail: null,
    state: 'spent',
    stateText: '已使用',
    rule: null,
    evidence: null,
    expiresOn: null,
    by: 'account',
  }),
  entry({
    title: '高血压随访',
    change: 50,
    points: 50,
    on: day('2026-10-09'),
    month: '2026-10',
    detail: '张敏医生',
    by: 'staff',
  }),
];

export const MONTHS = [
  { month: '2026-11', earned: 140, used: 0, returned: 0, text: '得 140，用 0' },
  { month: '2026-10', earned: 50, used: 400, returned: 0, text: '得 50，用 400' },
];

export const statement = (change: Partial<PointStatement> = {}): PointStatement => ({
  residentId: FATHER,
  label: '爸爸',
  account: 'own',
  month: '2026-11',
  from: day('2026-11-01'),
  to: TODAY,
  opening: 1140,
  earned: 140,
  used: 0,
  returned: 0,
  expired: 0,
  corrected: 0,
  transferred: 0,
  closing: 1280,
  locked: 0,
  text: '月初 1140 分，得了 140 分，现在 1280 分。',
  lines: entries().filter(({ month }) => month === '2026-11'),
  months: ['2026-11', '2026-10'],
  ...change,
});

const way = (change: Partial<PointWays['items'][number]>): PointWays['items'][number] => ({
  ruleId: 'bp-week',
  trigger: 'reading-series',
  title: '记血压满 5 天',
  note: null,
  points: 10,
  progress: null,
  dueOn: null,
  ...change,
});

export const ways = (change: Partial<PointWays> = {}): PointWays => ({
  residentId: FATHER,
  today: TODAY,
  off: false,
  weekFrom: TODAY,
  weekTo: day('2026-11-29'),
  items: [
    way({ progress: { done: 1, of: 5 } }),
    way({
      ruleId: 'follow-up',
      trigger: 'follow-up-attended',
      title: '来卫生院随访',
      points: 50,
      dueOn: day('2026-11-30'),
    }),
    way({ ruleId: 'lesson', trigger: 'lesson', title: '听一节健康课', note: '少盐怎么吃，3 分钟', points: 5 }),
  ],
  ...change,
});

const rule = {
  ruleId: 'bp-week',
  trigger: 'reading-series' as const,
  title: '记血压满 5 天',
  text: '一周里有 5 天在家量了血压，记在康伴里。',
  points: 10,
  caps: ['每周最多 1 次'],
  evidence: '血压记录',
  sources: ['设备传来的全算，手打的算一半'],
  validFrom: day('2026-01-01'),
  validTo: null,
};

export const rules = (change: Partial<PointRules> = {}): PointRules => ({
  residentId: FATHER,
  label: '爸爸',
  today: TODAY,
  off: false,
  mayChoose: true,
  scheme: {
    schemeId: 'county',
    version: 2,
    title: '青岚县健康积分办法',
    source: '青岚县卫生健康局，试行',
    validFrom: day('2026-01-01'),
    validTo: null,
    expiry: '当年的分，第二年 12月31日到期。',
    holder: '大人的分记在自己名下。',
    rounding: '不满 1 分的不算。',
    appealDays: 30,
    familyAllowed: true,
    transferPerMonthMax: 200,
    notes: [
      { kind: 'yes', text: '管好血压、血糖、体重、腰围，就能得分' },
      { kind: 'yes', text: '能换卫生院的健康服务' },
      { kind: 'no', text: '不能换钱，不能卖，不能送给别人' },
      { kind: 'time', text: '当年的分，第二年 12月31日到期' },
      { kind: 'safe', text: '没达标不扣分，算错了可以申诉' },
    ],
    rules: [rule, { ...rule, ruleId: 'lesson', trigger: 'lesson', title: '听一节健康课', points: 5, sources: [] }],
  },
  ...change,
});

export const award = (change: Partial<PointAward> = {}): PointAward => ({
  awardId: idOf(850),
  residentId: FATHER,
  state: 'held',
  points: 10,
  ruleId: 'bp-week',
  title: '记血压满 5 天',
  version: 2,
  evidenceKind: 'reading',
  evidence: '11月22日，在家量的血压',
  on: day('2026-11-22'),
  madeAt: '2026-11-22T08:00:00+08:00',
  why: '同一个数连着记了 5 次，要看一眼。',
  answer: null,
  appealUntil: null,
  appeal: null,
  ...change,
});

export const family = (change: Partial<PointFamily> = {}): PointFamily => ({
  allowed: true,
  account: {
    familyId: idOf(860),
    name: '林家',
    members: [
      { residentId: FATHER, label: '爸爸', nameMasked: '林*强', minor: false },
      { residentId: idOf(2), label: '', nameMasked: '陈*鸣', minor: true },
    ],
    transferPerMonthMax: 200,
    transferredThisMonth: 50,
  },
  mayAdd: [{ residentId: idOf(4), label: '女儿', nameMasked: '林*梅' }],
  mayChoose: true,
  ...change,
});
