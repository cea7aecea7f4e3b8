import { roundTo } from '../shared/rounding';

/** Centimetres in a metre, squared. */
const CM2_PER_M2 = 10_000;

/** kg/m² of kg and cm with one decimal, halves up: the number that is shown is the one that is classed (23.96 is 24.0). */
export const bmiOf = (kg: number, heightCm: number): number => roundTo((kg * CM2_PER_M2) / heightCm ** 2, 1);

/** The weight (kg, one decimal) of a body mass at a height in cm. */
export const kgOfBmi = (bmi: number, heightCm: number): number => roundTo((bmi * heightCm ** 2) / CM2_PER_M2, 1);
