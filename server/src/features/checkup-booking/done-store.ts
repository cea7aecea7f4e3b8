import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

/**
 * Days of the yearly checkups of persons `p`: what stands in the record under any of a person's records, and bookings the desk saw through
 * whose form has not arrived yet. What a resident wrote down themself does not count.
 */
export const DONE_CHECKUPS = `
  SELECT e.happened_on AS done_on
    FROM record_entry e
   WHERE e.county_code = p.county_code AND e.resident_id = ANY(COALESCE(p.same_person, ARRAY[p.resident_id]))
     AND e.kind = 'checkup' AND e.source <> 'resident' AND NOT e.entered_in_error
     AND NOT EXISTS (SELECT FROM record_entry r WHERE r.county_code = e.county_code AND r.replaces_id = e.entry_id)
  UNION
  SELECT s.day
    FROM appointment_dose d
    JOIN appointment a ON a.county_code = d.county_code AND a.appointment_id = d.appointment_id
    JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
   WHERE d.county_code = p.county_code AND d.resident_id = ANY(COALESCE(p.same_person, ARRAY[p.resident_id]))
     AND d.series = 'elderly-checkup' AND a.state = 'fulfilled'`;

/** Days of the yearly checkups of these people, by person. One query; none for nobody. */
export async function loadDoneCheckups(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, PlainDate[]>> {
  const done = new Map<string, PlainDate[]>();
  if (residentIds.length === 0) return done;
  const { rows } = await db.query<{ resident_id: string; done_on: PlainDate }>({
    name: 'checkup-done',
    text: `SELECT p.resident_id, c.done_on FROM resident p CROSS JOIN LATERAL (${DONE_CHECKUPS}) c
            WHERE p.county_code = $1 AND p.resident_id = ANY($2::uuid[]) ORDER BY c.done_on`,
    values: [countyCode, residentIds],
  });
  for (const row of rows) done.set(row.resident_id, [...(done.get(row.resident_id) ?? []), row.done_on]);
  return done;
}
