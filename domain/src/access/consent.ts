import { addDays, type PlainDate } from '../shared/plain-date';
import { AGE_RULES, ageOf } from './age-rules';
import type { ConsentBy, ConsentKind, ConsentState } from './consent-kinds';
import { CONSENT_TEXTS, stillCovers } from './consent-texts';

/** A row of record_consent, as far as the rule asks. */
export interface ConsentRow {
  kind: ConsentKind;
  version: string;
  given: boolean;
  by: ConsentBy;
  at: Date;
  /** The last day it holds; null has no end. */
  endsOn: PlainDate | null;
}

export interface Consent {
  state: ConsentState;
  /** The row that decides; null where nobody has said anything that counts today. */
  row: ConsentRow | null;
}
export type Consents = Readonly<Record<ConsentKind, Consent>>;

/** What holds while nobody was asked: the clinic that keeps the record goes on caring; everything else is off (ux.md §10). */
const UNASKED_ON: readonly ConsentKind[] = ['family-doctor'];

/** Days the county hospital of a referral may look. DESIGN. */
const REFERRAL_DAYS = 90;

/** The last day a consent given on `today` holds; null has no end. */
export const consentEndsOn = (kind: ConsentKind, today: PlainDate): PlainDate | null =>
  kind === 'referral-hospital' ? addDays(today, REFERRAL_DAYS - 1) : null;

const isOwn = (row: ConsentRow): boolean => row.by !== 'guardian';

interface Person {
  birthDate: PlainDate;
  today: PlainDate;
}

/** Whether a guardian's word on this still counts: sensitive until 14, the rest until 18 or the person's own word from 14 on. */
function guardianCounts(kind: ConsentKind, person: Person, ownWord: boolean): boolean {
  const rule = AGE_RULES[ageOf(person.birthDate, person.today)];
  if (kind === 'sensitive') return rule.guardianSensitive;
  if (rule.guardianConsents === 'until-own-word') return !ownWord;
  return rule.guardianConsents === 'yes';
}

const newest = (rows: readonly ConsentRow[]): ConsentRow | undefined =>
  rows.reduce<ConsentRow | undefined>((last, row) => (!last || row.at >= last.at ? row : last), undefined);

const isOver = ({ endsOn }: ConsentRow, today: PlainDate): boolean => endsOn !== null && endsOn < today;

function stateOf(row: ConsentRow | undefined, today: PlainDate): ConsentState {
  if (!row) return 'never';
  if (!row.given || isOver(row, today)) return 'withdrawn';
  return stillCovers(CONSENT_TEXTS[row.kind], row.version, today) ? 'given' : 'never';
}

/**
 * What a person has agreed to today, of the rows in the order they were written. The newest word that counts decides: one's own
 * always, a guardian's by age; a consent whose day is over or whose text asks anew does not hold. Effective at once: nothing is
 * remembered between two requests. Source: Personal Information Protection Law, Art. 15, 29, 31.
 */
export function consentsOf(rows: readonly ConsentRow[], person: Person): Consents {
  const one = (kind: ConsentKind): Consent => {
    const said = rows.filter((row) => row.kind === kind);
    const ownWord = said.some(isOwn);
    const row = newest(said.filter((each) => isOwn(each) || guardianCounts(kind, person, ownWord)));
    return { state: stateOf(row, person.today), row: row ?? null };
  };
  return {
    'open-record': one('open-record'),
    sensitive: one('sensitive'),
    'family-doctor': one('family-doctor'),
    'referral-hospital': one('referral-hospital'),
    research: one('research'),
    lessons: one('lessons'),
  };
}

/** Whether a consent is on: given, or never asked where that counts as on. */
export const isOn = (kind: ConsentKind, state: ConsentState): boolean =>
  state === 'given' || (state === 'never' && UNASKED_ON.includes(kind));

/** Whether the person has ever spoken for themself on opening: from then on a guardian of 14 to 17 speaks no more for them. */
export const hasOwnWord = (rows: readonly ConsentRow[], kind: ConsentKind): boolean =>
  rows.some((row) => row.kind === kind && isOwn(row));
