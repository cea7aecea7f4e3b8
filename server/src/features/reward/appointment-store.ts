import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

/** A yearly checkup that is booked. */
export interface CheckupRow {
  appointmentId: string;
  residentId: string;
  siteId: string;
  day: PlainDate;
  startsAt: string;
  endsAt: string;
  place: string;
}

const CHECKUPS = `
  SELECT a.appointment_id AS "appointmentId", d.resident_id AS "residentId", a.site_id AS "siteId", s.day, s.starts_at AS "startsAt",
         s.ends_at AS "endsAt", COALESCE(c.place, t.short_name) AS place
    FROM appointment_dose d
    JOIN appointment a ON a.county_code = d.county_code AND a.appointment_id = d.appointment_id
    JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
    JOIN site t ON t.county_code = a.county_code AND t.site_id = a.site_id
    LEFT JOIN checkup_stop c ON c.county_code = s.county_code AND c.stop_id = s.stop_id
   WHERE d.county_code = $1 AND d.resident_id = ANY($2::uuid[]) AND d.series = 'elderly-checkup' AND d.active AND a.active
   ORDER BY s.day, s.starts_at`;

/** The yearly checkups these people have booked, soonest first. */
export async function listCheckups(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<CheckupRow[]> {
  return (await db.query<CheckupRow>(CHECKUPS, [countyCode, residentIds])).rows;
}
