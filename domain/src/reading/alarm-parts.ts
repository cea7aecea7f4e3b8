import type { SentenceRef } from '../shared/sentence';
import type { AlarmSymptom, ReadingAlarm } from './types';

/** The steps of an alarm by their sentences, without numbers of their own. */
export const stepsOf = (...ids: SentenceRef['id'][]): SentenceRef[] => ids.map((id) => ({ id }));

/** These are an ambulance at any number of anything. */
export const ALWAYS_120: readonly AlarmSymptom[] = ['consciousness', 'chest-pain', 'speech', 'breathless'];

/** 120 now, the same of every measurement: lie still, somebody stays, nobody drives. Whose rule it is, its alarm says. */
export const CALL_AMBULANCE = {
  kind: 'ambulance',
  title: { id: 'alarm.ambulance' },
  steps: stepsOf('alarm.call-120', 'alarm.stay-still', 'alarm.stay-with', 'alarm.no-driving'),
  call: '120',
  againAfterMinutes: null,
} as const satisfies Partial<ReadingAlarm>;
