import type { EntryKind } from '@kangban/domain/record/kinds';
import type { ReadingFact, ReadingItem, ReadingSource, ReadingValue } from '@kangban/domain/reading/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { minuteOfDay } from '../../clock';
import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { listSessions, type SessionRow } from './store';
import { CODES, meanOfSitting, valuesOfEntry } from './values';

/** One reading of a sitting with its entry. */
export interface Measured {
  entry: Pick<RecordEntry, 'entryId' | 'residentId' | 'happenedAt' | 'institution'>;
  value: ReadingValue;
}

/** What was measured at one time: a sitting at home, or the number on one paper of a clinic. */
export interface Taken {
  /** Of a clinic's paper the id of its entry. */
  sessionId: string;
  item: ReadingItem;
  on: PlainDate;
  /** Null where only the day is known. */
  at: Date | null;
  source: ReadingSource;
  readings: Measured[];
  mean: ReadingValue;
  /** Kept as one sitting: its readings share the id. */
  isSitting: boolean;
  medicine: 'before' | 'after' | null;
  deviceName: string | null;
}

/** Kinds of entries that hold numbers of an item. */
const KINDS: Readonly<Record<ReadingItem, readonly EntryKind[]>> = {
  'blood-pressure': ['observation', 'follow-up', 'checkup'],
  glucose: ['observation', 'follow-up', 'checkup', 'lab-report'],
  weight: ['observation', 'follow-up', 'checkup'],
  waist: ['observation', 'follow-up', 'checkup'],
};

/** Whose word a number is: what a system sent from somebody's home is not the clinic's. */
function sourceOf({ source, kind, payload }: RecordEntry): ReadingSource {
  if (source === 'resident') return 'typed';
  if (source === 'device') return 'device';
  return kind === 'observation' && payload.setting === 'home' ? 'typed' : 'clinic';
}

interface Found {
  entry: RecordEntry;
  values: ReadingValue[];
}

function takenOfSession(session: SessionRow, found: readonly Found[]): Taken[] {
  const readings = session.entryIds.flatMap((id) =>
    found
      .filter(({ entry }) => entry.entryId === id)
      .flatMap(({ entry, values }) => values.map((value) => ({ entry, value }))),
  );
  const [first] = readings;
  if (!first) return [];
  const mean = meanOfSitting(readings.map(({ value }) => value));
  const { sessionId, item, measuredAt: at, source, medicine, deviceName } = session;
  const on = first.entry.happenedOn;
  return [{ sessionId, item, on, at, source, readings, mean, isSitting: true, medicine, deviceName }];
}

const takenAlone = ({ entry, values }: Found): Taken[] =>
  values.map((value) => ({
    sessionId: entry.entryId,
    item: value.item,
    on: entry.happenedOn,
    at: entry.happenedAt,
    source: sourceOf(entry),
    readings: [{ entry, value }],
    mean: meanOfSitting([value]),
    isSitting: false,
    medicine: null,
    deviceName: null,
  }));

const momentOf = ({ at, on }: Taken): string => at?.toISOString() ?? `${on}T00:00:00.000Z`;
const newestFirst = (a: Taken, b: Taken): number =>
  b.on.localeCompare(a.on) || momentOf(b).localeCompare(momentOf(a)) || b.sessionId.localeCompare(a.sessionId);

/** Entries put together to what was measured at one time, newest first. */
export function takenOf(
  entries: readonly RecordEntry[],
  sessions: readonly SessionRow[],
  items: readonly ReadingItem[],
): Taken[] {
  const found = entries.map((entry) => ({
    entry,
    values: valuesOfEntry(entry).filter(({ item }) => items.includes(item)),
  }));
  const inSession = new Set(sessions.flatMap(({ entryIds }) => entryIds));
  const together = sessions.flatMap((session) => takenOfSession(session, found));
  const alone = found.filter(({ entry }) => !inSession.has(entry.entryId)).flatMap(takenAlone);
  return [...together, ...alone].sort(newestFirst);
}

interface TakenWish {
  items: readonly ReadingItem[];
  since?: PlainDate;
  before?: { on: PlainDate; id: string };
  entryIds?: readonly string[];
  limit: number;
}

const HOME_SOURCES: readonly RecordEntry['source'][] = ['resident', 'device'];

/** Entries with numbers of some kinds, newest first, and the sittings they belong to: two statements. */
export async function loadMeasured(
  deps: Pick<Deps, 'db'>,
  view: RecordView,
  { items, ...wish }: TakenWish,
): Promise<{ entries: RecordEntry[]; sessions: SessionRow[] }> {
  const kinds = [...new Set(items.flatMap((item) => KINDS[item]))];
  const entries = await loadEntries(deps, view, { ...wish, kinds, codes: items.flatMap((item) => CODES[item]) });
  const entryIds = entries
    .filter(({ source, kind }) => kind === 'observation' && HOME_SOURCES.includes(source))
    .map(({ entryId }) => entryId);
  const sessions = entryIds.length === 0 ? [] : await listSessions(deps.db.pool, view.countyCode, { entryIds });
  return { entries, sessions };
}

/** What was measured, newest first. */
export async function loadTaken(deps: Pick<Deps, 'db'>, view: RecordView, wish: TakenWish): Promise<Taken[]> {
  const { entries, sessions } = await loadMeasured(deps, view, wish);
  return takenOf(entries, sessions, wish.items);
}

/** The readings as the rules take them. */
export const factsOf = (taken: readonly Taken[]): ReadingFact[] =>
  taken.flatMap(({ sessionId, source, on, isSitting, readings }) =>
    readings.map(({ entry, value }) => ({
      id: entry.entryId,
      on,
      minuteOfDay: entry.happenedAt === null ? null : minuteOfDay(entry.happenedAt),
      source,
      sessionId: isSitting ? sessionId : null,
      value,
    })),
  );
