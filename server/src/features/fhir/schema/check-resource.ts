import type { z } from 'zod';
import type { IssueCode } from '../outcome';
import { isObject } from '../resource';
import { type Flaw, plainResource, type Path } from './check-json';
import type { Shape } from './shape';

/** A resource as its reader takes it, or what is wrong with it; and what of it is shown nowhere. */
export interface Checked<T> {
  value: T | undefined;
  flaws: Flaw[];
  kept: string[];
}

const CODES: Readonly<Record<string, IssueCode>> = {
  invalid_value: 'code-invalid',
  unrecognized_keys: 'structure',
  too_big: 'too-long',
  custom: 'invariant',
  invalid_format: 'value',
};

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, step) => {
    if (Array.isArray(inside)) return typeof step === 'number' ? inside[step] : undefined;
    return isObject(inside) ? inside[String(step)] : undefined;
  }, root);
}

const pathOf = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === 'symbol' ? String(step) : step));

function flawsOf(issue: z.core.$ZodIssue, told: unknown): Flaw[] {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'structure' as const,
      path: [...path, key],
      diagnostics: 'FHIR R4 has no such element here, or none we can show.',
    }));
  const isMissing = valueAt(told, path) === undefined;
  if (isMissing) return [{ code: 'required', path, diagnostics: 'This element is needed.' }];
  return [{ code: CODES[issue.code] ?? 'value', path, diagnostics: issue.message }];
}

const EARLY = ['text', 'language'];
const CHOICES = ['value', 'effective', 'onset', 'abatement', 'occurrence', 'medication'];
const CHOICE = new RegExp(`^(?:${CHOICES.join('|')})[A-Z]`);

function doubledAmong(names: readonly string[], path: Path): Flaw[] {
  const chosen = names.filter((name) => CHOICE.test(name));
  if (chosen.length < 2) return [];
  return CHOICES.flatMap((choice): Flaw[] => {
    const told = chosen.filter((name) => name.startsWith(choice));
    if (told.length < 2) return [];
    return [{ code: 'structure', path, diagnostics: `Only one of ${told.join(', ')} may stand here.` }];
  });
}

/** A choice element (value[x]) stands there once. */
function doubledChoices(value: unknown, path: Path = []): Flaw[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one, index) => doubledChoices(one, [...path, index]));
  const entries = Object.entries(value);
  const deeper = entries.filter(([, one]) => typeof one === 'object' && one !== null);
  const names = entries.map(([name]) => name);
  return [...doubledAmong(names, path), ...deeper.flatMap(([name, one]) => doubledChoices(one, [...path, name]))];
}

function kindOf(name: string, { kept }: Shape): 'shown' | 'kept' | 'silent' {
  if (EARLY.includes(name)) return 'silent';
  return kept.includes(name) ? 'kept' : 'shown';
}

/**
 * Checks a resource by its shape. Every fault is told, with its path; an element R4 does not know is a fault; what is kept without a
 * place in the record is listed.
 */
export function checkResource<T extends z.ZodType>(told: Record<string, unknown>, type: Shape<T>): Checked<z.infer<T>> {
  const { value, flaws, kept } = plainResource(told);
  if (value.implicitRules !== undefined)
    flaws.push({ code: 'not-supported', path: ['implicitRules'], diagnostics: 'We know no rules beyond R4.' });
  const entries = Object.entries(value).filter(([name]) => name !== 'implicitRules');
  const shown = Object.fromEntries(entries.filter(([name]) => kindOf(name, type) === 'shown'));
  const beside = entries.map(([name]) => name).filter((name) => kindOf(name, type) === 'kept');
  const broken = flaws.map((flaw) => flaw.path.join('.'));
  const result = type.schema.safeParse(shown);
  const more = result.success
    ? []
    : result.error.issues
        .flatMap((issue) => flawsOf(issue, value))
        .filter((flaw) => !broken.some((path) => path === flaw.path.join('.')));
  const all = [...flaws, ...more, ...doubledChoices(shown)];
  return {
    value: all.length === 0 && result.success ? result.data : undefined,
    flaws: all,
    kept: [...kept, ...beside],
  };
}
