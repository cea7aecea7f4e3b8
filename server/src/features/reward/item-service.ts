import type { RewardAdminItem } from '@kangban/contract/reward-desk';
import type { NewRewardItem } from '@kangban/contract/reward-item';
import { addOnsOn } from '@kangban/domain/checkup-booking/add-ons';
import { hoursFaults, type ItemFault, itemFaults } from '@kangban/domain/reward/check-item';
import type { OpenHours } from '@kangban/domain/reward/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { badField, change, changed, inCatalogue } from './admin-service';
import { insertPrice } from './admin-store';
import { ITEMS_MAX } from './catalogue-store';
import { loadItems } from './catalogue';
import {
  insertItem,
  type ItemTexts,
  listBookable,
  listCountySites,
  lockCatalogue,
  type PlaceToKeep,
  putPlaces,
  readShelf,
  retireItem,
  updateTexts,
} from './item-store';

/** Its id is its number: names change their meaning in a county, ids must not. */
const newItemId = (): string => `item-${uuidV7().replaceAll('-', '')}`;

const faultAt = (path: string, fault: ItemFault | undefined): Refused | undefined =>
  fault && badField(path, fault.text);

/** The first thing that keeps an item out of the catalogue, by its field; undefined when nothing does. */
async function wrongWith(
  deps: Deps,
  client: Transaction,
  told: { countyCode: string; item: NewRewardItem },
): Promise<Refused | undefined> {
  const { countyCode, item } = told;
  const today = deps.clock.today();
  if (item.price.validFrom < today) return badField('/price/validFrom', 'not in the past');
  const services = (await listBookable(client, countyCode)).map(({ service }) => service);
  const [fault] = itemFaults(item, { addOnIds: addOnsOn(today).map(({ id }) => id), services });
  if (fault) return faultAt(`/${fault.field}`, fault);
  const known = new Set((await listCountySites(client, countyCode)).map(({ siteId }) => siteId));
  for (const [at, { siteId, hours }] of item.places.entries()) {
    if (!known.delete(siteId)) return badField(`/places/${at}/siteId`, 'no such clinic, or twice');
    const wrong = faultAt(`/places/${at}/hours`, hoursFaults(hours)[0]);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Adds something to the catalogue: nothing of it can be redeemed before a place has some. */
export async function addRewardItem(
  deps: Deps,
  who: StaffSession,
  item: NewRewardItem,
): Promise<RewardAdminItem | Refused> {
  return inCatalogue(deps, who, async (client, staff) => {
    const { countyCode, staffId } = staff;
    await lockCatalogue(client, countyCode);
    const shelf = await readShelf(client, countyCode, { name: item.name });
    if (shelf.isTaken) return refuse('reward-name-taken');
    if (shelf.items >= ITEMS_MAX) return refuse('reward-catalogue-full');
    const wrong = await wrongWith(deps, client, { countyCode, item });
    if (wrong) return wrong;
    const itemId = newItemId();
    const { price, places, note, ...rest } = item;
    await insertItem(client, countyCode, { itemId, sort: shelf.sort, item });
    await insertPrice(client, countyCode, { itemId, ...price, note, staffId, at: deps.clock.now() });
    await putPlaces(
      client,
      countyCode,
      places.map((place): PlaceToKeep => ({ itemId, ...place })),
    );
    return changed(deps, client, { staff, itemId, what: 'add', note, details: { ...rest, price, places } });
  });
}

interface PlaceWish {
  itemId: string;
  siteId: string;
  room: string;
  hours: readonly OpenHours[];
  note: string;
}

/** Says where in a clinic it is and when; a clinic that did not have it is added. What is held there keeps its place. */
export async function setRewardPlace(
  deps: Deps,
  who: StaffSession,
  { itemId, siteId, room, hours, note }: PlaceWish,
): Promise<RewardAdminItem | Refused> {
  return change(deps, who, {
    itemId,
    what: 'place',
    note,
    write: async (client, { countyCode }) => {
      const wrong = faultAt('/hours', hoursFaults(hours)[0]);
      if (wrong) return wrong;
      const sites = await listCountySites(client, countyCode);
      if (!sites.some((site) => site.siteId === siteId)) return refuse('not-found');
      const [item] = await loadItems(client, { countyCode, today: deps.clock.today(), itemIds: [itemId] });
      const before = item?.places.find((place) => place.siteId === siteId);
      await putPlaces(client, countyCode, [{ itemId, siteId, room, hours }]);
      return { siteId, room, hours, before: before ? { room: before.room, hours: before.hours } : null };
    },
  });
}

/** Corrects what is said of an item, never what it costs or whom it is for. What is held or was used keeps the name it was promised by. */
export async function setRewardTexts(
  deps: Deps,
  who: StaffSession,
  { itemId, note, ...texts }: ItemTexts & { itemId: string; note: string },
): Promise<RewardAdminItem | Refused> {
  return change(deps, who, {
    itemId,
    what: 'text',
    note,
    write: async (client, { countyCode }) => {
      await lockCatalogue(client, countyCode);
      const { isTaken } = await readShelf(client, countyCode, { name: texts.name, except: itemId });
      if (isTaken) return refuse('reward-name-taken');
      const [item] = await loadItems(client, { countyCode, today: deps.clock.today(), itemIds: [itemId] });
      if (!item) return refuse('not-found');
      const { name, about, detail } = item;
      await updateTexts(client, countyCode, { itemId, ...texts });
      return { ...texts, before: { name, about, detail } };
    },
  });
}

/** Ends an item for good. What is held can be used until its last day. */
export const retireReward = (
  deps: Deps,
  who: StaffSession,
  { itemId, note }: { itemId: string; note: string },
): Promise<RewardAdminItem | Refused> => {
  const on = deps.clock.today();
  return change(deps, who, {
    itemId,
    what: 'retire',
    note,
    write: async (client, { countyCode }) => {
      await retireItem(client, countyCode, { itemId, on });
      return { on };
    },
  });
};
