// A report of a checkup as the server sends it. Sentences stand as their own ids: the pages' tests say ids as they are.
import type { CheckupReportOfResident } from '@kangban/contract/checkup/report';
import type { CheckupReport, ItemRange, ReportItem, YearValue } from '@kangban/domain/checkup/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { idOf } from './family-samples';

const day = toPlainDate;
export const FATHER = idOf(71);
export const YEARS = [2024, 2025, 2026].map((year) => ({
  year,
  entryId: idOf(year - 1000),
  on: day(`${year}-11-11`),
}));

export const said = (id: string): { id: string } => ({ id });

const NO_RANGE: ItemRange = {
  origin: 'none',
  low: null,
  high: null,
  text: null,
  zones: [],
  source: '',
  verified: true,
};

export const glucoseRange: ItemRange = {
  origin: 'standard',
  low: 3.9,
  high: 6.1,
  text: '3.9–6.1',
  zones: [
    { level: 'attention', direction: 'low', word: said('偏低'), from: null, to: 3.9, toIncluded: false },
    { level: 'fine', direction: 'none', word: said('正常'), from: 3.9, to: 6.1, toIncluded: false },
    { level: 'attention', direction: 'high', word: said('偏高'), from: 6.1, to: 7, toIncluded: false },
    { level: 'recheck', direction: 'high', word: said('要复查'), from: 7, to: null, toIncluded: false },
  ],
  source: '国家基层糖尿病防治管理指南',
  verified: true,
};

export const yearValue = (year: number, value: number | null, told: Partial<YearValue> = {}): YearValue => ({
  year,
  entryId: idOf(year - 1000),
  on: day(`${year}-11-11`),
  text: value === null ? '正常' : String(value),
  value,
  level: 'fine',
  direction: 'none',
  rangeText: '3.9–6.1',
  ...told,
});

const off = { level: 'attention', direction: 'high' } as const;

export const itemOf = (key: string, told: Partial<ReportItem> = {}): ReportItem => ({
  key,
  group: 'blood',
  groupLabel: said('血'),
  label: said(key),
  formLabel: key,
  value: { text: '1', number: 1, unit: 'U/L' },
  level: 'fine',
  direction: 'none',
  word: said('正常'),
  range: NO_RANGE,
  meaning: [],
  todo: [],
  notes: [],
  dueOn: null,
  years: [],
  change: { mark: 'first', direction: 'level', size: null, sinceYear: null },
  ...told,
});

export const glucose = (told: Partial<ReportItem> = {}): ReportItem =>
  itemOf('早上的血糖', {
    formLabel: '空腹血糖',
    value: { text: '7.6', number: 7.6, unit: 'mmol/L' },
    level: 'recheck',
    direction: 'high',
    word: said('要复查'),
    range: glucoseRange,
    meaning: [said('没吃饭时，血里的糖偏多。'), said('可能是糖尿病，要再查才知道。')],
    todo: [said('空着肚子去县医院再查一次。')],
    dueOn: day('2026-11-26'),
    years: [
      yearValue(2024, 5.8),
      yearValue(2025, 6.4, off),
      yearValue(2026, 7.6, { level: 'recheck', direction: 'high' }),
    ],
    change: { mark: 'worse', direction: 'up', size: '1.2 mmol/L', sinceYear: 2025 },
    ...told,
  });

const NOTABLE: CheckupReport['notable'] = [
  glucose(),
  itemOf('心电图', {
    value: { text: '异常', number: null, unit: '' },
    level: 'attention',
    word: said('不正常'),
    todo: [said('拿着单子问医生。')],
    years: [yearValue(2025, null), yearValue(2026, null, { text: '异常', level: 'attention' })],
    change: { mark: 'new', direction: 'level', size: null, sinceYear: 2025 },
  }),
];

const GROUPS: CheckupReport['groups'] = [
  {
    key: 'liver',
    label: said('肝功能'),
    items: [
      itemOf('谷丙转氨酶', { range: { ...glucoseRange, text: '9–50', zones: [] } }),
      itemOf('白蛋白', { level: 'unjudged', meaning: [said('这个年纪没有定范围。')] }),
    ],
  },
  {
    key: 'lipids',
    label: said('血脂'),
    items: [
      itemOf('甘油三酯', {
        value: { text: '1.4', number: 1.4, unit: 'mmol/L' },
        years: [yearValue(2025, 2.1, off), yearValue(2026, 1.4)],
        change: { mark: 'back-to-normal', direction: 'down', size: '0.7 mmol/L', sinceYear: 2025 },
      }),
    ],
  },
];

export const reportOf = (told: Partial<CheckupReport> = {}): CheckupReport => ({
  entryId: idOf(1026),
  on: day('2026-11-11'),
  year: 2026,
  institution: '柳溪镇卫生院',
  practitioner: '李文',
  headline: said('2 项要留意，3 项正常'),
  oneThing: said('血糖高，要去县医院再查一次。'),
  oneThingBy: day('2026-11-26'),
  counts: { notable: 2, fine: 3, unjudged: 1, missing: 2 },
  doctor: [],
  notable: NOTABLE,
  groups: GROUPS,
  missing: [
    { key: 'hba1c', label: said('糖化血红蛋白') },
    { key: 'dr', label: said('胸片') },
  ],
  tasks: [],
  years: YEARS,
  spoken: [said('有两项要留意。'), said('去县医院再查一次血糖。'), said('早上的血糖七点六。')],
  hidden: 0,
  ...told,
});

export const reportAnswer = (
  report: CheckupReport = reportOf(),
  told: Partial<CheckupReportOfResident> = {},
): CheckupReportOfResident => ({
  residentId: FATHER,
  label: '爸爸',
  right: 'proxy',
  today: day('2026-11-23'),
  name: '林国强',
  nameMasked: '林*强',
  sex: 'male',
  birthDate: day('1955-03-08'),
  age: 71,
  report,
  review: { byName: '张敏', siteName: '柳溪镇卫生院', on: day('2026-11-17'), at: '2026-11-17T02:00:00Z' },
  site: { siteId: idOf(9), name: '柳溪镇卫生院', phone: '0300-555 0126' },
  corrected: false,
  ...told,
});
