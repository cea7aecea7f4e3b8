import type { Appointment } from '@kangban/contract/booking';
import { isActive } from '@kangban/domain/booking/appointment-states';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { moveTask } from '../checkup-booking/along';
import { dropMessages } from '../outbox/outbox';
import { offerPlacesOf } from '../waitlist/offer-service';
import { type Asked, beginChange, type Change, heldPlaceOf, lockChangeable, movedOf, writeDown } from './change';
import { returnPlace, saveMove } from './change-store';
import { bodyHash, type FirstAnswer } from './idempotency';
import { doOnce } from './repeat-service';
import { cardOf } from './service';
import { findAppointment } from './store';

const OK = 200;

async function cancelUnderLock(
  change: Change,
  client: Transaction,
  reason: string | undefined,
): Promise<Appointment | Refused> {
  const { deps, who, reached } = change;
  const { countyCode } = who;
  const row = await lockChangeable(change, client, { move: 'cancel' });
  if (isRefused(row)) return row;
  const now = deps.clock.now();
  await saveMove(client, countyCode, {
    appointmentId: row.appointment_id,
    eventId: uuidV7(),
    move: 'cancel',
    state: 'cancelled',
    active: isActive('cancelled'),
    reason: reason ?? null,
    byAccount: who.accountId,
    byStaff: null,
    details: {},
    now,
  });
  await returnPlace(client, countyCode, heldPlaceOf(row));
  await dropMessages(client, countyCode, row.appointment_id);
  await moveTask(deps, client, { ...movedOf(row), countyCode, state: 'cancelled' });
  await offerPlacesOf(deps, client, { countyCode, slotIds: [row.slot_id] });
  const after = await findAppointment(client, countyCode, row.appointment_id);
  return after ? cardOf(after, reached.right.label, now) : refuse('not-found');
}

/** Gives the place back: first to those who wait, in order, else to everybody. Refused after the site's cut-off. */
export async function cancel(
  deps: Deps,
  who: AccountSession,
  { appointmentId, key, reason }: Asked & { reason: string | undefined },
): Promise<FirstAnswer | Refused> {
  const change = await beginChange(deps, who, appointmentId);
  if (isRefused(change)) return change;
  const outcome = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash(`cancel ${appointmentId}`, { reason }) },
    status: OK,
    work: (client) => cancelUnderLock(change, client, reason),
  });
  await writeDown(change, 'appointment-cancelled', outcome);
  return outcome;
}
