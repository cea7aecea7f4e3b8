import type { HoldReason, NoneReason } from '@kangban/domain/point-rule/types';
import type { Holder } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

export interface NewAward {
  awardId: string;
  evidenceId: string;
  residentId: string;
  holderKind: Holder['kind'];
  holderId: string;
  schemeId: string;
  schemeVersion: number;
  ruleId: string;
  topic: string | null;
  day: PlainDate;
  outcome: 'posted' | 'held' | 'none';
  points: number;
  reason: NoneReason | null;
  txId: string | null;
  supports: readonly string[];
}

const AWARDS = `
  INSERT INTO point_award (county_code, award_id, evidence_id, resident_id, holder_kind, holder_id, scheme_id, scheme_version, rule_id,
                           topic, day, outcome, points, reason, tx_id, supports, made_at)
  SELECT $1, a."awardId", a."evidenceId", a."residentId", a."holderKind", a."holderId", a."schemeId", a."schemeVersion", a."ruleId",
         a.topic, a.day, a.outcome, a.points, a.reason, a."txId", a.supports, $3
    FROM json_to_recordset($2::json) AS a("awardId" uuid, "evidenceId" uuid, "residentId" uuid, "holderKind" text, "holderId" uuid,
           "schemeId" text, "schemeVersion" int, "ruleId" text, topic text, day date, outcome text, points int, reason text,
           "txId" uuid, supports uuid[])`;

/** Writes what rules said, each of each evidence once. */
export async function insertAwards(
  client: Transaction,
  countyCode: string,
  told: { rows: readonly NewAward[]; at: Date },
): Promise<void> {
  if (told.rows.length === 0) return;
  await client.query({
    name: 'point-awards-insert',
    text: AWARDS,
    values: [countyCode, JSON.stringify(told.rows), told.at],
  });
}

export interface NewEnd {
  awardId: string;
  how: 'reversed' | 'voided';
  why: 'evidence-corrected' | 'review-refused';
  txId: string;
}

/** Writes that awards were taken back: a second time is an error of the table, so it cannot happen. */
export async function insertEnds(
  client: Transaction,
  countyCode: string,
  told: { rows: readonly NewEnd[]; at: Date },
): Promise<void> {
  if (told.rows.length === 0) return;
  await client.query({
    name: 'point-award-ends-insert',
    text: `INSERT INTO point_award_end (county_code, award_id, how, why, tx_id, ended_at)
           SELECT $1, e."awardId", e.how, e.why, e."txId", $3
             FROM json_to_recordset($2::json) AS e("awardId" uuid, how text, why text, "txId" uuid)`,
    values: [countyCode, JSON.stringify(told.rows), told.at],
  });
}

export interface NewReview {
  reviewId: string;
  awardId: string;
  kind: 'held' | 'recheck' | 'appeal';
  reasons: readonly HoldReason[];
  said: string | null;
  accountId: string | null;
}

export async function insertReviews(
  client: Transaction,
  countyCode: string,
  told: { rows: readonly NewReview[]; at: Date },
): Promise<void> {
  if (told.rows.length === 0) return;
  await client.query({
    name: 'point-reviews-insert',
    text: `INSERT INTO point_review (county_code, review_id, award_id, kind, reasons, said, by_account, opened_at)
           SELECT $1, r."reviewId", r."awardId", r.kind, r.reasons, r.said, r."accountId", $3
             FROM json_to_recordset($2::json) AS r("reviewId" uuid, "awardId" uuid, kind text, reasons text[], said text,
                    "accountId" uuid)`,
    values: [countyCode, JSON.stringify(told.rows), told.at],
  });
}

/** Closes what is still open about awards that were taken back because their evidence was corrected. */
export async function closeReviews(
  client: Transaction,
  countyCode: string,
  told: { awardIds: readonly string[]; note: string; at: Date },
): Promise<void> {
  if (told.awardIds.length === 0) return;
  await client.query({
    name: 'point-reviews-close',
    text: `INSERT INTO point_review_decision (county_code, review_id, what, note, decided_at)
           SELECT r.county_code, r.review_id, 'refuse', $3, $4 FROM point_review r
            WHERE r.county_code = $1 AND r.award_id = ANY($2::uuid[])
           ON CONFLICT DO NOTHING`,
    values: [countyCode, told.awardIds, told.note, told.at],
  });
}
