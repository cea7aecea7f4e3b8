/** What goes into and comes out of the growth rules. Everything is JSON; days are PlainDate, months are exact (see age.ts). */
import type { PlainDate } from '../shared/plain-date';

export type Sex = 'male' | 'female';

/** Lying on a board (length) or standing (height). */
export type Position = 'lying' | 'standing';

/** One measuring of a child. At least one of weight, length and head is there. */
export interface Measurement {
  measuredOn: PlainDate;
  weightKg?: number | undefined;
  /** Length lying or height standing. */
  lengthCm?: number | undefined;
  /** How the length was taken; left out it is taken as expected for the age: lying before the second birthday, standing from it on. */
  position?: Position | undefined;
  headCm?: number | undefined;
}

/** Of whom. */
export interface GrowthPerson {
  sex: Sex;
  birthDate: PlainDate;
  /** Completed weeks of gestation; under 37 the age is corrected until the second birthday. */
  gestationWeeks?: number | undefined;
}

export const INDICATORS = [
  'weight-for-age',
  'length-for-age',
  'weight-for-length',
  'bmi-for-age',
  'head-for-age',
] as const;
export type Indicator = (typeof INDICATORS)[number];

export type StandardId = 'WS/T 423-2022' | 'WS/T 586-2018' | 'WS/T 612-2018';

/** Five steps by standard deviation: 下, 中下, 中, 中上, 上. */
export type Grade = 'lower' | 'lower-middle' | 'middle' | 'upper-middle' | 'upper';

/** Where the value lies by the words of the standards; `in-range` has none of them, `not-overweight` says nothing about thinness. */
export type GrowthStatus =
  | 'in-range'
  | 'not-overweight'
  | 'underweight'
  | 'severe-underweight'
  | 'stunting'
  | 'wasting'
  | 'overweight'
  | 'obesity'
  | 'severe-obesity';

/** Rule, its sentence in plain Chinese, where it is from, and whether anybody confirmed it. */
export interface GrowthReason {
  rule: string;
  text: string;
  source: string;
  verified: boolean;
}

/** One indicator of one measuring. */
export interface IndicatorResult {
  indicator: Indicator;
  /** kg, cm, or kg/m² with one decimal. A length is as it was compared, after the conversion between lying and standing. */
  value: number;
  unit: 'kg' | 'cm' | 'kg/m2';
  /** Null: no table for this age or length; then there is no position either. */
  standard: StandardId | null;
  /** Standard deviations from the median; null where the standard has cut-offs only. */
  z: number | null;
  /** Past the outermost column: the last step is continued. */
  extrapolated: boolean;
  /** Between two rows of the table: taken in proportion. */
  interpolated: boolean;
  /** How many of 100 lie below, 0–100; null without z. */
  percentBelow: number | null;
  grade: Grade | null;
  status: GrowthStatus | null;
  /** A doctor should look. Never a diagnosis. */
  attention: boolean;
  /** The position in one sentence. */
  text: string;
  reasons: GrowthReason[];
}

export interface GrowthAssessment {
  measuredOn: PlainDate;
  /** Exact months since birth. */
  ageMonths: number;
  /** Exact months since the day the child was due; null unless born early and not yet two. */
  correctedMonths: number | null;
  /** Length as compared, cm; null when none was taken. */
  lengthCm: number | null;
  /** The length was converted between lying and standing. */
  converted: boolean;
  /** By the age that counts: corrected for a preterm child under two. */
  indicators: IndicatorResult[];
  /** By the age since birth, beside the corrected one; null when that is the one above. */
  byBirthAge: IndicatorResult[] | null;
  reasons: GrowthReason[];
}
