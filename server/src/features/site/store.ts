import type { BookableService, SiteCard } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';

/** The service a list is about when nobody says which. */
export const DEFAULT_SERVICE: BookableService = 'immunization';

export interface SiteRow {
  site_id: string;
  name: string;
  short_name: string;
  kind: SiteCard['kind'];
  address: string;
  room: string;
  latitude: number;
  longitude: number;
  phone: string;
  services: string[];
  opening_hours: Record<string, [string, string][]>;
  open_weekdays: number[];
  release_days_ahead: number;
  release_at: string;
  onsite_released_minutes_before: number;
  booking_cutoff_minutes: number;
  change_cutoff_at: string;
}

export interface RoomRow {
  site_id: string;
  next_free_day: PlainDate;
  remaining: number;
}

export interface SlotRow {
  slot_id: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  released_at: Date;
  online_until: Date;
  online_capacity: number;
  online_taken: number;
  onsite_capacity: number;
  onsite_taken: number;
  closed: boolean;
  closed_reason: string | null;
}

export interface CalendarRow {
  release_days_ahead: number;
  release_at: string;
  sessions: { weekday: number; from: PlainDate; to: PlainDate | null }[];
  exceptions: { day: PlainDate; closed: boolean; reason: string }[];
  holidays: { day: PlainDate; name: string }[];
}

export interface Window {
  countyCode: string;
  siteId: string;
  service: BookableService;
  from: PlainDate;
  to: PlainDate;
}

/** Codes of every county of this installation. */
export async function listCounties(db: Database): Promise<string[]> {
  const rows = await db.kysely.selectFrom('county').select('county_code').execute();
  return rows.map((row) => row.county_code);
}

/** Codes of a county's services whose slots residents book, beside those that are always there. */
export async function listServices(db: Database, countyCode: string): Promise<string[]> {
  const rows = await db.kysely
    .selectFrom('bookable_service')
    .select('service')
    .where('county_code', '=', countyCode)
    .execute();
  return rows.map((row) => row.service);
}

// A site imported without a policy lives by the defaults of the table.
const SITES = `
  SELECT s.site_id, s.name, s.short_name, s.kind, s.address, s.room, s.latitude, s.longitude, s.phone, s.services,
         s.opening_hours, COALESCE(p.release_days_ahead, 7) AS release_days_ahead,
         COALESCE(p.release_at, '08:00') AS release_at,
         COALESCE(p.onsite_released_minutes_before, 60) AS onsite_released_minutes_before,
         COALESCE(p.booking_cutoff_minutes, 30) AS booking_cutoff_minutes,
         COALESCE(p.change_cutoff_at, '18:00') AS change_cutoff_at,
         ARRAY(SELECT DISTINCT t.weekday FROM session_template t
                WHERE t.county_code = s.county_code AND t.site_id = s.site_id AND t.service = $2
                  AND t.valid_from <= $4::date AND (t.valid_to IS NULL OR t.valid_to >= $3::date)) AS open_weekdays
    FROM site s LEFT JOIN site_policy p USING (county_code, site_id)
   WHERE s.county_code = $1 ORDER BY s.code LIMIT 2000`;

/** Clinics of a county with the weekdays on which they hold sessions of a service between two days. */
export async function listSites(
  db: Database,
  { countyCode, service, from, to }: Omit<Window, 'siteId'>,
): Promise<SiteRow[]> {
  const { rows } = await db.pool.query<SiteRow>({
    name: 'site-list',
    text: SITES,
    values: [countyCode, service, from, to],
  });
  return rows;
}

const ROOM = `
  SELECT site_id, min(day) AS next_free_day, sum(online_capacity - online_taken)::int AS remaining
    FROM slot
   WHERE county_code = $1 AND service = $2 AND day BETWEEN $3::date AND $4::date AND NOT closed
     AND released_at <= $5 AND online_until >= $5 AND online_taken < online_capacity
   GROUP BY site_id`;

/** Online places that can be booked at an instant, by clinic; clinics without any are absent. */
export async function sumRoom(
  db: Database,
  { countyCode, service, from, to, now }: Omit<Window, 'siteId'> & { now: Date },
): Promise<RoomRow[]> {
  const { rows } = await db.pool.query<RoomRow>({
    name: 'site-room',
    text: ROOM,
    values: [countyCode, service, from, to, now],
  });
  return rows;
}

const SLOTS = `
  SELECT slot_id, day, starts_at, ends_at, released_at, online_until, online_capacity, online_taken, onsite_capacity,
         onsite_taken, closed, closed_reason
    FROM slot
   WHERE county_code = $1 AND site_id = $2 AND service = $3 AND day BETWEEN $4::date AND $5::date
   ORDER BY day, starts_at LIMIT 4000`;

/** Slots of a clinic between two days, in order of time. */
export async function listSlots(db: Database, { countyCode, siteId, service, from, to }: Window): Promise<SlotRow[]> {
  const { rows } = await db.pool.query<SlotRow>({
    name: 'site-slots',
    text: SLOTS,
    values: [countyCode, siteId, service, from, to],
  });
  return rows;
}

const CALENDAR = `
  SELECT COALESCE(p.release_days_ahead, 7) AS release_days_ahead, COALESCE(p.release_at, '08:00') AS release_at,
         (SELECT COALESCE(json_agg(DISTINCT jsonb_build_object('weekday', t.weekday, 'from', t.valid_from, 'to', t.valid_to)), '[]')
            FROM session_template t
           WHERE t.county_code = $1 AND t.site_id = $2 AND t.service = $3
             AND t.valid_from <= $5::date AND (t.valid_to IS NULL OR t.valid_to >= $4::date)) AS sessions,
         (SELECT COALESCE(json_agg(json_build_object('day', e.day, 'reason', e.reason,
                                                     'closed', e.kind = 'closed' OR e.stations = 0)), '[]')
            FROM session_exception e
           WHERE e.county_code = $1 AND e.site_id = $2 AND e.service = $3 AND e.day BETWEEN $4::date AND $5::date) AS exceptions,
         (SELECT COALESCE(json_agg(json_build_object('day', h.day, 'name', h.name)), '[]')
            FROM holiday h WHERE h.county_code = $1 AND h.day BETWEEN $4::date AND $5::date) AS holidays
    FROM (SELECT) one LEFT JOIN site_policy p ON p.county_code = $1 AND p.site_id = $2`;

/** When a clinic holds sessions of a service between two days, planned or not: weekdays, single days, holidays, release rule. */
export async function getCalendar(
  db: Database,
  { countyCode, siteId, service, from, to }: Window,
): Promise<CalendarRow> {
  const { rows } = await db.pool.query<CalendarRow>({
    name: 'site-calendar',
    text: CALENDAR,
    values: [countyCode, siteId, service, from, to],
  });
  const row = rows[0];
  if (!row) throw new Error('the calendar query gave no row');
  return row;
}
