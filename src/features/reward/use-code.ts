import { useCallback, useEffect, useRef, useState } from 'react';
import { showRedemptionCode, type RedemptionCode } from '@kangban/contract/reward';
import { nowMs } from '@/platform/clock';
import { useDidHide, useDidShow } from '@/platform/hooks';
import { call } from '@/platform/request';

const SECOND_MS = 1_000;
/** How long to wait before asking again after the line failed. */
const RETRY_MS = 5_000;

export interface ShownCode {
  digits: string;
  qr: string;
  /** Whole seconds it still holds; never below 0. */
  secondsLeft: number;
}

export interface CodeStanding {
  /** Undefined until the first answer, and once the minute is over without a new one: an old code is never shown. */
  code: ShownCode | undefined;
  /** The last attempt to get one failed. */
  failed: boolean;
}

interface Held {
  answer: RedemptionCode;
  /** By this phone's clock; how long it lasts comes from the server's. */
  endsAtMs: number;
}

const secondsUntil = (endsAtMs: number, now: number): number => Math.max(0, Math.ceil((endsAtMs - now) / SECOND_MS));

/** Asks for a code, keeps it for its minute; a failed line is tried again. */
function useHeldCode(ids: { residentId: string; redemptionId: string }, on: boolean) {
  const [held, setHeld] = useState<Held>();
  const [failed, setFailed] = useState(false);
  const busy = useRef(false);
  const { residentId, redemptionId } = ids;
  const take = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const answer = await call(showRedemptionCode, { params: { residentId, redemptionId }, body: {} });
      setHeld({ answer, endsAtMs: nowMs() + answer.secondsLeft * SECOND_MS });
      setFailed(false);
    } catch {
      setFailed(true);
    }
    busy.current = false;
  }, [residentId, redemptionId]);
  useEffect(() => {
    if (on) void take();
  }, [on, take]);
  useEffect(() => {
    if (!on) return undefined;
    const waitMs = failed ? RETRY_MS : held ? Math.max(held.endsAtMs - nowMs(), SECOND_MS) : undefined;
    if (waitMs === undefined) return undefined;
    const timer = setTimeout(() => void take(), waitMs);
    return () => clearTimeout(timer);
  }, [on, held, failed, take]);
  return { held, failed };
}

/** True while the page is in front. */
export function useInFront(): boolean {
  const [front, setFront] = useState(true);
  useDidShow(() => setFront(true));
  useDidHide(() => setFront(false));
  return front;
}

/** The code of this minute, a new one each minute while it is shown. */
export function useCode(ids: { residentId: string; redemptionId: string }, on: boolean): CodeStanding {
  const { held, failed } = useHeldCode(ids, on);
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => setNow(nowMs()), SECOND_MS);
    return () => clearInterval(timer);
  }, [on]);
  if (!on || !held) return { code: undefined, failed };
  const { digits, qr } = held.answer;
  // The shown clock ticks once a second and may lie a little behind the answer.
  const secondsLeft = Math.min(held.answer.secondsLeft, secondsUntil(held.endsAtMs, now));
  const code = digits !== null && qr !== null && secondsLeft > 0 ? { digits, qr, secondsLeft } : undefined;
  return { code, failed };
}
