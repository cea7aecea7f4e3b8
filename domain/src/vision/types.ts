/** What goes into and comes out of the rules of eyes. Integers only; days are PlainDate. */
import type { PlainDate } from '../shared/plain-date';
import type { AcuityTenths } from './acuity';
import type { EyeItem } from '../child-visit/visit-table';

export const EYES = ['right', 'left'] as const;
export type Eye = (typeof EYES)[number];

/** One eye of one examination; null is not measured. */
export interface EyeReading {
  /** Naked and corrected acuity, five-point record in tenths. */
  naked: AcuityTenths | null;
  corrected: AcuityTenths | null;
  /** Hundredths of a dioptre. A sphere without a cylinder has none: the cylinder counts as 0. */
  sphere: number | null;
  cylinder: number | null;
  /** Degrees, 0–180. */
  axis: number | null;
  /** Hundredths of a millimetre; shown, never judged. */
  axialLength: number | null;
}

export const ITEM_RESULTS = ['normal', 'abnormal', 'not-done'] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];

/** Where it was measured: which thresholds apply at school age, and whether a referral has come back. */
export const VISION_SETTINGS = ['clinic', 'school', 'hospital'] as const;
export type VisionSetting = (typeof VISION_SETTINGS)[number];

export interface Examination {
  examinedOn: PlainDate;
  setting: VisionSetting;
  right: EyeReading;
  left: EyeReading;
  /** Whether the pupils were widened. Without it refraction shows too little long-sightedness. */
  cycloplegic: boolean;
  items: readonly { item: EyeItem; result: ItemResult }[];
}

/** The ladder, worst first. */
export const VERDICTS = ['refer', 're-check', 'normal', 'not-measured'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What one reading says: `note` is said and changes nothing. */
export type Weight = 'refer' | 're-check' | 'normal' | 'note';

export interface VisionReason {
  rule: string;
  /** Plain Chinese for a parent. */
  text: string;
  /** Source ids separated by spaces. */
  source: string;
  /** False when the fact behind it is unconfirmed. */
  verified: boolean;
  weight: Weight;
  /** Which eye; null is both, or none in particular. */
  eye: Eye | null;
}

/** How one eye reads for its age. `boundary` sits exactly on the line. */
export type AcuityGrade = 'normal' | 'boundary' | 'low' | 'not-judged' | 'not-measured';

export interface EyeAssessment {
  grade: AcuityGrade;
  /** Spherical equivalent in thousandths of a dioptre; null when not measured. */
  sphericalEquivalent: number | null;
}

export interface Assessment {
  verdict: Verdict;
  right: EyeAssessment;
  left: EyeAssessment;
  /** Lines of the chart between the eyes; null unless both read a line. */
  linesApart: number | null;
  /** The least acuity this age should reach, tenths; null where none is named. */
  expectedFrom: AcuityTenths | null;
  /** When to measure again; only with `re-check`. */
  recheck: { from: PlainDate; until: PlainDate } | null;
  reasons: VisionReason[];
}
