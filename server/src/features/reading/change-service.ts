import type { Nothing } from '@kangban/contract/common';
import type { NewReadingSession } from '@kangban/contract/reading/reading';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openRecordFor, type RecordView } from '../access/open-record';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { settleEvidence } from '../point-rule/evidence';
import { insertEntries } from '../record/entry';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { logWithin, noteOf } from './log-service';
import { recallFor } from './recall';
import { type Corrected, withdrawalOf } from './replace';
import { isAnyReplaced, listSessions, lockPeople, type SessionRow } from './store';

const CREATED = 201;
const READINGS_MAX = 3;

/** What was written at home under an id: a sitting, or an entry from before there were sittings. */
export interface AtHome {
  session: SessionRow | null;
  /** Standing, first to last. */
  entries: RecordEntry[];
}

const isAtHome = ({ kind, source }: RecordEntry): boolean =>
  kind === 'observation' && (source === 'resident' || source === 'device');

/** What was written at home under an id and still stands; undefined where nothing is, or a clinic's word. */
export async function findAtHome(
  deps: Pick<Deps, 'db'>,
  view: RecordView,
  sessionId: string,
): Promise<AtHome | undefined> {
  const [session] = await listSessions(deps.db.pool, view.countyCode, {
    sessionIds: [sessionId],
    entryIds: [sessionId],
  });
  const mine = session && view.residentIds.includes(session.residentId) ? session : null;
  const entryIds = mine?.entryIds ?? [sessionId];
  const found = await loadEntries(deps, view, { entryIds, limit: READINGS_MAX });
  const entries = entryIds.flatMap((id) => found.filter((entry) => entry.entryId === id && isAtHome(entry)));
  return entries.length === 0 ? undefined : { session: mine, entries };
}

const idsOf = ({ entries }: AtHome): string[] => entries.map(({ entryId }) => entryId);

/** Says that a sitting was wrong: it counts no longer, earns no longer, and stays to be looked up. */
export async function withdrawReading(
  deps: Deps,
  who: AccountSession,
  { residentId, sessionId }: { residentId: string; sessionId: string },
): Promise<Nothing | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'own-entry' });
  if (isRefused(view)) return view;
  const found = await findAtHome(deps, view, sessionId);
  if (!found) return refuse('not-found');
  const taken = await deps.db.transaction(async (client) => {
    await lockPeople(client, who.countyCode, view.residentIds);
    if (await isAnyReplaced(client, who.countyCode, idsOf(found))) return false;
    const entries = found.entries.map((entry) => withdrawalOf(entry, who.accountId));
    await insertEntries(client, who.countyCode, { entries, at: deps.clock.now() });
    const by = { accountId: who.accountId, staffId: null };
    const { countyCode } = who;
    await recallFor(deps, client, {
      countyCode,
      residentId: view.residentId,
      entryIds: idsOf(found),
      why: 'withdrawn',
      by,
    });
    return true;
  });
  if (!taken) return refuse('not-found');
  await deps.auditor.recordNow(noteOf(who, view, { action: 'reading-withdrawn', details: { sessionId } }));
  void settleEvidence(deps, who.countyCode, [view.residentId]);
  return {};
}

/** What is corrected must be a sitting: one from before there were any is taken back and written anew. */
const correctedOf = (found: AtHome | undefined): Corrected | Refused =>
  found?.session ? { session: found.session, entries: found.entries } : refuse('not-found');

/**
 * Puts a sitting right: the new one counts, the old stays to be looked up, what it earned is taken back and the new one looked at by itself.
 * The same rules hold as for a new one; a sitting that was changed already is `not-found`.
 */
export async function correctReading(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; sessionId: string; session: NewReadingSession; key: string },
): Promise<FirstAnswer | Refused> {
  const { residentId, sessionId, session, key } = asked;
  const view = await openRecordFor(deps, who, { residentId, area: 'own-entry' });
  if (isRefused(view)) return view;
  const found = await findAtHome(deps, view, sessionId);
  const answer = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash(`reading-correct ${residentId} ${sessionId}`, session) },
    status: CREATED,
    work: async (client) => {
      const corrects = correctedOf(found);
      if (isRefused(corrects)) return corrects;
      await lockPeople(client, who.countyCode, view.residentIds);
      if (await isAnyReplaced(client, who.countyCode, corrects.session.entryIds)) return refuse('not-found');
      return logWithin(deps, client, { who, view, item: { residentId, session, corrects } });
    },
  });
  if (!isRefused(answer) && !answer.hit) {
    const details = { sessionId: session.sessionId, corrects: sessionId };
    await deps.auditor.recordNow(noteOf(who, view, { action: 'reading-corrected', details }));
    void settleEvidence(deps, who.countyCode, [view.residentId]);
  }
  return answer;
}
