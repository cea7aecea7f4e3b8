import type { Deps } from '../deps';
import { sendDue } from '../features/outbox/send';
import { sweepEvidence } from '../features/point-rule/settle-service';
import { gatherPoints } from '../features/points/joined';
import { expireRedemptions } from '../features/reward/timeout-service';
import { expireOffers, offerFreedPlaces, offerPlacesOf } from '../features/waitlist/offer-service';
import { forEachCounty } from './each-county';
import { releaseOnsite, SLOTS_AT_ONCE } from './store';

/**
 * Gives unused on-site places to the online pool at the stated time, and to those who wait before anybody else sees them: one
 * transaction does both. Returns how many places were given over.
 */
export async function releaseOnsitePlaces(deps: Deps, countyCode: string): Promise<number> {
  let total = 0;
  for (;;) {
    const released = await deps.db.transaction(async (client) => {
      const slots = await releaseOnsite(client, { countyCode, now: deps.clock.now() });
      const slotIds = slots.filter((slot) => slot.freed > 0).map((slot) => slot.slot_id);
      if (slotIds.length > 0) await offerPlacesOf(deps, client, { countyCode, slotIds });
      return slots;
    });
    total += released.reduce((sum, slot) => sum + slot.freed, 0);
    if (released.length < SLOTS_AT_ONCE) return total;
  }
}

/** Offers that ended go to the next in order. */
const endOffers = (deps: Deps, countyCode: string): Promise<number> => expireOffers(deps, countyCode);

/** Places that came free in any other way (more stations, a closed day opened) go to those who wait. */
const offerFree = (deps: Deps, countyCode: string): Promise<number> => offerFreedPlaces(deps, { countyCode });

/** What waits for points, whoever left it waiting. */
const settlePoints = (deps: Deps, countyCode: string): Promise<number> => sweepEvidence(deps, countyCode);

/** Points that came to a record that counts under another one. */
const gatherJoined = (deps: Deps, countyCode: string): Promise<number> => gatherPoints(deps, countyCode);

/** The short round of every minute. Running it twice, or late, does nothing more than running it once. */
export async function everyMinute(deps: Deps): Promise<void> {
  await forEachCounty(deps, [releaseOnsitePlaces, endOffers, offerFree, expireRedemptions, settlePoints, gatherJoined]);
  await sendDue(deps);
}
