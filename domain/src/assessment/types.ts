/** Screens an older person or somebody with them answers one question at a time (fact sheet §1.5, §1.6, §2). */
import type { SensitiveCategory } from '../record/kinds';

export const QUESTIONNAIRES = [
  'self-care',
  'constitution',
  'ad8',
  'gds-15',
  'phq-9',
  'cognition-first',
  'mood-first',
  'mmse-total',
] as const;
export type QuestionnaireCode = (typeof QUESTIONNAIRES)[number];

/** Who gives the answers. Staff may also write down what the person or the family says. */
export const INFORMANTS = ['self', 'family', 'staff'] as const;
export type Informant = (typeof INFORMANTS)[number];

export interface Option {
  key: string;
  text: string;
}

/** A number to be typed: `min` and `max` are what a living person can have. */
export interface NumberField {
  name: string;
  label: string;
  unit: string;
  min: number;
  max: number;
  /** Digits after the point that are taken. */
  decimals: 0 | 1;
}

export interface Question {
  key: string;
  text: string;
  hint: string | null;
  /** Choices; beside numbers the ways out of typing them (不知道). */
  options: readonly Option[];
  numbers: readonly NumberField[];
  /** Only somebody trained looks or asks; nobody answers it for themself. */
  staffOnly: boolean;
}

/** One answer: a choice, or the numbers of its fields. */
export interface GivenAnswer {
  choice?: string | undefined;
  numbers?: Readonly<Record<string, number>> | undefined;
}
export type Answers = Readonly<Record<string, GivenAnswer>>;

export interface Questionnaire {
  code: QuestionnaireCode;
  /** Kept with every answer; raised when a question or its scores change. */
  version: number;
  name: string;
  /** As people call it on a page. */
  title: string;
  about: string;
  /** The time the answers are about: 过去一年. */
  recall: string;
  minutes: number;
  /** The first age (whole years) it is made for. */
  fromYears: number;
  /** What is kept with the answers confidential. */
  sensitive: SensitiveCategory | null;
  /** Only at the desk. */
  staffOnly: boolean;
  /** Who may answer; the first is proposed. */
  informants: readonly Informant[];
  /** Days an unfinished one is kept: not longer than what is asked about still holds. */
  openDays: number;
  questions: readonly Question[];
  source: string;
  /** False: from memory or secondary, shown as 以医疗机构告知为准. */
  verified: boolean;
}
