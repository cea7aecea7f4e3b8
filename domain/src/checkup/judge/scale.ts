/** A line of numbers cut into zones; a value falls into exactly one. */
import type { Direction, ItemLevel, Zone } from '../types';

/** What a zone says. */
export interface Place {
  level: ItemLevel;
  direction: Direction;
  /** Which sentences: low, very-low, urgent-low, … */
  state: string;
}

/** A cut of the line: the value itself belongs to the upper zone (`up`) or to the lower one. */
export interface Cut {
  at: number;
  belongs: 'up' | 'down';
}

export interface Scale {
  /** From the lowest: places are one more than cuts. */
  places: readonly Place[];
  cuts: readonly Cut[];
}

const isBelow = (value: number, { at, belongs }: Cut): boolean => (belongs === 'up' ? value < at : value <= at);

/** The zone of a value. */
export function placeOf({ places, cuts }: Scale, value: number): Place {
  const index = cuts.findIndex((cut) => isBelow(value, cut));
  const place = places[index < 0 ? places.length - 1 : index];
  if (!place) throw new RangeError('a scale without zones');
  return place;
}

const SPOKEN_STATES = ['low', 'very-low', 'high', 'very-high'];

/** Words of a zone by its state and level; a side is always said. */
export function wordOf({ level, state, direction }: Place): { id: string } {
  if (level === 'urgent' || level === 'recheck') return { id: `word.${level}` };
  if (level === 'fine') return { id: 'word.fine' };
  if (SPOKEN_STATES.includes(state)) return { id: `word.${state}` };
  return { id: direction === 'none' ? 'word.attention' : `word.${direction}` };
}

/** The zones for a bar, in the order of values. */
export function zonesOf({ places, cuts }: Scale): Zone[] {
  return places.map((place, index) => {
    const upper = cuts[index];
    return {
      level: place.level,
      direction: place.direction,
      word: wordOf(place),
      from: cuts[index - 1]?.at ?? null,
      to: upper?.at ?? null,
      toIncluded: upper?.belongs === 'down',
    };
  });
}
