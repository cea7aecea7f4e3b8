import { roundTo } from '../shared/rounding';
import { bmiOf } from './body-mass';
import { TOO_THIN_BELOW, WAIST_FROM, WEIGHT_CLASSES, type WeightClasses } from './classes-table';
import type { WeightClass } from './types';

const ADULT_YEARS = 18;
const ELDER_YEARS = 65;

/** Why no class is given. */
export type NoWeightClass = 'under-18' | 'pregnant' | 'no-height';

export interface WeightPerson {
  /** Completed years on the day of weighing. */
  ageYears: number;
  pregnant: boolean;
  heightCm: number | null;
}

export type ClassedWeight =
  { judged: true; bmi: number; name: WeightClass; classes: WeightClasses } | { judged: false; why: NoWeightClass };

/** The table that holds for somebody; why none does. */
export function weightTableOf({
  ageYears,
  pregnant,
}: Pick<WeightPerson, 'ageYears' | 'pregnant'>): WeightClasses | 'under-18' | 'pregnant' {
  if (ageYears < ADULT_YEARS) return 'under-18';
  if (pregnant) return 'pregnant';
  const found = WEIGHT_CLASSES.find(
    ({ ageMin, ageMax }) => ageMin <= ageYears && (ageMax === null || ageYears <= ageMax),
  );
  if (!found) throw new RangeError(`no weight table at ${ageYears} years`);
  return found;
}

/**
 * The class of a weight (kg) at a height (cm): body mass rounded to one decimal first, then looked up (体重管理指导原则 2024年版, fact sheet
 * §6). From 65 and from 80 on other tables hold; none below 18 and in pregnancy: children are measured on the growth page.
 */
export function classifyWeight(kg: number, person: WeightPerson): ClassedWeight {
  const classes = weightTableOf(person);
  if (typeof classes === 'string') return { judged: false, why: classes };
  if (person.heightCm === null || person.heightCm <= 0) return { judged: false, why: 'no-height' };
  const bmi = bmiOf(kg, person.heightCm);
  const name = classes.classes.filter(([from]) => bmi >= from).at(-1)?.[1] ?? 'under';
  return { judged: true, bmi, name, classes };
}

/** Whether a body mass is too thin for an age: below 18.5, from 65 on below 20. Nothing that makes it lower is ever praised. */
export const isTooThin = (bmi: number, ageYears: number): boolean =>
  bmi < (ageYears >= ELDER_YEARS ? TOO_THIN_BELOW.elder : TOO_THIN_BELOW.adult);

/** The waist (cm, one decimal) of an adult: central from 90 (men) and 85 (women), a step before it 5 cm below. */
export function classifyWaist(
  cm: number,
  { ageYears, pregnant, sex }: { ageYears: number; pregnant: boolean; sex: 'male' | 'female' | 'unknown' },
): 'normal' | 'nearly' | 'central' | 'under-18' | 'pregnant' | 'sex-unknown' {
  if (ageYears < ADULT_YEARS) return 'under-18';
  if (pregnant) return 'pregnant';
  if (sex === 'unknown') return 'sex-unknown';
  const shown = roundTo(cm, 1);
  if (shown >= WAIST_FROM[sex].central) return 'central';
  return shown >= WAIST_FROM[sex].before ? 'nearly' : 'normal';
}
