/** What to do now about one pressure, before anything else is said of it (fact sheet §3.2 [S24], §3.6; ux.md §6). */
import { ALWAYS_120, CALL_AMBULANCE, stepsOf } from '../reading/alarm-parts';
import type { AlarmSymptom, ReadingAlarm } from '../reading/types';
import { LOW_BELOW, RAISED_FROM, reaches, VERY_HIGH_FROM } from './lines-table';
import { shownPressure } from './mean';
import type { Pressure } from './types';

/** [S24], [S30]. */
const SOURCE = '国家基本公共卫生服务规范 高血压患者随访 危急情况；国家基层高血压防治管理指南2025版';
/** Of no document read so far. */
const LOW_SOURCE = '医院科普页面';
const REST_MINUTES = 5;

const AMBULANCE: ReadingAlarm = { ...CALL_AMBULANCE, source: SOURCE, verified: false };
const REST: ReadingAlarm = {
  kind: 'rest-and-again',
  title: { id: 'alarm.pressure-very-high' },
  steps: stepsOf('alarm.rest', 'alarm.again', 'alarm.doctor-today', 'alarm.pressure-120'),
  call: 'doctor',
  againAfterMinutes: REST_MINUTES,
  source: SOURCE,
  verified: false,
};
const STILL: ReadingAlarm = {
  ...REST,
  kind: 'still-very-high',
  title: { id: 'alarm.pressure-still' },
  steps: stepsOf('alarm.hospital-now', 'alarm.no-extra-medicine', 'alarm.pressure-120'),
  againAfterMinutes: null,
};
const PREGNANT: ReadingAlarm = {
  ...REST,
  kind: 'pregnant-high',
  title: { id: 'alarm.pregnant-pressure' },
  steps: stepsOf('alarm.doctor-today', 'alarm.pregnant-why', 'alarm.pregnant-120'),
  againAfterMinutes: null,
};
const PREGNANT_VERY_HIGH: ReadingAlarm = {
  ...PREGNANT,
  steps: stepsOf('alarm.hospital-now', 'alarm.pregnant-why', 'alarm.pregnant-120'),
};
const LOW: ReadingAlarm = {
  kind: 'low-pressure',
  title: { id: 'alarm.pressure-low' },
  steps: stepsOf('alarm.lie-down', 'alarm.rest-low', 'alarm.dizzy-doctor', 'alarm.faint-120'),
  call: null,
  againAfterMinutes: REST_MINUTES,
  source: LOW_SOURCE,
  verified: false,
};

interface ToLookAt {
  pressure: Pressure;
  symptoms: readonly AlarmSymptom[];
  /** The second one, after a rest. */
  again: boolean;
  pregnant: boolean;
}

function alarmOfNumbers(
  shown: Pressure,
  { again, pregnant }: Pick<ToLookAt, 'again' | 'pregnant'>,
): ReadingAlarm | null {
  const isVeryHigh = reaches(shown, VERY_HIGH_FROM);
  if (pregnant && reaches(shown, RAISED_FROM.office)) return isVeryHigh ? PREGNANT_VERY_HIGH : PREGNANT;
  if (isVeryHigh) return again ? STILL : REST;
  return shown.systolic < LOW_BELOW.systolic ? LOW : null;
}

/**
 * The alarm of one pressure (mmHg), null where there is none. From 180/110: rest and measure again, the doctor today; still so after the rest:
 * to the hospital; with symptoms: 120. In pregnancy from 140/90 the same day. Upper number below 90: sit or lie down. Age does not matter.
 */
export function pressureAlarm({ pressure, symptoms, again, pregnant }: ToLookAt): ReadingAlarm | null {
  const shown = shownPressure(pressure);
  if (symptoms.some((one) => ALWAYS_120.includes(one))) return AMBULANCE;
  const found = alarmOfNumbers(shown, { again, pregnant });
  if (found && found !== LOW && symptoms.length > 0) return AMBULANCE;
  return found;
}
