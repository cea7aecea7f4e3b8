/** What to do now about one glucose, mmol/L (fact sheet §4.2; the policy's ≥ 16.7 and ≤ 3.9, both edges included). */
import { ALWAYS_120, CALL_AMBULANCE, stepsOf } from '../reading/alarm-parts';
import type { AlarmSymptom, GlucoseTime, ReadingAlarm } from '../reading/types';
import { shownGlucose } from './convert';
import { GLUCOSE_ALARM, GLUCOSE_LINES } from './lines-table';

/** [S41], fact sheet §4.2. */
const SOURCE = '国家基本公共卫生服务规范 2型糖尿病患者随访 危急情况';
/** 15 g of sugar, again after 15 minutes: from memory in the fact sheet. */
const SUGAR_SOURCE = '低血糖的通常处理';
const AGAIN_MINUTES = 15;

const LOW: ReadingAlarm = {
  kind: 'low-glucose',
  title: { id: 'alarm.glucose-low' },
  steps: stepsOf('alarm.sugar-now', 'alarm.again-15', 'alarm.sugar-more', 'alarm.no-feeding'),
  call: 'doctor',
  againAfterMinutes: AGAIN_MINUTES,
  source: SUGAR_SOURCE,
  verified: false,
};
const STILL_LOW: ReadingAlarm = {
  ...LOW,
  kind: 'still-low-glucose',
  title: { id: 'alarm.glucose-still-low' },
  steps: stepsOf('alarm.sugar-again', 'alarm.doctor-now', 'alarm.no-feeding'),
};
const NOT_AWAKE: ReadingAlarm = {
  ...LOW,
  kind: 'ambulance',
  title: { id: 'alarm.ambulance' },
  steps: stepsOf('alarm.call-120', 'alarm.no-food', 'alarm.on-side', 'alarm.stay-with'),
  call: '120',
  againAfterMinutes: null,
};
/** Awake, and in need of help: 120 first, then sugar. */
const LOW_AND_ILL: ReadingAlarm = {
  ...NOT_AWAKE,
  steps: stepsOf('alarm.call-120', 'alarm.sugar-now', 'alarm.stay-with', 'alarm.no-feeding'),
};
const HIGH: ReadingAlarm = {
  kind: 'high-glucose',
  title: { id: 'alarm.glucose-high' },
  steps: stepsOf('alarm.doctor-now', 'alarm.drink-water', 'alarm.no-extra-medicine', 'alarm.glucose-120'),
  call: 'doctor',
  againAfterMinutes: null,
  source: SOURCE,
  verified: false,
};
const AMBULANCE: ReadingAlarm = { ...CALL_AMBULANCE, source: SOURCE, verified: false };
const PREGNANT: ReadingAlarm = {
  ...HIGH,
  kind: 'pregnant-high',
  title: { id: 'alarm.pregnant-glucose' },
  steps: stepsOf('alarm.doctor-today', 'alarm.pregnant-why'),
};

/** These are an ambulance at any glucose: those of every number, and what acid blood makes, which also comes below 16.7. */
const ALWAYS: readonly AlarmSymptom[] = [...ALWAYS_120, 'deep-breath', 'fruity-breath'];
const isAmbulance = (symptom: AlarmSymptom): boolean => ALWAYS.includes(symptom);

/** Signs that belong to a low one and go with sugar; with a high one the others are an ambulance. */
const OF_LOW: readonly AlarmSymptom[] = ['sweating', 'palpitations'];

interface ToLookAt {
  mmolL: number;
  time: GlucoseTime;
  symptoms: readonly AlarmSymptom[];
  /** The second one, a quarter of an hour after the sugar. */
  again: boolean;
  pregnant: boolean;
}

function lowAlarm({ symptoms, again }: ToLookAt): ReadingAlarm {
  if (symptoms.includes('consciousness')) return NOT_AWAKE;
  if (symptoms.some(isAmbulance)) return LOW_AND_ILL;
  return again ? STILL_LOW : LOW;
}

/**
 * The alarm of one glucose, mmol/L, null where there is none. Up to 3.9: sugar now, again after 15 minutes, the doctor; nobody who cannot be
 * woken is fed. From 16.7: the doctor now, with symptoms 120. In pregnancy a raised one is for the doctor the same day.
 */
export function glucoseAlarm(told: ToLookAt): ReadingAlarm | null {
  const { time, symptoms, pregnant } = told;
  const shown = shownGlucose(told.mmolL);
  if (shown <= GLUCOSE_ALARM.lowUpTo) return lowAlarm(told);
  if (symptoms.some(isAmbulance)) return AMBULANCE;
  const isIll = symptoms.some((one) => !OF_LOW.includes(one));
  if (shown >= GLUCOSE_ALARM.highFrom) return isIll ? AMBULANCE : HIGH;
  return pregnant && shown >= GLUCOSE_LINES[time].raisedFrom ? PREGNANT : null;
}
