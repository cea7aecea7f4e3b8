/** When a lesson counts: long enough to have been read, enough right answers, once a calendar year. All DESIGN (fact sheet §7.3). */
import { partsOf, type PlainDate } from '../shared/plain-date';
import type { LessonEdition, QuizOption, QuizQuestion } from './types';

/** Of all questions, at least this share must be right. */
const PASS_SHARE = 0.75;
/** Characters a quick reader takes in a second; slower is no fault. */
const CHARS_A_SECOND = 12;
const READ_SECONDS_MIN = 15;
const READ_SECONDS_MAX = 40;
/** Characters an older reader takes in a minute, for the minutes told on the list. */
const CHARS_A_MINUTE = 180;
/** A reading may be answered for so long; after that it is read again. */
export const READING_HOURS = 24;
/** A reading begun so lately and not answered is gone on with. */
export const REUSE_HOURS = 12;
/** Readings of one lesson begun for one person on one day. */
export const READINGS_A_DAY = 6;

const charactersOf = ({ blocks }: Pick<LessonEdition, 'blocks'>): number =>
  blocks.reduce((sum, { heading, lines }) => sum + [heading, ...lines].join('').replace(/\s/g, '').length, 0);

/** Seconds after which the questions open: what a quick reader needs, never more than 40 s. */
export const readSecondsOf = (edition: Pick<LessonEdition, 'blocks'>): number =>
  Math.min(READ_SECONDS_MAX, Math.max(READ_SECONDS_MIN, Math.ceil(charactersOf(edition) / CHARS_A_SECOND)));

/** Minutes to read a lesson and answer it, as told before it is begun. */
export const minutesOf = (edition: Pick<LessonEdition, 'blocks' | 'questions'>): number =>
  Math.max(1, Math.round(charactersOf(edition) / CHARS_A_MINUTE + edition.questions.length / 4));

/** Right answers needed. */
export const neededOf = ({ questions }: Pick<LessonEdition, 'questions'>): number =>
  Math.ceil(questions.length * PASS_SHARE);

/** The calendar year (Asia/Shanghai) in which a pass on this day counts once. */
export const countsIn = (day: PlainDate): number => partsOf(day).year;

export interface QuizAnswer {
  key: string;
  choice: string;
}

interface JudgedAnswer {
  question: QuizQuestion;
  chosen: QuizOption;
  right: boolean;
  rightOption: QuizOption;
}

export interface QuizOutcome {
  passed: boolean;
  right: number;
  needed: number;
  answers: readonly JudgedAnswer[];
  /** A question about what cannot wait was wrong: that alone fails. */
  missedMust: boolean;
}

function judgeOne(question: QuizQuestion, given: readonly QuizAnswer[]): JudgedAnswer | undefined {
  const said = given.filter(({ key }) => key === question.key);
  const chosen = said.length === 1 ? question.options.find(({ key }) => key === said[0]?.choice) : undefined;
  const rightOption = question.options.find(({ right }) => right);
  return chosen && rightOption && { question, chosen, right: chosen.right, rightOption };
}

/**
 * Judges the answers of a quiz. Passed: at least three quarters right, and every question about what cannot wait. Refuses with `wrong`
 * (the key) where a question has no answer, two, or one it does not have, and for a key that is no question.
 */
export function judgeQuiz(
  edition: Pick<LessonEdition, 'questions'>,
  given: readonly QuizAnswer[],
): QuizOutcome | { wrong: string } {
  const { questions } = edition;
  const stray = given.find(({ key }) => !questions.some((question) => question.key === key));
  if (stray) return { wrong: stray.key };
  const judged = questions.map((question) => judgeOne(question, given));
  const missing = questions[judged.indexOf(undefined)];
  if (missing) return { wrong: missing.key };
  const answers = judged.filter((one) => one !== undefined);
  const right = answers.filter((one) => one.right).length;
  const missedMust = answers.some((one) => one.question.must && !one.right);
  const needed = neededOf(edition);
  return { passed: right >= needed && !missedMust, right, needed, answers, missedMust };
}
