import { LIMITS } from '@kangban/domain/shared/limits';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { noteEvidence } from '../point-rule/evidence';
import { insertEntries } from '../record/entry';
import { alarmOfSitting } from './alarm';
import { evidenceOf } from './evidence';
import { callAbout } from './recall';
import { replacements } from './replace';
import { hashOf, itemOf, type Kept, type Making, recordsOf, type Sitting, sortOut, takenAs } from './sitting';
import {
  countWrittenSince,
  insertSessions,
  listRecent,
  listSame,
  lockPeople,
  type NewReadingRow,
  type NewSessionRow,
  type RecentRow,
} from './store';

const MINUTE_MS = 60_000;
/** What was measured this long before belongs to the same alarm: after a rest it is the second one. */
const BEFORE_MS = 60 * MINUTE_MS;

/** Leaves out what goes beyond the day's cap of its person. */
function withinCap(
  makings: readonly Making[],
  written: ReadonlyMap<string, number>,
  answers: Map<Sitting, Kept | Refused>,
) {
  const counts = new Map(written);
  return makings.filter(({ sitting, entries }) => {
    const { residentId } = sitting.known;
    const count = (counts.get(residentId) ?? 0) + entries.length;
    if (count > LIMITS.ownEntriesPerDayMax) {
      answers.set(sitting, refuse('own-entries-too-many'));
      return false;
    }
    counts.set(residentId, count);
    return true;
  });
}

const sessionRow = ({ sitting, bodyHash, mean }: Making): NewSessionRow => ({
  sessionId: sitting.sessionId,
  residentId: sitting.known.residentId,
  item: itemOf(sitting),
  measuredAt: sitting.at,
  typedAt: sitting.typedAt,
  medicine: sitting.medicine,
  source: sitting.meter === null ? 'typed' : 'device',
  deviceId: sitting.meter?.deviceId ?? null,
  mean,
  bodyHash: bodyHash.toString('hex'),
  correctsId: sitting.corrects?.session.sessionId ?? null,
  accountId: sitting.accountId,
});

const readingRows = ({ sitting, entries }: Making): NewReadingRow[] =>
  entries.map(({ entryId }, index) => ({
    entryId,
    sessionId: sitting.sessionId,
    position: index + 1,
    deviceId: sitting.meter?.deviceId ?? null,
    sequence: sitting.meter?.sequences[index] ?? null,
  }));

async function save(deps: Deps, client: Transaction, told: { countyCode: string; makings: readonly Making[] }) {
  const { countyCode, makings } = told;
  const at = deps.clock.now();
  const entries = makings.flatMap(({ sitting, entries: made }) => replacements(sitting, made));
  await insertEntries(client, countyCode, { entries, at });
  const sessions = makings.map(sessionRow);
  await insertSessions(client, countyCode, { sessions, readings: makings.flatMap(readingRows), at });
}

const span = (makings: readonly Making[]): { from: Date; to: Date } => {
  const moments = makings.map(({ sitting }) => sitting.at.getTime());
  return { from: new Date(Math.min(...moments) - BEFORE_MS), to: new Date(Math.max(...moments)) };
};

/** What was measured in the hour before a sitting: of the same person and kind, kept earlier or in the same batch. */
function hourBefore({ sitting }: Making, recent: readonly RecentRow[], makings: readonly Making[]): RecentRow[] {
  const others = makings
    .filter((one) => one.sitting !== sitting)
    .map((one) => ({
      residentId: one.sitting.known.residentId,
      item: itemOf(one.sitting),
      measuredAt: one.sitting.at,
      mean: one.mean,
    }));
  const at = sitting.at.getTime();
  return [...recent, ...others].filter(({ residentId, item, measuredAt }) => {
    const ago = at - measuredAt.getTime();
    const mine = sitting.known.residentIds.includes(residentId);
    return mine && item === itemOf(sitting) && ago >= 0 && ago <= BEFORE_MS;
  });
}

/**
 * Keeps sittings of one or more people in the caller's transaction: their entries, which belong together, what may earn points, and a call
 * of the clinic where a value is an alarm. Each has its own answer, in order; one that is refused keeps no other. A sitting that is there
 * already (same id, same values at the same moment, same record of a meter) is `known`. The number of statements does not depend on how many.
 */
export async function keepSittings(
  deps: Deps,
  client: Transaction,
  { countyCode, sittings }: { countyCode: string; sittings: readonly Sitting[] },
): Promise<(Kept | Refused)[]> {
  if (sittings.length === 0) return [];
  const residentIds = [...new Set(sittings.flatMap((sitting) => sitting.known.residentIds))];
  await lockPeople(client, countyCode, residentIds);
  const rows = await listSame(client, countyCode, {
    sessionIds: sittings.map(({ sessionId }) => sessionId),
    residentIds,
    hashes: sittings.map(hashOf),
    records: sittings.flatMap(recordsOf),
  });
  const { answers, makings: wanted } = sortOut(deps, sittings, rows);
  const since = instantOf(deps.clock.today(), '00:00');
  const written = await countWrittenSince(client, countyCode, { residentIds, since });
  const makings = withinCap(wanted, written, answers);
  if (makings.length > 0) {
    const recent = await listRecent(client, countyCode, { residentIds, ...span(makings) });
    await save(deps, client, { countyCode, makings });
    const kept = makings.map((making) => {
      const { sitting, mean, entries } = making;
      const earlier = hourBefore(making, recent, makings);
      const alarm = alarmOfSitting(sitting, { mean, earlier, now: deps.clock.now() });
      const { sessionId } = sitting;
      const taken = takenAs(sitting, { sessionId, mean, entryIds: entries.map(({ entryId }) => entryId) });
      answers.set(sitting, { sessionId, result: 'kept', alarm, taken });
      return { sitting, mean, earlier, alarm, entryId: entries[0]?.entryId ?? '' };
    });
    await noteEvidence(
      client,
      deps,
      kept.map((one) => evidenceOf(countyCode, one)),
    );
    await callAbout(deps, client, { countyCode, kept });
  }
  return sittings.map((sitting) => {
    const answer = answers.get(sitting);
    if (!answer) throw new Error('a sitting without an answer');
    return answer;
  });
}
