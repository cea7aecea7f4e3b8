import type { SensitiveCategory } from '../kinds';
import { lineName } from './build';
import { findForm } from './forms';
import { AS_SENT } from '../explain-texts';
import { categoryOfWords } from '../sensitive-words';
import type { CodeField, CodesField, Field, FormRow, RowsField, SimpleField } from './types';

/** One answer as people read it. */
export interface FormLine {
  field: string;
  label: string;
  words: string;
  /** What it may be shown under; absent when anybody who sees the form sees it. */
  sensitive?: SensitiveCategory;
}

export interface FormSection {
  section: string;
  rows: FormLine[];
}

type Values = Readonly<Record<string, unknown>>;

const told = (value: unknown): string => (typeof value === 'string' ? value : '');

function optionWords(field: CodeField | CodesField, code: unknown, values: Values): string {
  const option = field.options.find((one) => one.code === code);
  if (!option) return AS_SENT(typeof code === 'number' ? String(code) : told(code));
  const line = told(values[lineName(field.name, option.code)]);
  return line === '' ? option.label : `${option.label}（${line}）`;
}

function simpleWords(field: SimpleField, value: unknown, values: Values): string {
  if (field.kind === 'code') return optionWords(field, value, values);
  if (field.kind === 'codes')
    return (Array.isArray(value) ? value : [value]).map((one: unknown) => optionWords(field, one, values)).join('、');
  if (field.kind === 'number' && typeof value === 'number')
    return field.unit === '' ? `${value}` : `${value} ${field.unit}`;
  return typeof value === 'number' ? `${value}` : told(value);
}

const isBehind = (field: Field): boolean => field.kind === 'text' && field.behind !== undefined;

function rowWords(field: RowsField, row: FormRow): string {
  return field.fields
    .filter((one) => !isBehind(one) && row[one.name] !== undefined)
    .map((one) => simpleWords(one, row[one.name], row))
    .join('，');
}

/** Whether a value is a line of a field of rows. */
export const isRow = (value: unknown): value is FormRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The words of an answer; empty when it says nothing. */
export function wordsOfField(field: Field, value: unknown, values: Values): string {
  if (field.kind !== 'rows') return simpleWords(field, value, values);
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map((row) => (isRow(row) ? rowWords(field, row) : '')).join('；');
}

function chosenCategories(field: SimpleField, value: unknown): SensitiveCategory[] {
  if (field.kind === 'text') return categoryOfWords(told(value));
  if (field.kind !== 'code' && field.kind !== 'codes') return [];
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return field.options.flatMap(({ code, sensitive }) => (sensitive && chosen.includes(code) ? [sensitive] : []));
}

/** Under what a simple answer is shown: its field's category, that of a chosen option, or that of the words written. */
export const categoriesOfAnswer = (field: SimpleField, value: unknown): SensitiveCategory[] => [
  ...(field.sensitive ? [field.sensitive] : []),
  ...chosenCategories(field, value),
];

/** Under what a line of a field of rows is shown. */
export const categoriesOfRow = (field: RowsField, row: unknown): SensitiveCategory[] =>
  isRow(row)
    ? field.fields.flatMap((one) => (row[one.name] === undefined ? [] : categoriesOfAnswer(one, row[one.name])))
    : [];

function categoryOf(field: Field, value: unknown): SensitiveCategory | undefined {
  if (field.kind !== 'rows') return categoriesOfAnswer(field, value)[0];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return field.sensitive ?? list.flatMap((row) => categoriesOfRow(field, row))[0];
}

/** The line behind an option stands in brackets after it. */
const categoryOfLine = (words: string): SensitiveCategory | undefined =>
  words.includes('（') ? categoryOfWords(words)[0] : undefined;

/**
 * A filled form in words, section by section in printed order; what was left blank is left out. A code the form does not print is
 * shown as it came and said to be so.
 */
export function wordsOfForm(name: string, fields: Values): FormSection[] {
  const sections = findForm(name)?.sections ?? [];
  return sections
    .map(({ title, fields: own }) => ({
      section: title,
      rows: own.flatMap((field): FormLine[] => {
        const value = fields[field.name];
        if (value === undefined || isBehind(field)) return [];
        const words = wordsOfField(field, value, fields);
        const sensitive = categoryOf(field, value) ?? categoryOfLine(words);
        return words === '' ? [] : [{ field: field.name, label: field.label, words, ...(sensitive && { sensitive }) }];
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
}
