import type { Appointment } from '@kangban/contract/booking';
import { findCheckup } from '@kangban/domain/checkup-booking/checkup-item';
import { findReward } from '@kangban/domain/reward/slot-item';
import { findVisit } from '@kangban/domain/child-visit/visit-booking';
import { decideBooking } from '@kangban/domain/booking/decide-booking';
import { takePlace } from '@kangban/domain/booking/places';
import { ticketNoOf } from '@kangban/domain/booking/ticket';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { moveTask } from '../checkup-booking/along';
import { loadDoneCheckups } from '../checkup-booking/done-checkups';
import { loadDoneVisits } from '../child-visit/done-visits';
import { loadRedemptionsToBook } from '../reward/slot-along';
import { forecastInputOf, loadForecastFacts, type ForecastFacts } from '../immunization/facts';
import { dropMessages, insertMessages } from '../outbox/outbox';
import { offerPlacesOf } from '../waitlist/offer-service';
import { remindAt } from './appointment-card';
import { type Asked, beginChange, type Change, heldPlaceOf, lockChangeable, movedOf, writeDown } from './change';
import { returnPlace, saveSlotMove, takeOne } from './change-store';
import { detailsOf, nameOthers, wantsOthers } from './explain';
import { findHeldDoses, findSlots, type SlotRow } from './facts-store';
import { bodyHash, type FirstAnswer } from './idempotency';
import { heldDoseOf, openSlot } from './ledger';
import { reminderRow } from './reminder';
import { doOnce } from './repeat-service';
import { cardOf } from './service';
import { type AppointmentRow, findAppointment } from './store';

const OK = 200;

interface Target {
  slotId: string;
  person: ForecastFacts;
}

/** Decides the new slot as a booking would be, except for what the appointment has settled already. */
async function decideMove(
  { deps, who }: Change,
  client: Transaction,
  { row, target, slot }: { row: AppointmentRow; target: Target; slot: SlotRow },
): Promise<Refused | undefined> {
  const held = await findHeldDoses(client, who.countyCode, [row.resident_id]);
  const visits = await loadDoneVisits(client, who.countyCode, findVisit(row.doses) ? [row.resident_id] : []);
  const checkups = await loadDoneCheckups(client, who.countyCode, findCheckup(row.doses) ? [row.resident_id] : []);
  const asked = { residentId: row.resident_id, doses: row.doses };
  const redemptions = await loadRedemptionsToBook(client, who.countyCode, [asked]);
  const redemption = redemptions.get(findReward(row.doses)?.redemptionId ?? '');
  const now = deps.clock.now();
  const decision = decideBooking({
    slot: openSlot(slot).bookable,
    pool: 'online',
    nowMs: now.getTime(),
    today: deps.clock.today(),
    doses: row.doses,
    held: held.map(heldDoseOf),
    moving: row.appointment_id,
    heldByAccount: undefined,
    madeOnDeviceToday: undefined,
    screening: { missing: [] },
    consentVersion: undefined,
    immunization: forecastInputOf(target.person, slot.day),
    doneVisits: visits.get(row.resident_id),
    doneCheckups: checkups.get(row.resident_id),
    reward: redemption && { redemption, siteId: slot.site_id },
  });
  if (decision.kind === 'accepted') return undefined;
  return refuse(decision.reason, detailsOf(decision, row.resident_id, slot));
}

async function moveUnderLock(change: Change, client: Transaction, target: Target): Promise<Appointment | Refused> {
  const { deps, who, reached } = change;
  const { countyCode } = who;
  const row = await lockChangeable(change, client, { move: 'reschedule', alsoSlot: target.slotId });
  if (isRefused(row)) return row;
  const now = deps.clock.now();
  if (row.slot_id === target.slotId) return cardOf(row, reached.right.label, now);
  const [slot] = await findSlots(client, countyCode, [target.slotId]);
  if (!slot || slot.service !== row.service) return refuse('not-found');
  const refused = await decideMove(change, client, { row, target, slot });
  if (refused) return refused;
  const { place, places } = takePlace({ issued: slot.places_issued, free: slot.free_places });
  const to = { slotId: slot.slot_id, siteId: slot.site_id, pool: 'online' as const, place };
  const ticketNo = ticketNoOf('online', slot.ticket_base, place);
  await takeOne(client, countyCode, { slotId: slot.slot_id, pool: 'online', ...places });
  await saveSlotMove(client, countyCode, {
    appointmentId: row.appointment_id,
    eventId: uuidV7(),
    from: heldPlaceOf(row),
    to,
    ticketNo,
    byAccount: who.accountId,
    now,
  });
  await returnPlace(client, countyCode, heldPlaceOf(row));
  await moveTask(deps, client, { ...movedOf(row), slot, countyCode, state: 'booked' });
  await remindAgain(change, client, { name: target.person.name, row, slot, ticketNo });
  await offerPlacesOf(deps, client, { countyCode, slotIds: [row.slot_id] });
  const after = await findAppointment(client, countyCode, row.appointment_id);
  return after ? cardOf(after, reached.right.label, now) : refuse('not-found');
}

async function remindAgain(
  { deps, who }: Change,
  client: Transaction,
  { name, row, slot, ticketNo }: { name: string; row: AppointmentRow; slot: SlotRow; ticketNo: string },
): Promise<void> {
  await dropMessages(client, who.countyCode, row.appointment_id);
  const sendAfter = remindAt(slot.day, deps.clock.now());
  if (sendAfter === undefined) return;
  const message = reminderRow(deps, {
    countyCode: who.countyCode,
    accountId: row.booked_by_account ?? who.accountId,
    appointmentId: row.appointment_id,
    sendAfter,
    about: { name, slot, ticketNo, items: row.doses },
  });
  await insertMessages(client, [message]);
}

/** Moves an appointment to another slot in one transaction: the old place is given back after the new one is held. */
export async function reschedule(
  deps: Deps,
  who: AccountSession,
  { appointmentId, key, slotId }: Asked & { slotId: string },
): Promise<FirstAnswer | Refused> {
  const change = await beginChange(deps, who, appointmentId);
  if (isRefused(change)) return change;
  const { resident_id: residentId } = change.reached.row;
  const person = (await loadForecastFacts(deps, who.countyCode, [residentId])).get(residentId);
  if (!person) return refuse('not-found');
  const outcome = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash(`reschedule ${appointmentId}`, { slotId }) },
    status: OK,
    work: (client) => moveUnderLock(change, client, { slotId, person }),
  });
  await writeDown(change, 'appointment-moved', outcome);
  if (!isRefused(outcome) || !wantsOthers(outcome.refused)) return outcome;
  const [named] = await nameOthers(deps, who.countyCode, [{ refused: outcome, wanted: { slotId, need: 1 } }]);
  return named ?? outcome;
}
