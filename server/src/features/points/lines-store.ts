import type { LineSum } from '@kangban/domain/points/statement';
import type { Holder, TxType } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Queryable } from './balance-store';

/**
 * Sums of what could be used, by day and kind: what statements and headings of months are made of. What passed between two records of one person
 * is a correction of the registry, not of the family.
 */
export async function findSums(db: Queryable, countyCode: string, { id, kind }: Holder): Promise<LineSum[]> {
  const { rows } = await db.query<LineSum>({
    name: 'points-sums',
    text: `SELECT CASE WHEN t.holder_kind = 'resident' AND t.to_kind = 'resident' THEN 'adjust' ELSE t.type END AS type,
                  t.booked_on AS "bookedOn", sum(e.delta)::bigint AS change
             FROM point_entry e JOIN point_tx t ON t.county_code = e.county_code AND t.link_no = e.link_no AND t.tx_no = e.tx_no
            WHERE e.county_code = $1 AND e.holder_id = $2 AND e.holder_kind = $3 AND e.pocket IN ('active', 'debt')
            GROUP BY 1, 2`,
    values: [countyCode, id, kind],
  });
  return rows;
}

export interface LineRow {
  linkNo: number;
  txNo: number;
  txId: string;
  type: TxType;
  points: number;
  pending: boolean;
  title: string | null;
  detail: string | null;
  note: string | null;
  day: PlainDate;
  bookedOn: PlainDate;
  expiresOn: PlainDate | null;
  ruleId: string | null;
  ruleVersion: number | null;
  evidenceKind: string | null;
  evidenceId: string | null;
  byKind: 'account' | 'staff' | 'device' | 'system';
  of: string | null;
  change: number;
  activeAfter: number;
  settledBy: TxType | null;
  settledNote: string | null;
  reversed: boolean;
  refunded: boolean;
}

/** The place of a line in the ledger. */
export interface Place {
  linkNo: number;
  txNo: number;
}

export interface LinesAsked {
  /** Lines before this place; the newest when left out. */
  before?: Place | undefined;
  from?: PlainDate;
  to?: PlainDate;
  limit: number;
}

// What changed nothing is left out where another line tells of it: a spending (its hold does), an award that was granted or refused later.
const LINES = `
SELECT t.link_no AS "linkNo", t.tx_no AS "txNo", t.tx_id AS "txId", t.type, t.points, t.pending, t.title,
       COALESCE(t.detail, a.detail) AS detail, t.note, COALESCE(a.day, t.day) AS day, t.booked_on AS "bookedOn",
       t.expires_on AS "expiresOn", COALESCE(t.rule_id, a.rule_id) AS "ruleId", COALESCE(t.rule_version, a.rule_version) AS "ruleVersion",
       COALESCE(t.evidence_kind, a.evidence_kind) AS "evidenceKind", COALESCE(t.evidence_id, a.evidence_id) AS "evidenceId",
       t.by_kind AS "byKind", COALESCE(t.settles, t.reverses) AS of, e.change, e.active_after AS "activeAfter",
       s.type AS "settledBy", s.note AS "settledNote",
       EXISTS (SELECT FROM point_tx r WHERE r.county_code = $1 AND r.reverses = CASE t.type WHEN 'post-pending' THEN t.settles ELSE t.tx_id END)
         AS reversed,
       EXISTS (SELECT FROM point_tx r WHERE r.county_code = $1 AND r.reverses = s.tx_id) AS refunded
  FROM (SELECT link_no, tx_no, COALESCE(sum(delta) FILTER (WHERE pocket IN ('active', 'debt')), 0)::bigint AS change,
               (sum(COALESCE(sum(delta) FILTER (WHERE pocket IN ('active', 'debt')), 0)) OVER (ORDER BY link_no, tx_no))::bigint
                 AS active_after
          FROM point_entry WHERE county_code = $1 AND holder_id = $2 AND holder_kind = $3 GROUP BY link_no, tx_no) e
  JOIN point_tx t ON t.county_code = $1 AND t.link_no = e.link_no AND t.tx_no = e.tx_no
  LEFT JOIN point_tx s ON s.county_code = $1 AND s.settles = t.tx_id
  LEFT JOIN point_tx a ON a.county_code = $1 AND a.tx_id = COALESCE(t.settles, t.reverses) AND a.type = 'earn'
 WHERE t.type NOT IN ('commit', 'void-pending') AND NOT (t.pending AND s.type IS NOT DISTINCT FROM 'post-pending')
   AND ($4::bigint IS NULL OR (t.link_no, t.tx_no) < ($4, $5))
   AND ($6::date IS NULL OR t.booked_on >= $6) AND ($7::date IS NULL OR t.booked_on <= $7)
 ORDER BY t.link_no DESC, t.tx_no DESC LIMIT $8`;

/** Lines of a holder, newest first, each with what could be used after it. */
export async function findLines(
  db: Queryable,
  { countyCode, holder }: { countyCode: string; holder: Holder },
  { before, from, limit, to }: LinesAsked,
): Promise<LineRow[]> {
  const { rows } = await db.query<LineRow>({
    name: 'points-lines',
    text: LINES,
    values: [countyCode, holder.id, holder.kind, before?.linkNo, before?.txNo, from, to, limit],
  });
  return rows;
}
