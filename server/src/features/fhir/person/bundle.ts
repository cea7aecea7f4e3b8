import type { FhirResource } from '../resource';
import type { Served } from '../map/resource';
import { type Issue, outcomeOf } from '../outcome';

/** Where this server says it stands: `https://…/fhir/r4`. */
export type Base = string;

const linkOf = (base: Base, path: string, query: readonly (readonly [string, string])[]): string => {
  const told = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  return `${base}/${path}${told === '' ? '' : `?${told}`}`;
};

export interface Page {
  path: string;
  applied: readonly (readonly [string, string])[];
  resources: readonly Served[];
  total?: number;
  next?: string | undefined;
  warnings?: readonly Issue[];
}

/** A page of what was found: what was applied stands in its self link, what was not in an outcome. */
export function searchset(base: Base, { path, applied, resources, total, next, warnings = [] }: Page): FhirResource {
  const matches = resources.map((resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: 'match' },
  }));
  const outcome = warnings.length === 0 ? [] : [{ resource: outcomeOf(warnings), search: { mode: 'outcome' } }];
  const entry = [...matches, ...outcome];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total !== undefined && { total }),
    link: [
      { relation: 'self', url: linkOf(base, path, applied) },
      ...(next === undefined ? [] : [{ relation: 'next', url: linkOf(base, path, [...applied, ['_cursor', next]]) }]),
    ],
    ...(entry.length > 0 && { entry }),
  };
}
