import type { AppointmentState } from '@kangban/domain/booking/appointment-states';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../plugins/db';

/** Codes of every county this database holds. */
export async function listCounties(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ county_code: string }>('SELECT county_code FROM county ORDER BY county_code');
  return rows.map((row) => row.county_code);
}

/** Slots one transaction of a job touches at most. */
export const SLOTS_AT_ONCE = 500;

export interface ReleasedSlot {
  slot_id: string;
  freed: number;
}

/**
 * Gives unused on-site places of slots whose hour has come to the online pool, in id order like every other lock on slots. A
 * slot is released once; of a closed one only the mark is set.
 */
export async function releaseOnsite(
  client: Transaction,
  { countyCode, now }: { countyCode: string; now: Date },
): Promise<ReleasedSlot[]> {
  const { rows } = await client.query<ReleasedSlot>(
    `WITH due AS MATERIALIZED (
       SELECT slot_id, CASE WHEN closed THEN 0 ELSE onsite_capacity - onsite_taken END AS freed
         FROM slot WHERE county_code = $1 AND NOT onsite_released AND onsite_released_at <= $2
        ORDER BY slot_id LIMIT ${SLOTS_AT_ONCE} FOR UPDATE)
     UPDATE slot s SET online_capacity = s.online_capacity + due.freed, onsite_capacity = s.onsite_capacity - due.freed,
            onsite_released = true
       FROM due WHERE s.county_code = $1 AND s.slot_id = due.slot_id
     RETURNING s.slot_id, due.freed`,
    [countyCode, now],
  );
  return rows;
}

/** Appointments one transaction of a job touches at most. */
export const APPOINTMENTS_AT_ONCE = 500;

export interface PastDays {
  countyCode: string;
  /** Days before this one are over. */
  today: PlainDate;
  now: Date;
  to: AppointmentState;
  /** Ids for the events, one for each appointment at most. */
  eventIds: readonly string[];
}

/** Closes appointments of past days that were checked in, with their doses and events. Returns how many. */
export async function closePast(
  client: Transaction,
  { countyCode, today, now, to, eventIds }: PastDays,
): Promise<number> {
  const { rows } = await client.query<{ closed: number }>(
    `WITH held AS MATERIALIZED (
       SELECT a.appointment_id FROM appointment a JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
        WHERE a.county_code = $1 AND a.active AND a.state = 'checked-in' AND s.day < $2
        ORDER BY a.slot_id, a.appointment_id LIMIT ${APPOINTMENTS_AT_ONCE} FOR UPDATE OF a SKIP LOCKED),
     numbered AS (SELECT appointment_id, row_number() OVER () AS no FROM held),
     ended AS (
       UPDATE appointment a SET state = $4, ended_at = $3
         FROM held WHERE a.county_code = $1 AND a.appointment_id = held.appointment_id),
     freed AS (
       UPDATE appointment_dose d SET active = false
         FROM held WHERE d.county_code = $1 AND d.appointment_id = held.appointment_id AND d.active),
     noted AS (
       INSERT INTO appointment_event (county_code, event_id, appointment_id, move, happened_at)
       SELECT $1, e.event_id, n.appointment_id, 'fulfil', $3
         FROM numbered n JOIN unnest($5::uuid[]) WITH ORDINALITY AS e (event_id, no) USING (no))
     SELECT count(*)::int AS closed FROM held`,
    [countyCode, today, now, to, eventIds],
  );
  return rows[0]?.closed ?? 0;
}

/** Rows deleted by one statement. */
export const ROWS_AT_ONCE = 5000;

/** What is kept for a while only: rows of `table` whose `column` is before an instant. */
const OLD = {
  idempotency: `county_code = $1 AND created_at < $2`,
  outbox: `county_code = $1 AND state <> 'queued' AND send_after < $2`,
} as const;

export type Passing = keyof typeof OLD;

/** Deletes rows of a county that are older than an instant; returns how many, at most ROWS_AT_ONCE. */
export async function deleteOld(
  db: Database,
  table: Passing,
  { countyCode, before }: { countyCode: string; before: Date },
): Promise<number> {
  const { rowCount } = await db.pool.query(
    `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${OLD[table]} LIMIT ${ROWS_AT_ONCE}))`,
    [countyCode, before],
  );
  return rowCount ?? 0;
}

/** Deletes one-time codes that ended before an instant. */
export async function deleteOldCodes(db: Database, before: Date): Promise<number> {
  const { rowCount } = await db.pool.query('DELETE FROM one_time_code WHERE expires_at < $1', [before]);
  return rowCount ?? 0;
}
