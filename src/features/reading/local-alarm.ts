import type { ReadingAlarm, ReadingValue } from '@kangban/contract/reading/reading';
import { meanPressure } from '@kangban/domain/blood-pressure/mean';
import { alarmOf } from '@kangban/domain/reading/alarm';
import { sayReading } from '@kangban/domain/reading/say';
import { ALARM_SYMPTOMS, type AlarmSymptom } from '@kangban/domain/reading/types';
import { alarm as words } from '@/copy/reading-log';

export const AMBULANCE = '120';

/** The one number that stands for a sitting: of pressures the mean, else what was measured. */
export function meanValue(values: readonly ReadingValue[]): ReadingValue | undefined {
  const pressures = values.flatMap((value) => (value.item === 'blood-pressure' ? [value] : []));
  const mean = meanPressure(pressures);
  return mean ? { item: 'blood-pressure', ...mean } : values[values.length - 1];
}

interface Asked {
  symptoms: readonly AlarmSymptom[];
  /** Measured again after the rest. */
  again: boolean;
}

const LEVELS = { '120': 'call-120', doctor: 'call-doctor' } as const;

/**
 * What to do now as the rules on the phone say it: without a line nobody else can, and a symptom that is ticked must not wait for an
 * answer. Who is expecting is not known here; the server's own answer says more.
 */
export function localAlarm(value: ReadingValue, asked: Asked): ReadingAlarm | null {
  const found = alarmOf(value, { pregnant: false, ...asked });
  return (
    found && {
      level: found.call === null ? 'again' : LEVELS[found.call],
      title: sayReading(found.title),
      steps: found.steps.map(sayReading),
      againAfterMinutes: found.againAfterMinutes,
      calls: [{ label: words.ambulance, phone: AMBULANCE }],
    }
  );
}

/** What somebody may feel beside such a number, in words. */
export const symptomsOf = ({ item }: ReadingValue): { key: AlarmSymptom; text: string }[] =>
  ALARM_SYMPTOMS[item].map((key) => ({ key, text: sayReading({ id: `symptom.${key}` }) }));
