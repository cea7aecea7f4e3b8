/** Numbers of a slot: given back ones are given out first, lowest first, so a queue called by number has few gaps. */
export interface Places {
  /** Highest number given out so far. */
  issued: number;
  /** Numbers given back and not given out again, ascending. */
  free: readonly number[];
}

export interface Taken {
  place: number;
  places: Places;
}

/** The next number and what is left; whether a pool has room is the caller's question. */
export function takePlace({ issued, free }: Places): Taken {
  const [lowest, ...rest] = free;
  return lowest === undefined
    ? { place: issued + 1, places: { issued: issued + 1, free } }
    : { place: lowest, places: { issued, free: rest } };
}

/** The numbers after one of them was given back. Throws when nobody held it. */
export function returnPlace({ issued, free }: Places, place: number): Places {
  if (place < 1 || place > issued || free.includes(place)) throw new RangeError(`nobody holds place ${place}`);
  return { issued, free: [...free, place].sort((a, b) => a - b) };
}

/** People holding a place of the slot. */
export const heldPlaces = ({ issued, free }: Places): number => issued - free.length;

/** Position of a held number in the queue of its slot, from 1. */
export const positionOf = ({ free }: Places, place: number): number =>
  place - free.filter((number) => number < place).length;
