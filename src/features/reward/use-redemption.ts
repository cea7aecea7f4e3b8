import { useEffect, useState } from 'react';
import { cancelRedemption, getRedemption, joinCheckup, type Redemption } from '@kangban/contract/reward';
import { putAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { useAct } from '@/platform/use-act';
import { knownOf, useRemote } from '@/platform/use-remote';

/** The counter confirms while the phone lies there: the page finds out by itself. */
const ASK_EVERY_MS = 3_000;

export interface Ids {
  residentId: string;
  redemptionId: string;
}

/** One redemption, asked for again every few seconds while its code is shown. */
export function useRedemption(ids: Ids, inFront: boolean) {
  const remote = useRemote({ endpoint: getRedemption, input: { params: ids }, keep: true });
  const { reload } = remote;
  const held = knownOf(remote)?.state === 'held';
  useEffect(() => {
    if (!held || !inFront) return undefined;
    const timer = setInterval(() => void reload(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [held, inFront, reload]);
  return remote;
}

/** Giving it up and joining it to a checkup. */
export function useRedemptionActs(ids: Ids) {
  const act = useAct();
  const [said, setSaid] = useState<string>();
  const put = (redemption: Redemption): void => putAnswer(getRedemption, { params: ids }, redemption);
  const cancel = async (done: string): Promise<void> => {
    const ok = await act.run('cancel', () =>
      sendOnce({ name: 'cancel-redemption', what: ids }, (idempotencyKey) =>
        call(cancelRedemption, { params: ids, body: {}, idempotencyKey }),
      ).then(put),
    );
    if (ok) setSaid(done);
  };
  const join = async (appointmentId: string, done: string): Promise<void> => {
    const ok = await act.run('join', () => call(joinCheckup, { params: ids, body: { appointmentId } }).then(put));
    if (ok) setSaid(done);
  };
  return { ...act, said, setSaid, cancel, join };
}
