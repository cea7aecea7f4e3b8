import { uuidV7 } from '../../crypto/uuid-v7';
import type { NewEntry } from '../record/entry';
import type { RecordEntry } from '../record/load-record';
import type { SessionRow } from './store';

/** A sitting that was wrong, with its standing entries in order. */
export interface Corrected {
  session: SessionRow;
  entries: readonly RecordEntry[];
}

/** The row that takes an entry back: it never took place, and the old one stays to be looked up. */
export function withdrawalOf(old: RecordEntry, accountId: string | null): NewEntry {
  return {
    entryId: uuidV7(),
    residentId: old.residentId,
    kind: old.kind,
    version: old.version,
    happenedOn: old.happenedOn,
    happenedAt: old.happenedAt,
    siteId: old.siteId,
    institution: old.institution,
    practitioner: old.practitioner,
    sensitive: old.sensitive,
    source: 'resident',
    sourceSystem: null,
    sourceKey: null,
    payload: old.payload,
    replacesId: old.entryId,
    enteredInError: true,
    recordedByStaff: null,
    recordedByAccount: accountId,
  };
}

/** The entries of a sitting as they are written: each takes the place of one it corrects, and what is left over of the old is taken back. */
export function replacements(
  { corrects, accountId }: { corrects: Corrected | null; accountId: string | null },
  made: readonly NewEntry[],
): NewEntry[] {
  if (!corrects) return [...made];
  const { entries: old } = corrects;
  return [
    ...made.map((entry, index) => ({ ...entry, replacesId: old[index]?.entryId ?? null })),
    ...old.slice(made.length).map((entry) => withdrawalOf(entry, accountId)),
  ];
}
