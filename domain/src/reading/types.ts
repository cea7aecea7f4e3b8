/** A reading: what a clinic, a device or the person measured of the body. Pressure in mmHg, glucose in mmol/L, weight in kg, waist in cm. */
import type { PressureProfile, PressureProfileName, PressureTarget } from '../blood-pressure/types';
import type { GlucoseTarget } from '../glucose/types';
import type { PlainDate } from '../shared/plain-date';
import type { SentenceRef } from '../shared/sentence';

export const READING_ITEMS = ['blood-pressure', 'glucose', 'weight', 'waist'] as const;
export type ReadingItem = (typeof READING_ITEMS)[number];

/** When glucose was measured: before breakfast, two hours after a meal, or at any time. */
export const GLUCOSE_TIMES = ['fasting', 'two-hours', 'random'] as const;
export type GlucoseTime = (typeof GLUCOSE_TIMES)[number];

/** mmHg and beats a minute; mmol/L; kg; cm. */
export type ReadingValue =
  | { item: 'blood-pressure'; systolic: number; diastolic: number; pulse?: number | undefined }
  | { item: 'glucose'; mmolL: number; time: GlucoseTime }
  | { item: 'weight'; kg: number }
  | { item: 'waist'; cm: number };

/** Who measured: the clinic, a device that was bound, or the person who typed the number. */
export const READING_SOURCES = ['clinic', 'device', 'typed'] as const;
export type ReadingSource = (typeof READING_SOURCES)[number];

/** One measuring as it is kept. */
export interface ReadingFact {
  id: string;
  on: PlainDate;
  /** Minutes after midnight in Asia/Shanghai; null where only the day is known. */
  minuteOfDay: number | null;
  source: ReadingSource;
  /** Readings of one sitting share it; they count once, by their mean. Null: a sitting of its own. */
  sessionId: string | null;
  value: ReadingValue;
}

/** What is known of the person on the day; every table asks it. */
export interface ReadingPerson {
  birthDate: PlainDate;
  sex: 'male' | 'female' | 'unknown';
  /** Expecting, or within the weeks in which the tables of adults do not hold. */
  pregnant: boolean;
  hypertension: boolean;
  diabetes: boolean;
  /** What the doctor agreed with this person; each goes before every table. */
  personalPressure: PressureTarget | null;
  personalGlucose: GlucoseTarget | null;
  /** Both ends belong to it, kg. */
  personalWeight?: { lowKg: number; highKg: number } | null;
  /** Below this, cm. */
  personalWaist?: { belowCm: number } | null;
  /** Newest height as a grown-up, cm. */
  heightCm: number | null;
}

/** What a county set about readings. */
export interface ReadingConfig {
  pressureProfiles: readonly PressureProfile[];
  /** `by-date`: the newest document in force on the day. */
  pressureProfile: PressureProfileName | 'by-date';
  /** Which of the two home protocols the county works by. */
  homeProtocol: 'JC-2025' | 'HBPM';
}

export const TREND_DAYS = [7, 30, 90] as const;
export type TrendDays = (typeof TREND_DAYS)[number];

/** How a number stands to its line. `nearly`: inside, and close to the end. `unjudged`: no table holds for this person or this number. */
export type ReadingStand = 'in-target' | 'nearly' | 'above' | 'below' | 'urgent' | 'unjudged';

/** Two numbers of a pressure, one of anything else (`second` null). */
export interface TrendNumbers {
  first: number;
  second: number | null;
}

/** The band of a picture: what is aimed at, in the item's unit. Low ends belong to it, high ends do not; null ends are open. */
export interface TrendBand {
  first: { low: number | null; high: number | null };
  second: { low: number | null; high: number | null } | null;
  /** `140/90 以下` as people read it. */
  text: string;
  /** 先降到 150/90 以下。受得了再到 140/90 以下。 Null where there is nothing beyond `text`. */
  more: SentenceRef | null;
  source: string;
  /** False: shown as 以医疗机构告知为准. */
  verified: boolean;
  isPersonal: boolean;
}

/** A day of the picture and of the table: the means of that day, as shown. */
export interface TrendDay {
  on: PlainDate;
  mean: TrendNumbers;
  morning: TrendNumbers | null;
  evening: TrendNumbers | null;
  /** Sittings of that day. */
  count: number;
  sources: readonly ReadingSource[];
  stand: ReadingStand;
}

export interface Trend {
  item: ReadingItem;
  /** Only for glucose: one trend a time of measuring. */
  time: GlucoseTime | null;
  days: TrendDays;
  from: PlainDate;
  to: PlainDate;
  unit: string;
  band: TrendBand | null;
  /** Why there is no band: in words. */
  noBand: SentenceRef | null;
  /** Sittings, and how many of those that can be judged are in target. */
  count: number;
  share: { inTarget: number; judged: number } | null;
  mean: TrendNumbers | null;
  morning: TrendNumbers | null;
  evening: TrendNumbers | null;
  /** Mean of these days less that of as many days before; null where one of them has nothing. */
  change: TrendNumbers | null;
  /** `too-few`: fewer than three days; nothing is said of control. */
  control: 'controlled' | 'nearly' | 'above' | 'below' | 'too-few' | 'unjudged';
  /** Oldest first. */
  table: readonly TrendDay[];
  /** What the picture shows, for those who do not see it and for those who do. */
  words: readonly SentenceRef[];
}

export type LetterKind = 'week' | 'month';

export interface LetterPart {
  item: ReadingItem;
  heading: SentenceRef;
  lines: readonly SentenceRef[];
}

/** A letter in plain words; `sayReading` makes its sentences. */
export interface Letter {
  kind: LetterKind;
  from: PlainDate;
  to: PlainDate;
  title: SentenceRef;
  /** The one thing that matters. */
  lead: SentenceRef;
  parts: readonly LetterPart[];
  /** What to do next, at most three. */
  next: readonly SentenceRef[];
}

/**
 * Complaints a person may tick beside a number that alarms (fact sheet §3.2 [S24], §4.2 [S41]); their words are the sentences `symptom.…`.
 * Which of them make an ambulance of which number is told by the alarms.
 */
export const ALARM_SYMPTOMS = {
  'blood-pressure': [
    'chest-pain',
    'speech',
    'consciousness',
    'breathless',
    'headache',
    'vomiting',
    'vision',
    'eye-pain',
    'palpitations',
    'chest-tightness',
  ],
  glucose: ['consciousness', 'vomiting', 'belly-pain', 'deep-breath', 'fruity-breath', 'sweating', 'palpitations'],
  weight: [],
  waist: [],
} as const satisfies Readonly<Record<ReadingItem, readonly string[]>>;
export type AlarmSymptom = (typeof ALARM_SYMPTOMS)[ReadingItem][number];

/** What to do now, before anything else. Steps are in order; texts by `sayReading`. */
export interface ReadingAlarm {
  kind:
    | 'rest-and-again'
    | 'still-very-high'
    | 'ambulance'
    | 'pregnant-high'
    | 'low-pressure'
    | 'low-glucose'
    | 'still-low-glucose'
    | 'high-glucose';
  title: SentenceRef;
  steps: readonly SentenceRef[];
  /** Whom to call; null: nobody yet. */
  call: '120' | 'doctor' | null;
  /** Measure again after so many minutes; null: not now. */
  againAfterMinutes: number | null;
  source: string;
  verified: boolean;
}
