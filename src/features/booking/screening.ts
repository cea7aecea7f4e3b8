import type { HealthAnswer } from '@kangban/contract/booking';
import type { HealthQuestion } from '@kangban/domain/booking/health-questions';
import {
  isAnsweredByRecord,
  questionsFor,
  screenAnswers,
  type Screening,
  type ScreeningContext,
} from '@kangban/domain/booking/screen-answers';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Draft, DraftPerson } from './draft';

const contextOf = ({ sex, birthDate, recent }: DraftPerson, today: PlainDate): ScreeningContext => ({
  sex,
  birthDate,
  today,
  givenOn: recent.map(({ givenOn }) => givenOn),
});

export interface AskedQuestion {
  question: HealthQuestion;
  /** The record has the answer: nothing to fill in. */
  known: boolean;
}

export function askedOf(person: DraftPerson, today: PlainDate): AskedQuestion[] {
  const context = contextOf(person, today);
  return questionsFor(context).map((question) => ({ question, known: isAnsweredByRecord(question, context) }));
}

export const screeningOf = (person: DraftPerson, today: PlainDate): Screening =>
  screenAnswers(person.answers, contextOf(person, today));

/** Puts one answer in the place of an earlier one to the same question. */
export const withAnswer = (answers: readonly HealthAnswer[], answer: HealthAnswer): HealthAnswer[] => [
  ...answers.filter(({ question }) => question !== answer.question),
  answer,
];

/** Ticks or unticks a follow-up word. */
export function withDetail(answer: HealthAnswer, word: string): HealthAnswer {
  const details = answer.details ?? [];
  return { ...answer, details: details.includes(word) ? details.filter((each) => each !== word) : [...details, word] };
}

/** Whether everybody's questions are answered and the consent text was agreed to. */
export const isAnswered = ({ people, consent }: Draft, today: PlainDate): boolean =>
  consent !== undefined && people.every((person) => screeningOf(person, today).missing.length === 0);
