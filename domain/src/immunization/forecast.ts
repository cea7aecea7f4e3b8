/** One entry point: which programme doses a person has, needs now, needs later or will not get, and why. */
import type { Course } from './editions';
import { HBSAG_BIRTH_DOSE, HEPA_SWITCH_AFTER, SMALL_BABY_BELOW_G } from './general-rules';
import { plainDateOf, plusStep } from './day-number';
import * as people from './person';
import type { Person, RecordedDose } from './person';
import * as coursesModule from './plan-course';
import * as dt from './plan-dt';
import { because, TEXTS } from './reason-texts';
import type { Forecast, ForecastDose, ForecastInput, Reason } from './types';
import * as waits from './waits';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { addCourse, planCourse, smallBabyCourse } = coursesModule;
const { planDt } = dt;
const { flagCloseLiveDoses } = waits;
const { flagRecord, readPerson } = people;

type Buckets = readonly (readonly RecordedDose[] | undefined)[];

const NO_RECORDS: readonly RecordedDose[] = [];

/** Recorded doses by course, in order of day. A combination belongs to several courses. */
function sortIntoCourses(person: Person): Buckets {
  const buckets: RecordedDose[][] = [];
  for (const record of person.records) {
    for (const index of person.edition.byFacts.get(record.facts) ?? []) (buckets[index] ??= []).push(record);
  }
  return buckets;
}

const wantsSmallBabyDoses = ({ conditions }: Person): boolean =>
  conditions.birthWeightG !== undefined &&
  conditions.birthWeightG < SMALL_BABY_BELOW_G.value &&
  (conditions.maternalHbsAg === 'positive' || conditions.maternalHbsAg === 'unknown');

/** The birth dose of a child whose mother is positive or unknown is more urgent; a small baby's does not count. */
function tellHepB(person: Person, doses: ForecastDose[], isSmall: boolean): void {
  const first = doses[0];
  const { maternalHbsAg } = person.conditions;
  if (first === undefined || (maternalHbsAg !== 'positive' && maternalHbsAg !== 'unknown')) return;
  const reasons: Reason[] = [];
  if (isSmall) reasons.push(because('hbsag-small-baby', TEXTS['hbsag-small-baby'](), SMALL_BABY_BELOW_G));
  if (first.status === 'due' || first.status === 'overdue') {
    reasons.push(because('hbsag-mother', TEXTS['hbsag-mother']({ span: HBSAG_BIRTH_DOSE.value }), HBSAG_BIRTH_DOSE));
  }
  first.reasons = [...reasons, ...first.reasons];
}

function planHepB(person: Person, course: Course, records: readonly RecordedDose[]): ForecastDose[] {
  const isSmall = wantsSmallBabyDoses(person);
  const doses = planCourse(person, isSmall ? smallBabyCourse(course) : course, records);
  tellHepB(person, doses, isSmall);
  return doses;
}

/** The alternative recorded first; undefined when none is. */
function startedOption(courses: readonly Course[], buckets: Buckets): Course | undefined {
  let started: Course | undefined;
  let first = Number.POSITIVE_INFINITY;
  for (const course of courses) {
    const day = buckets[course.index]?.[0]?.day ?? Number.POSITIVE_INFINITY;
    if (day < first) [started, first] = [course, day];
  }
  return started;
}

/** The alternative to follow: the one first recorded, else the one chosen, else the default. */
function chooseOption(person: Person, courses: readonly Course[], buckets: Buckets): Course | undefined {
  const started = startedOption(courses, buckets);
  if (started !== undefined) return started;
  const group = courses[0]?.optionGroup;
  const chosen = group === 'JE' || group === 'HepA' ? person.options[group] : undefined;
  return courses.find(({ key, isDefault }) => (chosen === undefined ? isDefault : key === chosen)) ?? courses[0];
}

/** A course of which another alternative was recorded too: the rest is the clinic's decision, or finished by a live hepatitis A dose. */
function planMixed(
  person: Person,
  course: Course,
  other: { own: readonly RecordedDose[]; others: readonly RecordedDose[] },
): ForecastDose[] {
  const doses = planCourse(person, course, other.own);
  for (const { facts, day } of other.others) {
    const given = { vaccine: facts.code, date: plainDateOf(day) };
    flagRecord(person, 'option-mixed', { text: TEXTS['option-mixed'](), given });
  }
  const last = other.own.at(-1);
  const isCompleted =
    course.series === 'HepA' &&
    last !== undefined &&
    other.others.some((record) => record.day >= plusStep(last.day, HEPA_SWITCH_AFTER.step));
  for (const dose of doses) {
    if (dose.status === 'given' || dose.givenOn !== undefined) continue;
    dose.status = isCompleted ? 'not-needed' : 'ask-clinic';
    if (isCompleted) dose.earliestOn = null;
    dose.reasons = [
      isCompleted
        ? because('option-completed', TEXTS['option-completed'](), HEPA_SWITCH_AFTER)
        : because('option-mixed', TEXTS['option-mixed'](), { source: 'S1 S2', verified: true }),
    ];
  }
  return doses;
}

function planOptions(person: Person, group: string, buckets: Buckets): ForecastDose[] {
  const courses = person.edition.byGroup.get(group) ?? [];
  const chosen = chooseOption(person, courses, buckets);
  if (chosen === undefined) return [];
  const own = buckets[chosen.index] ?? NO_RECORDS;
  let others = NO_RECORDS;
  for (const course of courses) {
    if (course !== chosen) others = [...others, ...(buckets[course.index] ?? NO_RECORDS)];
  }
  return others.length === 0 ? planCourse(person, chosen, own) : planMixed(person, chosen, { own, others });
}

/**
 * Which programme doses a person has, needs and will not need, with dates and reasons.
 * Ages, intervals and stops are those of the programme's tables; a dose recorded too early is flagged and waits for the clinic.
 * @param input - birth date, sex, recorded doses and the day asked about (all `YYYY-MM-DD`); options and conditions when known
 * @returns every dose of the programme in table order, and flags on records a person should look at
 * @throws RangeError when birth date or today is no calendar day, or the programme is unknown
 */
export function forecast(input: ForecastInput): Forecast {
  const person = readPerson(input);
  return { programme: person.edition.id, doses: planProgramme(person), flags: person.flags };
}

/** The doses of the programme for a person made ready. */
export function planProgramme(person: Person, only?: ReadonlySet<string>): ForecastDose[] {
  const buckets = sortIntoCourses(person);
  const doses: ForecastDose[] = [];
  for (const course of person.edition.courses) {
    if (only !== undefined && !only.has(course.series)) continue;
    if (course.optionGroup === undefined) {
      addOne(person, course, { records: buckets[course.index] ?? NO_RECORDS, doses });
    } else if (person.edition.byGroup.get(course.optionGroup)?.[0] === course) {
      for (const dose of planOptions(person, course.optionGroup, buckets)) doses.push(dose);
    }
  }
  flagCloseLiveDoses(person);
  return doses;
}

function addOne(
  person: Person,
  course: Course,
  known: { records: readonly RecordedDose[]; doses: ForecastDose[] },
): void {
  const { records, doses } = known;
  if (course.series === 'HepB') for (const dose of planHepB(person, course, records)) doses.push(dose);
  else if (course.series === 'DT') for (const dose of planDt(person, course, known)) doses.push(dose);
  else addCourse(person, course, known);
}
