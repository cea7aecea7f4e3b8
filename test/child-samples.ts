/** The children of the mock-ups on their own page, on Monday 2026-11-23, as the server would tell it. Invented people. */
import type { ChildOverview, ChildVaccines, VaccineVisit } from '@kangban/contract/child';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { AN, dueDose, idOf, MING, TODAY } from './family-samples';

const day = toPlainDate;
const eye = (decimal: string, fivePoint: string, grade: 'normal' | 'low') => ({ decimal, fivePoint, grade });

export const REFERRAL = idOf(700);

const VACCINES: ChildOverview['vaccines'] = {
  given: 22,
  total: 23,
  due: [dueDose({ series: 'mening', vaccine: 'MPSV-AC', dose: 4, name: '流脑疫苗' })],
  next: null,
  series: [
    {
      series: 'mening',
      name: '流脑疫苗',
      doses: [1, 2, 3, 4].map((dose) => ({ dose, mark: dose < 4 ? ('given' as const) : ('due' as const) })),
    },
    { series: 'HepB', name: '乙肝疫苗', doses: [1, 2, 3].map((dose) => ({ dose, mark: 'given' as const })) },
  ],
};

const GROWTH: ChildOverview['growth'] = {
  measuredOn: day('2026-08-24'),
  lengthCm: 118.9,
  weightKg: 21.8,
  standard: 'WS/T 423-2022',
  values: [
    {
      indicator: 'length-for-age',
      value: 118.9,
      z: 0.25,
      grade: '中',
      status: '正常',
      attention: false,
      text: '100 个同龄男孩里，比他矮的大约 60 个',
    },
  ],
  points: [
    { months: 0, cm: 50.1, on: day('2019-10-02') },
    { months: 60.5, cm: 112.4, on: day('2024-10-17') },
    { months: 82.7, cm: 118.9, on: day('2026-08-24') },
  ],
  flags: [],
};

/** 一鸣, 6: one vaccine due, the left eye low with a place booked, measured at every check-up. */
export const ming = (change: Partial<ChildOverview> = {}): ChildOverview => ({
  residentId: MING,
  label: '一鸣',
  name: '陈一鸣',
  sex: 'male',
  birthDate: day('2019-10-02'),
  today: TODAY,
  next: {
    kind: 'vaccine',
    late: false,
    doses: [dueDose({ series: 'mening', vaccine: 'MPSV-AC', dose: 4, name: '流脑疫苗', completeBefore: null })],
  },
  vaccines: VACCINES,
  growth: GROWTH,
  vision: {
    examinedOn: day('2026-09-07'),
    verdict: 'refer',
    headline: { text: '左眼看不清，要复查', tone: 'attention' },
    right: eye('1.0', '5.0', 'normal'),
    left: eye('0.6', '4.8', 'low'),
  },
  referrals: [
    {
      referralId: REFERRAL,
      kind: 'vision',
      title: '眼睛复查',
      toInstitution: '县妇幼保健院眼科',
      dueOn: day('2026-12-20'),
      bookedOn: day('2026-12-05'),
      late: false,
    },
  ],
  visits: {
    count: 13,
    done: [
      {
        code: 'y6',
        name: '6岁体检',
        status: 'done',
        doneOn: day('2026-08-24'),
        from: null,
        to: null,
        bookable: false,
        bookedOn: null,
      },
    ],
    next: null,
  },
  ...change,
});

/** 安安, 1½: nothing measured yet. */
export const an = (change: Partial<ChildOverview> = {}): ChildOverview => ({
  ...ming(),
  residentId: AN,
  label: '安安',
  name: '陈安安',
  sex: 'female',
  birthDate: day('2025-05-19'),
  next: { kind: 'nothing' },
  growth: null,
  vision: null,
  referrals: [],
  visits: { count: 0, done: [], next: null },
  ...change,
});

const dose = (change: Partial<VaccineVisit['doses'][number]>): VaccineVisit['doses'][number] => ({
  series: 'HepB',
  vaccine: 'HepB',
  dose: 1,
  status: 'given',
  earliestOn: null,
  dueOn: null,
  completeBefore: null,
  givenOn: day('2019-10-02'),
  reasons: [],
  name: '乙肝疫苗',
  givenName: null,
  booked: null,
  ...change,
});

/** The vaccines of 一鸣 by visit. */
export const mingVaccines = (change: Partial<ChildVaccines> = {}): ChildVaccines => ({
  residentId: MING,
  label: '一鸣',
  birthDate: day('2019-10-02'),
  today: TODAY,
  programmeName: '国家免疫规划疫苗儿童免疫程序及说明（2026年版）',
  given: 22,
  total: 23,
  visits: [
    { months: 0, name: '出生', state: 'done', doses: [dose({})] },
    {
      months: 72,
      name: '6岁',
      state: 'open',
      doses: [
        dose({ series: 'DTaP', vaccine: 'DTaP', dose: 5, name: '百白破疫苗', givenOn: day('2026-08-26') }),
        dose({
          series: 'mening',
          vaccine: 'MPSV-AC',
          dose: 4,
          name: '流脑疫苗',
          status: 'due',
          givenOn: null,
          reasons: [{ rule: 'age', text: '满6岁了', source: 'S1', verified: true }],
        }),
      ],
    },
    {
      months: 156,
      name: '13岁',
      state: 'not-yet',
      doses: [
        dose({
          series: 'HPV',
          vaccine: '2vHPV',
          name: '双价HPV疫苗',
          status: 'not-yet',
          givenOn: null,
          earliestOn: day('2032-10-02'),
          dueOn: day('2032-10-02'),
        }),
      ],
    },
  ],
  flags: [],
  sources: { S1: '国家免疫规划儿童免疫程序2026年版' },
  ...change,
});
