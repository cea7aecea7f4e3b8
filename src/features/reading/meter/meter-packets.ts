/** What a meter's packets say, as the sitting that was just measured. Pure. */
import type { DeviceKind } from '@kangban/contract/device';
import type { ReadingItem, ReadingValue } from '@kangban/contract/reading/reading';
import { decodeBloodPressure } from '@kangban/domain/device/blood-pressure';
import type { DeviceTime } from '@kangban/domain/device/bytes';
import { decodeGlucose, decodeGlucoseContext, isDoubted } from '@kangban/domain/device/glucose';
import { decodeWeight } from '@kangban/domain/device/weight';
import { READING_BACK_HOURS } from '@kangban/domain/reading/plausible';
import type { MeterWish, Packet } from '@/platform/bluetooth';

const GLUCOSE_VALUE = 0x2a18;
const GLUCOSE_CONTEXT = 0x2a34;
const RECORD_ACCESS = 0x2a52;
/** Report stored records: the last one. */
const LAST_RECORD = [0x01, 0x06];

/** How each kind of meter is found and asked, by the standard services 0x1810, 0x1808 and 0x181D. */
export const METERS = {
  'blood-pressure': { service: 0x1810, characteristics: [0x2a35] },
  glucose: {
    service: 0x1808,
    characteristics: [GLUCOSE_VALUE, GLUCOSE_CONTEXT],
    request: { characteristic: RECORD_ACCESS, bytes: LAST_RECORD },
  },
  weight: { service: 0x181d, characteristics: [0x2a9d] },
} as const satisfies Partial<Record<ReadingItem, MeterWish>>;
export type MeterItem = keyof typeof METERS;

export const KIND_OF = {
  'blood-pressure': 'blood-pressure',
  glucose: 'glucose',
  weight: 'scale',
} as const satisfies Record<MeterItem, DeviceKind>;
export const ITEM_OF = {
  'blood-pressure': 'blood-pressure',
  glucose: 'glucose',
  scale: 'weight',
} as const satisfies Record<DeviceKind, MeterItem>;

export const isMeterItem = (item: ReadingItem): item is MeterItem => item in METERS;

interface Measured {
  value: ReadingValue;
  /** By the meter's clock; undefined where it has none. */
  atMs: number | undefined;
  sequence?: number;
  userId: number | null;
}

export type MeterSitting =
  | { ok: true; values: ReadingValue[]; atMs: number | undefined; sequences: number[] }
  /** Unreadable bytes; a measuring the meter itself calls wrong; only other people's; nothing of the last three days. */
  | { ok: false; why: 'unreadable' | 'failed' | 'others' | 'old' };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MINUTES_OF_HOUR = 60;
/** Readings of one sitting lie no further apart. */
const SITTING_MS = 10 * MINUTE_MS;
const SITTING_MAX = 3;
/** A meter's clock may run ahead a little. */
const AHEAD_MS = 5 * MINUTE_MS;

const two = (value: number): string => String(value).padStart(2, '0');

function msOf(at: DeviceTime | null): number | undefined {
  if (!at) return undefined;
  const time = `${two(Math.floor(at.minuteOfDay / MINUTES_OF_HOUR))}:${two(at.minuteOfDay % MINUTES_OF_HOUR)}`;
  return Date.parse(`${at.on}T${time}:${two(at.second)}+08:00`);
}

function pressureIn({ bytes }: Packet): Measured[] {
  const read = decodeBloodPressure(bytes);
  if (!read.ok) return [];
  const { systolic, diastolic, pulse, at, userId } = read.value;
  const beats = pulse === null ? {} : { pulse: Math.round(pulse) };
  return [{ value: { item: 'blood-pressure', systolic, diastolic, ...beats }, atMs: msOf(at), userId }];
}

function weightIn({ bytes }: Packet): Measured[] {
  const read = decodeWeight(bytes);
  if (!read.ok) return [];
  const { kg, at, userId } = read.value;
  return [{ value: { item: 'weight', kg }, atMs: msOf(at), userId }];
}

/** Test liquid and what the meter itself doubts are no readings. */
function glucoseIn(packets: readonly Packet[]): { read: Measured[]; failed: boolean } {
  const contexts = packets.flatMap(({ characteristic, bytes }) => {
    const context = characteristic === GLUCOSE_CONTEXT ? decodeGlucoseContext(bytes) : undefined;
    return context?.ok ? [context.value] : [];
  });
  const values = packets.flatMap(({ characteristic, bytes }) => {
    const value = characteristic === GLUCOSE_VALUE ? decodeGlucose(bytes) : undefined;
    return value?.ok ? [value.value] : [];
  });
  const good = values.filter((value) => !value.isControl && !isDoubted(value));
  const read = good.map(({ sequence, mmolL, at }): Measured => {
    const time = contexts.find((context) => context.sequence === sequence)?.time ?? 'random';
    return { value: { item: 'glucose', mmolL, time }, atMs: msOf(at), sequence, userId: null };
  });
  return { read, failed: values.length > 0 && good.length === 0 };
}

function readAll(item: MeterItem, packets: readonly Packet[]): { read: Measured[]; failed: boolean } {
  if (item === 'glucose') return glucoseIn(packets);
  return { read: packets.flatMap(item === 'weight' ? weightIn : pressureIn), failed: false };
}

/**
 * Of a meter with several people those of this one, where it says whose they are; else what may be theirs: the meter does not say, or names a
 * number that is nobody's here. What another one measured is never taken.
 */
function ofPerson(read: readonly Measured[], { slot, others }: Whose): readonly Measured[] {
  const own = read.filter(({ userId }) => userId === slot);
  return own.length > 0 ? own : read.filter(({ userId }) => userId === null || !others.includes(userId));
}

const isOfNow = ({ atMs }: Measured, nowMs: number): boolean =>
  atMs === undefined || (atMs <= nowMs + AHEAD_MS && atMs >= nowMs - READING_BACK_HOURS * HOUR_MS);

/** The newest and what was measured within minutes before it; the meter sends oldest first. */
function newest(read: readonly Measured[], item: MeterItem): readonly Measured[] {
  const last = read[read.length - 1];
  if (!last || item !== 'blood-pressure') return read.slice(-1);
  const near = read.filter(({ atMs }) =>
    last.atMs === undefined || atMs === undefined ? false : last.atMs - atMs <= SITTING_MS,
  );
  return near.length > 0 ? near.slice(-SITTING_MAX) : [last];
}

export interface Whose {
  nowMs: number;
  /** The person's number on the meter. */
  slot: number;
  /** Those of everybody else it is bound to. */
  others: readonly number[];
}

/** The sitting in some packets: the newest readings of this person, with the meter's time and its own numbers of them. */
export function sittingOf(item: MeterItem, packets: readonly Packet[], whose: Whose): MeterSitting {
  const { nowMs } = whose;
  const { read, failed } = readAll(item, packets);
  if (read.length === 0) return { ok: false, why: failed ? 'failed' : 'unreadable' };
  const own = ofPerson(read, whose);
  if (own.length === 0) return { ok: false, why: 'others' };
  const fresh = own.filter((one) => isOfNow(one, nowMs)).sort((a, b) => (a.atMs ?? nowMs) - (b.atMs ?? nowMs));
  if (fresh.length === 0) return { ok: false, why: 'old' };
  const sitting = newest(fresh, item);
  const first = sitting[0]?.atMs;
  return {
    ok: true,
    values: sitting.map(({ value }) => value),
    atMs: first === undefined ? undefined : Math.min(first, nowMs),
    sequences: sitting.flatMap(({ sequence }) => sequence ?? []),
  };
}
