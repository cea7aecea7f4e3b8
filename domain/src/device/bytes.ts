/** Fields of GATT packets, little-endian: a cursor over bytes that never reads past the end, IEEE 11073 SFLOAT, and the 7-byte Date Time. */
import { addDays, parsePlainDate, type PlainDate } from '../shared/plain-date';

/** Why a packet says nothing. `no-value`: the meter itself says it has none; `out-of-range`: infinite, or a number nobody can have. */
export type DecodeFault = 'too-short' | 'no-value' | 'out-of-range' | 'bad-time';
export type Decoded<T> = { ok: true; value: T } | { ok: false; why: DecodeFault };

/** A refusal. */
export const fault = (why: DecodeFault): { ok: false; why: DecodeFault } => ({ ok: false, why });
/** What was read. */
export const decoded = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** A number of 16 bits, or which of the special ones it is. `reserved` and `not-at-this-resolution` are no numbers either. */
export type Sfloat = number | 'nan' | 'not-at-this-resolution' | 'reserved' | 'plus-infinity' | 'minus-infinity';

const SPECIALS: ReadonlyMap<number, Sfloat> = new Map<number, Sfloat>([
  [0x07ff, 'nan'],
  [0x0800, 'not-at-this-resolution'],
  [0x0801, 'reserved'],
  [0x07fe, 'plus-infinity'],
  [0x0802, 'minus-infinity'],
]);

const signed = (value: number, bits: number): number => (value >= 2 ** (bits - 1) ? value - 2 ** bits : value);

/** IEEE 11073-20601 SFLOAT: four bits of a power of ten, twelve of a number, both signed. */
export function sfloatOf(raw: number): Sfloat {
  const special = SPECIALS.get(raw);
  if (special !== undefined) return special;
  const mantissa = signed(raw % 0x1000, 12);
  const exponent = signed(Math.floor(raw / 0x1000), 4);
  // Dividing keeps 55 × 10⁻⁴ the nearest number to 0.0055; multiplying by 10⁻⁴ would not.
  return exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
}

/** The clock of a meter: its own wall clock, taken as that of Asia/Shanghai. */
export interface DeviceTime {
  on: PlainDate;
  minuteOfDay: number;
  second: number;
}

const DAY_MINUTES = 1440;

/** The time so many minutes later (negative: earlier): a meter's base time and its offset. */
export function movedBy({ on, minuteOfDay, second }: DeviceTime, minutes: number): DeviceTime {
  const total = minuteOfDay + minutes;
  const days = Math.floor(total / DAY_MINUTES);
  return { on: addDays(on, days), minuteOfDay: total - days * DAY_MINUTES, second };
}

/** Which bit of a flags field is set. */
export const hasBit = (flags: number, bit: number): boolean => Math.floor(flags / 2 ** bit) % 2 === 1;

/** Reads one field after the other; `null` once the bytes are used up, from then on always. */
export interface Cursor {
  u8: () => number | null;
  u16: () => number | null;
  i16: () => number | null;
  sfloat: () => Sfloat | null;
  /** `unset` where the meter does not know the day, `bad` where it says a day or time that is none. */
  time: () => DeviceTime | 'unset' | 'bad' | null;
  isShort: () => boolean;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

interface Clock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

function timeOf({ year, month, day, hour, minute, second }: Clock): DeviceTime | 'unset' | 'bad' {
  if (year === 0 || month === 0 || day === 0) return 'unset';
  const on = parsePlainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
  if (on === undefined || hour > 23 || minute > 59 || second > 59) return 'bad';
  return { on, minuteOfDay: hour * 60 + minute, second };
}

/** A cursor over the bytes of one packet. */
export function cursorOver(bytes: Uint8Array): Cursor {
  let at = 0;
  let isShort = false;
  const u8 = (): number | null => {
    const byte = bytes[at];
    if (isShort || byte === undefined) {
      isShort = true;
      return null;
    }
    at += 1;
    return byte;
  };
  const u16 = (): number | null => {
    const low = u8();
    const high = u8();
    return low === null || high === null ? null : high * 0x100 + low;
  };
  const time: Cursor['time'] = () => {
    const year = u16();
    const [month, day, hour, minute, second] = [u8(), u8(), u8(), u8(), u8()];
    if (year === null || month == null || day == null || hour == null || minute == null || second == null) return null;
    return timeOf({ year, month, day, hour, minute, second });
  };
  const mapped =
    <T>(read: (raw: number) => T) =>
    (): T | null => {
      const raw = u16();
      return raw === null ? null : read(raw);
    };
  return { u8, u16, i16: mapped((raw) => signed(raw, 16)), sfloat: mapped(sfloatOf), time, isShort: () => isShort };
}

/** The number of an SFLOAT, or why there is none; null where the bytes ended before it. */
export function numberOf(value: Sfloat | null): Decoded<number> {
  if (value === null) return fault('too-short');
  if (typeof value === 'number') return decoded(value);
  return fault(value === 'plus-infinity' || value === 'minus-infinity' ? 'out-of-range' : 'no-value');
}

/** A number that may well be missing: null where the meter has none. */
export const numberOrNull = (value: Sfloat | null): number | null => (typeof value === 'number' ? value : null);

/** A field that is there only where its flag is set. */
export const optional = <T>(isThere: boolean, read: () => T): T | null => (isThere ? read() : null);

/** The meter's clock; null where it has none. */
export const knownTime = (time: ReturnType<Cursor['time']>): DeviceTime | null =>
  time === 'unset' || time === 'bad' ? null : time;

const UNKNOWN_USER = 0xff;

/** The meter's number of a user; null where it does not know whose it was. */
export const knownUser = (user: number | null): number | null => (user === UNKNOWN_USER ? null : user);
