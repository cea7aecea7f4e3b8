import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import { findRecordPerson, type RecordPersonRow } from './home-store';
import { type RecordEntry, redactRow } from './load-record';
import { findVersions } from './versions-store';

export type { RecordPersonRow };

/** The person a view is about, as the registry has them; undefined when the county does not know them. */
export const loadPerson = (deps: Pick<Deps, 'db'>, view: RecordView): Promise<RecordPersonRow | undefined> =>
  findRecordPerson(deps.db, view);

/** An entry with everything it replaced and everything that replaced it, newest first, as far as a view may see them. */
export async function loadVersions(deps: Pick<Deps, 'db'>, view: RecordView, entryId: string): Promise<RecordEntry[]> {
  const rows = await findVersions(deps.db, view, entryId);
  return rows.flatMap((row) => redactRow(view, row) ?? []);
}
