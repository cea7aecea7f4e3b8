import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type {
  OpenHours,
  RewardBooking,
  RewardIcon,
  RewardKind,
  RewardPrice,
  RewardStock,
} from '@kangban/domain/reward/types';
import type { Transaction } from '../../plugins/db';

type Runner = Pick<Transaction, 'query'>;

export interface ItemRow {
  itemId: string;
  kind: RewardKind;
  icon: RewardIcon;
  name: string;
  unit: string;
  about: string;
  detail: string;
  fromAge: number | null;
  toAge: number | null;
  sex: 'male' | 'female' | null;
  enrolledOnly: boolean;
  ownSiteOnly: boolean;
  everyMonths: number | null;
  booking: RewardBooking;
  addOnId: string | null;
  useWithinDays: number;
  paused: boolean;
  /** The first day it is no longer offered, for good. */
  retiredOn: PlainDate | null;
}

export interface PlaceRow {
  itemId: string;
  siteId: string;
  siteName: string;
  room: string;
  phone: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** What the whole catalogue of a county may have; its list is read at once. */
export const ITEMS_MAX = 200;
/** The administrator sees so many, the latest of what was ended last. */
const WITH_RETIRED_MAX = 2 * ITEMS_MAX;

const ITEMS = `
  SELECT item_id AS "itemId", kind, icon, name, unit, about, detail, from_age AS "fromAge", to_age AS "toAge", sex,
         enrolled_only AS "enrolledOnly", own_site_only AS "ownSiteOnly", every_months AS "everyMonths", booking,
         add_on_id AS "addOnId", use_within_days AS "useWithinDays", paused, retired_on AS "retiredOn"
    FROM reward_item
   WHERE county_code = $1 AND CASE WHEN $2::text[] IS NULL THEN $3 OR retired_on IS NULL ELSE item_id = ANY($2) END
   ORDER BY retired_on DESC NULLS FIRST, kind = 'goods', sort, item_id LIMIT $4`;

/** Items of the county, services first and what is no longer offered last; those in the catalogue, all of them, or those with these ids. */
export async function listItems(
  db: Runner,
  countyCode: string,
  { itemIds, retiredToo }: { itemIds: readonly string[] | null; retiredToo: boolean },
): Promise<ItemRow[]> {
  const most = retiredToo ? WITH_RETIRED_MAX : ITEMS_MAX;
  return (await db.query<ItemRow>(ITEMS, [countyCode, itemIds, retiredToo, most])).rows;
}

const PRICES = `
  SELECT item_id AS "itemId", version, points, valid_from AS "validFrom", valid_to AS "validTo"
    FROM reward_price WHERE county_code = $1 AND item_id = ANY($2) ORDER BY item_id, version`;

export async function listPrices(
  db: Runner,
  countyCode: string,
  itemIds: readonly string[],
): Promise<(RewardPrice & { itemId: string })[]> {
  return (await db.query<RewardPrice & { itemId: string }>(PRICES, [countyCode, itemIds])).rows;
}

const PLACES = `
  SELECT p.item_id AS "itemId", p.site_id AS "siteId", s.short_name AS "siteName", p.room, s.phone, s.address, s.latitude, s.longitude
    FROM reward_place p JOIN site s ON s.county_code = p.county_code AND s.site_id = p.site_id
   WHERE p.county_code = $1 AND p.item_id = ANY($2) ORDER BY p.item_id, s.code`;

export async function listPlaces(db: Runner, countyCode: string, itemIds: readonly string[]): Promise<PlaceRow[]> {
  return (await db.query<PlaceRow>(PLACES, [countyCode, itemIds])).rows;
}

export type HoursRow = OpenHours & { itemId: string; siteId: string };

const HOURS = `
  SELECT item_id AS "itemId", site_id AS "siteId", weekday, opens_at AS "opensAt", closes_at AS "closesAt"
    FROM reward_hours WHERE county_code = $1 AND item_id = ANY($2) ORDER BY item_id, site_id, weekday, opens_at`;

export async function listHours(db: Runner, countyCode: string, itemIds: readonly string[]): Promise<HoursRow[]> {
  return (await db.query<HoursRow>(HOURS, [countyCode, itemIds])).rows;
}

export type StockRow = RewardStock & { itemId: string; siteId: string };

const STOCK = `
  SELECT item_id AS "itemId", site_id AS "siteId", stock_id AS "stockId", period_from AS "from", period_to AS "to", capacity, taken
    FROM reward_stock WHERE county_code = $1 AND item_id = ANY($2) AND period_to >= $3
   ORDER BY item_id, site_id, period_from`;

/** Periods of today and later. */
export async function listStock(
  db: Runner,
  countyCode: string,
  told: { itemIds: readonly string[]; from: PlainDate },
): Promise<StockRow[]> {
  return (await db.query<StockRow>(STOCK, [countyCode, told.itemIds, told.from])).rows;
}
