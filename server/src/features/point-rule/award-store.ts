import type { EvidenceKind, HoldReason, NoneReason, PointEvidence } from '@kangban/domain/point-rule/types';
import type { Holder } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface Decided {
  what: 'award' | 'refuse';
  note: string;
  by: string | null;
  at: string;
}

/** An award with everything that became of it. */
export interface AwardFacts {
  awardId: string;
  residentId: string;
  evidenceId: string;
  holderKind: Holder['kind'];
  holderId: string;
  schemeId: string;
  schemeVersion: number;
  ruleId: string;
  day: PlainDate;
  outcome: 'posted' | 'held' | 'none';
  points: number;
  reason: NoneReason | null;
  txId: string | null;
  madeAt: Date;
  evidenceKind: EvidenceKind;
  source: PointEvidence['source'];
  reading: PointEvidence['reading'];
  byStaff: string | null;
  topic: string | null;
  end: { how: 'reversed' | 'voided'; why: 'evidence-corrected' | 'review-refused'; at: string } | null;
  reviews: {
    kind: 'held' | 'recheck' | 'appeal';
    reasons: HoldReason[];
    said: string | null;
    decided: Decided | null;
  }[];
}

export const AWARD = `
  a.award_id AS "awardId", a.resident_id AS "residentId", a.evidence_id AS "evidenceId", a.holder_kind AS "holderKind",
  a.holder_id AS "holderId", a.scheme_id AS "schemeId", a.scheme_version AS "schemeVersion", a.rule_id AS "ruleId", a.day, a.outcome,
  a.points, a.reason, a.tx_id AS "txId", a.made_at AS "madeAt", a.topic, e.kind AS "evidenceKind", e.source, e.reading,
  e.by_staff AS "byStaff",
  (SELECT json_build_object('how', x.how, 'why', x.why, 'at', x.ended_at) FROM point_award_end x
    WHERE x.county_code = a.county_code AND x.award_id = a.award_id) AS "end",
  COALESCE((SELECT json_agg(json_build_object('kind', r.kind, 'reasons', r.reasons, 'said', r.said, 'decided',
       (SELECT json_build_object('what', d.what, 'note', d.note, 'by', d.by_staff, 'at', d.decided_at) FROM point_review_decision d
         WHERE d.county_code = r.county_code AND d.review_id = r.review_id)) ORDER BY r.opened_at)
     FROM point_review r WHERE r.county_code = a.county_code AND r.award_id = a.award_id), '[]') AS reviews`;

const FROM = `
  FROM point_award a JOIN point_evidence e ON e.county_code = a.county_code AND e.evidence_id = a.evidence_id`;

/** Awards of a person, newest first. */
export async function listAwards(
  db: Queryable,
  countyCode: string,
  asked: {
    residentIds: readonly string[];
    before: string | null;
    only: 'under-review' | 'nothing' | null;
    limit: number;
  },
): Promise<AwardFacts[]> {
  const { rows } = await db.query<AwardFacts>({
    name: 'point-awards',
    text: `SELECT ${AWARD} ${FROM}
            WHERE a.county_code = $1 AND a.resident_id = ANY($2::uuid[]) AND ($3::uuid IS NULL OR a.award_id < $3)
              AND ($4::text IS DISTINCT FROM 'nothing' OR a.outcome = 'none')
              AND ($4 IS DISTINCT FROM 'under-review' OR a.outcome = 'held'
                   OR EXISTS (SELECT FROM point_award_end x WHERE x.county_code = a.county_code AND x.award_id = a.award_id)
                   OR EXISTS (SELECT FROM point_review r WHERE r.county_code = a.county_code AND r.award_id = a.award_id))
            ORDER BY a.award_id DESC LIMIT $5`,
    values: [countyCode, asked.residentIds, asked.before, asked.only, asked.limit],
  });
  return rows;
}

/** One award of the county. */
export async function findAward(db: Queryable, countyCode: string, awardId: string): Promise<AwardFacts | undefined> {
  const { rows } = await db.query<AwardFacts>({
    name: 'point-award',
    text: `SELECT ${AWARD} ${FROM} WHERE a.county_code = $1 AND a.award_id = $2`,
    values: [countyCode, awardId],
  });
  return rows[0];
}
