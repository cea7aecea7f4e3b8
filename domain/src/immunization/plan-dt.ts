/** DT: routine at six in the unamended 2021 edition, only catch-up from the seventh birthday since 2025. Counts DTaP and DT together. */
import type { Fills } from './assign-doses';
import { plusSpan } from './day-number';
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
  readonly last: RecordedDose | undefined;
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
    ...(own ?? { age: course.head.ageFrom ?? {}, source: ['S2', 'S3', 'M'], verified: false }),
    dose: number,
    ...(interval ? { interval, intervalVerified: false } : {}),
  };
}

function closed(course: Course, status: DoseStatus, reason: Reason): ForecastDose {
  const base = { series: course.series, vaccine: course.head.code, dose: 1, status };
  return { ...base, earliestOn: null, dueOn: null, completeBefore: null, reasons: [reason] };
}

const say = (rule: RuleId, text: string): Reason => because(rule, text, DT_RULES);

function openDoses(person: Person, course: Course, history: History): ForecastDose[] {
  const doses: ForecastDose[] = [];
  let previous: Previous | undefined = history.last && {
    dose: history.dtap + history.dt.length,
    day: history.last.day,
    vaccine: history.last.facts.code,
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

/** Doses of DT. `dtap` are the places of the DTaP course. */
export function planDt(
  person: Person,
  course: Course,
  input: { dtap: Fills; records: readonly RecordedDose[] },
): ForecastDose[] {
  const dtapRecords = input.dtap.flatMap((fill) => (fill ? [fill.record] : []));
  const all = [...dtapRecords, ...input.records].sort((a, b) => a.day - b.day);
  const history: History = { dtap: dtapRecords.length, dt: input.records, last: all.at(-1) };
  const given = input.records.map((record, index) => {
    const slot = slotOf(course.head.code, rowOf(course, index + 1, history));
    return givenDose(person, { series: course.series, slot, fill: { record, doubt: undefined, needed: record.day } });
  });
  return [...given, ...openOrClosed(person, course, history)];
}

function openOrClosed(person: Person, course: Course, history: History): ForecastDose[] {
  const from = course.head.ageFrom;
  if (wantedDoses(history) === 0) {
    return history.dt.length > 0 ? [] : [closed(course, 'not-needed', say('dt-done', TEXTS['dt-done']()))];
  }
  if (from !== undefined && person.today < plusSpan(person.birth, from)) {
    return history.dt.length > 0
      ? []
      : [closed(course, 'not-needed', say('dt-not-yet-needed', TEXTS['dt-not-yet-needed']({ age: from })))];
  }
  return openDoses(person, course, history);
}
