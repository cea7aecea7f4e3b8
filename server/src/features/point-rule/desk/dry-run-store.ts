import type { PointEvidence } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** People with evidence in a span, in an order that has nothing to do with who they are, so that the first of them are a fair sample. */
export async function listPeopleOf(
  db: Queryable,
  countyCode: string,
  asked: { from: PlainDate; to: PlainDate; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ residentId: string }>({
    name: 'point-dry-people',
    text: `SELECT resident_id AS "residentId" FROM point_evidence WHERE county_code = $1 AND day BETWEEN $2 AND $3
            GROUP BY resident_id ORDER BY md5(resident_id::text) LIMIT $4`,
    values: [countyCode, asked.from, asked.to, asked.limit],
  });
  return rows.map(({ residentId }) => residentId);
}

/** Evidence of these people in a span that stands, in the order it happened. */
export async function listEvidenceOf(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; from: PlainDate; to: PlainDate },
): Promise<PointEvidence[]> {
  const { rows } = await db.query<PointEvidence>({
    name: 'point-dry-evidence',
    text: `SELECT e.evidence_id AS "evidenceId", e.kind, e.resident_id AS "residentId", e.day, e.happened_at AS at,
                  e.noted_at AS "notedAt", e.written_at AS "writtenAt", e.source, e.topic, e.reading, e.device_id AS "deviceId",
                  e.by_staff AS "staffId", e.by_account AS "accountId"
             FROM point_evidence e
            WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[]) AND e.day BETWEEN $3 AND $4
              AND NOT EXISTS (SELECT FROM point_retraction x WHERE x.county_code = e.county_code AND x.evidence_id = e.evidence_id)
            ORDER BY e.day, e.happened_at NULLS FIRST, e.evidence_id`,
    values: [countyCode, asked.residentIds, asked.from, asked.to],
  });
  return rows;
}
