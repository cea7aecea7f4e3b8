/**
 * The ladder of questions about a dose that is not recorded. The first question with an answer decides; a dose that passes all
 * of them is waited for, overdue or due by its dates. Clinicians' decisions come out as `ask-clinic`.
 */
import * as days from './day-number';
import * as rules from './general-rules';
import type { Course } from './editions';
import type { Fills } from './assign-doses';
import type { OpenDose } from './open-dose';
import type { Person, RecordedDose } from './person';
import { sourceText } from './programmes/sources';
import * as words from './reason-texts';
import type { RuleId } from './reason-texts';
import type { Slot } from './slots';
import type { DoseStatus, Reason } from './types';
import type { VaccineFacts } from './vaccine-table';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { plusStep } = days;
const {
  BCG_PRETERM_WEEKS,
  BCG_SKIN_TEST_FROM,
  CATCH_UP_BEFORE,
  DT_RULES,
  HIV_MATRIX,
  HPV_ASK_FROM,
  MPSV_A_BEFORE,
  OTHER_HPV,
} = rules;
const { because, TEXTS } = words;

/** The answer of a question. */
export interface Verdict {
  readonly status: DoseStatus;
  readonly reason: Reason;
}

type Question = (open: OpenDose) => Verdict | undefined;

const say = (status: DoseStatus, reason: Reason): Verdict => ({ status, reason });

const said = new Map<Course, Map<RuleId, Verdict>>();

/** An answer that is the same for everybody, worded once per course. */
function oncePer(course: Course, rule: RuleId, word: () => Verdict): Verdict {
  const ofCourse = said.get(course) ?? new Map<RuleId, Verdict>();
  said.set(course, ofCourse);
  const verdict = ofCourse.get(rule) ?? word();
  ofCourse.set(rule, verdict);
  return verdict;
}

const countOf = (records: Person['records'], code: string): number => {
  let count = 0;
  for (const { facts } of records) if (facts.code === code) count += 1;
  return count;
};

const filled = (fills: Fills): number => {
  let count = 0;
  for (const fill of fills) if (fill !== undefined) count += 1;
  return count;
};

/** Boys and earlier birth years outside the HPV programme. */
const outsideProgramme: Question = ({ person, course }) => {
  const { head, bornFrom, backing } = course;
  if (head.sex !== undefined && head.sex !== person.sex) {
    return oncePer(course, 'not-for-sex', () =>
      say('not-in-programme', because('not-for-sex', TEXTS['not-for-sex'](), backing)),
    );
  }
  if (bornFrom === undefined || person.birth >= bornFrom) return undefined;
  const text = TEXTS.cohort({ on: bornFrom, today: person.today });
  return say('not-in-programme', because('cohort', text, backing));
};

/** Once a DT is recorded and both vaccines together are enough, no further DTaP is given. */
const replacedByDt: Question = ({ person, fills }) => {
  const dt = countOf(person.records, 'DT');
  const replaced = dt > 0 && dt + filled(fills) >= DT_RULES.total;
  return replaced ? say('not-needed', because('dt-replaces', TEXTS['dt-replaces'](), DT_RULES)) : undefined;
};

/** Group A polysaccharide: not after A+C, not from the second birthday, nor when it cannot be given before it. */
const groupAOver: Question = ({ person, slot, fills, held }) => {
  if (slot.vaccine !== 'MPSV-A') return undefined;
  const hasAc = fills.some((fill) => fill?.record.facts.countsFor.includes('MPSV-AC'));
  if (hasAc) return say('not-needed', because('ac-after-a-group', TEXTS['ac-after-a-group'](), MPSV_A_BEFORE));
  if (Math.max(person.today, held.day) < plusStep(person.birth, MPSV_A_BEFORE.step)) return undefined;
  const text = TEXTS['a-group-age']({ age: MPSV_A_BEFORE.value });
  return say('not-needed', because('a-group-age', text, MPSV_A_BEFORE));
};

/** Hard stops by age (BCG, DTaP, DT). */
const pastStopAge: Question = ({ person, course, held }) => {
  const { stop } = course.head;
  if (stop === undefined || course.stopStep === undefined) return undefined;
  const stopOn = plusStep(person.birth, course.stopStep);
  if (held.day < stopOn && person.today < stopOn) return undefined;
  const backing = { source: sourceText(stop.source), verified: stop.verified };
  if (person.today >= stopOn) {
    const text = (): string => TEXTS['stop-age']({ age: stop.age });
    return oncePer(course, 'stop-age', () => say('stopped', because('stop-age', text(), backing)));
  }
  return say('stopped', because('stop-before-possible', TEXTS['stop-before-possible']({ age: stop.age }), backing));
};

/** The children's programme ends with the 18th birthday. */
const pastCatchUpAge: Question = ({ person, held }) => {
  if (person.today < person.adultOn && held.day < person.adultOn) return undefined;
  const text = TEXTS['catch-up-age']({ age: CATCH_UP_BEFORE.value });
  return say('not-in-programme', because('catch-up-age', text, CATCH_UP_BEFORE));
};

/** BCG: preterm babies, and the skin test from three months on. */
const bcgAsksClinic: Question = ({ person }) => {
  const skinTestFrom = plusStep(person.birth, BCG_SKIN_TEST_FROM.step);
  if (person.today >= skinTestFrom) {
    if (person.conditions.tbSkinTest === 'negative') return undefined;
    const text = TEXTS['bcg-skin-test']({ age: BCG_SKIN_TEST_FROM.value });
    return say('ask-clinic', because('bcg-skin-test', text, BCG_SKIN_TEST_FROM));
  }
  const weeks = person.conditions.gestationWeeks;
  if (weeks === undefined || weeks > BCG_PRETERM_WEEKS.value) return undefined;
  return say('ask-clinic', because('bcg-preterm', TEXTS['bcg-preterm'](), BCG_PRETERM_WEEKS));
};

/** HPV: another product before, or the first dose at an age where the label asks three. */
const hpvAsksClinic: Question = ({ person, fills, held, previous }) => {
  if (person.records.some((record) => OTHER_HPV.includes(record.facts.code))) {
    return say('ask-clinic', because('hpv-other-product', TEXTS['hpv-other-product'](), HPV_ASK_FROM));
  }
  const first = fills[0]?.record.day ?? previous?.day ?? Math.max(held.day, person.today);
  if (first < plusStep(person.birth, HPV_ASK_FROM.step)) return undefined;
  const text = TEXTS['hpv-late-start']({ age: HPV_ASK_FROM.value });
  return say('ask-clinic', because('hpv-late-start', text, HPV_ASK_FROM));
};

const isConjugate = (record: RecordedDose): boolean => record.facts.paid && record.facts.countsFor.includes('MPSV-A');

/** A conjugate vaccine begun in place of group A but not complete, or given at the age of A+C: how it goes on is the clinic's word. */
const conjugateAsksClinic: Question = ({ person, slot, fills }) => {
  const isAsked =
    slot.vaccine === 'MPSV-A'
      ? fills.some((fill) => fill !== undefined && isConjugate(fill.record))
      : person.records.some(
          (record) => isConjugate(record) && record.day >= plusStep(person.birth, MPSV_A_BEFORE.step),
        );
  if (!isAsked) return undefined;
  return say('ask-clinic', because('conjugate-part', TEXTS['conjugate-part'](), { source: 'S2', verified: true }));
};

const isAc = (slot: Slot): boolean => slot.vaccine === 'MPSV-AC';

/** The first A+C before its age, for a child past the age of A who has not had two doses of A. */
const earlyAcAsksClinic: Question = ({ person, course, slot, fills, minAgeOn }) => {
  if (slot !== course.slots.find(isAc) || person.today >= minAgeOn) return undefined;
  const lacksA = fills[0] === undefined || fills[1] === undefined;
  if (!lacksA || person.today < plusStep(person.birth, MPSV_A_BEFORE.step)) return undefined;
  return say('ask-clinic', because('ac-early', TEXTS['ac-early']({ age: MPSV_A_BEFORE.value }), MPSV_A_BEFORE));
};

/** Whether the matrix gives inactivated polio vaccine in place of the drops. */
export const avoidsDrops = ({ conditions }: Person): boolean => conditions.hiv !== undefined;

/** What health conditions say about a vaccine; shared with the self-paid products. Names no illness. */
export function healthVerdict(person: Person, facts: VaccineFacts): Verdict | undefined {
  const { conditions } = person;
  if (conditions.severeAllergyTo?.includes(facts.code)) {
    return say('ask-clinic', because('allergy', TEXTS.allergy(), { source: 'S6', verified: true }));
  }
  if (facts.live === 'none') return undefined;
  if (conditions.hiv !== undefined) {
    const decision = HIV_MATRIX.value[conditions.hiv][facts.code] ?? 'ask';
    if (decision === 'stop') return say('stopped', because('health-stop', TEXTS['health-stop'](), HIV_MATRIX));
    if (decision === 'ask')
      return say('ask-clinic', because('health-condition', TEXTS['health-condition'](), HIV_MATRIX));
    return undefined;
  }
  if (conditions.immunosuppressed !== true) return undefined;
  return say(
    'ask-clinic',
    because('health-condition', TEXTS['health-condition'](), { source: 'S1 S6', verified: true }),
  );
}

const healthQuestion: Question = ({ person, facts }) => healthVerdict(person, facts);

/** One rung: the question and the courses it is asked of. */
interface Rung {
  readonly question: Question;
  readonly of: (course: Course) => boolean;
}

const ofSeries =
  (series: string) =>
  (course: Course): boolean =>
    course.series === series;

const LADDER: readonly Rung[] = [
  { question: outsideProgramme, of: ({ head, bornFrom }) => head.sex !== undefined || bornFrom !== undefined },
  { question: replacedByDt, of: ofSeries('DTaP') },
  { question: pastStopAge, of: ({ stopStep }) => stopStep !== undefined },
  { question: pastCatchUpAge, of: () => true },
  { question: groupAOver, of: ofSeries('mening') },
  { question: healthQuestion, of: () => true },
  { question: bcgAsksClinic, of: ofSeries('BCG') },
  { question: hpvAsksClinic, of: ofSeries('2vHPV') },
  { question: conjugateAsksClinic, of: ofSeries('mening') },
  { question: earlyAcAsksClinic, of: ofSeries('mening') },
];

const asked = new Map<Course, readonly Question[]>();

/** The questions asked of a course, in the order of the ladder. */
function questionsOf(course: Course): readonly Question[] {
  const known = asked.get(course);
  if (known !== undefined) return known;
  const questions = LADDER.filter((rung) => rung.of(course)).map((rung) => rung.question);
  asked.set(course, questions);
  return questions;
}

/** The first answer on the ladder; undefined when only the dates decide. */
export function verdictOn(open: OpenDose): Verdict | undefined {
  for (const question of questionsOf(open.course)) {
    const verdict = question(open);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
