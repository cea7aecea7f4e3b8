import { fieldsOf, findForm } from '../record/forms/forms';
import type { Field } from '../record/forms/types';
import { PATHS } from './paths-table';

/** One place of an entry that a desk may set right. */
export interface EditableField {
  /** `fields.height`, `results.2.amount.value`, `happenedOn`. */
  path: string;
  label: string;
  /** As it stands, as text; null where nothing stands. Several codes are joined by commas. */
  value: string | null;
  /** The printed answers to choose from, where it has some. */
  options: readonly { code: string; label: string }[] | null;
  several: boolean;
}

/** A place and what shall stand there; null takes it out. */
export interface Change {
  path: string;
  value: string | null;
}

type Json = unknown;
type Group = Readonly<Record<string, Json>>;

const isGroup = (value: Json): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);

const part = (value: Json, key: string): Json => {
  if (Array.isArray(value)) return value[Number(key)];
  return isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};
const at = (value: Json, path: string): Json => path.split('.').reduce(part, value);

function textOf(value: Json): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map((one) => String(one)).join(',') : null;
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

function formField(field: Field, full: Json, shown: Json): EditableField[] {
  const path = `fields.${field.name}`;
  const value = at(full, path);
  // What is partly or wholly hidden cannot be set right by somebody who does not see it.
  if (field.kind === 'rows' || !same(value, at(shown, path))) return [];
  const isChoice = field.kind === 'code' || field.kind === 'codes';
  return [
    {
      path,
      label: field.label,
      value: textOf(value),
      options: isChoice ? field.options.map(({ code, label }) => ({ code, label })) : null,
      several: field.kind === 'codes',
    },
  ];
}

/** `results.*.amount.value` over the rows there are. */
function spread(value: Json, pattern: string): { path: string; row: Json }[] {
  const [head = '', ...rest] = pattern.split('.*.');
  const tail = rest.join('.*.');
  if (tail === '') return [{ path: pattern, row: value }];
  const list = at(value, head);
  return Array.isArray(list) ? list.map((row: Json, index) => ({ path: `${head}.${index}.${tail}`, row })) : [];
}

function plainFields(kind: string, full: Json, shown: Json): EditableField[] {
  return (PATHS[kind] ?? []).flatMap(({ path: pattern, label, nameAt }) =>
    spread(shown, pattern).flatMap(({ path, row }): EditableField[] => {
      const value = at(full, path);
      const name = nameAt === undefined ? null : textOf(at(row, nameAt));
      // A line of a list is there or not; what stands alone may also be added.
      if (pattern.includes('*') && value === undefined) return [];
      return [{ path, label: name ?? label, value: textOf(value), options: null, several: false }];
    }),
  );
}

/**
 * The places of an entry that may be set right one by one: the answers of a national form by its own table, for everything else the
 * numbers and words of `paths-table`. `shown` is the payload without what the member may not see; such places are left out.
 */
export function editableOf(kind: string, told: { full: unknown; shown: unknown }): EditableField[] {
  const name = textOf(at(told.full, 'form'));
  const form = name === null ? undefined : findForm(name);
  if (!form) return plainFields(kind, told.full, told.shown);
  return [...fieldsOf(form).values()].flatMap((field) => formField(field, told.full, told.shown));
}

const asTyped = (text: string, before: Json, field: EditableField): Json => {
  if (field.several) return text.split(',').filter(Boolean);
  if (typeof before === 'number' || field.path.endsWith('.value')) return Number(text);
  return text;
};

function put(value: Json, keys: readonly string[], made: Json): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return made;
  if (Array.isArray(value))
    return value.map((one: Json, index) => (String(index) === key ? put(one, rest, made) : one));
  const group = isGroup(value) ? value : {};
  const { [key]: before, ...others } = group;
  const next = put(before, rest, made);
  return next === undefined ? others : { ...others, [key]: next };
}

/** Words of a thing that were written anew stand without the codes of the old ones; a new number without the old one's judgement. */
function tidy(payload: Json, path: string): Json {
  const keys = path.split('.');
  const [last = '', parent = ''] = [keys.at(-1), keys.at(-2)];
  if (last === 'text') {
    const coded = put(payload, [...keys.slice(0, -1), 'coding'], []);
    return put(put(coded, [...keys.slice(0, -1), 'original'], undefined), [...keys.slice(0, -1), 'known'], false);
  }
  if (last !== 'value' || parent !== 'amount') return payload;
  const unconverted = put(payload, [...keys.slice(0, -1), 'original'], undefined);
  return put(unconverted, [...keys.slice(0, -2), 'flag'], undefined);
}

const NUMBER_FIELDS = new Set(['number']);

function isFormNumber(payload: Json, path: string): boolean {
  const form = findForm(textOf(at(payload, 'form')) ?? '');
  const field = form && fieldsOf(form).get(path.replace(/^fields\./, ''));
  return field !== undefined && NUMBER_FIELDS.has(field.kind);
}

/**
 * The payload with the changes made, unchecked; undefined when a change names a place that may not be set right. A number that is none
 * becomes NaN, which no schema takes.
 */
export function applyChanges(payload: unknown, fields: readonly EditableField[], changes: readonly Change[]): unknown {
  const byPath = new Map(fields.map((field) => [field.path, field]));
  let made: Json = payload;
  for (const { path, value } of changes) {
    const field = byPath.get(path);
    if (!field) return undefined;
    const before = at(payload, path);
    const isNumber = isFormNumber(payload, path);
    const next = value === null || value === '' ? undefined : isNumber ? Number(value) : asTyped(value, before, field);
    made = tidy(put(made, path.split('.'), next), path);
  }
  return made;
}
