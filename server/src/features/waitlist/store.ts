import type { HealthAnswer, HealthOutcome, WaitlistEntry, WantedDose } from '@kangban/contract/booking';
import type { Half } from '@kangban/domain/booking/offer-places';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface EntryRow {
  entry_id: string;
  state: WaitlistEntry['state'];
  site_id: string;
  site_name: string;
  day: PlainDate;
  half: Half;
  resident_id: string;
  account_id: string;
  name: string;
  doses: WantedDose[];
  health_outcome: HealthOutcome;
  health_answers: HealthAnswer[];
  consent_version: string;
  ahead: number;
  offered_slot_id: string | null;
  offered_place: number | null;
  offer_expires_at: Date | null;
  offer_starts_at: string | null;
  offer_ends_at: string | null;
  appointment_id: string | null;
}

const ENTRY = `
  SELECT w.entry_id, w.state, w.site_id, t.name AS site_name, w.day, w.half, w.resident_id, w.account_id, r.name, w.doses,
         w.health_outcome, w.health_answers, w.consent_version, w.offered_slot_id, w.offered_place, w.offer_expires_at,
         s.starts_at AS offer_starts_at, s.ends_at AS offer_ends_at, w.appointment_id,
         CASE WHEN w.state <> 'waiting' THEN 0 ELSE (
           SELECT count(*)::int FROM waitlist_entry b
            WHERE b.county_code = w.county_code AND b.site_id = w.site_id AND b.day = w.day AND b.state = 'waiting'
              AND (b.half = 'any' OR w.half = 'any' OR b.half = w.half)
              AND (b.created_at, b.entry_id) < (w.created_at, w.entry_id)) END AS ahead
    FROM waitlist_entry w
    JOIN site t ON t.county_code = w.county_code AND t.site_id = w.site_id
    JOIN resident r ON r.county_code = w.county_code AND r.resident_id = w.resident_id
    LEFT JOIN slot s ON s.county_code = w.county_code AND s.slot_id = w.offered_slot_id AND w.state = 'offered'`;

/** What these people wait for from `today` on: open entries, and those that ended on these days. */
export async function listEntries(
  db: Queryable,
  countyCode: string,
  { residentIds, today, limit }: { residentIds: readonly string[]; today: PlainDate; limit: number },
): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>(
    `${ENTRY} WHERE w.county_code = $1 AND w.resident_id = ANY($2::uuid[]) AND w.day >= $3 AND w.state <> 'withdrawn'
      ORDER BY w.day, w.created_at, w.entry_id LIMIT $4`,
    [countyCode, residentIds, today, limit],
  );
  return rows;
}

/** One entry by id. */
export async function findEntry(db: Queryable, countyCode: string, entryId: string): Promise<EntryRow | undefined> {
  const { rows } = await db.query<EntryRow>(`${ENTRY} WHERE w.county_code = $1 AND w.entry_id = $2`, [
    countyCode,
    entryId,
  ]);
  return rows[0];
}

/** Locks an entry until the transaction ends; its slot, if any, is locked before it. */
export async function lockEntry(client: Transaction, countyCode: string, entryId: string): Promise<void> {
  await client.query('SELECT FROM waitlist_entry WHERE county_code = $1 AND entry_id = $2 FOR UPDATE', [
    countyCode,
    entryId,
  ]);
}

export interface DaySlotRow {
  slot_id: string;
  starts_at: string;
  ends_at: string;
  closed: boolean;
  released_at: Date;
  online_until: Date;
  online_capacity: number;
  online_taken: number;
}

/** Locks the slots of a site's day in id order, so that none of them changes while somebody joins the list. */
export async function lockDay(
  client: Transaction,
  countyCode: string,
  { siteId, day }: { siteId: string; day: PlainDate },
): Promise<DaySlotRow[]> {
  const { rows } = await client.query<DaySlotRow>(
    `SELECT slot_id, starts_at, ends_at, closed, released_at, online_until, online_capacity, online_taken FROM slot
      WHERE county_code = $1 AND site_id = $2 AND service = 'immunization' AND day = $3 ORDER BY slot_id FOR UPDATE`,
    [countyCode, siteId, day],
  );
  return rows;
}

export interface EntryInsert {
  entryId: string;
  siteId: string;
  day: PlainDate;
  half: Half;
  residentId: string;
  accountId: string;
  doses: readonly WantedDose[];
  outcome: HealthOutcome;
  answers: readonly HealthAnswer[];
  consentVersion: string;
  now: Date;
}

/** Puts somebody at the end of the list. */
export async function insertEntry(client: Transaction, countyCode: string, entry: EntryInsert): Promise<void> {
  await client.query(
    `INSERT INTO waitlist_entry (county_code, entry_id, site_id, day, half, resident_id, account_id, doses, health_outcome,
            health_answers, consent_version, state, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12)`,
    [
      countyCode,
      entry.entryId,
      entry.siteId,
      entry.day,
      entry.half,
      entry.residentId,
      entry.accountId,
      JSON.stringify(entry.doses),
      entry.outcome,
      JSON.stringify(entry.answers),
      entry.consentVersion,
      entry.now,
    ],
  );
}

/** Entries of a person that are still open. */
export async function countOpen(
  db: Queryable,
  countyCode: string,
  residentId: string,
): Promise<{ open: number; sameDay: (siteId: string, day: PlainDate) => boolean }> {
  const { rows } = await db.query<{ site_id: string; day: PlainDate }>(
    `SELECT site_id, day FROM waitlist_entry
      WHERE county_code = $1 AND resident_id = $2 AND state IN ('waiting', 'offered')`,
    [countyCode, residentId],
  );
  return { open: rows.length, sameDay: (siteId, day) => rows.some((row) => row.site_id === siteId && row.day === day) };
}

/** Ends an entry whose offer was taken. */
export async function acceptEntry(
  client: Transaction,
  countyCode: string,
  { entryId, appointmentId }: { entryId: string; appointmentId: string | null },
): Promise<void> {
  await client.query(
    `UPDATE waitlist_entry SET state = 'accepted', appointment_id = $3 WHERE county_code = $1 AND entry_id = $2`,
    [countyCode, entryId, appointmentId],
  );
}

/** Ends an open entry at its person's wish; the number it was offered goes back to its slot, which is locked. */
export async function withdrawEntry(client: Transaction, countyCode: string, entryId: string): Promise<void> {
  await client.query(
    `WITH back AS (
       SELECT offered_slot_id, offered_place FROM waitlist_entry
        WHERE county_code = $1 AND entry_id = $2 AND state = 'offered'),
     freed AS (
       UPDATE slot s SET online_taken = s.online_taken - 1,
              free_places = ARRAY(SELECT p FROM unnest(s.free_places || b.offered_place) AS p ORDER BY p)
         FROM back b WHERE s.county_code = $1 AND s.slot_id = b.offered_slot_id)
     UPDATE waitlist_entry SET state = 'withdrawn' WHERE county_code = $1 AND entry_id = $2`,
    [countyCode, entryId],
  );
}
