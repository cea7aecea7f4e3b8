/** Glucose Measurement 0x2A18 and its context 0x2A34 of service 0x1808 (Bluetooth SIG, Glucose Service 1.0 and GATT Specification Supplement). */
import { mmolFromMgDl, shownGlucose } from '../glucose/convert';
import type { GlucoseTime } from '../reading/types';
import {
  cursorOver,
  type Cursor,
  type Decoded,
  decoded,
  type DeviceTime,
  fault,
  hasBit,
  movedBy,
  numberOf,
  type Sfloat,
  knownTime,
  optional,
} from './bytes';

/** mg/dL of one kg/L, mmol/L of one mol/L. */
const MG_DL_PER_KG_L = 100_000;
const MMOL_PER_MOL = 1000;
/** Type and place of a measuring of the meter's own test liquid. */
const CONTROL_TYPE = 10;
const CONTROL_PLACE = 4;

/** Sensor status, bit by bit. */
export const GLUCOSE_FAULTS = [
  'battery-low',
  'sensor-broken',
  'too-little-blood',
  'strip-not-in',
  'wrong-strip',
  'above-range',
  'below-range',
  'too-hot',
  'too-cold',
  'strip-pulled',
  'general-fault',
  'clock-fault',
] as const;
export type GlucoseFault = (typeof GLUCOSE_FAULTS)[number];

/** These say something of the meter and nothing against the number. */
const HARMLESS: readonly GlucoseFault[] = ['battery-low', 'clock-fault'];

/** Whether the meter itself doubts what it measured: then it is nobody's reading. */
export const isDoubted = ({ faults }: Pick<GlucosePacket, 'faults'>): boolean =>
  faults.some((fault) => !HARMLESS.includes(fault));

/** mmol/L with one decimal, whatever unit the meter used. */
export interface GlucosePacket {
  /** The meter's own number of this measuring. */
  sequence: number;
  mmolL: number;
  unit: 'kg/L' | 'mol/L';
  /** By the meter's clock with its offset; null where it has none, or says that it is wrong. */
  at: DeviceTime | null;
  /** Test liquid, nobody's blood. */
  isControl: boolean;
  faults: readonly GlucoseFault[];
  /** A context (0x2A34) of the same sequence number comes next. */
  hasContext: boolean;
}

function concentrationOf(raw: Sfloat, unit: GlucosePacket['unit']): Decoded<number> {
  const number = numberOf(raw);
  if (!number.ok) return number;
  if (number.value <= 0) return fault('out-of-range');
  const { value } = number;
  return decoded(unit === 'kg/L' ? mmolFromMgDl(value * MG_DL_PER_KG_L) : shownGlucose(value * MMOL_PER_MOL));
}

const faultsOf = (bits: number): GlucoseFault[] => GLUCOSE_FAULTS.filter((_, bit) => hasBit(bits, bit));

/** Low half-byte: what was measured; high one: from where. */
const isControlSample = (sample: number): boolean =>
  sample % 0x10 === CONTROL_TYPE || Math.floor(sample / 0x10) === CONTROL_PLACE;

/** What the offset says where the meter's clock was moved further than it can tell: the time is not known then. */
const OFFSET_OVERRUN = 0x7fff;
const OFFSET_UNDERRUN = -0x8000;

function timeBy(base: DeviceTime | null, offset: number): DeviceTime | null {
  return base === null || offset === OFFSET_OVERRUN || offset === OFFSET_UNDERRUN ? null : movedBy(base, offset);
}

interface Fields {
  sequence: number;
  at: DeviceTime | null;
  /** Null where the packet has none. */
  concentration: Sfloat | null;
  sample: number;
  status: number;
}

function fieldsOf(cursor: Cursor, flags: number): Decoded<Fields> {
  const sequence = cursor.u16() ?? 0;
  const time = cursor.time();
  const offset = optional(hasBit(flags, 0), cursor.i16) ?? 0;
  const concentration = optional(hasBit(flags, 1), cursor.sfloat);
  const sample = optional(hasBit(flags, 1), cursor.u8) ?? 0;
  const status = optional(hasBit(flags, 3), cursor.u16) ?? 0;
  if (cursor.isShort()) return fault('too-short');
  if (time === 'bad') return fault('bad-time');
  return decoded({ sequence, at: timeBy(knownTime(time), offset), concentration, sample, status });
}

/**
 * Reads one notification of 0x2A18. kg/L become mg/dL and then mmol/L; the offset is added to the base time, and one that ran over leaves no time. Refuses packets that end too
 * early, those without a concentration (`no-value`), with one that is infinite or not above zero, and times that are none. Test liquid is
 * said to be so: it is nobody's reading.
 */
export function decodeGlucose(bytes: Uint8Array): Decoded<GlucosePacket> {
  const cursor = cursorOver(bytes);
  const flags = cursor.u8() ?? 0;
  const fields = fieldsOf(cursor, flags);
  if (!fields.ok) return fields;
  const { sequence, concentration, sample, status } = fields.value;
  const faults = faultsOf(status);
  const unit = hasBit(flags, 2) ? 'mol/L' : 'kg/L';
  const value = concentrationOf(concentration ?? 'nan', unit);
  if (!value.ok) return value;
  return decoded({
    sequence,
    mmolL: value.value,
    unit,
    at: faults.includes('clock-fault') ? null : fields.value.at,
    isControl: isControlSample(sample),
    faults,
    hasContext: hasBit(flags, 4),
  });
}

/** What the person told the meter about the meal. */
export const MEALS = ['before-meal', 'after-meal', 'fasting', 'casual', 'bedtime'] as const;
export type Meal = (typeof MEALS)[number];

/** 两小时: the meter knows only "after a meal". */
const TIME_OF_MEAL: Readonly<Record<Meal, GlucoseTime>> = {
  'before-meal': 'random',
  'after-meal': 'two-hours',
  fasting: 'fasting',
  casual: 'random',
  bedtime: 'random',
};

export interface GlucoseContext {
  sequence: number;
  meal: Meal | null;
  /** Null where the meter was told nothing of a meal: the person is asked. */
  time: GlucoseTime | null;
}

/**
 * Reads one notification of 0x2A34 as far as the meal, which says when the glucose was measured; what follows (health, exercise, medicine,
 * HbA1c) is not ours to keep. Refuses packets that end too early.
 */
export function decodeGlucoseContext(bytes: Uint8Array): Decoded<GlucoseContext> {
  const cursor = cursorOver(bytes);
  const flags = cursor.u8() ?? 0;
  const sequence = cursor.u16();
  if (hasBit(flags, 7)) cursor.u8();
  if (hasBit(flags, 0)) {
    cursor.u8();
    cursor.u16();
  }
  const code = hasBit(flags, 1) ? cursor.u8() : 0;
  if (sequence === null || code === null || cursor.isShort()) return fault('too-short');
  const meal = MEALS[code - 1] ?? null;
  return decoded({ sequence, meal, time: meal && TIME_OF_MEAL[meal] });
}
