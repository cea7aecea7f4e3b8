import type { AnswerOf, QueryOf } from '@kangban/contract/endpoint';
import { Uuid } from '@kangban/contract/common';
import type { listMatches, Match } from '@kangban/contract/match';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { findReview, findSides, listDecisions, listReviews, type ReviewRow } from './store';
import { lineView, matchView } from './views';

const PAGE = 30;

/** Pairs the own clinic decides on, newest first; names masked. Refuses a cursor that is none. */
export async function readMatches(
  deps: Deps,
  who: StaffSession,
  { state = 'waiting', cursor, limit = PAGE }: QueryOf<typeof listMatches>,
): Promise<AnswerOf<typeof listMatches> | Refused> {
  const member = await memberFor(deps, who, 'decide-match');
  if (isRefused(member)) return member;
  if (cursor !== undefined && !Uuid.safeParse(cursor).success)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const { countyCode, siteId } = member;
  const rows = await listReviews(deps.db, {
    countyCode,
    siteId,
    decided: state === 'decided',
    before: cursor ?? null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  return { items: page.map(lineView), nextCursor: rows.length > limit ? (page.at(-1)?.reviewId ?? null) : null };
}

/** A pair of the own clinic; another clinic's is refused as such, an unknown one is not found. */
export async function reachReview(
  db: Parameters<typeof findReview>[0],
  member: Member,
  reviewId: string,
): Promise<ReviewRow | Refused> {
  const review = await findReview(db, member.countyCode, reviewId);
  if (!review) return refuse('not-found');
  const may = staffMay(member, 'decide-match', review.siteId);
  return may === 'allowed' ? review : refuse(may);
}

/** The pair as a page shows it; `db` is the transaction where one is under way. */
export async function showReview(
  { deps, db }: { deps: Pick<Deps, 'cipher'>; db: Parameters<typeof findReview>[0] },
  countyCode: string,
  review: ReviewRow,
): Promise<Match> {
  const { subjectId, candidateId, reviewId } = review;
  const sides = await findSides(db, countyCode, [subjectId, candidateId]);
  const decisions = await listDecisions(db, countyCode, reviewId);
  const subject = sides.find(({ residentId }) => residentId === subjectId);
  const candidate = sides.find(({ residentId }) => residentId === candidateId);
  if (!subject || !candidate) throw new Error('a pair of records without its records');
  return matchView(deps.cipher, review, { subject, candidate, decisions });
}

/** Two records side by side; both persons can read that somebody compared them. */
export async function readMatch(deps: Deps, who: StaffSession, reviewId: string): Promise<Match | Refused> {
  const member = await memberFor(deps, who, 'decide-match');
  if (isRefused(member)) return member;
  const review = await reachReview(deps.db.pool, member, reviewId);
  if (isRefused(review)) return review;
  for (const residentId of [review.subjectId, review.candidateId])
    deps.auditor.record(deskEntry(member, 'match-read', { residentId }));
  return showReview({ deps, db: deps.db.pool }, member.countyCode, review);
}
