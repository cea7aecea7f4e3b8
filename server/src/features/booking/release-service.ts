// What becomes of an appointment when that which it was made for ends elsewhere: given up, used earlier, or being used now.
import { type AppointmentMove, isActive, stateAfter } from '@kangban/domain/booking/appointment-states';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { dropMessages } from '../outbox/outbox';
import { heldPlaceOf } from './change';
import { returnPlace, saveMove } from './change-store';
import { lockSlots } from './facts-store';
import { MovedMeanwhile } from './moved-meanwhile';
import { type AppointmentRow, findAppointment, lockAppointment } from './store';

/** An appointment that stands, with its slot locked. */
export type StandingAppointment = AppointmentRow;

/**
 * Locks an appointment like a change of its own does, slot first, and gives it as it stands; undefined when it is not active any more. What
 * moved to another slot while waiting throws, to be tried again.
 */
export async function lockStanding(
  client: Transaction,
  countyCode: string,
  appointmentId: string,
): Promise<AppointmentRow | undefined> {
  const before = await findAppointment(client, countyCode, appointmentId);
  if (!before) return undefined;
  await lockSlots(client, countyCode, [before.slot_id]);
  await lockAppointment(client, countyCode, appointmentId);
  const row = await findAppointment(client, countyCode, appointmentId);
  if (row?.slot_id !== before.slot_id) throw new MovedMeanwhile(appointmentId);
  return isActive(row.state) ? row : undefined;
}

export interface Release {
  countyCode: string;
  row: AppointmentRow;
  reason: string;
  by: { accountId: string } | { staffId: string };
}

const byOf = (by: Release['by']) => ({
  byAccount: 'accountId' in by ? by.accountId : null,
  byStaff: 'staffId' in by ? by.staffId : null,
});

async function move(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  told: Omit<Release, 'reason'> & { reason: string | null; move: Extract<AppointmentMove, 'cancel' | 'check-in'> },
): Promise<boolean> {
  const { countyCode, row, reason, by } = told;
  const state = stateAfter(row.state, told.move, 'staff');
  if (state === undefined) return false;
  await saveMove(client, countyCode, {
    appointmentId: row.appointment_id,
    eventId: uuidV7(),
    move: told.move,
    state,
    active: isActive(state),
    reason,
    ...byOf(by),
    details: {},
    now: deps.clock.now(),
  });
  return true;
}

/** Gives the place of a locked appointment back, with its reminder; nothing when the person has been checked in. */
export async function release(deps: Pick<Deps, 'clock'>, client: Transaction, told: Release): Promise<void> {
  const { countyCode, row } = told;
  if (!(await move(deps, client, { ...told, move: 'cancel' }))) return;
  await returnPlace(client, countyCode, heldPlaceOf(row));
  await dropMessages(client, countyCode, row.appointment_id);
}

/** The person of a locked appointment of today stands before a member of staff: checked in, if the desk has not done so. */
export async function arrive(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  told: { countyCode: string; row: AppointmentRow; staffId: string },
): Promise<void> {
  await move(deps, client, { ...told, by: { staffId: told.staffId }, reason: null, move: 'check-in' });
}
