/**
 * The 13 visits of a child's first six years as typed data: 《国家基本公共卫生服务规范（第三版）》 (S17), eye items of
 * 国卫办妇幼发〔2021〕11号 (S18), autism screen of 国卫办妇幼发〔2022〕12号 (S17), Chinese medicine of 《0～36个月儿童中医药健康管理服务
 * 技术规范》 (S21). Sources and marks as in the fact sheet; `M` is known practice nobody has confirmed on paper.
 */

import type { VisitCode } from './visit-code';

export const EYE_ITEMS = [
  'appearance',
  'risk-factors',
  'light-reaction',
  'blink',
  'red-ball',
  'behaviour',
  'red-reflex',
  'alignment',
  'cover-aversion',
  'refraction',
  'acuity',
] as const;
export type EyeItem = (typeof EYE_ITEMS)[number];

/** What the parent is taught at the visits with Chinese medicine. */
export const TCM_CONTENTS = ['belly-spine', 'yingxiang-zusanli', 'four-spirits'] as const;
export type TcmContent = (typeof TCM_CONTENTS)[number];

/** When a visit is: a span of days of age, the week after discharge, or from an age of whole months. */
export type VisitAge =
  | { kind: 'after-discharge'; days: number }
  | { kind: 'days'; from: number; to: number; lastAt: number }
  | { kind: 'months'; from: number; months: number };

export interface VisitRow {
  code: VisitCode;
  age: VisitAge;
  place: 'home' | 'clinic' | 'clinic-or-kindergarten';
  /** `shared`: once within the visits that carry the same mark. */
  blood: 'none' | 'once' | 'shared';
  /** Behavioural hearing test. */
  hearing: boolean;
  /** Warning signs of development. */
  development: boolean;
  autism: boolean;
  teeth: boolean;
  eyes: readonly EyeItem[];
  tcm: TcmContent | null;
}

/**
 * The text gives ages, not windows. Convention of S17: from the month birthday to the day before the next one, from four years to
 * the day before the next birthday. Unconfirmed.
 */
const MONTH_WINDOW = 1;
const YEAR_WINDOW = 12;

const months = (from: number): VisitAge => ({ kind: 'months', from, months: MONTH_WINDOW });
const years = (from: number): VisitAge => ({ kind: 'months', from: from * YEAR_WINDOW, months: YEAR_WINDOW });

const PLAIN = {
  place: 'clinic',
  blood: 'none',
  hearing: false,
  development: true,
  autism: true,
  teeth: true,
  tcm: null,
} as const;

const EVERY_TIME: readonly EyeItem[] = ['appearance', 'behaviour'];
const TWO_AND_THREE: readonly EyeItem[] = [...EVERY_TIME, 'alignment', 'cover-aversion', 'refraction'];
const FROM_FOUR: readonly EyeItem[] = [...EVERY_TIME, 'acuity', 'alignment', 'refraction'];
const NEWBORN = { development: false, autism: false, teeth: false } as const;
const BIG = { ...PLAIN, place: 'clinic-or-kindergarten', blood: 'once', eyes: FROM_FOUR } as const;

export const VISITS: readonly VisitRow[] = [
  {
    ...PLAIN,
    ...NEWBORN,
    code: 'home',
    age: { kind: 'after-discharge', days: 7 },
    place: 'home',
    eyes: ['appearance', 'risk-factors'],
  },
  {
    ...PLAIN,
    ...NEWBORN,
    code: 'm1',
    // Days 28 to 30 in the text (S17); many places hold it on day 42, so nobody is told before that it was missed.
    age: { kind: 'days', from: 28, to: 30, lastAt: 42 },
    eyes: ['appearance', 'risk-factors', 'light-reaction'],
  },
  { ...PLAIN, code: 'm3', age: months(3), eyes: ['appearance', 'blink', 'red-ball', 'behaviour'] },
  {
    ...PLAIN,
    code: 'm6',
    age: months(6),
    blood: 'shared',
    hearing: true,
    eyes: [...EVERY_TIME, 'red-reflex', 'alignment', 'cover-aversion'],
    tcm: 'belly-spine',
  },
  { ...PLAIN, code: 'm8', age: months(8), blood: 'shared', eyes: EVERY_TIME },
  { ...PLAIN, code: 'm12', age: months(12), hearing: true, eyes: EVERY_TIME, tcm: 'belly-spine' },
  { ...PLAIN, code: 'm18', age: months(18), blood: 'once', eyes: EVERY_TIME, tcm: 'yingxiang-zusanli' },
  { ...PLAIN, code: 'm24', age: months(24), hearing: true, eyes: TWO_AND_THREE, tcm: 'yingxiang-zusanli' },
  { ...PLAIN, code: 'm30', age: months(30), blood: 'once', eyes: EVERY_TIME, tcm: 'four-spirits' },
  { ...PLAIN, code: 'm36', age: months(36), hearing: true, eyes: TWO_AND_THREE, tcm: 'four-spirits' },
  { ...BIG, code: 'y4', age: years(4) },
  { ...BIG, code: 'y5', age: years(5) },
  { ...BIG, code: 'y6', age: years(6) },
];

/** Eye items mainly done by county-level institutions (the star of S18); capable township centres are encouraged to do them. */
export const COUNTY_LEVEL_EYE_ITEMS: ReadonlySet<EyeItem> = new Set<EyeItem>([
  'red-reflex',
  'alignment',
  'cover-aversion',
  'refraction',
]);

/** A hearing test failed or missed at birth is repeated by this day of age (S17). */
export const HEARING_RESCREEN_DAY = 42;

const byCode = new Map(VISITS.map((row) => [row.code, row]));

/** The row of a visit. */
export function getVisit(code: VisitCode): VisitRow {
  const row = byCode.get(code);
  if (!row) throw new RangeError(`no visit ${code}`);
  return row;
}
