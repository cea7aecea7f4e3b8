/** 爸爸's blood pressure as drawn (ux picture 12), as the server would tell it. Invented people. */
import type { Device } from '@kangban/contract/device';
import type { ReadingBoard, ReadingHome } from '@kangban/contract/reading/board';
import type { ReadingLetter } from '@kangban/contract/reading/letter';
import type { ReadingAlarm, ReadingDetail, ReadingSession } from '@kangban/contract/reading/reading';
import type { ReadingTrend } from '@kangban/contract/reading/trend';
import { addDays, toPlainDate } from '@kangban/domain/shared/plain-date';
import { idOf, TODAY } from './family-samples';

export const FATHER = idOf(71);

export const session = (change: Partial<ReadingSession> = {}): ReadingSession => ({
  sessionId: idOf(7001),
  residentId: FATHER,
  item: 'blood-pressure',
  at: '2026-11-23T07:20:00+08:00',
  on: TODAY,
  part: 'morning',
  medicine: 'before',
  readings: [
    {
      entryId: idOf(7101),
      at: '2026-11-23T07:20:00+08:00',
      value: { item: 'blood-pressure', systolic: 136, diastolic: 82, pulse: 72 },
    },
  ],
  mean: { item: 'blood-pressure', systolic: 136, diastolic: 82, pulse: 72 },
  text: '136/82',
  unit: 'mmHg',
  state: 'in-target',
  stateText: '达标',
  source: 'typed',
  sourceText: '自己填的',
  mayChange: true,
  ...change,
});

const high = session({
  sessionId: idOf(7003),
  at: '2026-11-21T07:40:00+08:00',
  on: toPlainDate('2026-11-21'),
  text: '142/85',
  state: 'above',
  stateText: '偏高',
  source: 'device',
  sourceText: '绑定的血压计',
});
const yesterday = session({
  sessionId: idOf(7002),
  at: '2026-11-22T07:15:00+08:00',
  on: toPlainDate('2026-11-22'),
  text: '135/81',
  medicine: null,
});

export const board = (change: Partial<ReadingBoard> = {}): ReadingBoard => ({
  item: 'blood-pressure',
  latest: session(),
  control: {
    state: 'controlled',
    title: '这 7 天控制住了',
    lines: ['平均 138/83，目标 140/90 以下。', '调药前平均 153/90。'],
    meanText: '138/83',
    daysWith: 6,
    values: 12,
    protocol: 'JC-2025',
    valid: true,
  },
  target: {
    item: 'blood-pressure',
    from: 'doctor',
    high: [140, 90],
    low: [],
    title: '目标是张敏医生定的',
    text: '65岁以上先降到 150/90 以下，能适应再降到 140/90 以下。',
    short: '140/90 以下',
    source: '国家基层高血压防治管理指南',
    setOn: toPlainDate('2026-11-12'),
    verified: true,
  },
  recent: [session(), yesterday, high],
  last: session().mean,
  alarmText: '高压到 180 或低压到 110，歇 5 分钟再量。还这么高，马上去医院；头痛、胸痛、说话不清，打 120。',
  ...change,
});

export const empty = (item: ReadingBoard['item']): ReadingBoard =>
  board({
    item,
    latest: null,
    recent: [],
    last: null,
    control: { ...board().control, state: 'too-few', title: '量的天数还少', lines: [], meanText: null },
    alarmText: '',
  });

export const readingHome = (change: Partial<ReadingHome> = {}): ReadingHome => ({
  residentId: FATHER,
  label: '爸爸',
  boards: [board(), empty('glucose'), empty('weight'), empty('waist')],
  mayWrite: true,
  excludedText: '',
  letters: { weekly: true, monthly: false },
  ...change,
});

const UPPER = [
  156, 152, 0, 158, 154, 150, 153, 157, 0, 151, 155, 149, 152, 154, 150, 152, 0, 148, 151, 146, 147, 144, 143, 139, 139,
  138, 0, 142, 135, 136,
];

export const trend = (change: Partial<ReadingTrend> = {}): ReadingTrend => {
  const from = addDays(TODAY, -29);
  const points = UPPER.flatMap((a, index) => {
    const [on, b] = [addDays(from, index), Math.round(a * 0.6)];
    const state = a >= 140 || b >= 90 ? ('above' as const) : ('in-target' as const);
    return a === 0 ? [] : [{ on, a, b, count: 2, state, source: 'typed' as const }];
  });
  return {
    item: 'blood-pressure',
    time: null,
    from,
    to: TODAY,
    unit: 'mmHg',
    points,
    band: { low: null, high: 140, lowerHigh: 90 },
    marks: [{ on: toPlainDate('2026-11-12'), text: '调药' }],
    share: { inTarget: 10, all: 26, text: '26 次里 10 次达标' },
    morning: { text: '早上平均 140/85', count: 13 },
    evening: { text: '晚上平均 136/82', count: 13 },
    words: ['这 30 天还偏高', '调药后降到 140 以下。', '早上平均 140/85。'],
    table: points.map(({ on, a, b }) => ({ on, morning: `${a}/${b}`, evening: '', other: '' })),
    ...change,
  };
};

export const alarm = (change: Partial<ReadingAlarm> = {}): ReadingAlarm => ({
  level: 'call-doctor',
  title: '血压很高，先别急',
  steps: ['坐下歇 5 到 10 分钟，别说话。', '歇好了再量一次，记下来。', '今天就联系医生。'],
  againAfterMinutes: 5,
  calls: [{ label: '打给柳溪镇卫生院', phone: '03005550126' }],
  ...change,
});

export const detail = (change: Partial<ReadingDetail> = {}): ReadingDetail => ({
  session: session(),
  writtenAt: '2026-11-23T07:21:00+08:00',
  meanText: '',
  standing: 'standing',
  correctedBy: null,
  corrects: null,
  alarm: null,
  ...change,
});

export const letter = (change: Partial<ReadingLetter> = {}): ReadingLetter => ({
  period: 'week',
  from: toPlainDate('2026-11-16'),
  to: toPlainDate('2026-11-22'),
  title: '上一周的信',
  final: true,
  paragraphs: [
    { heading: '血压控制住了', lines: ['上一周平均 139/84。', '目标是 140/90 以下。', '量了 6 次，在 6 天里。'] },
    { heading: '接下来', lines: ['照现在这样，每天量一次。'] },
  ],
  source: '国家基层高血压防治管理指南',
  ...change,
});

export const device = (change: Partial<Device> = {}): Device => ({
  deviceId: idOf(7900),
  kind: 'blood-pressure',
  link: 'bluetooth',
  name: '客厅的血压计',
  serialEnd: '0812',
  people: [{ residentId: FATHER, label: '爸爸', slot: 1 }],
  registeredOn: toPlainDate('2026-10-01'),
  lastReadingAt: '2026-11-22T07:15:00+08:00',
  state: 'active',
  ...change,
});
