import { LIMITS } from '@kangban/domain/shared/limits';
import { ageInYears } from '@kangban/domain/shared/plain-date';
import type { NoneReason } from '@kangban/domain/point-rule/types';
import type { LedgerAnswer, LedgerRefusal } from '@kangban/domain/points/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { postWithin, retried } from '../points/ledger';
import { familyOfMinor } from './family-of-minor';
import { listPeople, type PersonRow } from './people-store';
import { loadSettleFacts } from './settle-facts';
import { type Planned, planSettling } from './settle-plan';
import { deleteTodos, listWaiting, lockPeople } from './settle-store';
import {
  closeReviews,
  insertAwards,
  insertEnds,
  insertReviews,
  type NewAward,
  type NewEnd,
  type NewReview,
} from './settle-write-store';

/** People settled in one transaction, and rounds of one sweep: a job of a minute leaves the rest to the next. */
const PEOPLE_AT_ONCE = 50;
const ROUNDS_MAX = 40;

const CLOSED_NOTE = '原来的记录改了或撤回了，这一笔已经收回。';

const REASON_OF: Partial<Record<LedgerRefusal, NoneReason>> = { capped: 'capped', 'expired-already': 'lapsed' };

interface Written {
  awards: NewAward[];
  ends: NewEnd[];
  reviews: NewReview[];
}

function noteAward(planned: Planned & { kind: 'award' }, answer: LedgerAnswer, written: Written): void {
  const { award, reasons, isDrawn } = planned;
  if (!answer.ok) {
    // Its caps were used up by another holder's share, or midnight came between deciding and posting. Nothing else is refused: it would be lost.
    const reason = REASON_OF[answer.refused];
    if (!reason) throw new Error(`an award was refused by the ledger: ${answer.refused}`);
    written.awards.push({ ...award, outcome: 'none', points: 0, reason, txId: null, supports: [] });
    return;
  }
  written.awards.push({ ...award, points: answer.points, txId: answer.txId });
  const kind = award.outcome === 'held' ? 'held' : 'recheck';
  if (kind === 'held' || isDrawn)
    written.reviews.push({ reviewId: uuidV7(), awardId: award.awardId, kind, reasons, said: null, accountId: null });
}

/** What is written down when the ledger has answered. An award that had ended before is not ended again. */
function writtenOf(planned: readonly Planned[], answers: readonly LedgerAnswer[]): Written {
  const written: Written = { awards: [], ends: [], reviews: [] };
  planned.forEach((one, index) => {
    const answer = answers[index];
    if (!answer) throw new Error('the ledger answered fewer orders than it was given');
    if (one.kind === 'award') noteAward(one, answer, written);
    else if (answer.ok)
      written.ends.push({ awardId: one.awardId, how: one.how, why: 'evidence-corrected', txId: answer.txId });
  });
  return written;
}

/** Children get their family's account before anything is decided. */
async function withFamilies(
  client: Transaction,
  deps: Deps,
  told: { countyCode: string; rows: readonly PersonRow[] },
): Promise<void> {
  const today = deps.clock.today();
  const children = told.rows.filter(
    ({ birthDate, familyId }) => familyId === null && ageInYears(birthDate, today) < LIMITS.adultAgeYears,
  );
  for (const child of children) await familyOfMinor(client, deps, { countyCode: told.countyCode, child });
}

async function settleBatch(deps: Deps, countyCode: string, residentIds: readonly string[]): Promise<number> {
  return retried(deps, async (client) => {
    const rows = await listPeople(client, countyCode, residentIds);
    await lockPeople(
      client,
      countyCode,
      rows.map(({ residentId }) => residentId),
    );
    await withFamilies(client, deps, { countyCode, rows });
    const facts = await loadSettleFacts(deps, client, { countyCode, residentIds });
    if (facts.todos.length === 0) return 0;
    const { planned, nones } = planSettling(facts);
    const at = deps.clock.now();
    const todoIds = facts.todos.map(({ todoId }) => todoId);
    await deleteTodos(client, countyCode, todoIds);
    const orders = planned.map(({ order }) => order);
    // The county's ledger is locked from here to the end: nothing but writing down what it answered follows.
    const answers = orders.length === 0 ? [] : await postWithin(client, deps, { countyCode, orders });
    const { awards, ends, reviews } = writtenOf(planned, answers);
    await insertAwards(client, countyCode, { rows: [...awards, ...nones], at });
    await insertEnds(client, countyCode, { rows: ends, at });
    await insertReviews(client, countyCode, { rows: reviews, at });
    await closeReviews(client, countyCode, { awardIds: ends.map(({ awardId }) => awardId), note: CLOSED_NOTE, at });
    return facts.todos.length;
  });
}

/**
 * Settles what waits for these people: called after the commit and not awaited by what earned. It never rejects: what fails stays waiting and is
 * swept up within a minute.
 */
export async function settleEvidence(deps: Deps, countyCode: string, residentIds: readonly string[]): Promise<void> {
  try {
    const all = [...new Set(residentIds)];
    for (let from = 0; from < all.length; from += PEOPLE_AT_ONCE)
      await settleBatch(deps, countyCode, all.slice(from, from + PEOPLE_AT_ONCE));
  } catch (error) {
    deps.log.error({ err: error, countyCode }, 'points could not be settled and are swept up later');
  }
}

/** One by one: what one person's evidence makes fail keeps nobody else from their points. */
async function settleEach(deps: Deps, countyCode: string, residentIds: readonly string[]): Promise<string[]> {
  const failed: string[] = [];
  for (const residentId of residentIds)
    try {
      await settleBatch(deps, countyCode, [residentId]);
    } catch (error) {
      deps.log.error({ err: error, countyCode }, 'points of a person could not be settled');
      failed.push(residentId);
    }
  return failed;
}

/** Settles whatever waits in a county, whoever left it waiting. Returns for how many people; what fails is tried again by the next sweep. */
export async function sweepEvidence(deps: Deps, countyCode: string): Promise<number> {
  let settled = 0;
  const failed: string[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const residentIds = await listWaiting(deps.db.pool, countyCode, { limit: PEOPLE_AT_ONCE, except: failed });
    if (residentIds.length === 0) return settled;
    settled += residentIds.length;
    try {
      await settleBatch(deps, countyCode, residentIds);
    } catch {
      failed.push(...(await settleEach(deps, countyCode, residentIds)));
    }
  }
  return settled;
}
