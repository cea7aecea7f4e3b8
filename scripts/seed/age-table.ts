/**
 * Shares of five-year age groups in percent and of men among them. Shape: the national census of 2020 (第七次全国人口普查) aged by
 * six years and the smaller birth years since; written from memory and rounded, good for a demo and for load, not for statistics.
 */
export const AGE_GROUPS: readonly { from: number; percent: number; men: number }[] = [
  { from: 0, percent: 3.5, men: 0.525 },
  { from: 5, percent: 5.4, men: 0.53 },
  { from: 10, percent: 5.9, men: 0.535 },
  { from: 15, percent: 5.5, men: 0.535 },
  { from: 20, percent: 5.1, men: 0.53 },
  { from: 25, percent: 5.3, men: 0.52 },
  { from: 30, percent: 6.8, men: 0.515 },
  { from: 35, percent: 8.4, men: 0.51 },
  { from: 40, percent: 7.3, men: 0.51 },
  { from: 45, percent: 6.7, men: 0.51 },
  { from: 50, percent: 8.3, men: 0.505 },
  { from: 55, percent: 8.5, men: 0.5 },
  { from: 60, percent: 6.8, men: 0.495 },
  { from: 65, percent: 5.2, men: 0.49 },
  { from: 70, percent: 5.1, men: 0.485 },
  { from: 75, percent: 3.3, men: 0.47 },
  { from: 80, percent: 1.9, men: 0.44 },
  { from: 85, percent: 0.8, men: 0.4 },
  { from: 90, percent: 0.2, men: 0.33 },
];

export const GROUP_YEARS = 5;
