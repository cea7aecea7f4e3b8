import type { CounterRedemption } from '@kangban/contract/reward-desk';
import {
  COUNTER_REFUSAL_TEXTS,
  counterRefusal,
  type CounterRefusal,
  counterWarnings,
  type WarningLine,
} from '@kangban/domain/reward/counter';
import { hoursInWords } from '@kangban/domain/reward/hours';
import { ageInYears } from '@kangban/domain/shared/plain-date';
import { timeOf } from '../../clock';
import { maskedIdNumber } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { Member } from '../desk/service';
import { listCheckups } from './appointment-store';
import { listSlotBookings, type SlotBookingRow } from './slot-store';
import { loadItems } from './catalogue';
import { isOwnFamily, wroteEvidence } from './counter-store';
import { sealProof } from './counter-proof';
import { findById, type RedemptionRow } from './store';

/** What the counter knows of a redemption at this moment. */
export interface CounterScene {
  refusal: CounterRefusal | undefined;
  warnings: readonly WarningLine[];
  siteName: string;
  room: string;
  /** The slot that is booked for it. */
  time: SlotBookingRow | undefined;
}

/** The day of the checkup it is to be done with; null for none. */
async function checkupDay(client: Pick<Transaction, 'query'>, countyCode: string, row: RedemptionRow) {
  if (row.appointmentId === null) return null;
  const checkups = await listCheckups(client, countyCode, [row.residentId]);
  return checkups.find(({ appointmentId }) => appointmentId === row.appointmentId)?.day ?? null;
}

/** Looks at everything that may stop or warn a member of staff, as of now. */
export async function counterScene(
  deps: Pick<Deps, 'clock'>,
  client: Pick<Transaction, 'query'>,
  told: { member: Member; row: RedemptionRow },
): Promise<CounterScene> {
  const { member, row } = told;
  const { countyCode, staffId } = member;
  const today = deps.clock.today();
  const [item] = await loadItems(client, { countyCode, today, itemIds: [row.itemId] });
  const place = item?.places.find(({ siteId }) => siteId === row.siteId);
  if (!place) throw new Error(`redemption ${row.redemptionId} names a place its item does not have`);
  const checkupOn = await checkupDay(client, countyCode, row);
  const [time] = await listSlotBookings(client, countyCode, row.appointmentId === null ? [] : [row.appointmentId]);
  const ownFamily = await isOwnFamily(client, countyCode, { staffId, residentId: row.residentId });
  const awardedByThem = await wroteEvidence(client, countyCode, { staffId, holdTx: row.holdTx });
  const { hours } = place;
  return {
    refusal: counterRefusal({ state: row.state, useBy: row.useBy, ownFamily, awardedByThem }, today),
    warnings: counterWarnings(
      { hours, hoursText: hoursInWords(hours), checkupOn, booked: time ?? null },
      { today, time: timeOf(deps.clock.now()) },
    ),
    siteName: place.siteName,
    room: place.room,
    time,
  };
}

/** A redemption on the counter, with a proof to confirm it by when nothing stops this member of staff. */
export async function counterView(
  deps: Deps,
  member: Member,
  found: { redemptionId: string; way: CounterRedemption['way'] },
): Promise<{ residentId: string; redemption: CounterRedemption } | Refused> {
  const { redemptionId, way } = found;
  const row = await findById(deps.db.pool, member.countyCode, { redemptionId });
  if (!row) return refuse('not-found');
  const { refusal, warnings, siteName, room, time } = await counterScene(deps, deps.db.pool, { member, row });
  const at = deps.clock.now().getTime();
  const proof = sealProof(deps.cipher, { redemptionId, staffId: member.staffId, way, at });
  return {
    residentId: row.residentId,
    redemption: {
      redemptionId,
      number: row.number,
      state: row.state,
      name: row.name,
      sex: row.sex,
      age: ageInYears(row.birthDate, deps.clock.today()),
      idMasked: maskedIdNumber(deps.cipher, row.idCipher, row.idKeyId),
      itemName: row.itemName,
      unit: row.unit,
      kind: row.kind,
      points: row.points,
      siteName,
      room,
      heldAt: row.heldAt.toISOString(),
      useBy: row.useBy,
      appointment: time ? { day: time.day, startsAt: time.startsAt, endsAt: time.endsAt } : null,
      way,
      warnings: [...warnings],
      refusal: refusal ? COUNTER_REFUSAL_TEXTS[refusal] : null,
      proof: refusal ? null : proof,
    },
  };
}
