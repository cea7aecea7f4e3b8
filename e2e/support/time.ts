// The time of the journeys: the machine's clock, moved so that a run starts at the same hour of the same day wherever it runs.
const OFFSET_MS = 8 * 3_600_000;

/** Milliseconds from now to `start`, `2026-11-25T09:40` in Asia/Shanghai; a day alone starts at 09:40. */
export const shiftTo = (start: string): number =>
  Date.parse(`${start.includes('T') ? start : `${start}T09:40`}+08:00`) - Date.now();

/** The moved clock now, in Asia/Shanghai, as KANGBAN_TODAY takes it. */
export const timeThere = (shiftMs: number): string =>
  new Date(Date.now() + shiftMs + OFFSET_MS).toISOString().slice(0, 19);
