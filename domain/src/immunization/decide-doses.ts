/** May these doses be given together on this day? Asked at booking for the day of the slot, and again at the desk. */
import type { PlainDate } from '../shared/plain-date';
import { dayNumberOf, plainDateOf, plusSpan } from './day-number';
import { planProgramme } from './forecast';
import { LIVE_GAP } from './general-rules';
import { readPerson, type Person } from './person';
import { isProduct, planProductDoses } from './plan-product';
import { RABIES } from './product-table';
import { because, TEXTS } from './reason-texts';
import type { DoseStatus, ForecastDose, ForecastInput, GivenDose, Reason, VaccineOptions } from './types';
import { findVaccine } from './vaccine-table';

/** A dose somebody wants, by the numbers of the forecast. */
export interface WantedDose {
  series: string;
  vaccine: string;
  dose: number;
}

export type RefusalReason =
  | 'nothing-chosen'
  | 'unknown-vaccine'
  | 'not-together'
  | 'already-given'
  | 'stopped'
  | 'not-needed'
  | 'not-in-programme'
  | 'ask-clinic'
  | 'too-early';

/** A wanted dose that is refused. */
export interface RefusedDose extends WantedDose {
  reason: RefusalReason;
  /** First day it would be possible; null when there is none or a clinician decides. */
  nextPossibleOn: PlainDate | null;
  reasons: readonly Reason[];
}

export type DoseDecision =
  | { kind: 'ok'; doses: readonly ForecastDose[]; warnings: readonly Reason[] }
  | { kind: 'refused'; reason: RefusalReason; doses: readonly RefusedDose[] };

/** What to decide. `input.today` is the day of the slot. */
export interface DoseRequest {
  input: ForecastInput;
  wanted: readonly WantedDose[];
  /** The person's other active bookings on other days: live vaccines keep their distance from them too. */
  booked?: readonly GivenDose[] | undefined;
  /** Only the wanted series are planned: refusals are the same, warnings about the rest of the programme are not made. */
  refusalsOnly?: boolean | undefined;
}

const REFUSALS: Partial<Record<DoseStatus, RefusalReason>> = {
  given: 'already-given',
  stopped: 'stopped',
  'not-needed': 'not-needed',
  'not-in-programme': 'not-in-programme',
  'ask-clinic': 'ask-clinic',
  'not-yet': 'too-early',
};

const refuse = (wanted: WantedDose, reason: RefusalReason, dose?: ForecastDose): RefusedDose => ({
  ...wanted,
  reason,
  nextPossibleOn: reason === 'too-early' ? (dose?.earliestOn ?? null) : null,
  reasons: dose?.reasons ?? [],
});

/** The alternative that is wanted counts as chosen, so that its rows are planned. */
function optionsOf(input: ForecastInput, wanted: readonly WantedDose[]): VaccineOptions {
  const options: VaccineOptions = { ...input.options };
  for (const { vaccine } of wanted) {
    if (vaccine === 'JE-L' || vaccine === 'JE-I') options.JE = vaccine;
    if (vaccine === 'HepA-L' || vaccine === 'HepA-I') options.HepA = vaccine;
  }
  return options;
}

/** The programme's row of a wanted dose, or the self-paid product's when the programme is not for this person. */
function findDose(person: Person, programme: readonly ForecastDose[], wanted: WantedDose): ForecastDose | undefined {
  const isWanted = (dose: ForecastDose): boolean => dose.vaccine === wanted.vaccine && dose.dose === wanted.dose;
  const free = programme.find((dose) => dose.series === wanted.series && isWanted(dose));
  if (free !== undefined && free.status !== 'not-in-programme') return free;
  if (!isProduct(wanted.vaccine)) return free;
  return planProductDoses(person, wanted.vaccine).find(isWanted) ?? free;
}

/** Only confirmed facts refuse; what is unconfirmed becomes a warning. */
function isRefused(dose: ForecastDose): boolean {
  if (REFUSALS[dose.status] === undefined) return false;
  if (dose.status === 'given' || dose.givenOn !== undefined) return true;
  return dose.reasons.some((reason) => reason.verified && reason.rule !== 'earlier-dose-in-review');
}

/** Series a vaccine is counted in; a combination takes part in several. */
function seriesOf(person: Person, wanted: WantedDose): readonly string[] {
  const facts = findVaccine(wanted.vaccine);
  const counted = (facts?.countsFor ?? []).map((code) => person.edition.byVaccine.get(code)?.series ?? code);
  return [wanted.series, ...counted];
}

/** Two injections on day 0 are the 2-1-1 course itself. */
function isRabiesPair(a: WantedDose, b: WantedDose): boolean {
  const days = RABIES.days[a.vaccine];
  return a.vaccine === b.vaccine && days !== undefined && a.dose !== b.dose && days[a.dose - 1] === days[b.dose - 1];
}

/** Wanted doses that cannot be given on one day with another of them: two doses of one series, alternatives, the same dose twice. */
function clashes(person: Person, wanted: readonly WantedDose[]): WantedDose[] {
  return wanted.filter((one, index) =>
    wanted.some((other, at) => {
      if (at >= index || isRabiesPair(one, other)) return false;
      const taken = seriesOf(person, other);
      return seriesOf(person, one).some((series) => taken.includes(series));
    }),
  );
}

/** First day after the slot on which a live vaccine keeps its distance from a booked one; undefined when the slot is fine. */
function clearOfBookings(person: Person, wanted: WantedDose, booked: readonly GivenDose[]): number | undefined {
  if (findVaccine(wanted.vaccine)?.live !== 'injected') return undefined;
  let clear: number | undefined;
  for (const other of booked) {
    const day = dayNumberOf(other.date);
    if (findVaccine(other.vaccine)?.live !== 'injected' || day === person.today) continue;
    const isNear =
      day < person.today ? plusSpan(day, LIVE_GAP.value) > person.today : plusSpan(person.today, LIVE_GAP.value) > day;
    if (isNear) clear = Math.max(clear ?? 0, plusSpan(day, LIVE_GAP.value));
  }
  return clear;
}

interface Checked {
  readonly accepted: ForecastDose[];
  readonly refused: RefusedDose[];
}

function checkOne(
  person: Person,
  request: DoseRequest,
  known: { programme: readonly ForecastDose[]; wanted: WantedDose; checked: Checked },
): void {
  const { programme, wanted, checked } = known;
  const dose = findDose(person, programme, wanted);
  if (dose === undefined) {
    const isKnownSeries =
      programme.some((one) => one.series === wanted.series) && findVaccine(wanted.vaccine) !== undefined;
    checked.refused.push(refuse(wanted, isKnownSeries ? 'not-needed' : 'unknown-vaccine'));
    return;
  }
  const clear = clearOfBookings(person, wanted, request.booked ?? []);
  if (isRefused(dose)) checked.refused.push(refuse(wanted, REFUSALS[dose.status] ?? 'ask-clinic', dose));
  else if (clear !== undefined) {
    checked.refused.push(refuse(wanted, 'too-early', { ...dose, earliestOn: plainDateOf(clear) }));
  } else checked.accepted.push(dose);
}

/** Rules that only say that a condition is met; unconfirmed or not, they are nothing to warn of. */
const MET: readonly string[] = ['age-reached', 'interval-kept', 'birth-dose'];
const URGENT: readonly string[] = Object.keys(RABIES.days);

/** Unconfirmed facts behind an accepted dose, and a dose before it that waits for the clinic. */
const concernsOf = (dose: ForecastDose): Reason[] =>
  dose.reasons.filter(({ rule, verified }) => !MET.includes(rule) && (!verified || rule === 'earlier-dose-in-review'));

/** What the clinic and the parent should still hear. A free dose due on the day goes before a self-paid one; rabies goes first. */
function warningsOf(accepted: readonly ForecastDose[], programme: readonly ForecastDose[]): Reason[] {
  const warnings = accepted.flatMap(concernsOf);
  const isPaid = accepted.some((dose) => dose.paid === true && !URGENT.includes(dose.vaccine));
  const isFreeLeft = programme.some(
    (dose) => (dose.status === 'due' || dose.status === 'overdue') && !accepted.includes(dose),
  );
  if (isPaid && isFreeLeft) {
    warnings.push(because('programme-first', TEXTS['programme-first'](), { source: 'S5', verified: true }));
  }
  return warnings;
}

/** The series wanted; DT is planned on what became of DTaP. */
function seriesToPlan(wanted: readonly WantedDose[]): ReadonlySet<string> {
  const series = new Set(wanted.map((dose) => dose.series));
  if (series.has('DT')) series.add('DTaP');
  return series;
}

/**
 * Decides whether the wanted doses may be given together on the day of `input.today`, with the records as they are.
 * Refuses two doses of one series on one day (except the first day of rabies 2-1-1), anything given, stopped, not needed or left
 * to a clinician, and anything before its first possible day; unconfirmed facts only warn.
 * @param request - forecast input with the slot's day as `today`, the wanted doses (one or more), and other active bookings
 * @returns `ok` with the rows accepted, or `refused` with every refused dose and its next possible day
 */
export function decideDoses(request: DoseRequest): DoseDecision {
  const { wanted } = request;
  if (wanted.length === 0) return { kind: 'refused', reason: 'nothing-chosen', doses: [] };
  const person = readPerson({ ...request.input, options: optionsOf(request.input, wanted) });
  const clashing = clashes(person, wanted);
  if (clashing.length > 0) {
    const doses = clashing.map((one) => refuse(one, 'not-together'));
    return { kind: 'refused', reason: 'not-together', doses };
  }
  const programme = planProgramme(person, request.refusalsOnly ? seriesToPlan(wanted) : undefined);
  const checked: Checked = { accepted: [], refused: [] };
  for (const one of wanted) checkOne(person, request, { programme, wanted: one, checked });
  const [first] = checked.refused;
  if (first !== undefined) return { kind: 'refused', reason: first.reason, doses: checked.refused };
  return { kind: 'ok', doses: checked.accepted, warnings: warningsOf(checked.accepted, programme) };
}
