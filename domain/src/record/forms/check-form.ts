import { checkField, type Checked } from './check-field';
import { faultText } from './fault-texts';
import { fieldsOf, findForm } from './forms';
import type { Field, FieldValue, FormContext, FormFault, FormFields } from './types';

/** The answers as they may be stored, or every fault found. */
export type CheckedForm = { fields: FormFields } | { faults: FormFault[] };

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Lines behind an option: filled where they must be, and only where the option was chosen. */
function checkLines(fields: ReadonlyMap<string, Field>, values: Readonly<Record<string, unknown>>): FormFault[] {
  return [...fields.values()].flatMap((field): FormFault[] => {
    if (field.kind !== 'text' || !field.behind) return [];
    const { field: parent, code, needed } = field.behind;
    const chosen = values[parent];
    const isChosen = chosen === code || (Array.isArray(chosen) && chosen.includes(code));
    const isFilled = !isBlank(values[field.name]);
    if (isChosen && needed && !isFilled) return [faultText({ field: field.name, reason: 'text-missing', of: field })];
    if (!isChosen && isFilled) return [faultText({ field: field.name, reason: 'text-without-option', of: field })];
    return [];
  });
}

function checkRows(field: Field, value: unknown, context: FormContext): Checked {
  if (field.kind !== 'rows') return checkField(field, value, context);
  if (!Array.isArray(value)) return { faults: [faultText({ field: field.name, reason: 'wrong-kind', of: field })] };
  const list: readonly unknown[] = value;
  if (list.length > field.max) return { faults: [faultText({ field: field.name, reason: 'too-many', of: field })] };
  const fields = new Map(field.fields.map((one): [string, Field] => [one.name, one]));
  const rows: Record<string, string | number | readonly string[]>[] = [];
  const faults: FormFault[] = [];
  list.forEach((told, index) => {
    const checked = checkFields(fields, told, context);
    if ('faults' in checked)
      faults.push(...checked.faults.map((fault) => ({ ...fault, field: `${field.name}.${index}.${fault.field}` })));
    else if (Object.keys(checked.fields).length > 0) rows.push(simpleRow(checked.fields));
  });
  if (faults.length === 0) faults.push(...checkEach(field, rows));
  return faults.length > 0 ? { faults } : { value: rows };
}

/** Rows hold no rows. */
function simpleRow(fields: FormFields): Record<string, string | number | readonly string[]> {
  const row: Record<string, string | number | readonly string[]> = {};
  for (const [name, value] of Object.entries(fields)) if (isSimple(value)) row[name] = value;
  return row;
}

const isSimple = (value: FieldValue): value is string | number | readonly string[] =>
  !Array.isArray(value) || value.every((one) => typeof one === 'string');

/** 无 stands alone, and no illness comes twice. Illnesses told in words (其他) may be several. */
function checkEach(
  field: Extract<Field, { kind: 'rows' }>,
  rows: readonly Readonly<Record<string, string | number | readonly string[]>>[],
): FormFault[] {
  const { each } = field;
  if (!each) return [];
  const answers = rows.map((row) => row[each.field]);
  const answered = field.fields.find(({ name }) => name === each.field);
  if (answers.some((answer) => answer === undefined))
    return [faultText({ field: field.name, reason: 'unknown-code', of: answered ?? field })];
  if (answers.includes(each.none) && answers.length > 1)
    return [faultText({ field: field.name, reason: 'none-with-others', of: field })];
  const said = rows.map((row) => JSON.stringify([row[each.field], row[`${each.field}Text${String(row[each.field])}`]]));
  return new Set(said).size < said.length ? [faultText({ field: field.name, reason: 'twice', of: field })] : [];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkFields(fields: ReadonlyMap<string, Field>, told: unknown, context: FormContext): CheckedForm {
  if (!isRecord(told)) return { faults: [{ field: '', reason: 'wrong-kind', words: '不是一张表' }] };
  const kept: Record<string, FieldValue> = {};
  const faults: FormFault[] = [];
  for (const [name, value] of Object.entries(told)) {
    const field = fields.get(name);
    if (!field) faults.push({ field: name, reason: 'unknown-field', words: `表上没有这一项：${name}` });
    else if (!isBlank(value)) {
      const checked = checkRows(field, value, context);
      if ('faults' in checked) faults.push(...checked.faults);
      else if (!isBlank(checked.value)) kept[name] = checked.value;
    }
  }
  if (faults.length === 0) faults.push(...checkLines(fields, kept));
  return faults.length > 0 ? { faults } : { fields: kept };
}

/**
 * Checks the answers of a national form by its table: codes as printed (0 is an answer of 职业, 01 is not 1), 无 alone in every
 * multiple choice, a line filled behind every option that asks for one, months and days that have begun and lie after the birth,
 * numbers a living person can have. Several classes of a follow-up become the most severe one. Blank answers are left out.
 * @param name which form: `basic-information-3`, `checkup-3`, `follow-up-hypertension-3`, `follow-up-diabetes-3`
 * @returns the answers to store, or all faults, each with the field, the reason and a sentence for the clinic
 */
export function checkForm(name: string, told: unknown, context: FormContext): CheckedForm {
  const form = findForm(name);
  if (!form) return { faults: [{ field: '', reason: 'unknown-form', words: `没有这张表：${name}` }] };
  const checked = checkFields(fieldsOf(form), told, context);
  if ('faults' in checked) return checked;
  const faults = (form.rules ?? []).flatMap((rule) => rule(checked.fields, context) ?? []);
  return faults.length > 0 ? { faults } : checked;
}
