/** The monthly list of workers whose awards stand out (fact sheet §7.3). A line on it accuses nobody: it says where to look. */

/** What one worker wrote down in a month that earned points. */
interface WorkerMonth {
  staffId: string;
  awards: number;
  /** Of these, written at `NIGHT`. */
  atNight: number;
}

export interface Anomaly {
  kind: 'many-awards' | 'above-p99' | 'at-night';
  staffId: string;
  awards: number;
  z: number | null;
}

/** Standard deviations above the mean from which a worker is listed, and how many workers there must be for it to say anything. */
const Z_FROM = 3;
const Z_WORKERS_MIN = 5;
const P99_WORKERS_MIN = 20;
const NIGHT_MIN = 3;

/** The hours of the night (0–23, Asia/Shanghai): from `from` on, and before `until`. */
export const NIGHT = { from: 22, until: 6 } as const;

/** Standard deviations of a count above the mean of the others, whom it does not belong to; null where they are too few or all alike and equal to it. */
export function zScore(count: number, others: readonly number[]): number | null {
  if (others.length < Z_WORKERS_MIN - 1) return null;
  const mean = others.reduce((sum, one) => sum + one, 0) / others.length;
  const spread = Math.sqrt(others.reduce((sum, one) => sum + (one - mean) ** 2, 0) / others.length);
  // Where all others did the same a single award more would be beyond every bound: one award is the least spread there is.
  return Math.round(((count - mean) / Math.max(1, spread)) * 10) / 10;
}

/** The count that 99 of 100 workers do not exceed (nearest rank); null for fewer than 20 workers. */
export function p99(counts: readonly number[]): number | null {
  if (counts.length < P99_WORKERS_MIN) return null;
  const sorted = [...counts].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? null;
}

const oddsOf = (worker: WorkerMonth, all: readonly WorkerMonth[]): Anomaly[] => {
  const { staffId, awards, atNight } = worker;
  const others = all.filter((one) => one !== worker).map((one) => one.awards);
  const z = zScore(awards, others);
  const bound = p99(others);
  return [
    ...(z !== null && z >= Z_FROM ? [{ kind: 'many-awards', staffId, awards, z } as const] : []),
    ...(bound !== null && awards > bound ? [{ kind: 'above-p99', staffId, awards, z } as const] : []),
    ...(atNight >= NIGHT_MIN ? [{ kind: 'at-night', staffId, awards: atNight, z: null } as const] : []),
  ];
};

/** Everything that stands out in a month, the most awards first. */
export const anomaliesOf = (workers: readonly WorkerMonth[]): Anomaly[] =>
  workers.flatMap((worker) => oddsOf(worker, workers)).sort((a, b) => b.awards - a.awards);
