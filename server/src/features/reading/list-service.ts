import type { AnswerOf } from '@kangban/contract/endpoint';
import type { listReadings, ReadingDetail } from '@kangban/contract/reading/reading';
import { meanText } from '@kangban/domain/reading/source-texts';
import { READING_ITEMS, type ReadingItem } from '@kangban/domain/reading/types';
import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../access/open-record';
import { alarmOfSitting, alarmView } from './alarm';
import type { RecordEntry } from '../record/load-record';
import { type KnownPerson, loadPeople } from './people';
import { loadMeasured, type Taken, takenOf } from './sittings';
import { listSessions, type SessionRow } from './store';
import { sessionView } from './view';

/** Entries read for a page of the list: a sitting has three at most. */
const ENTRIES_PER_PAGE = 60;
const CURSOR = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

interface Place {
  on: NonNullable<ReturnType<typeof parsePlainDate>>;
  id: string;
}

function readCursor(cursor: string): Place | undefined {
  const [, day = '', id = ''] = CURSOR.exec(cursor) ?? [];
  const on = parsePlainDate(day);
  return on === undefined ? undefined : { on, id };
}

/** The view of somebody who reads readings, with what the rules know of the person. */
export async function openReadings(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<{ view: RecordView; known: KnownPerson } | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const people = await loadPeople(deps, deps.db.pool, { countyCode: who.countyCode, residentIds: [view.residentId] });
  const known = people.get(view.residentId);
  return known ? { view, known } : refuse('not-found');
}

/** A page that ends with a day, so that no sitting is torn apart; a day with more than a page holds is shown as far as it goes. */
function cut(entries: readonly RecordEntry[]): { page: readonly RecordEntry[]; nextCursor: string | null } {
  if (entries.length <= ENTRIES_PER_PAGE) return { page: entries, nextCursor: null };
  const lastOn = entries.at(-1)?.happenedOn;
  const whole = entries.filter(({ happenedOn }) => happenedOn !== lastOn);
  const page = whole.length > 0 ? whole : entries.slice(0, ENTRIES_PER_PAGE);
  const last = page.at(-1);
  return { page, nextCursor: last ? `${last.happenedOn}|${last.entryId}` : null };
}

/** Readings of one kind, newest first, whoever measured them. */
export async function listOfItem(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; item: ReadingItem; cursor?: string | undefined },
): Promise<AnswerOf<typeof listReadings> | Refused> {
  const { residentId, item, cursor } = asked;
  const before = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !before)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const opened = await openReadings(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const { view, known } = opened;
  const limit = ENTRIES_PER_PAGE + 1;
  const { entries, sessions } = await loadMeasured(deps, view, { items: [item], limit, ...(before && { before }) });
  const { page, nextCursor } = cut(entries);
  noteRead(deps, view, { action: 'reading-read', details: { item } });
  return {
    items: takenOf(page, sessions, [item]).map((taken) => sessionView(taken, { known, view })),
    nextCursor,
  };
}

const standingOf = ({ standing, correctedBy }: SessionRow): ReadingDetail['standing'] =>
  standing ? 'standing' : correctedBy === null ? 'withdrawn' : 'corrected';

/** A sitting that no longer stands, from what is kept of it. */
function takenOfOld(session: SessionRow): Taken {
  const { sessionId, item, measuredAt: at, source, mean, medicine, deviceName } = session;
  return { sessionId, item, on: dayOf(at), at, source, readings: [], mean, isSitting: true, medicine, deviceName };
}

interface Detail {
  taken: Taken;
  session: SessionRow | undefined;
  view: RecordView;
  known: KnownPerson;
}

/** What was to be done about a sitting that stands; a clinic says that itself. */
function alarmNow(deps: Pick<Deps, 'clock'>, { taken, known }: Detail): ReadingDetail['alarm'] {
  const { at, source, mean, readings } = taken;
  if (source === 'clinic' || at === null) return null;
  const asked = { known, values: readings.map(({ value }) => value), symptoms: [], at };
  const alarm = alarmOfSitting(asked, { mean, earlier: [], now: deps.clock.now() });
  return alarm && alarmView(alarm, known);
}

function detailOf(deps: Pick<Deps, 'clock'>, detail: Detail): ReadingDetail {
  const { taken, session, view, known } = detail;
  const shown = sessionView(taken, { known, view });
  const text = meanText(taken.readings.length);
  if (!session) {
    const alarm = alarmNow(deps, detail);
    return {
      session: shown,
      writtenAt: shown.at,
      meanText: text,
      standing: 'standing',
      correctedBy: null,
      corrects: null,
      alarm,
    };
  }
  const { standing, writtenAt, correctedBy, correctsId: corrects } = session;
  return {
    session: standing ? shown : { ...shown, mayChange: false },
    writtenAt: writtenAt.toISOString(),
    meanText: text,
    standing: standingOf(session),
    correctedBy,
    corrects,
    alarm: standing ? alarmNow(deps, detail) : null,
  };
}

/** The sitting or paper under an id, as far as it may be seen; what no longer stands from what is kept of it. */
async function findTaken(
  deps: Deps,
  view: RecordView,
  { sessionId, items }: { sessionId: string; items: readonly ReadingItem[] },
): Promise<Pick<Detail, 'taken' | 'session'> | undefined> {
  const ids = { sessionIds: [sessionId], entryIds: [sessionId] };
  const [found] = await listSessions(deps.db.pool, view.countyCode, ids);
  const session = found && view.residentIds.includes(found.residentId) ? found : undefined;
  const entryIds = session?.entryIds ?? [sessionId];
  const { entries } = await loadMeasured(deps, view, { items, entryIds, limit: entryIds.length });
  const [standing] = takenOf(entries, session ? [session] : [], items);
  const taken = standing ?? (session && takenOfOld(session));
  return taken && { taken, session };
}

/** One sitting, or the number on a clinic's paper; a sitting that was taken back or put right stays to be looked up. */
export async function showReading(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; sessionId: string; item?: ReadingItem | undefined },
): Promise<ReadingDetail | Refused> {
  const opened = await openReadings(deps, who, asked.residentId);
  if (isRefused(opened)) return opened;
  const { view, known } = opened;
  const { sessionId } = asked;
  const items = asked.item === undefined ? READING_ITEMS : [asked.item];
  const found = await findTaken(deps, view, { sessionId, items });
  if (!found) return refuse('not-found');
  noteRead(deps, view, { action: 'reading-read', details: { sessionId } });
  return detailOf(deps, { ...found, view, known });
}
