/** What the children of the mock-ups had, counted from their birthdays and the loading day. */
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { addDays, addMonths } from './days';

export type Dose = readonly [vaccine: string, on: PlainDate];

/** 14 doses done, DTaP 4 and HepA 1 due, MMR 2 kept waiting nine days by varicella, JE 2 until the second birthday. */
export function ananDoses(birth: PlainDate, today: PlainDate): Dose[] {
  const at = (months: number, days: number): PlainDate => addDays(addMonths(birth, months), days);
  const third = addDays(today, -364);
  return [
    ['HepB', birth],
    ['BCG', birth],
    ['HepB', at(1, 0)],
    ['IPV', at(2, 2)],
    ['DTaP', at(2, 2)],
    ['IPV', at(3, 2)],
    ['bOPV', at(4, 3)],
    ['DTaP', at(4, 3)],
    ['HepB', third],
    ['DTaP', third],
    ['MPSV-A', third],
    ['MMR', at(8, 1)],
    ['JE-L', at(8, 1)],
    ['MPSV-A', addMonths(third, 3)],
    ['Varicella', addDays(today, -19)],
  ];
}

/** 22 of 23: MPSV-AC came two months late at three years, so the second could not be given with DTaP 5 on the sixth birthday. */
export function yimingDoses(birth: PlainDate): Dose[] {
  const at = (months: number, days: number): PlainDate => addDays(addMonths(birth, months), days);
  const doses: [string, readonly (readonly [number, number])[]][] = [
    [
      'HepB',
      [
        [1, 3],
        [6, 2],
      ],
    ],
    [
      'IPV',
      [
        [2, 1],
        [3, 4],
      ],
    ],
    [
      'bOPV',
      [
        [4, 5],
        [48, 6],
      ],
    ],
    [
      'DTaP',
      [
        [3, 4],
        [4, 5],
        [5, 9],
        [18, 4],
        [72, 6],
      ],
    ],
    [
      'MPSV-A',
      [
        [6, 2],
        [9, 7],
      ],
    ],
    [
      'MMR',
      [
        [8, 3],
        [18, 4],
      ],
    ],
    [
      'JE-L',
      [
        [8, 3],
        [24, 8],
      ],
    ],
    [
      'HepA-I',
      [
        [18, 4],
        [24, 8],
      ],
    ],
    ['MPSV-AC', [[38, 10]]],
    [
      'Varicella',
      [
        [13, 5],
        [48, 6],
      ],
    ],
  ];
  return [
    ['HepB', birth],
    ['BCG', birth],
    ...doses.flatMap(([vaccine, ages]) => ages.map(([months, days]) => [vaccine, at(months, days)] as const)),
  ];
}
