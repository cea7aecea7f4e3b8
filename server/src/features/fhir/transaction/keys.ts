import type { Cipher } from '../../../crypto/cipher';
import { type FhirResource, isObject } from '../resource';

const KEY_LENGTH = 40;

/** A keyed hash in hex: says whether two things are the same and nothing else. */
export const keyOf = (cipher: Cipher, text: string): string =>
  cipher.lookup('fhir', text).toString('hex').slice(0, KEY_LENGTH);

/** JSON in one form, whatever the order of names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

const UNWRITTEN = ['versionId', 'lastUpdated'];

/** The resource without what the server itself says of it. */
export function bodyOf(resource: FhirResource): FhirResource {
  const { id: _id, meta, ...rest } = resource;
  const told = isObject(meta) ? Object.entries(meta).filter(([name]) => !UNWRITTEN.includes(name)) : [];
  return told.length === 0 ? rest : { ...rest, meta: Object.fromEntries(told) };
}

const token = (type: string, system: string, value: string): string => JSON.stringify([type, system, value]);

/** Where a search for `identifier=system|value`, `|value` or `value` looks. */
export function identifierKey(cipher: Cipher, type: string, told: string): string {
  const at = told.indexOf('|');
  return keyOf(cipher, at < 0 ? token(type, '*', told) : token(type, told.slice(0, at), told.slice(at + 1)));
}

/** What a canonical url of a Questionnaire is found by. */
export const canonicalKey = (cipher: Cipher, url: string): string =>
  keyOf(cipher, JSON.stringify(['canonical', url.split('|')[0]]));

/** What a resource is found by: each identifier with its system and without. */
export function identifierKeysOf(cipher: Cipher, resource: FhirResource): string[] {
  const { resourceType: type, identifier, url } = resource;
  const told = Array.isArray(identifier) ? identifier : [identifier];
  const keys = told.flatMap((one: unknown): string[] => {
    if (!isObject(one) || typeof one.value !== 'string') return [];
    const system = typeof one.system === 'string' ? one.system : '';
    return [keyOf(cipher, token(type, system, one.value)), keyOf(cipher, token(type, '*', one.value))];
  });
  const canonicals = type === 'Questionnaire' && typeof url === 'string' ? [canonicalKey(cipher, url)] : [];
  return [...new Set([...keys, ...canonicals])];
}

/** Content that links to other content of the same request. */
export interface Node {
  /** The content with its links to others of the request left open. */
  base: string;
  /** Those links, in order. */
  to: readonly Node[];
}

const COLOURS = (keys: ReadonlyMap<Node, string>): number => new Set(keys.values()).size;

function settleCycles(cipher: Cipher, nodes: readonly Node[], known: ReadonlyMap<Node, string>): Map<Node, string> {
  let keys = new Map(nodes.map((node) => [node, keyOf(cipher, node.base)]));
  let before = 0;
  const next = (node: Node): string =>
    keyOf(cipher, `${node.base}\n${node.to.map((one) => known.get(one) ?? keys.get(one) ?? '').join('\n')}`);
  // Until no round tells more of them apart: colour refinement, so that the order of entries does not matter.
  while (COLOURS(keys) > before) {
    before = COLOURS(keys);
    keys = new Map(nodes.map((node) => [node, next(node)]));
  }
  return keys;
}

/** A key of each content that is the same in every request that says the same, whatever its order and its own ids. */
export function contentKeys(cipher: Cipher, nodes: readonly Node[]): Map<Node, string> {
  const known = new Map<Node, string>();
  let open = [...nodes];
  let ready = open.filter((node) => node.to.every((one) => known.has(one)));
  while (ready.length > 0) {
    for (const node of ready)
      known.set(node, keyOf(cipher, `${node.base}\n${node.to.map((one) => known.get(one) ?? '').join('\n')}`));
    open = open.filter((node) => !known.has(node));
    ready = open.filter((node) => node.to.every((one) => known.has(one)));
  }
  return new Map([...known, ...settleCycles(cipher, open, known)]);
}
