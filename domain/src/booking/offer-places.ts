import { type Places, takePlace } from './places';

export type Half = 'morning' | 'afternoon' | 'any';

/** A slot with online places nobody holds. */
export interface OfferingSlot {
  slotId: string;
  siteId: string;
  day: string;
  half: 'morning' | 'afternoon';
  free: number;
  places: Places;
}

/** Somebody who waits, in order of arrival among the others. */
export interface WaitingEntry {
  entryId: string;
  siteId: string;
  day: string;
  half: Half;
}

export interface Offer {
  entryId: string;
  slotId: string;
  place: number;
}

export interface Offers {
  offers: Offer[];
  /** Numbers of each slot after the offers. */
  placesAfter: ReadonlyMap<string, Places>;
}

const fits = (entry: WaitingEntry, slot: OfferingSlot): boolean =>
  entry.siteId === slot.siteId && entry.day === slot.day && (entry.half === 'any' || entry.half === slot.half);

/**
 * Gives free places to those who wait, strictly in order: each gets the first slot (in the order given) that fits and has room;
 * who finds none stays where they are and does not hold up the next.
 */
export function offerPlaces(slots: readonly OfferingSlot[], waiting: readonly WaitingEntry[]): Offers {
  const left = new Map(slots.map((slot) => [slot.slotId, { free: slot.free, places: slot.places }]));
  const offers: Offer[] = [];
  for (const entry of waiting) {
    const slot = slots.find((one) => fits(entry, one) && (left.get(one.slotId)?.free ?? 0) > 0);
    const room = slot && left.get(slot.slotId);
    if (!slot || !room) continue;
    const { place, places } = takePlace(room.places);
    left.set(slot.slotId, { free: room.free - 1, places });
    offers.push({ entryId: entry.entryId, slotId: slot.slotId, place });
  }
  const placesAfter = new Map(
    offers.map(({ slotId }) => [slotId, left.get(slotId)?.places ?? { issued: 0, free: [] }]),
  );
  return { offers, placesAfter };
}
