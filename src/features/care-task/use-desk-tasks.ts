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
import type { ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { useDeskPages } from '@/platform/use-desk-pages';

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

const OVER: readonly TaskLine['state'][] = ['done', 'declined', 'cancelled'];

/** A line that changed takes its place; one that is over leaves the list. */
const putBack = (lines: readonly TaskLine[], line: TaskLine): TaskLine[] =>
  lines.flatMap((one) => {
    if (one.taskId !== line.taskId) return [one];
    return OVER.includes(line.state) ? [] : [line];
  });

/** The clinic's open tasks of a kind, page by page, with what is done to them here. */
export function useDeskTasks(kind: Kind | undefined): DeskTasks {
  const list = useDeskPages(kind ?? '', (cursor) =>
    call(listOpenTasks, { query: { ...(kind && { kind }), ...(cursor && { cursor }) } }),
  );
  const change = async (work: () => Promise<TaskLine>): Promise<boolean> => {
    const line = await list.act(work);
    if (line) list.change((lines) => putBack(lines, line));
    return line !== undefined;
  };

  return {
    lines: list.items,
    today: list.answer?.today,
    hasMore: list.hasMore,
    busy: list.busy,
    problem: list.problem,
    more: list.more,
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
