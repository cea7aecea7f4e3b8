/** Reads the input once: days as numbers, recorded doses in order, and flags for records that cannot be right. */
import * as days from './day-number';
import * as editions from './editions';
import type { Edition } from './editions';
import * as rules from './general-rules';
import { TEXTS, type RuleId } from './reason-texts';
import type { Conditions, Flag, ForecastInput, GivenDose, Sex, VaccineOptions } from './types';
import * as vaccines from './vaccine-table';
import type { VaccineFacts } from './vaccine-table';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { dayNumberOf, plusStep } = days;
const { editionAsked } = editions;
const { CATCH_UP_BEFORE, IMMUNOGLOBULIN_GAP } = rules;
const { findVaccine } = vaccines;

/** A recorded dose that can be counted: a known vaccine, between birth and today. */
export interface RecordedDose {
  readonly facts: VaccineFacts;
  readonly day: number;
  readonly review: GivenDose['review'];
}

/** The input, made ready. */
export interface Person {
  readonly birth: number;
  readonly today: number;
  readonly sex: Sex;
  readonly edition: Edition;
  /** True when the caller named the programme: recorded doses may be in time by it too, not only by the one of their day. */
  readonly isProgrammeNamed: boolean;
  readonly options: VaccineOptions;
  readonly conditions: Conditions;
  /** Countable records in order of day. */
  readonly records: readonly RecordedDose[];
  /** Injected live vaccines among them. */
  readonly live: readonly RecordedDose[];
  /** Day of the immunoglobulin and first day a live vaccine may follow; undefined when none is recorded by today. */
  readonly immunoglobulin: { readonly on: number; readonly until: number } | undefined;
  readonly adultOn: number;
  readonly flags: Flag[];
}

const NO_CONDITIONS: Conditions = {};
const NO_OPTIONS: VaccineOptions = {};
const RECORD_SOURCE = 'S6';

/** A flag about one recorded dose. */
export function flagRecord(
  person: Pick<Person, 'flags'>,
  rule: RuleId,
  about: { text: string; given: Flaggable },
): void {
  const { vaccine, date } = about.given;
  person.flags.push({ rule, text: about.text, source: RECORD_SOURCE, vaccine, date });
}

type Flaggable = { vaccine: string; date: string };

function problemOf(day: number, limits: { birth: number; today: number }): RuleId | undefined {
  if (Number.isNaN(day)) return 'invalid-date';
  if (day < limits.birth) return 'before-birth';
  return day > limits.today ? 'future-date' : undefined;
}

function problemText(problem: RuleId, given: GivenDose): string {
  switch (problem) {
    case 'unknown-vaccine':
      return TEXTS['unknown-vaccine']({ name: given.vaccine });
    case 'before-birth':
      return TEXTS['before-birth']();
    case 'future-date':
      return TEXTS['future-date']();
    default:
      return TEXTS['invalid-date']();
  }
}

/** Puts a record in its place in the order of days; one of the same day goes after those already there. */
function insert(records: RecordedDose[], record: RecordedDose): void {
  let at = records.length;
  while (at > 0 && (records[at - 1]?.day ?? 0) > record.day) at -= 1;
  if (at === records.length) records.push(record);
  else records.splice(at, 0, record);
}

function readRecords(input: ForecastInput, limits: { birth: number; today: number }, flags: Flag[]): RecordedDose[] {
  const records: RecordedDose[] = [];
  for (const given of input.given) {
    const day = dayNumberOf(given.date);
    const facts = findVaccine(given.vaccine);
    const problem = facts === undefined ? 'unknown-vaccine' : problemOf(day, limits);
    if (problem !== undefined) flagRecord({ flags }, problem, { text: problemText(problem, given), given });
    else if (facts !== undefined) insert(records, { facts, day, review: given.review });
  }
  return records;
}

function liveAmong(records: readonly RecordedDose[]): readonly RecordedDose[] {
  const live: RecordedDose[] = [];
  for (const record of records) if (record.facts.live === 'injected') live.push(record);
  return live;
}

/** The wait after immunoglobulin; a day that cannot be right is flagged and changes nothing. */
function readImmunoglobulin(
  { immunoglobulinOn }: Conditions,
  limits: { birth: number; today: number },
  flags: Flag[],
): Person['immunoglobulin'] {
  if (immunoglobulinOn === undefined) return undefined;
  const on = dayNumberOf(immunoglobulinOn);
  const problem = problemOf(on, limits);
  if (problem === undefined) return { on, until: plusStep(on, IMMUNOGLOBULIN_GAP.step) };
  flags.push({ rule: 'immunoglobulin-day', text: TEXTS['immunoglobulin-day'](), source: IMMUNOGLOBULIN_GAP.source });
  return undefined;
}

/**
 * The input made ready for the rules.
 * @throws RangeError when birth date or today is no calendar day, birth is after today, or the programme is unknown
 */
export function readPerson(input: ForecastInput): Person {
  const birth = dayNumberOf(input.birthDate);
  const today = dayNumberOf(input.today);
  if (Number.isNaN(birth) || Number.isNaN(today)) throw new RangeError('birthDate and today must be calendar days');
  if (birth > today) throw new RangeError('birthDate is after today');
  const conditions = input.conditions ?? NO_CONDITIONS;
  const flags: Flag[] = [];
  const limits = { birth, today };
  const records = readRecords(input, limits, flags);
  return {
    birth,
    today,
    sex: input.sex,
    edition: editionAsked(input.programme, today),
    isProgrammeNamed: input.programme !== undefined,
    options: input.options ?? NO_OPTIONS,
    conditions,
    records,
    live: liveAmong(records),
    immunoglobulin: readImmunoglobulin(conditions, limits, flags),
    adultOn: plusStep(birth, CATCH_UP_BEFORE.step),
    flags,
  };
}
