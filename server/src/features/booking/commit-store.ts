import type { Pool } from '@kangban/domain/booking/ticket';
import type { OutboxRow } from '../outbox/outbox';
import type { Queryable } from './facts-store';

/** A slot's numbers before and after a batch; the commit does nothing unless they are still as before. */
export interface SlotChange {
  slotId: string;
  taken: Readonly<Record<Pool, number>>;
  issuedBefore: number;
  freeBefore: readonly number[];
  issuedAfter: number;
  freeAfter: readonly number[];
}

export interface AppointmentInsert {
  appointmentId: string;
  eventId: string;
  slotId: string;
  siteId: string;
  residentId: string;
  groupId: string | null;
  pool: Pool;
  place: number;
  ticketNo: string;
  code: string;
  bookedByAccount: string | null;
  bookedByStaff: string | null;
  deviceHash: Buffer | null;
  healthOutcome: string;
  /** JSON text. */
  healthAnswers: string;
  consentVersion: string;
  doses: readonly { series: string; vaccine: string; dose: number }[];
}

export interface AnswerInsert {
  ownerId: string;
  key: string;
  bodyHash: Buffer;
  status: number;
  answer: string;
}

export interface BatchWrites {
  countyCode: string;
  now: Date;
  slots: readonly SlotChange[];
  appointments: readonly AppointmentInsert[];
  messages: readonly OutboxRow[];
  answers: readonly AnswerInsert[];
}

// One statement: lock the slots in id order if they are still as they were when the batch was decided, and only then move
// their counters and write everything else. The CHECKs and unique indexes of the tables have the last word.
const COMMIT = `
WITH want AS MATERIALIZED (
  SELECT * FROM unnest($3::uuid[], $4::int[], $5::int[], $6::int[], $7::int[], $8::text[], $9::int[], $10::text[])
    AS w (slot_id, online, onsite, staff, issued_before, free_before, issued_after, free_after)),
held AS MATERIALIZED (
  SELECT s.slot_id FROM slot s JOIN want w ON w.slot_id = s.slot_id
   WHERE s.county_code = $1 AND NOT s.closed
     AND s.places_issued = w.issued_before AND s.free_places = w.free_before::int[]
     AND s.online_taken + w.online <= s.online_capacity AND s.onsite_taken + w.onsite <= s.onsite_capacity
     AND s.staff_taken + w.staff <= s.staff_capacity
   ORDER BY s.slot_id FOR UPDATE OF s),
sound AS MATERIALIZED (SELECT (SELECT count(*) FROM held) = (SELECT count(*) FROM want) AS ok),
moved AS (
  UPDATE slot s SET online_taken = s.online_taken + w.online, onsite_taken = s.onsite_taken + w.onsite,
         staff_taken = s.staff_taken + w.staff, places_issued = w.issued_after, free_places = w.free_after::int[]
    FROM want w, sound WHERE sound.ok AND s.county_code = $1 AND s.slot_id = w.slot_id),
put_appointments AS (
  INSERT INTO appointment (county_code, appointment_id, slot_id, site_id, resident_id, group_id, pool, state, place,
         ticket_no, code, booked_by_account, booked_by_staff, device_hash, health_outcome, health_answers,
         consent_version, created_at)
  SELECT $1, a.appointment_id, a.slot_id, a.site_id, a.resident_id, a.group_id, a.pool, 'booked', a.place, a.ticket_no,
         a.code, a.by_account, a.by_staff, a.device, a.outcome, a.answers::jsonb, a.consent, $2
    FROM sound, unnest($11::uuid[], $12::uuid[], $13::uuid[], $14::uuid[], $15::uuid[], $16::text[], $17::int[],
         $18::text[], $19::text[], $20::uuid[], $21::uuid[], $22::bytea[], $23::text[], $24::text[], $25::text[])
      AS a (appointment_id, slot_id, site_id, resident_id, group_id, pool, place, ticket_no, code, by_account, by_staff,
            device, outcome, answers, consent)
   WHERE sound.ok),
put_events AS (
  INSERT INTO appointment_event (county_code, event_id, appointment_id, move, by_account, by_staff, happened_at)
  SELECT $1, e.event_id, e.appointment_id, 'book', e.by_account, e.by_staff, $2
    FROM sound, unnest($26::uuid[], $11::uuid[], $20::uuid[], $21::uuid[])
      AS e (event_id, appointment_id, by_account, by_staff)
   WHERE sound.ok),
put_doses AS (
  INSERT INTO appointment_dose (county_code, appointment_id, resident_id, series, vaccine, dose)
  SELECT $1, d.* FROM sound, unnest($27::uuid[], $28::uuid[], $29::text[], $30::text[], $31::int[])
      AS d (appointment_id, resident_id, series, vaccine, dose)
   WHERE sound.ok),
put_messages AS (
  INSERT INTO outbox (county_code, message_id, channel, account_id, to_masked, template, params_cipher, key_id,
         subject_id, send_after, try_after, created_at)
  SELECT $1, m.message_id, m.channel, m.account_id, '', m.template, m.params, m.key_id, m.subject_id, m.send_after, m.send_after, $2
    FROM sound, unnest($32::uuid[], $33::text[], $34::uuid[], $35::text[], $36::bytea[], $37::text[], $38::uuid[],
         $39::timestamptz[]) AS m (message_id, channel, account_id, template, params, key_id, subject_id, send_after)
   WHERE sound.ok),
put_answers AS (
  INSERT INTO idempotency (county_code, owner_id, key, body_hash, status, answer, created_at)
  SELECT $1, i.owner_id, i.key, i.body_hash, i.status, i.answer, $2
    FROM sound, unnest($40::uuid[], $41::text[], $42::bytea[], $43::int[], $44::text[])
      AS i (owner_id, key, body_hash, status, answer)
   WHERE sound.ok)
SELECT ok FROM sound`;

const intArray = (values: readonly number[]): string => `{${values.join(',')}}`;

function slotColumns(slots: readonly SlotChange[]): unknown[] {
  return [
    slots.map((slot) => slot.slotId),
    slots.map((slot) => slot.taken.online),
    slots.map((slot) => slot.taken.onsite),
    slots.map((slot) => slot.taken.staff),
    slots.map((slot) => slot.issuedBefore),
    slots.map((slot) => intArray(slot.freeBefore)),
    slots.map((slot) => slot.issuedAfter),
    slots.map((slot) => intArray(slot.freeAfter)),
  ];
}

const APPOINTMENT_COLUMNS: readonly (keyof AppointmentInsert)[] = [
  'appointmentId',
  'slotId',
  'siteId',
  'residentId',
  'groupId',
  'pool',
  'place',
  'ticketNo',
  'code',
  'bookedByAccount',
  'bookedByStaff',
  'deviceHash',
  'healthOutcome',
  'healthAnswers',
  'consentVersion',
  'eventId',
];
const MESSAGE_COLUMNS: readonly (keyof OutboxRow)[] = [
  'messageId',
  'channel',
  'accountId',
  'template',
  'paramsCipher',
  'keyId',
  'subjectId',
  'sendAfter',
];
const ANSWER_COLUMNS: readonly (keyof AnswerInsert)[] = ['ownerId', 'key', 'bodyHash', 'status', 'answer'];

function columns<T>(rows: readonly T[], keys: readonly (keyof T)[]): unknown[] {
  return keys.map((key) => rows.map((row) => row[key]));
}

function doseColumns(appointments: readonly AppointmentInsert[]): unknown[] {
  const doses = appointments.flatMap(({ appointmentId, residentId, doses: of }) =>
    of.map(({ series, vaccine, dose }) => ({ appointmentId, residentId, series, vaccine, dose })),
  );
  return columns(doses, ['appointmentId', 'residentId', 'series', 'vaccine', 'dose']);
}

/** Writes a whole batch or nothing: false when a slot is no longer as it was. Constraint violations throw. */
export async function commitBatch(db: Queryable, writes: BatchWrites): Promise<boolean> {
  const { rows } = await db.query<{ ok: boolean }>({
    name: 'booking-commit',
    text: COMMIT,
    values: [
      writes.countyCode,
      writes.now,
      ...slotColumns(writes.slots),
      ...columns(writes.appointments, APPOINTMENT_COLUMNS),
      ...doseColumns(writes.appointments),
      ...columns(writes.messages, MESSAGE_COLUMNS),
      ...columns(writes.answers, ANSWER_COLUMNS),
    ],
  });
  return rows[0]?.ok ?? false;
}

const CONNECTION_LOST = /^(08|57P)/;

/** Whether PostgreSQL refused the statement itself, so that nothing of it was written; a lost connection leaves that open. */
export const isRefusedByDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^[0-9A-Z]{5}$/.test(String(error.code)) &&
  !CONNECTION_LOST.test(String(error.code));
