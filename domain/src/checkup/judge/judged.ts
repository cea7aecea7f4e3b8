import type { Place } from './scale';
import { wordOf } from './scale';
import type { Direction, ItemLevel, ItemRange, SentenceRef } from '../types';

/** How an item stands on one day, before it is put into sentences. */
export interface Judged {
  level: ItemLevel;
  direction: Direction;
  /** Which sentences speak: `high`, `very-low`, `above-target`, a printed code. */
  state: string;
  word: SentenceRef;
  range: ItemRange;
  notes: readonly SentenceRef[];
}

export const NO_RANGE: ItemRange = {
  origin: 'none',
  low: null,
  high: null,
  text: null,
  zones: [],
  source: '',
  verified: false,
};

const RANK: readonly ItemLevel[] = ['missing', 'unjudged', 'fine', 'watch', 'attention', 'recheck', 'urgent'];

/** How serious a level is; more is worse. */
export const rankOf = (level: ItemLevel): number => RANK.indexOf(level);

/** Measured, but nobody can say how it stands. */
export const unjudged = (notes: readonly SentenceRef[], range: ItemRange = NO_RANGE): Judged => ({
  level: 'unjudged',
  direction: 'none',
  state: 'unjudged',
  word: { id: 'word.unjudged' },
  range,
  notes,
});

/** What a zone says, within a range. */
export const judgedAs = (
  place: Place,
  { range, notes }: { range: ItemRange; notes: readonly SentenceRef[] },
): Judged => ({ ...place, word: wordOf(place), range, notes });
