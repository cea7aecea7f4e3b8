import { roundTo } from '../shared/rounding';

/** Centimetres in a metre, squared. */
const CM2_PER_M2 = 10_000;

/** kg/m² of kg and cm with one decimal, halves up: the number that is shown is the one that is classed (23.96 is 24.0). */
export const bmiOf = (kg: number, heightCm: number): number => roundTo((kg * CM2_PER_M2) / heightCm ** 2, 1);

/** What a scale shows a step of, kg. */
const STEPS_A_KG = 10;
const HALF_A_STEP = 0.05;
/** What binary fractions add to a whole number of steps. */
const TINY = 1e-6;

/** The least weight (kg, one decimal) whose body mass is shown as `bmi` or more at a height in cm. */
export const leastKgOfBmi = (bmi: number, heightCm: number): number =>
  Math.ceil((((bmi - HALF_A_STEP) * heightCm ** 2) / CM2_PER_M2) * STEPS_A_KG - TINY) / STEPS_A_KG;
