import type { Redemption, listRedemptions } from '@kangban/contract/reward';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecordFor, type RecordView } from '../access/open-record';
import { listCheckups } from './appointment-store';
import { type Item, loadItems } from './catalogue';
import { activeOf, type At } from './purse';
import { listSlotBookings, listWithTimes } from './slot-store';
import { findOfPerson, listOfPerson, type RedemptionRow } from './store';
import { redemptionView } from './view';

const PAGE = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The view of an account on somebody whose rewards it may see and use. */
export const openForRewards = (deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> =>
  openRecordFor(deps, who, { residentId, area: 'reward' });

const holderKey = ({ holderKind, holderId }: RedemptionRow): string => `${holderKind} ${holderId}`;

async function balances(
  db: Pick<Transaction, 'query'>,
  at: At,
  rows: readonly RedemptionRow[],
): Promise<ReadonlyMap<string, number>> {
  const active = new Map<string, number>();
  // A person pays with their own points or their family's: two balances at the most.
  for (const row of rows)
    if (!active.has(holderKey(row)))
      active.set(holderKey(row), await activeOf(db, at, { kind: row.holderKind, id: row.holderId }));
  return active;
}

const itemOf = (items: readonly Item[], row: RedemptionRow): Item => {
  const item = items.find(({ itemId }) => itemId === row.itemId);
  if (!item) throw new Error(`no item ${row.itemId}`);
  return item;
};

/** Rows as the family sees them, with what is true now. */
export async function viewsOf(
  db: Pick<Transaction, 'query'>,
  view: RecordView,
  told: { rows: readonly RedemptionRow[]; today: PlainDate; now: Date },
): Promise<Redemption[]> {
  const { rows, today, now } = told;
  if (rows.length === 0) return [];
  const { countyCode, residentId, residentIds, label } = view;
  const itemIds = [...new Set(rows.map(({ itemId }) => itemId))];
  const items = await loadItems(db, { countyCode, today, itemIds });
  const checkups = await listCheckups(db, countyCode, residentIds);
  const times = await listSlotBookings(
    db,
    countyCode,
    rows.flatMap(({ appointmentId }) => appointmentId ?? []),
  );
  const redemptionIds = rows.flatMap(({ state, service, redemptionId }) =>
    state === 'held' && service !== null ? [redemptionId] : [],
  );
  const bookable = new Set(await listWithTimes(db, countyCode, { redemptionIds, now }));
  const active = await balances(db, { countyCode, today }, rows);
  return rows.map((row) =>
    redemptionView(row, {
      residentId,
      label,
      today,
      item: itemOf(items, row),
      active: active.get(holderKey(row)) ?? 0,
      checkups,
      times,
      hasTimes: bookable.has(row.redemptionId),
    }),
  );
}

/** One redemption as it is now, inside a transaction that may have changed it. */
export async function showOne(
  db: Pick<Transaction, 'query'>,
  view: RecordView,
  { redemptionId, ...at }: { redemptionId: string; today: PlainDate; now: Date },
): Promise<Redemption | Refused> {
  const row = await findOfPerson(db, view.countyCode, { ...view, redemptionId });
  const [redemption] = row ? await viewsOf(db, view, { rows: [row], ...at }) : [];
  return redemption ?? refuse('not-found');
}

/** Day and instant of one look. */
export const momentOf = ({ clock }: Pick<Deps, 'clock'>): { today: PlainDate; now: Date } => ({
  today: clock.today(),
  now: clock.now(),
});

export interface OfPerson {
  residentId: string;
  redemptionId: string;
}

/** One redemption of a person of the family. */
export async function readRedemption(
  deps: Deps,
  who: AccountSession,
  { residentId, redemptionId }: OfPerson,
): Promise<Redemption | Refused> {
  const view = await openForRewards(deps, who, residentId);
  if (isRefused(view)) return view;
  return showOne(deps.db.pool, view, { redemptionId, ...momentOf(deps) });
}

/** What a person redeemed, newest first, a page. */
export async function readRedemptions(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; cursor?: string | undefined },
): Promise<AnswerOf<typeof listRedemptions> | Refused> {
  const view = await openForRewards(deps, who, asked.residentId);
  if (isRefused(view)) return view;
  const { cursor } = asked;
  if (cursor !== undefined && !UUID.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  noteRead(deps, view, { action: 'rewards-read' });
  const wish = { residentIds: view.residentIds, before: cursor ?? null, limit: PAGE + 1 };
  const rows = await listOfPerson(deps.db.pool, view.countyCode, wish);
  const page = rows.slice(0, PAGE);
  return {
    items: await viewsOf(deps.db.pool, view, { rows: page, ...momentOf(deps) }),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.redemptionId ?? null) : null,
  };
}
