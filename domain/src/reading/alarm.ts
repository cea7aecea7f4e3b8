import { pressureAlarm } from '../blood-pressure/alarm';
import { glucoseAlarm } from '../glucose/alarm';
import type { AlarmSymptom, ReadingAlarm, ReadingValue } from './types';

interface Asked {
  pregnant: boolean;
  symptoms: readonly AlarmSymptom[];
  /** The one after the rest or the sugar. */
  again: boolean;
}

/**
 * What to do now about a reading, before anything else; null where nothing presses. Weight and waist never press. Units as in
 * `ReadingValue`; edges and sources: `blood-pressure/alarm`, `glucose/alarm`.
 */
export function alarmOf(value: ReadingValue, { pregnant, symptoms, again }: Asked): ReadingAlarm | null {
  switch (value.item) {
    case 'blood-pressure':
      return pressureAlarm({ pressure: value, symptoms, again, pregnant });
    case 'glucose':
      return glucoseAlarm({ mmolL: value.mmolL, time: value.time, symptoms, again, pregnant });
    case 'weight':
    case 'waist':
      return null;
  }
}

/**
 * Whether a reading alarms for the same thing as the one before it, as only then it is "still" so: a low one after a high one, or a pressure
 * after a glucose, is a first one.
 */
export function isSameAlarm(now: ReadingValue, before: ReadingValue, { pregnant }: Pick<Asked, 'pregnant'>): boolean {
  const kindOf = (value: ReadingValue) => alarmOf(value, { pregnant, symptoms: [], again: false })?.kind;
  const kind = kindOf(now);
  return kind !== undefined && kind === kindOf(before);
}
