import type { RedemptionToBook } from '@kangban/domain/reward/slot-item';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Runner = Pick<Transaction, 'query'>;

/** Redemptions of these people, by whichever of their records, each asked for with the person it must be of; others are absent. */
export async function listToBook(
  db: Runner,
  countyCode: string,
  asked: readonly { residentId: string; redemptionId: string }[],
): Promise<RedemptionToBook[]> {
  const { rows } = await db.query<RedemptionToBook>({
    name: 'reward-to-book',
    text: `SELECT x.redemption_id AS "redemptionId", x.state, i.service, x.site_id AS "siteId", t.short_name AS "siteName", x.use_by AS "useBy"
             FROM unnest($2::uuid[], $3::uuid[]) AS asked (redemption_id, resident_id)
             JOIN resident r ON r.county_code = $1 AND r.resident_id = asked.resident_id
             JOIN redemption x ON x.county_code = $1 AND x.redemption_id = asked.redemption_id
              AND x.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id]))
             JOIN reward_item i ON i.county_code = x.county_code AND i.item_id = x.item_id
             JOIN site t ON t.county_code = x.county_code AND t.site_id = x.site_id`,
    values: [countyCode, asked.map(({ redemptionId }) => redemptionId), asked.map(({ residentId }) => residentId)],
  });
  return rows;
}

/** Locks redemptions in the order of their ids until the transaction ends: after the slots, before anything else. */
export async function lockRedemptions(
  client: Transaction,
  countyCode: string,
  redemptionIds: readonly string[],
): Promise<void> {
  await client.query(
    `SELECT FROM redemption WHERE county_code = $1 AND redemption_id = ANY($2::uuid[]) ORDER BY redemption_id FOR UPDATE`,
    [countyCode, redemptionIds],
  );
}

/** The appointment that holds the time of a redemption now; undefined when it has none, or it was cancelled, kept or missed. */
export async function findSlotBooking(
  db: Runner,
  countyCode: string,
  redemptionId: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ appointment_id: string }>(
    `SELECT a.appointment_id FROM redemption x
       JOIN appointment a ON a.county_code = x.county_code AND a.appointment_id = x.appointment_id AND a.active
       JOIN appointment_dose d ON d.county_code = a.county_code AND d.appointment_id = a.appointment_id AND d.active
        AND d.series = 'reward:' || x.redemption_id
      WHERE x.county_code = $1 AND x.redemption_id = $2`,
    [countyCode, redemptionId],
  );
  return rows[0]?.appointment_id;
}

/** A time that is booked for a redemption. */
export interface SlotBookingRow {
  appointmentId: string;
  day: PlainDate;
  startsAt: string;
  endsAt: string;
  place: string;
  /** The person stands at the desk already. */
  checkedIn: boolean;
}

/** Of these appointments those that stand and hold the time of a redemption. */
export async function listSlotBookings(
  db: Runner,
  countyCode: string,
  appointmentIds: readonly string[],
): Promise<SlotBookingRow[]> {
  if (appointmentIds.length === 0) return [];
  const { rows } = await db.query<SlotBookingRow>(
    `SELECT a.appointment_id AS "appointmentId", s.day, s.starts_at AS "startsAt", s.ends_at AS "endsAt", t.short_name AS place,
            a.state = 'checked-in' AS "checkedIn"
       FROM appointment a
       JOIN appointment_dose d ON d.county_code = a.county_code AND d.appointment_id = a.appointment_id AND d.active
        AND d.series LIKE 'reward:%'
       JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
       JOIN site t ON t.county_code = a.county_code AND t.site_id = a.site_id
      WHERE a.county_code = $1 AND a.appointment_id = ANY($2::uuid[]) AND a.active`,
    [countyCode, appointmentIds],
  );
  return rows;
}

/** Of some redemptions those whose place has published times of their service that can be booked until the last day. */
export async function listWithTimes(
  db: Runner,
  countyCode: string,
  asked: { redemptionIds: readonly string[]; now: Date },
): Promise<string[]> {
  if (asked.redemptionIds.length === 0) return [];
  const { rows } = await db.query<{ redemptionId: string }>(
    `SELECT x.redemption_id AS "redemptionId" FROM redemption x
       JOIN reward_item i ON i.county_code = x.county_code AND i.item_id = x.item_id
      WHERE x.county_code = $1 AND x.redemption_id = ANY($2::uuid[])
        AND EXISTS (SELECT FROM slot s
                     WHERE s.county_code = x.county_code AND s.site_id = x.site_id AND s.service = i.service AND s.day <= x.use_by
                       AND NOT s.closed AND s.online_capacity > 0 AND s.online_until >= $3)`,
    [countyCode, asked.redemptionIds, asked.now],
  );
  return rows.map(({ redemptionId }) => redemptionId);
}
