import colors from './chart-colors.json';

export type ChartMode = keyof typeof colors;
export type ChartColors = (typeof colors)[ChartMode];

/** The colours of a picture in each mode, taken from tokens.json by scripts/tokens.ts. */
export const chartColors: Record<ChartMode, ChartColors> = colors;
