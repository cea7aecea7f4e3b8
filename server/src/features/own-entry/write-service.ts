import type { Nothing } from '@kangban/contract/common';
import type { OwnEntry } from '@kangban/contract/record/own-entry';
import { LIMITS } from '@kangban/domain/shared/limits';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf, instantOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { Transaction } from '../../plugins/db';
import { openRecordFor, type RecordView } from '../access/open-record';
import type { AuditAction } from '../audit/auditor';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { insertEntries, makeEntry, type NewEntry } from '../record/entry';
import { withdrawalOf } from '../reading/replace';
import { loadEntries } from '../record/load-record';
import { payloadOf } from './payloads';
import { countOwnSince, findPocketPerson, isReplaced, lockPerson } from './store';

const CREATED = 201;

/** What is wrong with an entry as it was typed. */
const problemOf = (entry: OwnEntry, today: PlainDate): Refused | undefined =>
  entry.kind === 'medicine' && entry.since !== undefined && entry.since > today
    ? refuse('bad-input', { fields: [{ path: '/since', message: 'is after today' }] })
    : undefined;

/** Where it comes from, in place of an institution. */
const AT_HOME = '自己记的';

/** Since when the day's entries count: midnight in Asia/Shanghai. */
const dayBegan = (today: PlainDate): Date => instantOf(today, '00:00');

interface Writing {
  deps: Deps;
  who: AccountSession;
  view: RecordView;
  birthDate: PlainDate;
}

function entryToKeep({ deps, who, view, birthDate }: Writing, entry: OwnEntry): NewEntry | Refused {
  const happenedAt = deps.clock.now();
  const made = makeEntry(
    {
      ...payloadOf(entry),
      residentId: view.residentId,
      birthDate,
      happenedOn: dayOf(happenedAt),
      happenedAt,
      institution: AT_HOME,
      source: 'resident',
      recordedByAccount: who.accountId,
    },
    deps.clock.today(),
  );
  if ('entry' in made) return made.entry;
  return refuse('bad-input', { fields: made.faults.map(({ path, message }) => ({ path: `/${path}`, message })) });
}

async function keep(writing: Writing, client: Transaction, entry: OwnEntry): Promise<{ entryId: string } | Refused> {
  const { deps, who, view } = writing;
  const made = entryToKeep(writing, entry);
  if (isRefused(made)) return made;
  await lockPerson(client, who.countyCode, view.residentId);
  const since = dayBegan(deps.clock.today());
  const written = await countOwnSince(client, who.countyCode, { residentId: view.residentId, since });
  if (written >= LIMITS.ownEntriesPerDayMax) return refuse('own-entries-too-many');
  await insertEntries(client, who.countyCode, { entries: [made], at: deps.clock.now() });
  return { entryId: made.entryId };
}

const noteWrite = ({ deps, who, view }: Omit<Writing, 'birthDate'>, action: AuditAction, entryId: string) =>
  deps.auditor.recordNow({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: view.residentId,
    action,
    rightKind: view.right,
    details: { entryId },
  });

const entryIdIn = (text: string): string => {
  const answer: unknown = JSON.parse(text);
  return typeof answer === 'object' && answer !== null && 'entryId' in answer ? String(answer.entryId) : '';
};

/**
 * Keeps an allergy or a medicine a person told of: their own word, marked so. What was measured is kept by feature reading. Refuses
 * `bad-input` for what cannot be.
 */
export async function writeOwnEntry(
  deps: Deps,
  who: AccountSession,
  { residentId, body, key }: { residentId: string; body: OwnEntry; key: string },
): Promise<FirstAnswer | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'own-entry' });
  if (isRefused(view)) return view;
  const person = await findPocketPerson(deps.db, who.countyCode, view);
  if (!person) return refuse('not-found');
  const answer = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash(`own-entry ${residentId}`, body) },
    status: CREATED,
    work: async (client) =>
      problemOf(body, deps.clock.today()) ?? keep({ deps, who, view, birthDate: person.birthDate }, client, body),
  });
  if (!isRefused(answer) && !answer.hit)
    await noteWrite({ deps, who, view }, 'own-entry-written', entryIdIn(answer.text));
  return answer;
}

/** Takes back what the family wrote: it no longer counts and stays to be looked up. What a clinic wrote, and what was measured, is `not-found` here. */
export async function takeBackOwnEntry(
  deps: Deps,
  who: AccountSession,
  { residentId, entryId }: { residentId: string; entryId: string },
): Promise<Nothing | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'own-entry' });
  if (isRefused(view)) return view;
  const [old] = await loadEntries(deps, view, { entryIds: [entryId], limit: 1 });
  if (old?.source !== 'resident' || old.kind === 'observation') return refuse('not-found');
  const taken = await deps.db.transaction(async (client) => {
    await lockPerson(client, who.countyCode, view.residentId);
    if (await isReplaced(client, who.countyCode, entryId)) return false;
    const entries = [withdrawalOf(old, who.accountId)];
    await insertEntries(client, who.countyCode, { entries, at: deps.clock.now() });
    return true;
  });
  if (!taken) return refuse('not-found');
  await noteWrite({ deps, who, view }, 'own-entry-withdrawn', entryId);
  return {};
}
