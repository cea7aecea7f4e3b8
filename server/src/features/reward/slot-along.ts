// What the booking engine has to know of redemptions, and what a redemption is told of its time.
import { findReward, type RedemptionToBook } from '@kangban/domain/reward/slot-item';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { insertEvents, setAppointment } from './move-store';
import { listToBook, lockRedemptions } from './slot-store';

interface Item {
  series: string;
  vaccine: string;
  dose: number;
}
interface AskedPart {
  residentId: string;
  doses: readonly Item[];
}

const askedOf = (parts: readonly AskedPart[]) =>
  parts.flatMap(({ residentId, doses }) => {
    const reward = findReward(doses);
    return reward ? [{ residentId, redemptionId: reward.redemptionId }] : [];
  });

/** The redemptions these parts are for, by id, of the very people they name; no query where there are none. */
export async function loadRedemptionsToBook(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  parts: readonly AskedPart[],
): Promise<ReadonlyMap<string, RedemptionToBook>> {
  const asked = askedOf(parts);
  const rows = asked.length === 0 ? [] : await listToBook(db, countyCode, asked);
  return new Map(rows.map((row) => [row.redemptionId, row]));
}

/** Holds the redemptions of these parts as they are, once their slots are held: nobody ends one while its time is booked. */
export async function lockRedemptionsOf(
  client: Transaction,
  countyCode: string,
  parts: readonly AskedPart[],
): Promise<void> {
  const ids = askedOf(parts).map(({ redemptionId }) => redemptionId);
  if (ids.length > 0) await lockRedemptions(client, countyCode, [...new Set(ids)]);
}

export interface SlotBooked {
  countyCode: string;
  appointmentId: string;
  items: readonly Item[];
  booker: { kind: 'account'; accountId: string } | { kind: 'staff'; staffId: string };
}

/** Ties a redemption to the appointment made for it, in the transaction that makes it; nothing for any other appointment. */
export async function noteSlotBooked(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  { countyCode, appointmentId, items, booker }: SlotBooked,
): Promise<void> {
  const reward = findReward(items);
  if (!reward) return;
  const { redemptionId } = reward;
  const at = deps.clock.now();
  await setAppointment(client, countyCode, { redemptionId, appointmentId });
  const by = booker.kind === 'account' ? { byAccount: booker.accountId } : { byStaff: booker.staffId };
  await insertEvents(client, countyCode, [
    { eventId: uuidV7(at.getTime()), redemptionId, move: 'join', ...by, details: { appointmentId }, at },
  ]);
}
