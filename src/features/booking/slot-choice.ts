import type { Availability, DayCard, SlotCard } from '@kangban/contract/site';
import type { SlotTarget, WaitTarget } from './draft';
import { firstDayWithRoom, firstRoom, placesAt } from './places';

/** What the reader tapped so far; what is missing is filled in with the first possibility. */
export interface Tapped {
  day?: string;
  half?: SlotCard['half'];
  target?: SlotTarget | WaitTarget;
}

export interface SlotChoice {
  day: DayCard | undefined;
  half: SlotCard['half'];
  target: SlotTarget | WaitTarget | undefined;
}

const targetOf = (day: DayCard, places: readonly SlotCard[]): SlotTarget => ({
  kind: 'slot',
  day: day.day,
  places: places.map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt })),
});

/** The target of a tapped time; undefined when it has no room for everybody. */
export function targetAt(day: DayCard, slot: SlotCard, people: number): SlotTarget | undefined {
  const places = placesAt(day.slots, slot, people);
  return places && targetOf(day, places);
}

/** A target taken over from before, if it still can be had. */
function stillGood(target: Tapped['target'], day: DayCard | undefined, people: number): Tapped['target'] {
  if (!target || !day || target.day !== day.day) return undefined;
  if (target.kind === 'wait') return day.state === 'full' ? target : undefined;
  const [first] = target.places;
  const slot = day.slots.find(({ slotId }) => slotId === first?.slotId);
  return slot && targetAt(day, slot, people);
}

const halfOfTarget = (target: Tapped['target'], day: DayCard | undefined): SlotCard['half'] | undefined =>
  target?.kind === 'slot' ? day?.slots.find(({ slotId }) => slotId === target.places[0]?.slotId)?.half : undefined;

/** The first day and time with room are chosen ahead, so that most people only confirm. */
export function choiceOf({ days }: Availability, tapped: Tapped, people: number): SlotChoice {
  const wanted = tapped.day ?? tapped.target?.day;
  const day = days.find((each) => each.day === wanted) ?? firstDayWithRoom(days, people) ?? days[0];
  const kept = stillGood(tapped.target, day, people);
  const ahead = day && firstRoom(day, people);
  const half = tapped.half ?? halfOfTarget(kept, day) ?? ahead?.half ?? day?.slots[0]?.half ?? 'morning';
  const own =
    tapped.half && day && firstRoom({ ...day, slots: day.slots.filter((slot) => slot.half === half) }, people);
  const first = tapped.half ? own : ahead;
  return { day, half, target: kept ?? (day && first ? targetAt(day, first, people) : undefined) };
}
