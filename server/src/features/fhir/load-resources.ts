import type { RecordView } from '../access/open-record';
import { FAMILIES, type Family, type ReadDeps } from './families';
import { Actors } from './map/actors';
import type { Served } from './map/resource';
import { listSiteFacts } from './record-store';
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

/**
 * What a view shows of a record as FHIR resources, in no particular order: one query for each family that was asked for, all at once.
 * Institutions and people that are named come with it, so that every reference leads somewhere.
 */
export async function loadResources(
  deps: ReadDeps,
  view: RecordView,
  { types }: { types?: readonly string[] | undefined } = {},
): Promise<Served[]> {
  const families = FAMILIES.filter((family) => isOpen(family, view) && isAsked(family, types));
  if (families.length === 0) return [];
  const [county, ...makers] = await Promise.all([
    listSiteFacts(deps.db, view.countyCode),
    ...families.map((family) => family.load(deps, view)),
  ]);
  const actors = new Actors(county.sites, county.loadedAt);
  const sources = new Sources();
  const patient = { reference: `Patient/${view.residentId}` };
  const rows = makers.flatMap((make) => make({ patient, actors, sources }));
  const wanted = (type: string): boolean => types === undefined || types.includes(type);
  const all = [...rows, ...actors.all()].filter(({ resourceType }) => wanted(resourceType));
  if (!wanted('Provenance')) return all;
  const named = new Set((types === undefined ? all : rows).map(({ resourceType, id }) => `${resourceType}/${id}`));
  return [...all, ...sources.provenances(patient, named)];
}
