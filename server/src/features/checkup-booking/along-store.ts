import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

export interface Override {
  countyCode: string;
  appointmentId: string;
  reason: string;
  staffId: string;
  at: Date;
}

/** Writes down why the desk booked what the rule refuses. */
export async function insertOverride(client: Transaction, override: Override): Promise<void> {
  const { countyCode, appointmentId, reason, staffId, at } = override;
  await client.query(
    'INSERT INTO checkup_override (county_code, appointment_id, reason, by_staff, created_at) VALUES ($1, $2, $3, $4, $5)',
    [countyCode, appointmentId, reason, staffId, at],
  );
}

export interface TaskPlaceRow {
  appointment_id: string;
  resident_id: string;
  series: string;
  vaccine: string;
  dose: number;
  day: PlainDate;
  starts_at: string;
  site_short_name: string;
}

/** Of some appointments those booked for a task, with their places. */
export async function listTaskPlaces(
  client: Transaction,
  countyCode: string,
  appointmentIds: readonly string[],
): Promise<TaskPlaceRow[]> {
  const { rows } = await client.query<TaskPlaceRow>(
    `SELECT d.appointment_id, d.resident_id, d.series, d.vaccine, d.dose, s.day, s.starts_at, t.short_name AS site_short_name
       FROM appointment_dose d
       JOIN appointment a ON a.county_code = d.county_code AND a.appointment_id = d.appointment_id
       JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
       JOIN site t ON t.county_code = s.county_code AND t.site_id = s.site_id
      WHERE d.county_code = $1 AND d.appointment_id = ANY($2::uuid[]) AND d.series LIKE 'recheck:%'
      ORDER BY d.appointment_id`,
    [countyCode, appointmentIds],
  );
  return rows;
}
