import { useState } from 'react';
import { requestPhoneCode } from '@kangban/contract/identity';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { useCountdown } from '@/platform/use-countdown';

interface Sent {
  phoneMasked: string;
}

export interface SendCode {
  /** Seconds until another code may be asked for; 0 when it may. */
  waitSeconds: number;
  sent: Sent | undefined;
  problem: ProblemError | undefined;
  send: (phone: string) => Promise<void>;
}

/** Asks for a one-time code and counts down to the next. */
export function useSendCode(): SendCode {
  const [waitSeconds, setWait] = useCountdown();
  const [sent, setSent] = useState<Sent>();
  const [problem, setProblem] = useState<ProblemError>();
  const send = async (phone: string): Promise<void> => {
    setProblem(undefined);
    try {
      const answer = await call(requestPhoneCode, { body: { phone } });
      setSent({ phoneMasked: answer.phoneMasked });
      setWait(answer.retryAfterSeconds);
    } catch (reason) {
      const fault = asProblem(reason);
      setProblem(fault);
      setWait(fault.details.retryAfterSeconds ?? 0);
    }
  };
  return { waitSeconds, sent, problem, send };
}
