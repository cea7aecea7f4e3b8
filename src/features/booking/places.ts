import type { DayCard, SlotCard } from '@kangban/contract/site';

const free = (slot: SlotCard | undefined): number => (slot?.state === 'open' ? slot.online.remaining : 0);

const follow = (one: SlotCard, other: SlotCard): boolean =>
  one.endsAt === other.startsAt || other.endsAt === one.startsAt;

/**
 * Places for some people at one time: all in it, or the rest in a time that follows or precedes it directly. Undefined when there is no
 * room. The server decides last; this only saves people from asking for what cannot be.
 */
export function placesAt(slots: readonly SlotCard[], chosen: SlotCard, people: number): SlotCard[] | undefined {
  const here = Math.min(free(chosen), people);
  if (here === 0) return undefined;
  const rest = people - here;
  if (rest === 0) return Array.from({ length: people }, () => chosen);
  const neighbours = slots.filter((slot) => follow(chosen, slot)).sort((a, b) => b.startsAt.localeCompare(a.startsAt));
  const beside = neighbours.find((slot) => free(slot) >= rest);
  if (!beside) return undefined;
  const places = [...Array.from({ length: here }, () => chosen), ...Array.from({ length: rest }, () => beside)];
  return places.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** The first time of a day with room for everybody. */
export const firstRoom = ({ slots }: DayCard, people: number): SlotCard | undefined =>
  slots.find((slot) => placesAt(slots, slot, people) !== undefined);

/** The first day with room for everybody. */
export const firstDayWithRoom = (days: readonly DayCard[], people: number): DayCard | undefined =>
  days.find((day) => day.state === 'open' && firstRoom(day, people) !== undefined);

export const remainingIn = ({ slots }: DayCard, half: SlotCard['half']): number =>
  slots.filter((slot) => slot.half === half).reduce((sum, slot) => sum + free(slot), 0);
