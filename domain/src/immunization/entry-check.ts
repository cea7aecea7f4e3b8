/**
 * 入托、入学预防接种证查验: whether a child has what the programme asks for at its age, and by when the rest is made up.
 * Pure; the numbers are those of the 2021 procedure (S13).
 */
import { ENTRY_RULES, ENTRY_TEXTS, type EntryKind, type EntryRuleId } from './entry-check-texts';
import { addDays, partsOf, toPlainDate, type PlainDate } from '../shared/plain-date';
import { dayNumberOf } from './day-number';
import { forecast } from './forecast';
import { editionOfInput, isBehindClinic, isRecorded, namedAgeOn } from './named-age';
import type { Flag, ForecastDose, ForecastInput, Reason } from './types';

export type { EntryKind };

/** complete – nothing of its age is missing; missing – doses to make up; ask-clinic – only a clinician's word is missing. */
export type EntryVerdict = 'complete' | 'missing' | 'ask-clinic';

/** Facts of the child on the day of the check (`today`), and the first day of term. */
export interface EntryInput extends ForecastInput {
  entry: EntryKind;
  termStartsOn: PlainDate;
}

/** A dose the check speaks of. */
export interface EntryDose extends ForecastDose {
  /** Whether it can be given by the day of the second check. */
  beforeRecheck: boolean;
}

/** The outcome of the check. */
export interface EntryCheck {
  entry: EntryKind;
  verdict: EntryVerdict;
  checkedOn: PlainDate;
  termStartsOn: PlainDate;
  /** Last day of the school's first check. */
  checkBy: PlainDate;
  /** Last day by which missing doses are made up and checked again. */
  recheckBy: PlainDate;
  programme: string;
  /** Recorded doses that count. */
  givenCount: number;
  missing: EntryDose[];
  askClinic: EntryDose[];
  /** Not missing today; the programme names them before the second check. */
  upcoming: EntryDose[];
  notes: Reason[];
  flags: readonly Flag[];
}

const OPEN: readonly ForecastDose['status'][] = ['due', 'overdue', 'not-yet'];

type Place = 'missing' | 'askClinic' | 'upcoming' | undefined;

interface Judged {
  readonly doses: readonly ForecastDose[];
  readonly today: number;
  readonly recheckBy: number;
}

/** Where a dose stands in the answer; undefined for doses that are given, for later or not for this child. */
function placeOf(dose: ForecastDose, age: number, judged: Judged): Place {
  if (dose.status === 'ask-clinic') return isRecorded(dose) || age <= judged.today ? 'askClinic' : undefined;
  if (!OPEN.includes(dose.status)) return undefined;
  if (age > judged.recheckBy) return undefined;
  if (age > judged.today) return 'upcoming';
  return isBehindClinic(judged.doses, dose) ? 'askClinic' : 'missing';
}

const say = (rule: EntryRuleId, text: string): Reason => ({
  rule,
  text,
  source: ENTRY_RULES.source,
  verified: ENTRY_RULES.verified,
});

function notesOf({ entry }: EntryInput, days: { checkBy: PlainDate; recheckBy: PlainDate }, today: number): Reason[] {
  const told = (day: PlainDate) => ({ entry, on: dayNumberOf(day), today });
  return [
    say('entry-not-precondition', ENTRY_TEXTS['entry-not-precondition']({ entry })),
    say('entry-check-window', ENTRY_TEXTS['entry-check-window'](told(days.checkBy))),
    say('entry-recheck', ENTRY_TEXTS['entry-recheck'](told(days.recheckBy))),
  ];
}

/** The second check ends with the year the term began in. */
function recheckDay(termStartsOn: PlainDate): PlainDate {
  const { month, day } = ENTRY_RULES.recheckBy;
  return toPlainDate(`${partsOf(termStartsOn).year}-${month}-${day}`);
}

/** First day of the school year that the checks of `today`'s year belong to, when no day is told: the usual 1 September. */
export function usualTermStart(today: PlainDate): PlainDate {
  const { month, day } = ENTRY_RULES.usualTermStart;
  return toPlainDate(`${partsOf(today).year}-${month}-${day}`);
}

/**
 * Checks a child's records for entry on the day `today`.
 * Missing is every dose whose named age is reached and that is neither given nor ruled out, also when an interval still keeps it
 * from being given; doses a clinician must decide stand apart and never make a child "missing".
 * @returns the verdict with the doses behind it, the days of both checks, and the sentences of the procedure
 * @throws RangeError when birth date or today is no calendar day, or the programme is unknown
 */
export function checkEntry(input: EntryInput): EntryCheck {
  const { entry, termStartsOn, today } = input;
  const { programme, doses, flags } = forecast(input);
  const edition = editionOfInput(input);
  const days = { checkBy: addDays(termStartsOn, ENTRY_RULES.checkWithin.days), recheckBy: recheckDay(termStartsOn) };
  const judged: Judged = { doses, today: dayNumberOf(today), recheckBy: dayNumberOf(days.recheckBy) };
  const found: Record<NonNullable<Place>, EntryDose[]> = { missing: [], askClinic: [], upcoming: [] };
  for (const dose of doses) {
    const place = placeOf(dose, namedAgeOn(edition, dayNumberOf(input.birthDate), dose), judged);
    const beforeRecheck = dose.earliestOn !== null && dose.earliestOn <= days.recheckBy;
    if (place !== undefined) found[place].push({ ...dose, beforeRecheck });
  }
  const withoutMissing: EntryVerdict = found.askClinic.length > 0 ? 'ask-clinic' : 'complete';
  return {
    entry,
    verdict: found.missing.length > 0 ? 'missing' : withoutMissing,
    checkedOn: today,
    termStartsOn,
    ...days,
    programme,
    givenCount: doses.filter(({ status }) => status === 'given').length,
    ...found,
    notes: notesOf(input, days, judged.today),
    flags,
  };
}
