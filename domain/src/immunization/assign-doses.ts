/**
 * Puts recorded doses into the numbered doses of a course. Every record is judged by the programme of its day of service, a
 * self-paid combination by its label. A dose given too early keeps its place but waits for the clinic's review, unless the
 * next record evidently repeats it; nothing is dropped without a flag.
 */
import { dayNumberOf, plainDateOf, plusSpan } from './day-number';
import { editionOn, type Course, type Slot } from './editions';
import { LABEL_DOSES, MR_COUNTS_BORN_BEFORE, POLIO_ALL_IPV } from './general-rules';
import { flagRecord, type Person, type RecordedDose } from './person';
import { TEXTS } from './reason-texts';
import type { DoseRow } from './programmes/table';
import { keptDistanceOn } from './waits';

export type Doubt = 'early-dose' | 'measles-rubella';

/** A recorded dose in its place. */
export interface Fill {
  readonly record: RecordedDose;
  /** Why a clinician has to say whether it counts; undefined when it counts. */
  readonly doubt: Doubt | undefined;
  /** First day it would have been in time. */
  readonly needed: number;
}

export type Fills = (Fill | undefined)[];

const vaccineIn = (course: Course, record: RecordedDose): string | undefined =>
  record.facts.countsFor.find((code) => course.vaccines.includes(code));

/** Index of the dose a record fills: the next open one, or the next open one of its own vaccine. */
function placeOf(course: Course, fills: Fills, record: RecordedDose): number {
  if (course.fill === 'next') return fills.length < course.slots.length ? fills.length : -1;
  const vaccine = vaccineIn(course, record);
  return course.slots.findIndex((slot, at) => slot.vaccine === vaccine && fills[at] === undefined);
}

function rowFor(course: Course, at: number, record: RecordedDose): DoseRow | undefined {
  const label = LABEL_DOSES[record.facts.code]?.[at];
  if (label !== undefined) return label;
  const then = editionOn(record.day).byKey.get(course.key)?.slots[at];
  return (then ?? course.slots[at])?.row;
}

/** The last filled dose before a place. */
function before(fills: Fills, at: number): Fill | undefined {
  for (let index = at - 1; index >= 0; index -= 1) if (fills[index] !== undefined) return fills[index];
  return undefined;
}

const isIpv = (record: RecordedDose): boolean => record.facts.countsFor.includes('IPV');

/** The fourth of four IPV-containing doses follows the combination's label, not the age of the drops at four years. */
function lastOfAllIpv(course: Course, fills: Fills, record: RecordedDose): DoseRow | undefined {
  const allIpv = course.series === 'polio' && fills.length === POLIO_ALL_IPV.value - 1 && isIpv(record);
  if (!allIpv || !fills.every((fill) => fill !== undefined && isIpv(fill.record))) return undefined;
  return LABEL_DOSES['DTaP-IPV/Hib']?.[POLIO_ALL_IPV.value - 1];
}

/** First day a record would have been in time as dose `at`. */
function neededOn(where: Place, at: number, record: RecordedDose): number {
  const { person, course, fills } = where;
  const row = lastOfAllIpv(course, fills, record) ?? rowFor(course, at, record);
  if (row === undefined) return record.day;
  const byAge = plusSpan(person.birth, row.minAge ?? row.age);
  const previous = before(fills, at);
  const byInterval = previous && row.interval ? plusSpan(previous.record.day, row.interval) : byAge;
  const distance = keptDistanceOn(person, record);
  return Math.max(byAge, byInterval, distance === record.day ? byAge : distance);
}

interface Place {
  readonly person: Person;
  readonly course: Course;
  readonly fills: Fills;
}

/** Whether the next record evidently repeats an early one: in time for the same dose, too early for the one after. */
function isRepeatedBy(where: Place, at: number, pair: { early: Fill; next: RecordedDose | undefined }): boolean {
  const { next, early } = pair;
  if (next === undefined || next.day < neededOn(where, at, next)) return false;
  const after: Fills = [...where.fills];
  after[at] = early;
  const following = placeOf(where.course, after, next);
  return following < 0 || next.day < neededOn({ ...where, fills: after }, following, next);
}

function flag(person: Person, rule: 'early-repeated' | 'extra-dose' | 'duplicate-day', record: RecordedDose): void {
  const given = { vaccine: record.facts.code, date: plainDateOf(record.day) };
  flagRecord(person, rule, { text: TEXTS[rule]({ on: record.day, today: person.today }), given });
}

function flagDoubt(person: Person, fill: Fill): void {
  const { record, doubt } = fill;
  if (doubt === undefined) return;
  const given = { vaccine: record.facts.code, date: plainDateOf(record.day) };
  flagRecord(person, doubt, { text: doubtText(person, fill), given });
}

/** What the parent is told of a dose in doubt. */
export function doubtText(person: Person, { record, needed, doubt }: Fill): string {
  if (doubt === 'measles-rubella') return TEXTS['measles-rubella']();
  return TEXTS['early-dose']({ on: record.day, today: person.today, needed });
}

/** Measles-rubella vaccine stands for MMR only for those born while it was in the programme. */
function doubtOf(person: Person, record: RecordedDose, needed: number): Doubt | undefined {
  if (record.review === 'counts') return undefined;
  if (record.day < needed) return 'early-dose';
  const isLateMr = record.facts.code === 'MR' && person.birth >= dayNumberOf(MR_COUNTS_BORN_BEFORE.value);
  return isLateMr ? 'measles-rubella' : undefined;
}

/** Puts one record in its place, or flags why it has none. */
function place(at: Place, records: readonly RecordedDose[], index: number): void {
  const { person, course, fills } = at;
  const record = records[index];
  if (record === undefined || record.review === 'does-not-count') return;
  if (records[index - 1]?.day === record.day) return flag(person, 'duplicate-day', record);
  const to = placeOf(course, fills, record);
  if (to < 0) return record.facts.paid ? undefined : flag(person, 'extra-dose', record);
  const needed = neededOn(at, to, record);
  const fill: Fill = { record, needed, doubt: doubtOf(person, record, needed) };
  const next = records.find((later) => later.day > record.day);
  if (fill.doubt === 'early-dose' && isRepeatedBy(at, to, { early: fill, next })) {
    return flag(person, 'early-repeated', record);
  }
  flagDoubt(person, fill);
  fills[to] = fill;
  return undefined;
}

/**
 * Recorded doses in their places; open doses are undefined or beyond the end.
 * @param records - the records of this course in order of day
 */
export function assignDoses(person: Person, course: Course, records: readonly RecordedDose[]): Fills {
  const at: Place = { person, course, fills: [] };
  for (let index = 0; index < records.length; index += 1) place(at, records, index);
  return at.fills;
}

/** The row of an open dose. */
export const slotAt = (course: Course, at: number): Slot => {
  const slot = course.slots[at];
  if (slot === undefined) throw new RangeError(`${course.key} has no dose ${at + 1}`);
  return slot;
};
