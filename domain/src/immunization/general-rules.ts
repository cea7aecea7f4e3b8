/** The rules that stand beside the dose tables, as data: every number of a rule is here, with its source. */
import { stepOf, type Step } from './day-number';
import type { DoseRow, Span } from './programmes/table';
import type { HivStatus } from './types';
import type { Component } from './vaccine-table';

/** A number of a rule with where it is from. */
export interface Fact<T> {
  readonly value: T;
  readonly source: string;
  readonly verified: boolean;
}

/** A span of a rule, also as the step the inner loops count in. */
export interface SpanFact extends Fact<Span> {
  readonly step: Step;
}

const fact = <T>(value: T, source: string): Fact<T> => ({ value, source, verified: true });
const fromMemory = <T>(value: T): Fact<T> => ({ value, source: 'M', verified: false });
const span = (value: Span, source: string): SpanFact => ({ ...fact(value, source), step: stepOf(value) });
const spanFromMemory = (value: Span): SpanFact => ({ ...fromMemory(value), step: stepOf(value) });

/** Two injected live vaccines: same day, or this far apart. BCG counts too (injected live; that it counts is from memory). */
export const LIVE_GAP: SpanFact = span({ days: 28 }, 'S1 S5 S6');
/** Injected live vaccines other than BCG wait this long after an immunoglobulin-containing blood product. */
export const IMMUNOGLOBULIN_GAP: SpanFact = span({ months: 3 }, 'S1');
/** Injected live vaccines that do not wait after immunoglobulin. */
export const NO_IMMUNOGLOBULIN_WAIT: readonly string[] = ['BCG'];
/** The children's programme and its catch-up end at this age. */
export const CATCH_UP_BEFORE: SpanFact = span({ years: 18 }, 'S5');

/** From this age a BCG needs a negative skin test first. */
export const BCG_SKIN_TEST_FROM: SpanFact = span({ months: 3 }, 'S2 S9');
/** A child born after no more than this many weeks gets BCG when the clinic says so. */
export const BCG_PRETERM_WEEKS: Fact<number> = fact(31, 'S6');

/** Mother HBsAg positive or unknown and birth weight below this: the birth dose is extra, three more follow. */
export const SMALL_BABY_BELOW_G: Fact<number> = fact(2000, 'S1');
export const SMALL_BABY_HEPB: readonly DoseRow[] = [
  { dose: 1, age: { months: 0 }, completeBefore: { hours: 24 }, source: ['S1'], verified: true },
  { dose: 2, age: { months: 1 }, interval: { days: 28 }, source: ['S1'], verified: true },
  { dose: 3, age: { months: 2 }, interval: { days: 28 }, source: ['S1'], verified: true },
  {
    dose: 4,
    age: { months: 7 },
    interval: { days: 60 },
    completeBefore: { months: 12 },
    source: ['S1'],
    verified: true,
  },
];
/** The birth dose of a child whose mother is HBsAg positive or unknown. */
export const HBSAG_BIRTH_DOSE: SpanFact = span({ hours: 12 }, 'S1 S10');
/** Hepatitis B dose 3 after dose 1: advice only. */
export const HEPB_THIRD_AFTER_FIRST: SpanFact = spanFromMemory({ months: 4 });

/** Polio vaccine doses that contain type 2, and fewer for children born before the day. */
export const POLIO_TYPE2_DOSES: Fact<number> = fact(2, 'S1');
export const POLIO_TYPE2_BEFORE: Fact<{ bornBefore: string; doses: number }> = fromMemory({
  bornBefore: '2019-10-01',
  doses: 1,
});
/** Four IPV-containing doses on schedule end the polio series. */
export const POLIO_ALL_IPV: Fact<number> = fact(4, 'S10 S3');

/** From this age group A polysaccharide is no longer given and A+C takes its place. */
export const MPSV_A_BEFORE: SpanFact = spanFromMemory({ months: 24 });
/** A+C after a single group A dose. */
export const MPSV_AC_AFTER_SINGLE_A: SpanFact = spanFromMemory({ months: 3 });

/** How many doses holding each part somebody born from a day on needs. */
export interface MeaslesNeeds {
  readonly bornFrom: string;
  readonly measles: number;
  readonly mumps: number;
  readonly rubella: number;
}
/**
 * Those born from this day on need two MMR; whatever else holds measles is looked at by the clinic. Before it the parts are
 * counted apart: the doses of each part wanted, by the youngest row that fits (programme widened at the end of 2007).
 */
export const TWO_MMR_BORN_FROM: Fact<string> = fromMemory('2019-10-01');
export const MEASLES_NEEDS: Fact<readonly MeaslesNeeds[]> = fromMemory([
  { bornFrom: '2008-01-01', measles: 2, mumps: 1, rubella: 1 },
  { bornFrom: '1900-01-01', measles: 2, mumps: 0, rubella: 0 },
]);
export const MEASLES_PARTS: readonly Component[] = ['measles', 'mumps', 'rubella'];
/** A dose beyond the second, for a part still missing: after the wait of two live vaccines. */
export const MEASLES_TOP_UP: DoseRow = {
  dose: 3,
  age: { months: 18 },
  interval: { days: 28 },
  source: ['M'],
  verified: false,
};

/** One inactivated hepatitis A dose may be completed by the live vaccine after this wait. */
export const HEPA_SWITCH_AFTER: SpanFact = spanFromMemory({ months: 6 });

/** From this age at the first HPV dose the label asks three doses; what the programme gives was not found. */
export const HPV_ASK_FROM: SpanFact = span({ years: 15 }, 'S8');
/** Other HPV products: continuing with the programme's vaccine is the clinic's decision. */
export const OTHER_HPV: readonly string[] = ['4vHPV', '9vHPV', '9vHPV-CN'];

/** Catch-up with DT, counting DTaP and DT together. */
export const DT_RULES = {
  /** DTaP + DT doses wanted when fewer are recorded. */
  total: 3,
  /** A child with this many DTaP doses needs no DT. */
  fullDtap: 5,
  /** DTaP doses after which one DT is enough with the longer wait. */
  longSeries: 4,
  secondAfter: { months: 1 },
  thirdAfter: { months: 6 },
  afterThreeDtap: { months: 6 },
  afterFourDtap: { months: 12 },
  source: 'S2 S3 M',
  verified: false,
} as const satisfies Record<string, number | Span | string | boolean>;

export type HivDecision = 'allow' | 'stop' | 'ask';
/** HIV: polio by inactivated vaccine in place of the drops. */
export const NO_DROPS: { source: string; verified: boolean } = { source: 'S1', verified: true };

/** HIV matrix of the 2026 edition. Live vaccines not named are the clinic's decision. */
export const HIV_MATRIX: Fact<Record<HivStatus, Readonly<Record<string, HivDecision>>>> = fact(
  {
    'infected-severe': { BCG: 'stop', bOPV: 'stop', 'JE-L': 'stop', 'HepA-L': 'stop', MMR: 'stop' },
    infected: { BCG: 'stop', bOPV: 'stop', 'JE-L': 'stop', 'HepA-L': 'stop', MMR: 'allow' },
    exposed: { BCG: 'ask', bOPV: 'stop', 'JE-L': 'stop', 'HepA-L': 'stop', MMR: 'ask' },
  },
  'S1',
);

/** What the label of a combined or replacing product asks, in place of the programme's ages, when it counts for programme doses. */
export const LABEL_DOSES: Readonly<Record<string, readonly DoseRow[]>> = {
  'DTaP-IPV/Hib': [
    { dose: 1, age: { months: 2 }, source: ['S2'], verified: true },
    {
      dose: 2,
      age: { months: 3 },
      minAge: { months: 2, days: 28 },
      interval: { days: 28 },
      source: ['S2'],
      verified: true,
    },
    {
      dose: 3,
      age: { months: 4 },
      minAge: { months: 2, days: 56 },
      interval: { days: 28 },
      source: ['S2'],
      verified: true,
    },
    { dose: 4, age: { months: 18 }, interval: { months: 6 }, source: ['S2'], verified: true },
  ],
  'DTaP-Hib': [
    { dose: 1, age: { months: 2 }, source: ['M'], verified: false },
    { dose: 2, age: { months: 3 }, interval: { days: 28 }, intervalVerified: false, source: ['M'], verified: false },
    { dose: 3, age: { months: 4 }, interval: { days: 28 }, intervalVerified: false, source: ['M'], verified: false },
    { dose: 4, age: { months: 18 }, interval: { months: 6 }, intervalVerified: false, source: ['M'], verified: false },
  ],
  'MCV-AC-Hib': [
    { dose: 1, age: { months: 3 }, source: ['M'], verified: false },
    { dose: 2, age: { months: 3 }, interval: { days: 28 }, intervalVerified: false, source: ['M'], verified: false },
  ],
  '2vHPV': [
    { dose: 1, age: { years: 9 }, source: ['LABEL'], verified: true },
    { dose: 2, age: { years: 9, months: 5 }, interval: { months: 5 }, source: ['LABEL'], verified: true },
  ],
  'MCV-AC': [
    { dose: 1, age: { months: 3 }, source: ['S2'], verified: true },
    { dose: 2, age: { months: 3 }, interval: { days: 28 }, intervalVerified: false, source: ['M'], verified: false },
  ],
  'MCV-ACYW': [
    { dose: 1, age: { months: 3 }, source: ['S2'], verified: true },
    { dose: 2, age: { months: 3 }, interval: { days: 28 }, intervalVerified: false, source: ['M'], verified: false },
  ],
};
