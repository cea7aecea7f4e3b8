import type { SensitiveCategory } from '../kinds';
import { fieldsOf, findForm } from './forms';
import type { Field, FormRow, RowsField, SimpleField } from './types';
import { categoriesOfAnswer, categoriesOfRow, isRow } from './words-of-form';
import { lineName } from './build';
import { categoryOfWords } from '../sensitive-words';

type Opened = readonly SensitiveCategory[];
type Values = Readonly<Record<string, unknown>>;

/** What may be shown, and how many answers were left out. */
export interface RedactedForm {
  fields: Values;
  hidden: number;
}

const isShown = (categories: readonly SensitiveCategory[], opened: Opened): boolean =>
  categories.every((category) => opened.includes(category));

/** The options of a multiple choice that may be shown: their own category, and that of the line behind them. */
function shownCodes(field: Extract<SimpleField, { kind: 'codes' }>, told: Values, opened: Opened): string[] {
  const chosen = told[field.name];
  const codes: readonly unknown[] = Array.isArray(chosen) ? chosen : [];
  return codes.flatMap((code) => {
    if (typeof code !== 'string') return [];
    const option = field.options.find((one) => one.code === code);
    const line = told[lineName(field.name, code)];
    const categories = [
      ...(option?.sensitive ? [option.sensitive] : []),
      ...categoryOfWords(typeof line === 'string' ? line : ''),
    ];
    return isShown(categories, opened) ? [code] : [];
  });
}

function isHidden(field: SimpleField, told: Values, opened: Opened): boolean {
  const value = told[field.name];
  const line = field.kind === 'code' && typeof value === 'string' ? told[lineName(field.name, value)] : undefined;
  const categories = [...categoriesOfAnswer(field, value), ...categoryOfWords(typeof line === 'string' ? line : '')];
  return !isShown(categories, opened);
}

function redactRows(field: RowsField, value: unknown, opened: Opened): { value: FormRow[]; hidden: number } {
  const told: readonly unknown[] = Array.isArray(value) ? value : [];
  const rows = told.filter(isRow);
  const kept = rows.filter((row) => isShown(categoriesOfRow(field, row), opened));
  return { value: kept, hidden: rows.length - kept.length };
}

class Redaction {
  readonly kept: Record<string, unknown> = {};
  hidden = 0;
  constructor(
    private readonly told: Values,
    private readonly opened: Opened,
  ) {}

  take(field: Field, value: unknown): void {
    if (field.sensitive && !this.opened.includes(field.sensitive)) this.hidden += 1;
    else if (field.kind === 'rows') this.takeRows(redactRows(field, value, this.opened), field.name);
    else if (field.kind === 'codes') this.takeCodes(field, value);
    else if (isHidden(field, this.told, this.opened)) this.hidden += 1;
    else this.kept[field.name] = value;
  }

  private takeRows({ value, hidden }: { value: FormRow[]; hidden: number }, name: string): void {
    if (value.length > 0) this.kept[name] = value;
    this.hidden += hidden;
  }

  private takeCodes(field: Extract<SimpleField, { kind: 'codes' }>, value: unknown): void {
    const codes = shownCodes(field, this.told, this.opened);
    if (codes.length > 0) this.kept[field.name] = codes;
    this.hidden += (Array.isArray(value) ? value.length : 1) - codes.length;
  }
}

/** Lines whose option was left out go with it, and are not counted twice. */
function takeLines(fields: ReadonlyMap<string, Field>, told: Values, redaction: Redaction): void {
  for (const field of fields.values()) {
    if (field.kind !== 'text' || !field.behind) continue;
    const value = told[field.name];
    const chosen = redaction.kept[field.behind.field];
    const stands =
      chosen === field.behind.code || (Array.isArray(chosen) && chosen.some((code) => code === field.behind?.code));
    if (value !== undefined && stands) redaction.take(field, value);
  }
}

/**
 * The form without the answers whose category is not open (既往史 8 and 9, 家族史 8 and 9, the mood screen, 妇科, and words that name
 * such an illness or medicine). Nothing stands in their place: an answer that is not shown is absent, not "none".
 * A form that is not known here, and fields it does not have, are not shown at all.
 */
export function redactForm(name: string, told: Values, opened: Opened): RedactedForm {
  const form = findForm(name);
  if (!form) return { fields: {}, hidden: Object.keys(told).length };
  const fields = fieldsOf(form);
  const redaction = new Redaction(told, opened);
  for (const [key, value] of Object.entries(told)) {
    const field = fields.get(key);
    if (!field) redaction.hidden += 1;
    else if (field.kind !== 'text' || !field.behind) redaction.take(field, value);
  }
  takeLines(fields, told, redaction);
  return { fields: redaction.kept, hidden: redaction.hidden };
}
