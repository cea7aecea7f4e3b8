import type { EntryPayloads } from '../record/payloads';
import type { Outcome } from './outcome-types';
import { canonicalOf, findQuestionnaire } from './questionnaires-table';
import { SHORT } from './result-texts';
import {
  type Answers,
  type GivenAnswer,
  type Informant,
  INFORMANTS,
  type NumberField,
  type Question,
  type Questionnaire,
} from './types';

type Payload = EntryPayloads['screening'];

/** Lines beside the questions: who answered, and a self-test said to be one. */
const WHO = 'informant';
const HOW = 'done';

const numberWords = ({ numbers }: Question, given: GivenAnswer): string[] =>
  numbers.map(({ name, unit }) => `${String(given.numbers?.[name] ?? '')} ${unit}`);

const wordsOf = (question: Question, given: GivenAnswer): string[] =>
  given.choice === undefined
    ? numberWords(question, given)
    : question.options.filter(({ key }) => key === given.choice).map(({ text }) => text);

export interface Finished {
  questionnaire: Questionnaire;
  /** Questions that were asked; answers to others are not kept. */
  asked: readonly Question[];
  answers: Answers;
  informant: Informant;
  atDesk: boolean;
  outcome: Outcome;
}

/** A finished questionnaire as the record keeps it: every question with the words chosen, who answered, the total, and the result in words. */
export function payloadOf({ questionnaire, asked, answers, informant, atDesk, outcome }: Finished): Payload {
  const lines = asked.flatMap((question) => {
    const given = answers[question.key];
    return given ? [{ linkId: question.key, text: question.text, answers: wordsOf(question, given) }] : [];
  });
  const how = !atDesk ? SHORT.selfTest : SHORT.atDesk;
  return {
    questionnaire: canonicalOf(questionnaire, outcome.scale),
    name: questionnaire.name,
    answers: [
      ...lines,
      { linkId: WHO, text: SHORT.informantLabel, answers: [SHORT.informants[informant]] },
      { linkId: HOW, text: SHORT.selfTestLabel, answers: [how] },
    ],
    ...(outcome.score !== null && { score: outcome.score }),
    result: outcome.formal ? outcome.headline : `${outcome.headline}（${SHORT.selfTest}）`,
  };
}

function numbersOf(fields: readonly NumberField[], words: readonly string[]): GivenAnswer | undefined {
  const numbers = fields.map(({ name }, index): [string, number] => [name, Number.parseFloat(words[index] ?? '')]);
  return numbers.every(([, value]) => Number.isFinite(value)) ? { numbers: Object.fromEntries(numbers) } : undefined;
}

function answerOf({ options, numbers }: Question, words: readonly string[]): GivenAnswer | undefined {
  const [first] = words;
  const option = options.find(({ text }) => text === first);
  if (option) return { choice: option.key };
  return numbers.length > 0 ? numbersOf(numbers, words) : undefined;
}

export interface ReadBack {
  questionnaire: Questionnaire;
  answers: Answers;
  informant: Informant;
  atDesk: boolean;
}

const lineOf = ({ answers }: Payload, linkId: string): readonly string[] =>
  answers.find((line) => line.linkId === linkId)?.answers ?? [];

/** What a payload of ours says, to be judged again; undefined for a questionnaire of somebody else. */
export function readPayload(payload: Payload): ReadBack | undefined {
  const questionnaire = findQuestionnaire(payload.questionnaire);
  if (!questionnaire) return undefined;
  const answers = questionnaire.questions.flatMap((question): [string, GivenAnswer][] => {
    const given = answerOf(question, lineOf(payload, question.key));
    return given ? [[question.key, given]] : [];
  });
  const [who] = lineOf(payload, WHO);
  const [how] = lineOf(payload, HOW);
  return {
    questionnaire,
    answers: Object.fromEntries(answers),
    informant: INFORMANTS.find((one) => SHORT.informants[one] === who) ?? 'self',
    atDesk: how === SHORT.atDesk,
  };
}
