/** Letters and digits that are not mixed up when read out or typed: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 8;
const BITS = 5;

/** How many of the bytes `writeShareCode` is given it uses: 40 bits. */
export const SHARE_CODE_BYTES = (LETTERS * BITS) / 8;

/** Writes random bytes as a code to be typed: `7KQ4-M2XP`, 40 bits. Throws when there are too few bytes. */
export function writeShareCode(bytes: Uint8Array): string {
  if (bytes.length < SHARE_CODE_BYTES) throw new Error(`a code takes ${SHARE_CODE_BYTES} bytes`);
  const bits = Array.from(bytes.subarray(0, SHARE_CODE_BYTES), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: LETTERS }, (_, place) =>
    ALPHABET.charAt(parseInt(bits.slice(place * BITS, (place + 1) * BITS), 2)),
  );
  return `${letters.slice(0, LETTERS / 2).join('')}-${letters.slice(LETTERS / 2).join('')}`;
}

/** A code as people type it (small letters, full-width forms, O for 0, I and L for 1, any dashes); undefined when it is none. */
export function readShareCode(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== LETTERS || ![...plain].every((letter) => ALPHABET.includes(letter))) return undefined;
  return `${plain.slice(0, LETTERS / 2)}-${plain.slice(LETTERS / 2)}`;
}
