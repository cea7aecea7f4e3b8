import { useState } from 'react';
import { sayConsent, type ConsentItem } from '@kangban/contract/access';
import { errorSentences } from '@/copy/errors';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';

export interface Say {
  busy: boolean;
  problem: string | undefined;
  /** Says yes or no; true when it was taken. */
  say: (item: ConsentItem, given: boolean) => Promise<boolean>;
}

/** Agreeing and taking back, with what went wrong in a sentence; `onSaid` then asks anew what holds. */
export function useSay(residentId: string, onSaid: () => void): Say {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const say = async ({ kind, version }: ConsentItem, given: boolean): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    const failed = await call(sayConsent, { params: { residentId }, body: { kind, version, given } }).then(
      () => undefined,
      (reason: unknown) => errorSentences[asProblem(reason).code],
    );
    setProblem(failed && `${failed.say}，${failed.next}`);
    setBusy(false);
    onSaid();
    return failed === undefined;
  };
  return { busy, problem, say };
}
