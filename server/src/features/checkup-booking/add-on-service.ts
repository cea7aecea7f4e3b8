import type { AddOnLine, listAddOns } from '@kangban/contract/checkup/booking';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { type AddOn, addOnsOn, addOnStanding } from '@kangban/domain/checkup-booking/add-ons';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord } from '../access/open-record';
import { loadRights, rightOver } from '../family/rights';
import { addOnPrices } from '../reward/add-on-prices';
import { addOnsDone } from './add-on-done';

const lineOf = ({ id, name, about, everyYears, source }: AddOn) => ({ id, name, about, everyYears, source });

/**
 * Items due only every few years, and what they cost in points. When they were last done is read from the record, where the caller may open
 * it; else nothing is said of it.
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
  const prices = await addOnPrices(deps, who, residentId);
  const priced = (item: AddOn) => ({ ...lineOf(item), reward: prices.get(item.id) ?? null });
  if (isRefused(view))
    return {
      today,
      items: items.map((item): AddOnLine => ({ ...priced(item), state: 'unknown', lastOn: null, nextOn: null })),
    };
  const done = await addOnsDone(deps, view, items);
  noteRead(deps, view, { action: 'record-read' });
  return {
    today,
    items: items.map((item): AddOnLine => {
      const days = done.get(item) ?? [];
      return { ...priced(item), ...addOnStanding(item, days, today) };
    }),
  };
}
