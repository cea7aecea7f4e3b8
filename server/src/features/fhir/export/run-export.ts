import { gzipSync } from 'node:zlib';
import { SENSITIVE_CATEGORIES } from '@kangban/domain/record/kinds';
import type { Deps } from '../../../deps';
import { openCounty } from '../../access/open-record';
import { loadOfMany, type PersonRecords } from '../load-resources';
import type { Served } from '../map/resource';
import {
  claimExport,
  deleteOverdue,
  deleteParts,
  endExport,
  type ExportRow,
  insertParts,
  listPeople,
  type NewPart,
  noteProgress,
} from './export-store';

/** People whose records are made at once: a few megabytes of lines. */
const PEOPLE_AT_ONCE = 200;
/** Named again and again by every batch; written once. */
const SHARED = ['Organization', 'Practitioner'];

function linesByType(resources: readonly Served[]): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const resource of resources) {
    const known = lines.get(resource.resourceType);
    if (known) known.push(JSON.stringify(resource));
    else lines.set(resource.resourceType, [JSON.stringify(resource)]);
  }
  return lines;
}

const partOf = (
  { cipher }: Deps,
  told: { resourceType: string; lines: readonly string[]; partNo: number },
): NewPart => {
  const packed = gzipSync(`${told.lines.join('\n')}\n`).toString('base64');
  const { cipher: sealed, keyId } = cipher.seal(packed);
  return { resourceType: told.resourceType, partNo: told.partNo, resources: told.lines.length, sealed, keyId };
};

interface Batch {
  people: readonly PersonRecords[];
  partNo: number;
  /** Institutions and people that were written before. */
  written: Set<string>;
}

async function resourcesOf(deps: Deps, row: ExportRow, { people, written }: Batch): Promise<Served[]> {
  const view = openCounty(deps.config.countyCode, {
    residentIds: people.flatMap(({ residentIds }) => residentIds),
    opened: row.sensitive ? SENSITIVE_CATEGORIES : [],
    clientId: row.clientId,
  });
  const all = await loadOfMany(deps, view, { people, types: row.types ?? undefined });
  const sinceMs = row.since?.getTime() ?? -Infinity;
  return all.filter(({ resourceType, id, meta }) => {
    if (Date.parse(meta.lastUpdated) < sinceMs) return false;
    if (!SHARED.includes(resourceType)) return true;
    const isNew = !written.has(id);
    written.add(id);
    return isNew;
  });
}

/** One batch: its files and how far it is in one transaction, and in the audit of everybody in it. False when it was cancelled. */
async function makeBatch(deps: Deps, row: ExportRow, batch: Batch): Promise<boolean> {
  const { countyCode } = deps.config;
  const { exportId, clientId } = row;
  const resources = await resourcesOf(deps, row, batch);
  const parts = [...linesByType(resources)].map(([resourceType, lines]) =>
    partOf(deps, { resourceType, lines, partNo: batch.partNo }),
  );
  const goesOn = await deps.db.transaction(async (client) => {
    if (!(await noteProgress(client, countyCode, { exportId, more: batch.people.length }))) return false;
    await insertParts(client, countyCode, { exportId, parts });
    return true;
  });
  if (!goesOn) return false;
  await deps.auditor.recordNow(
    ...batch.people.map(({ residentId }) => ({
      countyCode,
      actorKind: 'system' as const,
      actorId: clientId,
      residentId,
      action: 'county-exported' as const,
      rightKind: 'county',
      details: { exportId, sensitive: row.sensitive },
    })),
  );
  return true;
}

async function makeAll(deps: Deps, row: ExportRow): Promise<boolean> {
  const { countyCode } = deps.config;
  const written = new Set<string>();
  let after: string | undefined;
  for (let partNo = 1; ; partNo += 1) {
    const people = await listPeople(deps.db, countyCode, { after, limit: PEOPLE_AT_ONCE });
    if (people.length === 0) return true;
    if (!(await makeBatch(deps, row, { people, partNo, written }))) return false;
    after = people.at(-1)?.residentId;
  }
}

/** Makes every export that waits, one after the other, and throws away files whose day is over. Only one process at a time runs it. */
export async function runExports(deps: Deps): Promise<void> {
  const { countyCode } = deps.config;
  await deleteOverdue(deps.db.pool, countyCode, deps.clock.now());
  for (;;) {
    const row = await claimExport(deps.db.pool, countyCode, deps.clock.now());
    if (!row) return;
    const { exportId } = row;
    await deleteParts(deps.db.pool, countyCode, exportId);
    const state = await makeAll(deps, row).then(
      (isWhole) => (isWhole ? ('done' as const) : ('cancelled' as const)),
      (error: unknown) => {
        deps.log.error({ err: error, exportId }, 'a county export failed');
        return 'failed' as const;
      },
    );
    await endExport(deps.db.pool, countyCode, { exportId, state, at: deps.clock.now() });
    if (state !== 'done') await deleteParts(deps.db.pool, countyCode, exportId);
  }
}
