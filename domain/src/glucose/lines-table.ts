/** Lines of the glucose, mmol/L with one decimal: a value on a `from` line belongs above it (fact sheet §4.2). */
import type { GlucoseTime } from '../reading/types';
import type { GlucoseTarget } from './types';

/** Policy wording, both edges included [S41]; another system takes > 16.7 and < 3.9. */
export const GLUCOSE_ALARM = { lowUpTo: 3.9, highFrom: 16.7 } as const;

/** From here on far above what is aimed at [S44]. */
export const FAR_ABOVE_FROM = 13.9;

/**
 * With diabetes: fasting 4.4–7.0, below 10.0 at other times [S42]. Exactly 7.0 is inside the guideline's target and 不满意 by the follow-up
 * rule: the follow-up rule is shown, so the upper end is left out.
 */
export const GLUCOSE_TARGET: GlucoseTarget = { fastingFrom: 4.4, fastingBelow: 7, otherBelow: 10 };

interface Line {
  /** From here on it is a little high. */
  raisedFrom: number;
  /** From here on a doctor is to look. */
  doctorFrom: number;
}

/** Of people not known to have diabetes [S43]; at any time of day only the second line is known. */
export const GLUCOSE_LINES: Readonly<Record<GlucoseTime, Line>> = {
  fasting: { raisedFrom: 6.1, doctorFrom: 7 },
  'two-hours': { raisedFrom: 7.8, doctorFrom: 11.1 },
  random: { raisedFrom: 11.1, doctorFrom: 11.1 },
};
