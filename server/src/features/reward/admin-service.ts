import type { listRewardItems, RewardAdminItem } from '@kangban/contract/reward-desk';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { nextPriceAfter, overlaps, priceOn } from '@kangban/domain/reward/offer';
import type { RewardPrice } from '@kangban/domain/reward/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { loadStaff, type StaffRow } from '../staff/service';
import {
  hasPlace,
  insertChange,
  insertPeriod,
  insertPrice,
  lockItem,
  lockPeriods,
  type NewChange,
  type PeriodRow,
  setPaused,
  updatePeriod,
} from './admin-store';
import { type Item, loadItems } from './catalogue';
import { listBookable, listCountySites } from './item-store';

const priceView = (price: RewardPrice | undefined): RewardAdminItem['price'] =>
  price ? { version: price.version, points: price.points, validFrom: price.validFrom } : null;

/** An item as the county keeps it; for a clinic only its own place. */
function adminView(item: Item, today: PlainDate, siteId: string | null): RewardAdminItem {
  const places = item.places.filter((place) => siteId === null || place.siteId === siteId);
  return {
    itemId: item.itemId,
    kind: item.kind,
    name: item.name,
    unit: item.unit,
    about: item.about,
    detail: item.detail,
    paused: item.paused,
    retiredOn: item.retiredOn,
    price: priceView(priceOn(item.prices, today)),
    nextPrice: priceView(nextPriceAfter(item.prices, today)),
    places: places.map(({ siteId: id, siteName, room, hours }) => ({
      siteId: id,
      siteName,
      room,
      hours: hours.map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt, closesAt })),
    })),
    stock: places.flatMap((place) =>
      place.stock.map(({ stockId, from, to, capacity, taken }) => ({
        stockId,
        siteId: place.siteId,
        siteName: place.siteName,
        from,
        to,
        capacity,
        taken,
      })),
    ),
  };
}

const isAdmin = ({ role }: StaffRow): boolean => role === 'county-admin';

/** The catalogue: all of it for the county's administrator, the own place for a clinic's staff. */
export async function readRewardItems(
  deps: Deps,
  who: StaffSession,
): Promise<AnswerOf<typeof listRewardItems> | Refused> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  const today = deps.clock.today();
  const { countyCode } = staff;
  const mayEdit = isAdmin(staff);
  const siteId = mayEdit ? null : staff.siteId;
  const db = deps.db.pool;
  const [items, sites, services] = await Promise.all([
    loadItems(db, { countyCode, today, retiredToo: mayEdit }),
    mayEdit ? listCountySites(db, countyCode) : [],
    mayEdit ? listBookable(db, countyCode) : [],
  ]);
  return {
    today,
    mayEdit,
    sites,
    services,
    items: items
      .map((item) => adminView(item, today, siteId))
      .filter(({ places }) => siteId === null || places.length > 0),
  };
}

/** Works on the catalogue as the county's administrator, in one transaction. */
export async function inCatalogue(
  deps: Deps,
  who: StaffSession,
  work: (client: Transaction, staff: StaffRow) => Promise<RewardAdminItem | Refused>,
): Promise<RewardAdminItem | Refused> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  if (!isAdmin(staff)) return refuse('forbidden');
  return deps.db.transaction((client) => work(client, staff));
}

interface Changed extends Pick<NewChange, 'itemId' | 'what' | 'note' | 'details'> {
  staff: StaffRow;
}

/** Notes who changed what, and gives the item as it stands now. */
export async function changed(
  deps: Deps,
  client: Transaction,
  { staff: { countyCode, staffId }, ...told }: Changed,
): Promise<RewardAdminItem | Refused> {
  const at = deps.clock.now();
  await insertChange(client, countyCode, { ...told, changeId: uuidV7(at.getTime()), staffId, at });
  const today = deps.clock.today();
  const [item] = await loadItems(client, { countyCode, today, itemIds: [told.itemId] });
  return item ? adminView(item, today, null) : refuse('not-found');
}

interface Change extends Pick<NewChange, 'itemId' | 'what' | 'note'> {
  /** Does it while the item is locked and tells what is kept of it; a refusal comes before anything is written. */
  write: (client: Transaction, staff: StaffRow) => Promise<Refused | object>;
}

/** Makes a change of an item that is still kept, with a line of who did what. */
export const change = (
  deps: Deps,
  who: StaffSession,
  { itemId, what, note, write }: Change,
): Promise<RewardAdminItem | Refused> =>
  inCatalogue(deps, who, async (client, staff) => {
    const item = await lockItem(client, staff.countyCode, itemId);
    if (!item) return refuse('not-found');
    if (item.retiredOn !== null) return refuse('reward-retired');
    const details = await write(client, staff);
    return isRefused(details) ? details : changed(deps, client, { staff, itemId, what, note, details });
  });

/** Offers an item no longer, or again. What is held stays good. */
export const pauseReward = (
  deps: Deps,
  who: StaffSession,
  { itemId, paused, note }: { itemId: string; paused: boolean; note: string },
): Promise<RewardAdminItem | Refused> =>
  change(deps, who, {
    itemId,
    what: paused ? 'pause' : 'resume',
    note,
    write: async (client, { countyCode }) => {
      await setPaused(client, countyCode, { itemId, paused });
      return { paused };
    },
  });

export const badField = (path: string, message: string): Refused =>
  refuse('bad-input', { fields: [{ path, message }] });

/** A new version of the price, from today on at the earliest. What is held keeps the price it was held at. */
export async function setRewardPrice(
  deps: Deps,
  who: StaffSession,
  { itemId, points, validFrom, note }: { itemId: string; points: number; validFrom: PlainDate; note: string },
): Promise<RewardAdminItem | Refused> {
  const isPast = validFrom < deps.clock.today();
  return change(deps, who, {
    itemId,
    what: 'price',
    note,
    write: async (client, { countyCode, staffId }) => {
      if (isPast) return badField('/validFrom', 'not in the past');
      await insertPrice(client, countyCode, { itemId, points, validFrom, note, staffId, at: deps.clock.now() });
      return { points, validFrom };
    },
  });
}

interface StockWish {
  itemId: string;
  siteId: string;
  from: PlainDate;
  to: PlainDate;
  capacity: number;
}

/** The period that is meant, by its first day; a refusal for what cannot be. */
function periodOf(periods: readonly PeriodRow[], wish: StockWish): PeriodRow | Refused | undefined {
  const same = periods.find(({ from }) => from === wish.from);
  if (same && same.taken > wish.capacity) return refuse('reward-stock-taken');
  if (periods.some((period) => period !== same && overlaps(period, wish))) return refuse('reward-period-overlaps');
  return same;
}

/** How many there are at a place from a day to a day: a new period, or another number for one. Never fewer than are taken. */
export async function setRewardStock(
  deps: Deps,
  who: StaffSession,
  wish: StockWish,
): Promise<RewardAdminItem | Refused> {
  const { itemId, siteId, from, to, capacity } = wish;
  const isOver = to < deps.clock.today();
  return change(deps, who, {
    itemId,
    what: 'stock',
    note: '',
    write: async (client, { countyCode }) => {
      if (to < from || isOver) return badField('/to', 'not before the first day, nor in the past');
      if (!(await hasPlace(client, countyCode, { itemId, siteId }))) return refuse('not-found');
      const same = periodOf(await lockPeriods(client, countyCode, { itemId, siteId }), wish);
      if (isRefused(same)) return same;
      if (same) await updatePeriod(client, countyCode, { stockId: same.stockId, to, capacity });
      else await insertPeriod(client, countyCode, { stockId: uuidV7(), itemId, siteId, from, to, capacity });
      return { siteId, from, to, capacity };
    },
  });
}
