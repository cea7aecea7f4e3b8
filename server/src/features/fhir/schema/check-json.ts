import type { IssueCode } from '../outcome';
import { isObject } from '../resource';

export type Path = readonly (string | number)[];

/** What is wrong with a resource, and where in it. */
export interface Flaw {
  code: IssueCode;
  path: Path;
  diagnostics: string;
}

const DEPTH_MAX = 40;
/** NUL, or half of a surrogate pair: JSON can say it, a database cannot keep it. */
const UNSTORABLE = /\0|\p{Cs}/u;

/** `code.coding[0].system` behind the place of the resource itself. */
export const expressionOf = (base: string, path: Path): string =>
  path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), base);

interface Walk {
  flaws: Flaw[];
  /** Elements that are kept and shown nowhere, each said once. */
  kept: Set<string>;
}

const flaw = (walk: Walk, path: Path, told: [IssueCode, string]): undefined => {
  walk.flaws.push({ path, code: told[0], diagnostics: told[1] });
  return undefined;
};

function plainText(walk: Walk, text: string, path: Path): string | undefined {
  if (text === '') return flaw(walk, path, ['value', 'An empty text: leave the element out.']);
  return !UNSTORABLE.test(text)
    ? text
    : flaw(walk, path, ['value', 'A character that is none (NUL or half a surrogate pair).']);
}

function plainList(walk: Walk, list: readonly unknown[], path: Path): unknown[] | undefined {
  if (list.length === 0) return flaw(walk, path, ['structure', 'An empty list: leave the element out.']);
  return list.map((one, index) => plain(walk, one, [...path, index]));
}

const isExtension = (name: string): boolean => name === 'extension' || name.startsWith('_');

function plainObject(walk: Walk, told: Record<string, unknown>, path: Path): unknown {
  const entries = Object.entries(told).flatMap(([name, value]): [string, unknown][] => {
    const at = [...path, name];
    if (name === 'modifierExtension') {
      flaw(walk, at, ['not-supported', 'A modifier extension we do not know may turn the meaning around.']);
      return [];
    }
    if (isExtension(name)) {
      walk.kept.add(expressionOf('', at).slice(1));
      return [];
    }
    if (name === 'id' && path.length > 0 && told.resourceType === undefined) return [];
    return [[name, plain(walk, value, at)]];
  });
  if (Object.keys(told).length === 0) return flaw(walk, path, ['structure', 'An empty element: leave it out.']);
  return Object.fromEntries(entries);
}

function plain(walk: Walk, value: unknown, path: Path): unknown {
  if (path.length > DEPTH_MAX) return flaw(walk, path.slice(0, 5), ['too-long', `Deeper than ${DEPTH_MAX} levels.`]);
  if (value === null) return flaw(walk, path, ['structure', 'null is no value in FHIR: leave the element out.']);
  if (typeof value === 'string') return plainText(walk, value, path);
  if (Array.isArray(value)) return plainList(walk, value, path);
  return isObject(value) ? plainObject(walk, value, path) : value;
}

/** A resource without extensions and element ids, for the schema; with what is wrong with any JSON of FHIR. */
export function plainResource(resource: Record<string, unknown>): {
  value: Record<string, unknown>;
  flaws: Flaw[];
  kept: string[];
} {
  const walk: Walk = { flaws: [], kept: new Set() };
  const value = plainObject(walk, resource, []);
  return { value: isObject(value) ? value : {}, flaws: walk.flaws, kept: [...walk.kept] };
}
