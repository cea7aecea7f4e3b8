import { isOpenTask, OF_REFERRAL, type TaskMove } from '@kangban/domain/care-task/states';
import { REFERRAL_RULES, type ReferralMove } from '@kangban/domain/referral/states';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Transaction } from '../../plugins/db';
import { type LockedTask, lockTasksOfReferrals } from './lock-store';
import { insertTaskEvents, type TaskChange, updateTasks } from './write-store';

const MOVES: Readonly<Record<ReferralMove, TaskMove>> = {
  book: 'book',
  send: 'send',
  see: 'see',
  'return-result': 'answer',
  close: 'answer',
  decline: 'decline',
  cancel: 'cancel',
};

/** A move of a paper, as the desk wrote it. */
export interface PaperMove {
  move: ReferralMove;
  on: PlainDate;
  at: Date;
  byStaff: string | null;
  bookedFor?: string | undefined;
  /** Where it was booked, or whose result it is. */
  institution?: string | undefined;
  note?: string | undefined;
}

/** The tasks of a paper, locked before the paper itself: results lock in the same order. */
export const holdTasks = (client: Transaction, countyCode: string, referralId: string): Promise<LockedTask[]> =>
  lockTasksOfReferrals(client, countyCode, [referralId]);

const changeOf = ({ taskId }: LockedTask, told: PaperMove): TaskChange => ({
  taskId,
  state: OF_REFERRAL[REFERRAL_RULES[told.move].to],
  ...(told.move === 'book' && { bookedFor: told.bookedFor ?? null, place: told.institution ?? null }),
});

/** The tasks of a paper go where the paper goes; those that are over stay so. */
export async function followPaper(
  client: Transaction,
  countyCode: string,
  { tasks, told }: { tasks: readonly LockedTask[]; told: PaperMove },
): Promise<void> {
  const open = tasks.filter(({ state }) => isOpenTask(state));
  const { move, on, at, byStaff, note, institution, bookedFor } = told;
  await updateTasks(
    client,
    countyCode,
    open.map((task) => changeOf(task, told)),
  );
  const events = open.flatMap(({ taskId }) => {
    const event = { task_id: taskId, happened_on: on, by_staff: byStaff, by_account: null };
    const moved = { ...event, event_id: uuidV7(), move: MOVES[move], details: { note, institution, bookedFor } };
    return MOVES[move] === 'answer'
      ? [moved, { ...event, event_id: uuidV7(), move: 'tell' as const, details: {} }]
      : [moved];
  });
  await insertTaskEvents(client, countyCode, { events, at });
}
