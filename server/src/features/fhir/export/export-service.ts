import { gunzipSync } from 'node:zlib';
import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Deps } from '../../../deps';
import { COUNTY_EXPORT, COUNTY_EXPORT_SENSITIVE } from '../auth/scopes';
import type { SystemCaller } from '../auth/system';
import { SERVED_TYPES } from '../load-resources';
import { fhirError } from '../outcome';
import { deleteParts, endExport, type ExportRow, findExport, findPart, insertExport, listParts } from './export-store';

const KEPT_HOURS = 24;
const NDJSON = ['application/fhir+ndjson', 'application/ndjson', 'ndjson'];
/** What a person agreed to and who looked stay between the person and the county. */
const TYPES = SERVED_TYPES.filter((type) => type !== 'AuditEvent' && type !== 'Consent');
const KNOWN = ['_type', '_since', '_outputFormat'];

const notFound = () => fhirError(404, 'not-found', 'There is no such export, or its day is over.');

function requireCounty({ scopes }: SystemCaller): void {
  if (!scopes.includes(COUNTY_EXPORT))
    throw fhirError(403, 'forbidden', `A copy of the county needs the scope ${COUNTY_EXPORT}.`);
}

function typesIn(query: URLSearchParams): string[] | null {
  if (!query.has('_type')) return null;
  const types = query.getAll('_type').flatMap((value) => value.split(',').filter(Boolean));
  const unknown = types.find((type) => !TYPES.includes(type));
  if (unknown !== undefined || types.length === 0) throw fhirError(400, 'value', `_type: ${unknown} is not exported.`);
  return types;
}

function sinceIn(query: URLSearchParams): Date | null {
  const told = query.get('_since');
  if (told === null) return null;
  const since = new Date(told);
  if (!told.includes('T') || Number.isNaN(since.getTime())) throw fhirError(400, 'value', '_since: is no instant.');
  return since;
}

function checkQuery(query: URLSearchParams): void {
  const unknown = [...query.keys()].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw fhirError(400, 'not-supported', `The parameter ${unknown} is not known here.`);
  if (!NDJSON.includes(query.get('_outputFormat') ?? 'ndjson'))
    throw fhirError(400, 'not-supported', '_outputFormat: only application/fhir+ndjson.');
}

/** Asks for a copy of the county; made in the background. Answers its id. */
export async function askForExport(
  deps: Deps,
  caller: SystemCaller,
  { query, url }: { query: URLSearchParams; url: string },
): Promise<string> {
  requireCounty(caller);
  checkQuery(query);
  const askedAt = deps.clock.now();
  const row = {
    exportId: uuidV7(),
    clientId: caller.clientId,
    request: url,
    types: typesIn(query),
    since: sinceIn(query),
    sensitive: caller.scopes.includes(COUNTY_EXPORT_SENSITIVE),
    askedAt,
    expiresAt: new Date(askedAt.getTime() + KEPT_HOURS * 3_600_000),
  };
  if (!(await insertExport(deps.db.pool, caller.countyCode, row)))
    throw fhirError(429, 'throttled', 'One export at a time: wait for the one under way, or delete it.');
  return row.exportId;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function exportOf(deps: Deps, caller: SystemCaller, exportId: string): Promise<ExportRow> {
  requireCounty(caller);
  const { countyCode, clientId } = caller;
  const row = UUID.test(exportId)
    ? await findExport(deps.db.pool, countyCode, { exportId, clientId, now: deps.clock.now() })
    : undefined;
  // What a wider token asked for is not fetched by a narrower one.
  if (!row || (row.sensitive && !caller.scopes.includes(COUNTY_EXPORT_SENSITIVE))) throw notFound();
  return row;
}

/** Still being made, or what to fetch. */
export type ExportStatus = { progress: string } | { manifest: object; expiresAt: Date };

/** How far it is. */
export async function exportStatus(
  deps: Deps,
  caller: SystemCaller,
  { exportId, base }: { exportId: string; base: string },
): Promise<ExportStatus> {
  const row = await exportOf(deps, caller, exportId);
  if (row.state === 'failed') throw fhirError(500, 'exception', 'This export failed; ask for another.');
  if (row.state !== 'done') return { progress: `${row.residentsDone} of ${row.residents ?? 'all'} residents` };
  const parts = await listParts(deps.db.pool, caller.countyCode, exportId);
  return {
    expiresAt: row.expiresAt,
    manifest: {
      transactionTime: row.askedAt.toISOString(),
      request: row.request,
      requiresAccessToken: true,
      output: parts.map(({ resourceType, partNo, resources }) => ({
        type: resourceType,
        url: `${base}/bulk/${exportId}/${resourceType}/${partNo}`,
        count: resources,
      })),
      error: [],
    },
  };
}

/** One file of an export: lines of ndjson. */
export async function exportFile(
  deps: Deps,
  caller: SystemCaller,
  { exportId, type, part }: { exportId: string; type: string; part: string },
): Promise<Buffer> {
  const row = await exportOf(deps, caller, exportId);
  const file =
    row.state === 'done' && /^[1-9]\d{0,6}$/.test(part)
      ? await findPart(deps.db.pool, caller.countyCode, { exportId, resourceType: type, partNo: Number(part) })
      : undefined;
  if (!file) throw notFound();
  return gunzipSync(Buffer.from(deps.cipher.open({ cipher: file.sealed, keyId: file.keyId }), 'base64'));
}

/** Stops an export and throws its files away. */
export async function dropExport(deps: Deps, caller: SystemCaller, exportId: string): Promise<void> {
  const row = await exportOf(deps, caller, exportId);
  const { countyCode } = caller;
  const told = { exportId: row.exportId, state: 'cancelled' as const, at: deps.clock.now() };
  await endExport(deps.db.pool, countyCode, told);
  await deleteParts(deps.db.pool, countyCode, row.exportId);
}
