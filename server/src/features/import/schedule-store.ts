import type { PoolClient } from 'pg';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { ImportContext, Saved } from './kind';
import type { ExceptionRow, HolidayRow, ScheduleRow, TemplateRow } from './schedule-kind';
import { isOwnService, wrongService } from './schedule-services';

const TEMPLATES = `
  INSERT INTO session_template AS t (county_code, template_id, site_id, service, weekday, starts_at, ends_at, slot_minutes, stations,
    minutes_per_person, onsite_places, staff_places, valid_from, valid_to)
  SELECT $1, r.id, s.site_id, COALESCE(b.service, r.service), r.weekday, r.starts_at, r.ends_at, r.slot_minutes, r.stations, r.minutes_per_person,
    r.onsite_places, r.staff_places, r.valid_from, r.valid_to
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, site text, service text, weekday int, starts_at time, ends_at time, slot_minutes int, stations int,
      minutes_per_person numeric, onsite_places int, staff_places int, valid_from date, valid_to date)
    JOIN site s ON s.county_code = $1 AND s.code = r.site
    LEFT JOIN bookable_service b ON b.county_code = $1 AND b.name = r.service
  ON CONFLICT (county_code, site_id, service, weekday, starts_at, valid_from) DO UPDATE SET
    ends_at = EXCLUDED.ends_at, slot_minutes = EXCLUDED.slot_minutes, stations = EXCLUDED.stations,
    minutes_per_person = EXCLUDED.minutes_per_person, onsite_places = EXCLUDED.onsite_places,
    staff_places = EXCLUDED.staff_places, valid_to = EXCLUDED.valid_to
  WHERE (t.ends_at, t.slot_minutes, t.stations, t.minutes_per_person, t.onsite_places, t.staff_places, t.valid_to)
    IS DISTINCT FROM (EXCLUDED.ends_at, EXCLUDED.slot_minutes, EXCLUDED.stations, EXCLUDED.minutes_per_person,
      EXCLUDED.onsite_places, EXCLUDED.staff_places, EXCLUDED.valid_to)
  RETURNING xmax = 0 AS inserted`;

const EXCEPTIONS = `
  INSERT INTO session_exception AS e (county_code, exception_id, site_id, service, day, kind, stations, reason)
  SELECT $1, r.id, s.site_id, COALESCE(b.service, r.service), r.day, r.type, r.stations, r.reason
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, site text, service text, day date, type text, stations int, reason text)
    JOIN site s ON s.county_code = $1 AND s.code = r.site
    LEFT JOIN bookable_service b ON b.county_code = $1 AND b.name = r.service
  ON CONFLICT (county_code, site_id, service, day) DO UPDATE SET
    kind = EXCLUDED.kind, stations = EXCLUDED.stations, reason = EXCLUDED.reason
  WHERE (e.kind, e.stations, e.reason) IS DISTINCT FROM (EXCLUDED.kind, EXCLUDED.stations, EXCLUDED.reason)
  RETURNING xmax = 0 AS inserted`;

const HOLIDAYS = `
  INSERT INTO holiday AS h (county_code, day, name)
  SELECT $1, r.day, r.name FROM jsonb_to_recordset($2::jsonb) AS r (day date, name text)
  ON CONFLICT (county_code, day) DO UPDATE SET name = EXCLUDED.name WHERE h.name IS DISTINCT FROM EXCLUDED.name
  RETURNING xmax = 0 AS inserted`;

const isTemplate = (row: ScheduleRow): row is TemplateRow => row.type === 'template';
const isHoliday = (row: ScheduleRow): row is HolidayRow => row.type === 'holiday';
const isException = (row: ScheduleRow): row is ExceptionRow => row.type === 'closed' || row.type === 'capacity';

/** Adds or updates sessions, exceptions and holidays; rows that say the same stay untouched. */
export async function saveSchedules(
  client: PoolClient,
  rows: readonly ScheduleRow[],
  context: ImportContext,
): Promise<Saved> {
  const upsert = async (sql: string, some: readonly ScheduleRow[]): Promise<{ inserted: boolean }[]> => {
    const values = JSON.stringify(some.map((row) => ({ ...row, id: uuidV7() })));
    return (await client.query<{ inserted: boolean }>(sql, [context.countyCode, values])).rows;
  };
  const touched = [
    ...(await upsert(TEMPLATES, rows.filter(isTemplate))),
    ...(await upsert(EXCEPTIONS, rows.filter(isException))),
    ...(await upsert(HOLIDAYS, rows.filter(isHoliday))),
  ];
  const added = touched.filter((row) => row.inserted).length;
  return { added, changed: touched.length - added, unchanged: rows.length - touched.length };
}

/** Says which clinic or service a line names that the county does not have. */
export async function missingThings(
  client: PoolClient,
  rows: readonly ScheduleRow[],
  context: ImportContext,
): Promise<(row: ScheduleRow) => string | undefined> {
  const codes = rows.flatMap((row) => (row.type === 'holiday' ? [] : [row.site]));
  const found = await client.query<{ code: string }>(
    'SELECT code FROM site WHERE county_code = $1 AND code = ANY($2::text[])',
    [context.countyCode, codes],
  );
  const own = await client.query<{ name: string }>(
    'SELECT name FROM bookable_service WHERE county_code = $1 ORDER BY service',
    [context.countyCode],
  );
  const known = new Set(found.rows.map((row) => row.code));
  const names = own.rows.map((row) => row.name);
  return (row) => {
    if (row.type === 'holiday') return undefined;
    if (!known.has(row.site)) return `没有这个机构：${row.site}，先导入机构`;
    if (!isOwnService(row.service) || names.includes(row.service)) return undefined;
    return wrongService(row.service, names);
  };
}
