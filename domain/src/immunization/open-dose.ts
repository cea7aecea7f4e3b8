/** One dose that is not recorded: its dates, and what holds it. */
import type { Course } from './editions';
import type { Fills } from './assign-doses';
import * as days from './day-number';
import type { Person } from './person';
import * as words from './reason-texts';
import * as slotRules from './slots';
import type { Gap, Slot } from './slots';
import type { Reason } from './types';
import type { VaccineFacts } from './vaccine-table';
import * as waits from './waits';
import type { Held } from './waits';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { plusStep } = days;
const { because, TEXTS } = words;
const { completeOn } = slotRules;
const { addHeldReasons, heldUntil, waitBetween } = waits;

/** The dose before an open one. */
export interface Previous {
  readonly dose: number;
  readonly day: number;
  /** Vaccine code when recorded; undefined when the dose is missing and taken as given on the first possible day. */
  readonly vaccine: string | undefined;
}

/** Everything the questions of the ladder look at. Days are day numbers. */
export interface OpenDose {
  readonly person: Person;
  readonly course: Course;
  readonly fills: Fills;
  readonly at: number;
  readonly slot: Slot;
  readonly facts: VaccineFacts;
  readonly previous: Previous | undefined;
  readonly gap: Gap | undefined;
  /** Day of the age that the programme names. */
  readonly ageOn: number;
  /** Day of the minimum age. */
  readonly minAgeOn: number;
  /** Day the programme names for this person. */
  readonly dueOn: number;
  /** First day after the wait since the previous dose; 0 when there is none. */
  readonly intervalOn: number;
  readonly held: Held;
  readonly completeBefore: number | undefined;
  /** True when an earlier dose of the series waits for the clinic's review. */
  readonly inReview: boolean;
}

/** What the caller knows of an open dose before its dates are worked out. */
export interface OpenDoseSeed {
  readonly person: Person;
  readonly course: Course;
  readonly fills: Fills;
  readonly at: number;
  readonly slot: Slot;
  readonly previous: Previous | undefined;
  /** Another wait than the row's. */
  readonly gap?: Gap | undefined;
}

/** Day of the dose before when it is recorded. */
export const recordedDayOf = (previous: Previous | undefined): number | undefined =>
  previous?.vaccine === undefined ? undefined : previous.day;

/** Works out the dates of an open dose. */
export function openDose(seed: OpenDoseSeed): OpenDose {
  const { person, slot, previous } = seed;
  const gap = seed.gap ?? slot.gap;
  const ageOn = plusStep(person.birth, slot.ageStep);
  const minAgeOn = slot.minAgeStep === slot.ageStep ? ageOn : plusStep(person.birth, slot.minAgeStep);
  const intervalOn = previous === undefined || gap === undefined ? 0 : plusStep(previous.day, gap.step);
  const recordedDay = recordedDayOf(previous);
  return {
    person,
    course: seed.course,
    fills: seed.fills,
    at: seed.at,
    slot,
    facts: slot.facts,
    previous,
    gap,
    ageOn,
    minAgeOn,
    dueOn: recordedDay === undefined ? ageOn : Math.max(ageOn, intervalOn),
    intervalOn,
    held: heldUntil(person, slot.facts, Math.max(minAgeOn, intervalOn)),
    completeBefore: completeOn(slot, person.birth, recordedDay),
    inReview: isInReview(seed.fills),
  };
}

function isInReview(fills: Fills): boolean {
  for (const fill of fills) if (fill?.doubt !== undefined) return true;
  return false;
}

function ageReason(open: OpenDose): Reason {
  const told = { age: open.slot.minAge, on: open.minAgeOn, today: open.person.today };
  if (open.minAgeOn > open.person.today) return because('age-wait', TEXTS['age-wait'](told), open.slot);
  if (open.minAgeOn === open.person.birth) return because('birth-dose', TEXTS['birth-dose'](), open.slot);
  return because('age-reached', TEXTS['age-reached'](told), open.slot);
}

function keptReason(previous: Previous, gap: Gap, today: number): Reason {
  const told = { on: previous.day, today, dose: previous.dose, span: gap.span };
  return because('interval-kept', TEXTS['interval-kept'](told), gap);
}

function gapReason({ previous, gap, person }: OpenDose, until: number): Reason | undefined {
  if (!previous || !gap) return undefined;
  if (previous.vaccine === undefined) {
    return because(
      'interval-after-missing',
      TEXTS['interval-after-missing']({ dose: previous.dose, span: gap.span }),
      gap,
    );
  }
  const told = { on: previous.day, today: person.today, dose: previous.dose, span: gap.span, until };
  const reason = because('interval-wait', TEXTS['interval-wait'](told), gap);
  return { ...reason, wait: waitBetween(previous.day, previous.vaccine, until) };
}

/** Adds why the dose may be given today. */
export function addReasonsToGive(open: OpenDose, reasons: Reason[]): void {
  const { previous, gap, person } = open;
  reasons.push(ageReason(open));
  if (gap && previous?.vaccine !== undefined) reasons.push(keptReason(previous, gap, person.today));
}

/**
 * Adds why it may not be given yet: the waits that end last. When none of those is confirmed, confirmed shorter waits are told
 * too, because only they may refuse a booking.
 */
export function addReasonsToWait(open: OpenDose, reasons: Reason[]): void {
  const { held, person } = open;
  const gapOn = open.intervalOn;
  const last = held.day;
  const before = reasons.length;
  if (open.minAgeOn === last) reasons.push(ageReason(open));
  const gap = gapOn === last ? gapReason(open, gapOn) : undefined;
  if (gap) reasons.push(gap);
  if (held.liveBy || held.byImmunoglobulin) addHeldReasons(person, open.facts, { held, reasons });
  if (reasons.slice(before).some((reason) => reason.verified)) return;
  if (open.minAgeOn > person.today && open.minAgeOn < last && open.slot.verified) reasons.push(ageReason(open));
}

/** What the parent is told when the completion day has passed. */
export function overdueReason(open: OpenDose): Reason {
  const { row } = open.slot;
  if (row.completeBefore?.hours !== undefined) return because('overdue-birth', TEXTS['overdue-birth'](), open.slot);
  if (row.completeBefore) return because('overdue', TEXTS.overdue({ age: row.completeBefore }), open.slot);
  const told = { dose: open.previous?.dose ?? 1, span: row.maxInterval ?? {} };
  return because('overdue-interval', TEXTS['overdue-interval'](told), open.slot);
}
