import { TargetValue } from '@kangban/contract/reading/desk';
import type { ReadingItem } from '@kangban/contract/reading/reading';

/** The boxes of each kind, in order, by the names of its value. */
export const TARGET_BOXES = {
  'blood-pressure': ['systolicBelow', 'diastolicBelow'],
  glucose: ['fastingFrom', 'fastingBelow', 'otherBelow'],
  weight: ['lowKg', 'highKg'],
  waist: ['belowCm'],
} as const satisfies Record<ReadingItem, readonly string[]>;

export type TargetBox = (typeof TARGET_BOXES)[ReadingItem][number];
/** What stands in the boxes. */
export type TypedTarget = Readonly<Partial<Record<TargetBox, string>>>;

const WHOLE: readonly TargetBox[] = ['systolicBelow', 'diastolicBelow'];
export const isWhole = (box: TargetBox): boolean => WHOLE.includes(box);

const NUMBER = /^\d{1,3}(\.\d)?$/;
const INTEGER = /^\d{1,3}$/;

/** The number in a box; undefined while it is none. */
export function numberIn(typed: TypedTarget, box: TargetBox): number | undefined {
  const text = (typed[box] ?? '').trim();
  return (isWhole(box) ? INTEGER : NUMBER).test(text) ? Number(text) : undefined;
}

/** What was typed as a target; undefined while a box is missing. */
export function targetIn(item: ReadingItem, typed: TypedTarget): TargetValue | undefined {
  const numbers = Object.fromEntries(TARGET_BOXES[item].map((box) => [box, numberIn(typed, box)]));
  const parsed = TargetValue.safeParse({ item, ...numbers });
  return parsed.success ? parsed.data : undefined;
}

/** A target as it stands in the boxes; empty without one. */
export const typedOf = (value: TargetValue | null | undefined): TypedTarget =>
  value ? Object.fromEntries(Object.entries(value).map(([box, told]) => [box, String(told)])) : {};
