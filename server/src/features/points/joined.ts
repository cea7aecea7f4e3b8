// Two records that staff said are one person: their points stand together, under the record the others count under, and apart again when
// that is taken back. A balance is always one holder's, so points are moved by the ledger, with their last day and a line that says why.
import { RECORD_TITLES } from '@kangban/domain/points/words';
import type { Holder, TransferOrder, WrittenBy } from '@kangban/domain/points/types';
import type { RecordGroup } from '@kangban/domain/match/group-records';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { lockLedger } from './facts-store';
import { type FlowRow, listFlows, listStray, listUsable, type StrayRow } from './joined-store';
import { postWithin, retried } from './ledger';

const AT_ONCE = 200;
const BY_SYSTEM: WrittenBy = { kind: 'system', id: null };
const holder = (id: string): Holder => ({ kind: 'resident', id });

interface Moving {
  from: string;
  to: string;
  points: number;
  why: keyof typeof RECORD_TITLES;
}

/** The ledger is locked and what is moved was read after that: nothing can be refused, and nothing is asked twice. */
const orderOf = ({ from, to, points, why }: Moving, by: WrittenBy): TransferOrder => ({
  type: 'transfer-family',
  key: `records:${uuidV7()}`,
  by,
  from: holder(from),
  to: holder(to),
  residentId: from,
  points,
  title: RECORD_TITLES[why],
});

interface Scene {
  deps: Deps;
  client: Transaction;
  countyCode: string;
  by: WrittenBy;
}

async function move({ deps, client, countyCode, by }: Scene, movings: readonly Moving[]): Promise<number> {
  const orders = movings.filter(({ points }) => points > 0).map((moving) => orderOf(moving, by));
  if (orders.length === 0) return 0;
  const answers = await postWithin(client, deps, { countyCode, orders });
  for (const answer of answers)
    if (!answer.ok) throw new Error(`points of joined records were not moved: ${answer.refused}`);
  return orders.length;
}

/** Everything to the record that counts; a debt is paid there as far as there are points. */
function gathering(stray: readonly StrayRow[], usable: ReadonlyMap<string, number>): Moving[] {
  const left = new Map(usable);
  return stray.map(({ residentId, rootId, usable: points, debt }) => {
    if (debt === 0) return { from: residentId, to: rootId, points, why: 'joined' };
    const paid = Math.min(debt, left.get(rootId) ?? 0);
    left.set(rootId, (left.get(rootId) ?? 0) - paid);
    return { from: rootId, to: residentId, points: paid, why: 'debt' };
  });
}

async function gather(scene: Scene, residentIds: readonly string[] | null): Promise<number> {
  const { deps, client, countyCode } = scene;
  const today = deps.clock.today();
  const stray = await listStray(client, countyCode, { today, residentIds, limit: AT_ONCE });
  const roots = [...new Set(stray.flatMap(({ rootId, debt }) => (debt > 0 ? [rootId] : [])))];
  const usable = await listUsable(client, countyCode, { today, residentIds: roots });
  // A record's points and another's debt under the same one: what comes in is there for the debt in the next round.
  return move(scene, gathering(stray, usable));
}

/** What each group gave to others and has not got back (below zero: holds of others). */
function duesOf(groups: readonly RecordGroup[], flows: readonly FlowRow[]): { rootId: string; due: number }[] {
  return groups.map(({ rootId, residentIds }) => {
    const given = flows.filter(({ fromId, toId }) => residentIds.includes(fromId) && !residentIds.includes(toId));
    const got = flows.filter(({ fromId, toId }) => !residentIds.includes(fromId) && residentIds.includes(toId));
    const sum = (rows: readonly FlowRow[]): number => rows.reduce((total, { points }) => total + points, 0);
    return { rootId, due: sum(given) - sum(got) };
  });
}

/** What was brought along goes back, as far as it was not used meanwhile. */
function parting(dues: readonly { rootId: string; due: number }[], usable: ReadonlyMap<string, number>): Moving[] {
  const left = new Map(dues.map(({ rootId, due }) => [rootId, Math.min(Math.max(0, -due), usable.get(rootId) ?? 0)]));
  return dues.flatMap(({ rootId: to, due }) => {
    let open = due;
    return [...left].flatMap(([from, has]): Moving[] => {
      const points = Math.min(open, has);
      if (points <= 0) return [];
      open -= points;
      left.set(from, has - points);
      return [{ from, to, points, why: 'parted' }];
    });
  });
}

/**
 * Brings points in line with which records are one person now, in the transaction that decides it: together under the record that counts, and
 * back where records are apart again. What was used while they were together is not taken from anybody.
 */
export async function regroupPoints(
  deps: Deps,
  client: Transaction,
  { countyCode, groups, by }: { countyCode: string; groups: readonly RecordGroup[]; by: WrittenBy },
): Promise<void> {
  await lockLedger(client, countyCode);
  const scene = { deps, client, countyCode, by };
  const residentIds = groups.flatMap((group) => group.residentIds);
  await gather(scene, residentIds);
  const dues = duesOf(groups, await listFlows(client, countyCode, residentIds));
  if (dues.every(({ due }) => due === 0)) return;
  const roots = dues.map(({ rootId }) => rootId);
  const usable = await listUsable(client, countyCode, { today: deps.clock.today(), residentIds: roots });
  await move(scene, parting(dues, usable));
}

/**
 * Points that came to a joined record later: an award somebody let through, a reward given back, one taken back. Returns how often points were
 * moved. A county without any is not locked.
 */
export async function gatherPoints(deps: Deps, countyCode: string): Promise<number> {
  const asked = { today: deps.clock.today(), residentIds: null, limit: 1 };
  if ((await listStray(deps.db.pool, countyCode, asked)).length === 0) return 0;
  return retried(deps, async (client) => {
    await lockLedger(client, countyCode);
    return gather({ deps, client, countyCode, by: BY_SYSTEM }, null);
  });
}
