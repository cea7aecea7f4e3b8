import type { Deps } from '../../../deps';
import { loadResources, SERVED_TYPES } from '../load-resources';
import type { Served } from '../map/resource';
import { QUESTIONNAIRES } from '../map/questionnaire';
import { fhirError } from '../outcome';
import type { FhirResource } from '../resource';
import { searchset } from './bundle';
import { note, notFound, openFor, type PersonAccess, type PersonCaller, typesWithin } from './caller';
import { readSearch, runSearch } from './search';

/** A request of a person or their app, without the web around it. */
export interface PersonRequest {
  caller: PersonCaller;
  /** `https://…/fhir/r4`. */
  base: string;
  query: URLSearchParams;
  /** `Prefer: handling=strict`. */
  strict: boolean;
}

const known = (type: string): boolean => SERVED_TYPES.includes(type) || type === 'Questionnaire';

function requireKnown(type: string): void {
  if (!known(type)) throw fhirError(404, 'not-supported', `${type} is not served here.`);
}

/** The id of `123`, `Patient/123` and `https://…/Patient/123`; undefined for a reference to something else. */
function patientIn(value: string, base: string): string | undefined {
  const local = value.startsWith(`${base}/`) ? value.slice(base.length + 1) : value;
  const id = local.startsWith('Patient/') ? local.slice('Patient/'.length) : local;
  return id.includes('/') ? undefined : id;
}

/** Whose record a search names; several that differ name nobody's. */
function patientAsked({ query, base }: PersonRequest, type: string): string | undefined {
  const named = [
    ...query.getAll('patient'),
    ...query.getAll('subject'),
    ...(type === 'Patient' ? query.getAll('_id') : []),
  ];
  const ids = new Set(named.map((value) => patientIn(value, base)));
  if (ids.size > 1 || ids.has(undefined)) throw notFound();
  return [...ids][0];
}

/** A printed form is no one's data: whoever has a token reads it. */
const formsFor = (type: string): readonly Served[] | undefined =>
  type === 'Questionnaire' ? QUESTIONNAIRES : undefined;

/** A search over one type, of the person it names or the caller's own. */
export async function searchType(deps: Deps, request: PersonRequest, type: string): Promise<FhirResource> {
  requireKnown(type);
  const { base, query, strict } = request;
  const search = readSearch(type, query, { strict });
  const answer = (resources: readonly Served[]): FhirResource => {
    const { page, total, next } = runSearch(search, resources);
    const { applied, warnings } = search;
    return searchset(base, { path: type, applied, resources: page, total, next, warnings });
  };
  const access = await openFor(deps, request.caller, patientAsked(request, type));
  const forms = formsFor(type);
  if (forms) return answer(forms);
  const types = typesWithin(access, 's', [type]);
  const resources = await loadResources(deps, access.view, { types });
  note(deps, access, type);
  return answer(resources);
}

async function loadOne(deps: Deps, access: PersonAccess, { type, id }: { type: string; id: string }): Promise<Served> {
  const forms = formsFor(type);
  const types = forms ? [] : typesWithin(access, 'r', [type]);
  const resources = forms ?? (await loadResources(deps, access.view, { types }));
  const found = resources.find((resource) => resource.resourceType === type && resource.id === id);
  if (!found) throw notFound();
  return found;
}

/** People of the caller whose record a resource may be in: a session may name one beside its own. */
const whoseRead = (request: PersonRequest, { type, id }: { type: string; id: string }): string | undefined =>
  type === 'Patient' ? id : patientAsked(request, type);

/**
 * One resource. A session reads of its own record, of a Patient by its id, or of the person it names with `?patient=`; an app of the
 * person who let it in.
 */
export async function readOne(deps: Deps, request: PersonRequest, what: { type: string; id: string }): Promise<Served> {
  requireKnown(what.type);
  const access = await openFor(deps, request.caller, whoseRead(request, what));
  // A record that was merged answers under the id it was merged into.
  const id = what.type === 'Patient' ? access.view.residentId : what.id;
  const found = await loadOne(deps, access, { ...what, id });
  note(deps, access, what.type);
  return found;
}
