import type { Pool } from 'pg';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import { TEST_COUNTY } from '../build-app';

export interface SiteOptions {
  county?: string;
  code?: string;
  name?: string;
  latitude?: number;
  longitude?: number;
  services?: string[];
  /** ISO weekdays with sessions 08:30–11:30 in half hours; Monday to Saturday without Thursday unless told. */
  weekdays?: number[];
  releaseDaysAhead?: number;
}

let made = 0;

/** The county of the tests, once. */
export async function makeCounty(pool: Pool, county: string = TEST_COUNTY): Promise<string> {
  await pool.query(
    `INSERT INTO county (county_code, name, health_bureau, hotline, loaded_on)
     VALUES ($1, '青岚县', '青岚县卫生健康局', '12320', '2026-11-23') ON CONFLICT DO NOTHING`,
    [county],
  );
  return county;
}

const OPENING = JSON.stringify({ '1': [['08:30', '11:30']] });

/** A clinic with its policy and one morning template a weekday; answers its id. */
export async function makeSite(pool: Pool, options: SiteOptions = {}): Promise<string> {
  const county = await makeCounty(pool, options.county);
  const siteId = uuidV7();
  made += 1;
  const code = options.code ?? `S${String(made).padStart(3, '0')}`;
  const name = options.name ?? `测试镇第${made}卫生院`;
  const { latitude = 30, longitude = 104, services = ['immunization'], weekdays = [1, 2, 3, 5, 6] } = options;
  await pool.query(
    `INSERT INTO site (county_code, site_id, code, name, short_name, kind, address, room, latitude, longitude, phone, services, opening_hours)
     VALUES ($1, $2, $3, $4, $4, 'township-center', '测试镇一号', '一楼', $5, $6, '12320', $7, $8)`,
    [county, siteId, code, name, latitude, longitude, services, OPENING],
  );
  await pool.query('INSERT INTO site_policy (county_code, site_id, release_days_ahead) VALUES ($1, $2, $3)', [
    county,
    siteId,
    options.releaseDaysAhead ?? 7,
  ]);
  await pool.query(
    `INSERT INTO session_template (county_code, template_id, site_id, service, weekday, starts_at, ends_at, slot_minutes,
                                   stations, minutes_per_person, onsite_places, staff_places, valid_from)
     SELECT $1, gen_random_uuid(), $2, 'immunization', day, '08:30', '11:30', 30, 3, 5, 3, 3, '2026-01-01'
       FROM unnest($3::int[]) AS day`,
    [county, siteId, weekdays],
  );
  return siteId;
}
