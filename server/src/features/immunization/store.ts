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
    text: `SELECT d.resident_id, d.series, d.dose, d.appointment_id, s.day
             FROM appointment_dose d
             JOIN appointment a USING (county_code, appointment_id)
             JOIN slot s USING (county_code, slot_id)
            WHERE d.county_code = $1 AND d.resident_id = ANY($2::uuid[]) AND d.active AND d.series <> 'child-visit'
            ORDER BY s.day, d.series, d.dose`,
    values: [countyCode, residentIds],
  });
  return rows;
}
