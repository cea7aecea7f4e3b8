/** What was typed on the page, before it is an entry. Readings have a page of their own. */
import type { OwnEntry } from '@kangban/contract/record/own-entry';

export const OWN_KINDS = ['allergy', 'medicine'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

export const isOwnKind = (word: string | undefined): word is OwnKind => OWN_KINDS.some((kind) => kind === word);

export type TextField = 'what' | 'reaction' | 'name' | 'dose' | 'frequency';
export type AllergyCategory = 'medication' | 'food' | 'environment' | 'other';

export interface Typed {
  texts: Readonly<Partial<Record<TextField, string>>>;
  category: AllergyCategory;
}

export const NOTHING_TYPED: Typed = { texts: {}, category: 'medication' };

const textOf = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);

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

/** The entry to send; undefined while something that must be there is missing. */
export const entryOf = (kind: OwnKind, typed: Typed): OwnEntry | undefined =>
  kind === 'allergy' ? allergyOf(typed) : medicineOf(typed);
