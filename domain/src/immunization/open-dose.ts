/** One dose that is not recorded: its dates, and what holds it. */
import { plusSpan } from './day-number';
import type { Course, Slot } from './editions';
import type { Fills } from './assign-doses';
import type { Person } from './person';
import type { Span } from './programmes/table';
import { because, TEXTS } from './reason-texts';
import type { Reason } from './types';
import { getVaccine, type VaccineFacts } from './vaccine-table';
import { heldUntil, heldWaits, waitBetween, type Held, type Pending } from './waits';

/** The dose before an open one. */
export interface Previous {
  readonly dose: number;
  readonly day: number;
  /** Vaccine code when recorded; undefined when the dose is missing and taken as given on the first possible day. */
  readonly vaccine: string | undefined;
}

/** The wait that an open dose keeps after the previous one. */
export interface Gap {
  readonly span: Span;
  readonly verified: boolean;
  readonly source: string;
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
  readonly held: Held;
  readonly completeBefore: number | undefined;
  /** True when an earlier dose of the series waits for the clinic's review. */
  readonly inReview: boolean;
}

const ruleGap = (slot: Slot): Gap | undefined =>
  slot.row.interval && {
    span: slot.row.interval,
    verified: slot.row.intervalVerified !== false,
    source: slot.source,
  };

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

/** Last day to complete by: the row's age, or its longest wait after a recorded dose. */
function completeBefore(seed: OpenDoseSeed): number | undefined {
  const { row } = seed.slot;
  if (row.completeBefore) return plusSpan(seed.person.birth, row.completeBefore);
  const { previous } = seed;
  if (row.maxInterval && previous?.vaccine !== undefined) return plusSpan(previous.day, row.maxInterval);
  return undefined;
}

/** Works out the dates of an open dose. */
export function openDose(seed: OpenDoseSeed): OpenDose {
  const { person, slot, previous } = seed;
  const gap = seed.gap ?? ruleGap(slot);
  const facts = getVaccine(slot.vaccine);
  const ageOn = plusSpan(person.birth, slot.row.age);
  const minAgeOn = plusSpan(person.birth, slot.minAge);
  const afterPrevious = previous && gap ? plusSpan(previous.day, gap.span) : minAgeOn;
  const base = Math.max(minAgeOn, afterPrevious);
  return {
    person,
    course: seed.course,
    fills: seed.fills,
    at: seed.at,
    slot,
    facts,
    previous,
    gap,
    ageOn,
    minAgeOn,
    dueOn: previous?.vaccine === undefined ? ageOn : Math.max(ageOn, afterPrevious),
    held: heldUntil(person, facts, base),
    completeBefore: completeBefore(seed),
    inReview: seed.fills.some((fill) => fill?.doubt !== undefined),
  };
}

const backing = (open: OpenDose): { source: string; verified: boolean } => ({
  source: open.slot.source,
  verified: open.slot.row.verified,
});

const intervalOn = (open: OpenDose): number | undefined =>
  open.previous && open.gap ? plusSpan(open.previous.day, open.gap.span) : undefined;

function gapReason(open: OpenDose, isKept: boolean): Reason | undefined {
  const { previous, gap, person } = open;
  const until = intervalOn(open);
  if (!previous || !gap || until === undefined) return undefined;
  const told = { on: previous.day, today: person.today, dose: previous.dose, span: gap.span };
  if (previous.vaccine === undefined) {
    return isKept ? undefined : because('interval-after-missing', TEXTS['interval-after-missing'](told), gap);
  }
  if (isKept) return because('interval-kept', TEXTS['interval-kept'](told), gap);
  const wait = waitBetween(previous.day, previous.vaccine, until);
  return { ...because('interval-wait', TEXTS['interval-wait']({ ...told, until }), gap), wait };
}

const ageReached = (open: OpenDose): Reason => {
  const { row } = open.slot;
  const atBirth = open.minAgeOn === open.person.birth;
  const told = { age: open.slot.minAge, on: open.minAgeOn, today: open.person.today };
  return atBirth
    ? because('birth-dose', TEXTS['birth-dose'](), backing(open))
    : because('age-reached', TEXTS['age-reached'](told), { source: open.slot.source, verified: row.verified });
};

/** Why the dose may be given today. */
export function reasonsToGive(open: OpenDose): Reason[] {
  const reasons = [ageReached(open)];
  const gap = gapReason(open, true);
  if (gap) reasons.push(gap);
  return reasons;
}

function pendingWaits(open: OpenDose): Pending[] {
  const { person } = open;
  const pending: Pending[] = [];
  if (open.minAgeOn > person.today) {
    const told = { age: open.slot.minAge, on: open.minAgeOn, today: person.today };
    pending.push({ until: open.minAgeOn, reason: because('age-wait', TEXTS['age-wait'](told), backing(open)) });
  }
  const until = intervalOn(open) ?? 0;
  const gap = until > person.today ? gapReason(open, false) : undefined;
  if (gap) pending.push({ until, reason: gap });
  pending.push(...heldWaits(person, open.facts, open.held));
  return pending;
}

/**
 * Why it may not be given yet: the wait that ends last. When that one is unconfirmed, confirmed waits are told too, because only
 * they may refuse a booking.
 */
export function reasonsToWait(open: OpenDose): Reason[] {
  const pending = pendingWaits(open);
  const last = Math.max(...pending.map((one) => one.until));
  const binding = pending.filter((one) => one.until === last);
  const isConfirmed = binding.some((one) => one.reason.verified);
  const rest = isConfirmed ? [] : pending.filter((one) => one.until < last && one.reason.verified);
  return [...binding, ...rest].map((one) => one.reason);
}

/** What the parent is told when the completion day has passed. */
export function overdueReason(open: OpenDose): Reason {
  const { row } = open.slot;
  if (row.completeBefore?.hours !== undefined) return because('overdue-birth', TEXTS['overdue-birth'](), backing(open));
  if (row.completeBefore) return because('overdue', TEXTS.overdue({ age: row.completeBefore }), backing(open));
  const told = { dose: open.previous?.dose ?? 1, span: row.maxInterval ?? {} };
  return because('overdue-interval', TEXTS['overdue-interval'](told), backing(open));
}
