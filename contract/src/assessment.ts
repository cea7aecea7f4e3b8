import { INFORMANTS, QUESTIONNAIRES } from '@kangban/domain/assessment/types';
import { Count, Instant, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

const QuestionnaireCode = z.enum(QUESTIONNAIRES);
const Informant = z.enum(INFORMANTS);

const Key = z.string().check(z.minLength(1), z.maxLength(40));

/** One answer: a choice of the question, or every one of its numbers. */
export const AssessmentAnswer = z.object({
  key: Key,
  choice: z.optional(Key),
  numbers: z.optional(z.record(Key, z.number())),
});
export type AssessmentAnswer = z.infer<typeof AssessmentAnswer>;

export const AssessmentQuestion = z.object({
  key: Key,
  text: z.string(),
  hint: z.nullable(z.string()),
  options: z.array(z.object({ key: Key, text: z.string() })),
  numbers: z.array(
    z.object({
      name: Key,
      label: z.string(),
      unit: z.string(),
      min: z.number(),
      max: z.number(),
      decimals: z.number(),
    }),
  ),
  /** Measured before and on record: taken over with one tap. */
  known: z.nullable(z.object({ numbers: z.record(Key, z.number()), words: z.string() })),
});
export type AssessmentQuestion = z.infer<typeof AssessmentQuestion>;

/** A number to call, and what to say beside it. */
const HelpLine = z.object({ number: z.string(), words: z.string() });

/** A questionnaire being answered; only whoever began it sees its answers. `self`: the caller is the person. */
export const AssessmentSession = z.object({
  sessionId: Uuid,
  residentId: Uuid,
  label: z.string(),
  self: z.boolean(),
  questionnaire: QuestionnaireCode,
  title: z.string(),
  about: z.string(),
  recall: z.string(),
  informant: Informant,
  state: z.enum(['open', 'finished', 'expired']),
  expiresAt: Instant,
  /** Every question there is; `asked` names those asked now, in order. */
  questions: z.array(AssessmentQuestion),
  asked: z.array(Key),
  answers: z.array(AssessmentAnswer),
  /** The entry a finished one became. */
  entryId: z.nullable(Uuid),
  /** Whether this caller may read the result once it is there. */
  resultOpen: z.boolean(),
  helpLines: z.array(HelpLine),
  source: z.string(),
  verified: z.boolean(),
});
export type AssessmentSession = z.infer<typeof AssessmentSession>;
const Line = z.object({ label: z.string(), words: z.string() });

/** A result in plain words, never a diagnosis. */
export const AssessmentResult = z.object({
  questionnaire: QuestionnaireCode,
  title: z.string(),
  on: PlainDate,
  informant: Informant,
  level: z.enum(['fine', 'act', 'unsure']),
  headline: z.string(),
  meaning: z.array(z.string()),
  next: z.array(z.string()),
  lines: z.array(Line),
  advice: z.array(Line),
  notes: z.array(z.string()),
  /** False: 自测参考. */
  formal: z.boolean(),
  score: z.nullable(z.number()),
  scoreMax: z.nullable(z.number()),
  /** Say where help is before anything else. */
  safety: z.boolean(),
  helpLines: z.array(HelpLine),
  source: z.string(),
  verified: z.boolean(),
});
export type AssessmentResult = z.infer<typeof AssessmentResult>;

/** A questionnaire on the list. */
export const AssessmentCard = z.object({
  questionnaire: QuestionnaireCode,
  title: z.string(),
  about: z.string(),
  recall: z.string(),
  minutes: Count,
  questions: Count,
  informants: z.array(Informant),
  /** Its result is kept confidential. */
  confidential: z.boolean(),
  /** Begun by this caller and not finished. */
  open: z.nullable(z.object({ sessionId: Uuid, answered: Count, total: Count })),
  last: z.nullable(z.object({ entryId: Uuid, on: PlainDate, words: z.string() })),
  /** One's own results that are closed in this session. */
  locked: z.boolean(),
});
export type AssessmentCard = z.infer<typeof AssessmentCard>;

export const AssessmentList = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  /** The caller is the person. */
  self: z.boolean(),
  items: z.array(AssessmentCard),
});
export type AssessmentList = z.infer<typeof AssessmentList>;

/** What became of answers: how far one is, and whether help is to be told at once. */
export const AnswersSaved = z.object({ asked: z.array(Key), answered: Count, safety: z.boolean() });
export type AnswersSaved = z.infer<typeof AnswersSaved>;

export const Finish = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ask-again'), words: z.string(), keys: z.array(Key) }),
  /** `result` is null for who may not read it, and when it was finished before. */
  z.object({ state: z.literal('done'), entryId: Uuid, result: z.nullable(AssessmentResult) }),
]);
export type Finish = z.infer<typeof Finish>;

const OfResident = z.object({ residentId: Uuid });
const OfSession = z.object({ residentId: Uuid, sessionId: Uuid });
const OfEntry = z.object({ residentId: Uuid, entryId: Uuid });
const Start = z.object({
  questionnaire: QuestionnaireCode,
  informant: Informant,
  /** Forget what was begun and start anew. */
  afresh: z.optional(z.boolean()),
});
const Save = z.object({ answers: z.array(AssessmentAnswer).check(z.minLength(1), z.maxLength(40)) });
/** `confirmed`: asked again and meant so. */
const Finishing = z.object({ confirmed: z.optional(z.boolean()) });
const own = { tag: 'assessment', caller: 'resident' } as const;
const closed = ['not-found', 'record-not-opened'] as const;

export const listAssessments = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/assessments',
  summary: 'Screens for somebody of this age, what was begun and what came out',
  params: OfResident,
  answer: AssessmentList,
  errors: closed,
});
export const startAssessment = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/assessments',
  summary: 'Begin a screen, or go on with the one this account began',
  params: OfResident,
  body: Start,
  status: 201,
  answer: AssessmentSession,
  errors: [...closed, 'bad-input', 'forbidden', 'assessment-not-for-age', 'own-entries-too-many'],
});
export const getAssessment = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/assessments/:sessionId',
  summary: 'A begun screen with its questions and the answers so far',
  params: OfSession,
  answer: AssessmentSession,
  errors: closed,
});
export const saveAnswers = endpoint({
  ...own,
  method: 'PUT',
  path: '/residents/:residentId/assessments/:sessionId/answers',
  summary: 'Keep answers as they are given; the last word on a question counts',
  params: OfSession,
  body: Save,
  answer: AnswersSaved,
  errors: [...closed, 'bad-input', 'assessment-closed'],
});
export const finishAssessment = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/assessments/:sessionId/finish',
  summary: 'Finish once: the result becomes an entry of the record',
  params: OfSession,
  body: Finishing,
  answer: Finish,
  errors: [...closed, 'bad-input', 'assessment-closed', 'assessment-incomplete'],
});
export const getAssessmentResult = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/assessment-results/:entryId',
  summary: 'A result of the record in plain words, with the next step',
  params: OfEntry,
  answer: AssessmentResult,
  errors: closed,
});
const desk = { tag: 'assessment', caller: 'staff' } as const;
const atDesk = ['not-found', 'forbidden', 'other-site', 'closed-by-person'] as const;

export const listDeskAssessments = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/residents/:residentId/assessments',
  summary: 'Screens staff do with somebody, and what came out that is not confidential',
  params: OfResident,
  answer: AssessmentList,
  errors: atDesk,
});
export const startDeskAssessment = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/residents/:residentId/assessments',
  summary: 'Begin a screen at the desk, or go on with the one this member began',
  params: OfResident,
  body: Start,
  status: 201,
  answer: AssessmentSession,
  errors: [...atDesk, 'bad-input', 'assessment-not-for-age', 'own-entries-too-many'],
});
export const saveDeskAnswers = endpoint({
  ...desk,
  method: 'PUT',
  path: '/desk/residents/:residentId/assessments/:sessionId/answers',
  summary: 'Keep answers given at the desk',
  params: OfSession,
  body: Save,
  answer: AnswersSaved,
  errors: [...atDesk, 'bad-input', 'assessment-closed'],
});
export const finishDeskAssessment = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/residents/:residentId/assessments/:sessionId/finish',
  summary: 'Finish a screen at the desk: its result becomes an entry of the record',
  params: OfSession,
  body: Finishing,
  answer: Finish,
  errors: [...atDesk, 'bad-input', 'assessment-closed', 'assessment-incomplete'],
});
