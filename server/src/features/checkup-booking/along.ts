import { findCheckup } from '@kangban/domain/checkup-booking/checkup-item';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { findReward } from '@kangban/domain/reward/slot-item';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { noteBooked } from '../care-task/booked';
import { noteSlotBooked } from '../reward/slot-along';
import { insertOverride, listTaskPlaces } from './along-store';

interface Item {
  series: string;
  vaccine: string;
  dose: number;
}

/** What a booking may bring along beside its place. */
interface BroughtAlong {
  overrideReason?: string | undefined;
  doses: readonly Item[];
}

/** Whether a part writes more than the one statement of a batch: a reason of the desk, a task that is moved, a redemption that has its time. */
export const needsTransaction = ({ overrideReason, doses }: BroughtAlong): boolean =>
  overrideReason !== undefined || findCheckup(doses)?.taskId !== undefined || findReward(doses) !== undefined;

/** A place as a task sees it. */
interface Place {
  day: PlainDate;
  starts_at: string;
  site_short_name: string;
}

export interface Moved {
  countyCode: string;
  appointmentId: string;
  residentId: string;
  items: readonly Item[];
  slot: Place;
  state: 'booked' | 'cancelled' | 'fulfilled';
}

/** Moves the task a recheck was booked for, in the transaction that moves the booking; nothing for any other appointment. */
export async function moveTask(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  { items, slot, ...told }: Moved,
): Promise<void> {
  const taskId = findCheckup(items)?.taskId;
  if (taskId === undefined) return;
  await noteBooked(deps, client, {
    ...told,
    taskId,
    bookedFor: instantOf(slot.day, slot.starts_at).toISOString(),
    place: slot.site_short_name,
    on: deps.clock.today(),
  });
}

export interface Along {
  countyCode: string;
  appointmentId: string;
  part: BroughtAlong & { residentId: string };
  slot: Place;
  booker: { kind: 'account'; accountId: string } | { kind: 'staff'; staffId: string };
}

/** Writes what a booking brings along, in its transaction: why the rule was overridden, what becomes of the task, the time of a redemption. */
export async function writeAlong(deps: Pick<Deps, 'clock'>, client: Transaction, along: Along): Promise<void> {
  const { countyCode, appointmentId, part, slot, booker } = along;
  const { overrideReason: reason, residentId, doses: items } = part;
  if (reason !== undefined && booker.kind === 'staff')
    await insertOverride(client, { countyCode, appointmentId, reason, staffId: booker.staffId, at: deps.clock.now() });
  await moveTask(deps, client, { countyCode, appointmentId, residentId, items, slot, state: 'booked' });
  await noteSlotBooked(deps, client, { countyCode, appointmentId, items, booker });
}

/** Gives the tasks of missed rechecks back to be booked anew; one query where there are none. */
export async function freeTasksOfMissed(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  { countyCode, appointmentIds }: { countyCode: string; appointmentIds: readonly string[] },
): Promise<void> {
  const missed = await listTaskPlaces(client, countyCode, appointmentIds);
  for (const row of missed)
    await moveTask(deps, client, {
      countyCode,
      appointmentId: row.appointment_id,
      residentId: row.resident_id,
      items: [row],
      slot: row,
      state: 'cancelled',
    });
}
