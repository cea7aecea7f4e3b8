/** The codes of the 13 visits; small enough for every page. */

/** In the order of age. */
export const VISIT_CODES = [
  'home',
  'm1',
  'm3',
  'm6',
  'm8',
  'm12',
  'm18',
  'm24',
  'm30',
  'm36',
  'y4',
  'y5',
  'y6',
] as const;
export type VisitCode = (typeof VISIT_CODES)[number];

/** Whether a text is the code of a visit. */
export const isVisitCode = (text: string): text is VisitCode => VISIT_CODES.some((code) => code === text);

/** Place of a visit in the order of age, from 1. */
export const visitNumberOf = (code: VisitCode): number => VISIT_CODES.indexOf(code) + 1;

/** Series of every visit among what an appointment holds: a person holds one active booking for one visit. */
export const VISIT_SERIES = 'child-visit';
