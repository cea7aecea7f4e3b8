import { planDay, type SiteTime } from '@kangban/domain/booking/slot-plan';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { diffSlots, type WantedSlot, wantedSlotOf } from './diff-slots';
import { loadSitePlans, loadSlots, saveSlots, type SitePlanRow } from './store';

/** Slots exist this many days ahead, today included; longer where a clinic releases its numbers earlier than that. */
export const SLOT_DAYS = 28;

export interface SlotsPlanned {
  added: number;
  changed: number;
  /** Slots that could not grow yet, because numbers of their day are out. */
  kept: number;
}

const instantAt = ({ day, time }: SiteTime): Date => instantOf(day, time);

function wantedOf({ siteId, facts }: SitePlanRow, from: PlainDate): WantedSlot[] {
  const days = Math.max(SLOT_DAYS, facts.policy.releaseDaysAhead + 1);
  return Array.from({ length: days }, (_, ahead) => addDays(from, ahead)).flatMap((day) =>
    planDay(facts, day).map((slot) => wantedSlotOf(siteId, slot, instantAt)),
  );
}

/**
 * Brings the slots of a county's coming weeks to what its sessions, exceptions, holidays and policies say: after an import and
 * every night. Doing it twice does nothing more. Days before today are never touched.
 */
export async function extendSlots(deps: Pick<Deps, 'db' | 'clock'>, countyCode: string): Promise<SlotsPlanned> {
  const from = deps.clock.today();
  const sites = await loadSitePlans(deps.db, countyCode, from);
  const wanted = sites.flatMap((site) => wantedOf(site, from));
  const diff = diffSlots(wanted, await loadSlots(deps.db, countyCode, from));
  const slots = { added: diff.added.map((slot) => ({ ...slot, slotId: uuidV7() })), changed: diff.changed };
  const saved = await saveSlots(deps.db, countyCode, slots);
  return { ...saved, kept: diff.kept };
}
