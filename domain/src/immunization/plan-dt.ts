/** DT: routine at six in the unamended 2021 edition, only catch-up from the seventh birthday since 2025. Counts DTaP and DT together. */
import { flagDose, flagDoubt, type Fill } from './assign-doses';
import * as days from './day-number';
import type { Step } from './day-number';
import { editionOn, type Course, type Edition } from './editions';
import * as rules from './general-rules';
import { openDose, type Previous } from './open-dose';
import type { Person, RecordedDose } from './person';
import { givenDose, tellOpenDose } from './plan-course';
import type { DoseRow, Span } from './programmes/table';
import * as words from './reason-texts';
import type { RuleId } from './reason-texts';
import { gapOf, slotOf, type Slot } from './slots';
import type { DoseStatus, ForecastDose, Reason } from './types';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { dayNumberOf, plusStep, stepOf } = days;
const { DT_RULES } = rules;
const { because, TEXTS } = words;

/** What was recorded of the two vaccines, up to a day. */
interface History {
  readonly dtap: number;
  readonly dt: number;
  readonly last: { readonly day: number; readonly code: string } | undefined;
}

/** Doses still wanted by the counting rule. */
function wantedDoses({ dtap, dt }: History): number {
  const total = dtap + dt;
  if (dtap >= DT_RULES.fullDtap) return 0;
  if (total < DT_RULES.total) return DT_RULES.total - total;
  return dt > 0 ? 0 : 1;
}

/** Wait before a DT dose, by how many doses of both vaccines come before it. */
function waitAfter(doses: number, history: History): Span | undefined {
  if (doses === 0) return undefined;
  if (doses === 1) return DT_RULES.secondAfter;
  if (doses === 2) return DT_RULES.thirdAfter;
  return history.dtap >= DT_RULES.longSeries ? DT_RULES.afterFourDtap : DT_RULES.afterThreeDtap;
}

const slots = new Map<Course, Map<string, Slot>>();

/** The `number`th DT dose after so many doses of both vaccines: the programme's own row when it has one, else the catch-up row; made once. */
function dtSlot(course: Course, number: number, history: History): Slot {
  const known = slots.get(course) ?? new Map<string, Slot>();
  slots.set(course, known);
  const key = `${number} ${history.dtap}`;
  const slot = known.get(key) ?? slotOf(course.head.code, rowOf(course, number, history));
  known.set(key, slot);
  return slot;
}

function rowOf(course: Course, number: number, history: History): DoseRow {
  const own = course.slots[number - 1]?.row;
  const interval = waitAfter(history.dtap + number - 1, history);
  return {
    ...(own ?? { age: course.head.ageFrom ?? {}, source: course.head.source, verified: course.head.verified }),
    dose: number,
    ...(interval ? { interval, intervalVerified: false } : {}),
  };
}

function closed(course: Course, status: DoseStatus, reason: Reason): ForecastDose {
  const { series, head } = course;
  return {
    series,
    vaccine: head.code,
    dose: 1,
    status,
    earliestOn: null,
    dueOn: null,
    completeBefore: null,
    reasons: [reason],
  };
}

/** Only missing doses are given. */
const NO_RESTART = { source: 'S1 S6', verified: true };
/** DT is for catch-up from the seventh birthday. */
const DT_FROM_SEVEN = { source: 'S2 S3 S11', verified: true };

const say = (rule: RuleId, text: string): Reason => because(rule, text, DT_RULES);

function openDoses(person: Person, course: Course, history: History): ForecastDose[] {
  const doses: ForecastDose[] = [];
  let previous: Previous | undefined = history.last && {
    dose: history.dtap + history.dt,
    day: history.last.day,
    vaccine: history.last.code,
  };
  const wanted = wantedDoses(history);
  for (let extra = 1; extra <= wanted; extra += 1) {
    const number = history.dt + extra;
    const slot = dtSlot(course, number, history);
    const gap = slot.row.interval && gapOf(slot.row.interval, DT_RULES);
    const open = openDose({ person, course, fills: [], at: number - 1, slot, previous, gap });
    const dose = tellOpenDose(open);
    if (dose.status === 'due' || dose.status === 'overdue') {
      const text = TEXTS['dt-catch-up']({ total: history.dtap + history.dt });
      dose.reasons = [say('dt-catch-up', text), ...dose.reasons];
    }
    doses.push(dose);
    previous = { dose: history.dtap + number, day: Math.max(person.today, open.held.day), vaccine: undefined };
  }
  return doses;
}

const isGivenDtap = ({ series, givenOn }: ForecastDose): boolean => series === 'DTaP' && givenOn !== undefined;

/** Days of the recorded DTaP doses that have their place, in order. */
const dtapDays = (doses: readonly ForecastDose[]): number[] =>
  doses.filter(isGivenDtap).map(({ givenOn = '' }) => dayNumberOf(givenOn));

function historyOf(dtap: readonly number[], dt: readonly RecordedDose[]): History {
  const lastDt = dt.at(-1);
  const lastDtap = dtap.at(-1);
  const isDtLast = lastDt !== undefined && lastDt.day >= (lastDtap ?? 0);
  const byDtap = lastDtap === undefined ? undefined : { day: lastDtap, code: 'DTaP' };
  return {
    dtap: dtap.length,
    dt: dt.length,
    last: isDtLast ? { day: lastDt.day, code: lastDt.facts.code } : byDtap,
  };
}

/** Age from which a programme gives DT; undefined when it has none. */
function ageIn(edition: Edition): Step | undefined {
  const course = edition.byKey.get('DT');
  return course?.slots[0]?.minAgeStep ?? (course?.head.ageFrom && stepOf(course.head.ageFrom));
}

/** First day a recorded DT was in time: by the age of the programme of its day or of the one asked for by name, and by the wait after the dose before. */
function neededOn(person: Person, slot: Slot, known: { before: History; record: RecordedDose }): number {
  const { before, record } = known;
  const ofDay = plusStep(person.birth, ageIn(editionOn(record.day)) ?? slot.minAgeStep);
  const asked = person.isProgrammeNamed ? ageIn(person.edition) : undefined;
  const byAge = asked === undefined ? ofDay : Math.min(ofDay, plusStep(person.birth, asked));
  if (before.last === undefined || slot.gap === undefined) return byAge;
  return Math.max(byAge, plusStep(before.last.day, slot.gap.step));
}

/** One recorded DT in its place: judged, and flagged when it is early or one too many. */
function tellGiven(person: Person, course: Course, known: { before: History; record: RecordedDose }): ForecastDose {
  const { before, record } = known;
  const slot = dtSlot(course, before.dt + 1, before);
  const needed = neededOn(person, slot, known);
  const isEarly = record.review !== 'counts' && record.day < needed;
  const fill: Fill = { record, needed, doubt: isEarly ? 'early-dose' : undefined };
  if (isEarly) flagDoubt(person, fill);
  else if (wantedDoses(before) === 0) flagDose(person, 'extra-dose', record);
  return givenDose(person, { series: course.series, slot, fill });
}

function isBeforeCatchUp(person: Person, course: Course): boolean {
  const { ageFrom } = course.head;
  return ageFrom !== undefined && person.today < plusStep(person.birth, stepOf(ageFrom));
}

/**
 * A child before the age of catch-up with no DT recorded: DT is not needed, except when the only DTaP doses left can no longer be
 * given before their stop; then DT waits for the age of catch-up.
 */
function beforeCatchUp(person: Person, course: Course, planned: readonly ForecastDose[]): ForecastDose[] {
  let given = 0;
  let stopped = 0;
  let open = 0;
  for (const dose of planned) {
    if (dose.series !== 'DTaP') continue;
    if (dose.givenOn !== undefined) given += 1;
    else if (dose.status === 'stopped') stopped += 1;
    else open += 1;
  }
  if (stopped > 0 && open === 0) return openDoses(person, course, historyOf(dtapDays(planned), []));
  if (given >= DT_RULES.fullDtap) {
    return [closed(course, 'not-needed', because('dt-done', TEXTS['dt-done'](), NO_RESTART))];
  }
  return [closed(course, 'not-needed', notYetNeeded(course))];
}

const notYet = new Map<Course, Reason>();

/** Why DT is not needed before its age; worded once. */
function notYetNeeded(course: Course): Reason {
  const known = notYet.get(course);
  if (known !== undefined) return known;
  const text = TEXTS['dt-not-yet-needed']({ age: course.head.ageFrom ?? {} });
  const reason = because('dt-not-yet-needed', text, DT_FROM_SEVEN);
  notYet.set(course, reason);
  return reason;
}

/**
 * Doses of DT.
 * @param known - recorded DT doses, and the programme's doses planned before, among them DTaP
 */
export function planDt(
  person: Person,
  course: Course,
  known: { records: readonly RecordedDose[]; doses: readonly ForecastDose[] },
): ForecastDose[] {
  if (known.records.length === 0 && isBeforeCatchUp(person, course)) {
    return beforeCatchUp(person, course, known.doses);
  }
  const dtap = dtapDays(known.doses);
  const doses: ForecastDose[] = [];
  const counted: RecordedDose[] = [];
  for (const record of known.records) {
    if (record.review === 'does-not-count') continue;
    if (counted.at(-1)?.day === record.day) {
      flagDose(person, 'duplicate-day', record);
      continue;
    }
    const before = historyOf(
      dtap.filter((day) => day < record.day),
      counted,
    );
    doses.push(tellGiven(person, course, { before, record }));
    counted.push(record);
  }
  for (const dose of openOrClosed(person, course, historyOf(dtap, counted))) doses.push(dose);
  return doses;
}

function openOrClosed(person: Person, course: Course, history: History): ForecastDose[] {
  const isDone = wantedDoses(history) === 0;
  if (!isDone && !isBeforeCatchUp(person, course)) return openDoses(person, course, history);
  if (history.dt > 0) return [];
  return [closed(course, 'not-needed', because('dt-done', TEXTS['dt-done'](), DT_RULES))];
}
