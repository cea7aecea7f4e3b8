import { useCallback, useEffect, useState } from 'react';
import {
  checkSharedRecord,
  openSharedRecord,
  openSharedRecordAsStaff,
  readSharedRecord,
  type SharedRecord,
} from '@kangban/contract/share';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { type Act, useAct } from '@/platform/use-act';

/** The share is asked for again this often while it is on a screen: taking it back empties the screen. */
const CHECK_MS = 10_000;

export type Secret = { token: string } | { code: string };

export interface SharedReading {
  record: SharedRecord | undefined;
  /** It was open and is over now. */
  isOver: boolean;
  act: Act;
  open: (secret: Secret, who: { name: string; institution: string } | undefined) => Promise<void>;
  more: () => Promise<void>;
  close: () => void;
}

const isGone = (reason: unknown): boolean => asProblem(reason).code === 'share-not-found';

/** Asks whether the share still holds, and ends at its instant without asking. */
function useStillHolds(record: SharedRecord | undefined, onOver: () => void): void {
  const [viewing, seconds] = [record?.viewing, record?.viewingSeconds];
  useEffect(() => {
    if (viewing === undefined || seconds === undefined) return undefined;
    const check = (): void => {
      call(checkSharedRecord, { body: { viewing } }).catch((reason: unknown) => isGone(reason) && onOver());
    };
    const asking = setInterval(check, CHECK_MS);
    const ending = setTimeout(onOver, seconds * 1000);
    return () => {
      clearInterval(asking);
      clearTimeout(ending);
    };
  }, [viewing, seconds, onOver]);
}

/** A record somebody let this reader see: kept on the screen only, gone when the share is. */
export function useSharedRecord(): SharedReading {
  const [record, setRecord] = useState<SharedRecord>();
  const [isOver, setOver] = useState(false);
  const act = useAct();
  const end = useCallback(() => {
    setRecord(undefined);
    setOver(true);
  }, []);
  useStillHolds(record, end);
  const open: SharedReading['open'] = async (secret, who) => {
    setOver(false);
    await act.run('open', async () =>
      setRecord(
        who
          ? await call(openSharedRecord, { body: { secret, ...who } })
          : await call(openSharedRecordAsStaff, { body: { secret } }),
      ),
    );
  };
  const more = async (): Promise<void> => {
    if (!record) return;
    const { viewing, nextCursor: cursor } = record;
    await act.run('more', async () => {
      const page = await call(readSharedRecord, { body: { viewing, cursor } }).catch((reason: unknown) => {
        if (isGone(reason)) end();
        throw reason;
      });
      setRecord((known) => known && { ...known, items: [...known.items, ...page.items], nextCursor: page.nextCursor });
    });
  };
  const close = (): void => {
    setRecord(undefined);
    setOver(false);
  };
  return { record, isOver, act, open, more, close };
}
