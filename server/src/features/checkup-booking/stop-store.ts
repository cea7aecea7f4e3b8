import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';

export interface StopRow {
  stop_id: string;
  site_id: string;
  vehicle: string;
  phone: string;
  township: string;
  village: string;
  place: string;
  address: string;
  latitude: number;
  longitude: number;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  release_days_ahead: number;
  release_at: string;
  /** Slots made for it so far. */
  slots: number;
  open_slots: number;
  /** Online places that can be booked now. */
  remaining: number;
  /** Slots that are full but not past their time. */
  waiting_slots: number;
  released_at: Date | null;
  closed_reason: string | null;
}

const STOPS_MAX = 500;

/** The stops of a county's vehicles from a day on, with the room of their slots. */
export async function listStops(
  db: Database,
  countyCode: string,
  { from, now }: { from: PlainDate; now: Date },
): Promise<StopRow[]> {
  const { rows } = await db.pool.query<StopRow>({
    name: 'checkup-stops',
    text: `
      SELECT p.stop_id, p.site_id, t.short_name AS vehicle, t.phone, p.township, p.village, p.place, p.address, p.latitude, p.longitude,
             p.day, p.starts_at, p.ends_at, COALESCE(c.release_days_ahead, 7) AS release_days_ahead,
             COALESCE(c.release_at, '08:00') AS release_at, count(s.slot_id)::int AS slots,
             count(s.slot_id) FILTER (WHERE NOT s.closed)::int AS open_slots,
             COALESCE(sum(s.online_capacity - s.online_taken)
                        FILTER (WHERE NOT s.closed AND s.released_at <= $3 AND s.online_until >= $3), 0)::int AS remaining,
             count(s.slot_id) FILTER (WHERE NOT s.closed AND s.online_until >= $3)::int AS waiting_slots,
             min(s.released_at) AS released_at,
             max(s.closed_reason) FILTER (WHERE s.starts_at >= p.starts_at AND s.starts_at < p.ends_at) AS closed_reason
        FROM checkup_stop p
        JOIN site t ON t.county_code = p.county_code AND t.site_id = p.site_id
        LEFT JOIN site_policy c ON c.county_code = p.county_code AND c.site_id = p.site_id
        LEFT JOIN slot s ON s.county_code = p.county_code AND s.stop_id = p.stop_id
       WHERE p.county_code = $1 AND p.day >= $2::date
       GROUP BY p.county_code, p.stop_id, t.short_name, t.phone, c.release_days_ahead, c.release_at
       ORDER BY p.day, p.starts_at, p.stop_id LIMIT ${STOPS_MAX}`,
    values: [countyCode, from, now],
  });
  return rows;
}
