import type { Served } from '../map/resource';
import { type Fault, FhirError, type Issue } from '../outcome';
import { dateTest, spanOfElement } from './dates';
import { searchField, type SearchField, valuesAt } from './search-fields';
import { tokenTest } from './tokens';

/** A search as it will be carried out; what was not understood is said in `warnings`. */
export interface Search {
  type: string;
  tests: readonly ((resource: Served) => boolean)[];
  sort: readonly SortKey[];
  count: number;
  /** Only how many there are. */
  countOnly: boolean;
  after: string | undefined;
  /** Parameters that were applied, as they came: what the self link tells. */
  applied: readonly (readonly [string, string])[];
  warnings: readonly Issue[];
}

interface SortKey {
  field: SearchField;
  down: boolean;
}

const PAGE = 50;
const PAGE_MAX = 500;
const JSON_FORMATS = ['json', 'application/json', 'application/fhir+json'];
/** Read elsewhere: whose record it is. */
const WHOSE = ['patient', 'subject'];

/** Commas part alternatives; `\,` is a comma of the value. */
const alternatives = (value: string): string[] =>
  value.split(/(?<!\\),/).map((one) => one.replace(/\\([,|$\\])/g, '$1'));

const wrong = (name: string, diagnostics: string): Fault => ({
  status: 400,
  code: 'value',
  diagnostics: `${name}: ${diagnostics}`,
});

type Test = (resource: Served) => boolean;

function testOf(field: SearchField, name: string, value: string): Test | Fault {
  const tests = alternatives(value).map((one) => (field.kind === 'date' ? dateTest(one) : tokenTest(one)));
  if (tests.some((test) => test === undefined)) return wrong(name, 'is no date of FHIR.');
  return (resource) => {
    const values = valuesAt(resource, field);
    return tests.some((test) => values.some((one) => test?.(one)));
  };
}

const isFault = (value: Test | Fault): value is Fault => typeof value !== 'function';

function sortOf(type: string, value: string): SortKey[] | undefined {
  const keys: SortKey[] = [];
  for (const part of value.split(',')) {
    const down = part.startsWith('-');
    const field = searchField(type, down ? part.slice(1) : part);
    if (!field) return undefined;
    keys.push({ field, down });
  }
  return keys;
}

function countOf(value: string): number | undefined {
  const count = Number(value);
  return /^\d{1,6}$/.test(value) ? Math.min(count, PAGE_MAX) : undefined;
}

/** Reads one parameter after the other into a search that grows. */
class Reader {
  readonly tests: Test[] = [];
  readonly applied: [string, string][] = [];
  readonly warnings: Issue[] = [];
  readonly faults: Fault[] = [];
  sort: SortKey[] | undefined;
  count = PAGE;
  countOnly = false;
  after: string | undefined;
  private readonly type: string;
  private readonly strict: boolean;

  constructor(type: string, strict: boolean) {
    this.type = type;
    this.strict = strict;
  }

  read(name: string, value: string): void {
    if (value === '') return this.unknown(name, 'has no value');
    if (name.startsWith('_') && this.control(name, value)) return;
    if (WHOSE.includes(name)) return this.apply(name, value);
    this.filter(name, value);
  }

  private apply(name: string, value: string): void {
    this.applied.push([name, value]);
  }

  private unknown(name: string, why = 'is not known here'): void {
    const diagnostics = `The parameter ${name} ${why}.`;
    if (this.strict) this.faults.push({ status: 400, code: 'not-supported', diagnostics });
    else
      this.warnings.push({
        severity: 'warning',
        code: 'not-supported',
        diagnostics: `${diagnostics} It was not applied.`,
      });
  }

  private filter(name: string, value: string): void {
    const [bare = '', modifier] = name.split(':');
    const field = searchField(this.type, bare);
    if (!field) return this.unknown(name);
    // Ignoring a modifier would answer another question (R4 search §3.1.1.4.5).
    if (modifier !== undefined && modifier !== 'not')
      return void this.faults.push({
        status: 400,
        code: 'not-supported',
        diagnostics: `The modifier ${name} is not known here.`,
      });
    const test = testOf(field, name, value);
    if (isFault(test)) return void this.faults.push(test);
    this.tests.push(modifier === 'not' ? (resource) => !test(resource) : test);
    this.apply(name, value);
  }

  /** Parameters that shape the answer; true when it was one. */
  private control(name: string, value: string): boolean {
    switch (name) {
      case '_count':
        this.readCount(value);
        return true;
      case '_sort':
        this.sort = sortOf(this.type, value);
        if (this.sort) this.apply(name, value);
        else this.unknown(name, `cannot sort by ${value}`);
        return true;
      case '_summary':
        this.countOnly = value === 'count';
        if (this.countOnly) this.apply(name, value);
        else this.unknown(name, 'is only known as count');
        return true;
      case '_format':
        if (!JSON_FORMATS.includes(value))
          this.faults.push({ status: 406, code: 'not-supported', diagnostics: 'Only JSON is spoken here.' });
        return true;
      case '_cursor':
        this.after = value;
        return true;
      default:
        return false;
    }
  }

  private readCount(value: string): void {
    const count = countOf(value);
    if (count === undefined) return void this.faults.push(wrong('_count', 'is no number.'));
    this.count = count;
    this.countOnly ||= count === 0;
    this.apply('_count', String(count));
  }
}

/**
 * A search as it was asked. What is not understood is left out and said, or refused with `Prefer: handling=strict`; a value that cannot
 * be read is always refused. Throws FhirError with every fault.
 */
export function readSearch(type: string, query: URLSearchParams, told: { strict: boolean }): Search {
  const reader = new Reader(type, told.strict);
  for (const [name, value] of query) reader.read(name, value);
  if (reader.faults.length > 0) throw new FhirError(reader.faults);
  const newest = sortOf(type, '-date') ?? sortOf(type, '-_lastUpdated') ?? [];
  const { tests, count, countOnly, after, applied, warnings } = reader;
  return { type, tests, sort: reader.sort ?? newest, count, countOnly, after, applied, warnings };
}

type Key = number | string;

function keyOf(resource: Served, { field }: SortKey): Key {
  const [first] = valuesAt(resource, field);
  if (field.kind !== 'date') return typeof first === 'string' ? first : '';
  const span = spanOfElement(first);
  return span === undefined || span.from === -Infinity ? Number.MIN_SAFE_INTEGER : span.from;
}

const compareKeys = (a: Key, b: Key): number => (a < b ? -1 : Number(a > b));

interface Placed {
  resource: Served;
  /** Sort keys, then the id: no two are the same. */
  keys: readonly Key[];
}

const placedBy =
  (sort: readonly SortKey[]) =>
  (resource: Served): Placed => ({ resource, keys: [...sort.map((key) => keyOf(resource, key)), resource.id] });

const inOrder =
  (sort: readonly SortKey[]) =>
  (a: readonly Key[], b: readonly Key[]): number => {
    for (let place = 0; place < a.length; place += 1) {
      const order = compareKeys(a[place] ?? '', b[place] ?? '');
      if (order !== 0) return sort[place]?.down ? -order : order;
    }
    return 0;
  };

const isKeys = (value: unknown): value is Key[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number' || typeof one === 'string');

function readCursor(text: string, keys: number): Key[] {
  try {
    const told: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (isKeys(told) && told.length === keys) return told;
  } catch {
    // Said below.
  }
  throw new FhirError([wrong('_cursor', 'is none of ours; begin again without it.')]);
}

const cursorOf = ({ keys }: Placed): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

export interface Found {
  total: number;
  page: readonly Served[];
  /** Where the next page begins; undefined on the last. */
  next: string | undefined;
}

/** Carries a search out over what a view shows. */
export function runSearch(search: Search, resources: readonly Served[]): Found {
  const matching = resources.filter(
    (resource) => resource.resourceType === search.type && search.tests.every((test) => test(resource)),
  );
  if (search.countOnly) return { total: matching.length, page: [], next: undefined };
  const order = inOrder(search.sort);
  const placed = matching.map(placedBy(search.sort)).sort((a, b) => order(a.keys, b.keys));
  const after = search.after === undefined ? undefined : readCursor(search.after, search.sort.length + 1);
  const rest = after ? placed.filter(({ keys }) => order(keys, after) > 0) : placed;
  const page = rest.slice(0, search.count);
  const last = page.at(-1);
  return {
    total: matching.length,
    page: page.map(({ resource }) => resource),
    next: last && rest.length > page.length ? cursorOf(last) : undefined,
  };
}
