import { UNKNOWN } from './constitution-table';
import type { AssessmentConfig } from './config';
import { phqGoesOn } from './scales';
import type { Answers, GivenAnswer, NumberField, Question, Questionnaire } from './types';

/** Whether staff are asking; others are not asked what only staff can look at. */
export interface Asking {
  atDesk: boolean;
}

const ofScale = (answers: Answers, key: string): number => Number(answers[key]?.choice ?? Number.NaN);

/** Questions that are asked now, in order: the tongue only at the desk, PHQ's last seven only when its first two say so. */
export function askedQuestions(
  { code, questions }: Questionnaire,
  answers: Answers,
  { atDesk, config }: Asking & { config: Pick<AssessmentConfig, 'phq2From'> },
): readonly Question[] {
  if (code === 'phq-9') {
    const on = phqGoesOn(ofScale(answers, '1'), ofScale(answers, '2'), config);
    return on ? questions : questions.slice(0, 2);
  }
  return atDesk ? questions : questions.filter(({ staffOnly }) => !staffOnly);
}

const fitsField = (value: number | undefined, { min, max, decimals }: NumberField): boolean =>
  value !== undefined && value >= min && value <= max && Number.isInteger(Number((value * 10 ** decimals).toFixed(6)));

const fitsNumbers = ({ numbers }: Question, given: GivenAnswer): boolean =>
  given.choice === undefined &&
  Object.keys(given.numbers ?? {}).length === numbers.length &&
  numbers.every((field) => fitsField(given.numbers?.[field.name], field));

/**
 * Whether an answer is one the question takes: one of its choices, or every one of its numbers within what a living person has. 不知道 in place
 * of a measure only where nobody can measure (`atDesk` false).
 */
export function fitsQuestion(question: Question, given: GivenAnswer, { atDesk }: Asking): boolean {
  if (given.choice === undefined) return question.numbers.length > 0 && fitsNumbers(question, given);
  if (given.numbers !== undefined) return false;
  if (given.choice === UNKNOWN && atDesk && question.numbers.length > 0) return false;
  return question.options.some(({ key }) => key === given.choice);
}

/** Keys of asked questions without an answer, in order. */
export const unansweredOf = (asked: readonly Question[], answers: Answers): string[] =>
  asked.map(({ key }) => key).filter((key) => answers[key] === undefined);

/** PHQ item 9 above 完全不会: help is told at once, whatever the rest says. */
export const needsHelpNow = ({ code }: Pick<Questionnaire, 'code'>, key: string, { choice }: GivenAnswer): boolean =>
  code === 'phq-9' && key === '9' && choice !== undefined && choice !== '0';
