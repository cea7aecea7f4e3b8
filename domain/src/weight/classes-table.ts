/**
 * Classes of the body mass (kg/m², one decimal) by age. A value on a `from` belongs to that row. None of the tables holds below 18 and in
 * pregnancy.
 */
import type { WeightClass, WeightTable } from './types';

export interface WeightClasses {
  table: WeightTable;
  /** Completed years, both included; null is open. */
  ageMin: number;
  ageMax: number | null;
  classes: readonly (readonly [from: number, name: WeightClass])[];
  /** What is aimed at: from the lower number on, below the upper one (26.9 is inside, 27.0 is not). */
  aim: { from: number; below: number };
  source: string;
  verified: boolean;
}

/** [S50]. */
const PRINCIPLES = '体重管理指导原则（2024年版）';

export const WEIGHT_CLASSES: readonly WeightClasses[] = [
  {
    table: 'adult',
    ageMin: 18,
    ageMax: 64,
    // The cuts at 37.5 and 50 are from memory (M); those at 18.5, 24, 28 and 32.5 were read.
    classes: [
      [0, 'under'],
      [18.5, 'normal'],
      [24, 'over'],
      [28, 'obese-1'],
      [32.5, 'obese-2'],
      [37.5, 'obese-3'],
      [50, 'obese-4'],
    ],
    aim: { from: 18.5, below: 24 },
    source: PRINCIPLES,
    verified: true,
  },
  {
    table: '65-79',
    ageMin: 65,
    ageMax: 79,
    classes: [
      [0, 'below-goal'],
      [20, 'in-goal'],
      [27, 'above-goal'],
    ],
    aim: { from: 20, below: 27 },
    // Fact sheet §6, not read in the original yet.
    source: '老年人体质指数范围',
    verified: false,
  },
  {
    table: 'from-80',
    ageMin: 80,
    ageMax: null,
    classes: [
      [0, 'below-goal'],
      [22, 'in-goal'],
      [27, 'above-goal'],
    ],
    aim: { from: 22, below: 27 },
    source: PRINCIPLES,
    verified: true,
  },
];

/** Below these a body is too thin, cm and kg apart: adults, and from 65 on (fact sheet §6, design against harm). */
export const TOO_THIN_BELOW = { adult: 18.5, elder: 20 } as const;

/** Waist of adults in cm: central from, and a step before it (WS/T 428-2013, M). */
export const WAIST_FROM = {
  male: { before: 85, central: 90 },
  female: { before: 80, central: 85 },
} as const;
export const WAIST_SOURCE = PRINCIPLES;
