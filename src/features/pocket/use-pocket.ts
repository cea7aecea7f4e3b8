import { useEffect, useState } from 'react';
import { getPocket, Pocket } from '@kangban/contract/record/own-entry';
import { z } from '@kangban/contract/zod';
import { nowMs } from '@/platform/clock';
import { dropProgram, keepProgram } from '@/platform/offline-program';
import { markPocket, unmarkPocket } from '@/platform/pocket-mark';
import { sealedSlot } from '@/platform/sealed-storage';
import { useRemote } from '@/platform/use-remote';

const Kept = z.object({ pocket: Pocket, savedAtMs: z.number() });
export type Kept = z.infer<typeof Kept>;

const slotOf = (residentId: string) => sealedSlot(`pocket.${residentId}`, Kept);

async function keep(residentId: string, data: Pocket): Promise<Kept | undefined> {
  const made = { pocket: data, savedAtMs: nowMs() };
  if (!(await slotOf(residentId).write(made))) return undefined;
  markPocket(residentId);
  await keepProgram();
  return made;
}

async function drop(residentId: string): Promise<void> {
  await slotOf(residentId).clear();
  if (unmarkPocket(residentId) === 0) await dropProgram();
}

/** The emergency page from the server, and the encrypted copy on this phone, which is made new whenever there is a line. */
export function usePocket(residentId: string) {
  const remote = useRemote({ endpoint: getPocket, input: { params: { residentId } } });
  const [kept, setKept] = useState<Kept>();
  const [looked, setLooked] = useState(false);
  const [cannot, setCannot] = useState(false);
  const fresh = remote.state === 'ready' ? remote.data : undefined;
  useEffect(() => {
    void slotOf(residentId)
      .read()
      .then((found) => {
        setKept(found);
        setLooked(true);
      });
  }, [residentId]);
  const isKept = kept !== undefined;
  useEffect(() => {
    if (isKept && fresh) void keep(residentId, fresh).then((made) => made && setKept(made));
  }, [isKept, fresh, residentId]);
  const turn = async (on: boolean): Promise<void> => {
    setCannot(false);
    if (!on) {
      await drop(residentId);
      setKept(undefined);
      return;
    }
    const made = fresh && (await keep(residentId, fresh));
    setKept(made);
    setCannot(made === undefined);
  };
  return { remote, fresh, kept, looked, cannot, turn };
}
