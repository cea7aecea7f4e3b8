import { NIGHT } from '@kangban/domain/point-rule/anomalies';
import type { HoldReason } from '@kangban/domain/point-rule/types';
import type { Transaction } from '../../../plugins/db';
import { AWARD, type AwardFacts } from '../award-store';

type Queryable = Pick<Transaction, 'query'>;

export interface ReviewRow {
  reviewId: string;
  kind: 'held' | 'recheck' | 'appeal';
  reasons: HoldReason[];
  said: string | null;
  openedAt: Date;
  /** The person the award counts under, and their clinic. */
  rootId: string;
  name: string;
  siteId: string | null;
  siteName: string | null;
  decision: { what: 'award' | 'refuse'; note: string; by: string; at: string } | null;
  award: AwardFacts;
}

type FlatRow = Omit<ReviewRow, 'award'> & AwardFacts;

const REVIEW = `
  SELECT r.review_id AS "reviewId", r.kind, r.reasons, r.said, r.opened_at AS "openedAt", p.resident_id AS "rootId", p.name,
         p.site_id AS "siteId", s.short_name AS "siteName",
         (SELECT json_build_object('what', d.what, 'note', d.note, 'by', COALESCE(m.name, ''), 'at', d.decided_at)
            FROM point_review_decision d LEFT JOIN staff m ON m.county_code = d.county_code AND m.staff_id = d.by_staff
           WHERE d.county_code = r.county_code AND d.review_id = r.review_id) AS decision, ${AWARD}
    FROM point_review r
    JOIN point_award a ON a.county_code = r.county_code AND a.award_id = r.award_id
    JOIN point_evidence e ON e.county_code = a.county_code AND e.evidence_id = a.evidence_id
    JOIN resident o ON o.county_code = a.county_code AND o.resident_id = a.resident_id
    JOIN resident p ON p.county_code = a.county_code AND p.resident_id = COALESCE(o.merged_into, o.resident_id)
    LEFT JOIN site s ON s.county_code = p.county_code AND s.site_id = p.site_id`;

const rowOf = ({
  reviewId,
  kind,
  reasons,
  said,
  openedAt,
  rootId,
  name,
  siteId,
  siteName,
  decision,
  ...award
}: FlatRow): ReviewRow => ({
  reviewId,
  kind,
  reasons,
  said,
  openedAt,
  rootId,
  name,
  siteId,
  siteName,
  decision,
  award,
});

export interface ReviewPlace {
  openedAt: string;
  reviewId: string;
}

/** Reviews of a clinic's people (null: of the county), the oldest open ones first, the newest decided ones first. */
export async function listReviews(
  db: Queryable,
  countyCode: string,
  asked: { siteId: string | null; decided: boolean; after: ReviewPlace | null; limit: number },
): Promise<ReviewRow[]> {
  const { decided, siteId, after, limit } = asked;
  const { rows } = await db.query<FlatRow>({
    name: decided ? 'point-reviews-decided' : 'point-reviews-open',
    text: `${REVIEW}
            WHERE r.county_code = $1 AND ($2::uuid IS NULL OR p.site_id = $2)
              AND ${decided ? '' : 'NOT '}EXISTS (SELECT FROM point_review_decision d WHERE d.county_code = r.county_code AND d.review_id = r.review_id)
              AND ($3::timestamptz IS NULL OR (r.opened_at, r.review_id) ${decided ? '<' : '>'} ($3, $4::uuid))
            ORDER BY r.opened_at ${decided ? 'DESC' : ''}, r.review_id ${decided ? 'DESC' : ''} LIMIT $5`,
    values: [countyCode, siteId, after?.openedAt ?? null, after?.reviewId ?? null, limit],
  });
  return rows.map(rowOf);
}

/** One review of the county. */
export async function findReview(db: Queryable, countyCode: string, reviewId: string): Promise<ReviewRow | undefined> {
  const { rows } = await db.query<FlatRow>({
    name: 'point-review',
    text: `${REVIEW} WHERE r.county_code = $1 AND r.review_id = $2`,
    values: [countyCode, reviewId],
  });
  return rows.map(rowOf)[0];
}

/** Decides a review; false when somebody did before. */
export async function insertDecision(
  client: Transaction,
  countyCode: string,
  row: { reviewId: string; what: 'award' | 'refuse'; note: string; staffId: string; txId: string | null; at: Date },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'point-review-decide',
    text: `INSERT INTO point_review_decision (county_code, review_id, what, note, by_staff, tx_id, decided_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    values: [countyCode, row.reviewId, row.what, row.note, row.staffId, row.txId, row.at],
  });
  return rowCount === 1;
}

/** Writes the award an appeal was right about. */
export async function insertAppealAward(
  client: Transaction,
  countyCode: string,
  row: { awardId: string; of: AwardFacts; points: number; txId: string; at: Date },
): Promise<void> {
  await client.query({
    name: 'point-award-by-appeal',
    text: `INSERT INTO point_award (county_code, award_id, evidence_id, resident_id, holder_kind, holder_id, scheme_id, scheme_version,
                                    rule_id, topic, day, outcome, points, tx_id, supports, appeal_of, made_at)
           SELECT a.county_code, $3, a.evidence_id, a.resident_id, a.holder_kind, a.holder_id, a.scheme_id, a.scheme_version, a.rule_id,
                  a.topic, a.day, 'posted', $4, $5, CASE WHEN a.supports = '{}' THEN ARRAY[a.evidence_id] ELSE a.supports END, a.award_id, $6
             FROM point_award a WHERE a.county_code = $1 AND a.award_id = $2`,
    values: [countyCode, row.of.awardId, row.awardId, row.points, row.txId, row.at],
  });
}

export interface WorkerRow {
  staffId: string;
  staffName: string;
  siteName: string | null;
  awards: number;
  atNight: number;
}

/** Of every member of staff, the awards of a month that rest on what they wrote down, and how many of those they wrote at night. */
export async function listWorkerMonths(
  db: Queryable,
  countyCode: string,
  month: { from: Date; until: Date },
): Promise<WorkerRow[]> {
  const { rows } = await db.query<WorkerRow>({
    name: 'point-worker-months',
    text: `SELECT m.staff_id AS "staffId", m.name AS "staffName", s.short_name AS "siteName", count(*)::int AS awards,
                  (count(*) FILTER (WHERE extract(hour FROM e.noted_at AT TIME ZONE 'Asia/Shanghai') >= $4
                                       OR extract(hour FROM e.noted_at AT TIME ZONE 'Asia/Shanghai') < $5))::int AS "atNight"
             FROM point_award a
             JOIN point_evidence e ON e.county_code = a.county_code AND e.evidence_id = a.evidence_id
             JOIN staff m ON m.county_code = e.county_code AND m.staff_id = e.by_staff
             LEFT JOIN site s ON s.county_code = m.county_code AND s.site_id = m.site_id
            WHERE a.county_code = $1 AND a.made_at >= $2 AND a.made_at < $3 AND a.outcome <> 'none'
            GROUP BY m.staff_id, m.name, s.short_name ORDER BY m.staff_id`,
    values: [countyCode, month.from, month.until, NIGHT.from, NIGHT.until],
  });
  return rows;
}
