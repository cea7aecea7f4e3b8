import type { RecordNumber, RecordOverview } from '@kangban/contract/record/record';
import { isEntryKind, type EntryKind } from '@kangban/domain/record/kinds';
import { TIMELINE_GROUPS, groupOf } from '@kangban/domain/record-home/groups';
import { newestNumbers } from '@kangban/domain/record-home/numbers';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import type { RecordView } from '../access/open-record';
import { loadTargetRules, readingPersonOf, type TargetRules } from '../reading/people';
import { factsOf, personOf } from './facts-of-record';
import {
  findHomeEntries,
  findRecordPerson,
  type HomeEntryRow,
  type HomeNeed,
  type RecordPersonRow,
} from './home-store';
import { type RecordEntry, redactRow } from './load-record';
import { findOwnRows, type OwnRow } from './own-store';
import { kindsIn } from './view';

/** Rows of each family with a table of its own: the newest few for the list and the numbers. */
const OWN_EACH = 8;
/** Of kinds that are only listed: as many as the page has room for. */
export const RECENT = 5;

/**
 * What the page computes from: of most kinds the newest few are enough; illnesses, allergies and medicines count however old they are. Of
 * follow-ups and check-ups the older ones only say when they were.
 */
const NEEDS: Readonly<Record<EntryKind, Omit<HomeNeed, 'kind'>>> = {
  'basic-information': { rows: 3, whole: 3 },
  checkup: { rows: 40, whole: 6 },
  'follow-up': { rows: 200, whole: 8 },
  condition: { rows: 300, whole: 300 },
  allergy: { rows: 200, whole: 200 },
  medication: { rows: 200, whole: 200 },
  'maternal-visit': { rows: 20, whole: 20 },
  observation: { rows: 8, whole: 8 },
  'lab-report': { rows: 4, whole: 4 },
  encounter: { rows: RECENT, whole: RECENT },
  'imaging-report': { rows: RECENT, whole: RECENT },
  screening: { rows: RECENT, whole: RECENT },
  // A plan of years ago may hold the target that still counts.
  'care-plan': { rows: 40, whole: 40 },
  'appointment-elsewhere': { rows: RECENT, whole: RECENT },
};

export type HomeEntry = RecordEntry & Pick<HomeEntryRow, 'sitePhone'>;

/** What the first page of a record is computed from, as far as a view may see it. */
export interface Home {
  view: RecordView;
  person: RecordPersonRow;
  entries: HomeEntry[];
  own: OwnRow[];
  /** What its numbers are compared with. */
  rules: TargetRules;
  today: PlainDate;
}

const redacted = (view: RecordView, row: HomeEntryRow): HomeEntry[] => {
  const entry = redactRow(view, row);
  return entry ? [{ ...entry, sitePhone: row.sitePhone }] : [];
};

/** One query for the person, one for the entries, one for the families with tables of their own, two for what is aimed at. */
export async function loadHome(deps: Deps, view: RecordView): Promise<Home | Refused> {
  const kinds = kindsIn(view);
  const needs = kinds.filter(isEntryKind).map((kind) => ({ kind, ...NEEDS[kind] }));
  const [person, rows, own, rules] = await Promise.all([
    findRecordPerson(deps.db, view),
    findHomeEntries(deps.db, { ...view, needs }),
    findOwnRows(deps.db, { ...view, kinds, limitEach: OWN_EACH }),
    loadTargetRules(deps, deps.db.pool, view),
  ]);
  if (!person) return refuse('not-found');
  const entries = rows.flatMap((row) => redacted(view, row));
  return { view, person, entries, own, rules, today: deps.clock.today() };
}

/** The newest numbers of a record with their newest values, each by what is aimed at with this person. */
export function numbersIn({ person, entries, own, rules: { targets, config }, today }: Home): RecordNumber[] {
  const { sex, birthDate } = person;
  const aims = { person: readingPersonOf({ sex, birthDate, entries }, targets, today), config };
  return newestNumbers(personOf(person), factsOf(entries, own), aims).map(({ values, ...rest }) => ({
    ...rest,
    values: values.map(({ entryId, kind, on, text, home }) => ({ id: entryId, kind, on, text, home })),
  }));
}

/** The filters that would show something. */
export function groupsOf({ entries, own }: Home): RecordOverview['groups'] {
  const there = new Set([...entries, ...own].map(({ kind }) => groupOf(kind)));
  return Object.keys(TIMELINE_GROUPS).filter((group): group is RecordOverview['groups'][number] =>
    [...there].some((one) => one === group),
  );
}
