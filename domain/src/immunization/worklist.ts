/**
 * Which doses of a child are late, and for how long: the order of a clinic's worklist.
 *
 * A dose is late from the day its own completion age is reached. Rows without one (hepatitis B 2, polio 1 and 2, DTaP 1 and 2,
 * inactivated JE 1 …) take the completion age of the next dose of their series that has one: whoever lacks DTaP 1 on the day
 * DTaP 3 should be complete is behind by the programme's own target, although DTaP 3 itself still waits. Catch-up rows with no
 * completion age at all (DT) are late from the day the programme names, because they exist only where something was missed.
 * Derived from the tables, no number is added. Only doses that can be given today count: nobody is called in vain.
 */
import type { PlainDate } from '../shared/plain-date';
import { dayNumberOf, monthsOf } from './day-number';
import { CATCH_UP_BEFORE } from './general-rules';
import type { Forecast, ForecastDose } from './types';

/** A dose that can be given today and should have been complete before. */
export interface LateDose {
  series: string;
  vaccine: string;
  dose: number;
  /** Whole days since the last day in time; at least 1. */
  lateDays: number;
}

/** The lateness of one child. */
export interface Lateness {
  /** Of the dose that is late longest. */
  lateDays: number;
  /** Longest first. */
  doses: LateDose[];
}

/** The children's programme ends before this age: who is older is on no worklist. */
export const CHILDREN_BEFORE_MONTHS = monthsOf(CATCH_UP_BEFORE.value);

/** Series that exist only to catch up. */
const CATCH_UP_SERIES: ReadonlySet<string> = new Set(['DT']);

/** The day from which a dose that is due counts as late; undefined when no target of the programme is missed yet. */
function lateFrom(doses: readonly ForecastDose[], at: number): PlainDate | undefined {
  const dose = doses[at];
  if (dose === undefined) return undefined;
  for (let index = at; index < doses.length; index += 1) {
    const later = doses[index];
    if (later?.series === dose.series && later.completeBefore !== null) return later.completeBefore;
  }
  return CATCH_UP_SERIES.has(dose.series) ? (dose.dueOn ?? undefined) : undefined;
}

/** A dose as late; undefined when it cannot be given today or is in time. */
function lateDose(doses: readonly ForecastDose[], at: number, today: PlainDate): LateDose | undefined {
  const dose = doses[at];
  if (dose?.status !== 'overdue' && dose?.status !== 'due') return undefined;
  const from = lateFrom(doses, at);
  if (from === undefined || from > today) return undefined;
  const lateDays = dayNumberOf(today) - dayNumberOf(from) + 1;
  return { series: dose.series, vaccine: dose.vaccine, dose: dose.dose, lateDays };
}

/**
 * The late doses of a forecast.
 * @param forecast - answer of `forecast` for the same `today`
 * @returns undefined when nothing that can be given today is late
 */
export function overdueOf(forecast: Pick<Forecast, 'doses'>, today: PlainDate): Lateness | undefined {
  const doses: LateDose[] = [];
  for (let at = 0; at < forecast.doses.length; at += 1) {
    const late = lateDose(forecast.doses, at, today);
    if (late !== undefined) doses.push(late);
  }
  doses.sort((a, b) => b.lateDays - a.lateDays);
  const [longest] = doses;
  return longest && { lateDays: longest.lateDays, doses };
}
