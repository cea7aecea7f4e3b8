import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';

export interface PersonRow {
  birth_date: PlainDate;
  site_id: string | null;
  township: string;
  village: string;
}

/** Where somebody belongs. */
export async function findPerson(db: Database, countyCode: string, residentId: string): Promise<PersonRow | undefined> {
  const { rows } = await db.pool.query<PersonRow>({
    name: 'checkup-person',
    text: 'SELECT birth_date, site_id, township, village FROM resident WHERE county_code = $1 AND resident_id = $2',
    values: [countyCode, residentId],
  });
  return rows[0];
}

export interface BookedRow {
  appointment_id: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  place: string;
}

/** The next active booking of a series from a day on, under any record of the person. */
export async function findBooked(
  db: Database,
  countyCode: string,
  { residentId, series, from }: { residentId: string; series: string; from: PlainDate },
): Promise<BookedRow | undefined> {
  const { rows } = await db.pool.query<BookedRow>({
    name: 'checkup-booked',
    text: `SELECT a.appointment_id, s.day, s.starts_at, s.ends_at,
                  concat_ws(' ', t.short_name, p.place) AS place
             FROM resident r
             JOIN appointment_dose d ON d.county_code = r.county_code
              AND d.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id])) AND d.series = $3 AND d.active
             JOIN appointment a ON a.county_code = d.county_code AND a.appointment_id = d.appointment_id
             JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id AND s.day >= $4
             JOIN site t ON t.county_code = s.county_code AND t.site_id = s.site_id
             LEFT JOIN checkup_stop p ON p.county_code = s.county_code AND p.stop_id = s.stop_id
            WHERE r.county_code = $1 AND r.resident_id = $2
            ORDER BY s.day, s.starts_at LIMIT 1`,
    values: [countyCode, residentId, series, from],
  });
  return rows[0];
}

export interface ChoiceRow {
  slot_id: string;
  site_id: string;
  site_name: string;
  phone: string;
  stop_id: string | null;
  place: string | null;
  address: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  remaining: number;
  near: 'own' | 'village' | 'township' | 'other';
}

export interface ChoicesAsked {
  service: string;
  person: Pick<PersonRow, 'site_id' | 'township' | 'village'>;
  from: PlainDate;
  to: PlainDate;
  now: Date;
  /** So many of each kind of nearness. */
  each: number;
}

/** The first free time of each day and place that can be booked now: the own clinic, the vehicle in the own village, then further away. */
export async function listChoices(db: Database, countyCode: string, asked: ChoicesAsked): Promise<ChoiceRow[]> {
  const { service, person, from, to, now, each } = asked;
  const { rows } = await db.pool.query<ChoiceRow>({
    name: 'checkup-choices',
    text: `
      SELECT slot_id, site_id, site_name, phone, stop_id, place, address, day, starts_at, ends_at, remaining, near
        FROM (
          SELECT f.*, row_number() OVER (PARTITION BY near ORDER BY day, starts_at, slot_id) AS no
            FROM (
              SELECT DISTINCT ON (s.site_id, s.day, s.stop_id) s.slot_id, s.site_id, t.short_name AS site_name, t.phone, s.stop_id,
                     p.place, COALESCE(p.address, t.address) AS address, s.day, s.starts_at, s.ends_at,
                     s.online_capacity - s.online_taken AS remaining,
                     CASE WHEN s.site_id = $3 THEN 'own'
                          WHEN p.township = $4 AND p.village <> '' AND starts_with($5, p.village) THEN 'village'
                          WHEN p.township = $4 AND $4 <> '' THEN 'township'
                          ELSE 'other' END AS near
                FROM slot s
                JOIN site t ON t.county_code = s.county_code AND t.site_id = s.site_id
                LEFT JOIN checkup_stop p ON p.county_code = s.county_code AND p.stop_id = s.stop_id
               WHERE s.county_code = $1 AND s.service = $2 AND s.day BETWEEN $6::date AND $7::date AND NOT s.closed
                 AND s.released_at <= $8 AND s.online_until >= $8 AND s.online_taken < s.online_capacity
               ORDER BY s.site_id, s.day, s.stop_id, s.starts_at) f) n
       WHERE no <= $9
       ORDER BY array_position(ARRAY['own', 'village', 'township', 'other'], near), day, starts_at, slot_id`,
    values: [countyCode, service, person.site_id, person.township, person.village, from, to, now, each],
  });
  return rows;
}
