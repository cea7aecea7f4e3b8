import { addDays, daysBetween, type PlainDate } from '../shared/plain-date';
import { differenceOf, meanOf } from '../shared/rounding';
import { bmiOf } from './body-mass';
import { isTooThin } from './classify';
import { LOSS } from './plan';

/**
 * A weight is compared with those one to four weeks before it, and where there is none with the last one of the ninety days before it: who
 * weighs once a month is asked, too.
 */
export const PACE_DAYS = { min: 7, max: 28, far: 90 } as const;
const WEEK = 7;
/** Less than a week apart water alone moves a weight: only twice what a week may take says something (ours), kg. */
const SHORT_KG = 2 * LOSS.perWeekKg[1];
/** What binary fractions add to a difference. */
const TINY = 1e-6;

export interface Weighed {
  on: PlainDate;
  kg: number;
}

/** kg a week, below zero when it went down; one decimal. Of less than a week: kg. */
export interface Pace {
  kgPerWeek: number;
  since: PlainDate;
  /** More than 1 kg a week lost, or more than 15 % (体重管理指导原则 2024年版): said to be one for the doctor, never praised. */
  isTooFast: boolean;
}

const kgOn = (weighed: readonly Weighed[], on: PlainDate): number =>
  meanOf(weighed.filter((one) => one.on === on).map(({ kg }) => kg)) ?? 0;

interface Compared {
  then: number;
  now: number;
  /** Whole days between both. */
  apart: number;
}

function isTooFast({ then, now, apart }: Compared): boolean {
  const lost = then - now - TINY;
  if (lost * 100 > then * LOSS.percent[1]) return true;
  return apart < PACE_DAYS.min ? lost > SHORT_KG : lost * WEEK > LOSS.perWeekKg[1] * apart;
}

/** Days a weight is compared with: all of less than four weeks before, and the last one before those where none of them is a week back. */
function comparedWith(days: readonly PlainDate[], newest: PlainDate): PlainDate[] {
  const near = days.filter((day) => day >= addDays(newest, -PACE_DAYS.max));
  const far = days.filter((day) => day < addDays(newest, -PACE_DAYS.max)).slice(-1);
  return near.some((day) => day <= addDays(newest, -PACE_DAYS.min)) ? near : [...far, ...near];
}

/**
 * How fast the weight (kg) changes: the newest day against those one to four weeks before it, else the last of ninety days, and the steepest
 * loss of them; undefined where no two days are a week apart, unless more than 2 kg went in less. Several weights of a day count by their mean.
 */
export function paceOf(weighed: readonly Weighed[], on: PlainDate): Pace | undefined {
  const days = [...new Set(weighed.map((one) => one.on))].filter((day) => day <= on).sort();
  const newest = days.pop();
  if (newest === undefined) return undefined;
  const now = kgOn(weighed, newest);
  const known = days.filter((day) => day >= addDays(newest, -PACE_DAYS.far));
  const paces = comparedWith(known, newest).flatMap((since): Pace[] => {
    const compared = { then: kgOn(weighed, since), now, apart: daysBetween(since, newest) };
    const fast = isTooFast(compared);
    if (compared.apart < PACE_DAYS.min && !fast) return [];
    const weeks = Math.max(1, compared.apart / WEEK);
    return [{ kgPerWeek: differenceOf((now - compared.then) / weeks, 0, 1), since, isTooFast: fast }];
  });
  return paces.sort((a, b) => Number(b.isTooFast) - Number(a.isTooFast) || a.kgPerWeek - b.kgPerWeek)[0];
}

/** Why a weight is not to be praised or rewarded: lost too fast, or too thin. Weights in kg, height in cm; null where nothing speaks against it. */
export function weightHarm(
  weighed: readonly Weighed[],
  { on, ageYears, heightCm }: { on: PlainDate; ageYears: number; heightCm: number | null },
): 'too-fast' | 'too-thin' | null {
  const newest = weighed
    .map((one) => one.on)
    .filter((day) => day <= on)
    .sort()
    .at(-1);
  if (newest && heightCm !== null && isTooThin(bmiOf(kgOn(weighed, newest), heightCm), ageYears)) return 'too-thin';
  return paceOf(weighed, on)?.isTooFast === true ? 'too-fast' : null;
}
