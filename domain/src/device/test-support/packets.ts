/** Packets as meters make them, for tests: the other direction of the decoders. */

/** Bytes written as people write them: `1e 7a 00`. */
export const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.trim() === '' ? [] : text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));

export const u16 = (value: number): number[] => [value % 0x100, Math.floor(value / 0x100) % 0x100];

/** Two's complement of 16 bits. */
export const i16 = (value: number): number[] => u16(value < 0 ? value + 0x10000 : value);

/** mantissa × 10^exponent. */
export const sfloat = (mantissa: number, exponent: number): number[] =>
  u16((exponent < 0 ? exponent + 16 : exponent) * 0x1000 + (mantissa < 0 ? mantissa + 0x1000 : mantissa));

export const dateTime = (day: string, minuteOfDay: number, second: number): number[] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [...u16(year), month, date, Math.floor(minuteOfDay / 60), minuteOfDay % 60, second];
};

/** Bytes of a field that is there only with a value. */
export const field = <T>(value: T | null, bytes: (value: T) => number[]): number[] =>
  value === null ? [] : bytes(value);

/** The bits of the fields that are there. */
export const flagsOf = (fields: readonly (readonly [bit: number, value: unknown])[]): number =>
  fields.reduce((sum, [bit, value]) => sum + (value === null ? 0 : 2 ** bit), 0);
