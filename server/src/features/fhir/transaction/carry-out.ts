import type { Deps } from '../../../deps';
import type { Transaction } from '../../../plugins/db';
import type { SystemCaller } from '../auth/system';
import { type Fault, FhirError, type Issue } from '../outcome';
import type { FhirResource } from '../resource';
import { affectedBy, wantedAround, wantedLines } from './affected';
import type { Ask } from './asks';
import { derive } from './derive';
import { Findings } from './faults';
import { Heads, locateAll } from './locate';
import { prepare, wantedOf } from './prepare';
import { Resolver } from './resolve';
import { findHeads, type HeadRow, lockOwner, patientsInUse } from './resource-store';
import { writeResources } from './save';
import { openBody } from './seal';
import { joinSame, keyCreations, leadsOf, settleBodies } from './settle';
import { subjectsOf } from './subjects';
import { nameOf, type Target, writes } from './target';
import { matchPatients, writeRows, type Writing } from './write';

/** Asks of one request that are carried out together or not at all. */
export interface Request {
  asks: readonly Ask[];
  /** What was wrong before anything was looked at. */
  faults: readonly Fault[];
  /** Our own address, for references that spell it out. */
  base: string;
}

/** A request that was carried out. */
export interface Done {
  targets: Target[];
  notesOf(ask: Ask): readonly Issue[];
  at: Date;
  /** People whose record was written to, with how many resources of each type. */
  written: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

const opener = ({ cipher }: Deps): ((head: HeadRow) => FhirResource) => {
  const opened = new Map<HeadRow, FhirResource>();
  return (head) => {
    const known = opened.get(head) ?? openBody(cipher, head);
    opened.set(head, known);
    return known;
  };
};

/** A Patient who still has something is not deleted away from under it. */
async function checkDeletions(
  client: Transaction,
  told: { caller: SystemCaller; targets: readonly Target[]; findings: Findings },
): Promise<void> {
  const deleted = told.targets.filter(({ deed }) => deed === 'delete');
  const gone = new Set(deleted.map(({ ask, id }) => `${ask.type}/${id}`));
  const patients = deleted.filter(({ ask }) => ask.type === 'Patient');
  const inUse = await patientsInUse(
    client,
    told.caller,
    patients.map(({ id }) => id),
  );
  for (const { ask, id } of patients) {
    const left = (inUse.get(id) ?? []).filter((name) => !gone.has(name));
    if (left.length > 0)
      told.findings.add(ask.place, 409, [
        'conflict',
        `Patient/${id} still has ${left.length} resources, like ${left[0] ?? ''}.`,
      ]);
  }
}

function writtenOf(targets: readonly Target[], residentOf: (target: Target) => string | undefined): Done['written'] {
  const written = new Map<string, Record<string, number>>();
  for (const target of targets.filter(writes)) {
    const resident = residentOf(target);
    if (resident === undefined) continue;
    const counts = written.get(resident) ?? {};
    written.set(resident, { ...counts, [target.ask.type]: (counts[target.ask.type] ?? 0) + 1 });
  }
  return written;
}

/**
 * Carries out the writes of one request in the caller's transaction: all, or none and every fault at once. Statements are as many for
 * one entry as for ten thousand.
 */
export async function carryOut(
  deps: Deps,
  caller: SystemCaller,
  told: { request: Request; client: Transaction },
): Promise<Done> {
  const { client, request } = told;
  const { cipher, clock } = deps;
  const findings = new Findings();
  findings.faults.push(...request.faults);
  const prepared = prepare(request.asks, clock.today(), { caller, findings });
  await lockOwner(client, caller);
  const heads = new Heads(await findHeads(client, caller, wantedOf(cipher, request.asks, request.base)));
  const targets = locateAll(prepared, { cipher, heads, findings });
  const resolver = new Resolver({ cipher, targets, heads, findings, base: request.base });
  const leads = leadsOf(targets, resolver, findings);
  keyCreations(cipher, targets, leads);
  const around = await findHeads(client, caller, wantedAround(targets, leads));
  joinSame(targets, around);
  settleBodies(cipher, targets, leads);
  heads.add(around);
  heads.add(await findHeads(client, caller, wantedLines(heads)));
  const subjects = subjectsOf(targets, leads, findings);
  await checkDeletions(client, { caller, targets, findings });
  const open = opener(deps);
  const affected = affectedBy({ targets, leads, heads, open });
  const written = new Map(targets.filter(writes).map((target) => [nameOf(target), target]));
  const derived = derive(affected, {
    written,
    caller,
    today: clock.today(),
    heads,
    leads,
    resolver,
    subjects,
    findings,
    open,
  });
  if (findings.faults.length > 0) throw new FhirError(findings.faults);
  const writing: Writing = { deps, caller, client, at: clock.now(), heads };
  const residents = await matchPatients(writing, targets);
  const standing = await writeRows(writing, derived, residents);
  await writeResources(writing, { targets, standing, residents });
  const patientOf = new Map(derived.map((one) => [one.affected.target, one.patientId]));
  const residentOf = (target: Target): string | undefined =>
    residents.get(patientOf.get(target) ?? '') ?? target.head?.residentId ?? undefined;
  return { targets, notesOf: findings.notesOf, at: writing.at, written: writtenOf(targets, residentOf) };
}
