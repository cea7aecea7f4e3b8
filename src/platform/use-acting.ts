import { useState } from 'react';
import { asProblem, type ProblemError } from './problem';

export interface Acting {
  busy: boolean;
  problem: ProblemError | undefined;
  /** What the work answered; undefined when it failed, and then `problem` says why. */
  act: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

/** One thing at a time, with what went wrong. */
export function useActing(): Acting {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    const done = await work().catch((reason: unknown) => {
      setProblem(asProblem(reason));
      return undefined;
    });
    setBusy(false);
    return done;
  };
  return { busy, problem, act };
}
