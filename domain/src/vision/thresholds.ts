/** Every number of the rules of eyes, typed, with a source per row (fact sheet §4.3). Ages in completed months of age. */
import type { AcuityTenths } from './acuity';
import type { VisionBacking } from './sources';

const YEAR = 12;

/** What the boundary value itself means where "reaches it" and "up to it is low" name the same number. */
export type BoundaryReading = 'normal' | 're-check' | 'low';

/**
 * The one switch of the boundary conflict: the 2021 text counts 4.8 at 4 years as reached, the 2013 text and the code as low. Exactly
 * on the line is measured again after 2 weeks to 1 month, and referred when it is still so (M).
 */
export const BOUNDARY_READING: BoundaryReading = 're-check';

/** When a boundary value is measured again (M): from this many days, until this many calendar months. */
export const RECHECK = { fromDays: 14, untilMonths: 1, source: ['M'], verified: false } as const;

export interface AcuityRow extends VisionBacking {
  fromMonth: number;
  /** The least that age should reach; null where no text names it. */
  expectedFrom: AcuityTenths | null;
  /** At or below it is low. */
  lowUpTo: AcuityTenths;
}

/** Before school; the row of the age reached counts until the next begins. */
export const ACUITY_ROWS: readonly AcuityRow[] = [
  { fromMonth: 0, expectedFrom: null, lowUpTo: 46, source: ['S19'], verified: false },
  { fromMonth: 3 * YEAR, expectedFrom: null, lowUpTo: 47, source: ['S19'], verified: false },
  { fromMonth: 4 * YEAR, expectedFrom: 48, lowUpTo: 48, source: ['S19'], verified: true },
  { fromMonth: 5 * YEAR, expectedFrom: 49, lowUpTo: 49, source: ['S19'], verified: true },
];

/**
 * At school: below 5.0 is low, 5.0 is reached; there is no conflict at the boundary. A child of six measured by a clinic is still one of
 * the 0-to-6 programme and gets the row of 5–6 years; measured at school, or from seven on, this one.
 */
export const SCHOOL_ACUITY: AcuityRow = {
  fromMonth: 6 * YEAR,
  expectedFrom: 50,
  lowUpTo: 49,
  source: ['S19'],
  verified: true,
};
export const SCHOOL_ANYWHERE_FROM_MONTH = 7 * YEAR;
/** Low at school age by degree: 4.9 mild, 4.6–4.8 moderate, 4.5 and less severe [S19]. */
export const SCHOOL_DEGREES = { moderateUpTo: 48, severeUpTo: 45 } as const;

/** Two lines of the log chart between the eyes, or more (M). */
export const LINES_APART = { refer: 2, source: ['M'], verified: false } as const;

export interface RefractionRow extends VisionBacking {
  fromMonth: number;
  /** Hundredths of a dioptre; refer when strictly beyond. */
  astigmatismOver: number;
  hyperopiaOver: number;
  myopiaUnder: number;
}

/**
 * Screening limits at 24 and 36 months, 4, 5 and 6 years [S19]. An age in between takes the row of the age it has reached (30 months:
 * 24 months). Before 24 months no limit is named and none is applied; from 7 years the row of six is carried on, unconfirmed.
 */
export const REFRACTION_ROWS: readonly RefractionRow[] = [
  { fromMonth: 24, astigmatismOver: 200, hyperopiaOver: 450, myopiaUnder: -350, source: ['S19'], verified: true },
  { fromMonth: 36, astigmatismOver: 200, hyperopiaOver: 400, myopiaUnder: -300, source: ['S19'], verified: true },
  { fromMonth: 4 * YEAR, astigmatismOver: 200, hyperopiaOver: 400, myopiaUnder: -300, source: ['S19'], verified: true },
  { fromMonth: 5 * YEAR, astigmatismOver: 150, hyperopiaOver: 350, myopiaUnder: -150, source: ['S19'], verified: true },
  { fromMonth: 6 * YEAR, astigmatismOver: 150, hyperopiaOver: 350, myopiaUnder: -150, source: ['S19'], verified: true },
  {
    fromMonth: 7 * YEAR,
    astigmatismOver: 150,
    hyperopiaOver: 350,
    myopiaUnder: -150,
    source: ['S19', 'M'],
    verified: false,
  },
];

/** What the limits of long- and short-sightedness are held against: the code takes the equivalent [S19], the text says sphere (M). */
export type LimitsOn = 'spherical-equivalent' | 'sphere';
export const LIMITS_ON: LimitsOn = 'spherical-equivalent';

/** Between the eyes, at any age, strictly more than [S19]. Hundredths of a dioptre. */
export const EYES_APART = { sphereOver: 150, cylinderOver: 100, source: ['S19'], verified: true } as const;

/** Screening myopia: from six, naked acuity below 5.0 and SE without widened pupils below this (M; one page writes "up to"). Thousandths. */
export const SCREENING_MYOPIA = {
  fromMonth: 6 * YEAR,
  acuityUnder: 50,
  equivalentUnder: -500,
  /** True: −0.50 D itself counts too. */
  inclusive: false,
  source: ['M'],
  verified: false,
} as const;

/** Pre-myopia: −0.50 D < SE ≤ +0.75 D [S19], said from school age on. Thousandths of a dioptre. */
export const PRE_MYOPIA = { fromMonth: 6 * YEAR, over: -500, upTo: 750, source: ['S19'], verified: true } as const;

export interface ReserveRow {
  fromMonth: number;
  /** Months of age before which the row holds. */
  beforeMonth: number;
  /** Hundredths of a dioptre; equal ends are "about". */
  from: number;
  to: number;
}

/** Hyperopia reserve, a reference for refraction with widened pupils: upper ends match S19, the text is (M). */
export const RESERVE_ROWS: readonly ReserveRow[] = [
  { fromMonth: 0, beforeMonth: 4 * YEAR, from: 300, to: 300 },
  { fromMonth: 4 * YEAR, beforeMonth: 6 * YEAR, from: 150, to: 200 },
  { fromMonth: 6 * YEAR, beforeMonth: 8 * YEAR, from: 100, to: 150 },
];
export const RESERVE_BACKING = { source: ['S20', 'M'], verified: false } as const;

/** From this age both eyes read a chart; one eye left out is measured again (M). */
export const ACUITY_FROM_MONTH = 4 * YEAR;
