import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';

export interface BookedRow {
  resident_id: string;
  series: string;
  dose: number;
  appointment_id: string;
  day: PlainDate;
}

/** Doses that active appointments of these people hold, by day. */
export async function listBookedDoses(
  db: Database,
  countyCode: string,
  residentIds: readonly string[],
): Promise<BookedRow[]> {
  const { rows } = await db.pool.query<BookedRow>({
    name: 'immunization-booked',
    text: `SELECT r.resident_id, d.series, d.dose, d.appointment_id, s.day
             FROM resident r
             JOIN appointment_dose d ON d.county_code = r.county_code AND d.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id]))
             JOIN appointment a ON a.county_code = d.county_code AND a.appointment_id = d.appointment_id
             JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
            WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[]) AND d.active AND d.series <> 'child-visit'
            ORDER BY s.day, d.series, d.dose`,
    values: [countyCode, residentIds],
  });
  return rows;
}
