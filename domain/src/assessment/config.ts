/** What a county may set otherwise; each with the day it holds from and whether a source was read (fact sheet §2, docs/rules/assessment.md). */
import type { PlainDate } from '../shared/plain-date';

export interface HelpLine {
  /** Digits to dial. */
  number: string;
  words: string;
}

export interface AssessmentConfig {
  validFrom: string;
  /** Item 14 of the constitution form prints nothing for 7 colds a year: the score taken for it. */
  sevenColdsScore: 3 | 4;
  /** GDS-15: from this total on. 5 in China's primary care, 8 in a Korean community study [S63]. */
  gdsCutOff: number;
  ad8CutOff: number;
  /** Answers 不知道 of AD8 from which nothing is concluded. */
  ad8UnknownMax: number;
  /** MMSE: up to this total, by schooling. From memory. */
  mmseUpTo: Readonly<Record<'none' | 'primary' | 'secondary', number>>;
  phq2From: number;
  helpLines: readonly HelpLine[];
}

const CHINA: AssessmentConfig = {
  validFrom: '2025-01-01',
  sevenColdsScore: 3,
  gdsCutOff: 5,
  ad8CutOff: 2,
  ad8UnknownMax: 2,
  mmseUpTo: { none: 17, primary: 20, secondary: 24 },
  phq2From: 3,
  // 12356 is the country's one line for this since 2025 (from memory): confirmed by the county before it is relied on.
  helpLines: [
    { number: '12356', words: '心里难受，打 12356' },
    { number: '120', words: '有危险，打 120' },
    { number: '110', words: '有人要伤害自己，打 110' },
  ],
};

/** Newest first. */
const EDITIONS: readonly AssessmentConfig[] = [CHINA];

/** What holds on a day (`YYYY-MM-DD`, Asia/Shanghai); before the first edition its own values. */
export const assessmentConfigOn = (day: PlainDate): AssessmentConfig =>
  EDITIONS.find(({ validFrom }) => validFrom <= day) ?? CHINA;
