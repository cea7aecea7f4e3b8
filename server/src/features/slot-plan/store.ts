import type { SessionException, SessionTemplate, SitePolicy, SlotPlanFacts } from '@kangban/domain/booking/slot-plan';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';
import type { SlotUpdate, StandingSlot, WantedSlot } from './diff-slots';

export interface SitePlanRow {
  siteId: string;
  facts: SlotPlanFacts;
}

type Of<T> = T & { siteId: string };

const POLICIES = `
  SELECT s.site_id AS "siteId", p.release_days_ahead AS "releaseDaysAhead", to_char(p.release_at, 'HH24:MI') AS "releaseAt",
         p.onsite_released_minutes_before AS "onsiteReleasedMinutesBefore", p.booking_cutoff_minutes AS "bookingCutoffMinutes"
    FROM site s JOIN site_policy p USING (county_code, site_id) WHERE s.county_code = $1`;

const TEMPLATES = `
  SELECT site_id AS "siteId", service, weekday, to_char(starts_at, 'HH24:MI') AS "startsAt", to_char(ends_at, 'HH24:MI') AS "endsAt",
         slot_minutes AS "slotMinutes", stations, minutes_per_person::float8 AS "minutesPerPerson",
         onsite_places AS "onsitePlaces", staff_places AS "staffPlaces", valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM session_template WHERE county_code = $1 AND (valid_to IS NULL OR valid_to >= $2)`;

// Where a vehicle stands is a session of that one day.
const STOPS = `
  SELECT site_id AS "siteId", 'elderly-checkup' AS service, extract(isodow FROM day)::int AS weekday,
         to_char(starts_at, 'HH24:MI') AS "startsAt", to_char(ends_at, 'HH24:MI') AS "endsAt", slot_minutes AS "slotMinutes", stations,
         minutes_per_person::float8 AS "minutesPerPerson", onsite_places AS "onsitePlaces", staff_places AS "staffPlaces",
         day::text AS "validFrom", day::text AS "validTo", stop_id AS "stopId"
    FROM checkup_stop WHERE county_code = $1 AND day >= $2`;

const EXCEPTIONS = `
  SELECT site_id AS "siteId", service, day::text, kind, stations, reason FROM session_exception
   WHERE county_code = $1 AND day >= $2`;

const HOLIDAYS = 'SELECT day::text, name FROM holiday WHERE county_code = $1 AND day >= $2';

function bySite<T>(rows: readonly Of<T>[]): Map<string, Of<T>[]> {
  const grouped = new Map<string, Of<T>[]>();
  for (const row of rows) {
    const own = grouped.get(row.siteId);
    if (own) own.push(row);
    else grouped.set(row.siteId, [row]);
  }
  return grouped;
}

/** What decides the slots of every clinic of a county from a day on. */
export async function loadSitePlans(db: Database, countyCode: string, from: PlainDate): Promise<SitePlanRow[]> {
  const [policies, templates, stops, exceptions, holidays] = await Promise.all([
    db.pool.query<Of<SitePolicy>>(POLICIES, [countyCode]),
    db.pool.query<Of<SessionTemplate>>(TEMPLATES, [countyCode, from]),
    db.pool.query<Of<SessionTemplate>>(STOPS, [countyCode, from]),
    db.pool.query<Of<SessionException>>(EXCEPTIONS, [countyCode, from]),
    db.pool.query<SlotPlanFacts['holidays'][number]>(HOLIDAYS, [countyCode, from]),
  ]);
  const templatesOf = bySite([...templates.rows, ...stops.rows]);
  const exceptionsOf = bySite(exceptions.rows);
  return policies.rows.map(({ siteId, ...policy }) => ({
    siteId,
    facts: {
      templates: templatesOf.get(siteId) ?? [],
      exceptions: exceptionsOf.get(siteId) ?? [],
      holidays: holidays.rows,
      policy,
    },
  }));
}

/** The slots of a county from a day on, as they stand. */
export async function loadSlots(db: Database, countyCode: string, from: PlainDate): Promise<StandingSlot[]> {
  const { rows } = await db.pool.query<StandingSlot>(
    `SELECT slot_id AS "slotId", site_id AS "siteId", service, day::text, to_char(starts_at, 'HH24:MI') AS "startsAt",
            to_char(ends_at, 'HH24:MI') AS "endsAt", ticket_base AS "ticketBase", released_at AS "releasedAt",
            online_until AS "onlineUntil", onsite_released_at AS "onsiteReleasedAt", onsite_released AS "onsiteReleased",
            online_capacity AS online, onsite_capacity AS onsite, staff_capacity AS staff, online_taken AS "onlineTaken",
            onsite_taken AS "onsiteTaken", staff_taken AS "staffTaken", places_issued AS "placesIssued",
            CASE WHEN closed THEN COALESCE(closed_reason, '') END AS "closedReason", stop_id AS "stopId"
       FROM slot WHERE county_code = $1 AND day >= $2`,
    [countyCode, from],
  );
  return rows;
}

export interface SlotsToSave {
  added: readonly (WantedSlot & { slotId: string })[];
  changed: readonly SlotUpdate[];
}

// Two rounds at once make the same slots: the second finds them there.
const INSERT = `
  INSERT INTO slot (county_code, slot_id, site_id, service, day, starts_at, ends_at, ticket_base, released_at, online_until,
         onsite_released_at, online_capacity, onsite_capacity, staff_capacity, closed, closed_reason, stop_id)
  SELECT $1, r."slotId", r."siteId", r.service, r.day, r."startsAt", r."endsAt", r."ticketBase", r."releasedAt", r."onlineUntil",
         r."onsiteReleasedAt", r.online, r.onsite, r.staff, r."closedReason" IS NOT NULL, r."closedReason",
         r."stopId"
    FROM jsonb_to_recordset($2::jsonb) AS r ("slotId" uuid, "siteId" uuid, service text, day date, "startsAt" time, "endsAt" time,
         "ticketBase" int, "releasedAt" timestamptz, "onlineUntil" timestamptz, "onsiteReleasedAt" timestamptz, online int,
         onsite int, staff int, "closedReason" text, "stopId" uuid)
  ON CONFLICT (county_code, site_id, service, day, starts_at) DO NOTHING`;

// Locked in id order like every other lock on slots; a slot that moved since it was read waits for the next round.
const UPDATE = `
  WITH want AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS r ("slotId" uuid, "endsAt" time, "ticketBase" int, "releasedAt" timestamptz,
           "onlineUntil" timestamptz, "onsiteReleasedAt" timestamptz, online int, onsite int, staff int, "closedReason" text,
           "placesIssued" int, "onsiteReleased" boolean, "stopId" uuid)),
  held AS MATERIALIZED (
    SELECT s.slot_id FROM slot s JOIN want w ON w."slotId" = s.slot_id
     WHERE s.county_code = $1 AND s.places_issued = w."placesIssued" AND s.onsite_released = w."onsiteReleased" AND s.online_taken <= w.online
       AND s.onsite_taken <= w.onsite AND s.staff_taken <= w.staff
     ORDER BY s.slot_id FOR UPDATE OF s)
  UPDATE slot s SET ends_at = w."endsAt", ticket_base = w."ticketBase", released_at = w."releasedAt",
         online_until = w."onlineUntil", onsite_released_at = w."onsiteReleasedAt", online_capacity = w.online,
         onsite_capacity = w.onsite, staff_capacity = w.staff, closed = w."closedReason" IS NOT NULL,
         closed_reason = w."closedReason", stop_id = w."stopId"
    FROM want w JOIN held h ON h.slot_id = w."slotId"
   WHERE s.county_code = $1 AND s.slot_id = w."slotId"`;

/** Adds and changes slots, all or nothing. Returns how many rows were really touched. */
export async function saveSlots(
  db: Database,
  countyCode: string,
  { added, changed }: SlotsToSave,
): Promise<{ added: number; changed: number }> {
  if (added.length + changed.length === 0) return { added: 0, changed: 0 };
  return db.transaction(async (client) => {
    const inserted = await client.query(INSERT, [countyCode, JSON.stringify(added)]);
    const updated = await client.query(UPDATE, [countyCode, JSON.stringify(changed)]);
    return { added: inserted.rowCount ?? 0, changed: updated.rowCount ?? 0 };
  });
}
