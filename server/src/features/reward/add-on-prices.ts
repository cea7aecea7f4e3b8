import type { AddOnLine } from '@kangban/contract/checkup/booking';
import { priceOn } from '@kangban/domain/reward/offer';
import type { Deps } from '../../deps';
import { isRefused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { loadAsking } from './asking';
import { loadItems } from './catalogue';
import { openForRewards } from './read-service';
import { reasonsOf } from './standing';

type Price = NonNullable<AddOnLine['reward']>;

/** What the add-ons of the checkup cost a person in points today, by add-on; nothing where the caller may not redeem for them. */
export async function addOnPrices(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<ReadonlyMap<string, Price>> {
  const view = await openForRewards(deps, who, residentId);
  const asking = isRefused(view) ? undefined : await loadAsking(deps, who, view);
  if (!asking || asking.person.pointsOff) return new Map();
  const { today } = asking;
  const items = await loadItems(deps.db.pool, { countyCode: who.countyCode, today });
  return new Map(
    items.flatMap((item): [string, Price][] => {
      const price = priceOn(item.prices, today);
      if (item.addOnId === null || item.paused || !price) return [];
      const [reason] = reasonsOf(item, asking);
      const { itemId, addOnId } = item;
      return [[addOnId, { itemId, points: price.points, open: !reason, text: reason?.text ?? null }]];
    }),
  );
}
