import { addOnsOn } from '@kangban/domain/checkup-booking/add-ons';
import { hoursInWords } from '@kangban/domain/reward/hours';
import { standingOn } from '@kangban/domain/reward/offer';
import type { OpenHours, RewardPrice, RewardStock, RewardTerms } from '@kangban/domain/reward/types';
import { distanceKmBetween, type Place as Here } from '@kangban/domain/site/distance';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { RewardPlace } from '@kangban/contract/reward';
import type { Transaction } from '../../plugins/db';
import {
  type ItemRow,
  listHours,
  listItems,
  listPlaces,
  listPrices,
  listStock,
  type PlaceRow,
} from './catalogue-store';

export interface Place extends PlaceRow {
  hours: readonly OpenHours[];
  stock: readonly RewardStock[];
}

export interface Item extends ItemRow {
  terms: RewardTerms;
  prices: readonly RewardPrice[];
  places: readonly Place[];
}

const MONTHS = 12;

/** Who an item is for. What is an add-on of the checkup, too, has its age and interval from the one table of add-ons. */
function termsOf(row: ItemRow, today: PlainDate): RewardTerms {
  const { toAge, sex, enrolledOnly, ownSiteOnly } = row;
  const addOn = row.addOnId === null ? undefined : addOnsOn(today).find(({ id }) => id === row.addOnId);
  return {
    fromAge: row.fromAge ?? addOn?.fromAge ?? null,
    toAge,
    sex,
    enrolledOnly,
    ownSiteOnly,
    everyMonths: row.everyMonths ?? (addOn ? addOn.everyYears * MONTHS : null),
  };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return (key) => groups.get(key) ?? [];
}

const placeKey = ({ itemId, siteId }: { itemId: string; siteId: string }): string => `${itemId} ${siteId}`;

export interface CatalogueWish {
  countyCode: string;
  today: PlainDate;
  /** Only these; all of them when left out. */
  itemIds?: readonly string[];
  /** Those that are no longer offered, too; by their ids they are always found. */
  retiredToo?: boolean;
}

/** Items with prices, places, hours and stock: five short queries, however many there are. */
export async function loadItems(db: Pick<Transaction, 'query'>, wish: CatalogueWish): Promise<Item[]> {
  const { countyCode, today } = wish;
  const rows = await listItems(db, countyCode, { itemIds: wish.itemIds ?? null, retiredToo: wish.retiredToo ?? false });
  const itemIds = rows.map(({ itemId }) => itemId);
  if (itemIds.length === 0) return [];
  // One after the other: inside a transaction there is one connection.
  const pricesOf = groupBy(await listPrices(db, countyCode, itemIds), ({ itemId }) => itemId);
  const placesOf = groupBy(await listPlaces(db, countyCode, itemIds), ({ itemId }) => itemId);
  const hoursOf = groupBy(await listHours(db, countyCode, itemIds), placeKey);
  const stockOf = groupBy(await listStock(db, countyCode, { itemIds, from: today }), placeKey);
  return rows.map((row) => ({
    ...row,
    terms: termsOf(row, today),
    prices: pricesOf(row.itemId),
    places: placesOf(row.itemId).map((place) => ({
      ...place,
      hours: hoursOf(placeKey(place)),
      stock: stockOf(placeKey(place)),
    })),
  }));
}

/** A place as people see it. */
export function placeView(place: Place, today: PlainDate, here: Here | undefined): RewardPlace {
  const { siteId, siteName, room, phone, address, hours, stock } = place;
  return {
    siteId,
    siteName,
    room,
    phone,
    address,
    hours: hoursInWords(hours),
    ...standingOn(stock, today),
    distanceKm: here ? distanceKmBetween(here, place) : null,
  };
}
