/** Weight Measurement 0x2A9D of service 0x181D (Bluetooth SIG, Weight Scale Service 1.0 and GATT Specification Supplement). */
import { roundTo } from '../shared/rounding';
import {
  cursorOver,
  type Cursor,
  type Decoded,
  decoded,
  type DeviceTime,
  fault,
  hasBit,
  knownTime,
  knownUser,
  optional,
} from './bytes';

/** kg of one step, and of one pound (exact). */
const KG_STEP = 0.005;
const LB_STEP = 0.01;
const KG_PER_LB = 0.45359237;
const CM_PER_METRE_STEP = 0.1;
/** A tenth of an inch. */
const CM_PER_INCH_STEP = 0.254;
const FAILED = 0xffff;

/** kg and cm with one decimal, whatever unit the scale used. */
export interface WeightPacket {
  kg: number;
  unit: 'kg' | 'lb';
  at: DeviceTime | null;
  userId: number | null;
  /** As the scale has them; our own body mass is computed, not taken from here. */
  bmi: number | null;
  heightCm: number | null;
}

const BMI_STEP = 0.1;

type Rest = Pick<WeightPacket, 'at' | 'userId' | 'bmi' | 'heightCm'>;

/** A number of steps in tenths; null stays null. */
const inTenths = (steps: number | null, step: number): number | null =>
  steps === null ? null : roundTo(steps * step, 1);

function restOf(cursor: Cursor, flags: number): Decoded<Rest> {
  const time = optional(hasBit(flags, 1), cursor.time);
  const user = optional(hasBit(flags, 2), cursor.u8);
  const bmi = optional(hasBit(flags, 3), cursor.u16);
  const height = optional(hasBit(flags, 3), cursor.u16);
  if (cursor.isShort()) return fault('too-short');
  if (time === 'bad') return fault('bad-time');
  return decoded({
    at: knownTime(time),
    userId: knownUser(user),
    bmi: inTenths(bmi, BMI_STEP),
    heightCm: inTenths(height, hasBit(flags, 0) ? CM_PER_INCH_STEP : CM_PER_METRE_STEP),
  });
}

/**
 * Reads one indication of 0x2A9D: steps of 5 g or of a hundredth of a pound, as kg with one decimal. Refuses packets that end too early, a
 * weighing that failed (0xFFFF, `no-value`), nothing on the scale, and times that are none.
 */
export function decodeWeight(bytes: Uint8Array): Decoded<WeightPacket> {
  const cursor = cursorOver(bytes);
  const flags = cursor.u8();
  const raw = cursor.u16();
  if (flags === null || raw === null) return fault('too-short');
  const rest = restOf(cursor, flags);
  if (!rest.ok) return rest;
  if (raw === FAILED) return fault('no-value');
  if (raw === 0) return fault('out-of-range');
  const unit = hasBit(flags, 0) ? 'lb' : 'kg';
  const kg = roundTo(unit === 'lb' ? raw * LB_STEP * KG_PER_LB : raw * KG_STEP, 1);
  return decoded({ kg, unit, ...rest.value });
}
