/** Numbers of a report: one unit for each item, what a person reads, and what is judged, which is the same number. */
import { CONVERSIONS, findConversion } from '../../terminology/conversions';
import { ucumOf } from '../../terminology/units';
import type { ItemRow } from '../items-table';

/** Rounds half away from zero; the tiny step undoes what binary fractions lost (1.005 is stored as a little less). */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale * (1 + 4 * Number.EPSILON))) / scale;
}

/** As people read it, without the noise of binary fractions: at most four digits after the point. */
export const numberText = (value: number): string => String(roundTo(value, 4));

interface Linear {
  times: number;
  plus: number;
}

/** Codes of another quantity than the item's first (nitrogen, a mass) convert by their own rows. */
function linearOf(item: ItemRow, unit: string, code: string | undefined): Linear | undefined {
  const ucum = ucumOf(unit, item.ucum);
  const [first = ''] = item.loinc;
  const from = code !== undefined && item.loinc.includes(code) ? code : first;
  if (ucum === undefined) return undefined;
  const own = findConversion(from, ucum, item.ucum);
  if (own?.to === item.ucum) return own;
  if (ucum === item.ucum && own === undefined && isKeptAs(from)) return { times: 1, plus: 0 };
  return undefined;
}

/** A nitrogen count under its own code is no urea, though the unit is the same. */
const isKeptAs = (code: string): boolean => !CONVERSIONS.some(({ from, code: to }) => from === code && to !== code);

const isSame = ({ times, plus }: Linear): boolean => times === 1 && plus === 0;

/**
 * A value in the unit of its item. The same unit keeps the number; another one is converted and rounded to the item's digits, so that 126 mg/dL
 * is 7.0 and not 6.99 where 7.0 decides. Undefined where nobody may convert it: then it is shown as it came and not judged.
 */
export function amountIn(
  item: ItemRow,
  { value, unit, code }: { value: number; unit: string; code?: string | undefined },
): number | undefined {
  if (unit === item.unit && code === undefined) return shownOf(item, value);
  const linear = linearOf(item, unit, code);
  if (!linear) return undefined;
  return isSame(linear) ? shownOf(item, value) : roundTo(value * linear.times + linear.plus, item.decimals);
}

/** An item's value in another unit (both ways of the tables), rounded to `decimals`; undefined where no row converts it. */
export function amountOut(
  item: ItemRow,
  { value, unit, decimals }: { value: number; unit: string; decimals: number },
): number | undefined {
  const linear = linearOf(item, unit, undefined);
  return linear && roundTo((value - linear.plus) / linear.times, decimals);
}

const WITH_A_DIGIT = ['mmol/L', '%', '℃'];

/** A value of an item as people read it: 5 mmol/L is written 5.0 (ux.md §9). */
export function valueText({ unit }: ItemRow, value: number): string {
  const text = numberText(value);
  return WITH_A_DIGIT.includes(unit) && Number.isInteger(value) ? value.toFixed(1) : text;
}

/** Items whose class is taken from the number shown: glucose, HbA1c and BMI with one digit (fact sheet §1.7, §6). */
const ONE_DIGIT = ['fastingGlucose', 'hba1c', 'bmi'];

/** The number that is shown and judged. */
export const shownOf = (item: ItemRow, value: number): number =>
  roundTo(value, ONE_DIGIT.includes(item.key) ? item.decimals : 4);
