import type { AnswerOf } from '@kangban/contract/endpoint';
import type { listReadingLetters, ReadingLetter } from '@kangban/contract/reading/letter';
import { letterPeriod } from '@kangban/domain/reading/letter';
import { READING_ITEMS } from '@kangban/domain/reading/types';
import { addDays, parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openCounty, openRecord } from '../access/open-record';
import { insertMessages, messageRow } from '../outbox/outbox';
import { findLetter, insertLetters, type LetterRow, listDue, listLetters, listTold } from './letter-store';
import { factsSince, letterView, type Period, writtenOn } from './letters';
import { openReadings } from './list-service';
import { loadPeople } from './people';
import { factsOf, loadTaken, type Taken } from './sittings';

const PAGE = 20;
/** Readings of three months of one person at most. */
const ENTRIES_MAX = 1200;
const CURSOR = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string): { to: PlainDate; id: string } | undefined {
  const [, day = '', id = ''] = CURSOR.exec(cursor) ?? [];
  const to = parsePlainDate(day);
  return to === undefined ? undefined : { to, id };
}

/** Letters that were written about a person, newest first. */
export async function listOfPerson(
  deps: Deps,
  who: AccountSession,
  { residentId, cursor }: { residentId: string; cursor?: string | undefined },
): Promise<AnswerOf<typeof listReadingLetters> | Refused> {
  const before = cursor === undefined ? null : readCursor(cursor);
  if (before === undefined)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const { countyCode, residentIds } = view;
  const rows = await listLetters(deps.db.pool, countyCode, { residentIds, before, limit: PAGE + 1 });
  noteRead(deps, view, { action: 'reading-read', details: { page: 'letters' } });
  const last = rows[PAGE - 1];
  return {
    items: rows.slice(0, PAGE).map(({ period, from, to, letter }) => ({ period, from, to, title: letter.title })),
    nextCursor: rows.length > PAGE && last ? `${last.to}|${last.letterId}` : null,
  };
}

/** The letter about the week or month that holds a day: as it was written, or, where none was, as it would be written now. */
export async function readLetter(
  deps: Deps,
  who: AccountSession,
  { residentId, period, day }: { residentId: string; period: Period; day: PlainDate },
): Promise<ReadingLetter | Refused> {
  const today = deps.clock.today();
  const opened = await openReadings(deps, who, residentId);
  if (isRefused(opened)) return opened;
  if (day > today) return refuse('not-found');
  const { view, known } = opened;
  const on = writtenOn(period, day);
  const { from } = letterPeriod(period, on);
  const { countyCode, residentIds } = view;
  const [written, taken] = await Promise.all([
    findLetter(deps.db.pool, countyCode, { residentIds, period, from }),
    loadTaken(deps, view, { items: READING_ITEMS, since: factsSince(period, on), limit: ENTRIES_MAX }),
  ]);
  noteRead(deps, view, { action: 'reading-read', details: { page: 'letter' } });
  return written ?? letterView({ period, on, today }, known, factsOf(taken));
}

/** People whose letters are written at once, and their readings read in one statement. */
const PEOPLE_AT_ONCE = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** Told in the morning, not when it is written. */
const TOLD_AT = '08:00';

interface Writing {
  countyCode: string;
  period: Period;
  today: PlainDate;
}

const ofPerson = (taken: readonly Taken[], ids: readonly string[], residentOf: ReadonlyMap<string, string>): Taken[] =>
  taken.filter(({ readings }) => readings.some(({ entry }) => ids.includes(residentOf.get(entry.entryId) ?? '')));

async function lettersFor(
  deps: Deps,
  { countyCode, period, today }: Writing,
  residentIds: readonly string[],
): Promise<LetterRow[]> {
  const people = await loadPeople(deps, deps.db.pool, { countyCode, residentIds });
  const all = [...new Set([...people.values()].flatMap((known) => known.residentIds))];
  // The county's own duty: what is written stays with the person, and nobody reads it here.
  const view = openCounty(countyCode, { residentIds: all, opened: [], clientId: 'reading-letter' });
  const taken = await loadTaken(deps, view, {
    items: READING_ITEMS,
    since: factsSince(period, today),
    limit: ENTRIES_MAX * residentIds.length,
  });
  const residentOf = new Map(
    taken.flatMap(({ readings }) => readings.map(({ entry }) => [entry.entryId, entry.residentId])),
  );
  return [...people].map(([residentId, known]) => {
    const facts = factsOf(ofPerson(taken, known.residentIds, residentOf));
    const letter = letterView({ period, on: today, today }, known, facts);
    return { letterId: uuidV7(), residentId, period, from: letter.from, to: letter.to, letter };
  });
}

/** Keeps letters and tells whoever wants to know, in one transaction: a letter that is there already tells nobody again. */
async function keep(deps: Deps, client: Transaction, told: Writing & { rows: readonly LetterRow[] }): Promise<number> {
  const { countyCode, period, today, rows } = told;
  const residentIds = await insertLetters(client, countyCode, { rows, at: deps.clock.now() });
  const accounts = await listTold(client, countyCode, { residentIds, period, today });
  const sendAfter = instantOf(today, TOLD_AT);
  const one = [...new Set(accounts.map(({ accountId }) => accountId))].map((accountId) =>
    messageRow(deps, { countyCode, template: 'health-notice', params: {}, channel: 'wechat', accountId, sendAfter }),
  );
  await insertMessages(client, one);
  return residentIds.length;
}

async function writePeriod(deps: Deps, writing: Writing): Promise<number> {
  const { countyCode, period, today } = writing;
  const { from, to } = letterPeriod(period, today);
  const span = { since: instantOf(from, '00:00'), until: instantOf(addDays(to, 1), '00:00') };
  let after = FIRST;
  let written = 0;
  for (;;) {
    const due = await listDue(deps.db.pool, countyCode, { period, from, ...span, after, limit: PEOPLE_AT_ONCE });
    const last = due.at(-1);
    if (last === undefined) return written;
    const rows = await lettersFor(deps, writing, due);
    written += await deps.db.transaction((client) => keep(deps, client, { ...writing, rows }));
    after = last;
  }
}

/**
 * Writes the letters about the last whole week and month to everybody who measured in them, once each, however often it runs or whenever
 * it was stopped. Returns how many were written.
 */
export async function writeLetters(deps: Deps, countyCode: string): Promise<number> {
  const today = deps.clock.today();
  const weeks = await writePeriod(deps, { countyCode, period: 'week', today });
  return weeks + (await writePeriod(deps, { countyCode, period: 'month', today }));
}
