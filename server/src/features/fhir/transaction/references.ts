import { isObject } from '../resource';
import type { Path } from '../schema/check-json';

/** A reference of a resource: its text and where it stands. */
export interface Link {
  text: string;
  path: Path;
}

/** Every literal or conditional reference outside the resource, in a fixed order; `#…` stays inside. */
export function linksOf(value: unknown, path: Path = []): Link[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => linksOf(one, [...path, index]));
  if (!isObject(value)) return [];
  return Object.keys(value)
    .sort()
    .flatMap((name): Link[] => {
      const inside = value[name];
      if (name !== 'reference' || typeof inside !== 'string') return linksOf(inside, [...path, name]);
      return inside.startsWith('#') ? [] : [{ text: inside, path: [...path, name] }];
    });
}

/** The same resource with every such reference put as `turn` says. */
export function withLinks(value: unknown, turn: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withLinks(one, turn));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => {
      if (name === 'reference' && typeof inside === 'string')
        return [name, inside.startsWith('#') ? inside : turn(inside)];
      return [name, withLinks(inside, turn)];
    }),
  );
}

const LITERAL = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** Type and id of `Patient/1`, also with a version behind it. */
export function readLiteral(text: string): { type: string; id: string } | undefined {
  const [, type, id] = LITERAL.exec(text) ?? [];
  return type === undefined || id === undefined ? undefined : { type, id };
}

/** Type and search of `Patient?identifier=…`. */
export function readSearch(text: string): { type: string; search: string } | undefined {
  const [, type, search] = /^([A-Z][A-Za-z]+)\?(.+)$/.exec(text) ?? [];
  return type === undefined || search === undefined ? undefined : { type, search };
}
