/**
 * Puts recorded doses into the numbered doses of a course. Every record is judged by the programme of its day of service, a
 * self-paid product by its label. A dose given too early keeps its place but waits for the clinic's review, unless the
 * next record evidently repeats it; nothing is dropped without a flag.
 */
import * as days from './day-number';
import * as editions from './editions';
import type { Course } from './editions';
import { LABEL_DOSES, MPSV_AC_AFTER_SINGLE_A, POLIO_ALL_IPV, TWO_MMR_BORN_FROM } from './general-rules';
import { flagRecord, type Person, type RecordedDose } from './person';
import { TEXTS } from './reason-texts';
import { gapOf, slotOf, type Gap, type Slot } from './slots';
import { findVaccine, type VaccineFacts } from './vaccine-table';
import * as waits from './waits';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { dayNumberOf, plainDateOf, plusStep } = days;
const { slotsOn } = editions;
const { keptDistanceOn } = waits;

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

const LABELS: ReadonlyMap<VaccineFacts | undefined, readonly Slot[]> = new Map(
  Object.entries(LABEL_DOSES).map(([code, rows]) => [findVaccine(code), rows.map((row) => slotOf(code, row))]),
);
const SINGLE_A: Gap = gapOf(MPSV_AC_AFTER_SINGLE_A.value, MPSV_AC_AFTER_SINGLE_A);
const TWO_MMR_FROM = dayNumberOf(TWO_MMR_BORN_FROM.value);
const LAST_OF_ALL_IPV = LABELS.get(findVaccine('DTaP-IPV/Hib'))?.[POLIO_ALL_IPV.value - 1];

/** The wait of A+C after a single dose of A differs from the row's. */
export function otherGap(course: Course, fills: Fills, at: number): Gap | undefined {
  const isFirstAc = course.series === 'mening' && course.slots[at - 1]?.vaccine !== course.slots[at]?.vaccine;
  return isFirstAc && at > 0 && fills[0] !== undefined && fills[1] === undefined ? SINGLE_A : undefined;
}

const vaccineIn = (course: Course, record: RecordedDose): string | undefined =>
  record.facts.countsFor.find((code) => course.vaccines.includes(code));

/** Index of the dose a record fills: the next open one, or the next open one of its own vaccine. */
function placeOf(course: Course, fills: Fills, record: RecordedDose): number {
  if (course.fill === 'next') return fills.length < course.slots.length ? fills.length : -1;
  const vaccine = vaccineIn(course, record);
  return course.slots.findIndex((slot, at) => slot.vaccine === vaccine && fills[at] === undefined);
}

const LABELLED = [...LABELS.keys()].filter((facts) => facts?.paid === false);

/** A vaccine of the programme that was paid for: given before the programme had it, or before the age of its first dose. */
function isPaidBefore({ person, course }: Place, record: RecordedDose): boolean {
  const [first] = slotsOn(course, record.day);
  return first === undefined || record.day < plusStep(person.birth, first.minAgeStep);
}

/** The label of a self-paid product, or of a vaccine of the programme that was paid for. */
function labelOf(where: Place, at: number, record: RecordedDose): Slot | undefined {
  const isLabelled = record.facts.paid || (LABELLED.includes(record.facts) && isPaidBefore(where, record));
  return isLabelled ? LABELS.get(record.facts)?.[at] : undefined;
}

/** The row a record is judged by: its label, else the programme of its day; a course of its own has only its own rows. */
function slotFor(where: Place, at: number, record: RecordedDose): Slot | undefined {
  const { course } = where;
  if (course.eras.length === 0) return course.slots[at];
  return labelOf(where, at, record) ?? slotsOn(course, record.day)[at] ?? course.slots[at];
}

/** The last filled dose before a place. */
function before(fills: Fills, at: number): Fill | undefined {
  for (let index = at - 1; index >= 0; index -= 1) if (fills[index] !== undefined) return fills[index];
  return undefined;
}

const isIpv = (record: RecordedDose): boolean => record.facts.countsFor.includes('IPV');

/** The fourth of four IPV-containing doses follows the combination's label, not the age of the drops at four years. */
function lastOfAllIpv(course: Course, fills: Fills, record: RecordedDose): Slot | undefined {
  if (course.series !== 'polio' || fills.length !== POLIO_ALL_IPV.value - 1 || !isIpv(record)) return undefined;
  return fills.every((fill) => fill !== undefined && isIpv(fill.record)) ? LAST_OF_ALL_IPV : undefined;
}

/** First day a record would have been in time as dose `at` of a row. */
function inTimeOn(where: Place, slot: Slot, about: { at: number; record: RecordedDose }): number {
  const { person, course, fills } = where;
  const { at, record } = about;
  let needed = plusStep(person.birth, slot.minAgeStep);
  const previous = before(fills, at);
  const gap = otherGap(course, fills, at) ?? slot.gap;
  if (previous !== undefined && gap !== undefined) needed = Math.max(needed, plusStep(previous.record.day, gap.step));
  const distance = keptDistanceOn(person, record);
  return distance === record.day ? needed : Math.max(needed, distance);
}

/** First day a record would have been in time as dose `at`: by the row it is judged by, or by the programme that was asked for by name. */
function neededOn(where: Place, at: number, record: RecordedDose): number {
  const { person, course, fills } = where;
  const slot = lastOfAllIpv(course, fills, record) ?? slotFor(where, at, record);
  if (slot === undefined) return record.day;
  const needed = inTimeOn(where, slot, { at, record });
  const asked = person.isProgrammeNamed && needed > record.day ? course.slots[at] : undefined;
  return asked === undefined ? needed : Math.min(needed, inTimeOn(where, asked, { at, record }));
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

type RecordRule = 'early-repeated' | 'extra-dose' | 'duplicate-day' | 'paid-by-label';

/** Flags a record for the clinic. */
export function flagDose(person: Person, rule: RecordRule, record: RecordedDose): void {
  const given = { vaccine: record.facts.code, date: plainDateOf(record.day) };
  flagRecord(person, rule, { text: TEXTS[rule]({ on: record.day, today: person.today }), given });
}

/** Flags a dose in doubt. */
export function flagDoubt(person: Person, fill: Fill): void {
  const { record, doubt } = fill;
  if (doubt === undefined) return;
  const given = { vaccine: record.facts.code, date: plainDateOf(record.day) };
  flagRecord(person, doubt, { text: doubtText(person, fill), given });
}

/** What the parent is told of a dose in doubt. */
export function doubtText(person: Person, { record, needed, doubt }: Fill): string {
  if (doubt === 'measles-rubella') return TEXTS['measles-rubella']({ given: record.facts.wordZh });
  return TEXTS['early-dose']({ on: record.day, today: person.today, needed });
}

/** Why a record in its place needs the clinic's word: too early, or a measles vaccine that is no MMR for those born since it is given twice. */
function doubtOf(person: Person, record: RecordedDose, needed: number): Doubt | undefined {
  if (record.review === 'counts') return undefined;
  if (record.day < needed) return 'early-dose';
  const { holds, code } = record.facts;
  return holds !== undefined && code !== 'MMR' && person.birth >= TWO_MMR_FROM ? 'measles-rubella' : undefined;
}

/** A free vaccine counted although it was given before its free age is told, so that the clinic can look. */
function flagPaid(where: Place, record: RecordedDose): void {
  if (!LABELLED.includes(record.facts) || slotsOn(where.course, record.day).length === 0) return;
  if (isPaidBefore(where, record)) flagDose(where.person, 'paid-by-label', record);
}

/** A record beyond the doses of its course; a self-paid product may have more doses than it replaces. */
function tellSurplus({ person }: Place, record: RecordedDose): void {
  if (!record.facts.paid) flagDose(person, 'extra-dose', record);
}

const nextAfter = (records: readonly RecordedDose[], index: number, day: number): RecordedDose | undefined => {
  for (let at = index + 1; at < records.length; at += 1) if ((records[at]?.day ?? 0) > day) return records[at];
  return undefined;
};

/** Puts one record in its place, or flags why it has none. */
function place(at: Place, records: readonly RecordedDose[], index: number): void {
  const { person, course, fills } = at;
  const record = records[index];
  if (record === undefined || record.review === 'does-not-count') return;
  if (records[index - 1]?.day === record.day) return flagDose(person, 'duplicate-day', record);
  const to = placeOf(course, fills, record);
  if (to < 0) return tellSurplus(at, record);
  const needed = neededOn(at, to, record);
  const fill: Fill = { record, needed, doubt: doubtOf(person, record, needed) };
  if (fill.doubt !== undefined) {
    const next = nextAfter(records, index, record.day);
    const isRepeated = fill.doubt === 'early-dose' && isRepeatedBy(at, to, { early: fill, next });
    if (isRepeated) return flagDose(person, 'early-repeated', record);
    flagDoubt(person, fill);
  } else flagPaid(at, record);
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
