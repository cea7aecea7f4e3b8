import type { SensitiveCategory } from './kinds';
import { categoryOfWords } from './sensitive-words';

/** Whether these words speak of nothing sensitive that is not open. */
export const isWithin = (words: string, opened: readonly SensitiveCategory[]): boolean =>
  categoryOfWords(words).every((category) => opened.includes(category));

/**
 * Words of a row outside `record_entry` (a child's visit, a referral) as they may be shown: empty when they speak of something sensitive
 * that is not open. The row stays: that a visit took place is ordinary.
 */
export const wordsWithin = (words: string, opened: readonly SensitiveCategory[]): string =>
  isWithin(words, opened) ? words : '';
