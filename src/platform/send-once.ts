import { z } from '@kangban/contract/zod';
import { asProblem, type ProblemCode } from './problem';
import { newId } from './random-id';
import { clearStorage, storageSlot, storedNames } from './storage';

const Kept = z.object({ key: z.string(), what: z.unknown() });

/**
 * Names of storage places that hold something begun and not finished. They outlive a session that ran out, so that signing in again goes
 * on where it stopped; signing out, or another person signing in, clears them.
 */
export const UNFINISHED = 'unfinished.';
export const clearUnfinished = (): void => clearStorage(UNFINISHED);

/** Places of what was written here and has not reached the server (`outbox`), oldest first: their ids sort by time. */
export const unsentNames = (name: string): string[] => storedNames(`${UNFINISHED}${name}.`).sort();

const Whose = z.object({ residentId: z.string() });

/** Forgets what waits of people whom the one who has signed in has nothing to do with: nobody reads it, and nobody else's account sends it. */
export function keepUnsentOf(name: string, residentIds: readonly string[]): void {
  for (const place of unsentNames(name)) {
    const slot = storageSlot(place, 1, Whose);
    if (!residentIds.includes(slot.read()?.residentId ?? '')) slot.clear();
  }
}

const keptSlot = (name: string) => storageSlot(`${UNFINISHED}${name}`, 1, Kept);

/** Faults that leave open whether the server has done it: asking again with the same key does it at most once. */
const UNSURE: readonly ProblemCode[] = ['offline', 'timeout', 'answer-unreadable', 'internal', 'not-ready'];
/** Refused before it was looked at: the same key may be used again. */
const NOT_LOOKED_AT: readonly ProblemCode[] = ['too-many-requests', 'not-signed-in', 'session-expired'];

export const isUnsure = (code: ProblemCode): boolean => UNSURE.includes(code);

/** What was sent under this name without an answer so far; undefined when nothing is open. */
export const openSend = (name: string): unknown => keptSlot(name).read()?.what;

const sameAs = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Sends a write with an Idempotency-Key that is on the phone before the write leaves it. The key stays until the server has answered, so
 * that the same write, sent again after a lost answer or a restart of the app, is done once.
 */
export async function sendOnce<T>(
  { name, what }: { name: string; what: unknown },
  send: (idempotencyKey: string) => Promise<T>,
): Promise<T> {
  const slot = keptSlot(name);
  const kept = slot.read();
  const key = kept && sameAs(kept.what, what) ? kept.key : await newId();
  slot.write({ key, what });
  try {
    const answer = await send(key);
    slot.clear();
    return answer;
  } catch (reason) {
    const { code } = asProblem(reason);
    if (!isUnsure(code) && !NOT_LOOKED_AT.includes(code)) slot.clear();
    throw reason;
  }
}
