import { isEntryKind, type EntryKind } from '@kangban/domain/record/kinds';
import { redactEntry } from '@kangban/domain/record/redact-entry';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import { type EntryRow, findStandingEntries } from './entry-store';

/** A standing entry as the view may see it. */
export type RecordEntry = EntryRow & {
  /** Answers of a form left out because their category is not open. */
  hiddenParts: number;
};

/** A row as a view may see it: sensitive answers inside a form taken out, undefined when a category of it is not open. */
export const redactRow = (view: Pick<RecordView, 'opened'>, row: EntryRow): RecordEntry | undefined =>
  redactEntry(row, view.opened);

interface EntriesWish {
  kinds?: readonly EntryKind[];
  /** Only these entries. */
  entryIds?: readonly string[];
  /** Only what comes after this place, newest first. */
  before?: { on: PlainDate; id: string };
  /** Only what happened on this day or later. */
  since?: PlainDate;
  /** Of observations only those with one of these codes. */
  codes?: readonly string[];
  limit: number;
}

/** The kinds asked for that the view may see; undefined for all. */
function kindsOf(view: RecordView, asked: readonly EntryKind[] | undefined): readonly EntryKind[] | undefined {
  if (view.kinds === null) return asked;
  const allowed = view.kinds.filter(isEntryKind);
  return asked ? asked.filter((kind) => allowed.includes(kind)) : allowed;
}

/**
 * The standing entries a view may see, newest first, in one query: sensitive ones that are not open stay in the database, and sensitive
 * answers inside forms are taken out. Every reader of the record reads entries here.
 */
export async function loadEntries(deps: Pick<Deps, 'db'>, view: RecordView, wish: EntriesWish): Promise<RecordEntry[]> {
  const kinds = kindsOf(view, wish.kinds);
  if (kinds?.length === 0) return [];
  const rows = await findStandingEntries(deps.db, {
    countyCode: view.countyCode,
    residentIds: view.residentIds,
    opened: view.opened,
    limit: wish.limit,
    ...(kinds && { kinds }),
    ...(wish.entryIds && { entryIds: wish.entryIds }),
    ...(wish.before && { before: wish.before }),
    ...(wish.since && { since: wish.since }),
    ...(wish.codes && { codes: wish.codes }),
  });
  return rows.flatMap((row) => redactRow(view, row) ?? []);
}
