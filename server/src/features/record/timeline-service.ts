import type { TimelineGroup, TimelineItem } from '@kangban/contract/record/timeline';
import {
  isEntryKind,
  isRecordKind,
  OWN_TABLE_KINDS,
  RECORD_KINDS,
  type RecordKind,
} from '@kangban/domain/record/kinds';
import { kindsOf } from '@kangban/domain/record-home/groups';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../access/open-record';
import { findRecordPerson } from './home-store';
import { byPlace, itemOfEntry, itemOfOwn } from './item';
import { findStandingEntries } from './entry-store';
import { redactRow } from './load-record';
import { findOwnRows } from './own-store';
import { hiddenFor, kindsIn } from './view';

const PAGE = 20;

export interface TimelineAsk {
  group?: TimelineGroup | undefined;
  kinds?: string | undefined;
  cursor?: string | undefined;
}

interface Place {
  on: PlainDate;
  id: string;
}

const CURSOR = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Where a page goes on; undefined for a text that is no cursor of ours. */
function placeOf(cursor: string): Place | undefined {
  const [, day = '', id = ''] = CURSOR.exec(cursor) ?? [];
  const on = parsePlainDate(day);
  return on && { on, id };
}

/** Kinds of the filter and of the list together. */
function askedKinds({ group, kinds }: TimelineAsk): RecordKind[] {
  const named = kinds?.split(',').filter(isRecordKind);
  const grouped = group && kindsOf(group);
  return RECORD_KINDS.filter((kind) => (named?.includes(kind) ?? true) && (grouped?.includes(kind) ?? true));
}

export interface TimelinePage {
  items: TimelineItem[];
  nextCursor: string | null;
  label: string;
  today: PlainDate;
  hidden: number;
}

interface Found {
  items: TimelineItem[];
  /** Up to where everything is known; undefined when nothing is left beyond. */
  knownTo: Place | undefined;
}

/** A family that gave all it was asked for may hold more behind its last row. */
const endOf = (rows: readonly Place[]): Place[] => (rows.length > PAGE ? rows.slice(-1) : []);

/** The next rows of every family after a place: one query for the entries, one for the families with tables of their own. */
async function findNext(deps: Deps, view: RecordView, ask: { kinds: RecordKind[]; before?: Place }): Promise<Found> {
  const { kinds, ...from } = ask;
  const entryKinds = kinds.filter(isEntryKind);
  const [rows, own] = await Promise.all([
    findStandingEntries(deps.db, { ...view, kinds: entryKinds, limit: PAGE + 1, ...from }),
    findOwnRows(deps.db, { ...view, kinds, limitEach: PAGE + 1, ...from }),
  ]);
  const entries = rows.flatMap((row) => redactRow(view, row) ?? []);
  const families = [
    rows.map(({ happenedOn: on, entryId: id }) => ({ on, id })),
    ...OWN_TABLE_KINDS.map((kind) => own.filter((row) => row.kind === kind)),
  ];
  return {
    items: [...entries.map(itemOfEntry), ...own.map(itemOfOwn)].sort(byPlace),
    knownTo: families.flatMap(endOf).sort(byPlace)[0],
  };
}

/** The page, and where the next one goes on: at its last line, or where a family was not read further. */
function pageOf({ items, knownTo }: Found): Pick<TimelinePage, 'items' | 'nextCursor'> {
  const known = knownTo ? items.filter((item) => byPlace(item, knownTo) <= 0) : items;
  const page = known.slice(0, PAGE);
  const next = known.length > PAGE ? page.at(-1) : knownTo;
  return { items: page, nextCursor: next ? `${next.on}.${next.id}` : null };
}

/**
 * Everything a view may see in one list, newest first. Each family gives its own next rows after the same place, and the newest of them all
 * make the page: nothing is skipped or comes twice, also while rows are added.
 */
export async function timelineOf(deps: Deps, view: RecordView, ask: TimelineAsk): Promise<TimelinePage | Refused> {
  const before = ask.cursor === undefined ? undefined : placeOf(ask.cursor);
  if (ask.cursor !== undefined && !before)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const kinds = kindsIn(view, askedKinds(ask));
  const [person, found] = await Promise.all([
    findRecordPerson(deps.db, view),
    findNext(deps, view, { kinds, ...(before && { before }) }),
  ]);
  if (!person) return refuse('not-found');
  const today = deps.clock.today();
  return { ...pageOf(found), label: view.label, today, hidden: hiddenFor(view, person, today) };
}

/** The timeline for the person and the family. Reading about another person is written down. */
export async function readTimeline(
  deps: Deps,
  who: AccountSession,
  ask: TimelineAsk & { residentId: string },
): Promise<TimelinePage | Refused> {
  const view = await openRecord(deps, who, ask.residentId);
  if (isRefused(view)) return view;
  const page = await timelineOf(deps, view, ask);
  if (!isRefused(page)) noteRead(deps, view, { action: 'record-read' });
  return page;
}
