/** One moment of a simulated catch-up: what is recorded by then, and what the forecast says on that day. */
import { dayNumberOf, plainDateOf } from './day-number';
import { forecast } from './forecast';
import { isBehindClinic, isRecorded } from './named-age';
import type { Flag, ForecastDose, ForecastInput, GivenDose } from './types';
import { getVaccine } from './vaccine-table';

/** A day of the simulation. */
export interface PlanState {
  /** Day number. */
  readonly day: number;
  /** Id of the programme applied on this day. */
  readonly programme: string;
  readonly given: readonly GivenDose[];
  readonly doses: readonly ForecastDose[];
  readonly flags: readonly Flag[];
  /** Doses that may be given on this day, at most one of each series. */
  readonly ready: readonly ForecastDose[];
  /** Of every other series, the next dose that only has to wait. */
  readonly waiting: readonly ForecastDose[];
}

/** Series and number: what stays the same of a dose while the product it takes may change. */
export const doseKey = (dose: ForecastDose): string => `${dose.series}#${dose.dose}`;

/** Whether a dose may be given on the day it was forecast for. */
const isReady = ({ status }: ForecastDose): boolean => status === 'due' || status === 'overdue';

/** Whether a dose is still to come by the rules alone. */
export const isOpen = (dose: ForecastDose): boolean => isReady(dose) || dose.status === 'not-yet';

/** The injected live vaccines, which keep their distance from each other. */
export const isLive = ({ vaccine }: ForecastDose): boolean => getVaccine(vaccine).live === 'injected';

/** Drops and sprays are no injections. */
export const isInjection = ({ vaccine }: ForecastDose): boolean => {
  const { route } = getVaccine(vaccine);
  return route !== 'oral' && route !== 'nasal';
};

function firstOfSeries(doses: readonly ForecastDose[], accepts: (dose: ForecastDose) => boolean): ForecastDose[] {
  const seen = new Set<string>();
  return doses.filter((dose) => {
    if (seen.has(dose.series) || !accepts(dose)) return false;
    seen.add(dose.series);
    return true;
  });
}

/**
 * The forecast of a day of the simulation.
 * @param base - the child as asked about; its `today` and `given` are replaced
 */
export function stateOn(base: ForecastInput, given: readonly GivenDose[], day: number): PlanState {
  const { programme, doses, flags } = forecast({ ...base, given, today: plainDateOf(day) });
  const ready = firstOfSeries(doses, isReady);
  const busy = new Set(ready.map(({ series }) => series));
  const waiting = firstOfSeries(doses, (dose) => isOpen(dose) && !isRecorded(dose)).filter(
    (dose) => !busy.has(dose.series) && !isBehindClinic(doses, dose),
  );
  return { day, programme, given, doses, flags, ready, waiting };
}

/** The same child, later the same day, with doses given. */
export const giveOn = (base: ForecastInput, state: PlanState, doses: readonly ForecastDose[]): PlanState => {
  const date = plainDateOf(state.day);
  return stateOn(base, [...state.given, ...doses.map(({ vaccine }) => ({ vaccine, date }))], state.day);
};

/** First day a dose can be given; Infinity when none is known. */
export const possibleOn = ({ earliestOn }: ForecastDose): number =>
  earliestOn === null ? Number.POSITIVE_INFINITY : dayNumberOf(earliestOn);
