import type { CounterLine, listCounterDay } from '@kangban/contract/reward-desk';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { findRefund, REFUND_RULES, refundsOpen, type RefundReason } from '@kangban/domain/reward/refund';
import { maskName } from '@kangban/domain/shared/masking';
import { daysBetween, type PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { FirstAnswer } from '../../http/send-first';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { bodyHash } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { postWithin } from '../points/ledger';
import { counterScene } from './counter-facts';
import { type Proof, readProof } from './counter-proof';
import { findLine, type LineRow, listDay, sumDay } from './counter-store';
import { commitHeld, insertEvents, refundCommitted } from './move-store';
import { lockTime, sureOfTime, useTime } from './slot-ending';
import { findById, returnStock, type RedemptionRow } from './store';

const PAGE = 30;

/** A line of the day's list, with what can still be given back. */
function lineView(row: LineRow, today: PlainDate): CounterLine {
  const open = row.state === 'committed' ? refundsOpen(row.kind, daysBetween(row.confirmedOn, today)) : [];
  return {
    redemptionId: row.redemptionId,
    number: row.number,
    state: row.state,
    nameMasked: maskName(row.name),
    itemName: row.itemName,
    unit: row.unit,
    kind: row.kind,
    points: row.points,
    confirmedAt: row.confirmedAt.toISOString(),
    staffName: row.staffName,
    way: row.way,
    refunds: open.map(({ reason, label }) => ({ reason, label })),
    refundLabel: REFUND_RULES.find(({ reason }) => reason === row.refundReason)?.label ?? null,
  };
}

async function showLine(deps: Deps, client: Transaction, told: { countyCode: string; redemptionId: string }) {
  const row = await findLine(client, told.countyCode, told.redemptionId);
  return row ? lineView(row, deps.clock.today()) : refuse('not-found');
}

/** A redemption of this place, locked until the transaction ends; another place's is refused as such. */
async function lockHere(client: Transaction, member: Member, redemptionId: string): Promise<RedemptionRow | Refused> {
  const row = await findById(client, member.countyCode, { redemptionId, lock: true });
  if (!row) return refuse('not-found');
  return row.siteId === member.siteId ? row : refuse('other-site');
}

interface Confirming {
  member: Member;
  proof: Proof;
  seen: readonly string[];
}

async function commit(deps: Deps, client: Transaction, told: Confirming): Promise<CounterLine | Refused> {
  const { member, proof, seen } = told;
  const { countyCode, staffId } = member;
  const { redemptionId, way } = proof;
  const time = await lockTime(client, countyCode, redemptionId);
  const row = await lockHere(client, member, redemptionId);
  if (isRefused(row)) return row;
  await sureOfTime(client, { countyCode, redemptionId, time });
  const { refusal, warnings } = await counterScene(deps, client, { member, row });
  if (refusal) return refuse(refusal);
  if (warnings.some(({ code }) => !seen.includes(code))) return refuse('redemption-warning-unseen');
  const at = deps.clock.now();
  const by = { kind: 'staff', id: staffId } as const;
  const [answer] = await postWithin(client, deps, {
    countyCode,
    orders: [{ type: 'commit', key: `commit:reward:${redemptionId}`, holdTxId: row.holdTx, by }],
  });
  if (!answer?.ok) return refuse('redemption-not-changeable');
  await commitHeld(client, countyCode, {
    redemptionId,
    endTx: answer.txId,
    at,
    on: deps.clock.today(),
    staffId,
    way,
  });
  await insertEvents(client, countyCode, [
    { eventId: uuidV7(at.getTime()), redemptionId, move: 'commit', byStaff: staffId, details: { way, seen }, at },
  ]);
  await useTime(deps, client, { countyCode, redemptionId, time, staffId });
  return showLine(deps, client, { countyCode, redemptionId });
}

/** Whose row it was, for the audit after the commit. */
async function noteDone(
  deps: Deps,
  member: Member,
  told: { redemptionId: string; action: 'redemption-confirmed' | 'redemption-refunded' },
) {
  const row = await findById(deps.db.pool, member.countyCode, told);
  if (row) await deps.auditor.recordNow(deskEntry(member, told.action, { residentId: row.residentId }));
}

export interface ConfirmRequest {
  redemptionId: string;
  proof: string;
  seen: readonly string[];
  idempotencyKey: string;
}

/**
 * Confirms at the counter: the points are spent exactly once, by staff of the place, who had the code before them a few minutes ago. Two
 * counters at once wait for one row; the second hears `redemption-not-changeable`.
 */
export async function confirm(deps: Deps, who: StaffSession, request: ConfirmRequest): Promise<FirstAnswer | Refused> {
  const member = await memberFor(deps, who, 'confirm-rewards');
  if (isRefused(member)) return member;
  const { redemptionId, seen, idempotencyKey: key } = request;
  const proof = readProof(deps.cipher, request.proof, deps.clock.now().getTime());
  const outcome = await doOnce(deps, {
    countyCode: member.countyCode,
    repeatable: {
      ownerId: member.staffId,
      key,
      hash: bodyHash('confirmRedemption', [redemptionId, request.proof, seen]),
    },
    status: 200,
    work: async (client) =>
      proof?.redemptionId === redemptionId && proof.staffId === member.staffId
        ? commit(deps, client, { member, proof, seen })
        : refuse('redemption-proof-old'),
  });
  if (!isRefused(outcome) && !outcome.hit)
    await noteDone(deps, member, { redemptionId, action: 'redemption-confirmed' });
  return outcome;
}

export interface RefundRequest {
  redemptionId: string;
  reason: RefundReason;
  note: string;
  idempotencyKey: string;
}

/** The rule by which it may be given back on a day, and the spending to undo. */
function refundOpen(row: RedemptionRow, reason: RefundReason, today: PlainDate) {
  const { state, confirmedOn, endTx } = row;
  if (state !== 'committed' || confirmedOn === null || endTx === null) return refuse('redemption-not-changeable');
  const rule = findRefund(row.kind, reason, daysBetween(confirmedOn, today));
  return rule ? { rule, commitTxId: endTx } : refuse('redemption-refund-closed');
}

async function giveBack(
  deps: Deps,
  client: Transaction,
  told: { member: Member; request: RefundRequest },
): Promise<CounterLine | Refused> {
  const { member, request } = told;
  const { countyCode, staffId } = member;
  const { redemptionId, reason, note } = request;
  const row = await lockHere(client, member, redemptionId);
  if (isRefused(row)) return row;
  const open = refundOpen(row, reason, deps.clock.today());
  if (isRefused(open)) return open;
  const { rule, commitTxId } = open;
  if (rule.stockBack) await returnStock(client, countyCode, [row.stockId]);
  const at = deps.clock.now();
  const [answer] = await postWithin(client, deps, {
    countyCode,
    orders: [
      {
        type: 'refund',
        key: `refund:reward:${redemptionId}`,
        commitTxId,
        by: { kind: 'staff', id: staffId },
        note: rule.label,
      },
    ],
  });
  if (!answer?.ok) throw new Error(`a spent redemption could not be given back: ${answer?.refused ?? 'no answer'}`);
  await refundCommitted(client, countyCode, { redemptionId, refundTx: answer.txId, reason, at });
  await insertEvents(client, countyCode, [
    { eventId: uuidV7(at.getTime()), redemptionId, move: 'refund', byStaff: staffId, details: { reason, note }, at },
  ]);
  return showLine(deps, client, { countyCode, redemptionId });
}

/** Gives points back after the counter, by the table of refunds: back to the lots they came from. Once, with a reason. */
export async function refund(deps: Deps, who: StaffSession, request: RefundRequest): Promise<FirstAnswer | Refused> {
  const member = await memberFor(deps, who, 'confirm-rewards');
  if (isRefused(member)) return member;
  const { redemptionId, reason, note, idempotencyKey: key } = request;
  const outcome = await doOnce(deps, {
    countyCode: member.countyCode,
    repeatable: { ownerId: member.staffId, key, hash: bodyHash('refundRedemption', [redemptionId, reason, note]) },
    status: 200,
    work: (client) => giveBack(deps, client, { member, request }),
  });
  if (!isRefused(outcome) && !outcome.hit)
    await noteDone(deps, member, { redemptionId, action: 'redemption-refunded' });
  return outcome;
}

const CURSOR = /^(\d{10,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What this place confirmed on a day, newest first, and what stands of it. */
export async function readCounterDay(
  deps: Deps,
  who: StaffSession,
  asked: { day?: PlainDate | undefined; cursor?: string | undefined },
): Promise<AnswerOf<typeof listCounterDay> | Refused> {
  const member = await memberFor(deps, who, 'confirm-rewards');
  if (isRefused(member)) return member;
  const { countyCode, siteId } = member;
  const today = deps.clock.today();
  const day = asked.day ?? today;
  const place = asked.cursor === undefined ? null : CURSOR.exec(asked.cursor);
  if (asked.cursor !== undefined && !place)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const before = place ? { at: new Date(Number(place[1])), id: place[2] ?? '' } : null;
  const [rows, sum] = await Promise.all([
    listDay(deps.db.pool, countyCode, { siteId, day, before, limit: PAGE + 1 }),
    sumDay(deps.db.pool, countyCode, { siteId, day }),
  ]);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    day,
    ...sum,
    items: page.map((row) => lineView(row, today)),
    nextCursor: rows.length > PAGE && last ? `${last.confirmedAt.getTime()}.${last.redemptionId}` : null,
  };
}
