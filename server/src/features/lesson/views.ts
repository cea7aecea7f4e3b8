import type { Lesson, LessonCard, LessonReading, LessonResult } from '@kangban/contract/lesson';
import { minutesOf, neededOf, type QuizOutcome, readSecondsOf } from '@kangban/domain/lesson/quiz';
import { type Counted, sayResult } from '@kangban/domain/lesson/say-result';
import type { LessonBlock, LessonCode, LessonEdition, LessonTopic, QuizQuestion } from '@kangban/domain/lesson/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { RecordView } from '../access/open-record';
import type { ReadingRow } from './store';

/** A lesson as it reads today, and when the person passed it this year. */
export interface Shown {
  code: LessonCode;
  topic: LessonTopic;
  edition: LessonEdition;
  passedOn: PlainDate | null;
}

const toldOf = ({ code, topic, edition, passedOn }: Shown) => ({
  lesson: code,
  topic,
  title: edition.title,
  about: edition.about,
  minutes: minutesOf(edition),
  passedOn,
});

export const cardOf = (shown: Shown): LessonCard => ({ ...toldOf(shown), questions: shown.edition.questions.length });

const blockOf = ({ kind, heading, lines, source, verified }: LessonBlock): Lesson['blocks'][number] => ({
  kind,
  heading,
  lines: [...lines],
  source,
  verified,
});

/** A question without what is right, which stays here. */
const questionOf = ({ key, text, options }: QuizQuestion): Lesson['questions'][number] => ({
  key,
  text,
  options: options.map((option) => ({ key: option.key, text: option.text })),
});

export const lessonView = ({ residentId, label }: RecordView, shown: Shown): Lesson => ({
  ...toldOf(shown),
  residentId,
  label,
  edition: shown.edition.validFrom,
  blocks: shown.edition.blocks.map(blockOf),
  questions: shown.edition.questions.map(questionOf),
  needed: neededOf(shown.edition),
  readSeconds: readSecondsOf(shown.edition),
});

/** From when on the questions of a reading may be answered. */
const opensAt = ({ startedAt }: Pick<ReadingRow, 'startedAt'>, edition: LessonEdition): Date =>
  new Date(startedAt.getTime() + readSecondsOf(edition) * 1000);

/** Whole seconds until the questions of a reading open; 0 once they are open. */
export const waitSecondsOf = (row: Pick<ReadingRow, 'startedAt'>, edition: LessonEdition, now: Date): number =>
  Math.max(0, Math.ceil((opensAt(row, edition).getTime() - now.getTime()) / 1000));

export const readingView = (row: ReadingRow, edition: LessonEdition, now: Date): LessonReading => ({
  readingId: row.readingId,
  lesson: row.lesson,
  edition: row.edition,
  startedAt: row.startedAt.toISOString(),
  opensAt: opensAt(row, edition).toISOString(),
  waitSeconds: waitSecondsOf(row, edition, now),
});

interface Judged {
  row: ReadingRow;
  edition: LessonEdition;
  outcome: QuizOutcome;
  counted: Counted;
}

export const resultView = ({ row, edition, outcome, counted }: Judged): LessonResult => ({
  readingId: row.readingId,
  lesson: row.lesson,
  title: edition.title,
  passed: outcome.passed,
  right: outcome.right,
  total: edition.questions.length,
  needed: outcome.needed,
  counted,
  words: sayResult(outcome, counted),
  answers: outcome.answers.map(({ question, chosen, right, rightOption }) => ({
    key: question.key,
    text: question.text,
    chosen: chosen.text,
    right,
    rightAnswer: rightOption.text,
    why: chosen.why,
  })),
});
