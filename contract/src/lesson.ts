import { BLOCK_KINDS, LESSON_TOPICS, LESSONS } from '@kangban/domain/lesson/types';
import { Count, Instant, Nothing, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

const LessonCode = z.enum(LESSONS);
const Key = z.string().check(z.minLength(1), z.maxLength(20));

const Told = {
  lesson: LessonCode,
  topic: z.enum(LESSON_TOPICS),
  title: z.string(),
  about: z.string(),
  minutes: Count,
  /** First passed this calendar year (Asia/Shanghai); null: not yet. */
  passedOn: z.nullable(PlainDate),
};

/** A lesson on the list. */
export const LessonCard = z.object({ ...Told, questions: Count });
export type LessonCard = z.infer<typeof LessonCard>;

export const LessonList = z.object({
  residentId: Uuid,
  label: z.string(),
  year: Count,
  passed: Count,
  items: z.array(LessonCard),
});
export type LessonList = z.infer<typeof LessonList>;

/** A question as it is asked: which answer is right stays with the server. */
export const LessonQuestion = z.object({
  key: Key,
  text: z.string(),
  options: z.array(z.object({ key: Key, text: z.string() })),
});
export type LessonQuestion = z.infer<typeof LessonQuestion>;

export const Lesson = z.object({
  ...Told,
  residentId: Uuid,
  label: z.string(),
  /** First day of the edition shown. */
  edition: PlainDate,
  blocks: z.array(
    z.object({
      kind: z.enum(BLOCK_KINDS),
      heading: z.string(),
      lines: z.array(z.string()),
      source: z.string(),
      /** False: 以医疗机构告知为准. */
      verified: z.boolean(),
    }),
  ),
  questions: z.array(LessonQuestion),
  /** Right answers needed, of how many there are. */
  needed: Count,
  readSeconds: Count,
});
export type Lesson = z.infer<typeof Lesson>;

/** A reading of a lesson that has begun; its questions may be answered once, from `opensAt` on. */
export const LessonReading = z.object({
  readingId: Uuid,
  lesson: LessonCode,
  edition: PlainDate,
  startedAt: Instant,
  opensAt: Instant,
  /** Seconds from this answer until the questions open, by the server's clock; 0: they are open. */
  waitSeconds: Count,
});
export type LessonReading = z.infer<typeof LessonReading>;

/** What was answered, question by question, with the reason. */
export const LessonResult = z.object({
  readingId: Uuid,
  lesson: LessonCode,
  title: z.string(),
  passed: z.boolean(),
  right: Count,
  total: Count,
  needed: Count,
  /** `counts`: the first pass of this lesson this year, noted for the county's points; `again`: passed before this year. */
  counted: z.enum(['counts', 'again', 'not-passed']),
  words: z.string(),
  answers: z.array(
    z.object({
      key: Key,
      text: z.string(),
      chosen: z.string(),
      right: z.boolean(),
      rightAnswer: z.string(),
      why: z.string(),
    }),
  ),
});
export type LessonResult = z.infer<typeof LessonResult>;

const OfResident = z.object({ residentId: Uuid });
const OfLesson = z.object({ residentId: Uuid, lesson: LessonCode });
const OfReading = z.object({ residentId: Uuid, lesson: LessonCode, readingId: Uuid });
const own = { tag: 'lesson', caller: 'resident' } as const;

export const listLessons = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/lessons',
  summary: 'Short lessons, and which of them the person passed this year',
  params: OfResident,
  answer: LessonList,
  errors: ['not-found'],
});
export const getLesson = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/lessons/:lesson',
  summary: 'A lesson with its sources and the questions that follow it',
  params: OfLesson,
  answer: Lesson,
  errors: ['not-found'],
});
export const startLessonReading = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/lessons/:lesson/readings',
  summary: 'Begin to read; the questions open when it can have been read',
  params: OfLesson,
  body: Nothing,
  status: 201,
  answer: LessonReading,
  errors: ['not-found', 'lesson-too-often'],
});
export const answerLessonQuiz = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/lessons/:lesson/readings/:readingId/answers',
  summary: 'Answer the questions of a reading, once; the same answers again give the same result',
  params: OfReading,
  body: z.object({ answers: z.array(z.object({ key: Key, choice: Key })).check(z.minLength(1), z.maxLength(10)) }),
  answer: LessonResult,
  errors: ['not-found', 'bad-input', 'lesson-too-soon', 'lesson-reading-over', 'idempotency-body-differs'],
});
