/**
 * What may be said of a single newest number of somebody without a target (`aims.ts` for who has one): only what the tables of the fact sheet
 * say of one value. Every row with its source; `verified` false where the sheet says "from memory".
 */
import { RAISED_FROM, reaches, VERY_HIGH_FROM } from '../blood-pressure/lines-table';
import { shownPressure } from '../blood-pressure/mean';
import { GLUCOSE_ALARM } from '../glucose/lines-table';
import { WAIST_FROM } from '../weight/classes-table';

export type NumberTone = 'normal' | 'attention' | 'urgent' | 'plain';

export interface NumberState {
  tone: NumberTone;
  word: string;
  /** What it was compared with, or what to do. */
  note: string;
  source: string;
  verified: boolean;
}

const PRESSURE_SOURCE = '国家基层高血压防治管理指南2025版';
/** Fact sheet §1.7, not read in the original yet. */
const GLUCOSE_SOURCE = '空腹血糖参考区间';
const WAIST_SOURCE = '体重管理指导原则（2024年版）';
const LAB_SOURCE = '检验单上的参考范围';

/** What to do about a number that cannot wait. */
export const REST_AND_AGAIN = '歇 5 分钟再量，还高马上去医院';
export const CALL_NOW = '现在就联系医生';

/** One blood pressure of an adult, mmHg. Rounded values are compared: they are what the person sees. Low ones have no rule here. */
export function pressureState(told: { systolic: number; diastolic: number; home: boolean }): NumberState {
  const { systolic, diastolic, home } = told;
  const limit = RAISED_FROM[home ? 'home' : 'office'];
  const shown = shownPressure({ systolic, diastolic });
  const base = { source: PRESSURE_SOURCE, verified: true };
  if (reaches(shown, VERY_HIGH_FROM)) return { ...base, tone: 'urgent', word: '很高', note: REST_AND_AGAIN };
  const words = `${limit.systolic}/${limit.diastolic}`;
  if (reaches(shown, limit))
    return { ...base, tone: 'attention', word: '偏高', note: `${words} 算高${home ? '（在家量）' : ''}` };
  return { ...base, tone: 'normal', word: '不高', note: `低于 ${words}${home ? '（在家量）' : ''}` };
}

/** mmol/L, fasting: the sheet's reference interval, the edge of the diabetic range, and values one calls about. */
const GLUCOSE = { low: 3.9, raised: 6.1, again: 7, veryLow: 2.8, veryHigh: GLUCOSE_ALARM.highFrom } as const;

/**
 * One fasting glucose, mmol/L. The laboratory's own range wins over the default one; from 7.0 on it is measured again whatever the range
 * says, unless the person is known to have diabetes: their goal is the doctor's.
 */
export function glucoseState(told: {
  value: number;
  low: number | null;
  high: number | null;
  diabetic: boolean;
}): NumberState {
  const { value, diabetic } = told;
  const { low, high, above, source, verified } = rangeOf(told);
  const base = { source, verified };
  if (value <= GLUCOSE.veryLow || value >= GLUCOSE.veryHigh)
    return { ...base, tone: 'urgent', word: value <= GLUCOSE.veryLow ? '很低' : '很高', note: CALL_NOW };
  if (value < low) return { ...base, tone: 'attention', word: '偏低', note: `${low} 以下算低` };
  if (!diabetic && value >= GLUCOSE.again) return { ...base, tone: 'urgent', word: '要复查', note: '再查才知道' };
  if (above) return { ...base, tone: 'attention', word: '偏高', note: diabetic ? '目标听医生的' : `高于 ${high}` };
  return { ...base, tone: 'normal', word: '正常', note: `${low}–${high}` };
}

interface Range {
  low: number;
  high: number;
  above: boolean;
  source: string;
  verified: boolean;
}

/** A laboratory's upper limit still belongs to its range; of the default one it is the first raised value. */
function rangeOf({ value, low, high }: { value: number; low: number | null; high: number | null }): Range {
  if (high !== null) return { low: low ?? GLUCOSE.low, high, above: value > high, source: LAB_SOURCE, verified: true };
  return {
    low: low ?? GLUCOSE.low,
    high: GLUCOSE.raised,
    above: value >= GLUCOSE.raised,
    source: GLUCOSE_SOURCE,
    verified: false,
  };
}

/** The waist of an adult, cm: 中心性肥胖 from 90 (men) and 85 (women) on. */
export function waistState(waistCm: number, sex: 'male' | 'female'): NumberState {
  const limit = WAIST_FROM[sex].central;
  const base = { source: WAIST_SOURCE, verified: true };
  return waistCm >= limit
    ? { ...base, tone: 'attention', word: '偏粗', note: `${limit} 起算粗` }
    : { ...base, tone: 'normal', word: '正常', note: `低于 ${limit}` };
}
