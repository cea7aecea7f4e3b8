import type { RecordLine } from '@kangban/contract/record-export';
import { entryReadings } from '@kangban/domain/record-export/entry-readings';
import { type OwnRow, ownWords, type Reading, sourceWords } from '@kangban/domain/record-export/own-lines';
import { explainEntry } from '@kangban/domain/record/explain';
import { RECORD_KINDS, type RecordKind } from '@kangban/domain/record/kinds';
import { KIND_WORDS } from '@kangban/domain/share/share-terms';
import { LIMITS } from '@kangban/domain/shared/limits';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { listOwnRows, OWN_FAMILIES } from './own-store';

/** One entry of the record in words, and what was measured in it. */
export interface RecordItem {
  line: RecordLine;
  readings: readonly Reading[];
}

/** First and last day, both included. */
export interface Span {
  since?: PlainDate | null;
  until?: PlainDate | null;
}

export interface ReadRecord {
  /** Newest first. */
  items: RecordItem[];
  /** More stands in the record than is read at a time. */
  isCut: boolean;
}

const MAX = LIMITS.exportEntriesMax;

const ownItem = (row: OwnRow): RecordItem => {
  const { title, rows, readings } = ownWords(row);
  const line: RecordLine = {
    id: row.id,
    kind: row.kind,
    kindWords: KIND_WORDS[row.kind],
    happenedOn: row.happenedOn,
    title,
    institution: row.institution,
    practitioner: row.practitioner,
    source: sourceWords(row.source),
    lines: rows.slice(0, 3).map(({ label, words }) => `${label}：${words}`),
    sections: rows.length > 0 ? [{ title: '', rows }] : [],
  };
  return { line, readings };
};

const entryItem = (entry: RecordEntry): RecordItem => {
  const { title, lines, sections } = explainEntry(entry);
  const line: RecordLine = {
    id: entry.entryId,
    kind: entry.kind,
    kindWords: KIND_WORDS[entry.kind],
    happenedOn: entry.happenedOn,
    title,
    institution: entry.institution === '' ? null : entry.institution,
    practitioner: entry.practitioner,
    source: sourceWords(entry.source),
    lines,
    sections,
  };
  return { line, readings: entryReadings(entry) };
};

async function loadOwn(deps: Pick<Deps, 'db'>, view: RecordView): Promise<RecordItem[][]> {
  const families = OWN_FAMILIES.filter((family) => view.kinds?.includes(family) ?? true);
  const { countyCode, residentIds, opened } = view;
  const asked = { countyCode, residentIds, opened, limit: MAX + 1 };
  const read = families.map((family) => listOwnRows(deps.db, family, asked));
  return (await Promise.all(read)).map((rows) => rows.map(ownItem));
}

const newestFirst = ({ line: a }: RecordItem, { line: b }: RecordItem): number =>
  a.happenedOn === b.happenedOn ? (a.id < b.id ? 1 : -1) : a.happenedOn < b.happenedOn ? 1 : -1;

const isWithin = ({ happenedOn }: RecordLine, { since, until }: Span): boolean =>
  (since == null || happenedOn >= since) && (until == null || happenedOn <= until);

/** Everything a view may see within some years, in words, newest first: one query a family. */
export async function readRecord(deps: Pick<Deps, 'db'>, view: RecordView, span: Span = {}): Promise<ReadRecord> {
  const [entries, own] = await Promise.all([loadEntries(deps, view, { limit: MAX + 1 }), loadOwn(deps, view)]);
  const families = [entries.map(entryItem), ...own];
  const items = families
    .flat()
    .filter(({ line }) => isWithin(line, span))
    .sort(newestFirst);
  const isCut = families.some((family) => family.length > MAX) || items.length > MAX;
  return { items: items.slice(0, MAX), isCut };
}

/** How much of each kind stands in what was read, in the order of the record. */
export function countKinds(items: readonly RecordItem[]): { kind: RecordKind; words: string; count: number }[] {
  const counts = new Map<RecordKind, number>();
  for (const { line } of items) counts.set(line.kind, (counts.get(line.kind) ?? 0) + 1);
  return RECORD_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, words: KIND_WORDS[kind], count }];
  });
}

/** The doses of a person, oldest first, as they stand. */
export async function readDoses(
  deps: Pick<Deps, 'db'>,
  { countyCode, residentIds, opened }: RecordView,
): Promise<{ vaccine: string; lot: string | null; givenOn: PlainDate; institution: string | null }[]> {
  const rows = await listOwnRows(deps.db, 'immunization', { countyCode, residentIds, opened, limit: MAX });
  return rows
    .flatMap((row) =>
      row.kind === 'immunization'
        ? [{ vaccine: row.data.vaccine, lot: row.data.lot, givenOn: row.happenedOn, institution: row.institution }]
        : [],
    )
    .reverse();
}
