import { BookableService } from '@kangban/contract/site';
import { isInEveryCounty } from '@kangban/domain/booking/services';
import { addDays } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { WINDOW_DAYS } from './availability';
import { makeSnapshots } from './snapshots';
import { DEFAULT_SERVICE, listCounties, listServices, listSites, type RoomRow, type SiteRow, sumRoom } from './store';

const MAX_AGE_MS = 1000;
const MAX_COUNTIES = 64;

/** A clinic and the places that can be booked there now. */
export interface DirectorySite extends SiteRow {
  room_left: RoomRow | undefined;
}

export type DirectoryOfCounty = ReadonlyMap<string, DirectorySite>;

export interface Directory {
  /**
   * Clinics of a county in the order of their codes, with the room of a service (immunization unless told); empty for a county this
   * installation does not serve.
   */
  of(countyCode: string, service?: BookableService): DirectoryOfCounty | Promise<DirectoryOfCounty>;
  /** Whether residents of a county book slots of a service; a made-up one is not looked for. */
  books(countyCode: string, service: BookableService): Promise<boolean>;
}

const serviceOf = (key: string): BookableService =>
  BookableService.safeParse(key.split('/')[1]).data ?? DEFAULT_SERVICE;

async function loadCounty(deps: Deps, key: string): Promise<DirectoryOfCounty> {
  const [countyCode = ''] = key.split('/');
  const from = deps.clock.today();
  const window = { countyCode, service: serviceOf(key), from, to: addDays(from, WINDOW_DAYS - 1) };
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
  const sites = makeSnapshots({ ...common, load: (key) => loadCounty(deps, key), maxEntries: MAX_COUNTIES });
  const services = makeSnapshots({
    ...common,
    load: async (countyCode) => new Set(await listServices(deps.db, countyCode)),
    maxEntries: MAX_COUNTIES,
  });
  const read = (known: ReadonlySet<string>, countyCode: string, service: BookableService) =>
    known.has(countyCode) ? sites.get(`${countyCode}/${service}`) : NONE;
  return {
    async books(countyCode, service) {
      if (isInEveryCounty(service)) return true;
      const known = await counties.get('');
      return known.has(countyCode) && (await services.get(countyCode)).has(service);
    },
    of(countyCode, service = DEFAULT_SERVICE) {
      const known = counties.get('');
      return known instanceof Promise
        ? known.then((all) => read(all, countyCode, service))
        : read(known, countyCode, service);
    },
  };
}
