import { useState } from 'react';
import type {
  AssessmentAnswer,
  AssessmentQuestion,
  AssessmentResult,
  AssessmentSession,
} from '@kangban/contract/assessment';
import { errorSentences } from '@/copy/errors';
import { asProblem } from '@/platform/problem';
import type { Door } from './door';

type Answered = Readonly<Record<string, AssessmentAnswer>>;

/** What is on the page: a question, help that comes first, the end, a second look, or what came out. */
export type Phase =
  | { is: 'asking' }
  | { is: 'safety' }
  | { is: 'end' }
  | { is: 'again'; words: string; keys: readonly string[] }
  | { is: 'done'; entryId: string; result: AssessmentResult | null };

export interface Answering {
  phase: Phase;
  /** Place of the question from 0, and how many are asked. */
  at: number;
  total: number;
  question: AssessmentQuestion | undefined;
  answer: AssessmentAnswer | undefined;
  busy: boolean;
  problem: string | undefined;
  choose: (answer: AssessmentAnswer) => Promise<void>;
  back: () => void;
  goOn: () => void;
  lookAgain: () => void;
  finish: (confirmed?: boolean) => Promise<void>;
}

const byKey = (answers: readonly AssessmentAnswer[]): Answered =>
  Object.fromEntries(answers.map((answer) => [answer.key, answer]));

const firstOpen = (asked: readonly string[], answers: Answered): number => {
  const place = asked.findIndex((key) => answers[key] === undefined);
  return place < 0 ? asked.length : place;
};

/** The step after a question was answered: the next one, or the end. */
const phaseAt = (at: number, asked: readonly string[]): Phase => ({ is: at < asked.length ? 'asking' : 'end' });

function useTrying() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await work().catch((reason: unknown) => {
      const { say, next } = errorSentences[asProblem(reason).code];
      setProblem(`${say}，${next}`);
    });
    setBusy(false);
  };
  return { busy, problem, run };
}

interface Given {
  session: AssessmentSession;
  door: Door;
  /** Told after every answer, so that what is kept of the session stays true. */
  onSaved?: (part: Pick<AssessmentSession, 'answers' | 'asked'>) => void;
}

/** One question after another: every answer is kept before the next is shown, and the first one without an answer comes first. */
export function useAnswering({ session, door, onSaved }: Given): Answering {
  const [answers, setAnswers] = useState(() => byKey(session.answers));
  const [asked, setAsked] = useState<readonly string[]>(session.asked);
  const [at, setAt] = useState(() => firstOpen(session.asked, byKey(session.answers)));
  const [phase, setPhase] = useState<Phase>(() => phaseAt(at, session.asked));
  const { busy, problem, run } = useTrying();
  const key = asked[at];
  const move = (place: number, among = asked): void => {
    setAt(place);
    setPhase(phaseAt(place, among));
  };
  const choose = (answer: AssessmentAnswer): Promise<void> =>
    run(async () => {
      const saved = await door.save(answer);
      const known = { ...answers, [answer.key]: answer };
      setAnswers(known);
      setAsked(saved.asked);
      onSaved?.({ answers: Object.values(known), asked: saved.asked });
      if (saved.safety) setPhase({ is: 'safety' });
      else move(at + 1, saved.asked);
    });
  const finish = (confirmed = false): Promise<void> =>
    run(async () => {
      const ended = await door.finish(confirmed);
      if (ended.state === 'ask-again') setPhase({ is: 'again', words: ended.words, keys: ended.keys });
      else setPhase({ is: 'done', entryId: ended.entryId, result: ended.result });
    });
  const again = phase.is === 'again' ? phase.keys[0] : undefined;
  return {
    phase,
    at,
    total: asked.length,
    question: session.questions.find((one) => one.key === key),
    answer: key === undefined ? undefined : answers[key],
    busy,
    problem,
    choose,
    back: () => move(Math.max(0, Math.min(at, asked.length) - 1)),
    goOn: () => move(at + 1),
    lookAgain: () => move(again === undefined ? 0 : Math.max(0, asked.indexOf(again))),
    finish,
  };
}
