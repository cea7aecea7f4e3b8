/** Rabies after a bite: a course counted from its first injection; a late injection shifts the rest; nothing else delays it. */
import { dayNumberOf, plainDateOf, plusSpan } from './day-number';
import type { Person, RecordedDose } from './person';
import { RABIES } from './product-table';
import { because, TEXTS, type Backing } from './reason-texts';
import type { DoseStatus, ForecastDose, Reason } from './types';

const BACKING: Backing = { source: RABIES.source, verified: true };
const isRabies = (code: string): boolean => code in RABIES.days;

/** One course of injections: which days it asks and what was given. */
interface RabiesCourse {
  readonly code: string;
  readonly days: readonly number[];
  readonly given: RecordedDose[];
  readonly isBooster: boolean;
}

const daysOf = (code: string): readonly number[] => RABIES.days[code] ?? [];
const isFull = (course: RabiesCourse): boolean => course.given.length >= course.days.length;

/** Splits the records into courses: a new one begins when the last is full. */
function coursesOf(records: readonly RecordedDose[]): RabiesCourse[] {
  const courses: RabiesCourse[] = [];
  for (const record of records) {
    const last = courses.at(-1);
    if (last !== undefined && !isFull(last)) last.given.push(record);
    else
      courses.push({
        code: record.facts.code,
        days: last ? RABIES.boosterDays : daysOf(record.facts.code),
        given: [record],
        isBooster: last !== undefined,
      });
  }
  return courses;
}

const row = (
  code: string,
  dose: number,
  status: DoseStatus,
): Pick<ForecastDose, 'series' | 'vaccine' | 'dose' | 'status' | 'paid' | 'completeBefore'> => ({
  series: code,
  vaccine: code,
  dose,
  status,
  paid: true,
  completeBefore: null,
});

function givenRow(person: Person, course: RabiesCourse, at: number): ForecastDose | undefined {
  const record = course.given[at];
  if (record === undefined) return undefined;
  const day = plainDateOf(record.day);
  const text = TEXTS.given({ on: record.day, today: person.today });
  return {
    ...row(course.code, at + 1, 'given'),
    earliestOn: day,
    dueOn: day,
    givenOn: day,
    reasons: [because('given', text, BACKING)],
  };
}

function openReasons(course: RabiesCourse, at: number, when: { on: number; today: number; late: number }): Reason[] {
  const reasons: Reason[] = [];
  const day = course.days[at] ?? 0;
  if (at === 0) reasons.push(because('rabies-start', TEXTS['rabies-start'](), BACKING));
  else if (day > 0) reasons.push(because('rabies-day', TEXTS['rabies-day']({ ...when, day }), BACKING));
  if (course.days.filter((one) => one === 0).length > 1 && day === 0) {
    reasons.push(because('rabies-same-day', TEXTS['rabies-same-day'](), BACKING));
  }
  if (course.isBooster && at === 0) reasons.push(because('rabies-booster', TEXTS['rabies-booster'](), BACKING));
  if (when.late > 0) {
    reasons.push(because('rabies-late', TEXTS['rabies-late']({ days: when.late }), { source: 'M', verified: false }));
  }
  return reasons;
}

function statusOf(on: number, today: number): DoseStatus {
  if (on > today) return 'not-yet';
  return on < today ? 'overdue' : 'due';
}

/** Rows of the running course: what was given, and the rest counted from the last injection. */
function tellCourse(person: Person, course: RabiesCourse): ForecastDose[] {
  const doses: ForecastDose[] = [];
  const start = course.given[0]?.day ?? person.today;
  let previous = start;
  for (let at = 0; at < course.days.length; at += 1) {
    const given = givenRow(person, course, at);
    if (given !== undefined) {
      doses.push(given);
      previous = course.given[at]?.day ?? previous;
      continue;
    }
    const day = course.days[at] ?? 0;
    const on = previous + day - (course.days[at - 1] ?? 0);
    const late = on - start - day;
    doses.push({
      ...row(course.code, at + 1, statusOf(on, person.today)),
      earliestOn: plainDateOf(on),
      dueOn: plainDateOf(on),
      reasons: openReasons(course, at, { on, today: person.today, late }),
    });
    previous = Math.max(on, person.today);
  }
  return doses;
}

/** When the last full course protects on the day of exposure: no injection, for the doctor to confirm. */
function protectedRow(person: Person, course: RabiesCourse): ForecastDose {
  const last = course.given.at(-1)?.day ?? person.today;
  const text = TEXTS['rabies-protected']({ on: last, today: person.today });
  const base = { ...row(course.code, 1, 'not-needed'), earliestOn: null, dueOn: null };
  return { ...base, reasons: [because('rabies-protected', text, BACKING)] };
}

/**
 * Doses of a rabies product for a person: the running course, or the one an exposure asks for.
 * Without a recorded exposure the day asked about is taken as the day of exposure.
 * @param code - `Rabies-Essen` (days 0, 3, 7, 14, 28) or `Rabies-Zagreb` (two on day 0, then 7 and 21)
 */
export function planRabies(person: Person, code: string): ForecastDose[] {
  const courses = coursesOf(person.records.filter((record) => isRabies(record.facts.code)));
  const last = courses.at(-1);
  if (last === undefined) return tellCourse(person, { code, days: daysOf(code), given: [], isBooster: false });
  if (!isFull(last)) return last.code === code ? tellCourse(person, last) : [];
  const { rabiesExposureOn } = person.conditions;
  const exposure = rabiesExposureOn === undefined ? person.today : dayNumberOf(rabiesExposureOn);
  const finished = last.given.at(-1)?.day ?? person.today;
  if (exposure <= finished) return tellCourse(person, last);
  if (exposure < plusSpan(finished, RABIES.protectedFor)) return [protectedRow(person, { ...last, code })];
  return tellCourse(person, { code, days: RABIES.boosterDays, given: [], isBooster: true });
}

/** Whether the person is in a course, or was exposed: only then a rabies vaccine is recommended. */
export function needsRabies(person: Person, code: string): boolean {
  const courses = coursesOf(person.records.filter((record) => isRabies(record.facts.code)));
  const last = courses.at(-1);
  if (last !== undefined && !isFull(last)) return last.code === code;
  return person.conditions.rabiesExposureOn !== undefined && (last === undefined ? true : last.code === code);
}
