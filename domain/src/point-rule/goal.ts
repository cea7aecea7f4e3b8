/** Whether a value measured by a clinic has reached what was agreed, and whether reaching it may be rewarded at all. */
import { shownPressure } from '../blood-pressure/mean';
import { shownGlucose } from '../glucose/convert';
import { roundTo } from '../shared/rounding';
import { ageInYears, daysBetween, type PlainDate } from '../shared/plain-date';
import type { ReadingValue } from '../reading/types';
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

/** Pressures below these are low, whatever the target: nobody is rewarded for them (usual definition of low blood pressure, <90/60). */
const LOW = { systolic: 90, diastolic: 60 };

const isPressureWithin = (
  goal: Goal & { measure: 'blood-pressure' },
  value: ReadingValue & { item: 'blood-pressure' },
): boolean => {
  const { systolic, diastolic } = shownPressure(value);
  const low = systolic < LOW.systolic || diastolic < LOW.diastolic;
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

/** Body-mass indices below which no loss is rewarded, by age in years (fact sheet §6). */
const THINNEST = [
  { fromAge: 65, bmi: 20 },
  { fromAge: 0, bmi: 18.5 },
] as const;
/** The most that may be lost in a week, kg (fact sheet §6: 0.5–1 kg). */
const WEEKLY_KG = 1;
const LOOK_BACK_DAYS = 90;

const isTooFast = (before: WeightOn, now: WeightOn): boolean => {
  const weeks = Math.max(1, daysBetween(before.on, now.on) / 7);
  return before.kg - now.kg > WEEKLY_KG * weeks + 1e-6;
};

/**
 * Why a lower weight or waist on a day is not rewarded: more than 1 kg a week was lost since any weight of the last 90 days, or the person is
 * too thin (BMI below 18.5; below 20 from 65 on). Without a height nobody can say that, so `needsHeight` refuses it. Undefined: nothing speaks against it.
 */
export function harmIn(
  { birthDate, heightCm, weights }: Body,
  { on, needsHeight }: { on: PlainDate; needsHeight: boolean },
): NoneReason | undefined {
  const known = weights.filter((one) => one.on <= on && daysBetween(one.on, on) <= LOOK_BACK_DAYS);
  const now = known.reduce<WeightOn | undefined>((last, one) => (last && last.on > one.on ? last : one), undefined);
  if (!now) return undefined;
  if (known.some((before) => before !== now && isTooFast(before, now))) return 'not-healthy-loss';
  if (heightCm === null) return needsHeight ? 'height-unknown' : undefined;
  const age = ageInYears(birthDate, on);
  const thinnest = THINNEST.find(({ fromAge }) => age >= fromAge)?.bmi ?? 0;
  return now.kg / (heightCm / 100) ** 2 < thinnest ? 'not-healthy-loss' : undefined;
}
