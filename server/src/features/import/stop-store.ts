import type { PoolClient } from 'pg';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { ImportContext, Saved } from './kind';
import { hoursMeet } from './schedule-kind';
import type { StopRow } from './stop-kind';

const STOPS = `
  INSERT INTO checkup_stop AS t (county_code, stop_id, site_id, day, starts_at, ends_at, township, village, place, address, latitude,
    longitude, slot_minutes, stations, minutes_per_person, onsite_places, staff_places)
  SELECT $1, r.id, s.site_id, r.day, r.starts_at, r.ends_at, r.township, r.village, r.place, r.address, r.latitude, r.longitude,
    r.slot_minutes, r.stations, r.minutes_per_person, r.onsite_places, r.staff_places
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, site text, day date, starts_at time, ends_at time, township text, village text,
      place text, address text, latitude float8, longitude float8, slot_minutes int, stations int, minutes_per_person numeric(5, 2),
      onsite_places int, staff_places int)
    JOIN site s ON s.county_code = $1 AND s.code = r.site
  ON CONFLICT (county_code, site_id, day, starts_at) DO UPDATE SET
    ends_at = EXCLUDED.ends_at, township = EXCLUDED.township, village = EXCLUDED.village, place = EXCLUDED.place,
    address = EXCLUDED.address, latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude, slot_minutes = EXCLUDED.slot_minutes,
    stations = EXCLUDED.stations, minutes_per_person = EXCLUDED.minutes_per_person, onsite_places = EXCLUDED.onsite_places,
    staff_places = EXCLUDED.staff_places
  WHERE (t.ends_at, t.township, t.village, t.place, t.address, t.latitude, t.longitude, t.slot_minutes, t.stations,
      t.minutes_per_person, t.onsite_places, t.staff_places)
    IS DISTINCT FROM (EXCLUDED.ends_at, EXCLUDED.township, EXCLUDED.village, EXCLUDED.place, EXCLUDED.address, EXCLUDED.latitude,
      EXCLUDED.longitude, EXCLUDED.slot_minutes, EXCLUDED.stations, EXCLUDED.minutes_per_person, EXCLUDED.onsite_places,
      EXCLUDED.staff_places)
  RETURNING xmax = 0 AS inserted`;

/** Adds or updates stops of today and later; what stood on days gone by stays as people's tickets show it. */
export async function saveStops(client: PoolClient, rows: readonly StopRow[], context: ImportContext): Promise<Saved> {
  const ahead = rows.filter(({ day }) => day >= context.today).map((row) => ({ ...row, id: uuidV7() }));
  const touched = await client.query<{ inserted: boolean }>(STOPS, [context.countyCode, JSON.stringify(ahead)]);
  const added = touched.rows.filter((row) => row.inserted).length;
  return { added, changed: touched.rows.length - added, unchanged: rows.length - touched.rows.length };
}

interface StandingRow {
  code: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
}

const keyOf = ({ code, day, starts_at }: Omit<StandingRow, 'ends_at'>): string => `${code} ${day} ${starts_at}`;

/** Stops the vehicles have on the days of the lines, without those the lines themselves set anew. */
async function listOthers(client: PoolClient, rows: readonly StopRow[], countyCode: string): Promise<StandingRow[]> {
  const { rows: standing } = await client.query<StandingRow>(
    `SELECT s.code, p.day, to_char(p.starts_at, 'HH24:MI') AS starts_at, to_char(p.ends_at, 'HH24:MI') AS ends_at
       FROM checkup_stop p JOIN site s ON s.county_code = p.county_code AND s.site_id = p.site_id
      WHERE p.county_code = $1 AND s.code = ANY($2::text[]) AND p.day = ANY($3::date[])`,
    [countyCode, rows.map(({ site }) => site), rows.map(({ day }) => day)],
  );
  const told = new Set(rows.map(({ site, ...row }) => keyOf({ ...row, code: site })));
  return standing.filter((row) => !told.has(keyOf(row)));
}

/** Says which line names no vehicle of the county, or lets it stand where it has another stop at that hour. */
export async function missingVehicles(
  client: PoolClient,
  rows: readonly StopRow[],
  { countyCode }: ImportContext,
): Promise<(row: StopRow) => string | undefined> {
  const found = await client.query<{ code: string; kind: string }>(
    'SELECT code, kind FROM site WHERE county_code = $1 AND code = ANY($2::text[])',
    [countyCode, rows.map(({ site }) => site)],
  );
  const kinds = new Map(found.rows.map(({ code, kind }) => [code, kind]));
  const others = await listOthers(client, rows, countyCode);
  return (row) => {
    const kind = kinds.get(row.site);
    if (kind === undefined) return `没有这个机构：${row.site}，先导入机构`;
    if (kind !== 'mobile-checkup') return `${row.site} 不是流动体检车`;
    const other = others.find((one) => one.code === row.site && one.day === row.day && hoursMeet(one, row));
    return other && `和已有的 ${other.starts_at}–${other.ends_at} 那一站重叠：一辆车同一时间只能停一个地方`;
  };
}
