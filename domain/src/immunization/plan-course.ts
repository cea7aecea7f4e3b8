/** All doses of one course for one person: the recorded ones in their places, the open ones with status, dates and reasons. */
import * as assigned from './assign-doses';
import type { Fill, Fills } from './assign-doses';
import * as days from './day-number';
import type { Course } from './editions';
import {
  HEPB_THIRD_AFTER_FIRST,
  NO_DROPS,
  POLIO_TYPE2_BEFORE,
  POLIO_TYPE2_DOSES,
  SMALL_BABY_HEPB,
} from './general-rules';
import * as measles from './measles';
import * as openModule from './open-dose';
import type { OpenDose, Previous } from './open-dose';
import type { Person, RecordedDose } from './person';
import * as words from './reason-texts';
import * as slotRules from './slots';
import type { Slot } from './slots';
import type { ForecastDose, Reason } from './types';
import * as ladder from './verdicts';
import type { Verdict } from './verdicts';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { assignDoses, doubtText, otherGap, slotAt } = assigned;
const { dayNumberOf, plainDateOf, plusStep } = days;
const { measlesCourse, measlesTopUp } = measles;
const { openDose, overdueReason, addReasonsToGive, addReasonsToWait, recordedDayOf } = openModule;
const { because, TEXTS } = words;
const { completeOn, slotOf, slotWith } = slotRules;
const { avoidsDrops, verdictOn } = ladder;

const BY_LABEL = { source: 'S2', verified: true };
const EARLY = { source: 'S4 S2', verified: true };

/** Why a dose counts as given: its own vaccine, or a product that holds it. */
function countedReason(person: Person, slot: Slot, { record }: Fill): Reason {
  const told = { on: record.day, today: person.today };
  if (record.facts === slot.facts) return because('given', TEXTS.given(told), slot);
  const text = TEXTS.substitution({ ...told, product: record.facts.nameZh });
  return because('substitution', text, record.facts.paid ? BY_LABEL : slot);
}

/** A recorded dose as the forecast tells it. `previous` is the recorded dose before it. */
export function givenDose(
  person: Person,
  place: { series: string; slot: Slot; fill: Fill; previous?: Previous | undefined },
): ForecastDose {
  const { slot, fill, previous } = place;
  const { record, doubt } = fill;
  const ageOn = plusStep(person.birth, slot.ageStep);
  const previousDay = recordedDayOf(previous);
  const intervalOn = previousDay === undefined || slot.gap === undefined ? ageOn : plusStep(previousDay, slot.gap.step);
  const complete = completeOn(slot, person.birth, previousDay);
  const counted = countedReason(person, slot, fill);
  const dose: ForecastDose = {
    series: place.series,
    vaccine: slot.vaccine,
    dose: slot.row.dose,
    status: doubt === undefined ? 'given' : 'ask-clinic',
    earliestOn: plainDateOf(fill.needed),
    dueOn: plainDateOf(intervalOn > ageOn ? intervalOn : ageOn),
    completeBefore: complete === undefined ? null : plainDateOf(complete),
    reasons: doubt === undefined ? [counted] : [because(doubt, doubtText(person, fill), EARLY), counted],
    givenOn: plainDateOf(record.day),
  };
  if (record.facts !== slot.facts) dose.givenVaccine = record.facts.code;
  return dose;
}

/** Advice on hepatitis B dose 3 that nobody has confirmed: told, never a wait. */
function hepBAdvice(open: OpenDose): Reason | undefined {
  const first = open.fills[0];
  if (open.course.key !== 'HepB' || open.at !== 2 || first === undefined) return undefined;
  const on = plusStep(first.record.day, HEPB_THIRD_AFTER_FIRST.step);
  if (on <= Math.max(open.held.day, open.person.today)) return undefined;
  const text = TEXTS['hepb-four-months']({ on, today: open.person.today, span: HEPB_THIRD_AFTER_FIRST.value });
  return because('hepb-four-months', text, HEPB_THIRD_AFTER_FIRST);
}

const IN_REVIEW = because('earlier-dose-in-review', TEXTS['earlier-dose-in-review'](), {
  source: 'S6',
  verified: true,
});
const INSTEAD_OF_DROPS = because('no-drops', TEXTS['no-drops'](), NO_DROPS);

function addExtraReasons(open: OpenDose, reasons: Reason[]): void {
  const { course } = open;
  if (course.series === 'HepB') {
    const advice = hepBAdvice(open);
    if (advice) reasons.push(advice);
  }
  if (course.series === 'MMR') measlesTopUp(open, reasons);
  if (course.series === 'polio' && open.slot !== course.slots[open.at] && avoidsDrops(open.person)) {
    reasons.push(INSTEAD_OF_DROPS);
  }
  if (open.inReview) reasons.push(IN_REVIEW);
}

/** A dose that a question of the ladder decided. A clinic's decision keeps the waits that hold all the same. */
function withVerdict(open: OpenDose, dose: ForecastDose, { status, reason }: Verdict): ForecastDose {
  const reasons = [reason];
  dose.status = status;
  dose.reasons = reasons;
  if (status === 'not-in-programme') {
    dose.dueOn = null;
    dose.completeBefore = null;
  }
  if (status !== 'ask-clinic') dose.earliestOn = null;
  else if (open.held.day > open.person.today) addReasonsToWait(open, reasons);
  return dose;
}

/**
 * An open dose as the forecast tells it.
 * @param verdict - null when only the dates decide; the answer of the programme's ladder when left out
 */
export function tellOpenDose(open: OpenDose, verdict: Verdict | null = verdictOn(open) ?? null): ForecastDose {
  const { person, slot, held, completeBefore } = open;
  const reasons: Reason[] = [];
  const dose: ForecastDose = {
    series: open.course.series,
    vaccine: slot.vaccine,
    dose: slot.row.dose,
    status: 'due',
    earliestOn: plainDateOf(held.day),
    dueOn: plainDateOf(open.dueOn),
    completeBefore: completeBefore === undefined ? null : plainDateOf(completeBefore),
    reasons,
  };
  if (verdict !== null) return withVerdict(open, dose, verdict);
  if (held.day > person.today) {
    dose.status = 'not-yet';
    addReasonsToWait(open, reasons);
  } else {
    const isOverdue = completeBefore !== undefined && person.today >= completeBefore;
    dose.status = isOverdue ? 'overdue' : 'due';
    if (isOverdue) reasons.push(overdueReason(open));
    addReasonsToGive(open, reasons);
  }
  addExtraReasons(open, reasons);
  return dose;
}

const hasType2 = (fill: Fill | undefined): boolean =>
  fill !== undefined && (fill.record.facts.countsFor.includes('IPV') || fill.record.facts.code === 'tOPV');

function countType2(fills: Fills): number {
  let count = 0;
  for (const fill of fills) if (hasType2(fill)) count += 1;
  return count;
}

const TYPE2_BORN_BEFORE = dayNumberOf(POLIO_TYPE2_BEFORE.value.bornBefore);

const polioType2Wanted = (person: Person): number =>
  person.birth < TYPE2_BORN_BEFORE ? POLIO_TYPE2_BEFORE.value.doses : POLIO_TYPE2_DOSES.value;

const hadTrivalent = (fills: Fills): boolean => fills.some((fill) => fill?.record.facts.code === 'tOPV');

/** Flags a series whose open doses no longer suffice for the doses that must hold type 2: the clinic adds them. */
function flagLackOfType2(person: Person, course: Course, fills: Fills): void {
  const open = course.slots.length - fills.length;
  if (countType2(fills) + open >= polioType2Wanted(person) || hadTrivalent(fills)) return;
  person.flags.push({ rule: 'polio-type2', text: TEXTS['polio-type2'](), source: POLIO_TYPE2_DOSES.source });
}

/** Which polio vaccine an open dose takes: inactivated until two doses hold type 2, drops after; never drops when they are unsafe. */
function polioSlot(person: Person, course: Course, plan: { fills: Fills; at: number; planned: number }): Slot {
  const { fills, at, planned } = plan;
  const lacksType2 = countType2(fills) + planned < polioType2Wanted(person) && !hadTrivalent(fills);
  return slotWith(slotAt(course, at), lacksType2 || avoidsDrops(person) ? 'IPV' : 'bOPV');
}

/** Doses that will not be given are no previous dose for the next one. */
const isSkipped = (dose: ForecastDose): boolean => dose.status === 'not-needed' || dose.status === 'not-in-programme';

/** Adds the doses of a course from its places. */
function planFills(person: Person, course: Course, known: { fills: Fills; doses: ForecastDose[] }): void {
  const { fills, doses } = known;
  const isPolio = course.series === 'polio';
  let previous: Previous | undefined;
  let planned = 0;
  for (let at = 0; at < course.slots.length; at += 1) {
    const fill = fills[at];
    if (fill !== undefined) {
      const own = slotAt(course, at);
      doses.push(givenDose(person, { series: course.series, slot: own, fill, previous }));
      previous = { dose: own.row.dose, day: fill.record.day, vaccine: fill.record.facts.code };
      continue;
    }
    const slot = isPolio ? polioSlot(person, course, { fills, at, planned }) : slotAt(course, at);
    if (slot.vaccine === 'IPV') planned += 1;
    const open = openDose({ person, course, fills, at, slot, previous, gap: otherGap(course, fills, at) });
    const dose = tellOpenDose(open);
    doses.push(dose);
    if (!isSkipped(dose)) {
      previous = { dose: slot.row.dose, day: Math.max(person.today, open.held.day), vaccine: undefined };
    }
  }
}

const smallBabyCourses = new Map<Course, Course>();

/** A small baby of a HBsAg-positive mother follows its own hepatitis B rows. */
export function smallBabyCourse(course: Course): Course {
  const known = smallBabyCourses.get(course);
  if (known !== undefined) return known;
  const slots = SMALL_BABY_HEPB.map((row) => slotOf('HepB', row));
  const made = { ...course, key: `${course.key}-small-baby`, slots, eras: [] };
  smallBabyCourses.set(course, made);
  return made;
}

/** Adds all doses of a course to `doses`. */
export function addCourse(
  person: Person,
  base: Course,
  known: { records: readonly RecordedDose[]; doses: ForecastDose[] },
): void {
  const { records, doses } = known;
  const course = base.series === 'MMR' ? measlesCourse(person, base, records) : base;
  const fills = assignDoses(person, course, records);
  if (course.series === 'polio') flagLackOfType2(person, course, fills);
  planFills(person, course, { fills, doses });
}

/** All doses of a course. */
export function planCourse(person: Person, course: Course, records: readonly RecordedDose[]): ForecastDose[] {
  const doses: ForecastDose[] = [];
  addCourse(person, course, { records, doses });
  return doses;
}
