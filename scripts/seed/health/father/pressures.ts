// 爸爸's mornings with the meter: ninety days as picture 12 tells them, the last first.
import type { PlainDate } from '../../../../domain/src/shared/plain-date';
import { addDays } from '../../days';
import { CHECKUP_AGO } from './making';

export interface Morning {
  on: PlainDate;
  at: string;
  /** When the first of its readings was taken. */
  sitting: string;
  systolic: number;
  diastolic: number;
  pulse: number;
}

/**
 * The last seven mornings: 138/83 in the mean; one was left out. Two readings a minute apart, as the home protocol wants them: so much above
 * and below the mean of the sitting.
 */
const LAST: readonly (readonly [
  ago: number,
  at: string,
  mean: readonly [systolic: number, diastolic: number, pulse: number],
  apart: number,
])[] = [
  [0, '07:20', [136, 82, 72], 0],
  [1, '07:15', [135, 81, 74], 2],
  [2, '07:40', [142, 85, 73], 1],
  [4, '07:10', [138, 83, 75], 3],
  [5, '07:25', [138, 83, 74], 1],
  [6, '07:10', [139, 84, 76], 2],
];
const DAYS = 90;
/** The second medicine was added that many days ago. */
const CHANGED_AGO = CHECKUP_AGO - 1;
/** After it the numbers fall, a day at a time. */
const FALLING: readonly (readonly [number, number])[] = [
  [144, 86],
  [148, 88],
  [150, 89],
];
/** Before it they go up and down about 153/90. */
const BEFORE: readonly (readonly [number, number])[] = [
  [153, 90],
  [156, 92],
  [151, 89],
  [154, 91],
  [149, 88],
  [157, 92],
  [152, 89],
];
/** Every sixth morning is left out. */
const LEFT_OUT_EVERY = 6;

function earlier(today: PlainDate, ago: number): Morning[] {
  const numbers = ago < CHANGED_AGO ? FALLING[ago - 7] : BEFORE[ago % BEFORE.length];
  if (!numbers || ago % LEFT_OUT_EVERY === 3) return [];
  const [systolic, diastolic] = numbers;
  const at = `07:${10 + (ago % 5) * 5}`;
  return [{ on: addDays(today, -ago), at, sitting: at, systolic, diastolic, pulse: 72 + (ago % 6) }];
}

const minuteAfter = (at: string): string => `${at.slice(0, -2)}${String(Number(at.slice(-2)) + 1).padStart(2, '0')}`;

/** Readings of the mornings up to the loading day. */
export function pressureMornings(today: PlainDate): Morning[] {
  const last = LAST.flatMap(([ago, sitting, [systolic, diastolic, pulse], apart]) =>
    [apart, -apart].map((off, index) => ({
      on: addDays(today, -ago),
      at: index === 0 ? sitting : minuteAfter(sitting),
      sitting,
      systolic: systolic + off,
      diastolic: diastolic + Math.sign(off),
      pulse,
    })),
  );
  const before = Array.from({ length: DAYS - 7 }, (_, index) => index + 7).flatMap((ago) => earlier(today, ago));
  return [...last, ...before];
}
