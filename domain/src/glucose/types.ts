/** Glucose in mmol/L, compared with one decimal: what the meter and the person show. */

/** A target: fasting from–to (the follow-up rule leaves the upper end out), and below a number at any other time. */
export interface GlucoseTarget {
  fastingFrom: number;
  fastingBelow: number;
  otherBelow: number;
}

export type GlucoseState =
  | 'too-low'
  | 'below-target'
  | 'in-target'
  | 'usual'
  | 'a-little-high'
  | 'above-target'
  | 'see-doctor'
  | 'far-above'
  | 'alarm-high'
  | 'unjudged';
