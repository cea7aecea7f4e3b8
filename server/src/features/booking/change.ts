import { stateAfter } from '@kangban/domain/booking/appointment-states';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditEntry } from '../audit/auditor';
import type { Moved } from '../checkup-booking/along';
import { changeUntil } from './appointment-card';
import type { HeldPlace } from './change-store';
import { lockSlots } from './facts-store';
import type { FirstAnswer } from './idempotency';
import { MovedMeanwhile } from './moved-meanwhile';
import { reach, type Reached, tooFast } from './service';
import { type AppointmentRow, findAppointment, lockAppointment } from './store';

/** A change on its way: who asks, for whose appointment, under which right. */
export interface Change {
  deps: Deps;
  who: AccountSession;
  reached: Reached;
}

export const heldPlaceOf = (row: AppointmentRow): HeldPlace => ({
  slotId: row.slot_id,
  pool: row.pool,
  place: row.place,
});

/** What a task booked for needs to know of an appointment that changes. */
export const movedOf = (row: AppointmentRow): Omit<Moved, 'countyCode' | 'state'> => ({
  appointmentId: row.appointment_id,
  residentId: row.resident_id,
  items: row.doses,
  slot: row,
});

/**
 * Locks the slots concerned in id order, then the appointment, and gives it as it stands; refuses what can no longer be
 * changed.
 */
export async function lockChangeable(
  { deps, who, reached }: Change,
  client: Transaction,
  { move, alsoSlot }: { move: 'cancel' | 'reschedule'; alsoSlot?: string },
): Promise<AppointmentRow | Refused> {
  const { countyCode } = who;
  const id = reached.row.appointment_id;
  const before = await findAppointment(client, countyCode, id);
  if (!before) return refuse('not-found');
  await lockSlots(client, countyCode, alsoSlot === undefined ? [before.slot_id] : [before.slot_id, alsoSlot]);
  await lockAppointment(client, countyCode, id);
  const row = await findAppointment(client, countyCode, id);
  if (row?.slot_id !== before.slot_id) throw new MovedMeanwhile(id);
  if (stateAfter(row.state, move, 'resident') === undefined) return refuse('appointment-not-changeable');
  return deps.clock.now() > changeUntil(row) ? refuse('change-past-cutoff') : row;
}

function audited({ who, reached }: Change, action: AuditEntry['action']): AuditEntry[] {
  const { row, right } = reached;
  if (right.right === 'self') return [];
  return [
    {
      countyCode: who.countyCode,
      actorKind: 'account',
      actorId: who.accountId,
      residentId: row.resident_id,
      action,
      rightKind: right.right,
      siteId: row.site_id,
      details: { appointmentId: row.appointment_id },
    },
  ];
}

export interface Asked {
  appointmentId: string;
  key: string;
}

/** Checks pace and rights before anything is locked. */
export async function beginChange(deps: Deps, who: AccountSession, appointmentId: string): Promise<Change | Refused> {
  const slowDown = tooFast(deps, who);
  if (slowDown) return slowDown;
  const reached = await reach(deps, who, appointmentId);
  return isRefused(reached) ? reached : { deps, who, reached };
}

/** Writes down who changed whose appointment, under which right; a repeated answer changed nothing. */
export async function writeDown(
  change: Change,
  action: AuditEntry['action'],
  outcome: FirstAnswer | Refused,
): Promise<void> {
  const entries = audited(change, action);
  if (!isRefused(outcome) && !outcome.hit && entries.length > 0) await change.deps.auditor.recordNow(...entries);
}
