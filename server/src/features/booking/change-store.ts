import type { AppointmentMove, AppointmentState } from '@kangban/domain/booking/appointment-states';
import type { Pool } from '@kangban/domain/booking/ticket';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

const COLUMN: Readonly<Record<Pool, string>> = {
  online: 'online_taken',
  onsite: 'onsite_taken',
  staff: 'staff_taken',
};

export interface HeldPlace {
  slotId: string;
  pool: Pool;
  place: number;
}

/** Gives a number of a locked slot back. */
export async function returnPlace(client: Transaction, countyCode: string, held: HeldPlace): Promise<void> {
  const column = COLUMN[held.pool];
  await client.query(
    `UPDATE slot SET ${column} = ${column} - 1,
            free_places = ARRAY(SELECT p FROM unnest(free_places || $3::int) AS p ORDER BY p)
      WHERE county_code = $1 AND slot_id = $2`,
    [countyCode, held.slotId, held.place],
  );
}

export interface SlotNumbers {
  slotId: string;
  pool: Pool;
  issued: number;
  free: readonly number[];
}

/** Takes one place of a locked slot: its numbers become these. */
export async function takeOne(client: Transaction, countyCode: string, slot: SlotNumbers): Promise<void> {
  const column = COLUMN[slot.pool];
  await client.query(
    `UPDATE slot SET ${column} = ${column} + 1, places_issued = $3, free_places = $4
      WHERE county_code = $1 AND slot_id = $2`,
    [countyCode, slot.slotId, slot.issued, slot.free],
  );
}

export interface MoveWrite {
  appointmentId: string;
  eventId: string;
  move: AppointmentMove;
  state: AppointmentState;
  /** Whether its doses are still held. */
  active: boolean;
  reason: string | null;
  byAccount: string | null;
  byStaff: string | null;
  details: object;
  now: Date;
}

/** Writes a new state, what becomes of the doses, and the event. */
export async function saveMove(client: Transaction, countyCode: string, move: MoveWrite): Promise<void> {
  await client.query(
    `WITH moved AS (
       UPDATE appointment
          SET state = $3, end_reason = $5,
              ended_at = CASE WHEN $4 THEN NULL ELSE $6::timestamptz END,
              checked_in_at = CASE WHEN $3 = 'checked-in' THEN $6::timestamptz WHEN $3 = 'booked' THEN NULL
                                   ELSE checked_in_at END
        WHERE county_code = $1 AND appointment_id = $2),
     doses AS (
       UPDATE appointment_dose SET active = $4 WHERE county_code = $1 AND appointment_id = $2 AND active <> $4)
     INSERT INTO appointment_event (county_code, event_id, appointment_id, move, by_account, by_staff, details, happened_at)
     VALUES ($1, $7, $2, $8, $9, $10, $11, $6)`,
    [
      countyCode,
      move.appointmentId,
      move.state,
      move.active,
      move.reason,
      move.now,
      move.eventId,
      move.move,
      move.byAccount,
      move.byStaff,
      JSON.stringify(move.details),
    ],
  );
}

export interface SlotMove {
  appointmentId: string;
  eventId: string;
  from: HeldPlace;
  to: HeldPlace & { siteId: string };
  ticketNo: string;
  byAccount: string;
  now: Date;
}

/** Writes the new slot, place and ticket of an appointment, and the event. */
export async function saveSlotMove(client: Transaction, countyCode: string, move: SlotMove): Promise<void> {
  const { from, to } = move;
  await client.query(
    `WITH moved AS (
       UPDATE appointment SET slot_id = $3, site_id = $4, pool = $5, place = $6, ticket_no = $7, moved_from_slot = $8
        WHERE county_code = $1 AND appointment_id = $2)
     INSERT INTO appointment_event (county_code, event_id, appointment_id, move, by_account, details, happened_at)
     VALUES ($1, $9, $2, 'reschedule', $10, $11, $12)`,
    [
      countyCode,
      move.appointmentId,
      to.slotId,
      to.siteId,
      to.pool,
      to.place,
      move.ticketNo,
      from.slotId,
      move.eventId,
      move.byAccount,
      JSON.stringify({ fromSlot: from.slotId, fromPlace: from.place, toSlot: to.slotId, toPlace: to.place }),
      move.now,
    ],
  );
}

/** Keeps a first answer in the transaction that made it true. */
export async function keepAnswer(
  client: Transaction,
  countyCode: string,
  answer: { ownerId: string; key: string; bodyHash: Buffer; status: number; text: string; now: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO idempotency (county_code, owner_id, key, body_hash, status, answer, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [countyCode, answer.ownerId, answer.key, answer.bodyHash, answer.status, answer.text, answer.now],
  );
}

/** Booked appointments of days up to `until` whose person never came, locked, oldest first. */
export async function lockMissed(
  client: Transaction,
  countyCode: string,
  { until, limit }: { until: PlainDate; limit: number },
): Promise<string[]> {
  const { rows } = await client.query<{ appointment_id: string }>(
    `SELECT a.appointment_id FROM appointment a
       JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
      WHERE a.county_code = $1 AND a.state = 'booked' AND s.day <= $2
      ORDER BY a.appointment_id LIMIT $3 FOR UPDATE OF a SKIP LOCKED`,
    [countyCode, until, limit],
  );
  return rows.map((row) => row.appointment_id);
}

/** Marks appointments as missed: their doses may be booked again. */
export async function saveMissed(
  client: Transaction,
  countyCode: string,
  missed: readonly { appointmentId: string; eventId: string; now: Date }[],
): Promise<void> {
  await client.query(
    `WITH m AS (SELECT * FROM unnest($2::uuid[], $3::uuid[]) AS m (appointment_id, event_id)),
     moved AS (
       UPDATE appointment a SET state = 'noshow', ended_at = $4 FROM m
        WHERE a.county_code = $1 AND a.appointment_id = m.appointment_id),
     doses AS (
       UPDATE appointment_dose d SET active = false FROM m
        WHERE d.county_code = $1 AND d.appointment_id = m.appointment_id)
     INSERT INTO appointment_event (county_code, event_id, appointment_id, move, happened_at)
     SELECT $1, m.event_id, m.appointment_id, 'no-show', $4 FROM m`,
    [countyCode, missed.map((one) => one.appointmentId), missed.map((one) => one.eventId), missed[0]?.now],
  );
}

/** The unique index a violation names; undefined for other errors. */
export const violatedIndex = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error
    ? String(error.constraint)
    : undefined;

/** First answer to a key, read on its own connection. */
export async function findAnswer(
  db: Database,
  countyCode: string,
  { ownerId, key }: { ownerId: string; key: string },
): Promise<{ body_hash: Buffer; status: number; answer: string } | undefined> {
  const { rows } = await db.pool.query<{ body_hash: Buffer; status: number; answer: string }>(
    'SELECT body_hash, status, answer FROM idempotency WHERE county_code = $1 AND owner_id = $2 AND key = $3',
    [countyCode, ownerId, key],
  );
  return rows[0];
}
