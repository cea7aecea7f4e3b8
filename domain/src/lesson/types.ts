/** What a short lesson is made of: blocks with their sources, a few questions, the rule that says when it counts. */
import type { PlainDate } from '../shared/plain-date';

export const LESSONS = [
  'measure-pressure',
  'pressure-very-high',
  'less-salt',
  'medicine-every-day',
  'low-sugar',
  'diabetes-feet',
  'sugar-eating',
  'measure-waist',
  'slow-weight-loss',
  'walking',
  'flu-vaccine',
  'pneumonia-vaccine',
  'falls',
  'checkup-fasting',
  'stroke-signs',
] as const;
export type LessonCode = (typeof LESSONS)[number];

export const LESSON_TOPICS = ['pressure', 'sugar', 'weight', 'elder', 'checkup'] as const;
export type LessonTopic = (typeof LESSON_TOPICS)[number];

export const BLOCK_KINDS = ['text', 'steps', 'alarm'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A part of a lesson under one heading. `alarm`: what cannot wait. */
export interface LessonBlock {
  kind: BlockKind;
  heading: string;
  lines: readonly string[];
  /** The document it is from, as a reader is told. */
  source: string;
  /** Where our fact sheet quotes it, for whoever reviews a lesson. */
  clause: string;
  /** False: marked from memory (M); shown with 以医疗机构告知为准. */
  verified: boolean;
}

/** An answer one may choose, and why it is right or not. */
export interface QuizOption {
  key: string;
  text: string;
  right: boolean;
  why: string;
}

export interface QuizQuestion {
  key: string;
  text: string;
  options: readonly QuizOption[];
  /** Without this one right nobody has passed: it is about what cannot wait. */
  must: boolean;
}

/** What a lesson says from a day on. What somebody was taught is kept with its day, never rewritten. */
export interface LessonEdition {
  validFrom: PlainDate;
  title: string;
  about: string;
  blocks: readonly LessonBlock[];
  questions: readonly QuizQuestion[];
}

export interface Lesson {
  code: LessonCode;
  topic: LessonTopic;
  /** Newest first. */
  editions: readonly LessonEdition[];
}
