const MINUTES_PER_HOUR = 60;
/** An estimate is told in steps: nobody believes 9:12. */
const STEP_MINUTES = 5;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3, 5));
const pad = (value: number): string => String(value).padStart(2, '0');
const timeOf = (minutes: number): string =>
  `${pad(Math.floor(minutes / MINUTES_PER_HOUR))}:${pad(minutes % MINUTES_PER_HOUR)}`;

export interface QueueSlot {
  /** `HH:MM` */
  startsAt: string;
  endsAt: string;
  /** Places of all pools together. */
  places: number;
}

/**
 * About when a position of a slot comes up, `HH:MM`: the places share the slot's time evenly, told in steps of five minutes
 * and never after the slot's end. Position counts from 1.
 */
export function aboutAt(slot: QueueSlot, position: number): string {
  const from = minutesOf(slot.startsAt);
  const length = minutesOf(slot.endsAt) - from;
  const waited = (Math.max(0, position - 1) * length) / Math.max(1, slot.places);
  return timeOf(from + Math.min(length, Math.ceil(waited / STEP_MINUTES) * STEP_MINUTES));
}
