import { addDays } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { WINDOW_DAYS } from './availability';
import { makeSnapshots } from './snapshots';
import { listCounties, listSites, type RoomRow, type SiteRow, sumRoom } from './store';

const MAX_AGE_MS = 1000;
const MAX_COUNTIES = 64;

/** A clinic and the places that can be booked there now. */
export interface DirectorySite extends SiteRow {
  room_left: RoomRow | undefined;
}

export type DirectoryOfCounty = ReadonlyMap<string, DirectorySite>;

export interface Directory {
  /** Clinics of a county in the order of their codes; empty for a county this installation does not serve. */
  of(countyCode: string): DirectoryOfCounty | Promise<DirectoryOfCounty>;
}

async function loadCounty(deps: Deps, countyCode: string): Promise<DirectoryOfCounty> {
  const from = deps.clock.today();
  const window = { countyCode, from, to: addDays(from, WINDOW_DAYS - 1) };
  const [sites, room] = await Promise.all([
    listSites(deps.db, window),
    sumRoom(deps.db, { ...window, now: deps.clock.now() }),
  ]);
  const roomBySite = new Map(room.map((row) => [row.site_id, row]));
  return new Map(sites.map((site) => [site.site_id, { ...site, room_left: roomBySite.get(site.site_id) }]));
}

const NONE: DirectoryOfCounty = new Map();

/** Clinics by county, read at most once a second; a made-up county costs no query of its own. */
export function makeDirectory(deps: Deps): Directory {
  const common = { maxAgeMs: MAX_AGE_MS, nowMs: () => deps.clock.now().getTime() };
  const counties = makeSnapshots({
    ...common,
    load: async () => new Set(await listCounties(deps.db)),
    maxEntries: 1,
  });
  const sites = makeSnapshots({ ...common, load: (county) => loadCounty(deps, county), maxEntries: MAX_COUNTIES });
  const find = async (known: Promise<ReadonlySet<string>>, countyCode: string): Promise<DirectoryOfCounty> =>
    (await known).has(countyCode) ? sites.get(countyCode) : NONE;
  return {
    of(countyCode) {
      const known = counties.get('');
      if (known instanceof Promise) return find(known, countyCode);
      return known.has(countyCode) ? sites.get(countyCode) : NONE;
    },
  };
}
