import type { RecordView } from '../access/open-record';
import { FAMILIES, type Family, type FamilyView, type ReadDeps } from './families';
import { Actors, type MapContext } from './map/actors';
import type { Served } from './map/resource';
import { FamilyRows } from './family-rows-store';
import { Sources } from './sources';

/** Made from what the families name: to know them, every family must be read. */
const DERIVED = ['Organization', 'Practitioner', 'Provenance'];

/** Types of what is served about a person. */
export const SERVED_TYPES: readonly string[] = [...new Set([...FAMILIES.flatMap(({ types }) => types), ...DERIVED])];

const isOwn = ({ right }: RecordView): boolean => right === 'self' || right === 'guardian';

/** Whether a view shows a family at all. */
function isOpen(family: Family, view: RecordView): boolean {
  if (family.private && !isOwn(view)) return false;
  const { kinds } = view;
  if (kinds === null) return true;
  return family.kinds !== null && (family.kinds.length === 0 || family.kinds.some((kind) => kinds.includes(kind)));
}

function isAsked(family: Family, types: readonly string[] | undefined): boolean {
  if (types === undefined) return !family.onAsking;
  if (family.types.some((type) => types.includes(type))) return true;
  return !family.onAsking && DERIVED.some((type) => types.includes(type));
}

/** What is loaded together: everything a view shows, of one person or of many. */
async function loadAll(
  deps: ReadDeps,
  view: FamilyView,
  told: { types: readonly string[] | undefined; mainOf: (residentId: string) => string },
): Promise<Served[]> {
  const { types } = told;
  const families = FAMILIES.filter((family) => isOpen(family, view) && isAsked(family, types));
  if (families.length === 0) return [];
  const reader = new FamilyRows(deps.db, view);
  const [sites, ...makers] = await Promise.all([
    reader.read('site'),
    ...families.map((family) => family.load(deps, view, reader)),
  ]);
  const actors = new Actors(sites, sites[0]?.loadedAt ?? new Date(0));
  const sources = new Sources();
  const contexts = new Map<string, MapContext>();
  const contextOf = (residentId: string): MapContext => {
    const known = contexts.get(residentId);
    if (known) return known;
    const context = { patient: { reference: `Patient/${told.mainOf(residentId)}` }, actors };
    contexts.set(residentId, context);
    return context;
  };
  const rows = makers.flatMap((make) => make({ of: contextOf, sources }));
  const wanted = (type: string): boolean => types === undefined || types.includes(type);
  const all = [...rows, ...actors.all()].filter(({ resourceType }) => wanted(resourceType));
  if (!wanted('Provenance')) return all;
  // Asked for alone it speaks of everything; beside other types of those.
  const named = types?.some((type) => type !== 'Provenance') ? all : rows;
  return [...all, ...sources.provenances(new Set(named.map(({ resourceType, id }) => `${resourceType}/${id}`)))];
}

/**
 * What a view shows of a record as FHIR resources, in no particular order: one query for each family that was asked for, all at once.
 * Institutions and people that are named come with it, so that every reference leads somewhere.
 */
export const loadResources = (
  deps: ReadDeps,
  view: RecordView,
  { types }: { types?: readonly string[] | undefined } = {},
): Promise<Served[]> => loadAll(deps, view, { types, mainOf: () => view.residentId });

/** A person with every record of theirs. */
export interface PersonRecords {
  residentId: string;
  residentIds: readonly string[];
}

/** The same of many people at once, still one query for each family: what a copy of the county is made from. */
export function loadOfMany(
  deps: ReadDeps,
  view: RecordView,
  { people, types }: { people: readonly PersonRecords[]; types: readonly string[] | undefined },
): Promise<Served[]> {
  const mains = new Map(
    people.flatMap(({ residentId, residentIds }) => residentIds.map((id): [string, string] => [id, residentId])),
  );
  const over = { ...view, people: people.map(({ residentId }) => residentId) };
  return loadAll(deps, over, { types, mainOf: (residentId) => mains.get(residentId) ?? residentId });
}
