import type { Deps } from '../../deps';
import { isRefused, refuse } from '../../http/refusal';
import type { AuditEntry } from '../audit/auditor';
import type { ForecastFacts } from '../immunization/facts';
import { type Along, needsTransaction, writeAlong } from '../checkup-booking/along';
import { allot, type Allotment } from './allot';
import { answerKey, type BatchFacts, loadBatchFacts, loadPeople } from './batch-facts';
import { CREATED, WritesOfBatch } from './batch-writes';
import type { BookingOutcome, BookingRequest } from './booking-request';
import { commitBatch, isRefusedByDatabase } from './commit-store';
import { nameOthers, type WantedRoom } from './explain';
import { lockRedemptionsOf } from '../reward/slot-along';
import { inTurn, lockSlots, type Queryable } from './facts-store';
import type { Committed, Settled } from './group-commit';

interface Decided {
  outcomes: BookingOutcome[];
  writes: WritesOfBatch;
  /** Full slots to name others for, by the place in the batch. */
  nameOthers: Map<number, WantedRoom>;
  audit: AuditEntry[];
  /** Parts with something more to write than the batch itself. */
  along: Along[];
}

interface Run {
  deps: Deps;
  countyCode: string;
  batch: readonly BookingRequest[];
  people: Promise<ReadonlyMap<string, ForecastFacts>>;
}

const again = (known: { hash: Buffer; status: number; text: string }, hash: Buffer): BookingOutcome =>
  known.hash.equals(hash) ? { status: known.status, text: known.text, hit: true } : refuse('idempotency-body-differs');

type Allotted = Extract<Allotment, { kind: 'allotted' }>;

function auditOf(countyCode: string, { request, parts }: Allotted): AuditEntry[] {
  const { booker } = request;
  return parts
    .filter((part) => part.rightKind !== 'self')
    .map(({ appointmentId, person, slot, rightKind }) => ({
      countyCode,
      actorKind: booker.kind,
      actorId: booker.kind === 'account' ? booker.accountId : booker.staffId,
      residentId: person.residentId,
      action: booker.kind === 'account' ? ('appointment-booked' as const) : ('walk-in-booked' as const),
      rightKind,
      siteId: slot.row.site_id,
      details: { appointmentId },
    }));
}

const alongOf = (countyCode: string, { request: { booker }, parts }: Allotted): Along[] =>
  parts
    .filter(({ part }) => needsTransaction(part))
    .map(({ appointmentId, part, slot }) => ({
      countyCode,
      appointmentId,
      part,
      slot: slot.row,
      booker,
    }));

/** Decides a batch in order of arrival, on what the ones before left. */
function decideAll({ deps, countyCode, batch }: Run, facts: BatchFacts): Decided {
  const writes = new WritesOfBatch(deps, { countyCode, now: facts.now });
  const decided: Decided = { outcomes: [], writes, nameOthers: new Map(), audit: [], along: [] };
  const fresh = new Map<string, { hash: Buffer; status: number; text: string }>();
  let part = 0;
  for (const [index, request] of batch.entries()) {
    const { ownerId, key, hash } = request.repeatable;
    const name = answerKey(ownerId, key);
    const stored = facts.answers.get(name);
    const known = stored ? { hash: stored.body_hash, status: stored.status, text: stored.answer } : fresh.get(name);
    const allotment = known ? undefined : allot(request, part, facts);
    part += request.parts.length;
    if (known) decided.outcomes.push(again(known, hash));
    else if (allotment?.kind === 'allotted') {
      const text = JSON.stringify(writes.add(request, allotment.parts));
      writes.keep(request, text);
      fresh.set(name, { hash, status: CREATED, text });
      decided.outcomes.push({ status: CREATED, text, hit: false });
      decided.audit.push(...auditOf(countyCode, allotment));
      decided.along.push(...alongOf(countyCode, allotment));
    } else if (allotment) {
      decided.outcomes.push(allotment.refused);
      if (allotment.nameOthers) decided.nameOthers.set(index, allotment.nameOthers);
    }
  }
  return decided;
}

async function attempt(run: Run, db: Queryable): Promise<Decided | undefined> {
  const facts = await loadBatchFacts(run.deps, { ...run, db }, run.people);
  const decided = decideAll(run, facts);
  if (decided.writes.isEmpty()) return decided;
  const isWritten = await commitBatch(db, decided.writes.finish(facts.ledger.touched()));
  return isWritten ? decided : undefined;
}

async function attemptLocked(run: Run): Promise<Decided> {
  const { deps, countyCode, batch } = run;
  await run.people;
  const slotIds = [...new Set(batch.flatMap((request) => request.parts.map((part) => part.slotId)))];
  return deps.db.transaction(async (client) => {
    await lockSlots(client, countyCode, slotIds);
    await lockRedemptionsOf(
      client,
      countyCode,
      batch.flatMap(({ parts }) => parts),
    );
    const decided = await attempt(run, inTurn(client));
    if (!decided) throw new Error('a locked slot changed');
    for (const along of decided.along) await writeAlong(deps, client, along);
    return decided;
  });
}

const TRIES_ALONE = 3;

async function oneAlone(run: Run): Promise<Decided> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attemptLocked(run);
    } catch (error) {
      if (tries >= TRIES_ALONE || !isRefusedByDatabase(error)) throw error;
    }
  }
}

type Result = { index: number; decided: Decided } | { index: number; error: unknown };

/** Each member in a transaction of its own, in order: whatever is wrong with one stays with that one. */
async function oneByOne(run: Run): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, request] of run.batch.entries()) {
    const alone = { ...run, batch: [request] };
    results.push(
      await oneAlone(alone).then(
        (decided) => ({ index, decided }),
        (error: unknown) => ({ index, error }),
      ),
    );
  }
  return results;
}

const isPlain = ({ batch }: Run): boolean => !batch.some(({ parts }) => parts.some(needsTransaction));

/**
 * First without locks, on the guess that nobody else moves these slots; then holding them; then one by one. What writes more than the one
 * statement of a batch holds its slots from the start.
 */
async function commitSomehow(run: Run): Promise<Decided | Result[]> {
  const orUndefined = (error: unknown): undefined => {
    if (!isRefusedByDatabase(error)) throw error;
    run.deps.log.warn(
      { code: error instanceof Error && 'code' in error ? error.code : '' },
      'booking batch tried again',
    );
  };
  const guessed = isPlain(run) ? await attempt(run, run.deps.db.pool).catch(orUndefined) : undefined;
  if (guessed) return guessed;
  const locked = await attemptLocked(run).catch(orUndefined);
  return locked ?? oneByOne(run);
}

async function nameFreeSlots(run: Run, decided: Decided): Promise<void> {
  const full = [...decided.nameOthers].flatMap(([index, wanted]) => {
    const refused = decided.outcomes[index];
    return refused && isRefused(refused) ? [{ index, refused, wanted }] : [];
  });
  const named = await nameOthers(run.deps, run.countyCode, full);
  named.forEach((refused, at) => {
    const index = full[at]?.index;
    if (index !== undefined) decided.outcomes[index] = refused;
  });
}

async function finish(run: Run, decided: Decided): Promise<BookingOutcome[]> {
  await Promise.all([
    nameFreeSlots(run, decided),
    decided.audit.length > 0 ? run.deps.auditor.recordNow(...decided.audit) : undefined,
  ]);
  return decided.outcomes;
}

async function settleAlone(run: Run, result: Result): Promise<Settled<BookingOutcome>> {
  if ('error' in result) return { ok: false, error: result.error };
  const [value] = await finish({ ...run, batch: run.batch.slice(result.index, result.index + 1) }, result.decided);
  return value === undefined ? { ok: false, error: new Error('no outcome') } : { ok: true, value };
}

async function settleTogether(run: Run, decided: Decided): Promise<Settled<BookingOutcome>[]> {
  const outcomes = await finish(run, decided);
  return outcomes.map((value) => ({ ok: true, value }));
}

/** Books a batch of one county: everybody's outcome in the order of the batch, told when the audit rows are durable as well. */
export async function runBatch(
  deps: Deps,
  countyCode: string,
  batch: readonly BookingRequest[],
): Promise<Committed<BookingOutcome>> {
  const run: Run = { deps, countyCode, batch, people: loadPeople(deps, countyCode, batch) };
  const done = await commitSomehow(run);
  return {
    settled: Array.isArray(done)
      ? Promise.all(done.map((result) => settleAlone(run, result)))
      : settleTogether(run, done),
  };
}
