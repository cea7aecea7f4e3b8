import type { AssessmentConfig } from './config';
import type { AskAgainReason } from './result-texts';
import type { Answers, Informant } from './types';

/** How a page marks a result: nothing to do, something to do, or not to be told. */
export type OutcomeLevel = 'fine' | 'act' | 'unsure';

export interface OutcomeLine {
  label: string;
  words: string;
}

/** A result in words. Nothing of it is a diagnosis. */
export interface Outcome {
  /** Scale the score belongs to: the questionnaire's code, or `phq-2`. */
  scale: string;
  score: number | null;
  scoreMax: number | null;
  level: OutcomeLevel;
  headline: string;
  meaning: readonly string[];
  next: readonly string[];
  /** Types of the constitution with their verdicts. */
  lines: readonly OutcomeLine[];
  /** 保健指导 of the main type. */
  advice: readonly OutcomeLine[];
  notes: readonly string[];
  /** Done by staff with everything looked at: counts as the service's own record; else 自测参考. */
  formal: boolean;
  /** Say where help is before anything else. */
  safety: boolean;
}

export interface AskAgain {
  reason: AskAgainReason;
  words: string;
  /** The questions to look at again. */
  keys: readonly string[];
}

/** `wrong`: key of a question without an answer that counts. */
export type Judged = { outcome: Outcome; askAgain: AskAgain | null } | { wrong: string };

export interface JudgeInput {
  answers: Answers;
  informant: Informant;
  atDesk: boolean;
  config: AssessmentConfig;
}
