import { type AddOn, addOnsOn } from '@kangban/domain/checkup-booking/add-ons';
import { reasonsAgainst } from '@kangban/domain/reward/eligibility';
import { priceOn, standingOn } from '@kangban/domain/reward/offer';
import type { ReasonLine } from '@kangban/domain/reward/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openRecord } from '../access/open-record';
import { addOnsDone } from '../checkup-booking/add-on-done';
import type { Item } from './catalogue';
import type { PersonRow, UseRow } from './person-store';

/** The last day each add-on was done, where the caller may look into the record; empty where not. */
export async function loadDone(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<ReadonlyMap<string, PlainDate>> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return new Map();
  const today = deps.clock.today();
  const done = await addOnsDone(deps, view, addOnsOn(today));
  const lastOf = ([item, days]: readonly [AddOn, readonly PlainDate[]]): [string, PlainDate][] => {
    const past = days.filter((on) => on <= today);
    return past.length === 0 ? [] : [[item.id, past.reduce((a, b) => (a >= b ? a : b))]];
  };
  return new Map([...done].flatMap(lastOf));
}

export interface Asking {
  person: PersonRow;
  uses: readonly UseRow[];
  done: ReadonlyMap<string, PlainDate>;
  /** The most one purse can pay. */
  active: number;
  today: PlainDate;
}

/** Every reason why this person cannot redeem an item today; empty when they can. */
export function reasonsOf(item: Item, { person, uses, done, active, today }: Asking): ReasonLine[] {
  const use = uses.find(({ itemId }) => itemId === item.itemId);
  const price = priceOn(item.prices, today);
  return reasonsAgainst(
    person,
    {
      terms: item.terms,
      paused: item.paused || item.retiredOn !== null,
      points: price?.points ?? null,
      places: item.places.map((place) => ({ siteId: place.siteId, ...standingOn(place.stock, today) })),
      held: use?.held ?? false,
      usedOn: use?.usedOn ?? null,
      doneOn: item.addOnId === null ? null : (done.get(item.addOnId) ?? null),
      pointsOff: person.pointsOff,
      active,
    },
    today,
  );
}
