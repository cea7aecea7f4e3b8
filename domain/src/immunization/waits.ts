/** Waits between different vaccines: two injected live vaccines, and a live vaccine after immunoglobulin. */
import * as daysModule from './day-number';
import * as rules from './general-rules';
import type { Person, RecordedDose } from './person';
import * as words from './reason-texts';
import type { Reason, Wait } from './types';
import type { VaccineFacts } from './vaccine-table';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { plainDateOf, plusStep } = daysModule;
const { IMMUNOGLOBULIN_GAP, LIVE_GAP, NO_IMMUNOGLOBULIN_WAIT } = rules;
const { because, TEXTS } = words;

/** A wait as the screen's bar needs it. */
export const waitBetween = (from: number, fromVaccine: string | null, until: number): Wait => ({
  fromOn: plainDateOf(from),
  fromVaccine,
  untilOn: plainDateOf(until),
  days: until - from,
});

const waitsForImmunoglobulin = (facts: VaccineFacts): boolean =>
  facts.live === 'injected' && !NO_IMMUNOGLOBULIN_WAIT.includes(facts.code);

/** What keeps a vaccine from being given on or after a day. */
export interface Held {
  /** First day free of these waits; the day asked about when nothing holds. */
  readonly day: number;
  readonly liveBy: RecordedDose | undefined;
  readonly byImmunoglobulin: boolean;
}

const liveUntil = (record: RecordedDose): number => plusStep(record.day, LIVE_GAP.step);

/** The last injected live vaccine recorded before a day; records are in order of day. */
function lastLiveBefore(person: Person, day: number): RecordedDose | undefined {
  const { live } = person;
  for (let at = live.length - 1; at >= 0; at -= 1) {
    const record = live[at];
    if (record !== undefined && record.day < day) return record;
  }
  return undefined;
}

const NOTHING_HOLDS = { liveBy: undefined, byImmunoglobulin: false } as const;

/** The later of a day and the end of the wait after a live vaccine. */
function afterLive(held: Held, by: RecordedDose | undefined): Held {
  const until = by === undefined ? 0 : liveUntil(by);
  return until > held.day ? { day: until, liveBy: by, byImmunoglobulin: false } : held;
}

/**
 * First day from `base` on that keeps the distance to every injected live vaccine and to immunoglobulin recorded by today. One
 * given today does not hold another today, only one that has to wait longer anyway.
 */
export function heldUntil(person: Person, facts: VaccineFacts, base: number): Held {
  const first: Held = { day: base, ...NOTHING_HOLDS };
  if (facts.live !== 'injected') return first;
  const ig = person.immunoglobulin;
  const holdsIg = ig !== undefined && ig.until > base && waitsForImmunoglobulin(facts);
  const afterIg = holdsIg ? { day: ig.until, liveBy: undefined, byImmunoglobulin: true } : first;
  const held = afterLive(afterIg, lastLiveBefore(person, person.today));
  return held.day > person.today ? afterLive(held, lastLiveBefore(person, person.today + 1)) : held;
}

/** First day an already recorded injected live dose would have kept its distance; its own day when it did. */
export function keptDistanceOn(person: Person, record: RecordedDose): number {
  if (record.facts.live !== 'injected') return record.day;
  const ig = person.immunoglobulin;
  const isNearIg = ig !== undefined && record.day >= ig.on && waitsForImmunoglobulin(record.facts);
  const last = lastLiveBefore(person, record.day);
  return Math.max(record.day, isNearIg ? ig.until : 0, last === undefined ? 0 : liveUntil(last));
}

/** Reason for a wait after another live vaccine. */
function liveReason(person: Person, facts: VaccineFacts, by: RecordedDose): Reason {
  const text = TEXTS['live-28']({
    on: by.day,
    today: person.today,
    given: by.facts.wordZh,
    wanted: facts.wordZh,
    span: LIVE_GAP.value,
  });
  const wait = waitBetween(by.day, by.facts.code, liveUntil(by));
  return { ...because('live-28', text, LIVE_GAP), wait };
}

/** Reason for a wait after immunoglobulin. */
function immunoglobulinReason(person: Person, ig: { on: number; until: number }): Reason {
  const text = TEXTS['ig-3-months']({ on: ig.on, today: person.today, span: IMMUNOGLOBULIN_GAP.value });
  return { ...because('ig-3-months', text, IMMUNOGLOBULIN_GAP), wait: waitBetween(ig.on, null, ig.until) };
}

/** Adds the reason of the wait between vaccines that ends last. */
export function addHeldReasons(person: Person, facts: VaccineFacts, known: { held: Held; reasons: Reason[] }): void {
  const { held, reasons } = known;
  const ig = person.immunoglobulin;
  if (held.liveBy) reasons.push(liveReason(person, facts, held.liveBy));
  else if (held.byImmunoglobulin && ig) reasons.push(immunoglobulinReason(person, ig));
}

/** Flags injected live doses recorded closer together than allowed. */
export function flagCloseLiveDoses(person: Person): void {
  for (const record of person.live) {
    const kept = keptDistanceOn(person, record);
    if (kept === record.day) continue;
    const last = lastLiveBefore(person, record.day);
    const near = last !== undefined && record.day < liveUntil(last);
    const rule = near ? 'live-too-close' : 'ig-too-close';
    const span = near ? LIVE_GAP.value : IMMUNOGLOBULIN_GAP.value;
    person.flags.push({
      rule,
      text: TEXTS[rule]({ on: record.day, today: person.today, span }),
      source: near ? LIVE_GAP.source : IMMUNOGLOBULIN_GAP.source,
      vaccine: record.facts.code,
      date: plainDateOf(record.day),
    });
  }
}
