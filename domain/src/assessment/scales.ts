/** The short scales: AD8, GDS-15, PHQ-2 and PHQ-9, the two first questions of the checkup form, and the total of the MMSE (fact sheet §2). */
import type { AssessmentConfig } from './config';

export type Ad8Answer = 'yes' | 'no' | 'unknown';

export interface Ad8Result {
  /** 0–8. */
  score: number;
  unknown: number;
  /** From the cut-off on: somebody should look. Unknown answers can only add to it. */
  positive: boolean;
  /** Too many 不知道 to be sure of anything below the cut-off. */
  insufficient: boolean;
}

type Wrong = { wrongItem: number };

const firstWrong = <T>(answers: readonly T[], count: number, fits: (answer: T) => boolean): Wrong | undefined => {
  if (answers.length !== count) return { wrongItem: 0 };
  const wrong = answers.findIndex((answer) => !fits(answer));
  return wrong < 0 ? undefined : { wrongItem: wrong + 1 };
};

/**
 * AD8 (© Washington University) [S61]: 是，有改变 counts 1, 不 and 不知道 0; from 2 on a doctor should look. With three or more 不知道 (DESIGN) the
 * information is not enough. Refused with the number of the wrong answer (0: not eight).
 */
export function scoreAd8(
  answers: readonly Ad8Answer[],
  config: Pick<AssessmentConfig, 'ad8CutOff' | 'ad8UnknownMax'>,
): Ad8Result | Wrong {
  const wrong = firstWrong(answers, 8, (answer) => ['yes', 'no', 'unknown'].includes(answer));
  if (wrong) return wrong;
  const score = answers.filter((answer) => answer === 'yes').length;
  const unknown = answers.filter((answer) => answer === 'unknown').length;
  return { score, unknown, positive: score >= config.ad8CutOff, insufficient: unknown > config.ad8UnknownMax };
}

/** Answers 否 of these count in GDS-15, 是 of the others [S62][S63]. */
export const GDS15_REVERSED: readonly number[] = [1, 5, 7, 11, 13];
/** The items of GDS-30 that GDS-15 is made of. */
export const GDS15_OF_GDS30: readonly number[] = [1, 2, 3, 4, 7, 8, 9, 10, 12, 14, 15, 17, 21, 22, 23];

export interface GdsResult {
  /** 0–15. */
  score: number;
  positive: boolean;
  /** 0–4, 5–8, 9–11, 12–15 (from memory). */
  band: 0 | 1 | 2 | 3;
  straightLine: boolean;
}

/** GDS-15 over the past week, `true` for 是. Refused with 0 when there are not fifteen answers. */
export function scoreGds15(
  answers: readonly boolean[],
  config: Pick<AssessmentConfig, 'gdsCutOff'>,
): GdsResult | Wrong {
  const wrong = firstWrong(answers, 15, (answer) => typeof answer === 'boolean');
  if (wrong) return wrong;
  const score = answers.filter((yes, index) => yes !== GDS15_REVERSED.includes(index + 1)).length;
  const band = score <= 4 ? 0 : score <= 8 ? 1 : score <= 11 ? 2 : 3;
  return { score, positive: score >= config.gdsCutOff, band, straightLine: new Set(answers).size === 1 };
}

export const PHQ_BANDS = ['none', 'mild', 'moderate', 'moderately-severe', 'severe'] as const;
export type PhqBand = (typeof PHQ_BANDS)[number];

export type PhqResult =
  /** PHQ-2 said enough. */
  | { scale: 'phq-2'; score: number }
  /** `safety`: item 9 is 1 or more, whatever the total. */
  | { scale: 'phq-9'; score: number; band: PhqBand; safety: boolean };

const isPhq = (answer: number): boolean => Number.isInteger(answer) && answer >= 0 && answer <= 3;

/** Whether the first two answers (0–3) ask for the other seven: from 3 on (from memory). */
export const phqGoesOn = (first: number, second: number, config: Pick<AssessmentConfig, 'phq2From'>): boolean =>
  first + second >= config.phq2From;

/**
 * PHQ over the past two weeks, answers 0–3: two of them when they stay below 3 together, else nine (from memory). Refused with the number of
 * the wrong answer; 0 when there are neither two nor nine, or two that ask for the other seven.
 */
export function scorePhq(answers: readonly number[], config: Pick<AssessmentConfig, 'phq2From'>): PhqResult | Wrong {
  const wrong = firstWrong(answers, answers.length === 2 ? 2 : 9, isPhq);
  if (wrong) return wrong;
  const [first = 0, second = 0] = answers;
  const score = answers.reduce((sum, answer) => sum + answer, 0);
  if (answers.length === 2) return phqGoesOn(first, second, config) ? { wrongItem: 0 } : { scale: 'phq-2', score };
  const place = [4, 9, 14, 19].findIndex((upTo) => score <= upTo);
  const band = place < 0 ? 'severe' : (PHQ_BANDS[place] ?? 'severe');
  return { scale: 'phq-9', score, band, safety: (answers[8] ?? 0) >= 1 };
}

/** The form's first question on cognition [S20]: any failure to repeat three names at once or after a minute is positive. */
export const cognitionFirst = (told: { atOnce: boolean; afterMinute: boolean }): 'negative' | 'positive' =>
  told.atOnce && told.afterMinute ? 'negative' : 'positive';

/** The form's first question on mood [S20]: 是 to the one, or 不是十分好 to the other, is positive. */
export const moodFirst = (told: { oftenSad: boolean; notSoGood: boolean }): 'negative' | 'positive' =>
  told.oftenSad || told.notSoGood ? 'positive' : 'negative';

export type Schooling = keyof AssessmentConfig['mmseUpTo'];

/** The total of an MMSE done on paper (0–30) by schooling; cut-offs from memory. Undefined for a total that is none. The items are under copyright. */
export function judgeMmse(
  total: number,
  schooling: Schooling,
  config: Pick<AssessmentConfig, 'mmseUpTo'>,
): 'negative' | 'positive' | undefined {
  if (!Number.isInteger(total) || total < 0 || total > 30) return undefined;
  return total <= config.mmseUpTo[schooling] ? 'positive' : 'negative';
}
