import type { ProblemDetails } from '@kangban/contract/errors';
import type { BookingDecision } from '@kangban/domain/booking/decide-booking';
import { LIMITS } from '@kangban/domain/shared/limits';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import { findFreeSlots, type FreeSlotRow, type SlotRow } from './facts-store';

export type RefusedDecision = Extract<BookingDecision, { kind: 'refused' }>;

/** What a refused person needs to go on: the other appointment, the next day, the hour of release. */
export function detailsOf(
  { reason, appointmentId, doses, nextPossibleOn, text }: RefusedDecision,
  residentId: string,
  slot?: SlotRow,
): ProblemDetails {
  return {
    residentId,
    ...(appointmentId !== undefined && { appointmentId }),
    ...(nextPossibleOn !== undefined && { nextPossibleOn }),
    ...(text !== undefined && { reason: text }),
    ...(doses && { doses: doses.map((dose) => ({ residentId, ...dose })) }),
    ...(slot && reason === 'slot-not-released' && { releasedAt: slot.released_at.toISOString() }),
  };
}

const NAME_OTHERS: ReadonlySet<string> = new Set(['slot-full', 'slot-closed', 'slot-past-cutoff']);

/** Whether a refusal should name free slots instead. */
export const wantsOthers = (code: string): boolean => NAME_OTHERS.has(code);

export interface WantedRoom {
  slotId: string;
  /** Places wanted in one slot. */
  need: number;
}

const freeSlotOf = (row: FreeSlotRow) => ({
  slotId: row.slot_id,
  siteId: row.site_id,
  day: row.day,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  remaining: row.remaining,
});

const nameOf = ({ slotId, need }: WantedRoom): string => `${slotId} ${need}`;

/** Adds to each refusal the next free slots of the same site; one query however many. */
export async function nameOthers(
  deps: Deps,
  countyCode: string,
  refusals: readonly { refused: Refused; wanted: WantedRoom }[],
): Promise<Refused[]> {
  const asked = [...new Map(refusals.map(({ wanted }) => [nameOf(wanted), wanted])).values()];
  if (asked.length === 0) return [];
  const rows = await findFreeSlots(deps.db.pool, countyCode, {
    slotIds: asked.map((one) => one.slotId),
    needs: asked.map((one) => one.need),
    now: deps.clock.now(),
    limit: LIMITS.freeSlotsShownMax,
  });
  return refusals.map(({ refused, wanted }) => {
    const others = rows.filter((row) => row.asked_slot_id === wanted.slotId && row.asked_need === wanted.need);
    return refuse(refused.refused, { ...refused.details, freeSlots: others.map(freeSlotOf) });
  });
}
