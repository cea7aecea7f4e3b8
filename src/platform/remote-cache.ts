import { create } from 'zustand';
import type { AnswerOf, Endpoint } from '@kangban/contract/endpoint';
import { z } from '@kangban/contract/zod';
import { nowMs } from './clock';
import { asProblem, type ProblemError } from './problem';
import { call, type InputOf } from './request';
import { PERSONAL, useSession } from './session';
import { storageSlot } from './storage';

/** What the phone knows of one answer. */
export interface Entry {
  data?: unknown;
  savedAtMs?: number;
  problem?: ProblemError;
  /** When the call on its way was sent. */
  pendingSinceMs?: number;
}

export interface Source<E extends Endpoint> {
  endpoint: E;
  input: InputOf<E>;
  /** Keep the last answer on the phone, to be read without a line. */
  keep?: boolean;
}

export const useEntries = create<Record<string, Entry>>(() => ({}));
// Nothing of one person is shown to the next.
useSession.subscribe((now, before) => {
  if (!now.resident || !before.resident) useEntries.setState({}, true);
});

export const keyOf = (endpoint: Endpoint, input: unknown): string =>
  `${endpoint.method} ${endpoint.path} ${JSON.stringify(input ?? {})}`;

const Kept = z.object({ data: z.unknown(), savedAtMs: z.number() });
const keptSlot = (key: string) => storageSlot(PERSONAL + key, 1, Kept);

const update = (key: string, change: Entry): void =>
  useEntries.setState((all) => ({ [key]: { ...all[key], ...change } }));

/** Brings a kept answer into memory, if its shape still is what the contract says. */
function restore(key: string, { endpoint, keep }: Source<Endpoint>): void {
  if (!keep || useEntries.getState()[key]?.data !== undefined) return;
  const kept = keptSlot(key).read();
  const parsed = kept && endpoint.answer.safeParse(kept.data);
  if (kept && parsed?.success) update(key, { data: parsed.data, savedAtMs: kept.savedAtMs });
}

/** Fetches one answer into the cache. A second call while the first is on its way waits for the first. */
export async function load<E extends Endpoint>(source: Source<E>): Promise<void> {
  const key = keyOf(source.endpoint, source.input);
  restore(key, source);
  const startedMs = nowMs();
  if (useEntries.getState()[key]?.pendingSinceMs !== undefined) return;
  const { resident, staff } = useSession.getState();
  update(key, { pendingSinceMs: startedMs });
  const settle = (change: Entry): void => {
    const now = useSession.getState();
    const samePerson = Boolean(now.resident) === Boolean(resident) && Boolean(now.staff) === Boolean(staff);
    if (samePerson || change.problem) update(key, { ...change, pendingSinceMs: undefined });
  };
  try {
    const input: InputOf<Endpoint> = source.input;
    const data: unknown = await call<Endpoint>(source.endpoint, input);
    const savedAtMs = nowMs();
    if (source.keep) keptSlot(key).write({ data, savedAtMs });
    settle({ data, savedAtMs, problem: undefined });
  } catch (reason) {
    settle({ problem: asProblem(reason) });
  }
}

/** Puts a fresh answer of a write where a later read would find it. */
export function putAnswer<E extends Endpoint>(endpoint: E, input: InputOf<E>, data: AnswerOf<E>): void {
  update(keyOf(endpoint, input), { data, savedAtMs: nowMs(), problem: undefined });
}

/** The same, and on the phone: to be read without a line from now on. */
export function keepAnswer<E extends Endpoint>(endpoint: E, input: InputOf<E>, data: AnswerOf<E>): void {
  putAnswer(endpoint, input, data);
  keptSlot(keyOf(endpoint, input)).write({ data, savedAtMs: nowMs() });
}
