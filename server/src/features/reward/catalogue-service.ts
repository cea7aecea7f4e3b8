import type { Reward, RewardCatalogue } from '@kangban/contract/reward';
import { placesFor } from '@kangban/domain/reward/eligibility';
import { priceOn } from '@kangban/domain/reward/offer';
import { REFUND_TEXTS } from '@kangban/domain/reward/refund';
import { whoText } from '@kangban/domain/reward/words';
import { addDays } from '@kangban/domain/shared/plain-date';
import type { Place as Here } from '@kangban/domain/site/distance';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecordFor } from '../access/open-record';
import { type Item, loadItems, placeView } from './catalogue';
import { loadAsking } from './asking';
import { type Asking, reasonsOf } from './standing';

interface Wish {
  residentId: string;
  here: Here | undefined;
}

/** An item for one person; undefined while it has no price yet. */
function rewardView(item: Item, asking: Asking, told: { label: string; here: Here | undefined }): Reward | undefined {
  const { today, person } = asking;
  const price = priceOn(item.prices, today);
  const reasons = reasonsOf(item, asking);
  if (!price) return undefined;
  const own = placesFor(item.terms, person, item.places);
  return {
    itemId: item.itemId,
    kind: item.kind,
    icon: item.icon,
    name: item.name,
    unit: item.unit,
    about: item.about,
    detail: item.detail,
    points: price.points,
    priceVersion: price.version,
    open: reasons.length === 0,
    reasons,
    useBy: addDays(today, item.useWithinDays),
    whoText: whoText(told.label),
    refundText: REFUND_TEXTS[item.kind],
    booking: item.booking,
    // Where it is not for this person's clinic they still see where there is one.
    places: (own.length > 0 ? own : item.places).map((place) => placeView(place, today, told.here)),
  };
}

const KIND_ORDER = { service: 0, goods: 1 } as const;

/** The catalogue for one person: services first, and of each what can be redeemed first. Paused things are not shown. */
export async function readCatalogue(
  deps: Deps,
  who: AccountSession,
  { residentId, here }: Wish,
): Promise<RewardCatalogue | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'reward' });
  if (isRefused(view)) return view;
  const asking = await loadAsking(deps, who, view);
  if (!asking) return refuse('not-found');
  const { label, countyCode } = view;
  const { today, purses } = asking;
  const items = (await loadItems(deps.db.pool, { countyCode, today })).filter(({ paused }) => !paused);
  noteRead(deps, view, { action: 'rewards-read' });
  return {
    residentId: view.residentId,
    label,
    today,
    mayRedeem: !asking.person.pointsOff,
    purses,
    items: items
      .flatMap((item) => rewardView(item, asking, { label, here }) ?? [])
      .sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || Number(b.open) - Number(a.open)),
  };
}
