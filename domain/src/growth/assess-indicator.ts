import {
  bmiCutOffs,
  type Columns,
  columnsByAge,
  columnsByLength,
  heightColumns,
  SEVEN_YEARS_MONTHS,
} from './standards';
import { needsAttention, statusOfBmi, statusUnderSeven } from './status';
import { because, type GrowthRule, placeZh, TEXTS } from './texts';
import type { GrowthReason, GrowthStatus, Indicator, IndicatorResult, Sex, StandardId } from './types';
import { gradeOf, percentBelow, zOf } from './z-score';

/** The child as one table sees it. */
export interface Subject {
  sex: Sex;
  /** Exact months by the age that counts; negative before birth or the due day. */
  ageMonths: number;
  corrected: boolean;
  lengthCm: number | undefined;
  lying: boolean;
}

const UNIT: Readonly<Record<Indicator, IndicatorResult['unit']>> = {
  'weight-for-age': 'kg',
  'length-for-age': 'cm',
  'weight-for-length': 'kg',
  'bmi-for-age': 'kg/m2',
  'head-for-age': 'cm',
};

/** The columns of WS/T 423-2022 and 612-2018 that belong to an indicator at this age; undefined where there are none. */
export function findColumns(subject: Subject, indicator: Indicator): Columns | undefined {
  const { sex, ageMonths, lengthCm, lying } = subject;
  const under7 = ageMonths < SEVEN_YEARS_MONTHS;
  switch (indicator) {
    case 'weight-for-age':
      return columnsByAge('weightForAge', sex, ageMonths);
    case 'length-for-age':
      return under7 ? columnsByAge('lengthForAge', sex, ageMonths) : heightColumns(sex, ageMonths);
    case 'weight-for-length':
      return under7 && lengthCm !== undefined ? columnsByLength(sex, lengthCm, lying) : undefined;
    case 'bmi-for-age':
      return columnsByAge('bmiForAge', sex, ageMonths);
    case 'head-for-age':
      return columnsByAge('headForAge', sex, ageMonths);
  }
}

const LOW: readonly GrowthStatus[] = ['underweight', 'severe-underweight', 'wasting'];
const HIGH: readonly GrowthStatus[] = ['overweight', 'obesity', 'severe-obesity'];

/** What the sources tell a clinic to do about a word, said to a parent: find the cause, guide, refer. */
function adviceOf(status: GrowthStatus | null, attention: boolean): GrowthReason[] {
  if (!attention) return [];
  const rule = adviceRule(status);
  return [
    because(rule, TEXTS[rule](), rule === 'ask-doctor' ? 'M' : 'NBPHS-2017'),
    because('not-diagnosis', TEXTS['not-diagnosis'](), 'M'),
  ];
}

function adviceRule(status: GrowthStatus | null): 'advice-low' | 'advice-high' | 'advice-short' | 'ask-doctor' {
  if (status === 'stunting') return 'advice-short';
  if (status !== null && LOW.includes(status)) return 'advice-low';
  return status !== null && HIGH.includes(status) ? 'advice-high' : 'ask-doctor';
}

function tableReasons(indicator: Indicator, columns: Columns, extrapolated: boolean): GrowthReason[] {
  const between: GrowthRule = indicator === 'weight-for-length' ? 'interpolated-length' : 'interpolated';
  return [
    ...(columns.interpolated ? [because(between, TEXTS[between](), 'M')] : []),
    ...(columns.held ? [because('held', TEXTS.held(), 'M')] : []),
    ...(extrapolated ? [because('extrapolated', TEXTS.extrapolated(), 'M')] : []),
  ];
}

function statusReasons(indicator: Indicator, status: GrowthStatus | null, standard: StandardId): GrowthReason[] {
  if (status === null) return [];
  const rule = indicator === 'weight-for-length' ? 'status-by-length' : 'status';
  return [because(rule, TEXTS[rule]({ status }), standard)];
}

/** A value with standard deviations: position, step and, under 7 years, the word of the standard. */
function byColumns(subject: Subject, { indicator, value }: Asked, columns: Columns): IndicatorResult {
  const { z, extrapolated } = zOf(value, columns);
  const standard: StandardId = subject.ageMonths < SEVEN_YEARS_MONTHS ? 'WS/T 423-2022' : 'WS/T 612-2018';
  const status = standard === 'WS/T 423-2022' ? statusUnderSeven(indicator, z) : null;
  const grade = gradeOf(z);
  const percent = percentBelow(z);
  const attention = needsAttention(indicator, status, grade);
  return {
    indicator,
    value,
    unit: UNIT[indicator],
    standard,
    z,
    extrapolated,
    interpolated: columns.interpolated,
    percentBelow: percent,
    grade,
    status,
    attention,
    text: placeZh({ indicator, percent, ...subject }),
    reasons: [
      because('grade', TEXTS.grade({ grade }), standard),
      ...statusReasons(indicator, status, standard),
      ...adviceOf(status, attention),
      ...tableReasons(indicator, columns, extrapolated),
    ],
  };
}

interface Asked {
  indicator: Indicator;
  value: number;
}

const UNPLACED = {
  z: null,
  extrapolated: false,
  interpolated: false,
  percentBelow: null,
  grade: null,
} as const;

/** BMI from 7 years on: cut-offs only, compared with one decimal. */
function byCutOffs(subject: Subject, { indicator, value }: Asked): IndicatorResult | undefined {
  const cutOffs = bmiCutOffs(subject.sex, subject.ageMonths);
  if (!cutOffs || subject.ageMonths < SEVEN_YEARS_MONTHS) return undefined;
  const status = statusOfBmi(value, cutOffs);
  const attention = needsAttention(indicator, status, null);
  const standard = 'WS/T 586-2018';
  return {
    indicator,
    value,
    unit: UNIT[indicator],
    standard,
    ...UNPLACED,
    status,
    attention,
    text: TEXTS['bmi-cut-offs'](cutOffs),
    reasons: [
      ...statusReasons(indicator, status, standard),
      ...(cutOffs.obesityVerified ? [] : [because('obesity-unconfirmed', TEXTS['obesity-unconfirmed'](), 'M')]),
      because('thinness-unknown', TEXTS['thinness-unknown'](), 'M'),
      ...adviceOf(status, attention),
    ],
  };
}

type NoTable = 'before-due' | 'no-standard' | 'no-standard-head' | 'no-standard-weight';

function whyNoTable({ ageMonths }: Subject, indicator: Indicator): NoTable {
  if (ageMonths < 0) return 'before-due';
  if (indicator === 'head-for-age') return 'no-standard-head';
  return indicator === 'weight-for-age' ? 'no-standard-weight' : 'no-standard';
}

function withoutTable(subject: Subject, { indicator, value }: Asked): IndicatorResult {
  const rule = whyNoTable(subject, indicator);
  const text = TEXTS[rule]();
  return {
    indicator,
    value,
    unit: UNIT[indicator],
    standard: null,
    ...UNPLACED,
    status: null,
    attention: false,
    text,
    reasons: [because(rule, text, 'M')],
  };
}

/**
 * One value by the table that belongs to the child's age: position, step, word, advice, and how the table was read. Without a table it says
 * so. Undefined when the indicator ends with the standard and another takes its place (weight for length from 7 years on).
 */
export function assessIndicator(subject: Subject, indicator: Indicator, value: number): IndicatorResult | undefined {
  const asked = { indicator, value };
  const columns = findColumns(subject, indicator);
  if (columns) return byColumns(subject, asked, columns);
  if (indicator === 'bmi-for-age') return byCutOffs(subject, asked) ?? withoutTable(subject, asked);
  if (indicator === 'weight-for-length' && subject.ageMonths >= SEVEN_YEARS_MONTHS) return undefined;
  return withoutTable(subject, asked);
}
