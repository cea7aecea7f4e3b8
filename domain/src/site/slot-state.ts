/** What a resident can do with a slot or a day right now: one ordered ladder of questions each. */
export type SlotState = 'open' | 'full' | 'not-released' | 'past-cutoff' | 'closed';

/** The facts of one slot; instants as milliseconds. */
export interface SlotFacts {
  closed: boolean;
  releasedAtMs: number;
  /** Last instant an online booking is taken. */
  onlineUntilMs: number;
  onlineCapacity: number;
  onlineTaken: number;
}

/** Online places nobody holds, never below zero. */
export const onlineRemainingOf = (slot: Pick<SlotFacts, 'onlineCapacity' | 'onlineTaken'>): number =>
  Math.max(0, slot.onlineCapacity - slot.onlineTaken);

/** State of one slot for an online booking at `nowMs`. Release and cut-off instants themselves still count as open. */
export function slotStateOf(slot: SlotFacts, nowMs: number): SlotState {
  if (slot.closed) return 'closed';
  if (nowMs > slot.onlineUntilMs) return 'past-cutoff';
  if (nowMs < slot.releasedAtMs) return 'not-released';
  return onlineRemainingOf(slot) === 0 ? 'full' : 'open';
}

/** From the best to the worst news: a day is what the best of its slots is. */
const BEST_FIRST: readonly SlotState[] = ['open', 'not-released', 'full', 'past-cutoff'];

/** State of a day from the states of its slots; a day without slots is closed. */
export const dayStateOf = (states: readonly SlotState[]): SlotState =>
  BEST_FIRST.find((state) => states.includes(state)) ?? 'closed';

const NOON = '12:00';

/** Half of the day a session starting at `startsAt` (HH:MM) belongs to. */
export const halfOf = (startsAt: string): 'morning' | 'afternoon' => (startsAt < NOON ? 'morning' : 'afternoon');
