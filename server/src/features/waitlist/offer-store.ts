import type { Half } from '@kangban/domain/booking/offer-places';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

export interface OfferSlotRow {
  slot_id: string;
  site_id: string;
  site_short_name: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  free: number;
  places_issued: number;
  free_places: number[];
  online_until: Date;
  offer_minutes: number;
}

/** Slots of a county, among these or anywhere, that somebody waits for and that may still have a place to offer at `now`. */
export async function findSlotsAwaited(
  db: Database,
  { countyCode, slotIds, now }: { countyCode: string; slotIds: readonly string[] | null; now: Date },
): Promise<string[]> {
  const { rows } = await db.pool.query<{ slot_id: string }>(
    `SELECT s.slot_id FROM slot s
      WHERE s.county_code = $1 AND s.service = 'immunization' AND ($2::uuid[] IS NULL OR s.slot_id = ANY($2)) AND NOT s.closed AND s.online_until > $3
        AND s.released_at <= $3 AND s.online_taken < s.online_capacity
        AND EXISTS (SELECT FROM waitlist_entry w WHERE w.county_code = s.county_code AND w.site_id = s.site_id
                     AND w.day = s.day AND w.state = 'waiting')
      ORDER BY s.slot_id LIMIT 500`,
    [countyCode, slotIds, now],
  );
  return rows.map((row) => row.slot_id);
}

/** Locks slots in id order and reads those with an online place to offer at `now`. */
export async function lockOfferSlots(
  client: Transaction,
  { countyCode, slotIds, now }: { countyCode: string; slotIds: readonly string[]; now: Date },
): Promise<OfferSlotRow[]> {
  const { rows } = await client.query<OfferSlotRow>(
    `WITH held AS MATERIALIZED (
       SELECT * FROM slot WHERE county_code = $1 AND slot_id = ANY($2::uuid[]) ORDER BY slot_id FOR UPDATE)
     SELECT s.slot_id, s.site_id, t.short_name AS site_short_name, s.day, s.starts_at, s.ends_at,
            s.online_capacity - s.online_taken AS free, s.places_issued, s.free_places, s.online_until,
            COALESCE(c.offer_minutes, 30) AS offer_minutes
       FROM held s JOIN site t ON t.county_code = s.county_code AND t.site_id = s.site_id
       LEFT JOIN site_policy c ON c.county_code = s.county_code AND c.site_id = s.site_id
      WHERE s.service = 'immunization' AND NOT s.closed AND s.released_at <= $3 AND s.online_until > $3
        AND s.online_taken < s.online_capacity
      ORDER BY s.day, s.starts_at, s.slot_id`,
    [countyCode, slotIds, now],
  );
  return rows;
}

export interface WaitingRow {
  entry_id: string;
  site_id: string;
  day: PlainDate;
  half: Half;
  resident_id: string;
  account_id: string;
  name: string;
}

export interface FreedPlace {
  siteId: string;
  day: PlainDate;
  half: 'morning' | 'afternoon';
}

/** Those who wait for these days, in order of arrival, locked; who booked the dose elsewhere meanwhile is passed over. */
export async function lockWaiting(
  client: Transaction,
  { countyCode, freed, limit }: { countyCode: string; freed: readonly FreedPlace[]; limit: number },
): Promise<WaitingRow[]> {
  const { rows } = await client.query<WaitingRow>(
    `SELECT w.entry_id, w.site_id, w.day, w.half, w.resident_id, w.account_id, r.name
       FROM waitlist_entry w JOIN resident r ON r.county_code = w.county_code AND r.resident_id = w.resident_id
      WHERE w.county_code = $1 AND w.state = 'waiting'
        AND EXISTS (SELECT FROM unnest($2::uuid[], $3::date[], $4::text[]) AS f (site_id, day, half)
                     WHERE f.site_id = w.site_id AND f.day = w.day AND w.half IN ('any', f.half))
        AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(w.doses) AS wanted (series text, dose int)
            JOIN appointment_dose d ON d.county_code = w.county_code AND d.resident_id = w.resident_id AND d.active
                                   AND d.series = wanted.series AND d.dose = wanted.dose)
      ORDER BY w.created_at, w.entry_id LIMIT $5 FOR UPDATE OF w SKIP LOCKED`,
    [countyCode, freed.map((one) => one.siteId), freed.map((one) => one.day), freed.map((one) => one.half), limit],
  );
  return rows;
}

export interface OfferWrite {
  entryId: string;
  slotId: string;
  place: number;
  expiresAt: Date;
}

export interface SlotWrite {
  slotId: string;
  offered: number;
  issued: number;
  free: readonly number[];
}

/** Puts offered places on hold: they count as taken until the offer ends. */
export async function saveOffers(
  client: Transaction,
  countyCode: string,
  { slots, offers }: { slots: readonly SlotWrite[]; offers: readonly OfferWrite[] },
): Promise<void> {
  await client.query(
    `UPDATE slot s SET online_taken = s.online_taken + w.offered, places_issued = w.issued, free_places = w.free::int[]
       FROM unnest($2::uuid[], $3::int[], $4::int[], $5::text[]) AS w (slot_id, offered, issued, free)
      WHERE s.county_code = $1 AND s.slot_id = w.slot_id`,
    [
      countyCode,
      slots.map((slot) => slot.slotId),
      slots.map((slot) => slot.offered),
      slots.map((slot) => slot.issued),
      slots.map((slot) => `{${slot.free.join(',')}}`),
    ],
  );
  await client.query(
    `UPDATE waitlist_entry e SET state = 'offered', offered_slot_id = o.slot_id, offered_place = o.place,
            offer_expires_at = o.expires_at
       FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::timestamptz[]) AS o (entry_id, slot_id, place, expires_at)
      WHERE e.county_code = $1 AND e.entry_id = o.entry_id`,
    [
      countyCode,
      offers.map((offer) => offer.entryId),
      offers.map((offer) => offer.slotId),
      offers.map((offer) => offer.place),
      offers.map((offer) => offer.expiresAt),
    ],
  );
}

/** Slots with offers that ended by `now`. */
export async function findSlotsWithEndedOffers(db: Database, countyCode: string, now: Date): Promise<string[]> {
  const { rows } = await db.pool.query<{ slot_id: string }>(
    `SELECT DISTINCT offered_slot_id AS slot_id FROM waitlist_entry
      WHERE county_code = $1 AND state = 'offered' AND offer_expires_at <= $2 ORDER BY 1 LIMIT 500`,
    [countyCode, now],
  );
  return rows.map((row) => row.slot_id);
}

/** Ends the offers of locked slots that ran out by `now` and gives their numbers back. Returns how many. */
export async function expireOffersOf(
  client: Transaction,
  { countyCode, slotIds, now }: { countyCode: string; slotIds: readonly string[]; now: Date },
): Promise<number> {
  const { rows } = await client.query<{ ended: number }>(
    `WITH ended AS (
       UPDATE waitlist_entry SET state = 'expired'
        WHERE county_code = $1 AND state = 'offered' AND offered_slot_id = ANY($2::uuid[]) AND offer_expires_at <= $3
       RETURNING offered_slot_id, offered_place),
     back AS (
       SELECT offered_slot_id AS slot_id, array_agg(offered_place) AS places, count(*)::int AS n FROM ended GROUP BY 1),
     freed AS (
       UPDATE slot s SET online_taken = s.online_taken - b.n,
              free_places = ARRAY(SELECT p FROM unnest(s.free_places || b.places) AS p ORDER BY p)
         FROM back b WHERE s.county_code = $1 AND s.slot_id = b.slot_id)
     SELECT count(*)::int AS ended FROM ended`,
    [countyCode, slotIds, now],
  );
  return rows[0]?.ended ?? 0;
}

/** Entries of days gone by wait no more. */
export async function lapseWaiting(db: Database, countyCode: string, today: PlainDate): Promise<void> {
  await db.pool.query(
    `UPDATE waitlist_entry SET state = 'lapsed' WHERE county_code = $1 AND state = 'waiting' AND day < $2`,
    [countyCode, today],
  );
}

/** Locks slots in the order of their ids, the one order everybody locks in. */
export async function lockSlots(client: Transaction, countyCode: string, slotIds: readonly string[]): Promise<void> {
  await client.query(
    'SELECT FROM slot WHERE county_code = $1 AND slot_id = ANY($2::uuid[]) ORDER BY slot_id FOR UPDATE',
    [countyCode, slotIds],
  );
}
