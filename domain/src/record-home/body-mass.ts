/**
 * BMI of adults: 体重管理指导原则（2024年版） [S50]: below 18.5 low, below 24 normal, below 28 overweight; from 80 on a goal of 22.0–26.9 instead. The table
 * does not hold in pregnancy and below 18.
 */

export type BmiWord = '偏轻' | '正常' | '超重' | '肥胖' | '比目标轻' | '在目标内' | '比目标重';

export const BMI_SOURCE = '体重管理指导原则（2024年版）';
export const BMI_FROM_YEARS = 18;
/** From this age on the goal for the very old holds. */
export const BMI_OLDEST_YEARS = 80;
const OLDEST_GOAL = { low: 22, high: 26.9 } as const;
const BANDS: readonly [below: number, word: BmiWord][] = [
  [18.5, '偏轻'],
  [24, '正常'],
  [28, '超重'],
  [Infinity, '肥胖'],
];

/** kg/m² of kg and cm, not rounded but for what binary fractions add: 61.44 kg at 160 cm is 24, not 23.999…. */
const bmiOf = (weightKg: number, heightCm: number): number =>
  Math.round((weightKg * 10_000_000_000) / heightCm ** 2) / 1_000_000;

function wordOf(bmi: number, ageYears: number): BmiWord {
  if (ageYears >= BMI_OLDEST_YEARS) {
    // The goal is printed with one decimal: 26.94 is 26.9.
    const shown = Math.round(bmi * 10) / 10;
    if (shown < OLDEST_GOAL.low) return '比目标轻';
    return shown > OLDEST_GOAL.high ? '比目标重' : '在目标内';
  }
  return BANDS.find(([below]) => bmi < below)?.[1] ?? '肥胖';
}

/** One decimal; two where the rounded value would fall into another class (23.96 is normal, 24.0 is not). */
function shown(bmi: number, ageYears: number): string {
  const short = bmi.toFixed(1);
  return wordOf(Number(short), ageYears) === wordOf(bmi, ageYears) ? short : bmi.toFixed(2);
}

export interface BodyMass {
  word: BmiWord;
  /** `23.4` */
  text: string;
  /** `normal` for the class nobody has to act on. */
  fine: boolean;
  /** What the words compare with, from 80 on. */
  goal: string | null;
}

/** The class of an adult's BMI by weight (kg), height (cm) and age (years); undefined below 18 and for numbers that are none. */
export function bodyMassOf(told: { weightKg: number; heightCm: number; ageYears: number }): BodyMass | undefined {
  const { weightKg, heightCm, ageYears } = told;
  if (ageYears < BMI_FROM_YEARS || weightKg <= 0 || heightCm <= 0) return undefined;
  const bmi = bmiOf(weightKg, heightCm);
  const word = wordOf(bmi, ageYears);
  return {
    word,
    text: shown(bmi, ageYears),
    fine: word === '正常' || word === '在目标内',
    goal: ageYears >= BMI_OLDEST_YEARS ? '80岁以上目标 22.0–26.9' : null,
  };
}
