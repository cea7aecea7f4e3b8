import type { PlainDate } from '../../../../domain/src/shared/plain-date';
import { addDays, addMonths } from '../../days';
import { illness, words } from '../entry';
import { CHECKUP_AGO, FOLLOW_UP_AGO, foundIn, type Told } from './making';

/** The day his blood pressure was written down. */
const since = (today: PlainDate): PlainDate => addMonths(today, -127);
/** The day after the newest checkup, when a second medicine was added. */
const changed = (today: PlainDate): PlainDate => addDays(today, 1 - CHECKUP_AGO);

const known = (today: PlainDate): Told[] => [
  {
    kind: 'condition',
    on: since(today),
    payload: {
      what: illness('I10', '原发性高血压'),
      clinical: 'active',
      verification: 'confirmed',
      onset: foundIn(today),
    },
  },
  {
    kind: 'condition',
    on: addDays(today, -CHECKUP_AGO),
    payload: {
      what: illness('R73.9', '血糖升高'),
      clinical: 'active',
      verification: 'provisional',
      note: '要空腹再查一次才知道',
    },
  },
  {
    kind: 'allergy',
    on: since(today),
    payload: {
      none: false,
      what: words('青霉素'),
      category: 'medication',
      criticality: 'high',
      clinical: 'active',
      verification: 'confirmed',
      reactions: ['全身起皮疹'],
      onset: '2009',
    },
  },
];

const medicine = (text: string, dose: string, startsOn: PlainDate): Told => ({
  kind: 'medication',
  on: startsOn,
  payload: {
    what: words(text),
    status: 'active',
    dose,
    frequency: '每天 1 次，早上',
    route: '口服',
    startsOn,
    reason: illness('I10', '原发性高血压'),
    adherence: 'regular',
  },
});

const visits = (today: PlainDate): Told[] => [
  {
    kind: 'encounter',
    on: changed(today),
    payload: {
      class: 'outpatient',
      department: '全科',
      reasons: [words('血压高，来调药')],
      diagnoses: [illness('I10', '原发性高血压')],
      summary: '血压 152/86 mmHg，没有不舒服。加缬沙坦 80 mg，每天早上 1 次。',
      advice: '每天早上量一次血压，记在康伴里。少吃盐。',
    },
  },
  {
    kind: 'encounter',
    on: addDays(today, -4),
    payload: {
      class: 'outpatient',
      department: '全科',
      reasons: [words('体检空腹血糖 7.6 mmol/L')],
      diagnoses: [illness('R73.9', '血糖升高')],
      summary: '口不干，体重没有明显变化。需要空腹再查一次血糖。',
      advice: '转到青岚县人民医院内分泌科复查血糖，去之前一晚 8 点后不吃东西。',
    },
  },
  {
    kind: 'appointment-elsewhere',
    on: addDays(today, -4),
    payload: {
      what: '去青岚县人民医院复查血糖',
      status: 'booked',
      startsAt: `${addDays(today, 4)} 08:30`,
      department: '内分泌科（门诊楼2楼）',
      note: '张敏医生转诊，带身份证和体检报告',
    },
  },
];

const plan = (today: PlainDate): Told => ({
  kind: 'care-plan',
  on: changed(today),
  payload: {
    title: '高血压管理',
    status: 'active',
    startsOn: since(today),
    activities: [
      { what: '血压目标 140/90 以下' },
      { what: '每天早上量血压' },
      { what: '家庭医生随访', on: addDays(addDays(today, -FOLLOW_UP_AGO), 90) },
      { what: '每年体检一次', on: addMonths(addDays(today, -CHECKUP_AGO), 12) },
    ],
  },
});

/** What the family doctor keeps: the illness, its medicines, the plan. */
export function managed(today: PlainDate): Told[] {
  return [
    ...known(today),
    medicine('苯磺酸氨氯地平片', '每次 5 mg', since(today)),
    medicine('缬沙坦胶囊', '每次 80 mg', changed(today)),
    ...visits(today),
    plan(today),
  ];
}

/** Seen elsewhere: a stay in hospital, and one visit that is shown only after unlocking. */
export const elsewhere = (today: PlainDate): Told[] => [
  {
    kind: 'encounter',
    on: addMonths(today, -50),
    payload: {
      class: 'inpatient',
      department: '呼吸内科',
      reasons: [words('发热、咳嗽 4 天')],
      diagnoses: [illness('J18.9', '肺炎'), illness('I10', '原发性高血压')],
      admittedOn: addMonths(today, -50),
      dischargedOn: addDays(addMonths(today, -50), 8),
      summary: '用头孢类药前问过青霉素过敏，改用左氧氟沙星。第 3 天退热。',
      advice: '出院后 2 周到卫生院复查，按时吃降压药。',
    },
  },
  {
    kind: 'encounter',
    on: addMonths(today, -20),
    payload: {
      class: 'outpatient',
      department: '心理科',
      reasons: [words('老伴去世后睡不好')],
      diagnoses: [illness('F32.0', '轻度抑郁发作')],
      advice: '多和家人说说话，两周后再来。',
    },
  },
];
