import { leastKgOfBmi } from '../weight/body-mass';

/** A target a doctor wants to set: mmHg, mmol/L, kg, cm. Upper ends are exclusive. */
export type TargetToSet =
  | { item: 'blood-pressure'; systolicBelow: number; diastolicBelow: number }
  | { item: 'glucose'; fastingFrom: number; fastingBelow: number; otherBelow: number }
  | { item: 'weight'; lowKg: number; highKg: number }
  | { item: 'waist'; belowCm: number };

/** The body it is set for. */
export interface TargetBody {
  ageYears: number;
  /** Null: nobody measured it. */
  heightCm: number | null;
}

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

/** Bounds of ours that catch a slip of the finger: nobody agrees on a target outside of them (checkup/context reads plans by the same ones). */
const SYSTOLIC = [110, 160] as const;
const DIASTOLIC = [60, 100] as const;
const FASTING_FROM = [4, 6] as const;
const FASTING_BELOW = [5.6, 10] as const;
const OTHER_BELOW = [7.8, 13.9] as const;
const WAIST = [60, 120] as const;
/** No weight below these body masses is a target (体重管理指导原则2024; from 65 on 20, fact sheet §6). */
const LEAST_BMI = 18.5;
const LEAST_BMI_FROM_65 = 20;
const OLDER_YEARS = 65;
/** Without a height: no grown-up's target is below this, kg. */
const LEAST_KG = 40;

function leastKg({ ageYears, heightCm }: TargetBody): number {
  if (heightCm === null) return LEAST_KG;
  return leastKgOfBmi(ageYears >= OLDER_YEARS ? LEAST_BMI_FROM_65 : LEAST_BMI, heightCm);
}

type Of<I extends TargetToSet['item']> = Extract<TargetToSet, { item: I }>;

const isPressureFine = ({ systolicBelow, diastolicBelow }: Of<'blood-pressure'>): boolean =>
  within(systolicBelow, SYSTOLIC) && within(diastolicBelow, DIASTOLIC) && diastolicBelow < systolicBelow;

const isGlucoseFine = ({ fastingFrom, fastingBelow, otherBelow }: Of<'glucose'>): boolean =>
  within(fastingFrom, FASTING_FROM) &&
  within(fastingBelow, FASTING_BELOW) &&
  within(otherBelow, OTHER_BELOW) &&
  fastingFrom < fastingBelow &&
  fastingBelow <= otherBelow;

function isFine(target: TargetToSet, body: TargetBody): boolean {
  switch (target.item) {
    case 'blood-pressure':
      return isPressureFine(target);
    case 'glucose':
      return isGlucoseFine(target);
    case 'weight':
      return target.lowKg >= leastKg(body) && target.lowKg < target.highKg;
    case 'waist':
      return within(target.belowCm, WAIST);
  }
}

/** Whether a target could harm this body or cannot be meant: too low a pressure, sugar or weight, or ends that are not in order. */
export const targetFault = (target: TargetToSet, body: TargetBody): 'harmful' | undefined =>
  isFine(target, body) ? undefined : 'harmful';
