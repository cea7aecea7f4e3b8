/** What holds where a county has set nothing else (design; docs/rules/points.md). Points and whole days. */
export const POINT_POLICY = {
  /** The deepest debt that taking an award back may leave. What is missing beyond it is written off. */
  debtMax: 200,
  /** Points that come back after their last day can be used for so many days more. */
  graceDays: 30,
} as const;

/** A key is kept by the one who asks: long enough to be its own, short enough to be read. */
export const KEY_LENGTH = { min: 8, max: 300 } as const;

/** More than any scheme pays, and far below where numbers stop being exact. */
export const POINTS_MAX = 1_000_000;
