import type { TimelineItem } from '@kangban/contract/record/timeline';
import { explainEntry } from '@kangban/domain/record/explain';
import { groupOf } from '@kangban/domain/record-home/groups';
import { wordsOfOwn } from '@kangban/domain/record-home/own-words';
import { SOURCE_TEXTS, sourceOfOwn } from '@kangban/domain/record-home/source-texts';
import type { RecordEntry } from './load-record';
import type { OwnRow } from './own-store';

/** Lines of an entry a list has room for. */
const LINES_MAX = 2;

/** An entry as a line of the timeline. */
export function itemOfEntry(entry: RecordEntry): TimelineItem {
  const { title, lines } = explainEntry(entry);
  const { kind, entryId, happenedOn, institution, practitioner, source } = entry;
  return {
    kind,
    id: entryId,
    on: happenedOn,
    group: groupOf(kind),
    title,
    line: lines.slice(0, LINES_MAX).join('，'),
    institution,
    practitioner,
    source,
    sourceText: SOURCE_TEXTS[source],
    state: null,
    visit: null,
  };
}

/** A row of a family with a table of its own as a line of the timeline. */
export function itemOfOwn(row: OwnRow): TimelineItem {
  const { kind, id, on, institution, practitioner } = row;
  const source = sourceOfOwn(row.source);
  return {
    kind,
    id,
    on,
    group: groupOf(kind),
    ...wordsOfOwn(row),
    institution,
    practitioner,
    source,
    sourceText: SOURCE_TEXTS[source],
    visit: row.kind === 'child-visit' ? row.told.visit : null,
  };
}

/** What a line is sorted by: the day, then the id, newest first. */
interface Place {
  on: string;
  id: string;
}

/** Newest first; ids break ties the way the database compares them. */
export const byPlace = (a: Place, b: Place): number => (a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1);
