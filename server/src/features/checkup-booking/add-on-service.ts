import type { AddOnLine, listAddOns } from '@kangban/contract/checkup/booking';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { type AddOn, addOnsOn, addOnStanding } from '@kangban/domain/checkup-booking/add-ons';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord } from '../access/open-record';
import { loadRights, rightOver } from '../family/rights';
import { loadEntries, type RecordEntry } from '../record/load-record';

/** Results of as many years as the longest interval: the newest of each kind are enough. */
const ENTRIES_MAX = 300;
const KINDS = ['lab-report', 'imaging-report'] as const;

const isOf = (entry: RecordEntry, item: AddOn): boolean => {
  const words = JSON.stringify(entry.payload);
  return item.knownAs.some((name) => words.includes(name));
};

const lineOf = ({ id, name, about, everyYears, source }: AddOn) => ({ id, name, about, everyYears, source });

/**
 * Items due only every few years. When they were last done is read from the record, where the caller may open it; else nothing is said of it.
 */
export async function readAddOns(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<AnswerOf<typeof listAddOns> | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  if (!rightOver(rights, residentId, 'booking')) return refuse('not-found');
  const today = deps.clock.today();
  const view = await openRecord(deps, who, residentId);
  const items = addOnsOn(today);
  if (isRefused(view))
    return {
      today,
      items: items.map((item): AddOnLine => ({ ...lineOf(item), state: 'unknown', lastOn: null, nextOn: null })),
    };
  const entries = await loadEntries(deps, view, { kinds: KINDS, limit: ENTRIES_MAX });
  noteRead(deps, view, { action: 'record-read' });
  return {
    today,
    items: items.map((item): AddOnLine => {
      const done = entries.filter((entry) => isOf(entry, item)).map((entry) => entry.happenedOn);
      return { ...lineOf(item), ...addOnStanding(item, done, today) };
    }),
  };
}
