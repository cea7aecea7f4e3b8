import { taskAfter, type TaskMove } from '@kangban/domain/care-task/states';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { lockTask } from './lock-store';
import { insertTaskEvents, updateTasks } from './write-store';

/** A place that was booked, given back or used, at a clinic of ours. */
export interface BookedTold {
  countyCode: string;
  taskId: string;
  residentId: string;
  appointmentId: string;
  state: 'booked' | 'cancelled' | 'fulfilled';
  /** Instant of the place, ISO 8601. */
  bookedFor: string;
  /** Where: 柳溪镇卫生院. */
  place: string;
  on: PlainDate;
}

const MOVES: Readonly<Record<BookedTold['state'], TaskMove>> = {
  booked: 'book',
  cancelled: 'unbook',
  fulfilled: 'see',
};

/**
 * A booking with a task's id moves the task, in the booking's transaction: booked, open again, or seen (then a result is awaited). A task of
 * somebody else, one that is over, or one that meanwhile has another booking stays as it is; answers whether it moved.
 */
export async function noteBooked(deps: Pick<Deps, 'clock'>, client: Transaction, told: BookedTold): Promise<boolean> {
  const { countyCode, taskId, residentId, appointmentId, bookedFor, place, on } = told;
  const task = await lockTask(client, countyCode, taskId);
  if (!task?.people.includes(residentId)) return false;
  if (told.state !== 'booked' && task.appointmentId !== appointmentId) return false;
  const move = MOVES[told.state];
  const state = taskAfter(task.kind, task.state, move);
  if (state === undefined) return false;
  const gone = told.state === 'cancelled';
  await updateTasks(client, countyCode, [
    {
      taskId,
      state,
      bookedFor: gone ? null : bookedFor,
      place: gone ? null : place,
      appointmentId: gone ? null : appointmentId,
    },
  ]);
  const details = { appointmentId, institution: place };
  const event = {
    event_id: uuidV7(),
    task_id: taskId,
    move,
    happened_on: on,
    by_staff: null,
    by_account: null,
    details,
  };
  await insertTaskEvents(client, countyCode, { events: [event], at: deps.clock.now() });
  return true;
}
