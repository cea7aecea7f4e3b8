/** Blood Pressure Measurement 0x2A35 of service 0x1810 (Bluetooth SIG, Blood Pressure Service 1.1 and GATT Specification Supplement). */
import { roundTo } from '../shared/rounding';
import {
  cursorOver,
  type Cursor,
  type Decoded,
  decoded,
  type DeviceTime,
  fault,
  hasBit,
  numberOf,
  numberOrNull,
  knownTime,
  knownUser,
  optional,
  type Sfloat,
} from './bytes';

/** mmHg of one kPa. */
const MMHG_PER_KPA = 7.50062;

/** What the meter says of the measuring itself. */
export interface PressureStatus {
  bodyMoved: boolean;
  cuffLoose: boolean;
  irregularPulse: boolean;
  pulseRange: 'within' | 'above' | 'below' | 'unknown';
  badPosition: boolean;
}

/** mmHg in whole numbers and beats a minute, whatever unit the meter used. */
export interface PressurePacket {
  systolic: number;
  diastolic: number;
  /** Mean arterial pressure, mmHg. */
  meanArterial: number | null;
  pulse: number | null;
  unit: 'mmHg' | 'kPa';
  /** By the meter's clock; null where it has none. */
  at: DeviceTime | null;
  userId: number | null;
  status: PressureStatus | null;
}

const PULSE_RANGES = ['within', 'above', 'below', 'unknown'] as const;

function statusOf(bits: number): PressureStatus {
  return {
    bodyMoved: hasBit(bits, 0),
    cuffLoose: hasBit(bits, 1),
    irregularPulse: hasBit(bits, 2),
    pulseRange: PULSE_RANGES[Math.floor(bits / 8) % 4] ?? 'unknown',
    badPosition: hasBit(bits, 5),
  };
}

/** A number above zero; null where the meter has none, or says so by a zero. */
const knownNumber = (value: Sfloat | null): number | null => {
  const number = numberOrNull(value);
  return number === null || number <= 0 ? null : number;
};

type Rest = Pick<PressurePacket, 'pulse' | 'at' | 'userId' | 'status'>;

/** What follows the three pressures, each only where its flag is set. */
function restOf(cursor: Cursor, flags: number): Decoded<Rest> {
  const time = optional(hasBit(flags, 1), cursor.time);
  const pulse = knownNumber(optional(hasBit(flags, 2), cursor.sfloat));
  const user = optional(hasBit(flags, 3), cursor.u8);
  const status = optional(hasBit(flags, 4), cursor.u16);
  if (cursor.isShort()) return fault('too-short');
  if (time === 'bad') return fault('bad-time');
  return decoded({
    at: knownTime(time),
    pulse: pulse === null ? null : roundTo(pulse, 0),
    userId: knownUser(user),
    status: status === null ? null : statusOf(status),
  });
}

/**
 * Reads one indication of 0x2A35. kPa become mmHg; a pulse, a mean or a user that the meter does not know (no number, infinite, not above zero) is null. Refuses packets that end
 * too early, pressures that are no number (`no-value`), infinite or not above zero, and times that are none. Bytes after the last field are
 * left alone: later versions of the service may add some.
 */
export function decodeBloodPressure(bytes: Uint8Array): Decoded<PressurePacket> {
  const cursor = cursorOver(bytes);
  const flags = cursor.u8();
  if (flags === null) return fault('too-short');
  const unit = hasBit(flags, 0) ? 'kPa' : 'mmHg';
  const [systolic, diastolic, mean] = [cursor.sfloat(), cursor.sfloat(), cursor.sfloat()];
  const rest = restOf(cursor, flags);
  if (!rest.ok) return rest;
  const mmHg = (value: number): number => roundTo(unit === 'kPa' ? value * MMHG_PER_KPA : value, 0);
  const [upper, lower] = [numberOf(systolic), numberOf(diastolic)];
  if (!upper.ok) return upper;
  if (!lower.ok) return lower;
  if (upper.value <= 0 || lower.value <= 0) return fault('out-of-range');
  const meanArterial = knownNumber(mean);
  return decoded({
    systolic: mmHg(upper.value),
    diastolic: mmHg(lower.value),
    meanArterial: meanArterial === null ? null : mmHg(meanArterial),
    unit,
    ...rest.value,
  });
}
