/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * JSON in the one form that is signed: names in order of their UTF-16 code units, no spaces, numbers as JavaScript writes
 * them. Two texts with the same content have the same canonical form. Source: RFC 8785, which FHIR's canonical JSON follows.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonicalJson(one)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`).join(',')}}`;
}

/** What stands at a path of names and places in somebody else's JSON; undefined where the path ends early. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inside, step) => {
    if (typeof inside !== 'object' || inside === null) return undefined;
    return new Map<string, unknown>(Object.entries(inside)).get(String(step));
  }, value);
}

/** A text at a path; undefined when there is none, it is empty or longer than `max` characters. */
export function textAt(value: unknown, path: readonly (string | number)[], max = 200): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found.length > 0 && found.length <= max ? found : undefined;
}

/** The list at a path; empty when there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}
