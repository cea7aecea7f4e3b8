import type { Deps } from '../../../deps';
import type { Transaction } from '../../../plugins/db';
import type { SystemCaller } from '../auth/system';
import { type Fault, FhirError, outcomeOf } from '../outcome';
import type { FhirResource } from '../resource';
import type { Ask, Lookup } from '../transaction/asks';
import { readBundle, type ReadEntry } from '../transaction/bundle';
import { carryOut, type Done } from '../transaction/carry-out';
import { nameOf, type Target, versionOf } from '../transaction/target';
import { etagOf, type FhirAnswer, stamped, versionHeaders } from './answer';
import type { makeLines } from './line';
import { readOne, search } from './read-service';

/** Who writes, under which address, and what the answer should hold. */
export interface Writer {
  deps: Deps;
  caller: SystemCaller;
  base: string;
  inLine: ReturnType<typeof makeLines>;
  /** `Prefer: return=…` */
  wants: 'minimal' | 'representation' | 'OperationOutcome' | undefined;
  isLenient: boolean;
}

async function noteWritten({ deps, caller }: Writer, written: Done['written']): Promise<void> {
  if (written.size === 0) return;
  await deps.auditor.recordNow(
    ...[...written].map(([residentId, resources]) => ({
      countyCode: caller.countyCode,
      actorKind: 'system' as const,
      actorId: caller.clientId,
      residentId,
      action: 'fhir-written' as const,
      rightKind: 'clinic',
      siteId: caller.siteId,
      details: { resources },
    })),
  );
}

const STATUS = {
  create: '201 Created',
  update: '200 OK',
  same: '200 OK',
  delete: '204 No Content',
  gone: '204 No Content',
} as const;

const stampOf = (target: Target, done: Done) => ({
  id: target.id,
  version: Math.max(1, versionOf(target)),
  at: target.deed === 'same' ? (target.head?.updatedAt ?? done.at) : done.at,
});

function written(target: Target, done: Done, wants: Writer['wants']): Record<string, unknown> {
  const stamp = stampOf(target, done);
  const notes = done.notesOf(target.ask);
  const isThere = target.deed !== 'gone';
  return {
    ...(wants === 'representation' && target.body && { resource: stamped(target.body, stamp) }),
    response: {
      status: STATUS[target.deed],
      ...(target.deed !== 'delete' && isThere && { location: `${nameOf(target)}/_history/${stamp.version}` }),
      ...(isThere && { etag: etagOf(stamp.version), lastModified: stamp.at.toISOString() }),
      ...(notes.length > 0 && { outcome: outcomeOf(notes) }),
    },
  };
}

const isAsk = (entry: ReadEntry): entry is { ask: Ask } => 'ask' in entry;
const isLookup = (entry: ReadEntry): entry is { lookup: Lookup } => 'lookup' in entry;
const faultsOf = (entries: readonly ReadEntry[]): Fault[] =>
  entries.flatMap((entry) => ('faults' in entry ? entry.faults : []));

/** Searches take a query each, so a Bundle has only a few. */
const LOOKUPS_MAX = 100;

async function lookUp(
  writer: Writer,
  { type, id, version, query }: Lookup,
  client?: Transaction,
): Promise<Record<string, unknown>> {
  const asking = { ...writer, client };
  const answer =
    id === undefined ? await search(asking, { type, params: query }) : await readOne(asking, { type, id, version });
  const { etag } = answer.headers ?? {};
  return { resource: answer.resource, response: { status: '200 OK', ...(etag !== undefined && { etag }) } };
}

async function lookUpInside(writer: Writer, lookup: Lookup, client: Transaction): Promise<Record<string, unknown>> {
  try {
    return await lookUp(writer, lookup, client);
  } catch (error) {
    if (!(error instanceof FhirError)) throw error;
    const faults = error.issues.map(({ code, diagnostics }) => ({
      status: error.status,
      code,
      diagnostics,
      expression: `${lookup.place}.request.url`,
    }));
    throw new FhirError(faults);
  }
}

function checkLookups(entries: readonly ReadEntry[]): Fault[] {
  const places = entries.filter(isLookup).slice(LOOKUPS_MAX);
  return places.map(({ lookup }) => ({
    status: 400,
    code: 'too-long',
    diagnostics: `At most ${LOOKUPS_MAX} GET in one Bundle.`,
    expression: lookup.place,
  }));
}

async function transact(writer: Writer, entries: readonly ReadEntry[]): Promise<Record<string, unknown>[]> {
  const { deps, caller, base } = writer;
  const asks = entries.filter(isAsk).map(({ ask }) => ask);
  const faults = [...faultsOf(entries), ...checkLookups(entries)];
  const { done, read } = await deps.db.transaction(async (client) => {
    const done = await carryOut(deps, caller, { request: { asks, faults, base }, client });
    const read = new Map<ReadEntry, Record<string, unknown>>();
    for (const entry of entries) if (isLookup(entry)) read.set(entry, await lookUpInside(writer, entry.lookup, client));
    return { done, read };
  });
  await noteWritten(writer, done.written);
  const byAsk = new Map(done.targets.map((target) => [target.ask, target]));
  return entries.map((entry) => {
    const target = isAsk(entry) ? byAsk.get(entry.ask) : undefined;
    return target ? written(target, done, writer.wants) : (read.get(entry) ?? {});
  });
}

async function inBatch(writer: Writer, entry: ReadEntry): Promise<Record<string, unknown>> {
  try {
    if ('faults' in entry) throw new FhirError(entry.faults);
    if (isLookup(entry)) return await lookUp(writer, entry.lookup);
    const [answer] = await transact(writer, [entry]);
    return answer ?? {};
  } catch (error) {
    if (!(error instanceof FhirError)) throw error;
    return { response: { status: String(error.status), outcome: outcomeOf(error.issues) } };
  }
}

/** Each entry of a batch stands for itself: one transaction an entry, one after the other. */
async function oneByOne(writer: Writer, entries: readonly ReadEntry[]): Promise<Record<string, unknown>[]> {
  const answers: Record<string, unknown>[] = [];
  for (const entry of entries) answers.push(await inBatch(writer, entry));
  return answers;
}

/** Carries out a Bundle: a transaction all or nothing, a batch entry by entry. */
export async function carryOutBundle(writer: Writer, told: unknown): Promise<FhirAnswer> {
  const { type, entries } = readBundle(told, writer.base);
  const run = type === 'transaction' ? transact : oneByOne;
  const entry = await writer.inLine(writer.caller.clientId, () => run(writer, entries));
  const resource: FhirResource = {
    resourceType: 'Bundle',
    type: `${type}-response`,
    ...(entry.length > 0 && { entry }),
  };
  return { status: 200, resource };
}

const bodyFor = (writer: Writer, target: Target, done: Done): FhirResource | undefined => {
  if (writer.wants === 'minimal') return undefined;
  if (writer.wants === 'OperationOutcome') return outcomeOf(notesOrFine(target, done));
  return target.body && stamped(target.body, stampOf(target, done));
};

const notesOrFine = (target: Target, done: Done) => {
  const notes = done.notesOf(target.ask);
  return notes.length > 0
    ? notes
    : [{ severity: 'information' as const, code: 'informational' as const, diagnostics: 'All of it was taken.' }];
};

/** Carries out one create, update or delete. */
export async function carryOutOne(writer: Writer, ask: Ask): Promise<FhirAnswer> {
  const { deps, caller, base } = writer;
  const done = await writer.inLine(caller.clientId, () =>
    deps.db.transaction((client) => carryOut(deps, caller, { request: { asks: [ask], faults: [], base }, client })),
  );
  await noteWritten(writer, done.written);
  const [target] = done.targets;
  if (!target || target.deed === 'gone') return { status: 204 };
  const stamp = stampOf(target, done);
  if (target.deed === 'delete') return { status: 204, headers: { etag: etagOf(stamp.version) } };
  const location = `${base}/${nameOf(target)}/_history/${stamp.version}`;
  return {
    status: target.deed === 'create' ? 201 : 200,
    resource: bodyFor(writer, target, done),
    headers: { ...versionHeaders(stamp), location },
  };
}
