/**
 * The class of an adult's body mass for the first page, by the one table of `weight/classes-table`: rounded to one decimal first, so that the
 * number that is shown is the one that is classed. No table holds in pregnancy and below 18.
 */
import type { WeightClasses } from '../weight/classes-table';
import { classifyWeight } from '../weight/classify';
import type { WeightClass, WeightTable } from '../weight/types';

export type BmiWord = '偏轻' | '正常' | '超重' | '肥胖' | '比目标轻' | '在目标内' | '比目标重';

export const BMI_FROM_YEARS = 18;
/** The birthdays from which another table holds. */
export const BMI_TABLE_YEARS = [BMI_FROM_YEARS, 65, 80] as const;

const WORDS: Readonly<Record<WeightClass, BmiWord>> = {
  under: '偏轻',
  normal: '正常',
  over: '超重',
  'obese-1': '肥胖',
  'obese-2': '肥胖',
  'obese-3': '肥胖',
  'obese-4': '肥胖',
  'below-goal': '比目标轻',
  'in-goal': '在目标内',
  'above-goal': '比目标重',
};

/** Whose goal it is; adults have classes and no goal. */
const GOAL_OF: Readonly<Record<WeightTable, string | null>> = {
  adult: null,
  '65-79': '65到79岁目标',
  'from-80': '80岁以上目标',
};

/** 22.0–26.9: the last shown number inside. */
const LAST_INSIDE = 0.1;
function goalOf({ table, aim }: WeightClasses): string | null {
  const whose = GOAL_OF[table];
  return whose === null ? null : `${whose} ${aim.from.toFixed(1)}–${(aim.below - LAST_INSIDE).toFixed(1)}`;
}

export interface BodyMass {
  word: BmiWord;
  /** `23.4` */
  text: string;
  /** The class nobody has to act on. */
  fine: boolean;
  /** What the words compare with, from 65 on. */
  goal: string | null;
  source: string;
  /** False where the table was not read in the original. */
  verified: boolean;
}

/** The class of an adult's BMI by weight (kg), height (cm) and age (years); undefined below 18 and for numbers that are none. */
export function bodyMassOf(told: { weightKg: number; heightCm: number; ageYears: number }): BodyMass | undefined {
  const { weightKg, heightCm, ageYears } = told;
  if (weightKg <= 0) return undefined;
  const classed = classifyWeight(weightKg, { ageYears, pregnant: false, heightCm });
  if (!classed.judged) return undefined;
  const word = WORDS[classed.name];
  return {
    word,
    text: classed.bmi.toFixed(1),
    fine: word === '正常' || word === '在目标内',
    goal: goalOf(classed.classes),
    source: classed.classes.source,
    verified: classed.classes.verified,
  };
}
