import { addDays } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import { COUNTY, type Factory, insert } from './context';
import type { Site } from './county';

export interface StopTold {
  at: Site;
  inDays?: number;
  startsAt?: string;
  endsAt?: string;
  village?: string;
  place?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
}

const DEFAULTS = {
  inDays: 2,
  startsAt: '08:00',
  endsAt: '10:00',
  village: '石桥村',
  place: '石桥村村委会',
  address: '石桥镇石桥村1号',
  latitude: 28.58,
  longitude: 110.48,
};

/** A stop of a vehicle; its slots are made apart. */
export async function aStop(app: Factory, told: StopTold): Promise<string> {
  const { at, inDays, startsAt, endsAt, ...where } = { ...DEFAULTS, ...told };
  const stopId = uuidV7();
  await insert(app, 'checkup_stop', {
    county_code: COUNTY,
    stop_id: stopId,
    site_id: at.siteId,
    day: addDays(app.deps.clock.today(), inDays),
    starts_at: startsAt,
    ends_at: endsAt,
    township: '石桥镇',
    ...where,
    slot_minutes: 30,
    stations: 1,
    minutes_per_person: 6,
    onsite_places: 1,
    staff_places: 0,
  });
  return stopId;
}
