/** Short words to write a printed form down as a table. */
import type { SensitiveCategory } from '../kinds';
import type {
  CodeField,
  CodesField,
  DayField,
  Field,
  MonthField,
  NumberField,
  Option,
  RowsField,
  Section,
  SimpleField,
  TextField,
} from './types';

const PRINTED = /^(\d+)(.+?)(\((text\??)\))?$/;
const LINE_MAX = 200;

/**
 * Printed options as the form has them, parted by blanks: `1无 2青霉素 5其他(text)`. `(text)` stands for a line that must be filled,
 * `(text?)` for one that may be.
 */
export function printed(words: string, sensitive: Readonly<Record<string, SensitiveCategory>> = {}): Option[] {
  return words.split(/\s+/).map((word) => {
    const [, code, label, , text] = PRINTED.exec(word) ?? [];
    if (code === undefined || label === undefined) throw new RangeError(`not a printed option: ${word}`);
    const category = sensitive[code];
    return {
      code,
      label,
      ...(text !== undefined && { text: text === 'text' ? ('needed' as const) : ('may' as const) }),
      ...(category !== undefined && { sensitive: category }),
    };
  });
}

/** A whole number or one with decimals, in a unit, within what a living person can have. */
export const number = (
  name: string,
  label: string,
  [unit, min, max, whole]: readonly [string, number, number, 'whole'?],
): NumberField => ({
  kind: 'number',
  name,
  label,
  unit,
  min,
  max,
  whole: whole !== undefined,
});

/** Words of at most `max` characters. */
export const text = (name: string, label: string, max = LINE_MAX): TextField => ({ kind: 'text', name, label, max });

/** What a urine strip shows. */
export const strip = (name: string, label: string): TextField => ({ kind: 'text', name, label, max: 30, strip: true });

/** A day that is over. */
export const day = (name: string, label: string): DayField => ({ kind: 'day', name, label, ahead: false });

/** A day that may be to come. */
export const dayAhead = (name: string, label: string): DayField => ({ kind: 'day', name, label, ahead: true });

/** A month that has begun. */
export const month = (name: string, label: string): MonthField => ({ kind: 'month', name, label });

type Told = string | readonly Option[];
const optionsOf = (told: Told): readonly Option[] => (typeof told === 'string' ? printed(told) : told);

/** One answer. */
export const code = (name: string, label: string, told: Told): CodeField => ({
  kind: 'code',
  name,
  label,
  options: optionsOf(told),
});

/** Several answers, of which the first printed one (无) stands alone. */
export const codesOrNone = (name: string, label: string, told: Told): CodesField => {
  const options = optionsOf(told);
  return { kind: 'codes', name, label, options, none: options[0]?.code ?? '1' };
};

/** Several answers, none of which shuts out the others. */
export const codes = (name: string, label: string, told: Told): CodesField => ({
  kind: 'codes',
  name,
  label,
  options: optionsOf(told),
});

/** Lines of the same kind. */
export const rows = (
  name: string,
  label: string,
  told: { max: number; fields: readonly SimpleField[]; each?: RowsField['each'] },
): RowsField => ({
  kind: 'rows',
  name,
  label,
  max: told.max,
  fields: withLines(told.fields),
  ...(told.each && { each: told.each }),
});

/** The same field, shown only after unlocking. */
export const hidden = <F extends Field>(category: SensitiveCategory, field: F): F => ({
  ...field,
  sensitive: category,
});

/** Name of the line behind an option: `drugAllergies` and `5` give `drugAllergiesText5`. */
export const lineName = (field: string, option: string): string => `${field}Text${option}`;

function linesOf(field: SimpleField): TextField[] {
  if (field.kind !== 'code' && field.kind !== 'codes') return [];
  return field.options.flatMap((option) =>
    option.text === undefined
      ? []
      : [
          {
            kind: 'text' as const,
            name: lineName(field.name, option.code),
            label: `${field.label}：${option.label}`,
            max: LINE_MAX,
            behind: { field: field.name, code: option.code, needed: option.text === 'needed' },
            ...(field.sensitive && { sensitive: field.sensitive }),
          },
        ],
  );
}

/** The fields, each followed by the lines behind its options. */
function withLines(fields: readonly SimpleField[]): SimpleField[] {
  return fields.flatMap((field) => [field, ...linesOf(field)]);
}

/** A headed part of a form. */
export const section = (title: string, fields: readonly Field[]): Section => ({
  title,
  fields: fields.flatMap((field): Field[] => (field.kind === 'rows' ? [field] : [field, ...linesOf(field)])),
});
