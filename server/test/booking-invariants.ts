import type { Factory } from './factories/context';

const BROKEN = `
  WITH held AS (
    SELECT county_code, slot_id, pool, place FROM appointment WHERE state <> 'cancelled'
    UNION ALL
    SELECT county_code, offered_slot_id, 'online', offered_place FROM waitlist_entry WHERE state = 'offered'),
  counted AS (
    SELECT s.county_code, s.slot_id,
           count(*) FILTER (WHERE h.pool = 'online')::int AS online, count(*) FILTER (WHERE h.pool = 'onsite')::int AS onsite,
           count(*) FILTER (WHERE h.pool = 'staff')::int AS staff,
           COALESCE(array_agg(h.place ORDER BY h.place) FILTER (WHERE h.place IS NOT NULL), '{}') AS places
      FROM slot s LEFT JOIN held h USING (county_code, slot_id) GROUP BY 1, 2)
  SELECT 'counters of slot ' || s.slot_id AS broken FROM slot s JOIN counted c USING (county_code, slot_id)
   WHERE (s.online_taken, s.onsite_taken, s.staff_taken) IS DISTINCT FROM (c.online, c.onsite, c.staff)
  UNION ALL
  SELECT 'capacity of slot ' || slot_id FROM slot
   WHERE online_taken > online_capacity OR onsite_taken > onsite_capacity OR staff_taken > staff_capacity
  UNION ALL
  SELECT 'numbers of slot ' || s.slot_id FROM slot s JOIN counted c USING (county_code, slot_id)
   WHERE ARRAY(SELECT p FROM unnest(c.places || s.free_places) AS p ORDER BY p)
         <> ARRAY(SELECT generate_series(1, s.places_issued))
  UNION ALL
  SELECT 'doses of appointment ' || a.appointment_id FROM appointment a JOIN appointment_dose d USING (county_code, appointment_id)
   WHERE a.active <> d.active
  UNION ALL
  SELECT 'no doses of appointment ' || a.appointment_id FROM appointment a
   WHERE NOT EXISTS (SELECT FROM appointment_dose d WHERE d.county_code = a.county_code AND d.appointment_id = a.appointment_id)
  UNION ALL
  SELECT 'dose held twice by ' || d.resident_id FROM appointment_dose d WHERE d.active
   GROUP BY d.resident_id, d.series, d.dose HAVING count(*) > 1`;

/** What is wrong with the bookings of a database: every counter, number and dose must agree with the rows. Empty when all is well. */
export async function brokenInvariants({ deps }: Factory): Promise<string[]> {
  const { rows } = await deps.db.pool.query<{ broken: string }>(BROKEN);
  return rows.map((row) => row.broken);
}
