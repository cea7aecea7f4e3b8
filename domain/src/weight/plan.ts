/** What a body may lose, and how slowly: 体重管理指导原则（2024年版） [S50], fact sheet §6. */
import { roundTo } from '../shared/rounding';
import { leastKgOfBmi } from './body-mass';
import { classifyWeight, isTooThin, type NoWeightClass, type WeightPerson } from './classify';

/** From here on in stages. */
export const STAGES_FROM_BMI = 32.5;
/** kg a week and a month, percent within six months. */
export const LOSS = { perWeekKg: [0.5, 1], perMonthKg: [2, 4], percent: [5, 15], withinMonths: 6 } as const;
export const STAGE_PERCENTS = [5, 10, 15] as const;
export const STAGE_MONTHS = [3, 6] as const;
/** Energy a day: less by this much, and never below the floor whatever the sum says. */
export const ENERGY = { lessByKcal: [500, 1000], neverBelowKcal: 1200 } as const;
export const ACTIVITY_MINUTES_A_WEEK = 150;

interface Stage {
  percent: number;
  /** Weight at its end, kg. */
  kg: number;
  months: readonly [number, number];
}

export type WeightPlan =
  | { kind: 'none'; why: NoWeightClass }
  /** Too thin: no plan, a doctor. */
  | { kind: 'see-doctor'; bmi: number }
  | { kind: 'keep'; bmi: number }
  /** From 65 on less weight is not simply better: only with a doctor. */
  | { kind: 'with-doctor'; bmi: number }
  | {
      kind: 'lose';
      bmi: number;
      perWeekKg: readonly [number, number];
      perMonthKg: readonly [number, number];
      withinMonths: number;
      /** Weight after six months, kg: after 15 % and after 5 %. */
      goalKg: readonly [low: number, high: number];
      neverBelowKcal: number;
      activityMinutesAWeek: number;
    }
  | {
      kind: 'stages';
      bmi: number;
      perWeekKg: readonly [number, number];
      stages: readonly Stage[];
      neverBelowKcal: number;
      activityMinutesAWeek: number;
    };

/** kg with one decimal after losing so many percent; never below the bottom of the normal range. */
const afterLosing = (kg: number, percent: number, floorKg: number): number =>
  Math.max(roundTo((kg * (100 - percent)) / 100, 1), floorKg);

const FLOOR_BMI = 18.5;
const COMMON = {
  perWeekKg: LOSS.perWeekKg,
  neverBelowKcal: ENERGY.neverBelowKcal,
  activityMinutesAWeek: ACTIVITY_MINUTES_A_WEEK,
} as const;

function planOfAdult(kg: number, bmi: number, heightCm: number): WeightPlan {
  const floorKg = leastKgOfBmi(FLOOR_BMI, heightCm);
  if (bmi >= STAGES_FROM_BMI) {
    const stages = STAGE_PERCENTS.map((percent) => ({
      percent,
      kg: afterLosing(kg, percent, floorKg),
      months: STAGE_MONTHS,
    }));
    return { kind: 'stages', bmi, ...COMMON, stages };
  }
  const [least, most] = LOSS.percent;
  return {
    kind: 'lose',
    bmi,
    ...COMMON,
    perMonthKg: LOSS.perMonthKg,
    withinMonths: LOSS.withinMonths,
    goalKg: [afterLosing(kg, most, floorKg), afterLosing(kg, least, floorKg)],
  };
}

/**
 * The plan for a weight (kg). Adults 24 to below 32.5: 0.5–1 kg a week, 2–4 kg a month, 5–15 % within six months; from 32.5 in stages of 5, 10
 * and 15 %, three to six months each. Never below 1200 kcal a day. Too thin: to the doctor. From 65 on only with a doctor; none below
 * 18, in pregnancy and without a height.
 */
export function weightPlan(kg: number, person: WeightPerson): WeightPlan {
  const classed = classifyWeight(kg, person);
  if (!classed.judged) return { kind: 'none', why: classed.why };
  const { bmi, classes } = classed;
  if (isTooThin(bmi, person.ageYears)) return { kind: 'see-doctor', bmi };
  if (classes.table !== 'adult') {
    const fits = bmi >= classes.aim.from && bmi < classes.aim.below;
    return { kind: fits ? 'keep' : 'with-doctor', bmi };
  }
  return bmi < classes.aim.below ? { kind: 'keep', bmi } : planOfAdult(kg, bmi, person.heightCm ?? 0);
}
