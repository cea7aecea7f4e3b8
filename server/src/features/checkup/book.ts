import { buildReport } from '@kangban/domain/checkup/build-report';
import { DEFAULT_CONFIG } from '@kangban/domain/checkup/config';
import { contextOf } from '@kangban/domain/checkup/context';
import type { CheckupReport } from '@kangban/domain/checkup/types';
import type { EntryKind } from '@kangban/domain/record/kinds';
import { ageInYears, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { refuse, type Refused, isRefused } from '../../http/refusal';
import type { RecordView } from '../access/open-record';
import { loadTargetRules, personalTargetsOf, type TargetRules } from '../reading/people';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { loadPerson, loadVersions, type RecordPersonRow } from '../record/record-of';
import { hiddenFor } from '../record/view';
import { checkupInput, labInput } from './inputs';

/** A checkup that stands, as the view may see it. */
export type Checkup = Extract<RecordEntry, { kind: 'checkup' }>;

/** What reports of a person are built from, as far as a view may see it. */
export interface Book {
  view: RecordView;
  person: RecordPersonRow;
  /** Newest first. */
  checkups: readonly Checkup[];
  /** Laboratory reports, illnesses, medicines, follow-ups and the basic form, newest first. */
  beside: readonly RecordEntry[];
  rules: TargetRules;
  today: PlainDate;
}

/** Far above one a year. */
const CHECKUPS_MAX = 40;
const BESIDE_MAX = 400;
/** Single results among readings at home, the newest. */
const RESULTS_MAX = 200;
/** What a report reads beside the checkups themselves. */
const BESIDE: readonly EntryKind[] = [
  'lab-report',
  'condition',
  'medication',
  'follow-up',
  'basic-information',
  'screening',
  'care-plan',
];

const isCheckup = (entry: RecordEntry): entry is Checkup => entry.kind === 'checkup';

/** Everything the reports of a person are built from: six statements, however many checkups there are. */
export async function loadBook(deps: Deps, view: RecordView): Promise<Book | Refused> {
  const [person, checkups, beside, results, rules] = await Promise.all([
    loadPerson(deps, view),
    loadEntries(deps, view, { kinds: ['checkup'], limit: CHECKUPS_MAX }),
    loadEntries(deps, view, { kinds: BESIDE, limit: BESIDE_MAX }),
    loadEntries(deps, view, { kinds: ['observation'], limit: RESULTS_MAX }),
    loadTargetRules(deps, deps.db.pool, view),
  ]);
  if (!person) return refuse('not-found');
  return {
    view,
    person,
    checkups: checkups.filter(isCheckup),
    beside: [...beside, ...results],
    rules,
    today: deps.clock.today(),
  };
}

/** A checkup that was asked for; `corrected`: the one asked for was replaced since. */
export interface Found {
  book: Book;
  checkup: Checkup;
  corrected: boolean;
}

/** What stands in the place of a row that was replaced; undefined when it was struck out or was never this person's. */
async function findSuccessor(deps: Deps, { view, checkups }: Book, entryId: string): Promise<Checkup | undefined> {
  const versions = await loadVersions(deps, view, entryId);
  return checkups.find((one) => versions.some((version) => version.entryId === one.entryId));
}

/** The checkup by its id or the newest. One that was corrected leads to what stands now; one that was struck out is not found. */
export async function findCheckup(deps: Deps, view: RecordView, which: string): Promise<Found | Refused> {
  const book = await loadBook(deps, view);
  if (isRefused(book)) return book;
  const standing = which === 'newest' ? book.checkups[0] : book.checkups.find(({ entryId }) => entryId === which);
  if (standing) return { book, checkup: standing, corrected: false };
  const successor = which === 'newest' ? undefined : await findSuccessor(deps, book, which);
  return successor ? { book, checkup: successor, corrected: true } : refuse('not-found');
}

/** The report of one checkup, made by the tables of domain. Hidden answers are counted only for who could open them. */
export function reportOf(
  { view, person, checkups, beside, rules, today }: Book,
  { entryId, hiddenParts }: Checkup,
): CheckupReport {
  const entries = [...checkups, ...beside];
  return buildReport({
    entryId,
    person: { sex: person.sex, birthDate: person.birthDate },
    checkups: checkups.flatMap(checkupInput),
    labs: beside.flatMap(labInput),
    context: { ...contextOf(entries), ...personalTargetsOf(entries, rules.targets, today) },
    config: { ...DEFAULT_CONFIG, pressureProfile: rules.config.pressureProfile },
    today,
    hidden: hiddenParts === 0 ? 0 : hiddenFor(view, { ...person, hidden: hiddenParts }, today),
  });
}

/** Whole years on the day of the checkup. */
export const ageAt = ({ birthDate }: Pick<RecordPersonRow, 'birthDate'>, on: PlainDate): number =>
  ageInYears(birthDate, on);
