// All chance of the demo county comes from here: the same seed and purpose give the same numbers on every machine.

const UINT32 = 2 ** 32;

/** FNV-1a with a final mix: four unlike words out of one text. */
function wordsOf(text: string): [number, number, number, number] {
  const word = (start: number): number => {
    let hash = start;
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
    return (hash ^ (hash >>> 13)) >>> 0;
  };
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x243f6a88), word(0xb7e15162)];
}

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [min, max]. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One character of a text. */
  letter(from: string): string;
  /** An entry by weight. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** Roughly normal: the sum of four uniform numbers. */
  around(mean: number, spread: number): number;
  shuffled<T>(from: readonly T[]): T[];
  /** 32 random bits. */
  bits(): number;
}

/** The small fast counter generator sfc32, seeded by a text. */
function sfc32(text: string): () => number {
  let [a, b, c, d] = wordsOf(text);
  const step = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 16; warm += 1) step();
  return step;
}

const totals = new WeakMap<readonly unknown[], number>();

function totalOf(from: readonly (readonly [unknown, number])[]): number {
  const known = totals.get(from) ?? from.reduce((total, [, weight]) => total + weight, 0);
  totals.set(from, known);
  return known;
}

function weighted<T>(from: readonly (readonly [T, number])[], at: number): T {
  let left = at * totalOf(from);
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = from.at(-1);
  if (!last) throw new RangeError('nothing to choose from');
  return last[0];
}

/** A stream of chance of its own for each purpose, so that one part of the county never shifts another. */
export function makeRandom(seed: string, purpose: string): Random {
  const bits = sfc32(`${seed}/${purpose}`);
  const next = (): number => bits() / UINT32;
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    bits,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const value = from[int(0, from.length - 1)];
      if (value === undefined) throw new RangeError('nothing to choose from');
      return value;
    },
    letter: (from) => from.charAt(int(0, from.length - 1)),
    weighted: (from) => weighted(from, next()),
    around: (mean, spread) => mean + (next() + next() + next() + next() - 2) * 1.73 * spread,
    shuffled: <T>(from: readonly T[]): T[] => {
      const list = [...from];
      for (let last = list.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [list[last], list[other]] = [list[other] as T, list[last] as T];
      }
      return list;
    },
  };
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** Ids shaped like UUIDv7: the instant, a counter, and bits of a stream; they sort in the order they were made. */
export function makeIds(random: Random): (at: Date) => string {
  let counter = 0;
  return (at) => {
    counter = (counter + 1) % 0x1000000;
    const time = hex(at.getTime(), 12);
    const tail = `${hex(random.bits(), 8)}${hex(random.bits() & 0xffff, 4)}`;
    const low = hex(0x8000 | (counter & 0xfff), 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-${hex(0x7000 | (counter >> 12), 4)}-${low}-${tail}`;
  };
}
