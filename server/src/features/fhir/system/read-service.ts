import type { Deps } from '../../../deps';
import type { Transaction } from '../../../plugins/db';
import { requireScope, type SystemCaller } from '../auth/system';
import { FhirError, fhirError } from '../outcome';
import type { FhirResource } from '../resource';
import type { SystemType } from '../schema/types';
import { openBody } from '../transaction/seal';
import { etagOf, type FhirAnswer, stamped, versionHeaders } from './answer';
import { COUNT_MAX, cursorOf, readSearch } from './search';
import { findPage, findVersion, listVersions, type VersionRow } from './serve-store';

/** Who asks, where it is read from (a Bundle reads inside its own transaction), and our own address. */
export interface Asking {
  deps: Deps;
  caller: SystemCaller;
  base: string;
  client?: Transaction | undefined;
  isLenient?: boolean | undefined;
}

const readerOf = ({ deps, client }: Asking) => client ?? deps.db.pool;

function noteRead({ deps, caller }: Asking, rows: readonly VersionRow[]): void {
  const residents = new Map<string, number>();
  for (const { residentId } of rows)
    if (residentId !== null) residents.set(residentId, (residents.get(residentId) ?? 0) + 1);
  for (const [residentId, resources] of residents)
    deps.auditor.record({
      countyCode: caller.countyCode,
      actorKind: 'system',
      actorId: caller.clientId,
      residentId,
      action: 'fhir-read',
      rightKind: 'clinic',
      siteId: caller.siteId,
      details: { type: rows[0]?.type ?? '', resources },
    });
}

const resourceOf = ({ deps }: Asking, row: VersionRow): FhirResource =>
  stamped(openBody(deps.cipher, row), { id: row.id, version: row.version, at: row.recordedAt });

const gone = (row: VersionRow): FhirError =>
  new FhirError(
    [{ status: 410, code: 'deleted', diagnostics: `${row.type}/${row.id} was deleted.` }],
    versionHeaders({ version: row.version, at: row.recordedAt }),
  );

const VERSION = /^[1-9]\d{0,8}$/;

/** One resource, or one version of it, of what this system itself sent. */
export async function readOne(
  asking: Asking,
  told: { type: SystemType; id: string; version?: string | undefined },
): Promise<FhirAnswer> {
  requireScope(asking.caller, told.type, 'r');
  const { type, id, version } = told;
  const isVersion = version === undefined || VERSION.test(version);
  const row = isVersion
    ? await findVersion(readerOf(asking), asking.caller, {
        type,
        id,
        version: version === undefined ? undefined : Number(version),
      })
    : undefined;
  if (!row)
    throw fhirError(
      404,
      'not-found',
      `There is no ${type}/${id}${version === undefined ? '' : ` in version ${version}`} that this system sent.`,
    );
  if (row.deleted) throw gone(row);
  noteRead(asking, [row]);
  return {
    status: 200,
    resource: resourceOf(asking, row),
    headers: versionHeaders({ version: row.version, at: row.recordedAt }),
  };
}

const HISTORY_PAGE = 100;

const historyEntry = (asking: Asking, row: VersionRow): Record<string, unknown> => {
  const name = `${row.type}/${row.id}`;
  const isFirst = row.version === 1;
  return {
    fullUrl: `${asking.base}/${name}`,
    ...(!row.deleted && { resource: resourceOf(asking, row) }),
    request: { method: row.deleted ? 'DELETE' : 'PUT', url: name },
    response: {
      status: row.deleted ? '204 No Content' : isFirst ? '201 Created' : '200 OK',
      etag: etagOf(row.version),
      lastModified: row.recordedAt.toISOString(),
    },
  };
};

/** Every version of a resource, newest first, page by page. */
export async function readHistory(
  asking: Asking,
  told: { type: SystemType; id: string; params: URLSearchParams },
): Promise<FhirAnswer> {
  requireScope(asking.caller, told.type, 'r');
  const { type, id, params } = told;
  const before = VERSION.test(params.get('_before') ?? '') ? Number(params.get('_before')) : undefined;
  const rows = await listVersions(readerOf(asking), asking.caller, { type, id, before, limit: HISTORY_PAGE + 1 });
  if (rows.length === 0) throw fhirError(404, 'not-found', `There is no ${type}/${id} that this system sent.`);
  const page = rows.slice(0, HISTORY_PAGE);
  noteRead(asking, page);
  const url = `${asking.base}/${type}/${id}/_history`;
  const last = page.at(-1)?.version;
  const next =
    rows.length > HISTORY_PAGE && last !== undefined ? [{ relation: 'next', url: `${url}?_before=${last}` }] : [];
  return {
    status: 200,
    resource: {
      resourceType: 'Bundle',
      type: 'history',
      link: [{ relation: 'self', url }, ...next],
      entry: page.map((row) => historyEntry(asking, row)),
    },
  };
}

/** A page of a search among what this system itself sent. */
export async function search(asking: Asking, told: { type: SystemType; params: URLSearchParams }): Promise<FhirAnswer> {
  const { type, params } = told;
  requireScope(asking.caller, type, 's');
  const wish = readSearch(asking.deps.cipher, { type, params, isLenient: asking.isLenient ?? false });
  const limit = Math.min(wish.limit, COUNT_MAX);
  const rows = await findPage(readerOf(asking), asking.caller, { ...wish, limit: limit + 1 });
  const page = rows.slice(0, limit);
  noteRead(asking, page);
  const urlWith = (cursor?: string): string => {
    const query = new URLSearchParams([...params].filter(([name]) => name !== '_cursor' || cursor === undefined));
    if (cursor !== undefined) query.set('_cursor', cursor);
    const text = query.toString();
    return `${asking.base}/${type}${text === '' ? '' : `?${text}`}`;
  };
  const last = page.at(-1);
  const next =
    rows.length > limit && last ? [{ relation: 'next', url: urlWith(cursorOf({ at: last.place, id: last.id })) }] : [];
  return {
    status: 200,
    resource: {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'self', url: urlWith() }, ...next],
      ...(page.length > 0 && {
        entry: page.map((row) => ({
          fullUrl: `${asking.base}/${row.type}/${row.id}`,
          resource: resourceOf(asking, row),
          search: { mode: 'match' },
        })),
      }),
    },
  };
}
