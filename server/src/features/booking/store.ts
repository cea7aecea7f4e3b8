import type { HealthAnswer, HealthOutcome } from '@kangban/contract/booking';
import type { AppointmentState } from '@kangban/domain/booking/appointment-states';
import type { Pool } from '@kangban/domain/booking/ticket';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import { type Queryable, SLOT_COLUMNS, SLOT_TABLES, type SlotRow } from './facts-store';

/** An appointment with its slot, site, person and doses. */
export interface AppointmentRow extends SlotRow {
  appointment_id: string;
  resident_id: string;
  state: AppointmentState;
  pool: Pool;
  place: number;
  ticket_no: string;
  code: string;
  health_outcome: HealthOutcome;
  health_answers: HealthAnswer[];
  booked_by_account: string | null;
  created_at: Date;
  end_reason: string | null;
  name: string;
  sex: 'female' | 'male';
  birth_date: PlainDate;
  doses: { series: string; vaccine: string; dose: number }[];
}

const APPOINTMENT = `
  SELECT a.appointment_id, a.resident_id, a.state, a.pool, a.place, a.ticket_no, a.code, a.health_outcome, a.health_answers,
         a.booked_by_account, a.created_at, a.end_reason, r.name, r.sex, r.birth_date, ${SLOT_COLUMNS},
         (SELECT COALESCE(json_agg(json_build_object('series', d.series, 'vaccine', d.vaccine, 'dose', d.dose)
                                   ORDER BY d.series, d.dose), '[]')
            FROM appointment_dose d
           WHERE d.county_code = a.county_code AND d.appointment_id = a.appointment_id) AS doses
    FROM appointment a
    JOIN resident r ON r.county_code = a.county_code AND r.resident_id = a.resident_id
    JOIN (${SLOT_TABLES}) ON s.county_code = a.county_code AND s.slot_id = a.slot_id`;

export interface ListPage {
  countyCode: string;
  residentIds: readonly string[];
  when: 'upcoming' | 'past';
  today: PlainDate;
  /** The last row of the page before. */
  after: { day: PlainDate; startsAt: string; appointmentId: string } | undefined;
  limit: number;
}

const UPCOMING = `a.active AND s.day >= $3`;
const ORDER = {
  upcoming: {
    only: UPCOMING,
    after: `(s.day, s.starts_at, a.appointment_id) > ($4::date, $5::time, $6::uuid)`,
    by: 's.day, s.starts_at, a.appointment_id',
  },
  past: {
    only: `NOT (${UPCOMING})`,
    after: `(s.day, s.starts_at, a.appointment_id) < ($4::date, $5::time, $6::uuid)`,
    by: 's.day DESC, s.starts_at DESC, a.appointment_id DESC',
  },
};

/** A page of the appointments of these people: the next first, or the latest past first. */
export async function listAppointmentRows(db: Queryable, page: ListPage): Promise<AppointmentRow[]> {
  const order = ORDER[page.when];
  const after = page.after ?? null;
  const { rows } = await db.query<AppointmentRow>({
    name: `booking-list-${page.when}`,
    text: `${APPOINTMENT}
      WHERE a.county_code = $1 AND a.resident_id = ANY($2::uuid[]) AND ${order.only}
        AND ($6::uuid IS NULL OR ${order.after})
      ORDER BY ${order.by} LIMIT $7`,
    values: [
      page.countyCode,
      page.residentIds,
      page.today,
      after?.day ?? null,
      after?.startsAt ?? null,
      after?.appointmentId ?? null,
      page.limit,
    ],
  });
  return rows;
}

/** One appointment by id. */
export async function findAppointment(
  db: Queryable,
  countyCode: string,
  appointmentId: string,
): Promise<AppointmentRow | undefined> {
  const { rows } = await db.query<AppointmentRow>({
    name: 'booking-get',
    text: `${APPOINTMENT} WHERE a.county_code = $1 AND a.appointment_id = $2`,
    values: [countyCode, appointmentId],
  });
  return rows[0];
}

/** Locks an appointment that its slot's lock already guards against other moves; answers where it stands now. */
export async function lockAppointment(
  client: Transaction,
  countyCode: string,
  appointmentId: string,
): Promise<{ slot_id: string; state: AppointmentState } | undefined> {
  const { rows } = await client.query<{ slot_id: string; state: AppointmentState }>(
    'SELECT slot_id, state FROM appointment WHERE county_code = $1 AND appointment_id = $2 FOR UPDATE',
    [countyCode, appointmentId],
  );
  return rows[0];
}
