/**
 * The ladder of questions about a dose that is not recorded. The first question with an answer decides; a dose that passes all
 * of them is waited for, overdue or due by its dates. Clinicians' decisions come out as `ask-clinic`.
 */
import { plusSpan } from './day-number';
import {
  BCG_PRETERM_WEEKS,
  BCG_SKIN_TEST_FROM,
  CATCH_UP_BEFORE,
  DT_RULES,
  HIV_MATRIX,
  HPV_ASK_FROM,
  MPSV_A_BEFORE,
  OTHER_HPV,
} from './general-rules';
import type { Slot } from './editions';
import type { OpenDose } from './open-dose';
import type { Person } from './person';
import { sourceText } from './programmes/sources';
import { because, TEXTS } from './reason-texts';
import type { DoseStatus, Reason } from './types';
import type { VaccineFacts } from './vaccine-table';

/** The answer of a question. */
export interface Verdict {
  readonly status: DoseStatus;
  readonly reason: Reason;
}

type Question = (open: OpenDose) => Verdict | undefined;

const say = (status: DoseStatus, reason: Reason): Verdict => ({ status, reason });

/** Boys and earlier birth years outside the HPV programme. */
const outsideProgramme: Question = ({ person, course }) => {
  const { head, bornFrom } = course;
  const backing = { source: sourceText(head.source), verified: head.verified };
  if (head.sex !== undefined && head.sex !== person.sex) {
    return say('not-in-programme', because('not-for-sex', TEXTS['not-for-sex'](), backing));
  }
  if (bornFrom === undefined || person.birth >= bornFrom) return undefined;
  const text = TEXTS.cohort({ on: bornFrom, today: person.today });
  return say('not-in-programme', because('cohort', text, backing));
};

/** A DT recorded after four DTaP takes the place of the fifth. */
const replacedByDt: Question = ({ person, course, at }) => {
  if (course.series !== 'DTaP' || at < DT_RULES.longSeries) return undefined;
  const replaced = person.records.some((record) => record.facts.code === 'DT');
  return replaced ? say('not-needed', because('dt-replaces', TEXTS['dt-replaces'](), DT_RULES)) : undefined;
};

/** Group A polysaccharide: not after A+C, not from the second birthday. */
const groupAOver: Question = ({ person, course, slot, fills }) => {
  if (course.series !== 'mening' || slot.vaccine !== 'MPSV-A') return undefined;
  const hasAc = fills.some((fill) => fill?.record.facts.countsFor.includes('MPSV-AC'));
  if (hasAc) return say('not-needed', because('ac-after-a-group', TEXTS['ac-after-a-group'](), MPSV_A_BEFORE));
  if (person.today < plusSpan(person.birth, MPSV_A_BEFORE.value)) return undefined;
  const text = TEXTS['a-group-age']({ age: MPSV_A_BEFORE.value });
  return say('not-needed', because('a-group-age', text, MPSV_A_BEFORE));
};

/** Hard stops by age (BCG, DTaP, DT). */
const pastStopAge: Question = ({ person, course, held }) => {
  const { stop } = course.head;
  if (stop === undefined) return undefined;
  const stopOn = plusSpan(person.birth, stop.age);
  const backing = { source: sourceText(stop.source), verified: stop.verified };
  if (person.today >= stopOn) return say('stopped', because('stop-age', TEXTS['stop-age']({ age: stop.age }), backing));
  if (held.day < stopOn) return undefined;
  return say('stopped', because('stop-before-possible', TEXTS['stop-before-possible']({ age: stop.age }), backing));
};

/** The children's programme ends with the 18th birthday. */
const pastCatchUpAge: Question = ({ person, held }) => {
  if (person.today < person.adultOn && held.day < person.adultOn) return undefined;
  const text = TEXTS['catch-up-age']({ age: CATCH_UP_BEFORE.value });
  return say('not-in-programme', because('catch-up-age', text, CATCH_UP_BEFORE));
};

/** BCG: preterm babies, and the skin test from three months on. */
const bcgAsksClinic: Question = ({ person, slot }) => {
  if (slot.vaccine !== 'BCG') return undefined;
  const skinTestFrom = plusSpan(person.birth, BCG_SKIN_TEST_FROM.value);
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
const hpvAsksClinic: Question = ({ person, course, fills, held, previous }) => {
  if (course.series !== '2vHPV') return undefined;
  if (person.records.some((record) => OTHER_HPV.includes(record.facts.code))) {
    return say('ask-clinic', because('hpv-other-product', TEXTS['hpv-other-product'](), HPV_ASK_FROM));
  }
  const first = fills[0]?.record.day ?? previous?.day ?? Math.max(held.day, person.today);
  if (first < plusSpan(person.birth, HPV_ASK_FROM.value)) return undefined;
  const text = TEXTS['hpv-late-start']({ age: HPV_ASK_FROM.value });
  return say('ask-clinic', because('hpv-late-start', text, HPV_ASK_FROM));
};

/** A conjugate vaccine begun in place of group A, but not complete. */
const conjugateAsksClinic: Question = ({ course, slot, fills }) => {
  if (course.series !== 'mening' || slot.vaccine !== 'MPSV-A') return undefined;
  const isBegun = fills.some((fill) => fill?.record.facts.paid === true);
  if (!isBegun) return undefined;
  return say('ask-clinic', because('conjugate-part', TEXTS['conjugate-part'](), { source: 'S2', verified: true }));
};

const isAc = (slot: Slot): boolean => slot.vaccine === 'MPSV-AC';

/** The first A+C before its age, for a child past the age of A who has not had two doses of A. */
const earlyAcAsksClinic: Question = ({ person, course, slot, fills, minAgeOn }) => {
  if (course.series !== 'mening' || slot !== course.slots.find(isAc)) return undefined;
  const lacksA = fills[0] === undefined || fills[1] === undefined;
  const isBetween = person.today >= plusSpan(person.birth, MPSV_A_BEFORE.value) && person.today < minAgeOn;
  if (!lacksA || !isBetween) return undefined;
  return say('ask-clinic', because('ac-early', TEXTS['ac-early']({ age: MPSV_A_BEFORE.value }), MPSV_A_BEFORE));
};

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

const LADDER: readonly Question[] = [
  outsideProgramme,
  replacedByDt,
  pastStopAge,
  pastCatchUpAge,
  groupAOver,
  healthQuestion,
  bcgAsksClinic,
  hpvAsksClinic,
  conjugateAsksClinic,
  earlyAcAsksClinic,
];

/** The first answer on the ladder; undefined when only the dates decide. */
export function verdictOn(open: OpenDose): Verdict | undefined {
  for (const question of LADDER) {
    const verdict = question(open);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
