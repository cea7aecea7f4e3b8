/** Reading stored payloads: they fitted their schema when they were written, and still nothing is taken for granted. */
import { systemOf } from '../terminology/systems';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path of names; undefined where there is nothing. */
export const at = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);

/** A text with something in it. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** A finite number. */
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The members of a list; none where it is no list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The texts of a list. */
export const textsOf = (value: unknown): string[] => listOf(value).flatMap((one) => textOf(one) ?? []);

/** Codes of a concept in one system; a source that named no system is taken at its word. */
export const codesOf = (concept: unknown, system: string): string[] =>
  listOf(at(concept, 'coding')).flatMap((coding) => {
    const named = textOf(at(coding, 'system'));
    const code = textOf(at(coding, 'code'));
    return code !== undefined && (named === undefined || systemOf(named) === system) ? [code] : [];
  });
