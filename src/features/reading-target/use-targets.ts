import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import { deskReadings, type PersonalTarget, setReadingTarget } from '@kangban/contract/reading/desk';
import type { ReadingItem } from '@kangban/contract/reading/reading';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { type Acting, useActing } from '@/platform/use-acting';
import { type Remote, useRemote } from '@/platform/use-remote';

export type TargetsOf = AnswerOf<typeof deskReadings>;
export type NewTarget = BodyOf<typeof setReadingTarget>;

export interface Targets extends Omit<Acting, 'act'> {
  all: Remote<TargetsOf> & { reload: () => Promise<void> };
  /** True when it was set. */
  set: (target: NewTarget) => Promise<boolean>;
}

/** The row that holds on a day: of one kind, the newest that has begun. Rows come newest first. */
export const inForceOf = (
  rows: readonly PersonalTarget[],
  item: ReadingItem,
  today: PlainDate,
): PersonalTarget | undefined => rows.find((row) => row.item === item && row.validFrom <= today);

/** What one person aims at, and a new target of theirs. */
export function useTargets(residentId: string): Targets {
  const all = useRemote({ endpoint: deskReadings, input: { params: { residentId } } });
  const { busy, problem, act } = useActing();
  const set = async (body: NewTarget): Promise<boolean> => {
    const done = await act(() =>
      sendOnce({ name: `reading-target.${residentId}`, what: body }, (idempotencyKey) =>
        call(setReadingTarget, { params: { residentId }, body, idempotencyKey }),
      ),
    );
    if (done !== undefined) await all.reload();
    return done !== undefined;
  };
  return { all, busy, problem, set };
}
