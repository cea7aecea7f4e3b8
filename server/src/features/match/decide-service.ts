import { groupRecords } from '@kangban/domain/match/group-records';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { regroupPoints } from '../points/joined';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { findJoined, saveGroups } from './merge-store';
import { lockMatching } from './persons-store';
import { reachReview, showReview } from './service';
import { insertDecision, type ReviewRow } from './store';

const OK = 200;

interface Step {
  reviewId: string;
  reason: string;
  key: string;
  /** What the request asks, for telling a repetition from another request. */
  operation: string;
  /** What becomes of a pair; a refusal where it does not fit what stands. */
  next: (review: ReviewRow) => { what: 'same' | 'different' | 'undone'; undoesId: string | null } | Refused;
  action: (what: 'same' | 'different' | 'undone') => AuditAction;
}

/** Links records by the decisions that stand now, this one among them; their points go along. */
async function regroup(
  deps: Deps,
  client: Transaction,
  { member, review }: { member: Member; review: ReviewRow },
): Promise<void> {
  const { countyCode, staffId } = member;
  const { records, pairs } = await findJoined(client, countyCode, [review.subjectId, review.candidateId]);
  const groups = groupRecords(records, pairs);
  await saveGroups(client, countyCode, groups);
  await regroupPoints(deps, client, { countyCode, groups, by: { kind: 'staff', id: staffId } });
}

interface Done {
  review: ReviewRow;
  what: 'same' | 'different' | 'undone';
}

/** One decision in the caller's transaction, while nobody else of the county matches or decides. */
async function decideOnce(
  deps: Deps,
  client: Transaction,
  { member, step }: { member: Member; step: Step },
): Promise<Done | Refused> {
  const { countyCode, siteId, staffId } = member;
  const { reviewId, reason } = step;
  await lockMatching(client, countyCode);
  const review = await reachReview(client, member, reviewId);
  if (isRefused(review)) return review;
  const next = step.next(review);
  if (isRefused(next)) return next;
  const at = deps.clock.now();
  await insertDecision(client, { countyCode, decisionId: uuidV7(), reviewId, ...next, staffId, siteId, reason, at });
  if (next.what !== 'different') await regroup(deps, client, { member, review });
  return { review, what: next.what };
}

async function take(deps: Deps, who: StaffSession, step: Step): Promise<FirstAnswer | Refused> {
  const member = await memberFor(deps, who, 'decide-match');
  if (isRefused(member)) return member;
  const { countyCode, staffId } = member;
  const { reviewId, reason, key, operation } = step;
  let done: Done | undefined;
  const answer = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: staffId, key, hash: bodyHash(operation, { reviewId, reason }) },
    status: OK,
    work: async (client) => {
      const decided = await decideOnce(deps, client, { member, step });
      if (isRefused(decided)) return decided;
      done = decided;
      const review = await reachReview(client, member, reviewId);
      return isRefused(review) ? review : showReview({ deps, db: client }, countyCode, review);
    },
  });
  if (done && !isRefused(answer) && !answer.hit)
    await noteBoth(deps, member, { ...done, action: step.action(done.what) });
  return answer;
}

/** Both persons can read what became of their records. */
const noteBoth = (deps: Deps, member: Member, { review, action }: Done & { action: AuditAction }): Promise<void> =>
  deps.auditor.recordNow(
    ...[review.subjectId, review.candidateId].map((residentId) => deskEntry(member, action, { residentId })),
  );

/** Says that two records are one person, or two. One person: they are linked, each entry stays where it is. Refuses a decided pair. */
export const decideMatch = (
  deps: Deps,
  who: StaffSession,
  { reviewId, same, reason, key }: { reviewId: string; same: boolean; reason: string; key: string },
): Promise<FirstAnswer | Refused> =>
  take(deps, who, {
    reviewId,
    reason,
    key,
    operation: same ? 'decideMatch same' : 'decideMatch different',
    next: ({ decided }) =>
      decided === null ? { what: same ? 'same' : 'different', undoesId: null } : refuse('match-decided'),
    action: (what) => (what === 'same' ? 'records-joined' : 'records-told-apart'),
  });

/** Takes back what was decided: linked records are apart again, exactly as before. Refuses a pair nobody decided on. */
export const undoMatch = (
  deps: Deps,
  who: StaffSession,
  { reviewId, reason, key }: { reviewId: string; reason: string; key: string },
): Promise<FirstAnswer | Refused> =>
  take(deps, who, {
    reviewId,
    reason,
    key,
    operation: 'undoMatch',
    next: ({ decisionId }) =>
      decisionId === null ? refuse('match-not-decided') : { what: 'undone', undoesId: decisionId },
    action: () => 'records-separated',
  });
