import type { Fault } from '../outcome';
import { type FhirResource, ID } from '../resource';
import { isSystemType, type SystemType } from '../schema/types';

/** Which resources a condition means: those of these business identifiers, or of this id. */
export interface Condition {
  /** As told: `identifier=system|value`. */
  text: string;
  identifiers: readonly string[];
  ids: readonly string[];
}

/** The version that must stand; `*` is any. */
type Expected = number | '*';

/** One write a system asks for: an entry of a Bundle, or a request of its own. */
export interface Ask {
  /** Where faults of the entry stand; empty for a single request. */
  place: string;
  /** Where faults of the resource stand: `Bundle.entry[3].resource`, `Patient`. */
  resourcePlace: string;
  method: 'POST' | 'PUT' | 'DELETE';
  type: SystemType;
  id?: string | undefined;
  condition?: Condition | undefined;
  ifMatch?: Expected | undefined;
  fullUrl?: string | undefined;
  resource?: FhirResource | undefined;
}

/** One read a system asks for inside a Bundle. */
export interface Lookup {
  place: string;
  type: SystemType;
  id?: string | undefined;
  version?: string | undefined;
  query: URLSearchParams;
}

const fault = (diagnostics: string, code: Fault['code'] = 'invalid', status = 400): Fault => ({
  status,
  code,
  diagnostics,
});

/** Reads `identifier=system|value` and `_id=…`; anything else cannot be a condition here. */
export function readCondition(text: string): Condition | Fault {
  const params = [...new URLSearchParams(text)];
  const other = params.find(
    ([name, value]) => (name !== 'identifier' && name !== '_id') || value === '' || value.includes(','),
  );
  if (other) return fault(`Not a condition we know: ${other[0]}. identifier=system|value, or _id.`, 'not-supported');
  const valuesOf = (wanted: string): string[] => params.filter(([name]) => name === wanted).map(([, value]) => value);
  const [identifiers, ids] = [valuesOf('identifier'), valuesOf('_id')];
  if (identifiers.length + ids.length === 0) return fault('A condition names an identifier.', 'required');
  if (identifiers.some((value) => value.endsWith('|'))) return fault('An identifier needs its value.', 'value');
  return { text, identifiers, ids };
}

export const isFault = (value: object): value is Fault => 'diagnostics' in value && 'status' in value;

/** What an If-Match expects: a version, `W/"3"`, or whichever stands, `*` (RFC 9110 §13.1.1); undefined when the header is none. */
export function readIfMatch(text: string | undefined): Expected | Fault | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === '*') return '*';
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text.trim())?.[1];
  return version === undefined ? fault('If-Match is a version like W/"3", or *.', 'value') : Number(version);
}

export interface Address {
  type: SystemType;
  id?: string | undefined;
  version?: string | undefined;
  /** After the question mark; undefined when there is none. */
  query?: string | undefined;
}

const ADDRESS = /^([A-Za-z]+)(?:\/([^/?]+)(?:\/_history\/([^/?]+))?)?(?:\?(.*))?$/;

/** Reads an address relative to the base: `Patient`, `Patient/1`, `Patient/1/_history/2`, `Patient?identifier=…`. */
export function readAddress(url: string): Address | Fault {
  const [, type = '', id, version, query] = ADDRESS.exec(url) ?? [];
  if (type === '') return fault('Not an address of this server: Type, Type/id or Type?search.', 'value');
  if (!isSystemType(type)) return fault(`${type} is no type that can be sent or read here.`, 'not-supported', 404);
  if (id !== undefined && !ID.test(id)) return fault('An id is 1 to 64 of A-Z a-z 0-9 - .', 'value');
  return { type, id, version, query };
}
