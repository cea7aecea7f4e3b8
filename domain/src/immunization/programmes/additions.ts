/** Vaccines a province may give free besides the national programme, as rows ready to be added. */
import type { VaccineRow } from './table';

/** Varicella is free in some provinces (which ones was not verified); ages and interval by the experts' consensus of 2023. */
const VARICELLA: VaccineRow = {
  code: 'Varicella',
  series: 'Varicella',
  doses: [
    { dose: 1, age: { months: 12 }, source: ['S2'], verified: true },
    { dose: 2, age: { years: 4 }, interval: { months: 3 }, source: ['S2'], verified: true },
  ],
  source: ['S2'],
  verified: true,
};

/** Additions by vaccine code. A county names the ones of its province; nothing is added without that. */
export const ADDITIONS: ReadonlyMap<string, VaccineRow> = new Map([[VARICELLA.code, VARICELLA]]);
