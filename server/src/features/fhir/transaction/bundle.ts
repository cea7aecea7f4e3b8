import { z } from 'zod';
import { type Fault, FhirError } from '../outcome';
import { type FhirResource, isObject, isResource } from '../resource';
import { expressionOf } from '../schema/check-json';
import {
  type Address,
  type Ask,
  type Condition,
  isFault,
  type Lookup,
  readAddress,
  readCondition,
  readIfMatch,
} from './asks';

/** Entries of one Bundle; a county's whole year comes in several. */
const ENTRIES_MAX = 20_000;

const Entry = z.looseObject({
  fullUrl: z.string().max(2000).optional(),
  resource: z.custom<FhirResource>(isResource, 'an entry holds a resource').optional(),
  request: z.looseObject({
    method: z.string(),
    url: z.string().min(1).max(4000),
    ifMatch: z.string().optional(),
    ifNoneExist: z.string().optional(),
  }),
});
type Entry = z.infer<typeof Entry>;

const Bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.enum(['transaction', 'batch']),
  entry: z.array(z.unknown()).max(ENTRIES_MAX).optional(),
});

/** An entry as it was understood, or what is wrong with it. */
export type ReadEntry = { ask: Ask } | { lookup: Lookup } | { faults: Fault[] };

export interface ReadBundle {
  type: 'transaction' | 'batch';
  entries: ReadEntry[];
}

const zodFaults = (place: string, issues: readonly z.core.$ZodIssue[]): Fault[] =>
  issues.map(({ path, message }) => ({
    status: 400,
    code: 'structure',
    diagnostics: message,
    expression: expressionOf(
      place,
      path.map((step) => (typeof step === 'number' ? step : String(step))),
    ),
  }));

const at = (expression: string, fault: Fault): { faults: Fault[] } => ({ faults: [{ expression, ...fault }] });
const wrong = (expression: string, diagnostics: string, code: Fault['code'] = 'invalid'): { faults: Fault[] } => ({
  faults: [{ status: 400, code, diagnostics, expression }],
});

/** `/Patient/1` and our own whole address are the same as `Patient/1`. */
const relative = (url: string, base: string): string =>
  url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url.replace(/^\//, '');

interface Understood {
  place: string;
  entry: Entry;
  address: Address;
}

function conditionOf({ place, entry, address }: Understood): { condition?: Condition } | { faults: Fault[] } {
  const isCreate = entry.request.method === 'POST';
  const text = isCreate ? entry.request.ifNoneExist : address.query;
  if (text === undefined) return {};
  const condition = readCondition(text);
  return isFault(condition) ? at(`${place}.request.${isCreate ? 'ifNoneExist' : 'url'}`, condition) : { condition };
}

const NEEDS_ID = ['PUT', 'DELETE'];

function addressFault({ place, entry, address }: Understood): { faults: Fault[] } | undefined {
  const { method } = entry.request;
  const hasOne = address.id !== undefined || address.query !== undefined;
  if (method === 'POST' && hasOne) return wrong(`${place}.request.url`, 'A create is sent to the type alone.', 'value');
  if (NEEDS_ID.includes(method) && !hasOne)
    return wrong(`${place}.request.url`, `${method} needs Type/id or Type?identifier=…`, 'required');
  if (address.version !== undefined) return wrong(`${place}.request.url`, 'A version is never written.', 'value');
  return undefined;
}

function askOf(understood: Understood, method: Ask['method']): ReadEntry {
  const { place, entry, address } = understood;
  const misplaced = addressFault(understood);
  if (misplaced) return misplaced;
  const conditional = conditionOf(understood);
  if ('faults' in conditional) return conditional;
  const ifMatch = readIfMatch(entry.request.ifMatch);
  if (typeof ifMatch === 'object') return at(`${place}.request.ifMatch`, ifMatch);
  if (method !== 'DELETE' && entry.resource === undefined)
    return wrong(`${place}.resource`, `${method} needs a resource.`, 'required');
  return {
    ask: {
      place,
      resourcePlace: `${place}.resource`,
      method,
      type: address.type,
      id: address.id,
      ifMatch,
      fullUrl: entry.fullUrl,
      resource: method === 'DELETE' ? undefined : entry.resource,
      ...conditional,
    },
  };
}

function readEntry(told: unknown, place: string, base: string): ReadEntry {
  const read = Entry.safeParse(told);
  if (!read.success) return { faults: zodFaults(place, read.error.issues) };
  const { method, url } = read.data.request;
  const address = readAddress(relative(url, base));
  if (isFault(address)) return at(`${place}.request.url`, address);
  const understood = { place, entry: read.data, address };
  if (method === 'GET' || method === 'HEAD') {
    const { type, id, version, query } = address;
    return { lookup: { place, type, id, version, query: new URLSearchParams(query) } };
  }
  if (method === 'POST' || method === 'PUT' || method === 'DELETE') return askOf(understood, method);
  return wrong(
    `${place}.request.method`,
    `${method} is not supported: POST, PUT, DELETE and GET are.`,
    'not-supported',
  );
}

/** Reads a Bundle of requests; entries that cannot be read say why. Throws when it is no such Bundle at all. */
export function readBundle(told: unknown, base: string): ReadBundle {
  const read = Bundle.safeParse(told);
  if (!read.success) throw new FhirError(zodFaults(isObject(told) ? 'Bundle' : '', read.error.issues));
  const { type, entry = [] } = read.data;
  return { type, entries: entry.map((one, index) => readEntry(one, `Bundle.entry[${index}]`, base)) };
}
