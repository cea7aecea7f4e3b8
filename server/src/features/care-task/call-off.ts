import { CALL_OFF_ZH, type CallOff } from '@kangban/domain/care-task/call-off-texts';
import { taskAfter } from '@kangban/domain/care-task/states';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { lockCallsOn } from './lock-store';
import { insertTaskEvents, updateTasks } from './write-store';

export interface CallsOff {
  countyCode: string;
  /** Entries that no longer stand. */
  entryIds: readonly string[];
  why: CallOff;
  /** Who took them back. */
  by: { accountId: string | null; staffId: string | null };
}

/**
 * Calls that wait because of entries which turned out wrong are off, with the reason written down, in the caller's transaction. One
 * that was made already stays as it is, and doing it again does nothing. Answers how many were called off.
 */
export async function callOff(deps: Pick<Deps, 'clock'>, client: Transaction, told: CallsOff): Promise<number> {
  const { countyCode, entryIds, why, by } = told;
  if (entryIds.length === 0) return 0;
  const calls = (await lockCallsOn(client, countyCode, entryIds)).flatMap(({ taskId, kind, state: from }) => {
    const state = taskAfter(kind, from, 'cancel');
    return state === undefined ? [] : [{ taskId, state }];
  });
  if (calls.length === 0) return 0;
  await updateTasks(client, countyCode, calls);
  const events = calls.map(({ taskId }) => ({
    event_id: uuidV7(),
    task_id: taskId,
    move: 'cancel' as const,
    happened_on: deps.clock.today(),
    by_staff: by.staffId,
    by_account: by.accountId,
    details: { note: CALL_OFF_ZH[why] },
  }));
  await insertTaskEvents(client, countyCode, { events, at: deps.clock.now() });
  return calls.length;
}
