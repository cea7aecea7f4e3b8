/**
 * Finds the fewest visits. A visit may be moved earlier until one of its doses would come too early, so only first possible days of
 * waiting doses need to be tried; every dose that can be given at a visit is given, except that a live vaccine may wait to be given
 * on one day with another. The search goes deeper visit by visit and leaves a branch when a series has more doses left than visits.
 */
import { plusSpan } from './day-number';
import { LIVE_GAP, type Fact } from './general-rules';
import {
  doseKey,
  giveOn,
  isInjection,
  isLive,
  isOpen,
  possibleOn,
  stateOn,
  type PlanState,
} from './catch-up-plan-state';
import type { Span } from './programmes/table';
import { isRecorded } from './named-age';
import type { ForecastDose, ForecastInput } from './types';

/** A visit of the simulation: the state on arrival, and what is given. */
export interface SimulatedVisit {
  readonly state: PlanState;
  readonly doses: readonly ForecastDose[];
  readonly after: PlanState;
}

/** What is to be reached, and how. */
export interface Task {
  readonly base: ForecastInput;
  /** Day number of `today`. */
  readonly firstDay: number;
  /** Keys of the doses that are behind on the first day. */
  readonly targets: ReadonlySet<string>;
  readonly maxInjections: number;
  /** Targets that no plan can reach, by their keys: waiting lost them before anybody could come. */
  readonly unreachable: ReadonlySet<string>;
}

/**
 * A dose that can be given waits no longer than this to share a visit with others: fewer ways to the clinic are not worth years
 * without protection. A working rule of this program, not of the programme.
 */
export const SHARED_VISIT_WAIT: Fact<Span> = { value: { years: 1 }, source: 'M', verified: false };
/** Forecasts the search may make; beyond them the best plan found so far is kept. A plan needs some tens to some hundreds. */
const FORECASTS_MAX = 800;
/** Ways tried of choosing among more doses than a visit may hold. */
const CHOICES_MAX = 12;
/** Nobody is behind by more visits than this. */
const VISITS_MAX = 60;

const isWanted = (task: Task, dose: ForecastDose): boolean =>
  task.targets.has(doseKey(dose)) && !task.unreachable.has(doseKey(dose));

const openTargets = (task: Task, state: PlanState): ForecastDose[] =>
  state.doses.filter((dose) => isWanted(task, dose) && isOpen(dose));

/** Whether waiting turned a wanted dose into one that is no longer given. */
const isAnyLost = (task: Task, state: PlanState): boolean =>
  state.doses.some((dose) => isWanted(task, dose) && !isRecorded(dose) && !isOpen(dose));

/** Doses still wanted of each series. */
function leftBySeries(task: Task, state: PlanState): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const { series } of openTargets(task, state)) left.set(series, (left.get(series) ?? 0) + 1);
  return left;
}

/** Visits that are needed at least: a visit gives one dose of a series, and no more injections than allowed. */
function visitsNeeded(task: Task, state: PlanState): number {
  const injections = openTargets(task, state).filter(isInjection).length;
  return Math.max(Math.ceil(injections / task.maxInjections), ...leftBySeries(task, state).values());
}

/** Whether a visit holds no further injection. */
const isFull = (task: Task, doses: readonly ForecastDose[]): boolean =>
  doses.filter(isInjection).length >= task.maxInjections;

/**
 * Whether everything behind is given and nothing is left that could be given on this day. What a full visit had no room for is left
 * when it cannot be given on the next day either: a live vaccine waits for the one just given, and is due in its time.
 */
function isUpToDate(task: Task, state: PlanState, last: SimulatedVisit | undefined): boolean {
  if (visitsNeeded(task, state) > 0) return false;
  if (state.ready.length === 0) return true;
  if (last === undefined || !isFull(task, last.doses)) return false;
  return stateOn(task.base, state.given, state.day + 1).ready.length === 0;
}

/** The waiting doses a further visit would be made for. */
const wantedNext = (task: Task, state: PlanState): ForecastDose[] =>
  state.waiting.filter((dose) => isWanted(task, dose));

/** Days worth trying for the next visit, earliest first: none on which a dose would have waited too long for the others. */
function nextDays(task: Task, state: PlanState): number[] {
  const tomorrow = state.ready.length > 0 ? stateOn(task.base, state.given, state.day + 1) : state;
  const next = wantedNext(task, tomorrow);
  const days = next.map((dose) => Math.max(possibleOn(dose), state.day + 1));
  if (tomorrow !== state && tomorrow.ready.length > 0) days.push(tomorrow.day);
  const wanted = [...next, ...tomorrow.ready.filter((dose) => isWanted(task, dose))];
  const latest = Math.min(...wanted.map((dose) => latestDay(task, dose)));
  const worth = days.filter((day) => Number.isFinite(day) && (day <= latest || day === Math.min(...days)));
  return [...new Set(worth)].sort((a, b) => a - b);
}

/** Last day until which a dose may wait for a shared visit. */
const latestDay = (task: Task, dose: ForecastDose): number => {
  const from = Math.max(task.firstDay, possibleOn(dose));
  return Number.isFinite(from) ? plusSpan(from, SHARED_VISIT_WAIT.value) : from;
};

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]);
}

function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => combinations(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}

/** Doses of the series with most left first: when a visit cannot hold all, these must not wait. */
function byNeed(task: Task, state: PlanState): ForecastDose[] {
  const left = leftBySeries(task, state);
  return [...state.ready].sort((a, b) => (left.get(b.series) ?? 0) - (left.get(a.series) ?? 0));
}

/** Whether a live vaccine becomes possible while the ones given now would hold it. */
const holdsAnother = (task: Task, state: PlanState): boolean =>
  wantedNext(task, state).some((dose) => isLive(dose) && possibleOn(dose) < plusSpan(state.day, LIVE_GAP.value));

/** What may be given at a visit, best first. On the first day everything that can be given is given. */
function choices(task: Task, state: PlanState, mayWait: boolean): (readonly ForecastDose[])[] {
  const ranked = byNeed(task, state);
  const injections = ranked.filter(isInjection);
  const others = ranked.filter((dose) => !isInjection(dose));
  if (injections.length > task.maxInjections) {
    const some = combinations(injections, task.maxInjections).slice(0, CHOICES_MAX);
    return some.map((chosen) => [...others, ...chosen]);
  }
  const live = ranked.filter(isLive);
  if (!mayWait || live.length === 0 || !holdsAnother(task, state)) return [ranked];
  return subsets(live)
    .map((waits) => ranked.filter((dose) => !waits.includes(dose)))
    .filter((doses) => doses.length > 0);
}

export type Plan = readonly SimulatedVisit[];

const lastDay = (plan: Plan): number => plan.at(-1)?.state.day ?? 0;
const sumOfDays = (plan: Plan): number => plan.reduce((sum, { state, doses }) => sum + state.day * doses.length, 0);

/** Fewer visits, then done earlier, then the single doses earlier. */
function isBetter(a: Plan, b: Plan): boolean {
  if (a.length !== b.length) return a.length < b.length;
  if (lastDay(a) !== lastDay(b)) return lastDay(a) < lastDay(b);
  return sumOfDays(a) < sumOfDays(b);
}

interface Search {
  readonly task: Task;
  best: Plan;
  /** Visits allowed in the present round. */
  limit: number;
  forecasts: number;
}

function tryVisit(search: Search, visits: Plan, arrival: PlanState): void {
  const { task } = search;
  for (const doses of choices(task, arrival, arrival.day !== task.firstDay)) {
    if (search.forecasts >= FORECASTS_MAX) return;
    // The state after, and at most one more to see the day after it.
    search.forecasts += 2;
    const after = giveOn(task.base, arrival, doses);
    goOn(search, [...visits, { state: arrival, doses, after }], after);
  }
}

const couldBeBetter = ({ best, limit }: Search, day: number): boolean => limit < best.length || day <= lastDay(best);

/** Makes the next visit on every day worth trying. */
function goOn(search: Search, visits: Plan, state: PlanState): void {
  const { task } = search;
  if (isAnyLost(task, state)) return;
  if (isUpToDate(task, state, visits.at(-1))) {
    if (isBetter(visits, search.best)) search.best = visits;
    return;
  }
  const left = search.limit - visits.length;
  if (left < Math.max(1, visitsNeeded(task, state))) return;
  for (const day of nextDays(task, state)) {
    if (search.forecasts >= FORECASTS_MAX || !couldBeBetter(search, day)) return;
    search.forecasts += 1;
    const arrival = stateOn(task.base, state.given, day);
    if (arrival.ready.length > 0 && !isAnyLost(task, arrival)) tryVisit(search, visits, arrival);
  }
}

/** Gives everything on its first possible day: the plan that no other may exceed in visits. */
export function withoutSharing(task: Task, start: PlanState): Plan {
  const visits: SimulatedVisit[] = [];
  let state = start;
  while (!isUpToDate(task, state, visits.at(-1)) && visits.length < VISITS_MAX) {
    const arrival = visits.length === 0 && state.ready.length > 0 ? state : nextArrival(task, state);
    const doses = arrival && choices(task, arrival, false)[0];
    if (arrival === undefined || doses === undefined) break;
    state = giveOn(task.base, arrival, doses);
    visits.push({ state: arrival, doses, after: state });
  }
  return visits;
}

/** The next day on which something can be given. */
function nextArrival(task: Task, state: PlanState): PlanState | undefined {
  for (const day of nextDays(task, state)) {
    const arrival = stateOn(task.base, state.given, day);
    if (arrival.ready.length > 0) return arrival;
  }
  return undefined;
}

/**
 * The best plan: fewest visits, then done earliest, then every dose as early as the visits allow.
 * @param start - the first day; what can be given on it is given on it
 * @param known - a plan that works, kept when there is no better one
 */
export function fewestVisits(task: Task, start: PlanState, known: Plan): Plan {
  const search: Search = { task, best: known, limit: 0, forecasts: 0 };
  const from = Math.max(1, visitsNeeded(task, start));
  for (let limit = from; limit <= search.best.length; limit += 1) {
    search.limit = limit;
    if (start.ready.length > 0) tryVisit(search, [], start);
    else goOn(search, [], start);
  }
  return search.best;
}
