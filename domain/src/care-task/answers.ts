/** Whether a result that came into the record answers a task. */
import type { Measured } from '../record/payloads';
import { findItem } from '../checkup/items-table';
import type { PlainDate } from '../shared/plain-date';
import { answersFor } from './answers-table';

/** An entry of the record as far as this rule asks; `payload` is of its kind. */
export interface ResultEntry {
  entryId: string;
  kind: string;
  happenedOn: PlainDate;
  source: string;
  payload: unknown;
}

const LOINC = 'http://loinc.org';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

type Line = Partial<Measured>;
const isLine = (value: unknown): value is Line => isRecord(value) && isRecord(value['what']);

/** A line with a value: what was not measured answers nothing. */
function valueOf(line: Line): string | undefined {
  if (line.absent !== undefined) return undefined;
  if (line.amount !== undefined) return String(line.amount.value);
  return line.words ?? line.concept?.text;
}

const codesOf = (line: Line): string[] =>
  (line.what?.coding ?? []).flatMap(({ system, code }) => (system === LOINC ? [code.trim()] : []));

function valuesOfLines(lines: readonly unknown[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines.filter(isLine)) {
    const value = valueOf(line);
    if (value !== undefined) for (const code of codesOf(line)) found.set(code, value);
  }
  return found;
}

const filled = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === '' ? undefined : value;
  return Array.isArray(value) && value.length > 0 ? value.join(' ') : undefined;
};

/** The value an entry has for an item; undefined when it says nothing of it. */
type Lookup = (item: string) => string | undefined;

const firstOf = (keys: readonly string[], of: (key: string) => string | undefined): string | undefined => {
  for (const key of keys) {
    const value = of(key);
    if (value !== undefined) return value;
  }
  return undefined;
};

function formLookup(payload: Readonly<Record<string, unknown>>, which: 'checkup' | 'followUp'): Lookup {
  const { fields } = payload;
  if (!isRecord(fields)) return () => undefined;
  return (item) => firstOf(answersFor(item)[which], (field) => filled(fields[field]));
}

/** A picture's report says what it is by its name and what was seen by its conclusion. */
function wholeOf({ name, conclusion }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return typeof conclusion === 'string' && isRecord(name) ? [{ what: name, words: conclusion }] : [];
}

function linesOf(kind: string, payload: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (kind === 'observation') {
    if (payload['setting'] === 'home') return [];
    return [payload['main'], ...listOf(payload['parts'])];
  }
  // What a laboratory has not released yet may still change.
  return payload['status'] === 'preliminary' ? [] : [...wholeOf(payload), ...listOf(payload['results'])];
}

function lookupOf({ kind, payload }: Pick<ResultEntry, 'kind' | 'payload'>): Lookup {
  if (!isRecord(payload)) return () => undefined;
  if (kind === 'checkup') return formLookup(payload, 'checkup');
  if (kind === 'follow-up') return formLookup(payload, 'followUp');
  const values = valuesOfLines(linesOf(kind, payload));
  return (item) => firstOf(answersFor(item).loinc, (code) => values.get(code));
}

/** Kinds of entries that can hold a result. */
export const RESULT_KINDS: readonly string[] = ['observation', 'lab-report', 'imaging-report', 'checkup', 'follow-up'];
/** Who may tell one: what a person or a device writes at home answers no doctor's question. */
const SOURCES: readonly string[] = ['clinic', 'import', 'fhir'];

/** Whether an entry could answer anything at all. */
export const mayAnswer = ({ kind, source }: Pick<ResultEntry, 'kind' | 'source'>): boolean =>
  RESULT_KINDS.includes(kind) && SOURCES.includes(source);

/** A task that waits for results. */
export interface Waiting {
  items: readonly string[];
  openedOn: PlainDate;
  /** The entry with the finding; null when it came from elsewhere. */
  subject: { entryId: string; kind: string; happenedOn: PlainDate; payload: unknown } | null;
}

/**
 * The items an entry answers: of the day the task was opened or later, and never the finding itself told again. On the very day of the finding
 * a checkup form is the finding, and a line with the finding's own value is the same drop of blood.
 */
export function answeredItems(task: Waiting, entry: ResultEntry): string[] {
  if (!mayAnswer(entry) || entry.happenedOn < task.openedOn) return [];
  const { subject } = task;
  if (subject !== null && entry.entryId === subject.entryId) return [];
  const lookup = lookupOf(entry);
  const answered = task.items.filter((item) => lookup(item) !== undefined);
  if (subject === null || entry.happenedOn > subject.happenedOn) return answered;
  if (entry.kind === subject.kind) return [];
  const found = lookupOf(subject);
  return answered.filter((item) => isAnother(item, lookup(item), found(item)));
}

/** Whether two values of an item differ by more than writing 6.99 as 7.0 does. */
function isAnother(item: string, told: string | undefined, found: string | undefined): boolean {
  const digits = findItem(item)?.decimals;
  const [one, other] = [Number(told), Number(found)];
  if (digits === undefined || Number.isNaN(one) || Number.isNaN(other)) return told !== found;
  return Math.abs(one - other) > 0.5 * 10 ** -digits + 1e-9;
}
