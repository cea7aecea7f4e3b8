import { offerPlaces as offerInOrder } from '@kangban/domain/booking/offer-places';
import { maskName } from '@kangban/domain/shared/masking';
import { halfOf } from '@kangban/domain/site/slot-state';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { insertMessages, messageRow, type OutboxRow } from '../outbox/outbox';
import {
  expireOffersOf,
  findSlotsAwaited,
  findSlotsWithEndedOffers,
  lapseWaiting,
  lockOfferSlots,
  lockSlots,
  lockWaiting,
  type OfferSlotRow,
  saveOffers,
  type WaitingRow,
} from './offer-store';

const MINUTE_MS = 60_000;
/** Who waits for a half without room does not keep a place from the next: so many more are read than there are places. */
const WAITING_SLACK = 200;

/** An offer ends after the site's minutes, and never after the slot's own cut-off. */
const expiryOf = (slot: OfferSlotRow, now: Date): Date =>
  new Date(Math.min(now.getTime() + slot.offer_minutes * MINUTE_MS, slot.online_until.getTime()));

interface Made {
  countyCode: string;
  entry: WaitingRow;
  slot: OfferSlotRow;
  now: Date;
}

function messageOf(deps: Deps, { countyCode, entry, slot, now }: Made): OutboxRow {
  return messageRow(deps, {
    countyCode,
    channel: 'wechat',
    accountId: entry.account_id,
    template: 'waitlist-offer',
    params: {
      who: maskName(entry.name),
      day: `${Number(slot.day.slice(5, 7))}月${Number(slot.day.slice(8, 10))}日`,
      time: `${slot.starts_at}–${slot.ends_at}`,
      siteName: slot.site_short_name,
      minutes: Math.floor((expiryOf(slot, now).getTime() - now.getTime()) / MINUTE_MS),
    },
    subjectId: entry.entry_id,
    sendAfter: now,
  });
}

/**
 * Offers the free online places of slots to those who wait, in order, inside the transaction that freed them: nobody else ever
 * sees such a place free. Locks the slots in id order; the caller may hold them already.
 */
export async function offerPlacesOf(
  deps: Deps,
  client: Transaction,
  { countyCode, slotIds }: { countyCode: string; slotIds: readonly string[] },
): Promise<number> {
  const now = deps.clock.now();
  const slots = await lockOfferSlots(client, { countyCode, slotIds, now });
  if (slots.length === 0) return 0;
  const free = slots.reduce((sum, slot) => sum + slot.free, 0);
  const waiting = await lockWaiting(client, {
    countyCode,
    freed: slots.map((slot) => ({ siteId: slot.site_id, day: slot.day, half: halfOf(slot.starts_at) })),
    limit: free + WAITING_SLACK,
  });
  if (waiting.length === 0) return 0;
  const { offers, placesAfter } = offerInOrder(slots.map(offeringOf), waiting.map(waitingOf));
  if (offers.length === 0) return 0;
  const made = offers.flatMap((offer): (Made & { place: number })[] => {
    const slot = slots.find((one) => one.slot_id === offer.slotId);
    const entry = waiting.find((one) => one.entry_id === offer.entryId);
    return slot && entry ? [{ countyCode, slot, entry, place: offer.place, now }] : [];
  });
  await saveOffers(client, countyCode, {
    slots: [...placesAfter].map(([slotId, places]) => ({
      slotId,
      offered: offers.filter((offer) => offer.slotId === slotId).length,
      issued: places.issued,
      free: places.free,
    })),
    offers: made.map(({ entry, slot, place }) => ({
      entryId: entry.entry_id,
      slotId: slot.slot_id,
      place,
      expiresAt: expiryOf(slot, now),
    })),
  });
  await insertMessages(
    client,
    made.map((one) => messageOf(deps, one)),
  );
  return offers.length;
}

const offeringOf = (slot: OfferSlotRow) => ({
  slotId: slot.slot_id,
  siteId: slot.site_id,
  day: slot.day,
  half: halfOf(slot.starts_at),
  free: slot.free,
  places: { issued: slot.places_issued, free: slot.free_places },
});

const waitingOf = (entry: WaitingRow) => ({
  entryId: entry.entry_id,
  siteId: entry.site_id,
  day: entry.day,
  half: entry.half,
});

/**
 * Offers free places that somebody waits for: for jobs, after on-site places were released or a capacity was raised. Returns how
 * many were offered.
 */
export async function offerFreedPlaces(
  deps: Deps,
  { countyCode, slotIds }: { countyCode: string; slotIds?: readonly string[] },
): Promise<number> {
  const awaited = await findSlotsAwaited(deps.db, { countyCode, slotIds: slotIds ?? null, now: deps.clock.now() });
  if (awaited.length === 0) return 0;
  return deps.db.transaction((client) => offerPlacesOf(deps, client, { countyCode, slotIds: awaited }));
}

/** Ends offers nobody took in time; their places go to the next in order or back to the slot. Returns how many ended. */
export async function expireOffers(deps: Deps, countyCode: string): Promise<number> {
  const now = deps.clock.now();
  await lapseWaiting(deps.db, countyCode, deps.clock.today());
  const slotIds = await findSlotsWithEndedOffers(deps.db, countyCode, now);
  if (slotIds.length === 0) return 0;
  return deps.db.transaction(async (client) => {
    await lockSlots(client, countyCode, slotIds);
    const ended = await expireOffersOf(client, { countyCode, slotIds, now });
    await offerPlacesOf(deps, client, { countyCode, slotIds });
    return ended;
  });
}
