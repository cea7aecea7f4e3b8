/** What a picture of readings over days is told, in the units of its caller. Colours and pixels come later (target-picture.ts). */
export interface TargetTick {
  at: number;
  text: string;
}

/** A day's lower and upper value, drawn as one capsule. */
export interface TargetSpan {
  x: number;
  low: number;
  high: number;
  lowOut: boolean;
  highOut: boolean;
}

export interface TargetDot {
  x: number;
  y: number;
  /** Out of range: a triangle in the colour of attention, whatever its shape was. */
  out: boolean;
  shape: 'circle' | 'diamond';
}

export interface TargetModel {
  x: readonly [number, number];
  y: readonly [number, number];
  xTicks: readonly TargetTick[];
  yTicks: readonly TargetTick[];
  /** Dashed lines with their words at the right: 高压 over 140. */
  targets: readonly { at: number; name?: string; text: string }[];
  band?: { low: number; high: number; tone: 'target' | 'normal'; text?: string } | undefined;
  /** A strip of days that the words speak of: 最近7天. */
  shade?: { from: number; to: number; text: string } | undefined;
  /** Something changed on a day: a dotted line with its date. */
  change?: TargetTick | undefined;
  spans?: readonly TargetSpan[];
  dots?: readonly TargetDot[];
  /** Joins the dots: for what changes slowly. */
  line?: boolean;
  /** Written over the newest dot. */
  last?: string;
}
