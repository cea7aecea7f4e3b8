import { addDays, daysBetween, type PlainDate } from '../shared/plain-date';
import { differenceOf, meanOf } from '../shared/rounding';
import { bmiOf } from './body-mass';
import { isTooThin } from './classify';
import { LOSS } from './plan';

/** Weights further apart than a week and nearer than four are compared. */
const PACE_DAYS = { min: 7, max: 28 } as const;
const WEEK = 7;

export interface Weighed {
  on: PlainDate;
  kg: number;
}

/** kg a week, below zero when it went down; one decimal. */
export interface Pace {
  kgPerWeek: number;
  since: PlainDate;
  /** More than 1 kg a week lost (体重管理指导原则 2024年版): said to be one for the doctor, never praised. */
  isTooFast: boolean;
}

const kgOn = (weighed: readonly Weighed[], on: PlainDate): number | undefined =>
  meanOf(weighed.filter((one) => one.on === on).map(({ kg }) => kg));

/**
 * How fast the weight (kg) changes: the newest day against every day one to four weeks before it, and the steepest loss of them; undefined
 * where no two days are a week apart. Several weights of a day count by their mean.
 */
export function paceOf(weighed: readonly Weighed[], on: PlainDate): Pace | undefined {
  const known = weighed.filter((one) => one.on <= on && one.on >= addDays(on, -PACE_DAYS.max));
  const days = [...new Set(known.map((one) => one.on))].sort();
  const newest = days.at(-1);
  const now = newest && kgOn(known, newest);
  if (!newest || now === undefined) return undefined;
  const paces = days.flatMap((since): Pace[] => {
    const apart = daysBetween(since, newest);
    const then = kgOn(known, since);
    if (apart < PACE_DAYS.min || then === undefined) return [];
    const kgPerWeek = differenceOf(((now - then) * WEEK) / apart, 0, 1);
    return [{ kgPerWeek, since, isTooFast: kgPerWeek < -LOSS.perWeekKg[1] }];
  });
  return paces.sort((a, b) => a.kgPerWeek - b.kgPerWeek)[0];
}

/** Why a weight is not to be praised or rewarded: lost too fast, or too thin. Weights in kg, height in cm; null where nothing speaks against it. */
export function weightHarm(
  weighed: readonly Weighed[],
  { on, ageYears, heightCm }: { on: PlainDate; ageYears: number; heightCm: number | null },
): 'too-fast' | 'too-thin' | null {
  const newest = weighed.filter((one) => one.on <= on).sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (newest && heightCm !== null && isTooThin(bmiOf(newest.kg, heightCm), ageYears)) return 'too-thin';
  return paceOf(weighed, on)?.isTooFast === true ? 'too-fast' : null;
}
