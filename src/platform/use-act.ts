import { useState } from 'react';
import { errorSentences } from '@/copy/errors';
import { asProblem } from '@/platform/problem';

export interface Act {
  /** Name of what runs. */
  busy: string | undefined;
  problem: string | undefined;
  say: (problem: string | undefined) => void;
  /** True when it worked. */
  run: (name: string, work: () => Promise<unknown>) => Promise<boolean>;
}

/** One thing at a time, and what went wrong with it in words. */
export function useAct(): Act {
  const [busy, setBusy] = useState<string>();
  const [problem, say] = useState<string>();
  const run = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(name);
    say(undefined);
    const failed = await work().then(
      () => undefined,
      (reason: unknown) => errorSentences[asProblem(reason).code],
    );
    say(failed && `${failed.say}，${failed.next}`);
    setBusy(undefined);
    return failed === undefined;
  };
  return { busy, problem, say, run };
}
