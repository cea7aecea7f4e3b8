import { useState } from 'react';
import { answerLessonQuiz, type Lesson, type LessonQuestion, type LessonResult } from '@kangban/contract/lesson';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';

export interface Quiz {
  at: number;
  question: LessonQuestion | undefined;
  chosen: string | undefined;
  isLast: boolean;
  busy: boolean;
  problem: ProblemError | undefined;
  result: LessonResult | undefined;
  choose: (choice: string) => void;
  back: () => void;
  /** The next question; after the last one everything is sent, and sent again when it did not arrive. */
  goOn: () => Promise<void>;
}

type Choices = Readonly<Record<string, string>>;

/** One question after another; what is right is said by the server, once all were answered. */
export function useQuiz({ residentId, lesson, questions }: Lesson, readingId: string): Quiz {
  const [choices, setChoices] = useState<Choices>({});
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const [result, setResult] = useState<LessonResult>();
  const question = questions[at];
  const isLast = at === questions.length - 1;
  const send = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const answers = questions.map(({ key }) => ({ key, choice: choices[key] ?? '' }));
    await call(answerLessonQuiz, { params: { residentId, lesson, readingId }, body: { answers } })
      .then(setResult)
      .catch((reason: unknown) => setProblem(asProblem(reason)));
    setBusy(false);
  };
  return {
    at,
    question,
    chosen: question && choices[question.key],
    isLast,
    busy,
    problem,
    result,
    choose: (choice) => question && setChoices({ ...choices, [question.key]: choice }),
    back: () => setAt(Math.max(0, at - 1)),
    goOn: () => (isLast ? send() : Promise.resolve(setAt(at + 1))),
  };
}
