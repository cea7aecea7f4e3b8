import type { AddOn } from '@kangban/domain/checkup-booking/add-ons';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import { loadEntries, type RecordEntry } from '../record/load-record';

/** Results of as many years as the longest interval: the newest of each kind are enough. */
const ENTRIES_MAX = 300;
const KINDS = ['lab-report', 'imaging-report'] as const;

const isOf = (entry: RecordEntry, item: AddOn): boolean => {
  const words = JSON.stringify(entry.payload);
  return item.knownAs.some((name) => words.includes(name));
};

/** On which days the record of a view knows each item was done. */
export async function addOnsDone(
  deps: Pick<Deps, 'db'>,
  view: RecordView,
  items: readonly AddOn[],
): Promise<ReadonlyMap<AddOn, readonly PlainDate[]>> {
  const entries = await loadEntries(deps, view, { kinds: KINDS, limit: ENTRIES_MAX });
  return new Map(
    items.map((item) => [item, entries.filter((entry) => isOf(entry, item)).map(({ happenedOn }) => happenedOn)]),
  );
}
