import type { HealthAnswer, HealthOutcome } from '@kangban/contract/booking';
import type { AppointmentState } from '@kangban/domain/booking/appointment-states';
import type { Pool } from '@kangban/domain/booking/ticket';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';

/** Lines of one day of one clinic that are shown; a clinic with more needs a second desk list. */
const LINES_MAX = 1000;

export interface DeskRow {
  appointment_id: string;
  resident_id: string;
  site_id: string;
  slot_id: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  state: AppointmentState;
  pool: Pool;
  ticket_no: string;
  health_outcome: HealthOutcome;
  checked_in_at: Date | null;
  name: string;
  sex: 'female' | 'male';
  birth_date: PlainDate;
  doses: { series: string; vaccine: string; dose: number }[];
  /** Of a service of the catalogue of rewards; null for the services that are always there. */
  service_name: string | null;
  service_prepare: string | null;
}

export interface PersonRow extends DeskRow {
  created_at: Date;
  health_answers: HealthAnswer[];
  id_cipher: Buffer | null;
  id_key_id: string | null;
  guardians: { relation: 'mother' | 'father' | 'grandparent' | 'other'; name: string }[];
  held_elsewhere: { vaccine: string; day: PlainDate }[];
}

export interface DeskSlotRow {
  slot_id: string;
  service: string;
  starts_at: string;
  ends_at: string;
  online_capacity: number;
  online_taken: number;
  onsite_capacity: number;
  onsite_taken: number;
  staff_capacity: number;
  staff_taken: number;
  onsite_released: boolean;
  /** Appointments of this slot that were cancelled. */
  cancelled: number;
}

export interface SiteDay {
  countyCode: string;
  siteId: string;
  day: PlainDate;
}

const LINE = `a.appointment_id, a.resident_id, a.site_id, a.slot_id, s.day, s.starts_at, s.ends_at, a.state, a.pool,
  a.ticket_no, a.health_outcome, a.checked_in_at, r.name, r.sex, r.birth_date,
  b.name AS service_name, b.prepare AS service_prepare,
  (SELECT COALESCE(json_agg(json_build_object('series', d.series, 'vaccine', d.vaccine, 'dose', d.dose)
                            ORDER BY d.series, d.dose), '[]')
     FROM appointment_dose d
    WHERE d.county_code = a.county_code AND d.appointment_id = a.appointment_id) AS doses`;
const TABLES = `slot s
  JOIN appointment a ON a.county_code = s.county_code AND a.slot_id = s.slot_id
  JOIN resident r ON r.county_code = a.county_code AND r.resident_id = a.resident_id
  LEFT JOIN bookable_service b ON b.county_code = s.county_code AND b.service = s.service`;

/** Everybody booked at a clinic on a day in the order they come; cancelled bookings are not in the list. */
export async function listDay(db: Database, { countyCode, siteId, day }: SiteDay): Promise<DeskRow[]> {
  const { rows } = await db.pool.query<DeskRow>({
    name: 'desk-day',
    text: `SELECT ${LINE} FROM ${TABLES}
            WHERE s.county_code = $1 AND s.site_id = $2 AND s.day = $3 AND a.state <> 'cancelled'
            ORDER BY s.starts_at, a.place LIMIT ${LINES_MAX}`,
    values: [countyCode, siteId, day],
  });
  return rows;
}

/** The slots of a clinic on a day with their pools. */
export async function listDaySlots(db: Database, { countyCode, siteId, day }: SiteDay): Promise<DeskSlotRow[]> {
  const { rows } = await db.pool.query<DeskSlotRow>({
    name: 'desk-slots',
    text: `SELECT s.slot_id, s.service, s.starts_at, s.ends_at, s.online_capacity, s.online_taken, s.onsite_capacity, s.onsite_taken,
                  s.staff_capacity, s.staff_taken, s.onsite_released,
                  (SELECT count(*)::int FROM appointment a
                    WHERE a.county_code = s.county_code AND a.slot_id = s.slot_id AND a.state = 'cancelled') AS cancelled
             FROM slot s WHERE s.county_code = $1 AND s.site_id = $2 AND s.day = $3
            ORDER BY s.starts_at LIMIT 200`,
    values: [countyCode, siteId, day],
  });
  return rows;
}

const PERSON = `SELECT ${LINE}, a.created_at, a.health_answers, r.id_cipher, r.id_key_id,
  (SELECT COALESCE(json_agg(json_build_object('relation', g.relation, 'name', p.name) 
                           ORDER BY array_position(ARRAY['mother', 'father', 'grandparent', 'other'], g.relation), p.name), '[]')
     FROM resident_guardian g
     JOIN resident p ON p.county_code = g.county_code AND p.resident_id = g.guardian_id
    WHERE g.county_code = r.county_code AND g.child_id = r.resident_id) AS guardians,
  (SELECT COALESCE(json_agg(json_build_object('vaccine', d.vaccine, 'day', o.day)), '[]')
     FROM appointment_dose d
     JOIN appointment b ON b.county_code = d.county_code AND b.appointment_id = d.appointment_id
     JOIN slot o ON o.county_code = b.county_code AND o.slot_id = b.slot_id
    WHERE d.county_code = r.county_code AND d.resident_id = r.resident_id AND d.active
      AND d.appointment_id <> a.appointment_id) AS held_elsewhere
  FROM ${TABLES}`;

/** One booking with its person, by its id. */
export async function findPerson(
  db: Database,
  countyCode: string,
  appointmentId: string,
): Promise<PersonRow | undefined> {
  const { rows } = await db.pool.query<PersonRow>({
    name: 'desk-person',
    text: `${PERSON} WHERE a.county_code = $1 AND a.appointment_id = $2`,
    values: [countyCode, appointmentId],
  });
  return rows[0];
}

/** One booking of the county by the code of its QR ticket. */
export async function findByCode(db: Database, countyCode: string, code: string): Promise<PersonRow | undefined> {
  const { rows } = await db.pool.query<PersonRow>({
    name: 'desk-by-code',
    text: `${PERSON} WHERE a.county_code = $1 AND a.code = $2`,
    values: [countyCode, code],
  });
  return rows[0];
}

/** The booking that holds a ticket number of a day; a number that was given back stands for nobody. */
export async function findByTicket(
  db: Database,
  { countyCode, siteId, day }: SiteDay,
  ticketNos: readonly string[],
): Promise<PersonRow | undefined> {
  const { rows } = await db.pool.query<PersonRow>({
    name: 'desk-by-ticket',
    text: `${PERSON} WHERE s.county_code = $1 AND s.site_id = $2 AND s.day = $3 AND a.ticket_no = ANY($4::text[])
              AND a.state <> 'cancelled' LIMIT 1`,
    values: [countyCode, siteId, day, ticketNos],
  });
  return rows[0];
}

export interface FoundRow {
  residentId: string;
  name: string;
  sex: 'female' | 'male';
  birthDate: PlainDate;
  siteId: string | null;
  idCipher: Buffer | null;
  idKeyId: string | null;
}

/** People of a name and birthday who belong to a clinic or to none. */
export async function listNamesakes(
  db: Database,
  { countyCode, siteId }: Pick<SiteDay, 'countyCode' | 'siteId'>,
  { name, birthDate }: { name: string; birthDate: PlainDate },
): Promise<FoundRow[]> {
  const { rows } = await db.pool.query<FoundRow>(
    `SELECT resident_id AS "residentId", name, sex, birth_date AS "birthDate", site_id AS "siteId",
            id_cipher AS "idCipher", id_key_id AS "idKeyId"
       FROM resident
      WHERE county_code = $1 AND name = $2 AND birth_date = $3 AND (site_id = $4 OR site_id IS NULL)
        AND merged_into IS NULL
      ORDER BY resident_id LIMIT 10`,
    [countyCode, name, birthDate, siteId],
  );
  return rows;
}
