import type { answerLessonQuiz, LessonResult } from '@kangban/contract/lesson';
import type { BodyOf, ParamsOf } from '@kangban/contract/endpoint';
import { editionOf, getLesson } from '@kangban/domain/lesson/lessons';
import { countsIn, judgeQuiz, type QuizAnswer, type QuizOutcome, READING_HOURS } from '@kangban/domain/lesson/quiz';
import type { Counted } from '@kangban/domain/lesson/say-result';
import type { LessonEdition } from '@kangban/domain/lesson/types';
import { isDeepStrictEqual } from 'node:util';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, type RecordView } from '../access/open-record';
import { noteEvidence, settleEvidence } from '../point-rule/evidence';
import { viewFor } from './service';
import { type AnsweredRow, type Choices, findReading, insertAttempt, insertPass } from './store';
import { resultView, waitSecondsOf } from './views';

const HOUR_MS = 3_600_000;

interface Work {
  deps: Deps;
  client: Transaction;
  view: RecordView;
  accountId: string;
}

interface Given {
  row: AnsweredRow;
  edition: LessonEdition;
  outcome: QuizOutcome;
  choices: Choices;
}

const choicesOf = (answers: readonly QuizAnswer[]): Choices =>
  Object.fromEntries(answers.map(({ key, choice }) => [key, choice]));

/** Too early to have been read, or so long ago that it is read again. */
function notNow(deps: Deps, { row, edition }: Given): Refused | undefined {
  const now = deps.clock.now();
  const wait = waitSecondsOf(row, edition, now);
  if (wait > 0) return refuse('lesson-too-soon', { retryAfterSeconds: wait });
  return now.getTime() > row.startedAt.getTime() + READING_HOURS * HOUR_MS ? refuse('lesson-reading-over') : undefined;
}

/** Whether this pass is the one of its year; then it is noted as what points may be given for, in the same transaction. */
async function countPass({ deps, client, view, accountId }: Work, { row }: Given): Promise<boolean> {
  const on = deps.clock.today();
  const { countyCode, residentId } = view;
  const { readingId, lesson } = row;
  const passId = uuidV7();
  const isFirst = await insertPass(client, view, { passId, residentId, lesson, year: countsIn(on), readingId, on });
  if (isFirst)
    await noteEvidence(client, deps, [
      {
        countyCode,
        kind: 'lesson',
        subjectId: passId,
        residentId,
        day: on,
        at: deps.clock.now(),
        source: 'typed',
        topic: lesson,
        byAccount: accountId,
      },
    ]);
  return isFirst;
}

const countedOf = ({ passed }: QuizOutcome, isFirst: boolean): Counted => {
  if (!passed) return 'not-passed';
  return isFirst ? 'counts' : 'again';
};

/** The same answers again: the same result. Other answers to the same reading are refused. */
const repeated = ({ row, choices, edition, outcome }: Given): LessonResult | Refused =>
  isDeepStrictEqual(row.answers, choices)
    ? resultView({ row, edition, outcome, counted: countedOf(outcome, row.counted) })
    : refuse('idempotency-body-differs');

async function keep(work: Work, given: Given): Promise<LessonResult | Refused> {
  const { deps, client, view, accountId } = work;
  const { row, edition, outcome, choices } = given;
  if (row.answers !== null) return repeated(given);
  const closed = notNow(deps, given);
  if (closed) return closed;
  const { readingId } = row;
  const { right, passed } = outcome;
  const total = edition.questions.length;
  const kept = { readingId, answers: choices, right, total, passed, on: deps.clock.today(), at: deps.clock.now() };
  if (!(await insertAttempt(client, view.countyCode, kept))) {
    const told = await findReading(client, view, { readingId, accountId });
    return told ? repeated({ ...given, row: told }) : refuse('not-found');
  }
  const isFirst = passed && (await countPass(work, given));
  return resultView({ row, edition, outcome, counted: countedOf(outcome, isFirst) });
}

/** Judges by the edition that was read, however the lesson reads today. */
function judged(row: AnsweredRow, answers: readonly QuizAnswer[]): Given | Refused {
  const edition = editionOf(getLesson(row.lesson), row.edition);
  if (!edition) return refuse('lesson-reading-over');
  const outcome = judgeQuiz(edition, answers);
  if ('wrong' in outcome)
    return refuse('bad-input', {
      fields: [{ path: `/answers/${outcome.wrong}`, message: 'needs one of its answers' }],
    });
  return { row, edition, outcome, choices: choicesOf(answers) };
}

/**
 * Answers the questions of a reading, once: kept, judged here, and counted for the county's points when it is the first pass of the lesson in
 * the calendar year. Points are decided later and by themselves; nothing here waits for them.
 */
export async function answerQuiz(
  deps: Deps,
  who: AccountSession,
  { residentId, lesson, readingId, answers }: ParamsOf<typeof answerLessonQuiz> & BodyOf<typeof answerLessonQuiz>,
): Promise<LessonResult | Refused> {
  const view = await viewFor(deps, who, residentId);
  if (isRefused(view)) return view;
  const { accountId } = who;
  const result = await deps.db.transaction(async (client) => {
    const row = await findReading(client, view, { readingId, accountId });
    if (row?.lesson !== lesson) return refuse('not-found');
    const given = judged(row, answers);
    return isRefused(given) ? given : keep({ deps, client, view, accountId }, given);
  });
  if (isRefused(result)) return result;
  noteRead(deps, view, { action: 'lesson-answered', details: { readingId } });
  if (result.counted === 'counts') void settleEvidence(deps, view.countyCode, [view.residentId]);
  return result;
}
