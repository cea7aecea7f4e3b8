import type { PlannedSlot, Pools } from '@kangban/domain/booking/slot-plan';

/** A slot as it should be, with its instants. */
export interface WantedSlot extends Pools {
  siteId: string;
  service: string;
  day: string;
  startsAt: string;
  endsAt: string;
  ticketBase: number;
  releasedAt: Date;
  onlineUntil: Date;
  onsiteReleasedAt: Date;
  closedReason: string | null;
  stopId: string | null;
}

/** A slot as it stands. */
export interface StandingSlot extends WantedSlot {
  slotId: string;
  onsiteReleased: boolean;
  onlineTaken: number;
  onsiteTaken: number;
  staffTaken: number;
  placesIssued: number;
}

/** The new values of a standing slot; applied only while nobody took or gave back a place meanwhile. */
export interface SlotUpdate extends WantedSlot {
  slotId: string;
  placesIssued: number;
  onsiteReleased: boolean;
}

export interface SlotDiff {
  added: WantedSlot[];
  changed: SlotUpdate[];
  /** Slots whose new size has to wait, because numbers of the day are out already. */
  kept: number;
}

/** Said of a slot that the week no longer has. */
export const NO_LONGER_HELD = '这个时段不开了';

const keyOf = (slot: Pick<WantedSlot, 'siteId' | 'service' | 'day' | 'startsAt'>): string =>
  `${slot.siteId} ${slot.service} ${slot.day} ${slot.startsAt}`;
const dayKeyOf = (slot: Pick<WantedSlot, 'siteId' | 'day'>): string => `${slot.siteId} ${slot.day}`;

const totalOf = ({ online, onsite, staff }: Pools): number => online + onsite + staff;
const samePools = (a: Pools, b: Pools): boolean =>
  a.online === b.online && a.onsite === b.onsite && a.staff === b.staff;

/** The nearest to the wanted sizes that keeps every held place and every ticket number; undefined when there is none. */
function shrink(standing: StandingSlot, wanted: Pools): Pools | undefined {
  const pools = {
    online: Math.max(wanted.online, standing.onlineTaken),
    onsite: Math.max(wanted.onsite, standing.onsiteTaken),
    staff: Math.max(wanted.staff, standing.staffTaken),
  };
  const total = totalOf(pools);
  return total <= totalOf(standing) && total >= standing.placesIssued ? pools : undefined;
}

const isSame = (a: WantedSlot, b: WantedSlot): boolean =>
  samePools(a, b) &&
  a.endsAt === b.endsAt &&
  a.ticketBase === b.ticketBase &&
  a.closedReason === b.closedReason &&
  a.stopId === b.stopId &&
  a.releasedAt.getTime() === b.releasedAt.getTime() &&
  a.onlineUntil.getTime() === b.onlineUntil.getTime() &&
  a.onsiteReleasedAt.getTime() === b.onsiteReleasedAt.getTime();

interface Adjusted {
  slot: WantedSlot;
  kept: boolean;
}

/** On a day whose numbers are out, ticket numbers stay: the base is fixed and a slot may shrink but not grow. */
function adjust(standing: StandingSlot, wanted: WantedSlot, numbersAreOut: boolean): Adjusted {
  const onsiteReleasedAt = standing.onsiteReleased ? standing.onsiteReleasedAt : wanted.onsiteReleasedAt;
  if (!numbersAreOut && !standing.onsiteReleased) return { slot: wanted, kept: false };
  const fixed = { ...wanted, onsiteReleasedAt, ticketBase: standing.ticketBase };
  const pools = standing.onsiteReleased || samePools(standing, wanted) ? standing : shrink(standing, wanted);
  const { online, onsite, staff } = pools ?? standing;
  return { slot: { ...fixed, online, onsite, staff }, kept: pools === undefined };
}

/** The first free ticket number of each day whose numbers are out. */
function nextNumbers(standing: readonly StandingSlot[]): Map<string, number> {
  const out = new Set(standing.filter((slot) => slot.placesIssued > 0).map(dayKeyOf));
  const next = new Map<string, number>();
  for (const slot of standing.filter((one) => out.has(dayKeyOf(one))))
    next.set(dayKeyOf(slot), Math.max(next.get(dayKeyOf(slot)) ?? 0, slot.ticketBase + totalOf(slot)));
  return next;
}

/** A new slot of a day whose numbers are out takes the numbers after all others. */
function numbered(slot: WantedSlot, next: Map<string, number>): WantedSlot {
  const ticketBase = next.get(dayKeyOf(slot));
  if (ticketBase === undefined) return slot;
  next.set(dayKeyOf(slot), ticketBase + totalOf(slot));
  return { ...slot, ticketBase };
}

/**
 * What to add and change so that the slots follow the plan. A slot the plan no longer has takes nobody new; whoever holds a
 * place keeps it. Nothing ever takes a place away (docs/rules/slots.md).
 */
export function diffSlots(wanted: readonly WantedSlot[], standing: readonly StandingSlot[]): SlotDiff {
  const byKey = new Map(standing.map((slot) => [keyOf(slot), slot]));
  const next = nextNumbers(standing);
  const diff: SlotDiff = { added: [], changed: [], kept: 0 };
  const change = (old: StandingSlot, slot: WantedSlot): void => {
    if (isSame(slot, old)) return;
    diff.changed.push({
      ...slot,
      slotId: old.slotId,
      placesIssued: old.placesIssued,
      onsiteReleased: old.onsiteReleased,
    });
  };
  for (const slot of wanted) {
    const old = byKey.get(keyOf(slot));
    if (!old) {
      diff.added.push(numbered(slot, next));
      continue;
    }
    byKey.delete(keyOf(slot));
    const adjusted = adjust(old, slot, next.has(dayKeyOf(slot)));
    if (adjusted.kept) diff.kept += 1;
    change(old, adjusted.slot);
  }
  for (const gone of byKey.values()) change(gone, { ...gone, closedReason: NO_LONGER_HELD });
  return diff;
}

/** A planned slot of a clinic with its instants. */
export const wantedSlotOf = (
  siteId: string,
  { releasedAt, onlineUntil, onsiteReleasedAt, ...slot }: PlannedSlot,
  instantAt: (at: PlannedSlot['releasedAt']) => Date,
): WantedSlot => ({
  ...slot,
  siteId,
  releasedAt: instantAt(releasedAt),
  onlineUntil: instantAt(onlineUntil),
  onsiteReleasedAt: instantAt(onsiteReleasedAt),
});
