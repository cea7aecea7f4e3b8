import { useCallback, useEffect, useState } from 'react';
import { storedAnswer } from '@kangban/contract/answer';
import type { AnswerOf, Endpoint } from '@kangban/contract/endpoint';
import { nowMs } from './clock';
import { useDidShow } from './hooks';
import { useOnline } from './network';
import type { ProblemError } from './problem';
import { keyOf, load, useEntries, type Entry, type Source } from './remote-cache';
import { lastWriteMs } from './request';

/** Nothing is drawn for this long: most answers come sooner, and a flash of grey is worse than a short wait (ux.md §5). */
const QUIET_MS = 400;
/** A page that is shown again asks again, but not twice while it opens. */
const FRESH_MS = 1_000;

/**
 * What a screen has to draw. `ready` with a problem: this is the last answer, the newest attempt failed at the server. `offline` may carry
 * what was kept, with the time it was saved.
 */
export type Remote<T> =
  | { state: 'quiet' }
  | { state: 'loading' }
  | { state: 'ready'; data: T; savedAtMs: number; problem?: ProblemError }
  | { state: 'offline'; data: T | undefined; savedAtMs: number | undefined; problem: ProblemError }
  | { state: 'error'; problem: ProblemError };

/** What there is to draw, fresh or kept; undefined while nothing is known. */
export const knownOf = <T>(remote: Remote<T>): T | undefined =>
  remote.state === 'ready' || remote.state === 'offline' ? remote.data : undefined;

const isLineFault = ({ code }: ProblemError): boolean => code === 'offline' || code === 'timeout';
/** The server stumbled; what it said before still holds. A refusal (not mine, not there) takes the old answer away. */
const isServerFault = ({ status, code }: ProblemError): boolean => status >= 500 || code === 'too-many-requests';

interface Known<T> {
  data: T | undefined;
  savedAtMs: number | undefined;
}

function failed<T>(problem: ProblemError, { data, savedAtMs }: Known<T>): Remote<T> {
  // A slow server without anything kept is an error to try again, not a missing line.
  if (problem.code === 'offline') return { state: 'offline', data, savedAtMs, problem };
  if (data === undefined || savedAtMs === undefined) return { state: 'error', problem };
  if (isLineFault(problem)) return { state: 'offline', data, savedAtMs, problem };
  return isServerFault(problem) ? { state: 'ready', data, savedAtMs, problem } : { state: 'error', problem };
}

/** The drawing state of what is known. */
export function remoteOf<T>(known: Known<T>, problem: ProblemError | undefined, quietOver: boolean): Remote<T> {
  const { data, savedAtMs } = known;
  if (problem) return failed(problem, known);
  if (data !== undefined && savedAtMs !== undefined) return { state: 'ready', data, savedAtMs };
  return { state: quietOver ? 'loading' : 'quiet' };
}

function useQuietOver(key: string, waiting: boolean): boolean {
  const [overFor, setOverFor] = useState<string>();
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setOverFor(key), QUIET_MS);
    return () => clearTimeout(timer);
  }, [key, waiting]);
  return overFor === key;
}

const isFresh = (entry: Entry | undefined): boolean =>
  entry?.savedAtMs !== undefined &&
  !entry.problem &&
  nowMs() - entry.savedAtMs < FRESH_MS &&
  entry.savedAtMs > lastWriteMs();

/**
 * The answer of a GET endpoint: asked for when the page opens and again whenever it comes back, the last answer shown meanwhile.
 * Pass undefined while there is nothing to ask (a parameter is missing, nobody is signed in).
 */
export function useRemote<E extends Endpoint>(
  source: Source<E> | undefined,
): Remote<AnswerOf<E>> & { reload: () => Promise<void> } {
  const key = source ? keyOf(source.endpoint, source.input) : '';
  const entry = useEntries((all) => all[key]);
  const quietOver = useQuietOver(key, entry?.data === undefined && !entry?.problem);
  // The key holds everything of the source that decides the call.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const reload = useCallback(async () => (source ? load(source) : undefined), [key]);
  const open = useCallback(() => {
    if (!isFresh(useEntries.getState()[key])) void reload();
  }, [key, reload]);
  useEffect(open, [open]);
  useDidShow(open);
  // A page that says there is no line asks again by itself as soon as there is one.
  useEffect(
    () => useOnline.subscribe((online) => void (online && useEntries.getState()[key]?.problem && reload())),
    [key, reload],
  );
  const data = source && storedAnswer(source.endpoint, entry?.data);
  return { ...remoteOf<AnswerOf<E>>({ data, savedAtMs: entry?.savedAtMs }, entry?.problem, quietOver), reload };
}
