import { LIMITS } from '../shared/limits';
import { addDays, ageInYears, type PlainDate } from '../shared/plain-date';
import {
  type Audience,
  CHILDBEARING_YEARS,
  type HealthQuestion,
  HEALTH_QUESTIONS,
  RECENT_VACCINE_DAYS,
} from './health-questions';

export interface HealthAnswer {
  question: string;
  answer: 'no' | 'yes';
  /** Chosen follow-up words. */
  details?: string[] | undefined;
}

/** go-on: nothing to tell; tell-doctor: the doctor looks first; not-today: do not come while it is so. */
export type HealthOutcome = 'go-on' | 'tell-doctor' | 'not-today';

/** What decides which questions a person is asked. */
export interface ScreeningContext {
  sex: 'female' | 'male';
  birthDate: PlainDate;
  /** Day of answering. */
  today: PlainDate;
  /** Days of the vaccines in the record. */
  givenOn: readonly PlainDate[];
}

export interface Screening {
  outcome: HealthOutcome;
  /** Ids of questions that still need an answer, in the order they are asked. */
  missing: string[];
  /** What the doctor reads, in plain words. */
  noted: string[];
  yes: number;
  no: number;
}

const isAsked: Readonly<Record<Audience, (context: ScreeningContext) => boolean>> = {
  everybody: () => true,
  adult: ({ birthDate, today }) => ageInYears(birthDate, today) >= LIMITS.adultAgeYears,
  'woman-of-childbearing-age': ({ sex, birthDate, today }) => {
    const years = ageInYears(birthDate, today);
    return sex === 'female' && years >= CHILDBEARING_YEARS.from && years <= CHILDBEARING_YEARS.to;
  },
};

/** Whether the record has something to show for a question: a vaccine within the last 28 days, today included. */
export const isAnsweredByRecord = (question: HealthQuestion, context: ScreeningContext): boolean =>
  question.fromRecord &&
  context.givenOn.some((day) => day <= context.today && day > addDays(context.today, -RECENT_VACCINE_DAYS));

/** The screening of somebody who was asked nothing: a check-up needs no questions. */
export const NOTHING_ASKED: Screening = { outcome: 'go-on', missing: [], noted: [], yes: 0, no: 0 };

/** The questions for a person on a day, in the order they are shown; those the record answers are among them. */
export const questionsFor = (context: ScreeningContext): HealthQuestion[] =>
  HEALTH_QUESTIONS.filter((question) => isAsked[question.audience](context));

/** Words the doctor reads for a "yes": the chosen words, else the question's own. Words nobody offered are left out. */
function notedOf(question: HealthQuestion, answer: HealthAnswer): string[] {
  const choices = question.followUps.flatMap((followUp) => followUp.choices);
  const chosen = choices.filter((choice) => answer.details?.includes(choice.word));
  return chosen.length > 0 ? chosen.map((choice) => choice.noted) : [question.noted];
}

/** What is worth keeping of the answers: to questions this person is asked, with words that were offered. */
export function keptAnswers(answers: readonly HealthAnswer[], context: ScreeningContext): HealthAnswer[] {
  const kept: HealthAnswer[] = [];
  for (const question of questionsFor(context)) {
    const given = answerTo(question, answers);
    if (given) kept.push(keptAnswer(question, given));
  }
  return kept;
}

function keptAnswer(question: HealthQuestion, { answer, details = [] }: HealthAnswer): HealthAnswer {
  if (answer === 'no' || details.length === 0) return { question: question.id, answer };
  const offered = question.followUps.flatMap((followUp) => followUp.choices.map((choice) => choice.word));
  const words = details.filter((word) => offered.includes(word));
  return { question: question.id, answer, ...(words.length > 0 && { details: words }) };
}

const WORSE: Readonly<Record<HealthOutcome, number>> = { 'go-on': 0, 'tell-doctor': 1, 'not-today': 2 };

const worseOf = (a: HealthOutcome, b: HealthOutcome): HealthOutcome => (WORSE[b] > WORSE[a] ? b : a);

/** The answer to a question; a "yes" wins when it was answered twice. */
function answerTo(question: HealthQuestion, answers: readonly HealthAnswer[]): HealthAnswer | undefined {
  const given = answers.filter((answer) => answer.question === question.id);
  return given.find((answer) => answer.answer === 'yes') ?? given[0];
}

/**
 * Reads the answers of a person: what is missing, what the doctor should read, and which of three groups they lead to. A
 * question the record answers is never missing and counts as "no": what the record knows is in the forecast already, and what
 * it does not know the person may still tell. Decides nothing about vaccination: every "yes" is a clinician's (fact sheet §3.2).
 */
export function screenAnswers(answers: readonly HealthAnswer[], context: ScreeningContext): Screening {
  const screening: Screening = { outcome: 'go-on', missing: [], noted: [], yes: 0, no: 0 };
  for (const question of questionsFor(context)) {
    const answer = answerTo(question, answers);
    if (answer?.answer === 'yes') {
      screening.yes += 1;
      screening.outcome = worseOf(screening.outcome, question.yes);
      screening.noted.push(...notedOf(question, answer));
    } else if (answer || question.fromRecord) screening.no += 1;
    else screening.missing.push(question.id);
  }
  return screening;
}
