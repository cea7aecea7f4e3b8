import type { RightKind } from '@kangban/domain/identity/rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

/** The pool, or a transaction on its way. */
export type Queryable = Pick<Transaction, 'query'>;

/** One query at a time on the one connection of a transaction. */
export function inTurn(db: Queryable): Queryable {
  let last: Promise<unknown> = Promise.resolve();
  const query = (...args: unknown[]): unknown => {
    const next = last.then(() => Reflect.apply(db.query, db, args) as unknown);
    last = next.catch(() => undefined);
    return next;
  };
  return { query: query as Queryable['query'] };
}

/** One person somebody wants to book for: who asks, in which session, from which installation. */
export interface AskedPerson {
  no: number;
  accountId: string;
  sessionId: string;
  residentId: string;
  device: Buffer | null;
}

export interface PersonRow {
  no: number;
  session_lives: boolean;
  right_kind: RightKind | null;
  label: string;
  scope: string[];
  starts_on: PlainDate;
  ends_on: PlainDate | null;
  held_by_account: number;
  made_on_device: number;
}

// The session, the right over the one person asked for, and the counts of the caps: all by key, one row a person.
const PEOPLE = `
  SELECT asked.no, a.account_id IS NOT NULL AS session_lives, l.right_kind, l.label, l.scope, l.starts_on, l.ends_on,
         (SELECT count(*)::int FROM appointment p
           WHERE p.county_code = $1 AND p.booked_by_account = asked.account_id AND p.active) AS held_by_account,
         (SELECT count(*)::int FROM appointment p
           WHERE p.county_code = $1 AND p.device_hash = asked.device AND p.created_at >= $8) AS made_on_device
    FROM unnest($2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[])
         AS asked (no, account_id, session_id, resident_id, device)
    LEFT JOIN session s ON s.account_id = asked.account_id AND s.session_id = asked.session_id
                       AND s.revoked_at IS NULL AND s.expires_at > $7
    LEFT JOIN account a ON a.account_id = s.account_id AND a.closed_at IS NULL AND a.county_code = $1
    LEFT JOIN family_link l ON l.account_id = a.account_id AND l.county_code = $1 AND l.resident_id = asked.resident_id
                           AND l.state = 'active'`;

export interface Instants {
  now: Date;
  dayStart: Date;
}

/** Sessions, rights and counts of everybody in a batch. */
export async function findPeople(
  db: Queryable,
  countyCode: string,
  { asked, now, dayStart }: Instants & { asked: readonly AskedPerson[] },
): Promise<PersonRow[]> {
  if (asked.length === 0) return [];
  const column = <K extends keyof AskedPerson>(key: K): AskedPerson[K][] => asked.map((one) => one[key]);
  const { rows } = await db.query<PersonRow>({
    name: 'booking-people',
    text: PEOPLE,
    values: [
      countyCode,
      column('no'),
      column('accountId'),
      column('sessionId'),
      column('residentId'),
      column('device'),
      now,
      dayStart,
    ],
  });
  return rows;
}

export interface SlotRow {
  slot_id: string;
  service: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  closed: boolean;
  released_at: Date;
  online_until: Date;
  online_capacity: number;
  online_taken: number;
  onsite_capacity: number;
  onsite_taken: number;
  staff_capacity: number;
  staff_taken: number;
  ticket_base: number;
  places_issued: number;
  free_places: number[];
  change_cutoff_at: string;
  site_id: string;
  site_name: string;
  site_short_name: string;
  site_room: string;
  /** Where a vehicle stands that day; null at a clinic. */
  stop_place: string | null;
  site_address: string;
  site_phone: string;
  latitude: number;
  longitude: number;
  /** Name, room and what to mind of a service of the catalogue of rewards; null for the services that are always there. */
  service_name: string | null;
  service_room: string | null;
  service_prepare: string | null;
}

/**
 * Columns of a slot with its site and policy; a site without a policy lives by the defaults of the table. Where a vehicle stands that day is
 * the place and address of its slots.
 */
export const SLOT_COLUMNS = `s.slot_id, s.service, s.day, s.starts_at, s.ends_at, s.closed, s.released_at, s.online_until,
  s.online_capacity, s.online_taken, s.onsite_capacity, s.onsite_taken, s.staff_capacity, s.staff_taken, s.ticket_base,
  s.places_issued, s.free_places, COALESCE(c.change_cutoff_at, '18:00') AS change_cutoff_at, t.site_id, t.name AS site_name,
  t.short_name AS site_short_name, t.room AS site_room, p.place AS stop_place, COALESCE(p.address, t.address) AS site_address,
  t.phone AS site_phone, COALESCE(p.latitude, t.latitude) AS latitude, COALESCE(p.longitude, t.longitude) AS longitude,
  b.name AS service_name, b.prepare AS service_prepare, CASE WHEN b.name IS NOT NULL THEN
    (SELECT max(w.room) FROM reward_item i JOIN reward_place w ON w.county_code = i.county_code AND w.item_id = i.item_id
      WHERE i.county_code = s.county_code AND i.service = s.service AND w.site_id = s.site_id) END AS service_room`;
export const SLOT_TABLES = `slot s JOIN site t ON t.county_code = s.county_code AND t.site_id = s.site_id
  LEFT JOIN site_policy c ON c.county_code = s.county_code AND c.site_id = s.site_id
  LEFT JOIN checkup_stop p ON p.county_code = s.county_code AND p.stop_id = s.stop_id
  LEFT JOIN bookable_service b ON b.county_code = s.county_code AND b.service = s.service`;

/** Slots by id with their sites; unknown ids are absent. */
export async function findSlots(db: Queryable, countyCode: string, slotIds: readonly string[]): Promise<SlotRow[]> {
  const { rows } = await db.query<SlotRow>({
    name: 'booking-slots',
    text: `SELECT ${SLOT_COLUMNS} FROM ${SLOT_TABLES} WHERE s.county_code = $1 AND s.slot_id = ANY($2::uuid[])`,
    values: [countyCode, slotIds],
  });
  return rows;
}

/** Locks slots in the order of their ids until the transaction ends; the one order everybody locks in. */
export async function lockSlots(client: Transaction, countyCode: string, slotIds: readonly string[]): Promise<void> {
  await client.query({
    name: 'booking-lock-slots',
    text: 'SELECT FROM slot WHERE county_code = $1 AND slot_id = ANY($2::uuid[]) ORDER BY slot_id FOR UPDATE',
    values: [countyCode, slotIds],
  });
}

export interface HeldRow {
  resident_id: string;
  appointment_id: string;
  slot_id: string;
  day: PlainDate;
  series: string;
  vaccine: string;
  dose: number;
}

/** Doses that active appointments of these people hold. */
export async function findHeldDoses(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<HeldRow[]> {
  const { rows } = await db.query<HeldRow>({
    name: 'booking-held-doses',
    // One person and one row at a time by key: a plan made while the tables were small must not read them whole when they have grown.
    text: `SELECT d.resident_id, d.appointment_id, a.slot_id, a.day, d.series, d.vaccine, d.dose
             FROM unnest($2::uuid[]) AS asked (resident_id)
            CROSS JOIN LATERAL (
              SELECT h.county_code, h.resident_id, h.appointment_id, h.series, h.vaccine, h.dose FROM appointment_dose h
               WHERE h.county_code = $1 AND h.resident_id = asked.resident_id AND h.active ORDER BY h.series, h.dose OFFSET 0) d
            CROSS JOIN LATERAL (
              SELECT p.slot_id, s.day FROM appointment p
                JOIN slot s ON s.county_code = p.county_code AND s.slot_id = p.slot_id
               WHERE p.county_code = d.county_code AND p.appointment_id = d.appointment_id LIMIT 1) a`,
    values: [countyCode, residentIds],
  });
  return rows;
}

export interface StoredAnswer {
  owner_id: string;
  key: string;
  body_hash: Buffer;
  status: number;
  answer: string;
}

/** First answers to these keys of these owners, where there are any. */
export async function findAnswers(
  db: Queryable,
  countyCode: string,
  asked: readonly { ownerId: string; key: string }[],
): Promise<StoredAnswer[]> {
  const { rows } = await db.query<StoredAnswer>({
    name: 'booking-answers',
    text: `SELECT i.owner_id, i.key, i.body_hash, i.status, i.answer
             FROM unnest($2::uuid[], $3::text[]) AS asked (owner_id, key)
             JOIN idempotency i ON i.county_code = $1 AND i.owner_id = asked.owner_id AND i.key = asked.key`,
    values: [countyCode, asked.map((one) => one.ownerId), asked.map((one) => one.key)],
  });
  return rows;
}

export interface FreeSlotRow {
  asked_slot_id: string;
  asked_need: number;
  slot_id: string;
  site_id: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  remaining: number;
}

/** For each slot asked about, the next open ones of its site with room for so many: that day first, later times before earlier. */
export async function findFreeSlots(
  db: Queryable,
  countyCode: string,
  { slotIds, needs, now, limit }: { slotIds: readonly string[]; needs: readonly number[]; now: Date; limit: number },
): Promise<FreeSlotRow[]> {
  const { rows } = await db.query<FreeSlotRow>({
    name: 'booking-free-slots',
    text: `SELECT asked.slot_id AS asked_slot_id, asked.need AS asked_need, f.*
             FROM unnest($2::uuid[], $3::int[]) AS asked (slot_id, need)
             JOIN slot mine ON mine.county_code = $1 AND mine.slot_id = asked.slot_id
            CROSS JOIN LATERAL (
              SELECT s.slot_id, s.site_id, s.day, s.starts_at, s.ends_at, s.online_capacity - s.online_taken AS remaining
                FROM slot s
               WHERE s.county_code = $1 AND s.site_id = mine.site_id AND s.service = mine.service AND s.day >= mine.day
                 AND NOT s.closed AND s.released_at <= $4 AND s.online_until >= $4
                 AND s.online_taken + asked.need <= s.online_capacity
               ORDER BY s.day, s.day = mine.day AND s.starts_at < mine.starts_at, s.starts_at
               LIMIT $5) f`,
    values: [countyCode, slotIds, needs, now, limit],
  });
  return rows;
}
