import type { Deps } from '../../../deps';
import { loadResources, SERVED_TYPES } from '../load-resources';
import type { Served } from '../map/resource';
import { type Fault, FhirError, type Issue } from '../outcome';
import type { FhirResource } from '../resource';
import { searchset } from './bundle';
import { note, openFor, typesWithin } from './caller';
import { spanOf } from './dates';
import type { PersonRequest } from './read-service';

interface Everything {
  types: string[] | undefined;
  sinceMs: number | undefined;
  count: number | undefined;
  after: string | undefined;
  applied: [string, string][];
  warnings: Issue[];
}

const COUNT_MAX = 1000;
const NAMES = ['_type', '_since', '_count', '_cursor', '_format'];

const wrong = (diagnostics: string): FhirError => new FhirError([{ status: 400, code: 'value', diagnostics }]);

function typesIn(value: string): string[] {
  const types = value.split(',').filter(Boolean);
  const unknown = types.find((type) => !SERVED_TYPES.includes(type));
  if (unknown !== undefined) throw wrong(`_type: ${unknown} is not served here.`);
  return types;
}

function sinceIn(value: string): number {
  const span = value.includes('T') ? spanOf(value) : undefined;
  if (!span) throw wrong('_since: is no instant.');
  return span.from;
}

function countIn(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw wrong('_count: is no number.');
  return Math.min(Number(value), COUNT_MAX);
}

function unknownParameters(query: URLSearchParams, strict: boolean): Issue[] {
  const unknown = [...new Set(query.keys())].filter((name) => !NAMES.includes(name));
  const faults = unknown.map((name): Fault => ({
    status: 400,
    code: 'not-supported',
    diagnostics: `The parameter ${name} is not known here.`,
  }));
  if (strict && faults.length > 0) throw new FhirError(faults);
  return faults.map(({ code, diagnostics }) => ({
    severity: 'warning',
    code,
    diagnostics: `${diagnostics} It was not applied.`,
  }));
}

function read({ query, strict }: PersonRequest): Everything {
  const warnings = unknownParameters(query, strict);
  const types = query.getAll('_type').flatMap(typesIn);
  const since = query.get('_since');
  const count = query.get('_count');
  return {
    types: query.has('_type') ? types : undefined,
    sinceMs: since === null ? undefined : sinceIn(since),
    count: count === null ? undefined : countIn(count),
    after: query.get('_cursor') ?? undefined,
    applied: [...query].filter(([name]) => ['_type', '_since', '_count'].includes(name)),
    warnings,
  };
}

const placeOf = ({ resourceType, id }: Served): string => `${resourceType}/${id}`;
/** The person first, then by type and id: the same order on every page. */
const sortKey = (resource: Served): string => `${resource.resourceType === 'Patient' ? '0' : '1'}${placeOf(resource)}`;

function readCursor(text: string): string {
  const key = Buffer.from(text, 'base64url').toString('utf8');
  if (!/^[01][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(key))
    throw wrong('_cursor: is none of ours; begin again without it.');
  return key;
}

interface Paged {
  page: readonly Served[];
  next: string | undefined;
}

function pageOf(resources: readonly Served[], { count, after }: Everything): Paged {
  if (count === undefined && after === undefined) return { page: resources, next: undefined };
  const placed = resources.map((resource) => ({ resource, key: sortKey(resource) }));
  placed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const from = after === undefined ? '' : readCursor(after);
  const rest = placed.filter(({ key }) => key > from);
  const page = rest.slice(0, count ?? COUNT_MAX);
  const last = page.at(-1);
  const next = last && rest.length > page.length ? Buffer.from(last.key).toString('base64url') : undefined;
  return { page: page.map(({ resource }) => resource), next };
}

/** Patient/$everything: all a view shows of a person, one query for each family, by pages when `_count` is told. */
export async function everythingOf(deps: Deps, request: PersonRequest, patientId: string): Promise<FhirResource> {
  const asked = read(request);
  const access = await openFor(deps, request.caller, patientId);
  const types = typesWithin(access, 's', asked.types);
  const all = await loadResources(deps, access.view, { types });
  note(deps, access, '$everything');
  const { sinceMs } = asked;
  const wanted = sinceMs === undefined ? all : all.filter(({ meta }) => Date.parse(meta.lastUpdated) >= sinceMs);
  const { page, next } = pageOf(wanted, asked);
  const { applied, warnings } = asked;
  const path = `Patient/${access.view.residentId}/$everything`;
  return searchset(request.base, { path, applied, resources: page, total: wanted.length, next, warnings });
}
