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
         $18::text[], $19::text[], $20::uuid[], $21::uuid[], $22::bytea[], $23::text[], string_to_array($24, E'\\x1d'),
         string_to_array($25, E'\\x1d'))
      AS a (appointment_id, slot_id, site_id, resident_id, group_id, pool, place, ticket_no, code, by_account, by_staff,
            device, outcome, answers, consent)
   WHERE sound.ok),
put_doses AS (
  INSERT INTO appointment_dose (county_code, appointment_id, resident_id, series, vaccine, dose)
  SELECT $1, d.* FROM sound, unnest($26::uuid[], $27::uuid[], string_to_array($28, E'\\x1d'),
         string_to_array($29, E'\\x1d'), $30::int[])
      AS d (appointment_id, resident_id, series, vaccine, dose)
   WHERE sound.ok),
put_messages AS (
  INSERT INTO outbox (county_code, message_id, channel, account_id, to_masked, template, params_cipher, key_id,
         subject_id, send_after, try_after, created_at)
  SELECT $1, m.message_id, m.channel, m.account_id, '', m.template, m.params, m.key_id, m.subject_id, m.send_after, m.send_after, $2
    FROM sound, unnest($31::uuid[], $32::text[], $33::uuid[], $34::text[], $35::bytea[], $36::text[], $37::uuid[],
         $38::timestamptz[]) AS m (message_id, channel, account_id, template, params, key_id, subject_id, send_after)
   WHERE sound.ok),
put_answers AS (
  INSERT INTO idempotency (county_code, owner_id, key, body_hash, status, answer, created_at)
  SELECT $1, i.owner_id, i.key, i.body_hash, i.status, i.answer, $2
    FROM sound, unnest($39::uuid[], string_to_array($40, E'\\x1d'), $41::bytea[], $42::int[],
         string_to_array($43, E'\\x1d'))
      AS i (owner_id, key, body_hash, status, answer)
   WHERE sound.ok)
SELECT ok FROM sound`;

// Arrays are written as PostgreSQL reads them. Ids, numbers and our own words need no quotes; whatever may hold other
// characters travels as one text, its values ended by a character that JSON escapes and names and codes do not have.
const SEPARATOR = '\x1d';
type Plain = string | number | null;
const plain = (values: readonly Plain[]): string => `{${values.map((value) => value ?? 'NULL').join(',')}}`;
const texts = (values: readonly string[]): string => values.join(SEPARATOR);
const bytes = (values: readonly (Buffer | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"\\\\x${value.toString('hex')}"`)).join(',')}}`;
const instants = (values: readonly Date[]): string => plain(values.map((value) => value.toISOString()));

function slotColumns(slots: readonly SlotChange[]): unknown[] {
  return [
    plain(slots.map((slot) => slot.slotId)),
    plain(slots.map((slot) => slot.taken.online)),
    plain(slots.map((slot) => slot.taken.onsite)),
    plain(slots.map((slot) => slot.taken.staff)),
    plain(slots.map((slot) => slot.issuedBefore)),
    slots.map((slot) => plain(slot.freeBefore)),
    plain(slots.map((slot) => slot.issuedAfter)),
    slots.map((slot) => plain(slot.freeAfter)),
  ];
}

function appointmentColumns(rows: readonly AppointmentInsert[]): unknown[] {
  return [
    plain(rows.map((row) => row.appointmentId)),
    plain(rows.map((row) => row.slotId)),
    plain(rows.map((row) => row.siteId)),
    plain(rows.map((row) => row.residentId)),
    plain(rows.map((row) => row.groupId)),
    plain(rows.map((row) => row.pool)),
    plain(rows.map((row) => row.place)),
    plain(rows.map((row) => row.ticketNo)),
    plain(rows.map((row) => row.code)),
    plain(rows.map((row) => row.bookedByAccount)),
    plain(rows.map((row) => row.bookedByStaff)),
    bytes(rows.map((row) => row.deviceHash)),
    plain(rows.map((row) => row.healthOutcome)),
    texts(rows.map((row) => row.healthAnswers)),
    texts(rows.map((row) => row.consentVersion)),
  ];
}

function doseColumns(appointments: readonly AppointmentInsert[]): unknown[] {
  const doses = appointments.flatMap(({ appointmentId, residentId, doses: of }) =>
    of.map((dose) => ({ appointmentId, residentId, ...dose })),
  );
  return [
    plain(doses.map((dose) => dose.appointmentId)),
    plain(doses.map((dose) => dose.residentId)),
    texts(doses.map((dose) => dose.series)),
    texts(doses.map((dose) => dose.vaccine)),
    plain(doses.map((dose) => dose.dose)),
  ];
}

function messageColumns(rows: readonly OutboxRow[]): unknown[] {
  return [
    plain(rows.map((row) => row.messageId)),
    plain(rows.map((row) => row.channel)),
    plain(rows.map((row) => row.accountId)),
    plain(rows.map((row) => row.template)),
    bytes(rows.map((row) => row.paramsCipher)),
    plain(rows.map((row) => row.keyId)),
    plain(rows.map((row) => row.subjectId)),
    instants(rows.map((row) => row.sendAfter)),
  ];
}

function answerColumns(rows: readonly AnswerInsert[]): unknown[] {
  return [
    plain(rows.map((row) => row.ownerId)),
    texts(rows.map((row) => row.key)),
    bytes(rows.map((row) => row.bodyHash)),
    plain(rows.map((row) => row.status)),
    texts(rows.map((row) => row.answer)),
  ];
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
      ...appointmentColumns(writes.appointments),
      ...doseColumns(writes.appointments),
      ...messageColumns(writes.messages),
      ...answerColumns(writes.answers),
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
