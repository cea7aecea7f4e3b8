/** The vision file of 一鸣 in the mock-ups on 2026-11-23, as the server would tell it. Invented people and places. */
import type { Referral } from '@kangban/contract/referral';
import type { EyeView, VisionExamination, VisionOfResident } from '@kangban/contract/vision';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { decimalText, fivePointText } from '@kangban/domain/vision/acuity';
import { dioptreText } from '@kangban/domain/vision/dioptre';
import { idOf, MING, TODAY } from './family-samples';

const text = (value: number | null, say: (value: number) => string): string | null =>
  value === null ? null : say(value);

/** An eye by its naked acuity in tenths and its sphere in hundredths. */
export const eyeOf = (naked: number | null, sphere: number | null = null, change: Partial<EyeView> = {}): EyeView => ({
  naked,
  corrected: null,
  sphere,
  cylinder: sphere === null ? null : 0,
  axis: null,
  axialLength: null,
  grade: naked === null ? 'not-measured' : 'normal',
  nakedDecimal: text(naked, decimalText),
  nakedFivePoint: text(naked, fivePointText),
  correctedDecimal: null,
  correctedFivePoint: null,
  sphereText: text(sphere, dioptreText),
  cylinderText: text(sphere === null ? null : 0, dioptreText),
  equivalentText: text(sphere, dioptreText),
  equivalent: sphere === null ? null : sphere * 10,
  axialLengthText: null,
  reserve: null,
  ...change,
});

export const examinationOf = (no: number, day: string, change: Partial<VisionExamination> = {}): VisionExamination => ({
  examinationId: idOf(700 + no),
  examinedOn: toPlainDate(day),
  ageMonths: 48 + no * 12,
  setting: 'clinic',
  institution: '柳溪镇卫生院',
  examinedBy: '周护士',
  cycloplegic: true,
  right: eyeOf(50),
  left: eyeOf(50),
  items: [],
  verdict: 'normal',
  linesApart: 0,
  recheck: null,
  reasons: [],
  ...change,
});

const low = (naked: number, decimal: string): VisionExamination['reasons'] => [
  {
    rule: 'acuity-low',
    text: `左眼 ${decimal}，这个年龄该到 0.8，要去医院查清楚`,
    source: 'S19',
    verified: true,
    weight: 'refer',
    eye: 'left',
  },
  {
    rule: 'lines-apart',
    text: `两只眼在视力表上差了 ${50 - naked} 行。差 2 行以上，就要去医院查清楚`,
    source: 'M',
    verified: false,
    weight: 'refer',
    eye: null,
  },
];

export const referralOf = (change: Partial<Referral> = {}): Referral => ({
  referralId: idOf(800),
  residentId: MING,
  kind: 'vision',
  title: '眼睛复查',
  reason: '左眼 0.6，这个年龄该到 0.8，要去医院查清楚',
  state: 'booked',
  open: true,
  fromSiteName: '柳溪镇卫生院',
  fromSitePhone: '0300-555 0126',
  toInstitution: '县妇幼保健院眼科',
  toPhone: '0300-555 0188',
  code: 'RK7Q2M9D3XVT',
  openedOn: toPlainDate('2026-08-24'),
  earliestOn: null,
  dueOn: toPlainDate('2026-12-24'),
  late: false,
  bookedFor: '2026-12-05T01:00:00.000Z',
  steps: [
    {
      state: 'done',
      title: '柳溪镇卫生院查到左眼偏低',
      note: null,
      on: toPlainDate('2026-08-24'),
      until: null,
      at: null,
    },
    { state: 'now', title: '去县妇幼保健院眼科', note: null, on: null, until: null, at: '2026-12-05T01:00:00.000Z' },
    { state: 'waiting', title: '结果传回档案', note: '会通知您', on: null, until: null, at: null },
  ],
  ...change,
});

/** The page of the mock-up: right 1.0, left 0.6, three years, a booked referral. */
export const visionOf = (change: Partial<VisionOfResident> = {}): VisionOfResident => ({
  residentId: MING,
  label: '一鸣',
  name: '陈一鸣',
  sex: 'male',
  birthDate: toPlainDate('2020-08-10'),
  today: TODAY,
  headline: { text: '左眼看不清，要复查', tone: 'attention' },
  examinations: [
    examinationOf(0, '2024-08-26', { right: eyeOf(49, 175), left: eyeOf(49, 150) }),
    examinationOf(1, '2025-08-25', { right: eyeOf(50, 150), left: eyeOf(49, 100), cycloplegic: false }),
    examinationOf(2, '2026-08-24', {
      right: eyeOf(50, 100, { reserve: 'enough', axialLength: 2250, axialLengthText: '22.50' }),
      left: eyeOf(48, 25, { grade: 'low', reserve: 'little' }),
      verdict: 'refer',
      linesApart: 2,
      reasons: low(48, '0.6'),
      items: [{ item: 'alignment', name: '看两只眼正不正', result: 'normal' }],
    }),
  ],
  expected: [
    { fromMonth: 48, tenths: 48 },
    { fromMonth: 60, tenths: 49 },
    { fromMonth: 84, tenths: 50 },
  ],
  reserve: { fromText: '+1.00', toText: '+1.50' },
  next: { kind: 'referral', until: toPlainDate('2026-12-24') },
  tips: [
    { topic: 'outdoors', text: '每天在外面玩 【2 小时】', source: 'V1', verified: true },
    { topic: 'rest', text: '看书、看屏幕 【20 分钟】，看远处 20 秒', source: 'V2', verified: true },
  ],
  referral: referralOf(),
  sources: { S19: '0～6岁儿童眼保健及视力检查服务规范（试行）（2021年）', M: '以医疗机构告知为准' },
  ...change,
});
