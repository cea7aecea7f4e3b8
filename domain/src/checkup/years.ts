import { partsOf } from '../shared/plain-date';
import type { CheckupInput } from './report-input';
import type { CheckupReport } from './types';

/** Years that stand side by side. */
const YEARS = 3;

export interface YearSlot {
  year: number;
  checkup: CheckupInput | null;
}

/** This checkup's calendar year and the two before it, oldest first; of several in one year the newest, and never a later one. */
export function slotsOf(current: CheckupInput, checkups: readonly CheckupInput[]): YearSlot[] {
  const { year } = partsOf(current.on);
  const earlier = checkups.filter(({ on }) => on < current.on);
  return Array.from({ length: YEARS }, (_, index) => {
    const at = year - (YEARS - 1) + index;
    if (at === year) return { year, checkup: current };
    const own = earlier.filter(({ on }) => partsOf(on).year === at).sort((a, b) => (a.on < b.on ? 1 : -1));
    return { year: at, checkup: own[0] ?? null };
  });
}

/** The years as the page names them. */
export const yearsOf = (slots: readonly YearSlot[]): CheckupReport['years'] =>
  slots.map(({ year, checkup }) => ({ year, entryId: checkup?.entryId ?? null, on: checkup?.on ?? null }));
