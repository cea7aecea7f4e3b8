import type { BookableSlot, HeldDose } from '@kangban/domain/booking/decide-booking';
import { type Places, takePlace } from '@kangban/domain/booking/places';
import type { Pool } from '@kangban/domain/booking/ticket';
import { instantOf } from '../../clock';
import type { HeldRow, SlotRow } from './facts-store';

/** A slot while a batch is being decided: what is left changes with every booking accepted before. */
export interface OpenSlot {
  row: SlotRow;
  bookable: BookableSlot;
  left: Record<Pool, number>;
  places: Places;
  /** As read; the commit checks that it is still so. */
  before: Places;
  taken: Record<Pool, number>;
}

export function openSlot(row: SlotRow): OpenSlot {
  const places = { issued: row.places_issued, free: row.free_places };
  const left = {
    online: row.online_capacity - row.online_taken,
    onsite: row.onsite_capacity - row.onsite_taken,
    staff: row.staff_capacity - row.staff_taken,
  };
  const bookable = {
    slotId: row.slot_id,
    day: row.day,
    closed: row.closed,
    releasedAtMs: row.released_at.getTime(),
    onlineUntilMs: row.online_until.getTime(),
    endsAtMs: instantOf(row.day, row.ends_at).getTime(),
    left,
  };
  return { row, bookable, left, places, before: places, taken: { online: 0, onsite: 0, staff: 0 } };
}

export const heldDoseOf = (row: HeldRow): HeldDose => ({
  appointmentId: row.appointment_id,
  slotId: row.slot_id,
  day: row.day,
  series: row.series,
  vaccine: row.vaccine,
  dose: row.dose,
});

export interface Holding {
  residentId: string;
  booker: { accountId: string; device: string | null } | undefined;
  pool: Pool;
  doses: readonly HeldDose[];
}

const add = (counts: Map<string, number>, key: string, by: number): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by);

/** What the people and slots of a batch hold, brought forward booking by booking. */
export class Ledger {
  private readonly slots: Map<string, OpenSlot>;
  private readonly held = new Map<string, HeldDose[]>();
  private readonly byAccount = new Map<string, number>();
  private readonly byDevice = new Map<string, number>();

  constructor(slots: readonly SlotRow[]) {
    this.slots = new Map(slots.map((row) => [row.slot_id, openSlot(row)]));
  }

  slot(slotId: string): OpenSlot | undefined {
    return this.slots.get(slotId);
  }

  heldBy(residentId: string): readonly HeldDose[] {
    return this.held.get(residentId) ?? [];
  }

  /** Bookings of this batch, on top of what the rows say. */
  addedByAccount(accountId: string): number {
    return this.byAccount.get(accountId) ?? 0;
  }

  addedOnDevice(device: string): number {
    return this.byDevice.get(device) ?? 0;
  }

  remember(residentId: string, doses: readonly HeldDose[]): void {
    this.held.set(residentId, [...this.heldBy(residentId), ...doses]);
  }

  /** Takes a place of a slot for a holding; answers the number and the way back. */
  take(slot: OpenSlot, holding: Holding): { place: number; undo: () => void } {
    const { places, left, taken } = slot;
    const heldBefore = this.held.get(holding.residentId);
    const next = takePlace(places);
    slot.places = next.places;
    left[holding.pool] -= 1;
    taken[holding.pool] += 1;
    this.remember(holding.residentId, holding.doses);
    this.count(holding, 1);
    const undo = (): void => {
      slot.places = places;
      left[holding.pool] += 1;
      taken[holding.pool] -= 1;
      this.held.set(holding.residentId, heldBefore ?? []);
      this.count(holding, -1);
    };
    return { place: next.place, undo };
  }

  /** Slots of which places were taken. */
  touched(): OpenSlot[] {
    return [...this.slots.values()].filter(({ taken }) => taken.online + taken.onsite + taken.staff > 0);
  }

  private count({ booker }: Holding, by: number): void {
    if (!booker) return;
    add(this.byAccount, booker.accountId, by);
    if (booker.device !== null) add(this.byDevice, booker.device, by);
  }
}
