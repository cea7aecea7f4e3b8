/**
 * Catch-up planner: the fewest visits that bring a late child up to date. It has no rules of its own; every step asks the forecast
 * of that day, with what the plan gave before as recorded. What can be given today is given today ("as soon as possible", S1);
 * after that doses may wait for each other so that they share a visit, and each says from when it could be given.
 */
import { dayNumberOf, plainDateOf } from './day-number';
import type { PlainDate } from '../shared/plain-date';
import { doseKey, isOpen, stateOn, type PlanState } from './catch-up-plan-state';
import { fewestVisits, withoutSharing, type Plan, type SimulatedVisit, type Task } from './catch-up-plan-search';
import { editionOfInput, isBehindClinic, namedAgeOn } from './named-age';
import type { Flag, ForecastDose, ForecastInput, Reason } from './types';

/** The child, and how many injections it may get at one visit (drops are none); no limit when left out. */
export interface CatchUpInput extends ForecastInput {
  maxInjectionsPerVisit?: number | undefined;
}

/** A dose on the day of a visit. */
export interface PlannedDose extends ForecastDose {
  /** First day it can be given with the visits before; never after the day of the visit. */
  possibleOn: PlainDate;
  /** Why it could not be given at the visit before (or today); empty when it could. */
  waitedFor: readonly Reason[];
}

/** One visit. */
export interface PlannedVisit {
  day: PlainDate;
  doses: PlannedDose[];
}

/** The plan. */
export interface CatchUpPlan {
  programme: string;
  /** In order of day; empty when the child is up to date or only a clinician can go on. */
  visits: PlannedVisit[];
  /** Visits when every dose is given on its first possible day. */
  visitsWithoutSharing: number;
  /** Doses only a clinician can decide, with those that wait behind them. */
  askClinic: ForecastDose[];
  flags: readonly Flag[];
}

/** Keys of the doses whose age is reached on the first day. */
function agedKeys(input: ForecastInput, start: PlanState): ReadonlySet<string> {
  const edition = editionOfInput(input);
  const birth = dayNumberOf(input.birthDate);
  return new Set(start.doses.filter((dose) => namedAgeOn(edition, birth, dose) <= start.day).map(doseKey));
}

/** The doses that are behind: their age is reached, and the rules alone say when they come. */
const targetsOf = (start: PlanState, aged: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    start.doses
      .filter((dose) => aged.has(doseKey(dose)) && isOpen(dose) && !isBehindClinic(start.doses, dose))
      .map(doseKey),
  );

const keysOf = (plan: Plan): ReadonlySet<string> => new Set(plan.flatMap(({ doses }) => doses.map(doseKey)));

/** Targets that even coming on every possible day does not reach, because an age ends them before. */
function unreachableIn(targets: ReadonlySet<string>, plan: Plan): ReadonlySet<string> {
  const reached = keysOf(plan);
  return new Set([...targets].filter((key) => !reached.has(key)));
}

function plannedDose(dose: ForecastDose, before: PlanState, today: number): PlannedDose {
  const then = before.doses.find((one) => doseKey(one) === doseKey(dose));
  const waitedFor = then?.status === 'not-yet' ? then.reasons : [];
  const possible = Math.max(today, dose.earliestOn === null ? today : dayNumberOf(dose.earliestOn));
  return { ...dose, possibleOn: plainDateOf(possible), waitedFor };
}

const visitOf = ({ state, doses }: SimulatedVisit, before: PlanState, today: number): PlannedVisit => ({
  day: plainDateOf(state.day),
  doses: state.doses.filter((dose) => doses.includes(dose)).map((dose) => plannedDose(dose, before, today)),
});

/** What stays with a clinician: open doses to decide, recorded ones in review, and those of the age that wait behind an open one. */
const askClinicOf = (start: PlanState, aged: ReadonlySet<string>, planned: ReadonlySet<string>): ForecastDose[] =>
  start.doses.filter(
    (dose) =>
      !planned.has(doseKey(dose)) &&
      (dose.status === 'ask-clinic' || (aged.has(doseKey(dose)) && isBehindClinic(start.doses, dose))),
  );

/**
 * Plans the visits of a child who is behind.
 * @param input - as for `forecast`, and the most injections of one visit
 * @returns visits with day, doses and reasons; doses only a clinician can decide stand apart and are never planned
 * @throws RangeError when birth date or today is no calendar day, the programme is unknown, or the limit is below one
 */
export function planCatchUp(input: CatchUpInput): CatchUpPlan {
  const { maxInjectionsPerVisit, ...base } = input;
  if (maxInjectionsPerVisit !== undefined && !(maxInjectionsPerVisit >= 1)) {
    throw new RangeError('maxInjectionsPerVisit must be at least 1');
  }
  const today = dayNumberOf(input.today);
  const start = stateOn(base, base.given, today);
  const aged = agedKeys(base, start);
  const first: Task = {
    base,
    firstDay: today,
    targets: targetsOf(start, aged),
    maxInjections: maxInjectionsPerVisit ?? Number.POSITIVE_INFINITY,
    unreachable: new Set(),
  };
  const soonest = withoutSharing(first, start);
  const task: Task = { ...first, unreachable: unreachableIn(first.targets, soonest) };
  const plan = fewestVisits(task, start, soonest);
  return {
    programme: start.programme,
    visits: plan.map((visit, at) => visitOf(visit, plan[at - 1]?.after ?? start, today)),
    visitsWithoutSharing: soonest.length,
    askClinic: askClinicOf(start, aged, keysOf(plan)),
    flags: start.flags,
  };
}
