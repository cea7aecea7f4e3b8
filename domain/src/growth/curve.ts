/** The standard as a picture needs it: few points, in the child's sex, by age in months or by length in cm. */
import {
  bmiCutOffs,
  type Columns,
  columnsByAge,
  columnsByLength,
  heightColumns,
  SCHOOL_UNTIL_YEARS,
  SEVEN_YEARS_MONTHS,
} from './standards';
import { type SdTableName, WST423 } from './tables/wst423';
import type { Indicator, Sex } from './types';
import { valueAt } from './z-score';

/** What a picture can show: the indicators, weight by length in its two tables. */
export const CURVES = [
  'weight-for-age',
  'length-for-age',
  'weight-for-length',
  'weight-for-height',
  'bmi-for-age',
  'head-for-age',
] as const;
export type CurveName = (typeof CURVES)[number];

/** One place of the standard: months or cm, and the values at −2, −1, 0, +1 and +2 standard deviations. */
export interface CurvePoint {
  x: number;
  values: readonly number[];
}

/** A cut-off of WS/T 586-2018 by age, as stairs of half-years. */
export interface CurveLine {
  id: 'overweight' | 'obesity';
  points: readonly { x: number; y: number }[];
}

export interface Curve {
  /** Where the picture begins and the standard ends: months, or cm for weight by length. */
  x: readonly [number, number];
  points: CurvePoint[];
  /** From 7 years on: each place holds until the next. */
  stairs: CurvePoint[];
  lines: CurveLine[];
}

/** The end of a stair: just before the next half-year begins. */
const JUST_BEFORE = 0.01;
const SCHOOL_FROM_YEARS = 7;
const LENGTH_STEP_CM = 2;
const LENGTHS = { 'weight-for-length': [45, 100], 'weight-for-height': [75, 130] } as const;

const round = (value: number): number => Math.round(value * 100) / 100;
const STEPS = [-2, -1, 0, 1, 2];
const pointOf = (x: number, columns: Columns | undefined): CurvePoint[] =>
  columns ? [{ x, values: STEPS.map((z) => round(valueAt(z, columns))) }] : [];

const TABLE = {
  'weight-for-age': 'weightForAge',
  'length-for-age': 'lengthForAge',
  'bmi-for-age': 'bmiForAge',
  'head-for-age': 'headForAge',
} as const satisfies Partial<Record<Indicator, SdTableName>>;

/** Every row of the table, and its end: the last row holds until the 7th birthday. */
function underSeven(indicator: keyof typeof TABLE, sex: Sex): CurvePoint[] {
  const table = TABLE[indicator];
  const months = WST423[table][sex].map(([key]) => key);
  const end = indicator === 'head-for-age' ? [] : [SEVEN_YEARS_MONTHS - JUST_BEFORE];
  return [...months, ...end].flatMap((month) => pointOf(month, columnsByAge(table, sex, month)));
}

const schoolYears = Array.from({ length: SCHOOL_UNTIL_YEARS - SCHOOL_FROM_YEARS }, (_, at) => SCHOOL_FROM_YEARS + at);

function cutOffLines(sex: Sex): CurveLine[] {
  const halves = schoolYears.flatMap((year) => [year * 12, year * 12 + 6]);
  const stairs = halves.flatMap((month) => {
    const cut = bmiCutOffs(sex, month);
    return cut ? [month, month + 6 - JUST_BEFORE].map((x) => ({ x, cut })) : [];
  });
  return (['overweight', 'obesity'] as const).map((id) => ({
    id,
    points: stairs.map(({ x, cut }) => ({ x, y: cut[id] })),
  }));
}

function byLength(name: 'weight-for-length' | 'weight-for-height', sex: Sex): Curve {
  const [from, to] = LENGTHS[name];
  const places = Array.from({ length: Math.ceil((to - from) / LENGTH_STEP_CM) }, (_, at) => from + at * LENGTH_STEP_CM);
  const points = [...places, to].flatMap((cm) => pointOf(cm, columnsByLength(sex, cm, name === 'weight-for-length')));
  return { x: [from, to], points, stairs: [], lines: [] };
}

const SCHOOL_END = SCHOOL_UNTIL_YEARS * 12;
const ENDS: Readonly<Record<keyof typeof TABLE, number>> = {
  'weight-for-age': SEVEN_YEARS_MONTHS,
  'length-for-age': SCHOOL_END,
  'bmi-for-age': SCHOOL_END,
  'head-for-age': 36,
};

/**
 * The standard's curve of one indicator: values at its own standard deviations (WS/T 423-2022; from 7 years 612-2018 for height, and the
 * cut-offs of 586-2018 for BMI). At most 46 places and 12 stairs.
 */
export function curveOf(name: CurveName, sex: Sex): Curve {
  if (name === 'weight-for-length' || name === 'weight-for-height') return byLength(name, sex);
  const stairs = schoolYears.flatMap((year) => pointOf(year * 12, heightColumns(sex, year * 12)));
  return {
    x: [0, ENDS[name]],
    points: underSeven(name, sex),
    stairs: name === 'length-for-age' ? stairs : [],
    lines: name === 'bmi-for-age' ? cutOffLines(sex) : [],
  };
}
