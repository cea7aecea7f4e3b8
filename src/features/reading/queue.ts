import {
  logReading,
  logReadings,
  NewReadingSession,
  type BatchResult,
  type LoggedReading,
  type ReadingAlarm,
} from '@kangban/contract/reading/reading';
import { ErrorCode } from '@kangban/contract/errors';
import { z } from '@kangban/contract/zod';
import { create } from 'zustand';
import { errorSentences } from '@/copy/errors';
import { useOnline } from '@/platform/network';
import { outbox } from '@/platform/outbox';
import { asProblem, type ProblemError } from '@/platform/problem';
import { newId } from '@/platform/random-id';
import { call } from '@/platform/request';
import { isUnsure } from '@/platform/send-once';
import { useSession } from '@/platform/session';

const Refusal = z.object({ code: ErrorCode, texts: z.array(z.string()) });

/** A sitting on its way: on the phone before it is sent, until the server has said what became of it. */
const Queued = z.object({
  id: z.string(),
  residentId: z.string(),
  session: NewReadingSession,
  /** Why the server did not take it; it waits for the person then, and is not sent by itself again. */
  refused: z.nullable(Refusal),
});
export type Queued = z.infer<typeof Queued>;

const BATCH_MAX = 30;

const box = outbox('readings', Queued);
export const useQueued = box.useWaiting;

/** What alarmed of readings that were sent late: shown on the next page of readings. */
export const useLateAlarms = create<readonly ReadingAlarm[]>(() => []);
export const forgetLateAlarms = (): void => useLateAlarms.setState([], true);

export type Kept =
  | { kind: 'kept'; answer: LoggedReading }
  /** On the phone, to be sent by itself. */
  | { kind: 'waiting' }
  /** Unlikely: asked again. */
  | { kind: 'asked'; texts: string[] }
  | { kind: 'refused'; texts: string[] }
  /** Neither sent nor kept: no line, and no room on the phone. */
  | { kind: 'lost' };

/** Refused before it was looked at: it waits as without a line. */
const NOT_LOOKED_AT: readonly string[] = ['too-many-requests', 'not-signed-in', 'session-expired'];

/** What the rules say of a value is for the person; what a schema says of a field is not. */
const told = (texts: readonly string[]): string[] => texts.filter((text) => /[\u4e00-\u9fff]/.test(text));

export function refusalTexts(code: keyof typeof errorSentences, fields: readonly { message: string }[] = []): string[] {
  const texts = told(fields.map(({ message }) => message));
  const { say, next } = errorSentences[code];
  return texts.length > 0 ? texts : [`${say}，${next}`];
}

const onTheWay = new Set<string>();

function became(problem: ProblemError, item: Queued, stored: boolean): Kept {
  if (isUnsure(problem.code) || NOT_LOOKED_AT.includes(problem.code)) return { kind: stored ? 'waiting' : 'lost' };
  box.drop(item.id);
  const texts = refusalTexts(problem.code, problem.details.fields);
  return problem.code === 'reading-unlikely' ? { kind: 'asked', texts } : { kind: 'refused', texts };
}

/** Keeps a sitting: on the phone first, then on the server. Sent again later, it is still kept once: its id was made here. */
export async function keepReading(residentId: string, session: NewReadingSession): Promise<Kept> {
  const item: Queued = { id: session.sessionId, residentId, session, refused: null };
  const stored = box.put(item);
  onTheWay.add(item.id);
  try {
    // What was asked again is another body: it must not go under the key of the first.
    const idempotencyKey = session.confirmed ? await newId() : session.sessionId;
    const answer = await call(logReading, { params: { residentId }, body: session, idempotencyKey });
    box.drop(item.id);
    return { kind: 'kept', answer };
  } catch (reason) {
    return became(asProblem(reason), item, stored);
  } finally {
    onTheWay.delete(item.id);
  }
}

function settle({ sessionId, result, code, fields, alarm }: BatchResult): void {
  // Somebody else may have signed in meanwhile: what was forgotten then stays forgotten.
  box.refresh();
  const item = useQueued.getState().find(({ id }) => id === sessionId);
  if (!item) return;
  if (result !== 'refused') {
    box.drop(sessionId);
    if (alarm && result === 'kept') useLateAlarms.setState((all) => [...all, alarm], true);
    return;
  }
  const why = code ?? 'bad-input';
  box.put({ ...item, refused: { code: why, texts: refusalTexts(why, fields) } });
}

/** Sends some; one that makes the whole letter unreadable is found by sending each alone. */
async function sendSome(items: readonly Queued[]): Promise<void> {
  const body = { items: items.map(({ residentId, session }) => ({ residentId, session })) };
  try {
    const { results } = await call(logReadings, { body });
    results.forEach(settle);
  } catch (reason) {
    const { code } = asProblem(reason);
    if (code !== 'bad-input') throw reason;
    if (items.length > 1) for (const item of items) await sendSome([item]);
    else for (const { id } of items) settle({ sessionId: id, result: 'refused', code, alarm: null });
  }
}

let sending: Promise<void> | undefined;

async function sendAll(): Promise<void> {
  box.refresh();
  const open = useQueued.getState().filter(({ id, refused }) => refused === null && !onTheWay.has(id));
  for (let from = 0; from < open.length; from += BATCH_MAX) await sendSome(open.slice(from, from + BATCH_MAX));
}

/** Sends what waits. Two that ask at once share one sending; without a line or a session everything stays where it is. */
export function sendQueued(): Promise<void> {
  sending ??= sendAll()
    .catch(() => undefined)
    .finally(() => {
      sending = undefined;
    });
  return sending;
}

/** What the server did not take, looked at again: meant so, or not wanted any more. */
export async function sendAgain(item: Queued): Promise<void> {
  box.put({ ...item, session: { ...item.session, confirmed: true }, refused: null });
  await sendQueued();
}
export const dropQueued = (id: string): void => box.drop(id);
export const lookAgain = (): void => box.refresh();

// A line that comes back, and somebody who signs in again, send what waits.
useOnline.subscribe((online) => {
  if (online) void sendQueued();
});
useSession.subscribe(({ resident }, before) => {
  if (resident && !before.resident) void sendQueued();
});
