import type { QueryOf } from '@kangban/contract/endpoint';
import {
  BookableService,
  type getAvailability,
  type getSite,
  type listSites,
  type SiteCard,
  type SiteDetail,
} from '@kangban/contract/site';
import { distanceKmBetween } from '@kangban/domain/site/distance';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import { type AvailabilitySnapshots, bodyOf, makeAvailability, type ReadyBody, snapshotKey } from './availability';
import { type Directory, type DirectorySite, makeDirectory } from './directory';

const PAGE = 20;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

const NO_SUCH_SERVICE = refuse('bad-input', {
  fields: [{ path: '/service', message: 'nobody books it here' }],
});

export interface SiteService {
  list(query: QueryOf<typeof listSites>): Promise<{ items: SiteCard[]; nextCursor: string | null } | Refused>;
  get(siteId: string, query: QueryOf<typeof getSite>): Promise<SiteDetail | Refused>;
  /** At once while the snapshot of the last second is there. */
  availability(
    siteId: string,
    query: QueryOf<typeof getAvailability>,
  ): ReadyBody | Refused | Promise<ReadyBody | Refused>;
}

function cardOf(site: DirectorySite, distanceKm: number | null): SiteCard {
  return {
    siteId: site.site_id,
    name: site.name,
    shortName: site.short_name,
    kind: site.kind,
    address: site.address,
    room: site.room,
    phone: site.phone,
    latitude: site.latitude,
    longitude: site.longitude,
    services: site.services,
    closedWeekdays: WEEKDAYS.filter((weekday) => !site.open_weekdays.includes(weekday)),
    distanceKm,
    nextFreeDay: site.room_left?.next_free_day ?? null,
    remainingOnline: site.room_left?.remaining ?? 0,
  };
}

const detailOf = (site: DirectorySite): SiteDetail => ({
  ...cardOf(site, null),
  openingHours: site.opening_hours,
  releaseDaysAhead: site.release_days_ahead,
  releaseAt: site.release_at,
  onsiteReleasedMinutesBefore: site.onsite_released_minutes_before,
  bookingCutoffMinutes: site.booking_cutoff_minutes,
  changeCutoffAt: site.change_cutoff_at,
});

const DIGITS = 9;
const padded = (value: number): string => String(Math.round(value)).padStart(DIGITS, '0');
/** Metres, so that keys compare as text; clinics without a distance keep the order of their codes. */
const byDistance = (card: SiteCard): string => padded((card.distanceKm ?? 0) * 1000);
/** The earliest free day first, then the one with more places, then the nearer. */
const byRoom = (card: SiteCard): string =>
  [card.nextFreeDay ?? '9999', padded(10 ** DIGITS - 1 - card.remainingOnline), byDistance(card)].join('|');

interface Sorted {
  card: SiteCard;
  key: string;
}

function sorted(cards: readonly SiteCard[], keyOf: (card: SiteCard) => string): Sorted[] {
  const keyed = cards.map((card, index) => ({ card, key: `${keyOf(card)}|${padded(index)}|${card.siteId}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
}

const cursorOf = (key: string): string => Buffer.from(key).toString('base64url');
const keyOfCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();

function pageOf(rows: readonly Sorted[], cursor: string | undefined): { items: SiteCard[]; nextCursor: string | null } {
  const after = cursor === undefined ? rows : rows.filter((row) => row.key > keyOfCursor(cursor));
  const page = after.slice(0, PAGE);
  const last = page.at(-1);
  return {
    items: page.map((row) => row.card),
    nextCursor: last && after.length > PAGE ? cursorOf(last.key) : null,
  };
}

async function list(deps: Deps, directory: Directory, query: QueryOf<typeof listSites>) {
  const { latitude, longitude } = query;
  if ((latitude === undefined) !== (longitude === undefined))
    return refuse('bad-input', {
      fields: [{ path: latitude === undefined ? '/latitude' : '/longitude', message: 'needed with the other one' }],
    });
  const here = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
  const countyCode = query.county ?? deps.config.countyCode;
  // What nobody books is shown with the room for vaccination.
  const asked = BookableService.safeParse(query.service).data;
  const service = asked !== undefined && (await directory.books(countyCode, asked)) ? asked : undefined;
  const sites = [...(await directory.of(countyCode, service)).values()];
  const cards = sites
    .filter((site) => query.service === undefined || site.services.includes(query.service))
    .map((site) => cardOf(site, here ? distanceKmBetween(here, site) : null));
  return pageOf(sorted(cards, query.order === 'room' ? byRoom : byDistance), query.cursor);
}

interface Stores {
  directory: Directory;
  snapshots: AvailabilitySnapshots;
}

type AvailabilityQuery = QueryOf<typeof getAvailability>;

async function refreshed(stores: Stores, key: string, query: AvailabilityQuery): Promise<ReadyBody | Refused> {
  const [countyCode = '', siteId = '', service] = key.split('/');
  if (service !== undefined && !(await stores.directory.books(countyCode, service))) return NO_SUCH_SERVICE;
  const sites = await stores.directory.of(countyCode);
  if (!sites.has(siteId)) return refuse('not-found');
  return bodyOf(await stores.snapshots.get(key), query);
}

/** The hot path: two look-ups in memory, no promise and no closure made per request. */
function availabilityOf(stores: Stores, key: string, query: AvailabilityQuery) {
  const snapshot = stores.snapshots.fresh(key);
  return snapshot ? bodyOf(snapshot, query) : refreshed(stores, key, query);
}

/** Clinics of a county, all served from memory. */
export function makeSiteService(deps: Deps): SiteService {
  const stores = { directory: makeDirectory(deps), snapshots: makeAvailability(deps) };
  return {
    list: (query) => list(deps, stores.directory, query),
    async get(siteId, { county, service }) {
      const countyCode = county ?? deps.config.countyCode;
      if (service !== undefined && !(await stores.directory.books(countyCode, service))) return NO_SUCH_SERVICE;
      const site = (await stores.directory.of(countyCode, service)).get(siteId);
      return site ? detailOf(site) : refuse('not-found');
    },
    availability: (siteId, query) =>
      availabilityOf(stores, snapshotKey(query.county ?? deps.config.countyCode, siteId, query.service), query),
  };
}
