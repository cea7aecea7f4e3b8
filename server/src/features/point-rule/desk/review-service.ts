import type { PointReview } from '@kangban/contract/point-rule-desk';
import { maskName } from '@kangban/domain/shared/masking';
import type { Deps } from '../../../deps';
import { isRefused, type Refused, refuse } from '../../../http/refusal';
import type { StaffSession } from '../../../plugins/tokens';
import { loadStaff, type StaffRow } from '../../staff/service';
import { evidenceWords, ruleOfAward, whyForStaff } from '../award-view';
import { listHouseholds, listStaffPeople } from '../people-store';
import { listReviews, type ReviewPlace, type ReviewRow } from './review-store';
import { listVersions, type VersionRow } from '../scheme-store';

const PER_PAGE = 20;
const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Who reviews: doctors and nurses what concerns the people of their clinic, the county everything. */
export async function reviewer(deps: Deps, who: StaffSession): Promise<StaffRow | Refused> {
  const member = await loadStaff(deps, who);
  if (isRefused(member)) return member;
  return member.role === 'desk' ? refuse('forbidden') : member;
}

/** Whom a review is closed to: who wrote the evidence, who decided about the same award before, and who is of the household. */
export function isOwnReview(
  { award }: ReviewRow,
  told: { staffId: string; personId: string | undefined; household: readonly string[] },
): boolean {
  const deciders = award.reviews.map(({ decided }) => decided?.by);
  return (
    award.byStaff === told.staffId ||
    deciders.includes(told.staffId) ||
    (told.personId !== undefined && told.household.includes(told.personId))
  );
}

interface ReviewScene {
  member: StaffRow;
  published: readonly VersionRow[];
  personId: string | undefined;
  households: ReadonlyMap<string, readonly string[]>;
}

/** What views of these reviews need, in three statements. */
export async function reviewScene(deps: Deps, member: StaffRow, rows: readonly ReviewRow[]): Promise<ReviewScene> {
  const { countyCode, staffId } = member;
  const db = deps.db.pool;
  const residentIds = [...new Set(rows.map(({ rootId }) => rootId))];
  const [published, people, households] = await Promise.all([
    listVersions(db, countyCode),
    listStaffPeople(db, countyCode, [staffId]),
    listHouseholds(db, countyCode, { residentIds, today: deps.clock.today() }),
  ]);
  return { member, published, personId: people.get(staffId), households };
}

/** A review as staff see it: never a name in full, never a result. */
export function reviewView(row: ReviewRow, { member, published, personId, households }: ReviewScene): PointReview {
  const { award, decision } = row;
  const household = households.get(row.rootId) ?? [row.rootId];
  return {
    reviewId: row.reviewId,
    awardId: award.awardId,
    kind: row.kind,
    residentId: row.rootId,
    nameMasked: maskName(row.name),
    siteName: row.siteName,
    title: ruleOfAward(published, award)?.title ?? award.ruleId,
    points: award.points,
    evidenceKind: award.evidenceKind,
    evidence: evidenceWords(award),
    on: award.day,
    reasons: row.reasons,
    why: whyForStaff(award),
    said: row.said,
    openedAt: row.openedAt.toISOString(),
    mayDecide: decision === null && !isOwnReview(row, { staffId: member.staffId, personId, household }),
    decision: decision && { ...decision, at: new Date(decision.at).toISOString() },
  };
}

function placeOf(cursor: string | undefined): ReviewPlace | null | undefined {
  if (cursor === undefined) return null;
  const [, openedAt = '', reviewId = ''] = CURSOR.exec(cursor) ?? [];
  const moment = Date.parse(openedAt);
  return Number.isNaN(moment) ? undefined : { openedAt: new Date(moment).toISOString(), reviewId };
}

/** Awards that wait, re-checks and appeals of the people this member looks after. */
export async function reviewsFor(
  deps: Deps,
  who: StaffSession,
  asked: { state?: 'open' | 'decided' | undefined; cursor?: string | undefined },
): Promise<{ items: PointReview[]; nextCursor: string | null } | Refused> {
  const member = await reviewer(deps, who);
  if (isRefused(member)) return member;
  const after = placeOf(asked.cursor);
  if (after === undefined) return refuse('bad-input');
  const siteId = member.role === 'county-admin' ? null : member.siteId;
  const wish = { siteId, decided: asked.state === 'decided', after, limit: PER_PAGE + 1 };
  const rows = await listReviews(deps.db.pool, member.countyCode, wish);
  const shown = rows.slice(0, PER_PAGE);
  const scene = await reviewScene(deps, member, shown);
  const last = rows.length > PER_PAGE ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => reviewView(row, scene)),
    nextCursor: last ? `${last.openedAt.toISOString()} ${last.reviewId}` : null,
  };
}
