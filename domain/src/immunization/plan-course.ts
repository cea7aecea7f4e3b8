/** All doses of one course for one person: the recorded ones in their places, the open ones with status, dates and reasons. */
import { assignDoses, doubtText, slotAt, type Fill, type Fills } from './assign-doses';
import { dayNumberOf, plainDateOf, plusSpan } from './day-number';
import { slotOf, type Course, type Slot } from './editions';
import {
  HEPB_THIRD_AFTER_FIRST,
  MPSV_AC_AFTER_SINGLE_A,
  POLIO_TYPE2_BEFORE,
  POLIO_TYPE2_DOSES,
  SMALL_BABY_HEPB,
} from './general-rules';
import {
  openDose,
  overdueReason,
  addReasonsToGive,
  addReasonsToWait,
  type Gap,
  type OpenDose,
  type Previous,
} from './open-dose';
import type { Person, RecordedDose } from './person';
import { because, TEXTS } from './reason-texts';
import type { ForecastDose, Reason } from './types';
import { verdictOn, type Verdict } from './verdicts';

/** A recorded dose as the forecast tells it. */
export function givenDose(person: Person, place: { series: string; slot: Slot; fill: Fill }): ForecastDose {
  const { slot, fill } = place;
  const { record } = fill;
  const told = { on: record.day, today: person.today };
  const isOwn = record.facts.code === slot.vaccine;
  const reasons: Reason[] = [
    isOwn
      ? because('given', TEXTS.given(told), slot)
      : because('substitution', TEXTS.substitution({ ...told, product: record.facts.nameZh }), {
          source: 'S2',
          verified: true,
        }),
  ];
  if (fill.doubt) reasons.unshift(because(fill.doubt, doubtText(person, fill), { source: 'S4 S2', verified: true }));
  const dose: ForecastDose = {
    series: place.series,
    vaccine: slot.vaccine,
    dose: slot.row.dose,
    status: fill.doubt ? 'ask-clinic' : 'given',
    earliestOn: plainDateOf(fill.needed),
    dueOn: plainDateOf(plusSpan(person.birth, slot.row.age)),
    completeBefore: slot.row.completeBefore ? plainDateOf(plusSpan(person.birth, slot.row.completeBefore)) : null,
    reasons,
    givenOn: plainDateOf(record.day),
  };
  if (!isOwn) dose.givenVaccine = record.facts.code;
  return dose;
}

/** Advice on hepatitis B dose 3 that nobody has confirmed: told, never a wait. */
function hepBAdvice(open: OpenDose): Reason | undefined {
  const first = open.fills[0];
  if (open.course.key !== 'HepB' || open.at !== 2 || first === undefined) return undefined;
  const on = plusSpan(first.record.day, HEPB_THIRD_AFTER_FIRST.value);
  if (on <= Math.max(open.held.day, open.person.today)) return undefined;
  const text = TEXTS['hepb-four-months']({ on, today: open.person.today, span: HEPB_THIRD_AFTER_FIRST.value });
  return because('hepb-four-months', text, HEPB_THIRD_AFTER_FIRST);
}

function addExtraReasons(open: OpenDose, reasons: Reason[]): void {
  const advice = hepBAdvice(open);
  if (advice) reasons.push(advice);
  if (open.inReview) {
    const text = TEXTS['earlier-dose-in-review']();
    reasons.push(because('earlier-dose-in-review', text, { source: 'S6', verified: true }));
  }
}

/** A dose that a question of the ladder decided. A clinic's decision keeps the waits that hold all the same. */
function withVerdict(open: OpenDose, dose: ForecastDose, { status, reason }: Verdict): ForecastDose {
  const reasons = [reason];
  dose.status = status;
  dose.reasons = reasons;
  if (status === 'not-in-programme') dose.dueOn = null;
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
    addExtraReasons(open, reasons);
    return dose;
  }
  const isOverdue = completeBefore !== undefined && person.today >= completeBefore;
  dose.status = isOverdue ? 'overdue' : 'due';
  if (isOverdue) reasons.push(overdueReason(open));
  addReasonsToGive(open, reasons);
  addExtraReasons(open, reasons);
  return dose;
}

const hasType2 = (fill: Fill | undefined): boolean =>
  fill !== undefined && (fill.record.facts.countsFor.includes('IPV') || fill.record.facts.code === 'tOPV');

function polioType2Wanted(person: Person): number {
  const { bornBefore, doses } = POLIO_TYPE2_BEFORE.value;
  return person.birth < dayNumberOf(bornBefore) ? doses : POLIO_TYPE2_DOSES.value;
}

const hadTrivalent = (fills: Fills): boolean => fills.some((fill) => fill?.record.facts.code === 'tOPV');

/** Flags a series whose open doses no longer suffice for the doses that must hold type 2: the clinic adds them. */
function flagLackOfType2(person: Person, course: Course, fills: Fills): void {
  const open = course.slots.length - fills.length;
  if (hadTrivalent(fills) || fills.filter(hasType2).length + open >= polioType2Wanted(person)) return;
  person.flags.push({ rule: 'polio-type2', text: TEXTS['polio-type2'](), source: POLIO_TYPE2_DOSES.source });
}

/** Which polio vaccine an open dose takes: inactivated until two doses hold type 2, drops after; never drops when they are unsafe. */
function polioSlot(person: Person, course: Course, plan: { fills: Fills; at: number; planned: number }): Slot {
  const { fills, at, planned } = plan;
  const slot = slotAt(course, at);
  const type2 = fills.filter(hasType2).length + planned;
  const noDrops = person.conditions.hiv !== undefined;
  const vaccine = noDrops || (!hadTrivalent(fills) && type2 < polioType2Wanted(person)) ? 'IPV' : 'bOPV';
  return vaccine === slot.vaccine ? slot : { ...slot, vaccine };
}

/** The wait of A+C after a single dose of A differs from the row's. */
function gapFor(course: Course, fills: Fills, at: number): Gap | undefined {
  const afterSingleA = course.series === 'mening' && at === 2 && fills[0] !== undefined && fills[1] === undefined;
  const { value: span, source, verified } = MPSV_AC_AFTER_SINGLE_A;
  return afterSingleA ? { span, source, verified } : undefined;
}

const previousOf = (slot: Slot, fill: Fill): Previous => ({
  dose: slot.row.dose,
  day: fill.record.day,
  vaccine: fill.record.facts.code,
});

/** Doses that will not be given are no previous dose for the next one. */
const isSkipped = (dose: ForecastDose): boolean => dose.status === 'not-needed' || dose.status === 'not-in-programme';

/** The doses of a course from its places. */
function planFills(person: Person, course: Course, fills: Fills): ForecastDose[] {
  const doses: ForecastDose[] = [];
  let previous: Previous | undefined;
  let planned = 0;
  for (let at = 0; at < course.slots.length; at += 1) {
    const fill = fills[at];
    if (fill !== undefined) {
      const slot = slotAt(course, at);
      doses.push(givenDose(person, { series: course.series, slot: slotGiven(course, slot, fill), fill }));
      previous = previousOf(slot, fill);
      continue;
    }
    const slot = course.series === 'polio' ? polioSlot(person, course, { fills, at, planned }) : slotAt(course, at);
    if (slot.vaccine === 'IPV') planned += 1;
    const open = openDose({ person, course, fills, at, slot, previous, gap: gapFor(course, fills, at) });
    const dose = tellOpenDose(open);
    doses.push(dose);
    if (!isSkipped(dose)) {
      previous = { dose: slot.row.dose, day: Math.max(person.today, open.held.day), vaccine: undefined };
    }
  }
  return doses;
}

/** The vaccine named for a recorded dose: its own when the programme has it in this series, else the programme's. */
function slotGiven(course: Course, slot: Slot, fill: Fill): Slot {
  const { code } = fill.record.facts;
  return code !== slot.vaccine && course.vaccines.includes(code) ? { ...slot, vaccine: code } : slot;
}

/** A small baby of a HBsAg-positive mother follows its own hepatitis B rows. */
export function smallBabyCourse(course: Course): Course {
  return { ...course, key: `${course.key}-small-baby`, slots: SMALL_BABY_HEPB.map((row) => slotOf('HepB', row)) };
}

/** All doses of a course. */
export function planCourse(person: Person, course: Course, records: readonly RecordedDose[]): ForecastDose[] {
  const fills = assignDoses(person, course, records);
  if (course.series === 'polio') flagLackOfType2(person, course, fills);
  return planFills(person, course, fills);
}
