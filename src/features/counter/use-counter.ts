import { useState } from 'react';
import {
  confirmRedemption,
  type CounterLine,
  type CounterRedemption,
  findRedemption,
  listCounterDay,
  refundRedemption,
} from '@kangban/contract/reward-desk';
import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import type { ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { useActing } from '@/platform/use-acting';
import { type DeskPages, useDeskPages } from '@/platform/use-desk-pages';

type Day = AnswerOf<typeof listCounterDay>;
export type RefundBody = BodyOf<typeof refundRedemption>;

interface Confirmed {
  line: CounterLine;
  name: string;
}

export interface Counter {
  found: CounterRedemption | undefined;
  /** What was just confirmed. */
  done: Confirmed | undefined;
  busy: boolean;
  problem: ProblemError | undefined;
  day: DeskPages<CounterLine, Day>;
  /** Counts and points of the day, with what was done here since the page was loaded. */
  sum: { confirmed: number; points: number };
  find: (typed: string, idNumber?: string) => Promise<boolean>;
  confirm: () => Promise<void>;
  refund: (redemptionId: string, body: RefundBody) => Promise<boolean>;
  clear: () => void;
}

interface Sum {
  confirmed: number;
  points: number;
}

const NONE: Sum = { confirmed: 0, points: 0 };

const sendConfirm = ({ redemptionId, warnings }: CounterRedemption, proof: string): Promise<CounterLine> => {
  const body = { proof, seen: warnings.map(({ code }) => code) };
  return sendOnce({ name: `counter.${redemptionId}`, what: body }, (idempotencyKey) =>
    call(confirmRedemption, { params: { redemptionId }, body, idempotencyKey }),
  );
};

const sendRefund = (redemptionId: string, body: RefundBody): Promise<CounterLine> =>
  sendOnce({ name: `counter-refund.${redemptionId}`, what: body }, (idempotencyKey) =>
    call(refundRedemption, { params: { redemptionId }, body, idempotencyKey }),
  );

/** What lies on the counter: nothing, somebody to confirm, or what was just confirmed. */
function useOnCounter(onConfirmed: (line: CounterLine) => void) {
  const [found, setFound] = useState<CounterRedemption>();
  const [done, setDone] = useState<Confirmed>();
  const { busy, problem, act } = useActing();
  const clear = (): void => {
    setFound(undefined);
    setDone(undefined);
  };
  const find = async (typed: string, idNumber?: string): Promise<boolean> => {
    clear();
    const redemption = await act(() => call(findRedemption, { body: { typed, ...(idNumber && { idNumber }) } }));
    setFound(redemption);
    return redemption !== undefined;
  };
  const confirm = async (): Promise<void> => {
    const proof = found?.proof;
    if (!found || !proof) return;
    const line = await act(() => sendConfirm(found, proof));
    if (!line) return;
    setFound(undefined);
    setDone({ line, name: found.name });
    onConfirmed(line);
  };
  return { found, done, busy, problem, find, confirm, clear };
}

/** One redemption on the counter, and the list of the day beside it. */
export function useCounter(): Counter {
  const [since, setSince] = useState<Sum>(NONE);
  const day = useDeskPages<CounterLine, Day>('today', (cursor) =>
    call(listCounterDay, { query: { ...(cursor && { cursor }) } }),
  );
  const count = (points: number): void =>
    setSince((sum) => ({ confirmed: sum.confirmed + Math.sign(points), points: sum.points + points }));
  const counter = useOnCounter((line) => {
    count(line.points);
    day.change((lines) => [line, ...lines]);
  });
  const refund = async (redemptionId: string, body: RefundBody): Promise<boolean> => {
    const line = await day.act(() => sendRefund(redemptionId, body));
    if (!line) return false;
    count(-line.points);
    day.change((lines) => lines.map((one) => (one.redemptionId === redemptionId ? line : one)));
    return true;
  };
  const { confirmed, points } = day.answer ?? NONE;
  return {
    ...counter,
    day,
    sum: { confirmed: confirmed + since.confirmed, points: points + since.points },
    refund,
  };
}
