/** Whether a value measured by a clinic has reached what was agreed, and whether reaching it may be rewarded at all. */
import { LOW_BELOW } from '../blood-pressure/lines-table';
import { shownPressure } from '../blood-pressure/mean';
import { shownGlucose } from '../glucose/convert';
import { roundTo } from '../shared/rounding';
import { ageInYears, daysBetween, type PlainDate } from '../shared/plain-date';
import type { ReadingValue } from '../reading/types';
import { bmiOf } from '../weight/body-mass';
import { isTooThin } from '../weight/classify';
import { PACE_DAYS } from '../weight/pace';
import { LOSS } from '../weight/plan';
import type { NoneReason } from './types';

/**
 * What is aimed at: the doctor's own target for this person where there is one, else the county's for the illness. Lower ends belong to the
 * target, upper ends do not; of a weight both ends do.
 */
export type Goal =
  | { measure: 'blood-pressure'; systolicBelow: number; diastolicBelow: number; words: string }
  | { measure: 'glucose'; from: number; below: number; words: string }
  | { measure: 'waist'; below: number; words: string }
  | { measure: 'weight'; fromKg: number; atMostKg: number; words: string };

/** A weight that was measured, in kg. */
interface WeightOn {
  on: PlainDate;
  kg: number;
}

export interface Body {
  birthDate: PlainDate;
  heightCm: number | null;
  /** Weights known of the person, in any order; the newest on or before the day count. */
  weights: readonly WeightOn[];
}

const isPressureWithin = (
  goal: Goal & { measure: 'blood-pressure' },
  value: ReadingValue & { item: 'blood-pressure' },
): boolean => {
  const { systolic, diastolic } = shownPressure(value);
  // Nobody is rewarded for a low one, whatever the target.
  const low = systolic < LOW_BELOW.systolic || diastolic < LOW_BELOW.diastolic;
  return !low && systolic < goal.systolicBelow && diastolic < goal.diastolicBelow;
};

const isGlucoseWithin = (
  { from, below }: Goal & { measure: 'glucose' },
  { time, mmolL }: ReadingValue & { item: 'glucose' },
): boolean | undefined => {
  const shown = shownGlucose(mmolL);
  return time === 'fasting' ? shown >= from && shown < below : undefined;
};

const isWeightWithin = ({ fromKg, atMostKg }: Goal & { measure: 'weight' }, kg: number): boolean =>
  roundTo(kg, 1) >= fromKg && roundTo(kg, 1) <= atMostKg;

/** Whether a value, as the person sees it, is within the goal; undefined where the goal does not speak of it (glucose after a meal). */
export function isWithin(goal: Goal, value: ReadingValue): boolean | undefined {
  switch (value.item) {
    case 'blood-pressure':
      return goal.measure === value.item ? isPressureWithin(goal, value) : undefined;
    case 'glucose':
      return goal.measure === value.item ? isGlucoseWithin(goal, value) : undefined;
    case 'waist':
      return goal.measure === value.item ? roundTo(value.cm, 1) < goal.below : undefined;
    case 'weight':
      return goal.measure === value.item ? isWeightWithin(goal, value.kg) : undefined;
  }
}

const WEEK = 7;
/** What binary fractions add to a difference. */
const TINY = 1e-6;

/** More than 1 kg a week, and a week at least; or more than 15 %: stricter than what a letter says, because it is paid. */
const isTooFast = (before: WeightOn, now: WeightOn): boolean => {
  const weeks = Math.max(1, daysBetween(before.on, now.on) / WEEK);
  const lost = before.kg - now.kg - TINY;
  return lost > LOSS.perWeekKg[1] * weeks || lost * 100 > before.kg * LOSS.percent[1];
};

/**
 * Why a lower weight or waist on a day is not rewarded: more than 1 kg a week or 15 % was lost since any weight of the last 90 days, or the person
 * is too thin (BMI as shown below 18.5; below 20 from 65 on). Without a height nobody can say that, so `needsHeight` refuses it. Undefined: nothing
 * speaks against it.
 */
export function harmIn(
  { birthDate, heightCm, weights }: Body,
  { on, needsHeight }: { on: PlainDate; needsHeight: boolean },
): NoneReason | undefined {
  const known = weights.filter((one) => one.on <= on && daysBetween(one.on, on) <= PACE_DAYS.far);
  const now = known.reduce<WeightOn | undefined>((last, one) => (last && last.on > one.on ? last : one), undefined);
  if (!now) return undefined;
  if (known.some((before) => before !== now && isTooFast(before, now))) return 'not-healthy-loss';
  if (heightCm === null) return needsHeight ? 'height-unknown' : undefined;
  return isTooThin(bmiOf(now.kg, heightCm), ageInYears(birthDate, on)) ? 'not-healthy-loss' : undefined;
}
