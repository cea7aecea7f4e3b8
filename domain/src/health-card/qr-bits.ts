/** Bits, blocks and check bytes of a QR code with error correction L (ISO/IEC 18004). Versions 1 to 22, which is what a health card may take. */

/** Check bytes of a block, and blocks, by version from 1; ISO/IEC 18004 table 9, level L. */
const CHECK_BYTES = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28] as const;
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9] as const;
export const QR_VERSION_MAX = CHECK_BYTES.length;

const BYTE_BITS = 8;

/** A run of a text in one of the modes: digits take 10 bits for three of them, anything else 8 bits a byte. */
export type QrSegment = { mode: 'bytes'; text: string } | { mode: 'digits'; text: string };

const bitsOf = (value: number, length: number): number[] =>
  Array.from({ length }, (_, place) => (value >>> (length - 1 - place)) & 1);

/** How many bits say how long a segment is. */
function countLength({ mode }: QrSegment, version: number): number {
  if (mode === 'bytes') return version < 10 ? 8 : 16;
  return version < 10 ? 10 : 12;
}

function segmentBits(segment: QrSegment, version: number): number[] {
  const { mode, text } = segment;
  const count = bitsOf(text.length, countLength(segment, version));
  if (mode === 'bytes')
    return [0, 1, 0, 0, ...count, ...[...text].flatMap((letter) => bitsOf(letter.charCodeAt(0), BYTE_BITS))];
  const groups = text.match(/\d{1,3}/g) ?? [];
  return [0, 0, 0, 1, ...count, ...groups.flatMap((digits) => bitsOf(Number(digits), digits.length * 3 + 1))];
}

/** Bytes for data and check in a symbol of this version. */
function allBytes(version: number): number {
  const aligned = version < 2 ? 0 : Math.floor(version / 7) + 2;
  const patterns = version < 2 ? 0 : (25 * aligned - 10) * aligned - 55;
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version < 7 ? 0 : 36)) / BYTE_BITS);
}

const checkBytes = (version: number): number => CHECK_BYTES[version - 1] ?? 0;
const blocksOf = (version: number): number => BLOCKS[version - 1] ?? 1;
const dataBytes = (version: number): number => allBytes(version) - checkBytes(version) * blocksOf(version);

/** The data bytes of the smallest version that holds the segments; undefined when none up to 22 does. */
export function packSegments(segments: readonly QrSegment[]): { version: number; data: number[] } | undefined {
  for (let version = 1; version <= QR_VERSION_MAX; version += 1) {
    const bits = segments.flatMap((segment) => segmentBits(segment, version));
    const room = dataBytes(version) * BYTE_BITS;
    if (bits.length > room) continue;
    const ended = [...bits, ...Array<number>(Math.min(4, room - bits.length)).fill(0)];
    while (ended.length % BYTE_BITS !== 0) ended.push(0);
    const data = Array.from({ length: ended.length / BYTE_BITS }, (_, place) =>
      ended.slice(place * BYTE_BITS, (place + 1) * BYTE_BITS).reduce((byte, bit) => byte * 2 + bit, 0),
    );
    for (let pad = 0; data.length < dataBytes(version); pad += 1) data.push(pad % 2 === 0 ? 0xec : 0x11);
    return { version, data };
  }
  return undefined;
}

/** Product in the field of 256 elements of QR codes (polynomial 0x11D). */
function multiply(x: number, y: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((y >>> bit) & 1) * x;
  }
  return product;
}

/** Divisor of Reed–Solomon, without its leading 1. */
function divisorOf(degree: number): number[] {
  const divisor = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    divisor.forEach((coefficient, place) => {
      divisor[place] = multiply(coefficient, root) ^ (divisor[place + 1] ?? 0);
    });
    root = multiply(root, 2);
  }
  return divisor;
}

function checkOf(data: readonly number[], divisor: readonly number[]): number[] {
  const rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    divisor.forEach((coefficient, place) => {
      rest[place] = (rest[place] ?? 0) ^ multiply(coefficient, factor);
    });
  }
  return rest;
}

/** Data in blocks with their check bytes, read across the blocks as they are drawn. The last blocks hold one byte more. */
export function interleave(version: number, data: readonly number[]): number[] {
  const count = blocksOf(version);
  const short = Math.floor(data.length / count);
  const longFrom = count - (data.length % count);
  const divisor = divisorOf(checkBytes(version));
  let taken = 0;
  const blocks = Array.from({ length: count }, (_, no) => {
    const block = data.slice(taken, taken + short + (no < longFrom ? 0 : 1));
    taken += block.length;
    return { block, check: checkOf(block, divisor) };
  });
  const across = (parts: readonly (readonly number[])[]): number[] =>
    Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, place) =>
      parts.flatMap((part) => part[place] ?? []),
    ).flat();
  return [...across(blocks.map(({ block }) => block)), ...across(blocks.map(({ check }) => check))];
}
