/**
 * A township's scheme with family accounts: run by the township centre, one account a household, separate from personal points, as in 江西
 * 居民健康积分管理指南（试行） 2024-12 [S70]; seven items with the numbers of 北京密云镇社区卫生服务中心 2025-04 where it published one [S73] (sign 20,
 * signing fee 30, follow-up in the clinic 10). The other four numbers, caps and the expiry are ours.
 */
import { toPlainDate } from '../shared/plain-date';
import { CHECKS, DEVICE_ONLY, EVERYBODY, NOTES, STAFF_ONLY, yearly } from './scheme-parts';
import type { PointRule, Scheme } from './types';

const FROM = toPlainDate('2026-01-01');
const within = { validFrom: FROM, validTo: null };

const RULES: readonly PointRule[] = [
  {
    id: 'contract',
    title: '签家庭医生',
    text: '家里每个人签约都算，一人一年一次。',
    evidenceText: '签约协议的编号',
    trigger: { kind: 'contract-signed' },
    points: 20,
    caps: yearly(1),
    weights: STAFF_ONLY,
    ...within,
  },
  {
    id: 'signing-fee',
    title: '交签约费',
    text: '交了当年的签约服务费，一人一年一次。没交不影响看病和免费服务。',
    evidenceText: '收据',
    trigger: { kind: 'fee-paid' },
    points: 30,
    caps: yearly(1),
    weights: STAFF_ONLY,
    ...within,
  },
  {
    id: 'follow-up',
    title: '慢病随访一次',
    text: '到卫生院或村卫生室随访，村医上门也算。打电话的不计。',
    evidenceText: '随访表',
    trigger: { kind: 'follow-up-attended', topics: ['hypertension', 'diabetes', 'copd'] },
    points: 10,
    caps: yearly(4),
    weights: STAFF_ONLY,
    ...within,
  },
  {
    id: 'checkup',
    title: '做完老年人体检',
    text: '满 65 岁，每年一次。',
    evidenceText: '体检表',
    trigger: { kind: 'checkup', fromAge: 65 },
    points: 20,
    caps: yearly(1),
    weights: STAFF_ONLY,
    ...within,
  },
  {
    id: 'pressure-month',
    title: '一个月量 12 天血压',
    text: '一个月里有 12 天，用村卫生室的或绑定的血压计量过。自己填的不计。',
    evidenceText: '这个月量的血压',
    trigger: { kind: 'reading-series', measures: ['blood-pressure'], days: 12, per: 'month', fromAge: 18 },
    points: 12,
    caps: [{ per: 'month', times: 1 }],
    weights: DEVICE_ONLY,
    ...within,
  },
  {
    id: 'lesson',
    title: '听一节健康课',
    text: '看完一节课，答对小问题。全家一起学，各人算各人的。',
    evidenceText: '课程和答题记录',
    trigger: { kind: 'lesson' },
    points: 3,
    caps: [{ per: 'week', times: 1 }],
    weights: EVERYBODY,
    ...within,
  },
  {
    id: 'elder-vaccine',
    title: '老人打流感、肺炎疫苗',
    text: '满 65 岁，该打时打。该不该打，听医生的。',
    evidenceText: '接种记录',
    trigger: { kind: 'vaccination', topics: ['influenza', 'pneumococcal'], fromAge: 65 },
    points: 10,
    caps: yearly(2),
    everyMonths: [
      { topic: 'influenza', months: 9 },
      { topic: 'pneumococcal', months: 60 },
    ],
    weights: STAFF_ONLY,
    ...within,
  },
];

export const TOWNSHIP_SCHEME: Scheme = {
  schemeId: 'township',
  title: '乡镇健康家庭积分规则',
  source:
    '仿照江西省居民健康积分管理指南（试行，2024 年 12 月）的家庭积分，和北京密云镇社区卫生服务中心 2025 年 4 月公布的分值',
  verified: false,
  ...within,
  townships: ['白鹭镇'],
  holder: 'family',
  family: { allowed: true, transferPerMonthMax: 500, membersMax: 10 },
  expiry: { kind: 'months', months: 12 },
  rounding: 'half-up',
  appealDays: 30,
  checks: { ...CHECKS, residentsPerPhoneMax: 10 },
  notes: [
    ...NOTES,
    { kind: 'yes', text: '全家的分放在一起，家里人都能用' },
    { kind: 'time', text: '每一笔分，12 个月后到期' },
  ],
  rules: RULES,
};
