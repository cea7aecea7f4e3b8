import type { Availability, DayCard, SlotCard } from '@kangban/contract/site';
import type { SlotTarget, WaitTarget } from './draft';
import { firstDayWithRoom, placesAt } from './places';

type Half = SlotCard['half'];

/** What the reader tapped so far; what is missing is filled in with the first possibility. */
export interface Tapped {
  day?: string;
  half?: SlotCard['half'];
  target?: SlotTarget | WaitTarget;
}

export interface SlotChoice {
  day: DayCard;
  half: Half;
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
function stillGood(target: Tapped['target'], day: DayCard, people: number): Tapped['target'] {
  if (target?.day !== day.day) return undefined;
  if (target.kind === 'wait') return day.state === 'full' ? target : undefined;
  const [first] = target.places;
  const slot = day.slots.find(({ slotId }) => slotId === first?.slotId);
  return slot && targetAt(day, slot, people);
}

const halfOf = (day: DayCard, target: SlotTarget | WaitTarget | undefined): Half | undefined =>
  target?.kind === 'slot' ? day.slots.find(({ slotId }) => slotId === target.places[0]?.slotId)?.half : undefined;

/** The first time with room, of the half that was tapped if one was. */
function firstTarget(day: DayCard, half: Half | undefined, people: number): SlotTarget | undefined {
  const slots = half ? day.slots.filter((slot) => slot.half === half) : day.slots;
  const first = slots.find((slot) => targetAt(day, slot, people) !== undefined);
  return first && targetAt(day, first, people);
}

function dayOf({ days }: Availability, tapped: Tapped, people: number): DayCard | undefined {
  const wanted = tapped.day ?? tapped.target?.day;
  return days.find(({ day }) => day === wanted) ?? firstDayWithRoom(days, people) ?? days[0];
}

/** The first day and time with room are chosen ahead, so that most people only confirm. */
export function choiceOf(availability: Availability, tapped: Tapped, people: number): SlotChoice | undefined {
  const day = dayOf(availability, tapped, people);
  if (!day) return undefined;
  const target = stillGood(tapped.target, day, people) ?? firstTarget(day, tapped.half, people);
  const half = tapped.half ?? halfOf(day, target) ?? day.slots[0]?.half ?? 'morning';
  return { day, half, target };
}
