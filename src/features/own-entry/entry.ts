/** What was typed on the page, before it is an entry. */
import type { OwnEntry } from '@kangban/contract/record/own-entry';
import type { ReadingField } from '@kangban/domain/reading/plausible';
import type { GlucoseTime } from '@kangban/domain/reading/types';

export const OWN_KINDS = ['blood-pressure', 'glucose', 'weight', 'waist', 'allergy', 'medicine'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];
type ReadingKind = Exclude<OwnKind, 'allergy' | 'medicine'>;

export const isOwnKind = (word: string | undefined): word is OwnKind => OWN_KINDS.some((kind) => kind === word);

export type TextField = 'what' | 'reaction' | 'name' | 'dose' | 'frequency';
export type AllergyCategory = 'medication' | 'food' | 'environment' | 'other';

export interface Typed {
  numbers: Readonly<Partial<Record<ReadingField, string>>>;
  texts: Readonly<Partial<Record<TextField, string>>>;
  time: GlucoseTime;
  category: AllergyCategory;
}

export const NOTHING_TYPED: Typed = { numbers: {}, texts: {}, time: 'fasting', category: 'medication' };

const NUMBER = /^\d{1,3}(\.\d{1,2})?$/;
const numberOf = (text: string | undefined): number | undefined => {
  const trimmed = text?.trim() ?? '';
  return NUMBER.test(trimmed) ? Number(trimmed) : undefined;
};
const textOf = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);

type Reading = Extract<OwnEntry, { kind: 'reading' }>['reading'];

type Value = (field: ReadingField) => number | undefined;

function pressureOf(value: Value): Reading | undefined {
  const [systolic, diastolic, pulse] = [value('systolic'), value('diastolic'), value('pulse')];
  if (systolic === undefined || diastolic === undefined) return undefined;
  return { item: 'blood-pressure', systolic, diastolic, ...(pulse !== undefined && { pulse }) };
}

const oneOf = (value: number | undefined, make: (value: number) => Reading): Reading | undefined =>
  value === undefined ? undefined : make(value);

const READINGS: Readonly<Record<ReadingKind, (value: Value, time: GlucoseTime) => Reading | undefined>> = {
  'blood-pressure': pressureOf,
  glucose: (value, time) => oneOf(value('mmolL'), (mmolL) => ({ item: 'glucose', mmolL, time })),
  weight: (value) => oneOf(value('kg'), (kg) => ({ item: 'weight', kg })),
  waist: (value) => oneOf(value('cm'), (cm) => ({ item: 'waist', cm })),
};

function allergyOf({ texts, category }: Typed): OwnEntry | undefined {
  const what = textOf(texts.what);
  const reaction = textOf(texts.reaction);
  return what === undefined
    ? undefined
    : { kind: 'allergy', what, category, ...(reaction !== undefined && { reaction }) };
}

function medicineOf({ texts }: Typed): OwnEntry | undefined {
  const [name, dose, frequency] = [textOf(texts.name), textOf(texts.dose), textOf(texts.frequency)];
  if (name === undefined) return undefined;
  return { kind: 'medicine', name, ...(dose !== undefined && { dose }), ...(frequency !== undefined && { frequency }) };
}

export interface Sending {
  /** When it is said to have been measured, ISO 8601. */
  at: string;
  /** Looked at again. */
  confirmed: boolean;
}

/** The entry to send; undefined while something that must be there is missing. */
export function entryOf(kind: OwnKind, typed: Typed, { at, confirmed }: Sending): OwnEntry | undefined {
  if (kind === 'allergy') return allergyOf(typed);
  if (kind === 'medicine') return medicineOf(typed);
  const reading = READINGS[kind]((field) => numberOf(typed.numbers[field]), typed.time);
  return reading && { kind: 'reading', reading, at, ...(confirmed && { confirmed }) };
}
