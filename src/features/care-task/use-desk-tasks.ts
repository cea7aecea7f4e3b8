import { useEffect, useRef, useState } from 'react';
import {
  type AttemptOutcome,
  listOpenTasks,
  moveTask,
  recordTaskAttempt,
  setTaskTarget,
  type TaskLine,
} from '@kangban/contract/care-task';
import type { BodyOf } from '@kangban/contract/endpoint';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';

export type Kind = TaskLine['kind'];

export interface DeskTasks {
  lines: readonly TaskLine[] | undefined;
  today: PlainDate | undefined;
  hasMore: boolean;
  busy: boolean;
  problem: ProblemError | undefined;
  more: () => Promise<void>;
  note: (taskId: string, outcome: AttemptOutcome) => Promise<boolean>;
  move: (taskId: string, body: BodyOf<typeof moveTask>) => Promise<boolean>;
  target: (taskId: string, body: BodyOf<typeof setTaskTarget>) => Promise<boolean>;
}

interface Page {
  lines: readonly TaskLine[];
  cursor: string | undefined;
  today: PlainDate;
}

const OVER: readonly TaskLine['state'][] = ['done', 'declined', 'cancelled'];

/** A line that changed takes its place; one that is over leaves the list. */
const putBack = (lines: readonly TaskLine[], line: TaskLine): TaskLine[] =>
  lines.flatMap((one) => {
    if (one.taskId !== line.taskId) return [one];
    return OVER.includes(line.state) ? [] : [line];
  });

/** The clinic's open tasks of a kind, page by page, with what is done to them here. */
export function useDeskTasks(kind: Kind | undefined): DeskTasks {
  const [page, setPage] = useState<Page>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const wanted = useRef<Kind>();

  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    const done = await work().catch((reason: unknown) => {
      setProblem(asProblem(reason));
      return undefined;
    });
    setBusy(false);
    return done;
  };
  const load = async (cursor: string | undefined, known: readonly TaskLine[]): Promise<void> => {
    wanted.current = kind;
    const answer = await act(() =>
      call(listOpenTasks, { query: { ...(kind && { kind }), ...(cursor && { cursor }) } }),
    );
    // An answer to an earlier filter comes too late.
    if (!answer || wanted.current !== kind) return;
    const { items, nextCursor, today } = answer;
    setPage({ lines: [...known, ...items], cursor: nextCursor ?? undefined, today });
  };
  useEffect(() => {
    setPage(undefined);
    void load(undefined, []);
    // The filter decides; `load` is made anew with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kind]);
  const change = async (work: () => Promise<TaskLine>): Promise<boolean> => {
    const line = await act(work);
    if (line) setPage((now) => now && { ...now, lines: putBack(now.lines, line) });
    return line !== undefined;
  };

  return {
    lines: page?.lines,
    today: page?.today,
    hasMore: page?.cursor !== undefined,
    busy,
    problem,
    more: () => load(page?.cursor, page?.lines ?? []),
    note: (taskId, outcome) =>
      change(() =>
        sendOnce({ name: `attempt.${taskId}`, what: { taskId, outcome } }, (idempotencyKey) =>
          call(recordTaskAttempt, { params: { taskId }, body: { outcome }, idempotencyKey }),
        ),
      ),
    move: (taskId, body) => change(() => call(moveTask, { params: { taskId }, body })),
    target: (taskId, body) => change(() => call(setTaskTarget, { params: { taskId }, body })),
  };
}
