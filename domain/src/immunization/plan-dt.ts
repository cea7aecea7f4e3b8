/** DT: routine at six in the unamended 2021 edition, only catch-up from the seventh birthday since 2025. Counts DTaP and DT together. */
import { dayNumberOf, plusSpan } from './day-number';
import { slotOf, type Course } from './editions';
import { DT_RULES } from './general-rules';
import { openDose, type Previous } from './open-dose';
import type { Person, RecordedDose } from './person';
import { givenDose, tellOpenDose } from './plan-course';
import type { DoseRow, Span } from './programmes/table';
import { because, TEXTS, type RuleId } from './reason-texts';
import type { DoseStatus, ForecastDose, Reason } from './types';

/** What was recorded of the two vaccines. */
interface History {
  readonly dtap: number;
  readonly dt: readonly RecordedDose[];
  readonly last: { readonly day: number; readonly code: string } | undefined;
}

/** Doses still wanted by the counting rule. */
function wantedDoses({ dtap, dt }: History): number {
  const total = dtap + dt.length;
  if (dtap >= DT_RULES.fullDtap) return 0;
  if (total < DT_RULES.total) return DT_RULES.total - total;
  return dt.length > 0 ? 0 : 1;
}

/** Wait before a DT dose, by how many doses of both vaccines come before it. */
function waitAfter(doses: number, history: History): Span | undefined {
  if (doses === 0) return undefined;
  if (doses === 1) return DT_RULES.secondAfter;
  if (doses === 2) return DT_RULES.thirdAfter;
  return history.dtap >= DT_RULES.longSeries ? DT_RULES.afterFourDtap : DT_RULES.afterThreeDtap;
}

/** The row of the `number`th DT dose: the programme's own when it has one, else the catch-up row. */
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
    dose: history.dtap + history.dt.length,
    day: history.last.day,
    vaccine: history.last.code,
  };
  const wanted = wantedDoses(history);
  for (let extra = 1; extra <= wanted; extra += 1) {
    const number = history.dt.length + extra;
    const slot = slotOf(course.head.code, rowOf(course, number, history));
    const open = openDose({ person, course, fills: [], at: number - 1, slot, previous });
    const dose = tellOpenDose(open);
    if (dose.status === 'due' || dose.status === 'overdue') {
      const text = TEXTS['dt-catch-up']({ total: history.dtap + history.dt.length });
      dose.reasons = [say('dt-catch-up', text), ...dose.reasons, say('by-clinic', TEXTS['by-clinic']())];
    }
    doses.push(dose);
    previous = { dose: history.dtap + number, day: Math.max(person.today, open.held.day), vaccine: undefined };
  }
  return doses;
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
  const history = historyOf(known.records, known.doses);
  const doses: ForecastDose[] = [];
  known.records.forEach((record, index) => {
    const slot = slotOf(course.head.code, rowOf(course, index + 1, history));
    const fill = { record, doubt: undefined, needed: record.day };
    doses.push(givenDose(person, { series: course.series, slot, fill }));
  });
  for (const dose of openOrClosed(person, course, history)) doses.push(dose);
  return doses;
}

function historyOf(dt: readonly RecordedDose[], doses: readonly ForecastDose[]): History {
  const lastDt = dt.at(-1);
  let last = lastDt && { day: lastDt.day, code: lastDt.facts.code };
  let dtap = 0;
  for (const dose of doses) {
    if (dose.series !== 'DTaP' || dose.givenOn === undefined) continue;
    dtap += 1;
    const day = dayNumberOf(dose.givenOn);
    if (last === undefined || day > last.day) last = { day, code: dose.vaccine };
  }
  return { dtap, dt, last };
}

function openOrClosed(person: Person, course: Course, history: History): ForecastDose[] {
  const from = course.head.ageFrom;
  if (wantedDoses(history) === 0) {
    if (history.dt.length > 0) return [];
    const isFull = history.dtap >= DT_RULES.fullDtap;
    return [closed(course, 'not-needed', because('dt-done', TEXTS['dt-done'](), isFull ? NO_RESTART : DT_RULES))];
  }
  if (from !== undefined && person.today < plusSpan(person.birth, from)) {
    if (history.dt.length > 0) return [];
    const text = TEXTS['dt-not-yet-needed']({ age: from });
    return [closed(course, 'not-needed', because('dt-not-yet-needed', text, DT_FROM_SEVEN))];
  }
  return openDoses(person, course, history);
}
