import type { AnswersSaved, AssessmentAnswer, AssessmentResult, AssessmentSession } from '@kangban/contract/assessment';
import { askedQuestions } from '@kangban/domain/assessment/answers';
import { type AssessmentConfig, assessmentConfigOn } from '@kangban/domain/assessment/config';
import type { Outcome } from '@kangban/domain/assessment/outcome-types';
import { questionnaireOf } from '@kangban/domain/assessment/questionnaires-table';
import type { Answers, Informant, Question, Questionnaire } from '@kangban/domain/assessment/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { Actor } from './actor';
import { knownNumbers } from './known';
import type { SessionRow } from './store';

export const configOf = (deps: Pick<Deps, 'clock'>): AssessmentConfig => assessmentConfigOn(deps.clock.today());

const helpOf = ({ helpLines }: AssessmentConfig): AssessmentSession['helpLines'] => [...helpLines];

/** Questions asked of this caller with these answers. */
export const askedOf = (
  questionnaire: Questionnaire,
  answers: Answers,
  { deps, atDesk }: { deps: Pick<Deps, 'clock'>; atDesk: boolean },
): readonly Question[] => askedQuestions(questionnaire, answers, { atDesk, config: configOf(deps) });

/** How far one is: of the questions asked now, those that have an answer. */
export function progressOf(asked: readonly Question[], answers: Answers): Omit<AnswersSaved, 'safety'> {
  const keys = asked.map(({ key }) => key);
  return { asked: keys, answered: keys.filter((key) => answers[key] !== undefined).length };
}

const answersOf = (answers: Answers): AssessmentAnswer[] =>
  Object.entries(answers).map(([key, { choice, numbers }]) => ({
    key,
    ...(choice !== undefined && { choice }),
    ...(numbers && { numbers: { ...numbers } }),
  }));

/** A result may be read by whoever asked at the desk, by the person at once, and by others only where its category is open. */
export const mayRead = ({ view, atDesk }: Actor, { sensitive }: Pick<Questionnaire, 'sensitive'>): boolean =>
  sensitive === null || atDesk || view.right === 'self' || view.opened.includes(sensitive);

/** The same later, when the answers are no longer in front of anybody. */
export const mayReadLater = ({ view }: Actor, { sensitive }: Pick<Questionnaire, 'sensitive'>): boolean =>
  sensitive === null || view.opened.includes(sensitive);

const stateOf = ({ state, expiresAt }: SessionRow, now: Date): AssessmentSession['state'] => {
  if (state === 'finished') return 'finished';
  return state === 'dropped' || expiresAt <= now ? 'expired' : 'open';
};

/** A session as its caller sees it, with what was measured before for the questions that ask for it. */
export async function sessionView(deps: Deps, actor: Actor, row: SessionRow): Promise<AssessmentSession> {
  const questionnaire = questionnaireOf(row.questionnaire);
  const { title, about, recall, source, verified } = questionnaire;
  const state = stateOf(row, deps.clock.now());
  const answers = state === 'open' ? row.answers : {};
  const known = await knownNumbers(deps, actor.view, questionnaire);
  const all = questionnaire.questions.filter(({ staffOnly }) => actor.atDesk || !staffOnly);
  return {
    sessionId: row.sessionId,
    residentId: actor.view.residentId,
    label: actor.view.label,
    self: actor.view.right === 'self',
    questionnaire: row.questionnaire,
    title,
    about,
    recall,
    informant: row.informant,
    state,
    expiresAt: row.expiresAt.toISOString(),
    questions: all.map(({ key, text, hint, options, numbers }) => ({
      key,
      text,
      hint,
      options: [...options],
      numbers: [...numbers],
      known: known(key),
    })),
    asked: askedOf(questionnaire, answers, { deps, atDesk: actor.atDesk }).map(({ key }) => key),
    answers: answersOf(answers),
    entryId: row.entryId,
    resultOpen: mayReadLater(actor, questionnaire),
    helpLines: helpOf(configOf(deps)),
    source,
    verified,
  };
}

interface Told {
  questionnaire: Questionnaire;
  informant: Informant;
  on: PlainDate;
  outcome: Outcome;
  config: AssessmentConfig;
}

/** A result as it is shown and read aloud. */
export function resultView({ questionnaire, informant, on, outcome, config }: Told): AssessmentResult {
  const { code, title, source, verified } = questionnaire;
  const { level, headline, meaning, next, lines, advice, notes, formal, score, scoreMax, safety } = outcome;
  return {
    questionnaire: code,
    title,
    on,
    informant,
    level,
    headline,
    meaning: [...meaning],
    next: [...next],
    lines: [...lines],
    advice: [...advice],
    notes: [...notes],
    formal,
    score,
    scoreMax,
    safety,
    helpLines: helpOf(config),
    source,
    verified,
  };
}
