import type { Redemption } from '@kangban/contract/reward';
import type { Holder, HoldOrder } from '@kangban/domain/points/types';
import { placesFor } from '@kangban/domain/reward/eligibility';
import { priceOn, standingOn, stockOn } from '@kangban/domain/reward/offer';
import type { ReasonLine, RewardPrice, RewardStock } from '@kangban/domain/reward/types';
import { addDays } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { FirstAnswer } from '../../http/send-first';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import type { RecordView } from '../access/open-record';
import { bodyHash } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { postWithin } from '../points/ledger';
import { accountNote } from './audit-note';
import { type Item, loadItems } from './catalogue';
import { insertEvents } from './move-store';
import { findPerson, listUses, lockPerson, type PersonRow } from './person-store';
import { activeOf, holderOf } from './purse';
import { momentOf, openForRewards, showOne } from './read-service';
import { makeNumber, makeSecret } from './secret';
import { loadDone, reasonsOf } from './standing';
import { insertRedemption, savepoint, takeStock, undoPart } from './store';

const CREATED = 201;

export interface RedeemRequest {
  residentId: string;
  itemId: string;
  siteId: string;
  priceVersion: number;
  holder?: 'own' | 'family' | undefined;
  idempotencyKey: string;
}

interface Asked {
  who: AccountSession;
  view: RecordView;
  request: RedeemRequest;
  done: Awaited<ReturnType<typeof loadDone>>;
}

/** What a redemption is made of once everything allows it. */
interface Granted {
  item: Item;
  price: RewardPrice;
  stock: RewardStock;
  holder: Holder;
}

const CODES: Partial<Record<ReasonLine['reason'], 'reward-sold-out' | 'not-enough-points'>> = {
  'sold-out': 'reward-sold-out',
  'points-short': 'not-enough-points',
};

const refusalOf = ({ reason, text, on }: ReasonLine): Refused =>
  refuse(CODES[reason] ?? 'reward-not-eligible', { reason: text, ...(on !== null && { nextPossibleOn: on }) });

/** The stock of the place that was asked for; a refusal when it is none of this person's, or empty. */
function stockAt(item: Item, person: PersonRow, told: { siteId: string; today: ReturnType<Deps['clock']['today']> }) {
  const place = placesFor(item.terms, person, item.places).find(({ siteId }) => siteId === told.siteId);
  if (!place) return refuse('not-found');
  const { againOn } = standingOn(place.stock, told.today);
  const stock = stockOn(place.stock, told.today);
  if (stock && stock.taken < stock.capacity) return stock;
  return refuse('reward-sold-out', againOn === null ? undefined : { nextPossibleOn: againOn });
}

/** The item, the person and the purse that were asked for, read while nobody else redeems for this person. */
async function loadAsked(deps: Deps, client: Transaction, { view, request }: Asked) {
  const { countyCode, residentId } = view;
  const today = deps.clock.today();
  await lockPerson(client, countyCode, residentId);
  const [item] = await loadItems(client, { countyCode, today, itemIds: [request.itemId] });
  const person = await findPerson(client, countyCode, residentId);
  if (!item || !person) return refuse('not-found');
  const holder = holderOf(person, request.holder ?? 'own');
  if (!holder) return refuse('forbidden');
  const price = priceOn(item.prices, today);
  if (!price) return refuse('reward-not-eligible');
  return price.version === request.priceVersion ? { item, person, holder, price } : refuse('reward-price-changed');
}

/** Whether the redemption may be made, and out of which stock. */
async function grant(deps: Deps, client: Transaction, asked: Asked): Promise<Granted | Refused> {
  const loaded = await loadAsked(deps, client, asked);
  if (isRefused(loaded)) return loaded;
  const { item, person, holder, price } = loaded;
  const { view, request, done } = asked;
  const { countyCode, residentIds } = view;
  const today = deps.clock.today();
  const uses = await listUses(client, countyCode, residentIds);
  const active = await activeOf(client, { countyCode, today }, holder);
  const [reason] = reasonsOf(item, { person, uses, done, active, today });
  if (reason) return refusalOf(reason);
  const stock = stockAt(item, person, { siteId: request.siteId, today });
  return isRefused(stock) ? stock : { item, price, stock, holder };
}

/** The order to the ledger, and what it is for. */
function holdOrder(told: Asked & { granted: Granted; redemptionId: string; timesOutAt: Date }): HoldOrder {
  const { who, view, granted, redemptionId, timesOutAt } = told;
  const { item, price, holder } = granted;
  return {
    type: 'hold',
    key: `hold:reward:${redemptionId}`,
    holder,
    residentId: view.residentId,
    points: price.points,
    purpose: { kind: 'reward', id: redemptionId },
    title: `${item.name} ${item.unit}`,
    timesOutAt,
    by: { kind: 'account', id: who.accountId },
  };
}

async function writeHeld(
  deps: Deps,
  client: Transaction,
  told: Asked & { granted: Granted },
): Promise<Refused | string> {
  const { who, view, request, granted } = told;
  const { countyCode, residentId } = view;
  const { item, price, stock, holder } = granted;
  const now = deps.clock.now();
  const redemptionId = uuidV7(now.getTime());
  const useBy = addDays(deps.clock.today(), item.useWithinDays);
  const timesOutAt = instantOf(addDays(useBy, 1), '00:00');
  const orders = [holdOrder({ ...told, redemptionId, timesOutAt })];
  const [answer] = await postWithin(client, deps, { countyCode, orders });
  if (!answer?.ok) return refuse('not-enough-points');
  await insertRedemption(client, countyCode, {
    redemptionId,
    number: makeNumber(),
    residentId,
    holderKind: holder.kind,
    holderId: holder.id,
    accountId: who.accountId,
    itemId: item.itemId,
    itemName: item.name,
    siteId: request.siteId,
    stockId: stock.stockId,
    priceVersion: price.version,
    points: price.points,
    heldAt: now,
    useBy,
    timesOutAt,
    holdTx: answer.txId,
    secret: makeSecret(deps.cipher),
  });
  await insertEvents(client, countyCode, [
    { eventId: uuidV7(now.getTime()), redemptionId, move: 'hold', byAccount: who.accountId, at: now },
  ]);
  return redemptionId;
}

/** Stock and points together: whatever is refused leaves nothing behind. */
async function hold(deps: Deps, client: Transaction, asked: Asked): Promise<Redemption | Refused> {
  const granted = await grant(deps, client, asked);
  if (isRefused(granted)) return granted;
  const { view } = asked;
  await savepoint(client);
  if (!(await takeStock(client, view.countyCode, granted.stock.stockId))) return refuse('reward-sold-out');
  const redemptionId = await writeHeld(deps, client, { ...asked, granted });
  if (typeof redemptionId !== 'string') {
    await undoPart(client);
    return redemptionId;
  }
  return showOne(client, view, { redemptionId, ...momentOf(deps) });
}

/**
 * Redeems: a place in stock and the points are held in one transaction, once for a key. Nobody oversells it: the row of the period is
 * locked by the writer and its CHECK holds against everybody. Refuses `reward-not-eligible` with the first reason in words,
 * `reward-sold-out`, `not-enough-points`, `reward-price-changed` for another price than was agreed to.
 */
export async function redeem(deps: Deps, who: AccountSession, request: RedeemRequest): Promise<FirstAnswer | Refused> {
  const view = await openForRewards(deps, who, request.residentId);
  if (isRefused(view)) return view;
  const done = await loadDone(deps, who, view.residentId);
  const { residentId, itemId, siteId, priceVersion, holder, idempotencyKey: key } = request;
  const hash = bodyHash('redeemReward', [residentId, itemId, siteId, priceVersion, holder ?? 'own']);
  const outcome = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash },
    status: CREATED,
    work: (client) => hold(deps, client, { who, view, request, done }),
  });
  if (!isRefused(outcome) && !outcome.hit) await deps.auditor.recordNow(accountNote(view, who, 'reward-redeemed'));
  return outcome;
}
