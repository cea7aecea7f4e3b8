/** Those born before MMR was given twice: measles, mumps and rubella are counted apart, and MMR tops up what is missing. */
import * as days from './day-number';
import type { Course } from './editions';
import * as rules from './general-rules';
import type { MeaslesNeeds } from './general-rules';
import type { OpenDose } from './open-dose';
import type { Person, RecordedDose } from './person';
import { because, TEXTS } from './reason-texts';
import { slotOf } from './slots';
import type { Reason } from './types';
import type { Component } from './vaccine-table';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { dayNumberOf } = days;
const { MEASLES_NEEDS, MEASLES_PARTS, MEASLES_TOP_UP, TWO_MMR_BORN_FROM } = rules;

const TWO_MMR_FROM = dayNumberOf(TWO_MMR_BORN_FROM.value);
const NEEDS = MEASLES_NEEDS.value.map((needs) => ({ needs, from: dayNumberOf(needs.bornFrom) }));
const PARTS_ZH: Readonly<Record<Component, string>> = { measles: '麻疹', mumps: '腮腺炎', rubella: '风疹' };

const needsOf = (person: Person): MeaslesNeeds | undefined =>
  person.birth >= TWO_MMR_FROM ? undefined : NEEDS.find(({ from }) => person.birth >= from)?.needs;

const holds = (record: RecordedDose, part: Component): boolean => record.facts.holds?.includes(part) === true;

/** Parts that the doses of the course counted so far, and single vaccines beside it, do not reach. */
function missingParts(person: Person, needs: MeaslesNeeds, counted: readonly RecordedDose[]): Component[] {
  const single = person.records.filter(({ facts }) => facts.holds !== undefined && facts.countsFor.length === 0);
  const all = [...counted, ...single];
  return MEASLES_PARTS.filter((part) => all.filter((record) => holds(record, part)).length < needs[part]);
}

const topUpCourses = new Map<Course, Course>();

function withTopUp(course: Course): Course {
  const known = topUpCourses.get(course);
  if (known !== undefined) return known;
  const made = { ...course, key: `${course.key}-parts`, slots: [...course.slots, slotOf('MMR', MEASLES_TOP_UP)] };
  topUpCourses.set(course, made);
  return made;
}

/**
 * The course of measles, mumps and rubella: two doses, and a third for those born before 2019-10-01 whose two recorded doses leave
 * a part out (M: the rule of births is from memory).
 */
export function measlesCourse(person: Person, course: Course, records: readonly RecordedDose[]): Course {
  const needs = records.length < course.slots.length ? undefined : needsOf(person);
  if (needs === undefined) return course;
  const counted = records.slice(0, course.slots.length);
  return missingParts(person, needs, counted).length === 0 ? course : withTopUp(course);
}

/** Says which part an open third dose is for. */
export function measlesTopUp(open: OpenDose, reasons: Reason[]): void {
  if (open.slot.row !== MEASLES_TOP_UP) return;
  const needs = needsOf(open.person);
  if (needs === undefined) return;
  const counted = open.fills.flatMap((fill) => (fill === undefined ? [] : [fill.record]));
  const missing = missingParts(open.person, needs, counted).map((part) => PARTS_ZH[part]);
  reasons.unshift(because('measles-top-up', TEXTS['measles-top-up']({ missing: missing.join('、') }), MEASLES_NEEDS));
}
