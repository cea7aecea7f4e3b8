import type { BatchResult, LoggedReading, NewReadingSession } from '@kangban/contract/reading/reading';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { openFamilyFor } from '../access/open-family';
import { openRecordFor, type RecordView } from '../access/open-record';
import type { AuditAction } from '../audit/auditor';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { settleEvidence } from '../point-rule/evidence';
import { type BoundMeter, findBoundMeters, MEASURES_OF } from '../device/bound';
import { alarmView } from './alarm';
import { timeProblem, timesOf, valuesProblem } from './check';
import { type KnownPerson, loadPeople } from './people';
import type { Corrected } from './replace';
import { sessionView } from './view';
import type { Kept, Meter, Sitting } from './sitting';
import { keepSittings } from './write';

const CREATED = 201;

export interface ToWrite {
  residentId: string;
  session: NewReadingSession;
  corrects?: Corrected | null;
}

interface Writer {
  deps: Deps;
  who: AccountSession;
  people: ReadonlyMap<string, KnownPerson>;
  /** Meters by `device resident`. */
  meters: ReadonlyMap<string, BoundMeter>;
}

const meterKey = (deviceId: string, residentId: string): string => `${deviceId} ${residentId}`;

/** The meter it is said to come from, where it is bound to this person: the phone's word for the rest (docs/rules/device.md). */
function meterOf(
  { meter, values }: NewReadingSession,
  residentId: string,
  bound: Writer['meters'],
): Meter | Refused | null {
  if (meter === undefined) return null;
  const found = bound.get(meterKey(meter.deviceId, residentId));
  const [first] = values;
  if (!found || !first || !MEASURES_OF[found.kind].includes(first.item)) return refuse('device-not-bound');
  const { sequences } = meter;
  if (sequences !== undefined && sequences.length !== values.length)
    return refuse('bad-input', { fields: [{ path: '/meter/sequences', message: 'one for each value' }] });
  return { deviceId: found.deviceId, name: found.name, sequences: sequences ?? values.map(() => null) };
}

/** A session that was sent, looked at by itself: what it would be kept as, or why it is refused. */
function sittingOf(
  { deps, who, people, meters }: Writer,
  { residentId, session, corrects }: ToWrite,
): Sitting | Refused {
  const known = people.get(residentId);
  if (!known) return refuse('not-found');
  const times = timesOf(session, deps.clock.now());
  const problem = timeProblem(times) ?? valuesProblem(session.values, session.confirmed === true);
  if (problem) return problem;
  const meter = meterOf(session, residentId, meters);
  if (isRefused(meter)) return meter;
  const at = times.at.getTime() > times.now.getTime() ? times.now : times.at;
  return {
    sessionId: session.sessionId,
    known,
    at,
    typedAt: times.typedAt,
    values: session.values,
    medicine: session.medicine ?? null,
    symptoms: session.symptoms ?? [],
    meter,
    accountId: who.accountId,
    corrects: corrects ?? null,
    saidAt: session.at,
  };
}

async function writerFor(
  deps: Deps,
  client: Transaction,
  told: { who: AccountSession; items: readonly ToWrite[] },
): Promise<Writer> {
  const { who, items } = told;
  const residentIds = [...new Set(items.map(({ residentId }) => residentId))];
  const people = await loadPeople(deps, client, { countyCode: who.countyCode, residentIds });
  const asked = items.flatMap(({ residentId, session: { meter } }) =>
    meter ? [{ residentId, deviceId: meter.deviceId }] : [],
  );
  const meters = await findBoundMeters(client, who.countyCode, asked);
  return {
    deps,
    who,
    people,
    meters: new Map(meters.map((row) => [meterKey(row.deviceId, row.residentId), row])),
  };
}

/** Keeps what may be kept of several; each has its own answer. */
export async function writeAll(
  deps: Deps,
  client: Transaction,
  { who, items }: { who: AccountSession; items: readonly ToWrite[] },
): Promise<(Kept | Refused)[]> {
  const writer = await writerFor(deps, client, { who, items });
  const looked = items.map((item) => sittingOf(writer, item));
  const sittings = looked.filter((one): one is Sitting => !isRefused(one));
  const kept = await keepSittings(deps, client, { countyCode: who.countyCode, sittings });
  return looked.map((one) => {
    if (isRefused(one)) return one;
    const answer = kept[sittings.indexOf(one)];
    if (!answer) throw new Error('a sitting without an answer');
    return answer;
  });
}

/** The row of the audit about a change somebody made for a person. */
export const noteOf = (who: AccountSession, view: RecordView, told: { action: AuditAction; details: object }) => ({
  countyCode: who.countyCode,
  actorKind: 'account' as const,
  actorId: who.accountId,
  residentId: view.residentId,
  action: told.action,
  rightKind: view.right,
  details: { ...told.details },
});

/** Keeps one session and answers what it is, the alarm first; in the caller's transaction. */
export async function logWithin(
  deps: Deps,
  client: Transaction,
  { who, view, item }: { who: AccountSession; view: RecordView; item: ToWrite },
): Promise<LoggedReading | Refused> {
  const [kept] = await writeAll(deps, client, { who, items: [{ ...item, residentId: view.residentId }] });
  if (!kept || isRefused(kept)) return kept ?? refuse('not-found');
  const known = (await loadPeople(deps, client, { countyCode: who.countyCode, residentIds: [view.residentId] })).get(
    view.residentId,
  );
  if (!known) return refuse('not-found');
  return { alarm: kept.alarm && alarmView(kept.alarm, known), session: sessionView(kept.taken, { known, view }) };
}

/**
 * Keeps a sitting a person or their family measured. Refuses `reading-unlikely` with the words to ask again until it is confirmed, `bad-input`
 * for what cannot be, `reading-too-late` for what was typed more than 72 hours after it was measured. Points are settled afterwards and
 * never hold it up.
 */
export async function logReading(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; session: NewReadingSession; key: string },
): Promise<FirstAnswer | Refused> {
  const { residentId, session, key } = asked;
  const view = await openRecordFor(deps, who, { residentId, area: 'own-entry' });
  if (isRefused(view)) return view;
  const answer = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash(`reading ${residentId}`, session) },
    status: CREATED,
    work: (client) => logWithin(deps, client, { who, view, item: { residentId, session } }),
  });
  if (!isRefused(answer) && !answer.hit) {
    const { sessionId } = session;
    await deps.auditor.recordNow(noteOf(who, view, { action: 'reading-written', details: { sessionId } }));
    void settleEvidence(deps, who.countyCode, [view.residentId]);
  }
  return answer;
}

const refusedResult = (sessionId: string, { refused, details }: Refused): BatchResult => ({
  sessionId,
  result: 'refused',
  code: refused,
  ...(details?.fields && { fields: details.fields }),
  alarm: null,
});

/** The queue of a phone that was without a connection: each session its own result, in order; sent twice it is kept once. */
export async function logReadings(
  deps: Deps,
  who: AccountSession,
  items: readonly ToWrite[],
): Promise<{ results: BatchResult[] } | Refused> {
  const residentIds = [...new Set(items.map(({ residentId }) => residentId))];
  const views = await openFamilyFor(deps, who, { residentIds, area: 'own-entry' });
  if (isRefused(views)) return views;
  const viewOf = ({ residentId }: ToWrite): RecordView | Refused => views.get(residentId) ?? refuse('not-found');
  const open = items.flatMap((item) => {
    const view = viewOf(item);
    return isRefused(view) ? [] : [{ item, view, write: { ...item, residentId: view.residentId } }];
  });
  const { kept, people } = await deps.db.transaction(async (client) => ({
    kept: await writeAll(deps, client, { who, items: open.map(({ write }) => write) }),
    people: await loadPeople(deps, client, {
      countyCode: who.countyCode,
      residentIds: [...new Set(open.map(({ view }) => view.residentId))],
    }),
  }));
  const results = items.map((item): BatchResult => {
    const view = viewOf(item);
    const { sessionId } = item.session;
    if (isRefused(view)) return refusedResult(sessionId, view);
    const answer = kept[open.findIndex((one) => one.item === item)];
    if (!answer || isRefused(answer)) return refusedResult(sessionId, answer ?? refuse('not-found'));
    const known = people.get(view.residentId);
    const alarm = answer.alarm && known ? alarmView(answer.alarm, known) : null;
    return { sessionId, result: answer.result, alarm };
  });
  await noteBatch(deps, { who, views, results, items });
  return { results };
}

async function noteBatch(
  deps: Deps,
  told: {
    who: AccountSession;
    views: ReadonlyMap<string, RecordView | Refused>;
    results: readonly BatchResult[];
    items: readonly ToWrite[];
  },
): Promise<void> {
  const { who, views, results, items } = told;
  const notes = [...views].flatMap(([residentId, view]) => {
    const sessionIds = items.flatMap((item, index) =>
      item.residentId === residentId && results[index]?.result === 'kept' ? [item.session.sessionId] : [],
    );
    return isRefused(view) || sessionIds.length === 0
      ? []
      : [noteOf(who, view, { action: 'reading-written', details: { sessionIds } })];
  });
  if (notes.length === 0) return;
  await deps.auditor.recordNow(...notes);
  void settleEvidence(
    deps,
    who.countyCode,
    notes.map(({ residentId }) => residentId),
  );
}
