import type { PoolClient } from 'pg';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { ImportContext, Saved } from './kind';
import type { SiteRow } from './site-kind';

interface Touched {
  code: string;
  inserted: boolean;
}

const SITES = `
  INSERT INTO site (county_code, site_id, code, name, short_name, kind, address, room, latitude, longitude, phone, services, opening_hours)
  SELECT $1, r.site_id, r.code, r.name, r.short_name, r.kind, r.address, r.room, r.latitude, r.longitude, r.phone, r.services, r.opening_hours
    FROM jsonb_to_recordset($2::jsonb) AS r (site_id uuid, code text, name text, short_name text, kind text, address text, room text,
      latitude float8, longitude float8, phone text, services text[], opening_hours jsonb)
  ON CONFLICT (county_code, code) DO UPDATE SET
    name = EXCLUDED.name, short_name = EXCLUDED.short_name, kind = EXCLUDED.kind, address = EXCLUDED.address, room = EXCLUDED.room,
    latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude, phone = EXCLUDED.phone, services = EXCLUDED.services,
    opening_hours = EXCLUDED.opening_hours
  WHERE (site.name, site.short_name, site.kind, site.address, site.room, site.latitude, site.longitude, site.phone, site.services, site.opening_hours)
    IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.short_name, EXCLUDED.kind, EXCLUDED.address, EXCLUDED.room, EXCLUDED.latitude,
      EXCLUDED.longitude, EXCLUDED.phone, EXCLUDED.services, EXCLUDED.opening_hours)
  RETURNING code, xmax = 0 AS inserted`;

const POLICIES = `
  INSERT INTO site_policy (county_code, site_id, release_days_ahead, release_at, onsite_released_minutes_before, booking_cutoff_minutes, change_cutoff_at)
  SELECT $1, s.site_id, r.release_days_ahead, r.release_at, r.onsite_released_minutes_before, r.booking_cutoff_minutes, r.change_cutoff_at
    FROM jsonb_to_recordset($2::jsonb) AS r (code text, release_days_ahead int, release_at time, onsite_released_minutes_before int,
      booking_cutoff_minutes int, change_cutoff_at time)
    JOIN site s ON s.county_code = $1 AND s.code = r.code
  ON CONFLICT (county_code, site_id) DO UPDATE SET
    release_days_ahead = EXCLUDED.release_days_ahead, release_at = EXCLUDED.release_at,
    onsite_released_minutes_before = EXCLUDED.onsite_released_minutes_before,
    booking_cutoff_minutes = EXCLUDED.booking_cutoff_minutes, change_cutoff_at = EXCLUDED.change_cutoff_at
  WHERE (site_policy.release_days_ahead, site_policy.release_at, site_policy.onsite_released_minutes_before,
      site_policy.booking_cutoff_minutes, site_policy.change_cutoff_at)
    IS DISTINCT FROM (EXCLUDED.release_days_ahead, EXCLUDED.release_at, EXCLUDED.onsite_released_minutes_before,
      EXCLUDED.booking_cutoff_minutes, EXCLUDED.change_cutoff_at)
  RETURNING (SELECT code FROM site s WHERE s.county_code = $1 AND s.site_id = site_policy.site_id) AS code, false AS inserted`;

/** Adds or updates clinics by their code; a clinic whose words and policy are the same stays untouched. */
export async function saveSites(client: PoolClient, rows: readonly SiteRow[], context: ImportContext): Promise<Saved> {
  const sites = JSON.stringify(rows.map((row) => ({ ...row, site_id: uuidV7() })));
  const touched = await client.query<Touched>(SITES, [context.countyCode, sites]);
  const policies = await client.query<Touched>(POLICIES, [context.countyCode, JSON.stringify(rows)]);
  const added = new Set(touched.rows.filter((row) => row.inserted).map((row) => row.code));
  const changed = new Set(
    [...touched.rows, ...policies.rows].map((row) => row.code).filter((code) => !added.has(code)),
  );
  return { added: added.size, changed: changed.size, unchanged: rows.length - added.size - changed.size };
}

export interface NamedSite {
  code: string;
  site_id: string;
  name: string;
}

/** The clinics that lines of a file name, by code; unknown codes are absent. */
export async function findSites(
  client: PoolClient,
  countyCode: string,
  codes: readonly (string | null)[],
): Promise<Map<string, NamedSite>> {
  const { rows } = await client.query<NamedSite>(
    'SELECT code, site_id, name FROM site WHERE county_code = $1 AND code = ANY($2::text[])',
    [countyCode, codes.filter((code) => code !== null)],
  );
  return new Map(rows.map((site) => [site.code, site]));
}
